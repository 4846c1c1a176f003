"""A row of a run: an article, and the line that asked for it."""

from __future__ import annotations

from typing import Literal

import msgspec

from scraper.article import Article


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

    Raises msgspec.ValidationError where it is none.
    """
    return _DECODER.decode(raw)
