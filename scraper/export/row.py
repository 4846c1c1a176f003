"""A row of a run: an article, and the line that asked for it."""

from __future__ import annotations

from typing import Literal

import msgspec

from scraper.article import Article
from scraper.errors import ExportError


class RowError(msgspec.Struct):
    """Why a row failed."""

    kind: str
    message: str = ""


class Row(Article, kw_only=True):
    """One input line and what became of it."""

    line: int
    """1-based, in the input."""
    input: str
    """As given."""
    outcome: Literal["ok", "failed"] = "ok"
    error: RowError | None = None
    attempts: int = 0
    list: str | None = None
    """The input's name, in a run of several."""

    @property
    def failed(self) -> bool:
        """Whether there is no article."""
        return self.outcome == "failed"


_DECODER = msgspec.json.Decoder(Row)


def parse_row(raw: bytes) -> Row:
    """The row that a JSON object holds.

    Raises ExportError, which names its URL, where it is none: extractors of users were once held to no types.
    """
    try:
        return _DECODER.decode(raw)
    except msgspec.ValidationError as error:
        url = str(msgspec.json.decode(raw).get("url"))
        raise ExportError(f"its row is none that can be exported: {error}", subject=url) from error
