"""What an element's attributes say of it: that it is hidden, or as what tests know it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.embeds.found import Attrs

TESTED_AS = frozenset("data-testid data-test-id data-test data-qa data-cy data-component data-area".split())
"""Attributes in which newsrooms name a part for their tests and figures: all that tells it where its classes are
hashes."""
OF_FIELDS = re.compile(
    r"byline|author|contributor|writer|tags?(?![a-z])|topics|keywords|timestamp|publish|headline"
)
"""What tells of writers, topics and days."""


def tested_as(attrs: Attrs) -> str:
    """What tests know it as, where that says that it names writers, topics or a day; style sheets may have a hash."""
    told = " ".join([(attrs[name] or "").lower() for name in attrs if name in TESTED_AS])
    return told if OF_FIELDS.search(told) else ""


def is_hidden(attrs: Attrs) -> bool:
    """Whether these attributes keep an element from the eye or the ear."""
    return attrs.get("aria-hidden") == "true" or is_undisplayed(attrs)


def is_undisplayed(attrs: Attrs) -> bool:
    """Whether these attributes keep an element off the screen."""
    return "hidden" in attrs or "display:none" in (attrs.get("style") or "").replace(" ", "").lower()
