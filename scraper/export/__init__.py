"""Rows of a run written out in other people's forms.

`FORMATS` is the table of all: a new one is a file with a function `write(rows, target) -> count`, and a line
here.
Rows come as JSON objects, one for each input line, in input order; a writer streams them.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path

import msgspec

Write = Callable[[Iterable[bytes], Path], int]


class Format(msgspec.Struct, frozen=True):
    """How rows are written: `writer` is `module:function` below this package, loaded when used."""

    writer: str
    suffix: str
    """Of the file; empty for a folder with one file a row."""
    text: bool = True
    """May go to a terminal or a pipe."""
    about: str = ""

    def load(self) -> Write:
        """The function that writes."""
        module, _, function = self.writer.partition(":")
        write: Write = getattr(import_module(f"scraper.export.{module}"), function)
        return write


FORMATS: dict[str, Format] = {
    "jsonl": Format("jsonl:write_jsonl", ".jsonl", about="a row a line"),
    "jsonl.zst": Format("jsonl:write_jsonl_zst", ".jsonl.zst", text=False, about="the same, compressed"),
}
