"""Names of captions and credits: which classes and ids say that an element is one."""

from __future__ import annotations

import re
from functools import lru_cache

_CAPTION = (
    r"caption|legend|bildunterschrift|bildtext|cutline|didascalia|pie[_-]?(?:de[_-]?)?(?:foto|imagen)|onderschrift|bijschrift|kuvateksti"
    r"|(?<!text)(?:image|photo|img|(?<!to)pic|foto)[_-]{0,2}(?:text|description|desc|info|title|cap(?![a-z]))|slide[_-]{0,2}(?:info|desc|cap(?![a-z]))|bild[_-]{1,2}info|(?<![a-z])dida(?![a-z])"
)
INLINE_CAPTION = re.compile(_CAPTION)
CAPTION = re.compile(rf"{_CAPTION}|(?:^|\s|(?<!drop)[_-])cap(?=$|[\s_-])")
"""`cap` means a caption on blocks alone: within a line it is a drop cap, as is `has-drop-cap` on a paragraph."""
_CREDIT = (
    r"credit|copyright|photographer|(?:image|figure)[_-]{0,2}source"
    r"|photo-?(?:by|source|author)|bildquelle|quelle|rights"
)
CREDIT = re.compile(rf"{_CREDIT}|attribution|byline|agency")
"""In the names of credits of pictures."""
BOTH = re.compile(r"captions?[_-]?(?:and|und|y|et)[_-]?(?:credit|source)")
OWN_CREDIT = re.compile(rf"{_CREDIT}|(?:photo|image|img|pic|media|bild|foto)[\w-]*byline")
"""And of those beside a picture above the text: a byline there is the article's."""
INNER_CREDIT = re.compile(
    rf"(?:{CREDIT.pattern}|owner|(?<![a-z])(?:source|author|autore?)(?![a-z]))(?!\S*caption)"
)
"""And of those within a caption: `source-caption` is of the whole."""


@lru_cache(maxsize=4096)
def names_credit(names: str) -> bool:
    """Whether an element of these classes within a caption calls itself a credit; `caption attribution` is of both."""
    found = INNER_CREDIT.search(names)
    if found is None or BOTH.search(names) is not None:
        return False
    return found[0] != "attribution" or not names_caption(names)


@lru_cache(maxsize=4096)
def names_caption(names: str) -> bool:
    """Whether an inline element of these classes calls itself a caption."""
    return INLINE_CAPTION.search(names) is not None


@lru_cache(maxsize=4096)
def names_caption_or_credit(names: str, *, bylines: bool) -> bool:
    """`bylines`: whether one may be of a picture: so within its figure, and amid the text."""
    credit = CREDIT if bylines else OWN_CREDIT
    return CAPTION.search(names) is not None or credit.search(names) is not None
