"""What consent tools call the elements that they put into a page."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from scraper.document.elements import Element

MAX_CHARS = 1_600
TOOLS = (
    "didomi onetrust ot-sdk qc-cmp2? sp_message message-component usercentrics cmpbox cmpwrapper fc-consent "
    "truste trustarc iubenda borlabs cky osano termly contentpass sourcepoint axeptio tarteaucitron\\w* klaro "
    "cybotcookiebot\\w* cookiebot cookieyes complianz cmplz borlabscookie\\w* brlbs cookiefirst sirdata"
).replace(" ", "|")
"""The tools' own prefixes."""
OWN = (
    r"cookie-?\w*|(?:tcf-?|cmp-?)?consent-?\w*|gdpr|rodo|dsgvo|rgpd|lgpd|cmp|"
    r"privacy-?(?:gate|wall|manager|cent(?:er|re)|popup|modal|dialog)"
)
"""What sites call their own; a recipe for cookies may be called so, too."""
_TOOL = re.compile(rf"(?<![^\s_-])(?:{TOOLS})(?=$|[\s_-])")
"""The name of a vendor by itself."""
_ANY = re.compile(rf"(?<![^\s_-])(?:{TOOLS}|{OWN})(?=$|[\s_-])")
"""The same, or what sites call their own."""


@lru_cache(4096)
def is_consent_tool(names: str) -> bool:
    """Whether one of these class names and ids is a consent tool's."""
    return _TOOL.search(names, 0, MAX_CHARS) is not None


@lru_cache(4096)
def names_consent(names: str) -> bool:
    """Whether one of them is a consent tool's, or says that it is about consent."""
    return _ANY.search(names, 0, MAX_CHARS) is not None


def stands_in(element: Element, known: dict[int, bool], is_named: Callable[[str], bool]) -> bool:
    """Whether the element, or one around it, is so named; `known` holds the answers found, by index.

    The body's own names tell of the reader's choice (`cookies-not-set`), not of what stands in it.
    """
    return element.handed_down(
        known, lambda one, found: found or (one.depth > 0 and is_named(one.names)), start=False
    )
