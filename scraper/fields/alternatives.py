"""Many words as one pattern."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of the words, the earlier first among those of one first letter; a space stands for any white.

    Tried letter by letter: where nothing fits, as in most places, that takes half the time of a plain alternation.

    >>> alternatives(["by", "von", "written by"]), alternatives(["de", "du"])
    ('b(?:y)|v(?:on)|w(?:ritten\\\\s+by)', 'd(?:e|u)')
    """
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        rests[word[0]].append(re.escape(word[1:]).replace(r"\ ", r"\s+"))
    return "|".join([f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()])
