"""The language that a page declares, and whether it writes days as Americans do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document import Document

GENERAL_ENDINGS = frozenset("com org net gov edu us info io co".split())
"""Endings of hosts that are of no country but the United States."""
_SUBTAG_END = re.compile(r"[-_,;\s]")


def _html_attribute(doc: Document, name: str) -> str | None:
    root = doc.tree.root
    return root.attributes.get(name) if root is not None else None


def html_language(doc: Document) -> str | None:
    """What `<html>` declares."""
    return _html_attribute(doc, "lang") or _html_attribute(doc, "xml:lang")


def declared_language(doc: Document) -> str:
    """The primary subtag that the page declares, "" where it declares none."""
    declared = html_language(doc) or doc.meta.first("og:locale", "content-language", "language") or ""
    return _SUBTAG_END.split(declared.strip().lower(), maxsplit=1)[0][:3]


def writes_month_first(doc: Document, language: str) -> bool:
    """Whether 3/4/2023 is the fourth of March: in the United States, and on English pages of no other country."""
    declared = (_html_attribute(doc, "lang") or "").lower()
    if declared.endswith(("-us", "_us")):
        return True
    host = doc.url.split("/")[2] if doc.url.count("/") > 1 else ""
    general = not host or host.rsplit(".", 1)[-1] in GENERAL_ENDINGS
    return language in ("en", "") and declared in ("en", "") and general
