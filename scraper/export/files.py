"""One file a row: JSON, Markdown with front matter, text. Names are the same for the same rows, always."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from scraper.export.address import address_parts
from scraper.export.markdown import article_to_markdown
from scraper.export.row import Row, parse_row
from scraper.export.text import article_to_text

FILES_A_FOLDER = 1_000
"""Folders of a million files are a pain to every tool: rows go to subfolders of so many."""
MAX_SLUG = 60
UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""Of what JSON leaves as it is, what YAML refuses (1.2.2, 5.1) or takes for the end of a line (1.1). Texts out of PDFs
have U+FFFE where a word was hyphenated."""


def write_json_files(rows: Iterable[bytes], target: Path) -> int:
    """The row as JSON, indented."""
    return _write_files(rows, target, ".json", lambda raw: msgspec.json.format(raw, indent=2) + b"\n")


def write_markdown_files(rows: Iterable[bytes], target: Path) -> int:
    """Markdown with YAML front matter; a failed row has front matter only."""
    return _write_files(rows, target, ".md", lambda raw: markdown_file(parse_row(raw)).encode())


def write_text_files(rows: Iterable[bytes], target: Path) -> int:
    """Plain text; a failed row says so."""
    return _write_files(rows, target, ".txt", lambda raw: _text(parse_row(raw)).encode())


def markdown_file(row: Row) -> str:
    """The article with its facts in front, as JSON values, which are YAML too."""
    facts = {
        "line": row.line,
        "url": row.url,
        "title": row.headline,
        "authors": [person.name for person in row.byline],
        "date": row.date,
        "tags": row.tags,
        "language": row.language,
        "page_kind": row.page_kind,
        "outcome": row.outcome,
        "error": msgspec.to_builtins(row.error),
    }
    front = "".join(f"{key}: {_yaml(value)}\n" for key, value in facts.items())
    return f"---\n{front}---\n" + ("" if row.failed else "\n" + article_to_markdown(row))


def _yaml(value: object) -> str:
    """The value as JSON, in which characters that no YAML may hold as they are stand as escapes."""
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", msgspec.json.encode(value).decode())


def _file_name(named: "_Named", suffix: str) -> str:
    """`00000/00000017-storm-warning.json`: by line, and by the last words of the URL."""
    path = address_parts(named.url).path if "://" in named.url else named.url
    slug = re.sub(r"\.\w{2,5}$", "", path.rstrip("/").rpartition("/")[2])
    slug = re.sub(r"[^a-z0-9]+", "-", slug.lower())[:MAX_SLUG].strip("-") or "page"
    return f"{named.line // FILES_A_FOLDER:05}/{named.line:08}-{slug}{suffix}"


class _Named(msgspec.Struct):
    line: int
    url: str = ""
    list: str | None = None


_NAMED = msgspec.json.Decoder(_Named)


def _text(row: Row) -> str:
    if row.error is not None:
        return f"{row.input}: {row.error.kind}: {row.error.message}\n"
    return article_to_text(row)


def _write_files(rows: Iterable[bytes], target: Path, suffix: str, render: Callable[[bytes], bytes]) -> int:
    count = 0
    lists: list[str | None] = []
    for count, row in enumerate(rows, 1):  # noqa: B007
        named = _NAMED.decode(row)
        if named.list not in lists:
            lists.append(named.list)
        folder = target if named.list is None else target / f"list-{lists.index(named.list) + 1}"
        path = folder / _file_name(named, suffix)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(render(row))
    return count
