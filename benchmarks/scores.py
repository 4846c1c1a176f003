"""How right an extracted article is, field by field, and over many pages.

The measures, so that figures can be compared with those published for others:

- body: 4-gram shingles (Scrapinghub's article-extraction-benchmark): precision and recall averaged over
  pages, F1 of the two averages; exact: share of pages whose words are all right. Paragraphs marked optional
  may be there or not.
- snippets: share of the strings wanted in the body that are there; of all found there, share of those wanted.
- title: the same words, case and punctuation aside. date: the same day. authors, tags: F1 of the sets.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from statistics import fmean
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|[^\W_]+")
"""A letter of Chinese, Japanese, Korean or Thai is a word: few of these are written with spaces."""
N = 4
BY = re.compile(r"\s*by\s+", re.IGNORECASE)


class BodyScore(NamedTuple):
    """Of one page. Precision is None without output, recall None without truth."""

    precision: float | None
    recall: float | None
    f1: float
    exact: float

    @property
    def goodness(self) -> float:
        return self.f1


class SnippetScore(NamedTuple):
    """Counts of one page: found of those wanted, found of those unwanted."""

    hit: int
    wanted: int
    bad: int
    unwanted: int

    @property
    def goodness(self) -> float:
        return (self.hit + 1) / (self.hit + self.bad + self.wanted + 1)


PageScores = dict[str, Any]
"""Field to score, where there is a truth: BodyScore, SnippetScore, a float for title, authors, date, tags."""


def words(text: str | None) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", text or ""))


def grams(found: list[str]) -> Counter[tuple[str, ...]]:
    """Counted 4-grams; a text of fewer words is one gram."""
    return Counter(tuple(found[i : i + N]) for i in range(max(1, len(found) - N + 1)) if found)


def score_body(text: str, truth: str) -> BodyScore:
    """`text` against one reading of the truth.

    >>> score_body("a b c d e", "a b c d")
    BodyScore(precision=0.5, recall=1.0, f1=0.6666666666666666, exact=0.0)
    """
    got, want = words(text), words(truth)
    got_grams, want_grams = grams(got), grams(want)
    both = sum((got_grams & want_grams).values())
    given, wanted = sum(got_grams.values()), sum(want_grams.values())
    f1 = 2 * both / (given + wanted) if given + wanted else 1.0
    return BodyScore(
        both / given if given else None, both / wanted if wanted else None, f1, float(got == want)
    )


def score_snippets(text: str, wanted: list[str], unwanted: list[str]) -> SnippetScore:
    """White space does not matter, anything else does."""
    text = _squashed(text)
    hit, bad = (sum(_squashed(snippet) in text for snippet in snippets) for snippets in (wanted, unwanted))
    return SnippetScore(hit, len(wanted), bad, len(unwanted))


def score_page(prediction: Mapping[str, Any], truth: Mapping[str, Any]) -> PageScores:
    """All fields that the truth has."""
    scores: PageScores = {}
    body = prediction.get("body") or ""
    if truth.get("body"):
        scores["body"] = max(
            (score_body(body, reading) for reading in _readings(truth)), key=lambda score: score.f1
        )
    if truth.get("with") or truth.get("without"):
        scores["snippets"] = score_snippets(body, truth.get("with") or [], truth.get("without") or [])
    if truth.get("title"):
        scores["title"] = float(_plain(truth["title"]) == _plain(prediction.get("title")))
    if truth.get("authors"):
        scores["authors"] = set_f1(name_set(truth["authors"]), name_set(prediction.get("authors")))
    if truth.get("date"):
        scores["date"] = float(truth["date"][:10] == (prediction.get("date") or "")[:10])
    if truth.get("tags"):
        scores["tags"] = set_f1(_plain_set(truth["tags"]), _plain_set(prediction.get("tags")))
    return scores


def goodness(scores: PageScores, field: str) -> float:
    """One number between 0 and 1 for a field of a page, to sort by."""
    score = scores[field]
    return score if isinstance(score, float) else float(score.goodness)


def summarise(pages: Iterable[PageScores]) -> dict[str, float]:
    """Measures over pages, by name; only those that any page has labels for."""
    pages = list(pages)
    found = _body_summary([page["body"] for page in pages if "body" in page])
    found |= _snippet_summary([page["snippets"] for page in pages if "snippets" in page])
    for field in ("title", "authors", "date", "tags"):
        values = [page[field] for page in pages if field in page]
        if values:
            found[field] = fmean(values)
    return found


def _body_summary(scores: list[BodyScore]) -> dict[str, float]:
    if not scores:
        return {}
    precision = fmean([s.precision for s in scores if s.precision is not None] or [0.0])
    recall = fmean([s.recall for s in scores if s.recall is not None] or [0.0])
    return {
        "body_f1": harmonic(precision, recall),
        "body_precision": precision,
        "body_recall": recall,
        "body_page_f1": fmean(s.f1 for s in scores),
        "body_exact": fmean(s.exact for s in scores),
    }


def _snippet_summary(scores: list[SnippetScore]) -> dict[str, float]:
    if not scores:
        return {}
    hit, wanted, bad, _ = (sum(column) for column in zip(*scores, strict=True))
    return {"snippets_f1": harmonic(hit / (hit + bad) if hit + bad else 0.0, hit / wanted if wanted else 0.0)}


def harmonic(a: float, b: float) -> float:
    """The harmonic mean: F1 where these are precision and recall."""
    return 2 * a * b / (a + b) if a and b else 0.0


def _readings(truth: Mapping[str, Any]) -> list[str]:
    """The truth's body; and the body without its optional paragraphs."""
    paragraphs, optional = truth.get("paragraphs"), set(truth.get("optional") or ())
    if not paragraphs or not optional:
        return [truth["body"]]
    return [truth["body"], "\n".join(p for i, p in enumerate(paragraphs) if i not in optional)]


def _squashed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _plain(text: str | None) -> str:
    return " ".join(words((text or "").casefold()))


def _plain_set(texts: Iterable[str] | None) -> set[str]:
    return {_plain(text) for text in texts or ()} - {""}


def name_set(names: Iterable[str] | None) -> set[str]:
    """Names as they are compared: without "By", case and punctuation.

    >>> name_set(["By Ann O'Lee"])
    {'ann o lee'}
    """
    return _plain_set(BY.sub("", name, count=1) if BY.match(name) else name for name in names or ())


def set_f1(true: set[str], found: set[str]) -> float:
    """F1 of what was found."""
    return 2 * len(true & found) / (len(true) + len(found)) if found else 0.0
