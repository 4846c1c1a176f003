"""The language that a page declares, and whether it writes days as Americans do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.document import Document

MONTHS = 12
GENERAL_ENDINGS = frozenset("com org net gov edu us info io co".split())
"""Endings of hosts that are of no country but the United States."""
MAX_LINE = 160
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:20)?\d{2}(?![\d/])")
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


def order_told(lines: Iterable[str]) -> bool | None:
    """Whether days with slashes put the month first, told by those that can only be read in one way; None where there
    are none, or some of either.

    >>> order_told(["11/26/2026", "3/4/2026"]), order_told(["26/11/2026"]), order_told(["3/4/2026"])
    (True, False, None)
    """
    orders = set()
    for line in lines:
        for first, second in _SLASHED.findall(line) if line.count("/") > 1 and len(line) <= MAX_LINE else ():
            if (int(first) > MONTHS) != (int(second) > MONTHS):
                orders.add(int(second) > MONTHS)
    return orders.pop() if len(orders) == 1 else None


def writes_month_first(doc: Document, language: str) -> bool:
    """Whether 3/4/2023 is the fourth of March: in the United States, and on English pages of no other country."""
    declared = (_html_attribute(doc, "lang") or "").lower()
    if declared.endswith(("-us", "_us")):
        return True
    host = doc.url.split("/")[2] if doc.url.count("/") > 1 else ""
    general = not host or host.rsplit(".", 1)[-1] in GENERAL_ENDINGS
    return language in ("en", "") and declared in ("en", "") and general
