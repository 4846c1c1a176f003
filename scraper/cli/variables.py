"""Variables of the environment that look like settings and are none: mistyped, they would be passed over in silence."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scraper.cli.console import note

PREFIX = "SCRAPER_"
"""As in `scraper.config`, which is loaded only where there are such variables: `--help` needs neither."""
OTHERS = ("CONFIG", "RULES", "BODY_MODEL", "TRACEBACK")
"""Those that are no option."""


def note_unknown(commands: Mapping[str, Any], arguments: Sequence[str], defaults: Mapping[str, Any]) -> None:
    """Says which variables are none, and the one that may have been meant; not where `quiet` is asked for."""
    given = sorted(name for name in os.environ if name.startswith(PREFIX))
    if not given or _is_quiet(arguments, defaults):
        return
    known = set(known_variables(commands))
    for name in given:
        if name not in known:
            note(f"{name}: no such setting, and passed over{_suggested(name, known)}")


def _is_quiet(arguments: Sequence[str], defaults: Mapping[str, Any]) -> bool:
    from scraper.config import TRUE

    return bool({"-q", "--quiet"} & {*arguments}) or str(defaults.get("quiet")).lower() in TRUE


def known_variables(commands: Mapping[str, Any]) -> Iterator[str]:
    """All that are read."""
    from scraper.cli.defaults import key_of
    from scraper.config import COMMANDS, KEYS

    yield from (PREFIX + name for name in OTHERS)
    yield from (PREFIX + key.upper() for key in KEYS)
    for command in COMMANDS:
        for option in commands[command].params:
            yield f"{PREFIX}{command}_{key_of(option)}".upper()


def _suggested(name: str, known: set[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(known), n=1, cutoff=0.8)
    return f"; did you mean {close[0]}?" if close else ""
