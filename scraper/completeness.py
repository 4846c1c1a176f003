"""Whether the body found is the whole of it: held against what else the page says of its length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from scraper.access import find_declared_access
from scraper.article import Completeness
from scraper.barrier import has_barrier, has_raised_barrier, makes_offer
from scraper.document.json_ld import ARTICLE_TYPES

if TYPE_CHECKING:
    from scraper.document import Document

UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Thai, Lao, Burmese, Khmer, kana and ideographs stand without spaces; about two of them are a word."""
SAMPLE = 1_000
"""Characters that are looked at to tell which kind of script a text is in."""
LEAST_WORDS = 80
"""A shorter reference is a summary."""
TRUNCATED = 0.6
"""Below this share of a text that the page itself holds, the body is cut."""
WHOLE = 0.9
"""With this share of `articleBody` the body has all of it, and the state need not be read to tell so."""
TRUNCATED_COUNT = 0.45
"""The same of a mere `wordCount`, which on some sites counts markup, captions or comments."""
STUB_WORDS = 220
"""A body with a barrier on its page, and no longer than this, is a stub."""
CHARS_A_WORD = 3.5
"""A `wordCount` this many times the text the page holds counts characters."""
ELLIPSIS = re.compile(r"(?:…|\.{3,}|\[(?:…|\.{3,})\])[\s\"'”»)]*$")
MARKUP = re.compile(r"<[^<>]*>")


def count_words(text: str) -> int:
    """Words parted by spaces; two characters of a script without spaces are a word."""
    words = len(text.split())
    if text.isascii() or UNSPACED.search(text, 0, SAMPLE) is None:
        return words
    return words + len(UNSPACED.findall(text)) // 2


def find_completeness(doc: Document, body: str) -> Completeness:
    """The body's words over those of `articleBody`, `wordCount` and, where it was read anyway and `articleBody` does
    not tell that all is there, the state: to find the article in it costs as much as the whole of a small page."""
    words = count_words(body)
    nodes = doc.json_ld.of_type(ARTICLE_TYPES)
    full = max(
        (count_words(MARKUP.sub(" ", str(node.get("articleBody") or ""))) for node in nodes), default=0
    )
    counted = max((_number(node.get("wordCount")) for node in nodes), default=0)
    state = 0 if words >= WHOLE * full >= LEAST_WORDS else _state_words(doc)
    if counted > CHARS_A_WORD * max(full, state, words) and max(full, state):
        counted = 0
    ratios = [_ratio(words, reference) for reference in (full, counted, state)]
    known = [ratio for ratio in ratios if ratio is not None]
    return Completeness(
        score=round(min(1.0, min(known)), 3) if known else None,
        truncated=bool(body) and (_is_truncated(doc, body, words, ratios) or _came_cut(doc, known)),
        article_body=ratios[0],
        word_count=ratios[1],
        state=ratios[2],
    )


def _state_words(doc: Document) -> int:
    """Words of the page's own article in the state, if that was read and is known to be this one."""
    article = doc.state.titled if "state" in vars(doc) else None
    return count_words(article.text) if article is not None else 0


def _is_truncated(doc: Document, body: str, words: int, ratios: list[float | None]) -> bool:
    """By the texts the page holds; else by its count; else by a barrier with a stub or an open end."""
    full, counted, state = ratios
    held = [ratio for ratio in (full, state) if ratio is not None]
    if held:
        return max(held) < TRUNCATED or _is_teaser(doc, body, words, counted)
    if counted is not None:
        return counted < TRUNCATED_COUNT
    is_locked = find_declared_access(doc) == "locked"
    if ends_open(body) and (is_locked or has_barrier(doc)):
        return True
    if words >= STUB_WORDS:
        return False
    return has_raised_barrier(doc, body) or (is_locked and makes_offer(doc, body))


def _is_teaser(doc: Document, body: str, words: int, counted: float | None) -> bool:
    """Whether what the page holds is no more than what it shows of an article that it declares locked: a stub above a
    barrier, and no count says that this is all."""
    if words >= STUB_WORDS or (counted is not None and counted >= TRUNCATED_COUNT):
        return False
    return find_declared_access(doc) in ("locked", "metered") and has_raised_barrier(doc, body)


def _came_cut(doc: Document, known: list[float]) -> bool:
    """Whether the page itself broke off on its way, and nothing shows that the text was there by then."""
    return doc.page.truncated and "</html" not in doc.html[-200:].lower() and max(known, default=0) < WHOLE


def ends_open(body: str) -> bool:
    """Whether the last line breaks off with dots."""
    return ELLIPSIS.search(body[-40:]) is not None


def _number(value: Any) -> int:
    if isinstance(value, str):
        value = value.replace(",", "").strip()
        value = int(value) if value.isascii() and value.isdigit() and len(value) < 9 else 0
    return int(value) if isinstance(value, (int, float)) and 0 < value < 1e6 else 0


def _ratio(words: int, reference: int) -> float | None:
    return round(words / reference, 3) if reference >= LEAST_WORDS else None
