"""How a run was made: by which version, with which settings. Made otherwise, its rows would be of two kinds."""

from pathlib import Path

import msgspec

from scraper.batch.settings import BatchSettings
from scraper.batch.store.ledger import LEDGER, Ledger
from scraper.errors import BatchError
from scraper.version import VERSION


def check_made(ledger: Ledger, settings: BatchSettings, folder: Path, accept_changes: bool) -> None:
    """Compares version and settings with those stored, and stores them where they are new or accepted.

    Raises BatchError where they differ, pages are done already, and the change was not accepted.
    """
    now = {"version": VERSION, "settings": msgspec.json.encode(settings.shaping()).decode()}
    then = ledger.meta()
    checked = "version" in then and not accept_changes and ledger.has_begun()
    differences = _differences(then, now, folder) if checked else []
    if differences:
        raise BatchError(
            f"was made otherwise: {'; '.join(differences)}. Rows of both kinds would be mixed: use the same "
            "again, another -o, or go on all the same by `scraper batch -o RUN --accept-changes` with these",
            subject=str(folder),
        )
    for key, value in now.items():
        if then.get(key) != value:
            ledger.set_meta(key, value)


def _differences(then: dict[str, str], now: dict[str, str], folder: Path) -> list[str]:
    found: list[str] = []
    if then["version"] != now["version"]:
        found.append(f"by version {then['version']}, now {now['version']}")
    old, new = (_settings(side, folder) for side in (then, now))
    changed = [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
    found += (f"{name} was {old.get(name, 'not set')}, now {new.get(name, 'not set')}" for name in changed)
    return found


def _settings(meta: dict[str, str], folder: Path) -> dict[str, str]:
    try:
        return msgspec.json.decode(meta.get("settings", ""), type=dict[str, str])
    except msgspec.DecodeError as error:
        raise BatchError(
            f"is damaged: the settings in it cannot be read ({error}); put back a copy, or take those of now by "
            "--accept-changes",
            subject=str(folder / LEDGER),
        ) from error
