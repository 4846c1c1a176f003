"""Rows of a run written out in other people's forms.

`FORMATS` is the table of all: a new one is a file with a function `write(rows, target) -> count`, and a line
here.
Rows come as JSON objects, one for each input line, in input order; a writer streams them.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Literal

import msgspec

from scraper.errors import ConfigError

Write = Callable[[Iterable[bytes], Path], int]


class Format(msgspec.Struct, frozen=True):
    """How rows are written: `writer` is `module:function` below this package, loaded when used."""

    writer: str
    suffix: str
    """Of the file; empty for a folder with one file a row."""
    text: bool = True
    """May go to a terminal or a pipe."""
    source: Literal["rows", "records"] = "rows"
    """What the writer takes: rows as JSON, or the recorded pages as WARC records."""
    any_keys: bool = False
    """Takes rows that were cut down to chosen keys."""

    def load(self) -> Write:
        """The function that writes."""
        module, _, function = self.writer.partition(":")
        write: Write = getattr(import_module(f"scraper.export.{module}"), function)
        return write


FORMATS: dict[str, Format] = {
    "jsonl": Format("pieces:write_jsonl", ".jsonl", any_keys=True),
    "jsonl.zst": Format("pieces:write_jsonl_zst", ".jsonl.zst", text=False, any_keys=True),
    "json": Format("files:write_json_files", "", any_keys=True),
    "csv": Format("table:write_csv", ".csv"),
    "parquet": Format("parquet:write_parquet", ".parquet", text=False),
    "sqlite": Format("sqlite:write_sqlite", ".sqlite", text=False),
    "markdown": Format("files:write_markdown_files", ""),
    "text": Format("files:write_text_files", ""),
    "schema.org": Format("schema_org:schema_org", ".jsonl"),
    "newspaper4k": Format("keys:newspaper", ".jsonl"),
    "news-please": Format("keys:news_please", ".jsonl"),
    "trafilatura": Format("keys:trafilatura", ".jsonl"),
    "warc": Format("pieces:write_warc", ".warc.gz", text=False, source="records"),
}


MISLEADING = tuple(".json .gz .zst .md .txt .db .duckdb .xlsx .xml .html .zip .pq .feather .arrow".split())
"""Ends of names that promise what a file of JSON Lines would not hold."""


def format_of(name: str) -> str:
    """The format that a file's name tells by its end; JSON Lines where it tells none.

    Raises ConfigError where it promises what no format under that end is.

    >>> format_of("monday.parquet"), format_of("s3://bucket/monday.jsonl.zst"), format_of("monday")
    ('parquet', 'jsonl.zst', 'jsonl')
    """
    lower = name.lower()
    fitting = [form for form, known in FORMATS.items() if known.suffix and lower.endswith(known.suffix)]
    if not fitting and lower.endswith(MISLEADING):
        raise ConfigError(
            f"its end tells no format that can be one file: give --format too ({', '.join(FORMATS)})",
            subject=name,
        )
    return fitting[0] if fitting else "jsonl"
