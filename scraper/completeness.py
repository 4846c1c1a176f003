"""Whether the body found is the whole of it: held against what else the page says of its length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scraper.article import Completeness
from scraper.document.json_ld import ARTICLE_TYPES

if TYPE_CHECKING:
    from scraper.document import Document

UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Thai, Lao, Burmese, Khmer, kana and ideographs stand without spaces; about two of them are a word."""
LEAST_WORDS = 80
"""A shorter reference is a summary."""
TRUNCATED = 0.6
"""Below this share of a text that the page itself holds, the body is cut."""
TRUNCATED_COUNT = 0.45
"""The same of a mere `wordCount`, which on some sites counts markup, captions or comments."""
CHARS_A_WORD = 3.5
"""A `wordCount` this many times the text the page holds counts characters."""
ELLIPSIS = re.compile(r"(?:…|\.{3,}|\[(?:…|\.{3,})\])[\s\"'”»)]*$")


def count_words(text: str) -> int:
    """Words parted by spaces; two characters of a script without spaces are a word."""
    words = len(text.split())
    return words if text.isascii() else words + len(UNSPACED.findall(text)) // 2


def find_completeness(doc: Document, body: str) -> Completeness:
    """The body's words over those of `articleBody`, `wordCount` and, where it was read anyway, the state."""
    words = count_words(body)
    full = _longest(str(node.get("articleBody") or "") for node in doc.json_ld.of_type(ARTICLE_TYPES))
    counted = max((_number(node.get("wordCount")) for node in doc.json_ld.of_type(ARTICLE_TYPES)), default=0)
    state = count_words(doc.state.articles[0].text) if "state" in vars(doc) and doc.state.articles else 0
    if counted > CHARS_A_WORD * max(full, state, words):
        counted = 0 if max(full, state) else counted
    ratios = (_ratio(words, full), _ratio(words, counted), _ratio(words, state))
    known = [ratio for ratio in ratios if ratio is not None]
    return Completeness(
        score=round(min(1.0, min(known)), 3) if known else None,
        truncated=_is_truncated(body, ratios),
        article_body=ratios[0],
        word_count=ratios[1],
        state=ratios[2],
    )


def _is_truncated(body: str, ratios: tuple[float | None, float | None, float | None]) -> bool:
    full, counted, state = ratios
    held = [ratio for ratio in (full, state) if ratio is not None]
    if held:
        return min(held) < TRUNCATED
    return (counted is not None and counted < TRUNCATED_COUNT) or ends_open(body)


def ends_open(body: str) -> bool:
    """Whether the last line breaks off with dots."""
    return ELLIPSIS.search(body[-40:]) is not None


def _longest(texts: Any) -> int:
    return max((count_words(re.sub(r"<[^<>]*>", " ", text)) for text in texts if text), default=0)


def _number(value: Any) -> int:
    if isinstance(value, str):
        value = value.replace(",", "").strip()
        value = int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 0
    return int(value) if isinstance(value, (int, float)) and 0 < value < 1e6 else 0


def _ratio(words: int, reference: int) -> float | None:
    return round(words / reference, 3) if reference >= LEAST_WORDS else None
