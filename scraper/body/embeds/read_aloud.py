"""Players that read the article out: a part of the page, and no embed of the article's."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scraper.document import Leaf

LISTEN = re.compile(
    r"listen to (?:this|the) (?:article|story)|listen to [\w' ]{2,30} articles|"
    r"hear this (?:article|story)|(?:article|story|post) voice-?over|"
    r"listen\W{0,3}\d+\W?min|audio version of|read by an? (?:automated|ai\b)|"
    r"(?:artikel|beitrag|text|meldung) (?:an)?hören|vorlesen|écouter (?:l|cet)|(?:lecture|version) audio de l.art|"
    r"escuch\w+ (?:la not|el art|est)|ouvir (?:est|a not)|ascolta (?:l|quest)|ascultă (?:art|știrea)|luister naar|"
    r"lyssna på|lytt til|lyt til art|odsłuchaj|posłuchaj art|poslech\w* člán|слушать|прослухати|dinle|narrat|"
    r"खबर सुनें|"
    r"audio and podcasts|kuuntele|hallgasd meg|ακούστε|朗读|收听本文|[听聽]新[闻聞]|听文章|語音|音声で|"
    r"この記事を(?:読み上げ|聞|聴)|기사 듣기|nghe bài|dengarkan|استمع",
    re.I,
)  # fmt: skip
"""What stands beside a player that reads the article out."""
ARTICLE = re.compile(
    r"article|story|artikel|beitrag|text|articolo|artículo|noti|nota|artigo|matéria|verhaal|artikkel|sake[nt]|"
    r"artykuł|стат|новост|новин|haber|juttu|cikk|άρθρο|記事|ニュース|新闻|新聞|本文|기사|bài|berita|مقال|خبر|vorlesen",
    re.I,
)
"""A frame may as well be the podcast that one is invited to listen to: there it must be this that is read out."""
LISTEN_REACH = {"audio": 3, "iframe": 2}
"""Leaves before and after a player of no known provider among which that may stand."""
MAX_OFFER = 120
MAX_LINE = 60


def offers_reading(text: str) -> bool:
    """Whether a line does nothing but offer to read the article out."""
    return len(text) < MAX_LINE and LISTEN.search(text) is not None and ARTICLE.search(text) is not None


def reads_aloud(leaves: Sequence[Leaf], leaf: Leaf) -> bool:
    """Whether the short texts around a player offer to read the article out."""
    provider = leaf.embed.provider if leaf.embed is not None else ""
    reach, at = LISTEN_REACH.get(provider, 0), leaf.index
    around = [*_short(reversed(leaves[max(at - reach, 0) : at])), *_short(leaves[at : at + reach + 1])]
    offers = [text for text in around if LISTEN.search(text)]
    return any(provider == "audio" or ARTICLE.search(text) for text in offers)


def _short(leaves: Iterable[Leaf]) -> Iterator[str]:
    """The texts up to the first long one: an offer beyond a paragraph is another player's."""
    return takewhile(lambda text: len(text) < MAX_OFFER, (leaf.text for leaf in leaves))
