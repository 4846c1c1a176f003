"""Keywords that are not the article's topics: those for search engines, those of every page of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.names.compare import fold
from scraper.fields.site_names import SEPARATOR

if TYPE_CHECKING:
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

OWN = frozenset(("class_inside", "class_below", "tag_page_below", "label_below"))
"""The steps that read what the article itself shows as its tags; sections stand above it, links of the text within."""
KEYWORDS = frozenset(("json_ld_keywords", "meta_news_keywords", "meta_keywords"))
SHOWN_WITHIN = frozenset(("tag_page_inside", "label_below"))
LEAST_REPEATED, MOST = 5, 0.8
"""How many keywords, and which share of them, are words of the title where a machine made them of it."""
LEAST_CODES = 3
_CODE = re.compile(r"[A-Z\d]{2,8}")
"""A short word in capitals."""
LONG_NAME = 4
"""Spaces in what some pages call their site: the title of the one story."""
LEAST_SPACES = 3
"""Between the words of a tag that is a title."""
LEAST_TITLE = 8
"""Letters of a title that a machine parted at its commas: fewer may be a topic with the story's name."""
_TITLE_ENDS = re.compile(r"\s[|–—·-]\s|[_|]")
"""What parts the title of a page from its site's."""
LEAST_OF_HOUSE, OF_HOUSE = 4, 3
PAPERS = frozenset(
    map(
        fold,
        """
        news|newspaper|journal|presse|quotidien|actualités|actualité|info|infos|nachrichten|zeitung|tageszeitung
        |noticias|periódico|diario|prensa|notizie|giornale|quotidiano|notícias|jornal|nieuws|krant|nyheter|avis|tidning
        |nyheder|uutiset|wiadomości|gazeta|zprávy|noviny|hírek|știri|новости|газета|новини|вести|haber|haberler|gazete
        |أخبار|اخبار|خبر|berita|समाचार|news online|online news|latest news|breaking news|local news|tin tức
        """.split("|"),
    )
)
"""What those keywords call the paper which every page of it has; in East Asia some hang it on those of the article."""
LEAST_FORMS = 8
LONG = 5
"""Letters from which a keyword is told by the beginning of a word: shorter ones begin others ("open", "opened")."""


def are_codes(tags: list[str], clues: Clues) -> bool:
    """Whether they are signs of a newsroom's own machines ("ENER", "WEU", "MTAL"), of which the text has none."""
    if len(tags) < LEAST_CODES or not all(map(_CODE.fullmatch, tags)):
        return False
    text = f" {fold(f'{clues.title} {clues.body_text}')} "
    return not any([f" {fold(tag)} " in text for tag in tags])


def without_stuffing(options: list[Option], clues: Clues) -> list[Option]:
    """The options, without what only `<meta name=keywords>` has if the article shows several tags of its own, or if it
    repeats the title: it is for search engines, and often the same on every page. Nor are
    keywords kept that name the site, if other tags are shown, or declared without it.
    """
    if not any([option.steps <= KEYWORDS for option in options]):
        return options
    sites, title, address = set(clues.site_names), fold(clues.title), fold(clues.doc.url)
    options = [o for o in options if not (_is_meta_alone(o) and _is_software(o, clues))]
    own = any([len(o.value) > 1 and not OWN.isdisjoint(o.steps) for o in options])
    headline = fold(_TITLE_ENDS.split(clues.title, maxsplit=1)[0]).replace(" ", "")
    kept = [
        o
        for o in options
        if not (_is_meta_alone(o) and (own or _repeats(o, title, address) or _is(o, headline)))
    ]
    signed = [o for o in kept if o.steps <= KEYWORDS and not sites.isdisjoint(map(fold, o.value))]
    others = [option for option in kept if option not in signed and _may_replace(option, own=own)]
    return [option for option in kept if option not in signed] if signed and others else kept


def _is_meta_alone(option: Option) -> bool:
    """Whether nothing but `<meta name=keywords>` gives it."""
    return option.steps == {"meta_keywords"}


def _repeats(option: Option, title: str, address: str) -> bool:
    """Whether the tags are the words of title and address, one by one, or one of several words begins the title."""
    words = {*title.split(), *address.split()}
    if len(option.value) == 1 and " " in (whole := fold(option.value[0])):
        return title == whole or title.startswith(f"{whole} ")
    shared = sum([tag in words for tag in map(fold, option.value)])
    return len(option.value) >= LEAST_REPEATED and shared >= MOST * len(option.value)


def without_title(tags: list[str], clues: Clues) -> list[str]:
    """The keywords, without the title of the page among them, with the site's name or without it; what stands alone
    beside the title is the section: "us, Ferry returns - GNN".
    """
    titles = {fold(title) for title in (clues.title, _TITLE_ENDS.split(clues.title, maxsplit=1)[0])}
    kept = [tag for tag in tags if tag.count(" ") < LEAST_SPACES or fold(tag) not in titles]
    return kept if len(kept) > 1 or kept == tags else []


def _is(option: Option, headline: str) -> bool:
    """Whether the tags, one after another, are all letters of the headline: it was parted at its commas."""
    return len(headline) >= LEAST_TITLE and fold(" ".join(option.value)).replace(" ", "") == headline


def _is_software(option: Option, clues: Clues) -> bool:
    """Whether the tags are all of what the page was made with: Joomla comes with its own name for keywords."""
    maker = fold(clues.doc.meta.first("generator") or "").split()
    return bool(maker) and all([fold(tag) in maker for tag in option.value])


def _may_replace(option: Option, *, own: bool) -> bool:
    """Whether it may be the tags where another list names the site."""
    return own or (len(option.value) > 1 and not option.steps.isdisjoint(KEYWORDS | SHOWN_WITHIN))


def are_the_sites(option: Option, clues: Clues) -> bool:
    """Whether they are on every page: keywords that name the site and are hardly told of in the text; or only
    `<meta name=keywords>` gives them, and the article has none of their words, or several are words of the site's name.
    """
    if option.steps <= KEYWORDS and _are_of_house(option, clues):
        return True
    if len(option.value) < 2 or not _is_meta_alone(option):
        return False
    sites = {word for name in clues.site_names if name.count(" ") < LONG_NAME for word in name.split()}
    if sum([fold(tag) in sites for tag in option.value]) > 1 or _are_forms(option.value):
        return True
    text = f" {fold(f'{clues.title} {clues.body_text}')} "
    return not any(_has_word(text, word) for tag in option.value for word in fold(tag).split())


def _are_forms(tags: list[str]) -> bool:
    """Whether they are single words in small letters, two of them forms of one ("ferry", "ferries"): a machine picked
    them from the text.
    """
    if len(tags) < LEAST_FORMS or not all([tag.islower() and tag.isalpha() for tag in tags]):
        return False
    starts = [tag[:LONG] for tag in tags if len(tag) > LONG]
    return len(set(starts)) < len(starts)


def _are_of_house(option: Option, clues: Clues) -> bool:
    """Whether one of several names the site, or a newspaper as such, and of the others the article has no more than one
    in so many.
    """
    tags, sites = set(map(fold, option.value)), {*clues.site_names, fold(SEPARATOR.split(clues.title)[-1])}
    papers = tags & PAPERS if _is_meta_alone(option) else set()
    others = tags - sites - papers
    if others == tags or len(tags) < LEAST_OF_HOUSE:
        return False
    text = f" {fold(f'{clues.title} {clues.body_text}')} "
    told = [(f" {tag} " if tag.isascii() else tag) in text for tag in others]
    return sum(told) * OF_HOUSE <= len(others) + len(papers)


def _has_word(text: str, word: str) -> bool:
    """Whether a word of the text begins with it, if it is long, or is it; scripts without spaces have it anywhere."""
    return word in text if not word.isascii() else f" {word}{' ' if len(word) < LONG else ''}" in text
