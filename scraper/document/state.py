"""The state a page carries for its own scripts ("hydration"), and the article texts in it.

Read are: every JSON script (Next.js `__NEXT_DATA__`, Nuxt `__NUXT_DATA__`, ...), Next.js flight chunks
(`self.__next_f.push`), what React Router streams, Inertia's attribute, and JSON values assigned in inline scripts
(`window.__INITIAL_STATE__ = {...}`, Arc `Fusion.globalContent = {...}`, Apollo, `JSON.parse("...")`, or the string
alone). All of it is bounded by characters, tries and nodes.
"""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from scraper.document.flat import revive
from scraper.document.flight import flight_chunks, flight_rows
from scraper.document.js_strings import read_string
from scraper.document.state_articles import find_articles, find_titled
from scraper.json_text import decode_json
from scraper.signs import has_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scraper.document.json_ld import Script
    from scraper.document.state_article import StateArticle

MAX_CHARS = 4_000_000
"""Of all scripts together; a failed try costs what it read."""
MAX_TRIES = 60
ATTRIBUTE_STATE = 'data-page="{'
"""Where Inertia, whose pages have it in Laravel's or Rails' place of a template, keeps it: in an attribute."""
LEAST_CHARS = 400
"""A shorter script holds no article."""
SIGNS = (
    "application/json", "__next_f", "streamController", ATTRIBUTE_STATE, "_STATE__", "__NUXT", "JSON.parse(",
    '={"', '= {"', '="{\\"',
)  # fmt: skip
"""One of these is in the text of each page that has a state."""
ASSIGNMENT = re.compile(
    r"[\w$\]\"']\s{0,4}=\s{0,4}(?:JSON\.parse\(\s{0,4}(?:decodeURIComponent\(\s{0,4})?(?=[\"'`])|(?=[{\[]|\"\{\\\"))"
)
"""An equals sign before an object, an array or a string of JSON, perhaps in calls that decode it."""
ENQUEUED = re.compile(r"streamController\.enqueue\(\s*(?=\")")
"""Before the string that React Router streams."""
UNDEFINED = re.compile(r"(?<=[:,\[])\s*undefined\b")


class State:
    """The values found, and, when asked for, the articles in them."""

    def __init__(self, values: list[Any], title: str | None = None) -> None:
        self.values = values
        self.title = title
        """The page's own headline, to tell its article from others."""

    @cached_property
    def articles(self) -> list[StateArticle]:
        """The texts in the values, likeliest first."""
        return find_articles(self.values, self.title)

    @cached_property
    def titled(self) -> StateArticle | None:
        """The text that has the page's own headline: found in a fraction of the time that all take."""
        return find_titled(self.values, self.title)


def may_have_state(html: str) -> bool:
    """Whether a full look is worth it: no more than a few substring searches."""
    return has_sign(html, SIGNS)


def parse_state(scripts: Iterable[Script], title: str | None = None) -> State:
    """Reads the state. `title` is the page's own headline, to tell its article from others. Never raises."""
    return State(list(_each_value(scripts)), title)


def _each_value(scripts: Iterable[Script]) -> Iterator[Any]:
    budget = _Budget()
    flight: list[str] = []
    sure_first = sorted(scripts, key=lambda script: "json" not in (script[0].get("type") or ""))
    for attrs, text in sure_first:
        if len(text) < LEAST_CHARS and "__next_f" not in text:
            continue
        if not budget.spend(len(text)):
            break
        kind = (attrs.get("type") or "").lower()
        if "ld+json" in kind:
            continue
        if "json" in kind:
            yield from _json_script(attrs, text)
        elif "__next_f" in text:
            flight.extend(flight_chunks(text))
        elif "streamController" in text:
            yield from _streamed(text)
        else:
            yield from _assigned(text, budget)
    if flight:
        yield flight_rows("".join(flight))


class _Budget:
    def __init__(self) -> None:
        self.chars, self.tries = MAX_CHARS, MAX_TRIES

    def spend(self, chars: int, tries: int = 0) -> bool:
        self.chars -= chars
        self.tries -= tries
        return self.chars > 0 and self.tries > 0


def _json_script(attrs: dict[str, str | None], text: str) -> Iterator[Any]:
    try:
        value = decode_json(text)
    except (ValueError, RecursionError):
        return
    is_flat = attrs.get("id") == "__NUXT_DATA__" or "data-nuxt-data" in attrs
    yield revive(value) if is_flat else value


def _assigned(text: str, budget: _Budget) -> Iterator[Any]:
    """The JSON values on the right of assignments; a JavaScript literal that is no JSON is passed over."""
    decoder, at = json.JSONDecoder(strict=False), 0
    while (match := ASSIGNMENT.search(text, at)) is not None and budget.spend(0, 1):
        at = match.end()
        try:
            value, end = _value(decoder, text, at)
            if isinstance(value, str):
                value = json.loads(unquote(value) if value.startswith("%7B") else value, strict=False)
        except ValueError as error:
            read = getattr(error, "pos", at) - at
            if read > 0 and _is_undefined(text, at + read):
                text = text[:at] + UNDEFINED.sub("null", text[at:])
                at = match.start()
            elif not budget.spend(max(read, 0)):
                return
            continue
        except RecursionError:
            return
        if end - at >= LEAST_CHARS:
            yield value
        at = end


def _is_undefined(text: str, at: int) -> bool:
    """Whether `undefined` stands there for a value, which null can be in its place: not for a key."""
    return text.startswith("undefined", at) and bool(UNDEFINED.match(text, len(text[:at].rstrip())))


def _value(decoder: json.JSONDecoder, text: str, at: int) -> tuple[Any, int]:
    """The value that begins there, and where it ends. Raises ValueError."""
    try:
        return decoder.raw_decode(text, at)
    except ValueError:
        found = read_string(text, at)
        if found is None:
            raise
        return found


def _streamed(text: str) -> Iterator[Any]:
    """What React Router and Remix stream: rows of a string, the first of which is the data of the page's routes."""
    match = ENQUEUED.search(text)
    try:
        chunk = json.JSONDecoder(strict=False).raw_decode(text, match.end())[0] if match else ""
        value = decode_json(chunk.partition("\n")[0])
    except (ValueError, RecursionError):
        return
    yield revive(value, keyed=True)
