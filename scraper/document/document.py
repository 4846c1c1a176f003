"""A page, parsed once; everything read from it more than once is kept here, and made only when asked for."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from scraper.document.charset import decode
from scraper.document.elements import Scan
from scraper.document.frames import without_frames
from scraper.document.json_ld import JsonLd, parse_json_ld
from scraper.document.limits import bound
from scraper.document.meta import Meta
from scraper.document.scan import scan_body
from scraper.document.shadow import SHADOWED, place_shadows
from scraper.document.state import ATTRIBUTE_STATE, State, may_have_state, parse_state
from scraper.document.streamed import STREAMED, place_streamed
from scraper.document.xhtml import end_empty, is_xml
from scraper.embeds.scripts import script_text
from scraper.embeds.urls import LINE_BREAKS, quote_unsafe
from scraper.page import Page

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from scraper.document.json_ld import Script

_NAME = r"\w%~+=&,!@:'*()$-"
_REST = rf"(?:\?[{_NAME}./?]+)?(?:#[{_NAME}./?]+)?\Z"
PLAIN_URL = re.compile(rf"https?://[a-z0-9.-]*[a-z0-9](?:/[{_NAME}./]*)?{_REST}")
PLAIN_PATH = re.compile(rf"/(?:[{_NAME}][{_NAME}.]*+/?)*+{_REST}")
"""Links that are joined to the page's address without being taken apart, which takes ten times as long."""


TOLD_TAGS = frozenset("meta link base script template".split())
TOLD = 'meta, link, base, template, script:not([src]), [data-page^="{"]'
"""One pass of the selector engine costs as much as a search of the text for one of these."""


class Document:
    """The DOM of a page, its structured data, and the scan of its body."""

    def __init__(self, page: Page) -> None:
        self.page = page
        text, _, is_utf8 = decode(page.body, page.header("content-type"))
        if is_xml(page.header("content-type")):
            text, is_utf8 = end_empty(text), False
        self.html, data, self._cut = bound(text, page.body if is_utf8 else None)
        self.tree = LexborHTMLParser(data)
        if self.tree.body is None:
            _, data, cut = bound(without_frames(data).decode(errors="replace"))  # it was one text until now
            self._cut = self._cut or cut
            self.tree = LexborHTMLParser(data)
        if any(tag == "template" for tag, _ in self._told):
            self._place_templates()
        self.url = page.final_url

    def _place_templates(self) -> None:
        """Puts what stands in templates, or is to stand in their place, where browsers show it."""
        if SHADOWED in self.html:
            place_shadows(self.tree)
        if STREAMED in self.html:
            place_streamed(self.tree, self.html)
        del self._told

    @cached_property
    def base_url(self) -> str:
        """What relative links are relative to: `<base href>` if there is one."""
        href = self.meta.base
        return _join(self.url, href) or self.url if href else self.url

    @cached_property
    def meta(self) -> Meta:
        return Meta(self._told)

    @cached_property
    def json_ld(self) -> JsonLd:
        return parse_json_ld(self.scripts)

    @cached_property
    def scripts(self) -> list[Script]:
        """The scripts that stand in the page itself, in its order: JSON-LD, state, and some that are run."""
        found = [(node.attributes, script_text(node)) for tag, node in self._told if tag == "script"]
        others = (node for tag, node in self._told if tag not in TOLD_TAGS)
        if (node := next(others, None)) is not None and ATTRIBUTE_STATE in self.html:
            found.append(({"type": "application/json"}, node.attributes["data-page"] or ""))
        return found

    @cached_property
    def _told(self) -> list[tuple[str, LexborNode]]:
        """What the page says of itself, with the tags, by one pass of the selector engine."""
        return [(node.tag or "", node) for node in self.tree.css(TOLD)]

    @cached_property
    def may_have_state(self) -> bool:
        """Whether `state` is worth its milliseconds: a cheap look at the text."""
        return may_have_state(self.html)

    @cached_property
    def state(self) -> State:
        """What the page carries for its own scripts; 1 to 60 ms, so ask only where the DOM gives little."""
        return parse_state(self.scripts, self.meta.first("og:title", "twitter:title") or self.title)

    @cached_property
    def title(self) -> str | None:
        """The text of `<title>`, white space collapsed."""
        return " ".join(self.title_text.split()) or None

    @cached_property
    def title_text(self) -> str:
        """The text of `<title>` as it stands there; empty where there is none."""
        node = self.tree.css_first("title")
        return node.text() if node is not None else ""

    @cached_property
    def scan(self) -> Scan:
        return scan_body(self.tree.body, self.title or "") if self.tree.body is not None else Scan()

    @property
    def left_out(self) -> str | None:
        """A note on what was not read of a page for its size or nesting; None where all was."""
        why = "; ".join(filter(None, (self._cut, self.scan.cut)))
        return f"not all of the page was read: {why}" if why else None

    def absolute(self, href: str | None) -> str | None:
        """The absolute http(s) URL of a link, or None for any other scheme or no URL at all."""
        if not href:
            return None
        if PLAIN_URL.match(href):
            return href
        if self._root and PLAIN_PATH.match(href):
            return self._root + href
        return _join(self.base_url, href)

    @cached_property
    def _root(self) -> str | None:
        """What goes before a path; None where links cannot be made absolute."""
        return (_join(self.base_url, "/") or "")[:-1] or None


def parse(page: Page) -> Document:
    """The document of a page. Never raises: any bytes parse to some DOM, as HTML says."""
    return Document(page)


def _join(base: str, href: str) -> str | None:
    try:
        url = quote_unsafe(urljoin(base, href.strip().translate(LINE_BREAKS)))
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
