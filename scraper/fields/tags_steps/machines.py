"""Declared tags that are signs of a newsroom's software: what a page looks like, which folder it is in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.names.compare import fold

if TYPE_CHECKING:
    from scraper.fields.clues import Clues

_JOINED = re.compile(r"(?=.*_|(?:[^-]*-){2})[a-z\d]+(?:[_-]+[a-z\d]+)+")
"""Small letters joined by an underscore, or three words by hyphens: "type_review", "wide-side-nav"."""
_JOINT = re.compile(r"[_-]+")
MAX_WORDS = 6
"""In the only tag: more are keywords that nothing parts, or a sentence."""


def without_signs(tags: list[str], clues: Clues) -> list[str]:
    """The tags, without words that are joined as software joins them, if others are not, and the article has not their
    words; none where the only one is a line of words.
    """
    if len(tags) == 1:
        return tags if tags[0].count(" ") < MAX_WORDS else []
    joined = [tag for tag in tags if _JOINED.fullmatch(tag)]
    if not joined or len(joined) == len(tags):
        return tags
    text = f" {fold(f'{clues.title} {clues.body_text}')} "
    signs = {tag for tag in joined if f" {fold(_JOINT.sub(' ', tag))} " not in text}
    return [tag for tag in tags if tag not in signs]
