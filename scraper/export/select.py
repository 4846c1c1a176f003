"""Rows with some of their keys."""

from collections.abc import Iterable, Iterator

import msgspec

from scraper.errors import ExportError
from scraper.export.row import Row


def select_fields(rows: Iterable[bytes], fields: str) -> Iterator[bytes]:
    """The rows with these keys (comma-separated) only, in the order asked for.

    Raises ExportError for a key that rows do not have.
    """
    names = [name.strip() for name in fields.split(",") if name.strip()]
    if not names:
        raise ExportError("names no key", subject="--fields")
    unknown = [name for name in names if name not in Row.__struct_fields__]
    if unknown:
        known = ", ".join(Row.__struct_fields__)
        raise ExportError(f"no such key: {', '.join(unknown)}; there are: {known}", subject="--fields")
    return (_some(msgspec.json.decode(row), names) for row in rows)


def _some(row: dict[str, object], names: list[str]) -> bytes:
    return msgspec.json.encode({name: row.get(name) for name in names})
