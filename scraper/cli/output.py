"""Articles out: to stdout or into a folder, in the form asked for."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from scraper.cli.options import Format
from scraper.errors import ExportError
from scraper.export.address import address_parts
from scraper.export.write import write_whole

if TYPE_CHECKING:
    from scraper.article import Article

SUFFIX = {Format.json: ".json", Format.jsonl: ".jsonl", Format.markdown: ".md", Format.text: ".txt"}
MAX_SLUG = 200
"""File systems take names of 255 bytes, of which a letter may need four."""


class Writer:
    """Writes articles in one form, to one place. `many`: more than one is to come."""

    def __init__(self, form: Format, fields: str | None, folder: Path | None, *, many: bool) -> None:
        self.form = form
        self.fields = _parse_fields(fields)
        self.folder = folder = None if folder == Path("-") else folder
        self.many = many
        self.taken: dict[str, int] = {}
        self.written = 0
        if self.fields and form in (Format.markdown, Format.text):
            raise typer.BadParameter(f"has no meaning with --format {form}", param_hint="--fields")
        if folder is not None:
            _make_folder(folder)

    def write(self, article: Article, name: str) -> None:
        """Writes one; `name` is the URL or file that it is of, and gives the file's name."""
        if self.folder is None:
            self._print(article)
        else:
            path = self.folder / (self._free_slug(name) + SUFFIX[self.form])
            text = self.rendered(article, pretty=self.form is Format.json) + "\n"
            write_whole(path, text.encode())
        self.written += 1

    def _print(self, article: Article) -> None:
        pretty = self.form is Format.json and not self.many and sys.stdout.isatty()
        apart = "\n" if self.form in (Format.markdown, Format.text) and self.written else ""
        sys.stdout.write(apart + self.rendered(article, pretty=pretty) + "\n")
        sys.stdout.flush()

    def rendered(self, article: Article, *, pretty: bool) -> str:
        """The article in this writer's form, without a closing newline."""
        if self.form in (Format.json, Format.jsonl):
            return self._as_json(article, pretty)
        from scraper.export.markdown import article_to_markdown
        from scraper.export.text import article_to_text

        text = article_to_markdown(article) if self.form is Format.markdown else article_to_text(article)
        return text.rstrip("\n")

    def _as_json(self, article: Article, pretty: bool) -> str:
        import msgspec

        chosen = {key: getattr(article, key) for key in self.fields} if self.fields else article
        encoded = msgspec.json.encode(chosen)
        return (msgspec.json.format(encoded, indent=2) if pretty else encoded).decode()

    def _free_slug(self, name: str) -> str:
        """A file name that no other article has been given. `a-2` may be the second `a`, or what a page is called."""
        slug = slug_of(name)
        number = self.taken.get(slug, 0) + 1
        while (free := slug if number == 1 else f"{slug}-{number}") in self.taken:
            number += 1
        self.taken[slug] = number
        self.taken.setdefault(free, 1)
        return free


def _parse_fields(fields: str | None) -> list[str]:
    """The keys named in `--fields`. Raises ConfigError for one that an article does not have."""
    if fields is None:
        return []
    from scraper.article import Article
    from scraper.export.select import parse_keys

    return parse_keys(fields, Article.__struct_fields__)


def slug_of(name: str) -> str:
    """A file name out of a URL or a file's name: letters, digits, `.`, `-` and `_`, at most MAX_SLUG bytes.

    >>> slug_of("https://news.example/2026/storm-warning.html?page=2")
    'news.example-2026-storm-warning-page-2'
    >>> slug_of("saved/page.html.gz")
    'page'
    """
    if "://" in name:
        parts = address_parts(name)
        path = re.sub(r"\.(html?|php|aspx?)$", "", parts.path)
        name = f"{parts.hostname or ''}{path} {parts.query}"
    else:
        name = re.sub(r"\.(html?|gz|warc)\b", "", Path(name).name)
    slug = re.sub(r"[^\w.-]+", "-", name).strip("-.")
    return slug.encode()[:MAX_SLUG].decode(errors="ignore") or "article"


def _make_folder(folder: Path) -> None:
    if folder.suffix in SUFFIX.values() and not folder.exists():
        told = f"is to be a folder, with one file an article; to have one file: > {folder}"
        raise typer.BadParameter(told, param_hint="-o")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = "it is no folder" if isinstance(error, FileExistsError) else error.strerror
        raise ExportError(f"cannot write here: {reason}", subject=str(folder)) from error
