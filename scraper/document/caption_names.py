"""Names of captions and credits: which classes and ids say that an element is one."""

from __future__ import annotations

import re
from functools import lru_cache

_CAPTION = (
    r"caption|legend|bildunterschrift|bildtext|cutline|didascalia|pie-?de-?foto|onderschrift|bijschrift|kuvateksti"
    r"|(?:image|photo|img|pic)[_-]?(?:text|description|desc|info|title)"
)
INLINE_CAPTION = re.compile(_CAPTION)
CAPTION = re.compile(rf"{_CAPTION}|(?:^|[\s_-])cap(?=$|[\s_-])")
"""`cap` means a caption on blocks alone: within a line it is a drop cap."""
_CREDIT = (
    r"credit|copyright|photographer|image[_-]{0,2}source|photo-?(?:by|source|author)|bildquelle|quelle|rights"
)
CREDIT = re.compile(rf"{_CREDIT}|byline|agency")
"""In the names of credits of pictures."""
OWN_CREDIT = re.compile(rf"{_CREDIT}|(?:photo|image|img|pic|media|bild|foto)[\w-]*byline")
"""And of those beside a picture above the text: a byline there is the article's."""


@lru_cache(maxsize=4096)
def names_caption(names: str) -> bool:
    """Whether an inline element of these classes calls itself a caption."""
    return INLINE_CAPTION.search(names) is not None


@lru_cache(maxsize=4096)
def names_caption_or_credit(names: str, *, bylines: bool) -> bool:
    """`bylines`: whether one may be of a picture: so within its figure, and amid the text."""
    credit = CREDIT if bylines else OWN_CREDIT
    return CAPTION.search(names) is not None or credit.search(names) is not None
