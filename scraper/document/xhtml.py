"""Elements that end where they begin, as XML has it: `<script src="a.js"/>`, `<title/>`, `<div/>`.

HTML passes over that slash, so that a script would take all of the page up to the next script's end for its text.
A browser heeds it in pages that are served as XML, and in no others; so do we.
"""

from __future__ import annotations

import re

SERVED_AS_XML = re.compile(r"\s*+(?:application/(?:xhtml\+|vnd\.wap\.xhtml\+)?|text/)xml\b", re.I)
"""The media types of XML."""
TAG = re.compile(r"<([a-z][\w:.-]*+)([^<>]*+)>", re.I)
"""A start tag: its name and the rest."""
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements of HTML that have no end anyway."""


def is_xml(content_type: str | None) -> bool:
    """Whether the page is served as XML, by its header."""
    return content_type is not None and SERVED_AS_XML.match(content_type) is not None


def end_empty(html: str) -> str:
    """The same page with an end tag for each element that is empty by its slash.

    >>> end_empty('<script src="a.js"/><br/><p>x</p>')
    '<script src="a.js"></script><br/><p>x</p>'
    """
    return TAG.sub(_ended, html)


def _ended(tag: re.Match[str]) -> str:
    name, rest = tag.groups()
    if not rest.endswith("/") or name.lower() in VOID:
        return tag[0]
    return f"<{name}{rest[:-1]}></{name}>"
