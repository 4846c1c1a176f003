"""What Next.js streams to its pages: React's flight format, in chunks that scripts push one by one.

A row is a value of JSON under an id, or a text of so many bytes; rows refer to others (`"$1f"`).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BROKEN = 500
"""Chunks and rows of one stream that cannot be read: to tell where it failed, the decoder counts all lines before."""
FLIGHT = re.compile(r"self\.__next_f\.push\(\s*(?=\[)")
"""The beginning of a chunk."""
ROW = re.compile(r"([0-9a-f]{1,6}):(?:T([0-9a-f]{1,6}),|([A-Z]{0,2})(?=[\[{\"n]))")
"""An id, then the size of a text, or what kind of row it is (none for values) before its JSON."""


def flight_chunks(text: str) -> Iterator[str]:
    """The pieces of the stream that a script pushes."""
    decoder, broken = json.JSONDecoder(strict=False), 0
    for match in FLIGHT.finditer(text):
        try:
            chunk, _ = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            broken += 1
            if broken > MAX_BROKEN:
                return
            continue
        if len(chunk) > 1 and isinstance(chunk[1], str):
            yield chunk[1]


def flight_rows(stream: str) -> dict[str, Any]:
    """The rows of a React flight stream by their id: `1f:["$",...]`, or `1f:T<bytes in hex>,text`."""
    rows: dict[str, Any] = {}
    decoder, at, broken = json.JSONDecoder(strict=False), 0, 0
    data = stream.encode("utf-8", "replace")
    text = data.decode()
    while broken <= MAX_BROKEN and (match := ROW.match(text, at) or ROW.search(text, at)) is not None:
        at = match.end()
        if match[2]:
            size = int(match[2], 16)
            value: Any = text[at : at + size].encode()[:size].decode("utf-8", "ignore")
            at += len(value)
        else:
            try:
                value, at = decoder.raw_decode(text, at)
            except (ValueError, RecursionError):
                at, broken = text.find("\n", at) + 1 or len(text), broken + 1
                continue
        if not match[3]:
            rows[match[1]] = value
    return _link_rows(rows)


def _link_rows(rows: dict[str, Any]) -> dict[str, Any]:
    """Puts rows in the place of the first reference to them (`"$1f"`, `"$L1f"`); they do not stay apart."""
    queue: list[Any] = [rows]
    placed: set[str] = set()
    for item in queue:
        # A value takes the place of another while both are gone through, which changes no size.
        for key, value in item.items() if type(item) is dict else enumerate(item):
            kind = type(value)
            if kind is dict or kind is list:
                queue.append(value)
            elif kind is str and len(value) < 9 and value[:1] == "$":
                name = value[1:].removeprefix("L")
                if name in rows and (name not in placed or isinstance(rows[name], str)):
                    placed.add(name)
                    item[key] = rows[name]
    return {name: row for name, row in rows.items() if name not in placed}
