"""What an element's class and id say of it: groups of words that the web's makers share, and learned weights.

Class names are written in English nearly everywhere, whatever the page's language. The groups below are the
conventions of common CMSs and themes; beside them, each single word of a name has a weight learned from
labelled pages (log-odds that text below it is the article's body).
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUPS = {
    "comment": "comment disqus respond replies livefyre viafoura coral",
    "related": "relat recommend popular trending outbrain taboola readmore similar suggest ^more$ ^most latest "
    "^next$ upnext teaser promo recirc further ^also$ seealso alsoread stream river feed",
    "card": "card grid tile carousel slider swiper listing archive module",
    "share": "share sharing social follow",
    "nav": "^nav navigation navbar menu breadcrumb pagination pager toolbar ^skip ^jump",
    "edge": "header footer masthead topbar bottom",
    "side": "sidebar ^side$ ^rail$ widget aside secondary complementary",
    "dialog": "modal popup overlay dialog lightbox drawer canvas tooltip toast flyout cookie consent gdpr privacy "
    "^cmp$ onetrust didomi",
    "signup": "newsletter subscri signup signin paywall login regist donat piano regwall member optin ^cta$ ^form",
    "caption": "caption credit photo image ^img gallery media figure picture video audio player thumb slideshow",
    "author": "author byline ^bio$ contributor writer profile avatar vcard",
    "meta": "^meta ^date ^time publish ^posted ^info stamp ^reading",
    "tags": "^tag$ ^tags$ ^tagged categor topic keyword kicker eyebrow label",
    "ad": "^ad$ ^ads$ advert sponsor dfp banner commercial affiliate partner outstream promoted",
    "shop": "product price ^buy ^shop ^cart$ ^deal$ ^deals$ coupon offer rating nutrition score recipe",
    "body": "^body$ ^content$ ^text$ ^copy$ ^prose$ paragraph articlebody articlecontent articletext entrybody "
    "entrycontent entrytext postbody postcontent posttext storybody storycontent storytext bodycopy "
    "bodytext richtext maintext maincontent wysiwyg fulltext textcontent",
    "article": "article story ^post$ ^single ^entry$ ^blog detail",
    "dek": "^dek$ ^deck$ ^dec$ ^dekk$ standfirst ^lede ^lead$ subtitle subhead summary excerpt ^intro abstract "
    "chapeau description tagline preamble ingress bajada sottotitolo sapo",
    "highlight": "highlight takeaway ^key glance bullet ^toc$ ^table$ pullquote infobox factbox inset callout ^note$ "
    "^notes$ ^box$",
    "list": "^list$ ^item$ ^items$",
    "title": "title headline heading",
    "legal": "copyright disclaim ^terms legal policy imprint correction ^editor",
}  # fmt: skip
"""Pieces of words by what they tell; `^` and `$` stand for the word's ends."""
_START = 3
"""Letters by which pieces are looked up: no piece is shorter, ends included."""
_BY_START: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
for _bit, _pieces in enumerate(GROUPS.values()):
    for _piece in _pieces.split():
        _BY_START[_piece[:_START]].append((_piece, 1 << _bit))
_WORD = re.compile(r"[a-z]{2,40}")
_DIGITS = re.compile(r"\d+")
MAX_TOKENS = 30
"""Classes of one element that are looked at: utility-first style sheets give it dozens, of no meaning."""
MAX_CHARS = 40
CACHE_SIZE = 50_000


def without_digits(names: str) -> str:
    """The names as sites repeat them: `post-123 tag-7` differs from page to page, `post- tag-` does not."""
    return _DIGITS.sub("", names)


@lru_cache(CACHE_SIZE)
def group_mask(word: str) -> int:
    """A bit for each of GROUPS, in order, that the word falls under."""
    marked, mask = f"^{word[:MAX_CHARS]}$", 0
    for at in range(len(marked) - _START + 1):
        for piece, bit in _BY_START.get(marked[at : at + _START], ()):
            if marked.startswith(piece, at):
                mask |= bit
    return mask


def name_tokens(names: str) -> list[str]:
    """Each class or id, and where it is made of several words, these: `entry-content` gives three."""
    return [token for name in names.split()[:MAX_TOKENS] for token in (name, *words_in(name))]


def words_in(name: str) -> list[str]:
    """The words of a name of several; none for a name that is itself one word."""
    words = _WORD.findall(name)
    return words if words != [name] else []


Reading = tuple[int, float, float, float]
"""Group mask (a bit for each of GROUPS, in order); lowest, highest, and summed weight of the names' tokens,
the sum divided by the square root of their number."""
NOTHING: Reading = (0, 0.0, 0.0, 0.0)


class NameReader:
    """Reads names with learned weights, and remembers: sites repeat their names, and share their words."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights
        self.readings: dict[str, Reading] = {"": NOTHING}
        self.single: dict[str, tuple[int, tuple[float, ...]]] = {}
        """Of one class or id: the group mask, and the weights of its tokens that have one."""

    def read(self, names: str) -> Reading:
        """The reading of an element's names, in lower case, a space between."""
        found = self.readings.get(names)
        if found is None:
            if len(self.readings) >= CACHE_SIZE:
                self.readings = {"": NOTHING}
            found = self.readings[names] = self._read(without_digits(names))
        return found

    def _read(self, names: str) -> Reading:
        mask = 0
        known: list[float] = []
        single = self.single
        for name in names.split()[:MAX_TOKENS]:
            groups, weights = single.get(name) or self._read_single(name)
            mask |= groups
            if weights:
                known += weights
        if not known:
            return mask, 0.0, 0.0, 0.0
        if len(known) == 1:
            return mask, known[0], known[0], known[0]
        return mask, min(known), max(known), sum(known) / len(known) ** 0.5

    def _read_single(self, name: str) -> tuple[int, tuple[float, ...]]:
        if len(self.single) >= CACHE_SIZE:
            self.single.clear()
        words = words_in(name)
        mask = 0
        for word in words or (name,):
            mask |= group_mask(word)
        known = self.weights
        weights = tuple([known[token] for token in (name, *words) if token in known])
        found = self.single[name] = (mask, weights)
        return found
