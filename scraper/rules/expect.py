"""An article held against what it should be: for the self-tests of rules, and for fixtures.

An expectation has the article's own keys, and only those that matter. Text is compared with white space
collapsed; an object matches when all of its own keys do. Beyond the article's keys:

    byline            names alone will do: `["Ana Lind"]`; of this and the two that list texts, one may stand alone
    body              a list of paragraphs; all of them, in order
    body_has          texts that must stand in the body
    must_not_appear   texts that must stand neither in the body nor in any block
    blocks            kinds in order, as `["paragraph", "embed"]`; images count only where one is named
    page              in rules: the page's file, beside the rule's own
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from scraper.article import Article

Expectation = dict[str, Any]
NOT_COMPARED = frozenset({"page", "url", "note"})


def mismatches(article: Article, expected: Expectation) -> list[str]:
    """One line for each key that does not hold, naming what was expected and what came; empty when all do."""
    actual = article.to_dict()
    found = (_mismatch(key, value, actual) for key, value in expected.items() if key not in NOT_COMPARED)
    return [line for line in found if line]


def _mismatch(key: str, expected: Any, article: dict[str, Any]) -> str | None:
    if key in _SPECIAL:
        return _SPECIAL[key](expected, article)
    if key not in article:
        return f"{key}: no such key in an article"
    return None if _matches(expected, article[key]) else _line(key, expected, article[key])


def _line(key: str, expected: Any, actual: Any) -> str:
    return f"{key}: expected {expected!r}, got {actual!r}"


def _matches(expected: Any, actual: Any) -> bool:
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(_matches(v, actual.get(k)) for k, v in expected.items())
    if isinstance(expected, list):
        same_length = isinstance(actual, list) and len(actual) == len(expected)
        return same_length and all(_matches(e, a) for e, a in zip(expected, actual, strict=True))
    if isinstance(expected, str) and isinstance(actual, str):
        return _plain(expected) == _plain(actual)
    return bool(expected == actual)


def _plain(text: Any) -> str:
    return " ".join(str(text).split())


def _each(expected: Any) -> list[Any]:
    """One text that stands for a list of one: taken for a list, each of its letters would be looked for."""
    return expected if isinstance(expected, list) else [expected]


def _byline(expected: Any, article: dict[str, Any]) -> str | None:
    wanted = [{"name": one} if isinstance(one, str) else one for one in _each(expected)]
    actual = article["byline"]
    return None if _matches(wanted, actual) else _line("byline", expected, actual)


def _body(expected: list[str] | str, article: dict[str, Any]) -> str | None:
    wanted = _each(expected)
    actual = [part for part in article["body"].split("\n\n") if part.strip()]
    if _plain(" ".join(map(str, wanted))) == _plain(article["body"]):
        return None
    missing = [part for part in wanted if _plain(part) not in _plain(article["body"])]
    surplus = [part for part in actual if _plain(part) not in {_plain(one) for one in wanted}]
    return f"body: missing {missing!r}, surplus {surplus!r}"


def _body_has(expected: list[str] | str, article: dict[str, Any]) -> str | None:
    body = _plain(article["body"])
    missing = [text for text in _each(expected) if _plain(text) not in body]
    return f"body_has: missing {missing!r}" if missing else None


def _must_not_appear(expected: list[str] | str, article: dict[str, Any]) -> str | None:
    shown = _plain(" ".join([article["body"], *_texts(article["blocks"])]))
    there = [text for text in _each(expected) if _plain(text) in shown]
    return f"must_not_appear: {there!r}" if there else None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "image":  # a caption may well say what the body must not
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value


def _blocks(expected: list[str] | str, article: dict[str, Any]) -> str | None:
    expected = _each(expected)
    kinds = [block["type"] for block in article["blocks"]]
    if "image" not in expected:
        kinds = [kind for kind in kinds if kind != "image"]
    return None if kinds == expected else _line("blocks", expected, kinds)


_SPECIAL: dict[str, Callable[[Any, dict[str, Any]], str | None]] = {
    "byline": _byline,
    "body": _body,
    "body_has": _body_has,
    "must_not_appear": _must_not_appear,
    "blocks": _blocks,
}
