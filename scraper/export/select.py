"""Rows with some of their keys."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from scraper.errors import ConfigError
from scraper.export.row import Row


def select_fields(rows: Iterable[bytes], fields: str) -> Iterator[bytes]:
    """The rows with these keys (comma-separated) only, in the order asked for.

    Raises ConfigError as `parse_keys` does.
    """
    names = parse_keys(fields, Row.__struct_fields__)
    return (_some(msgspec.json.decode(row), names) for row in rows)


def parse_keys(fields: str, known: Sequence[str]) -> list[str]:
    """The keys in a list with commas, as `--fields` takes it.

    Raises ConfigError where there is none, or one that is not known.

    >>> parse_keys("date, headline", ["headline", "date"])
    ['date', 'headline']
    """
    names = [name.strip() for name in fields.split(",") if name.strip()]
    if not names:
        raise ConfigError("names no key", subject="--fields")
    unknown = [name for name in names if name not in known]
    if unknown:
        there = ", ".join(known)
        raise ConfigError(f"no such key: {', '.join(unknown)}; there are: {there}", subject="--fields")
    return names


def _some(row: dict[str, object], names: list[str]) -> bytes:
    return msgspec.json.encode({name: row.get(name) for name in names})
