"""Settings from all sides: flag > environment > file > default.

The file is `scraper.toml`: keys are the options' names with `_` for `-`, tables `[hosts."example.org"]` hold
what differs for a host and those below it. In the environment the same names stand in capitals behind
`SCRAPER_`: `SCRAPER_DELAY=2`. docs/fetching.md describes each key. Options that one command has for itself stand
in a table of its name, `[watch]`, in the environment behind it: `SCRAPER_WATCH_EVERY=1h`.
"""

import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from scraper.errors import ConfigError
from scraper.fetch.settings import Count, CountOrZero, FetchSettings, Seconds
from scraper.home import config_folder

FILE = "scraper.toml"
PREFIX = "SCRAPER_"
FILE_VARIABLE = "SCRAPER_CONFIG"
TRUE, FALSE = frozenset("1 true t yes y on".split()), frozenset("0 false f no n off".split())
"""Words for them in variables: those that the command line knows."""
_MERGED = ("headers", "cookies", "hosts")
"""Keys whose tables add to those of a lower side instead of replacing them."""


COMMANDS = frozenset("get extract batch replay export status report diff discover watch inspect".split())
"""Those that may have a table."""


class RunOptions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of commands that are not about fetching. None: the command's own default."""

    format: str | None = None
    fields: str | None = None
    """Comma-separated keys of the JSON."""
    quiet: bool = False
    verbose: bool = False
    workers: CountOrZero | None = None
    """Processes that extract."""
    page_deadline: Seconds | None = None
    page_memory: Count | None = None
    attempts: Count | None = None
    record: bool | None = None


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """All settings, and where they came from."""

    fetch: FetchSettings = FetchSettings()
    run: RunOptions = RunOptions()
    file: str | None = None
    """The settings file that was read."""


class CommandTables(msgspec.Struct, frozen=True, kw_only=True):
    """What the settings file says to commands."""

    file: str
    tables: dict[str, dict[str, Any]] = {}
    top: dict[str, Any] = {}
    """The keys that stand outside all tables."""


Kind = TypeVar("Kind", bound=msgspec.Struct)
_FETCH = frozenset(FetchSettings.__struct_fields__)
_RUN = frozenset(RunOptions.__struct_fields__)
_TRUTHS = frozenset(
    field.name
    for kind in (FetchSettings, RunOptions)
    for field in msgspec.structs.fields(kind)
    if field.type in (bool, bool | None)
)
KEYS = _FETCH | _RUN
"""All that may stand outside the tables of commands."""
GENERAL = KEYS - {"format", "fields"}
"""Keys that mean the same to all commands, and so stand in no command's table."""


def load_config(
    flags: Mapping[str, Any] | None = None,
    *,
    file: str | os.PathLike[str] | None = None,
    environ: Mapping[str, str] | None = None,
) -> Config:
    """The settings that hold.

    `flags` are those given on the command line, by key; those that are None were not. `file` is read instead
    of the one that SCRAPER_CONFIG names, `./scraper.toml`, or `~/.config/scraper/scraper.toml`; the first there is.
    Raises ConfigError, which names file and key, or the variable.
    """
    environ = os.environ if environ is None else environ
    path = _find_file(file, environ)
    merged = _checked(_without_commands(_read_file(path)), f"{path}") if path else {}
    _overlay(merged, _read_environment(environ))
    _overlay(merged, {key: value for key, value in (flags or {}).items() if value is not None})
    return Config(
        fetch=_build(FetchSettings, {key: value for key, value in merged.items() if key in _FETCH}),
        run=_build(RunOptions, {key: value for key, value in merged.items() if key in _RUN}),
        file=str(path) if path else None,
    )


def load_tables(
    *, file: str | os.PathLike[str] | None = None, environ: Mapping[str, str] | None = None
) -> CommandTables:
    """What the file that `load_config` reads says to commands. Raises ConfigError."""
    path = _find_file(file, os.environ if environ is None else environ)
    values = _read_file(path) if path else {}
    top = _without_commands(values)
    return CommandTables(
        file=str(path or "the environment"),
        tables={name: table for name, table in values.items() if name not in top},
        top=top,
    )


def _without_commands(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if not (key in COMMANDS and isinstance(value, dict))}


def _find_file(file: str | os.PathLike[str] | None, environ: Mapping[str, str]) -> Path | None:
    named = file or environ.get(FILE_VARIABLE)
    if named:
        return Path(named)
    return next((path for path in (Path(FILE), config_folder(environ) / FILE) if path.is_file()), None)


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(_read_text(path) if path.is_file() else _read_pipe(path))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ConfigError(f"cannot be read: {reason}", subject=str(path)) from error


def _read_text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


_read_pipe = cache(_read_text)
"""A pipe, as of `--config <(...)`, gives what it holds only once, and a command reads its settings in two steps."""


def _read_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in environ.items():
        key = name.removeprefix(PREFIX).lower()
        if not name.startswith(PREFIX) or key not in KEYS:
            continue
        if key in _MERGED:
            raise ConfigError(
                "is a table, which no variable holds: put it into a settings file", subject=name
            )
        found[key] = _checked({key: _truth(key, value)}, name, strict=False)[key]
    return found


def _truth(key: str, text: str) -> str | bool:
    """What a variable says of a key that is true or false, in any word that options take for it too."""
    word = text.strip().lower()
    return word in TRUE if key in _TRUTHS and word in TRUE | FALSE else text


def _checked(values: dict[str, Any], source: str, *, strict: bool = True) -> dict[str, Any]:
    """`values` converted key by key, so that an error names the side and the key that it comes from."""
    for key, value in values.items():
        owner = FetchSettings if key in _FETCH else RunOptions if key in _RUN else None
        if owner is None:
            raise ConfigError(f"has the unknown key {key!r}{_suggest(key)}", subject=source)
        for label, part in _parts(key, value):
            try:
                msgspec.convert({key: part}, owner, strict=strict)
            except msgspec.ValidationError as error:
                problem = str(error).partition(" - at ")[0].removeprefix(f"{key}: ")
                given = "" if strict else f" ({value!r})"  # else a variable is said to be a string
                raise ConfigError(f"{label}: {problem}{given}", subject=source) from None
        values[key] = getattr(msgspec.convert({key: value}, owner, strict=strict), key)
    return values


def _parts(key: str, value: Any) -> list[tuple[str, Any]]:
    """What is checked by itself, and its name: of `hosts` each one, since msgspec does not say which is wrong."""
    if key == "hosts" and isinstance(value, dict):
        return [(f"hosts.{name}", {name: table}) for name, table in value.items()]
    return [(key, value)]


def _suggest(key: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(key, sorted(KEYS), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _overlay(merged: dict[str, Any], above: Mapping[str, Any]) -> None:
    for key, value in above.items():
        merged[key] = {**merged.get(key, {}), **value} if key in _MERGED else value


def _build(kind: type[Kind], values: dict[str, Any]) -> Kind:
    try:
        return msgspec.convert(values, kind, from_attributes=True)
    except msgspec.ValidationError as error:
        problem, _, place = str(error).partition(" - at `$.")
        raise ConfigError(f"{place[:-1]}: {problem}" if place else problem, subject="options") from None
