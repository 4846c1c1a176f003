"""Extractors for tests, given to `scraper batch --extractor`. Loaded in workers, by name."""

import ctypes
import re
import time

from scraper.article import Article
from scraper.page import Page


def quick(page: Page) -> Article:
    """Reads the title only."""
    title = re.search(rb"<title>([^<]*)", page.body)
    return Article(url=page.url, headline=title[1].decode() if title else None)


def drowsy(page: Page) -> Article:
    """Takes its time."""
    time.sleep(0.03)
    return quick(page)


def sleepy(page: Page) -> Article:
    """Is in the midst of a page whenever it is interrupted."""
    time.sleep(0.5)
    return quick(page)


def poisonable(page: Page) -> Article:
    """Does what the page's path says to the worker."""
    deeds = {"bomb": _parse_bomb, "bait": _match_bait, "hog": _allocate, "crash": _crash, "raise": _raise}
    for name, deed in deeds.items():
        if f"poison-{name}" in page.url:
            deed()
    if "poison-surrogate" in page.url:
        return Article(url=page.url, headline="\ud800")
    print("an extractor that prints must not break the pipe")  # noqa: T201
    return quick(page)


def _parse_bomb() -> None:
    from selectolax.lexbor import LexborHTMLParser

    LexborHTMLParser("<div>" * 400_000)
    time.sleep(60)  # a machine that parses it in time still hangs


def _match_bait() -> None:
    re.match(r"(a+)+$", "a" * 60 + "b")


def _allocate() -> None:
    len(bytearray(1 << 30))


def _crash() -> None:
    ctypes.string_at(0)


def _raise() -> None:
    raise RuntimeError("no such thing")


not_a_function = 3


def louder(page: Page) -> Article:
    """Another version of `quick`."""
    article = quick(page)
    return Article(url=article.url, headline=(article.headline or "").upper())


def with_body(page: Page) -> Article:
    """Title and paragraphs."""
    article = quick(page)
    article.body = "\n".join(text.decode() for text in re.findall(rb"<p>([^<]*)", page.body))
    return article


def poisonable_by_text(page: Page) -> Article:
    """As `with_body`, where the page does not tell it to fail."""
    if b"poison" in page.body:
        _raise()
    return with_body(page)


def size(page: Page) -> Article:
    """Tells how many bytes it was given."""
    return Article(url=page.url, headline=f"{len(page.body)} bytes")
