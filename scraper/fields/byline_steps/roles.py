"""Names in the head with a word behind them for what their owners did, which was not the text: "Bo Roe" and
"Photographer" side by side in a box, "Bo Roe (photos)", a linked name before its "Photos".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.fields.names.leads import lead_words
from scraper.fields.names.parse import sole_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Person
    from scraper.document import Leaf
    from scraper.fields.clues import Clues

_APART = re.compile(r"[\n()]")
_SIGNS = " ,|·•–—-"


def of_other_jobs(clues: Clues, lines: list[Leaf]) -> Iterator[Person]:
    """The people whom such lines name."""
    for leaf in lines:
        if not any([lead_words().is_other_job(word.strip("()")) for word in leaf.text.split()]):
            continue
        for name, job in pairwise(parts_of(clues, leaf)):
            if lead_words().is_other_job(job):
                yield from sole_person(name)


def parts_of(clues: Clues, leaf: Leaf) -> list[str]:
    """What links, style or brackets set apart in the line."""
    return [part for piece in _APART.split(parted(clues, leaf)) if (part := piece.strip(_SIGNS))]


def parted(clues: Clues, leaf: Leaf) -> str:
    """The line with its links apart; if it has none, with what style sets apart."""
    text = leaf.text
    for start, end, kind, _ in sorted(leaf.spans, reverse=True):
        if kind == "link":
            text = f"{text[:start]}\n{text[start:end]}\n{text[end:]}"
    return clues.line_text(leaf) if text == leaf.text else text
