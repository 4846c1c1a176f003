"""Defaults of a command's own options out of the settings file and the environment.

What has a key at the top of the file (see `scraper.config`) holds for all commands and is read there; the rest
stands in a table named after the command, and in the environment behind the command's name:

    [batch]
    column = "link"        # SCRAPER_BATCH_COLUMN=link

    [watch]
    every = "1h"           # SCRAPER_WATCH_EVERY=1h
"""

from __future__ import annotations

import os
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING, Any

from scraper.errors import ConfigError

if TYPE_CHECKING:
    from scraper.config import CommandTables

EVERYWHERE = ("quiet", "verbose")
"""Keys outside all tables that are options also of commands which do not read the settings."""


def find_defaults(name: str, command: Any, arguments: Sequence[str]) -> dict[str, Any]:
    """The defaults of the options of `command` (click's), by parameter; `arguments` may name the file.

    Raises ConfigError for a file that cannot be read, and for a key that is no option of the command.
    """
    from scraper.config import COMMANDS, GENERAL, load_tables

    if name not in COMMANDS:
        return {}
    options = {key_of(one): one for one in command.params if one.param_type_name == "option"}
    reads_settings = options.pop("config", None) is not None
    tables = load_tables(file=_named_file(arguments) if reads_settings else None)
    elsewhere = GENERAL if reads_settings else frozenset()
    found = _general(options, tables)
    for key, value in tables.tables.get(name, {}).items():
        found[_checked(key, name, options.keys(), elsewhere, tables.file)] = value
    found |= _from_environment(name, {key: one for key, one in options.items() if key not in elsewhere})
    return {options[key].name: value for key, value in found.items()}


def key_of(option: Any) -> str:
    """The key of an option in files: `list_format` for `--list-format`."""
    return str(max(option.opts, key=len)).lstrip("-").replace("-", "_")


def _named_file(arguments: Sequence[str]) -> str | None:
    """What stands behind --config; of two the last, as for all options."""
    named = None
    for place, text in enumerate(arguments):
        if text == "--config":
            named = next(iter(arguments[place + 1 :]), None)
        if text.startswith("--config="):
            named = text.partition("=")[2]
    return named


def _general(options: dict[str, Any], tables: CommandTables) -> dict[str, Any]:
    named = {key: os.environ.get(f"SCRAPER_{key.upper()}", tables.top.get(key)) for key in EVERYWHERE}
    return {key: value for key, value in named.items() if value is not None and key in options}


def _checked(key: str, name: str, options: Set[str], elsewhere: Set[str], file: str) -> str:
    if key in elsewhere:
        raise ConfigError(f"[{name}] {key}: stands at the top, outside all tables", subject=file)
    if key not in options:
        own = ", ".join(sorted(options - elsewhere))
        raise ConfigError(f"[{name}] {key}: no option of this command; it has {own}", subject=file)
    return key


def _from_environment(name: str, options: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in options:
        value = os.environ.get(f"SCRAPER_{name}_{key}".upper())
        if value is not None:
            found[key] = value.split() if options[key].multiple else value
    return found
