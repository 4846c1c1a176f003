"""Names of standfirsts: which classes and ids say that an element is one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document.elements import Leaf

MAX_NAMES = 500
"""Characters of class and id that are looked at."""
SURE = (
    r"sous-?titre|[a-z]?sub-?(?:title|head|headline|heading|line|hed)|stand-?first|strap-?line|\w{0,40}dek|deck|lede|ingress|vorspann"
    r"|chapo|chapeau|entradilla|bajada|copete|hometext|sommario|sapo|perex|manchet"
)
NAME = re.compile(rf"(?<![^\s_-])(?:{SURE})(?=$|[\s_-])")
"""In class or id, in the words of newsrooms in several languages."""
NAME_IN_HEAD = re.compile(
    r"(?<![^\s_-])(?:lead|intro|summary|excerpt|abstract|teaser|description)(?=$|[\s_-])"
)
"""Names that things elsewhere have, too: they must stand beside the title, or in its `<header>`."""
NAMED_LAST = re.compile(rf"(?:(?<![^\s_-])|__)(?:{SURE}|lead|intro|summary|excerpt|teaser(?:-?text)?)(?!\S)")
"""Names that end so, and are not of a part of it: "intro__author"."""


def is_named_standfirst(leaf: Leaf) -> bool:
    """Whether its class says so for sure."""
    return NAME.search(leaf.element.names[:MAX_NAMES]) is not None
