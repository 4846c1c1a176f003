"""Players that read the article out: a part of the page, and no embed of the article's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.document import Leaf

LISTEN = re.compile(
    r"listen to (?:this|the) (?:article|story)|artikel (?:an)?hören|vorlesen|écouter (?:l|cet)|"
    r"escuch\w+ (?:la not|el art|est)|"
    r"ouvir (?:est|a not)|ascolta (?:l|quest)|luister naar|lyssna på|lytt til|odsłuchaj|слушать|dinle|narrat|"
    r"audio and podcasts|прослушать|прослухати|kuuntele|hallgasd meg|ακούστε|朗读|收听本文|語音|この記事を(?:読み上げ|聞|聴)|"
    r"音声で|기사 듣기|nghe bài|dengarkan|استمع",
    re.I,
)  # fmt: skip
"""What stands beside a player that reads the article out."""
LISTEN_REACH = {"audio": 3, "iframe": 2}
"""Leaves before and after a player of no known provider among which that may stand."""


def reads_aloud(leaves: Sequence[Leaf], leaf: Leaf) -> bool:
    """Whether the short texts around a player offer to read the article out."""
    reach = LISTEN_REACH[leaf.embed.provider] if leaf.embed is not None else 0
    around = leaves[max(leaf.index - reach, 0) : leaf.index + reach + 1]
    return any(len(near.text) < 120 and LISTEN.search(near.text) for near in around if near.kind == "text")
