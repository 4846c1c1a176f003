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
CREDIT = re.compile(
    r"credit|copyright|photographer|image-?source|photo-?(?:by|source|author)|bildquelle|quelle|rights|"
    r"byline|agency"
)
"""In the names of credits of pictures."""


@lru_cache(maxsize=4096)
def names_caption(names: str) -> bool:
    """Whether an inline element of these classes calls itself a caption."""
    return INLINE_CAPTION.search(names) is not None


@lru_cache(maxsize=4096)
def names_caption_or_credit(names: str) -> bool:
    return CAPTION.search(names) is not None or CREDIT.search(names) is not None
