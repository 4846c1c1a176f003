"""Lines amid the text that ask the reader to sign up, told by where their link leads, whatever the language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scraper.body.table import LeafTable
    from scraper.document import Leaf

MAX_CHARS = 150
"""A longer paragraph with such a link is a text that mentions it: on labelled pages, by a
wider list of links, 43 of 49 were the article's, of the shorter ones 4 of 24."""
MAX_HREF = 300
HOST = re.compile(r"(?:https?:)?//[^/]{0,200}", re.I)
CHANNEL = re.compile(
    r"(?:https?:)?//(?:[\w-]{1,60}\.){0,4}(?:(?:apps\.apple|itunes\.apple|play\.google|news\.google|whatsapp)\.com|t\.me)/",
    re.I,
)
"""Shops of apps, and channels to follow."""
SIGN_UP = re.compile(
    r"(?<![a-z])(?:newsletters?|subscribe|subscriptions?|sign-?_?up|log-?in|register|registration|abo|abonnement"
    r"|abonnieren|abonnez-vous|suscripcion|suscribete|assine|iscriviti)(?![a-z])",
    re.I,
)
"""In the path or query; hosts may be called so and sell something else."""


def drop_prompts(table: LeafTable, kept: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Drops the short lines with such a link."""
    kept = kept.copy()
    for row in np.nonzero(kept & (table.link > 0))[0].tolist():
        kept[row] = not _is_prompt(table.leaves[row])
    return kept


def _is_prompt(leaf: Leaf) -> bool:
    return len(leaf.text) < MAX_CHARS and any(
        kind == "link" and href and _asks(href[:MAX_HREF]) for _, _, kind, href in leaf.spans
    )


def _asks(href: str) -> bool:
    return CHANNEL.match(href) is not None or SIGN_UP.search(HOST.sub("", href, count=1)) is not None
