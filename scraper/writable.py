"""An article that can be written anywhere: no half characters, no control characters, wherever its text is from.

A headline cut amid an emoji by its site's scripts ends in half a character, which no UTF-8 can hold; a control
character may act on a terminal, and XML, spreadsheets and databases refuse it. Both come by many ways (JSON-LD,
a state, character references), so all leave by this one.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from scraper.article import Article

SUSPECTS = (re.compile(rb"\\[ubf]"), re.compile(rb"\x7f"), re.compile(rb"\xc2[\x80-\x9f]"))
"""In JSON: an escaped control character, or one that needs no escape. Each by itself is sought by its first byte, in
half the time of all at once."""
CONTROLS = [code for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in b"\t\n\r"]


def _meant(code: int) -> str | None:
    """What a page means by the control character: those above 0x7F were typed under Windows, the rest is dirt."""
    return bytes([code]).decode("cp1252", "ignore") if code > 0x7F else None


MENDED = {code: _meant(code) for code in CONTROLS} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def make_writable(article: Article) -> Article:
    """The article itself where it can be written, as nearly all can; else a copy that can."""
    try:
        written = msgspec.json.encode(article)
        if not any(suspect.search(written) for suspect in SUSPECTS):
            return article
    except UnicodeEncodeError:
        pass
    return msgspec.convert(_mended(msgspec.to_builtins(article)), Article)


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(MENDED)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        _move_spans(value)
        return {key: _mended(item) for key, item in value.items()}
    return value


def _move_spans(block: dict[str, Any]) -> None:
    """Spans count the characters of their block's text, of which some are about to go."""
    for span in block.get("spans", ()):
        for end in ("start", "end"):
            span[end] = len(block["text"][: span[end]].translate(MENDED))
