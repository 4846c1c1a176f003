"""The article's topics, as shown or declared: each apart, case kept.

Every step gives a whole list; the model picks the list to believe: sites use some of these places for the
topics of the article, and others for the same words on every page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.choice import Option, Reading, choose, source_of
from scraper.fields.names.compare import fold
from scraper.fields.tags_steps.declared import MAX_TAGS, declared_tags
from scraper.fields.tags_steps.features import describe
from scraper.fields.tags_steps.keywords import (
    KEYWORDS,
    OWN,
    are_codes,
    are_the_sites,
    without_stuffing,
    without_title,
)
from scraper.fields.tags_steps.machines import without_signs
from scraper.fields.tags_steps.shown import shown_tags, tags_of_links_class

if TYPE_CHECKING:
    from scraper.article import Source
    from scraper.fields.clues import Clues

LEAST = -2.6
"""Log-odds below which no tags are given: no tags are better than a section menu (docs/fields.md)."""
TITLED = KEYWORDS | {"meta_vendor"}
"""The steps that may give the title for a keyword."""
OF_CLASS = frozenset(("class_above", "class_inside", "class_below"))
OF_SECTION = OF_CLASS | frozenset(
    "json_ld_articlesection json_ld_about tag_page_above tag_page_below list_below label_below".split()
)
"""The steps that tell of a section as of a topic."""
DECLARED = KEYWORDS - {"meta_keywords"} | {"meta_article_tag"}
OF_PAGES = frozenset(("tag_page_above", "tag_page_inside", "tag_page_below"))


def read_tags(clues: Clues, byline: list[str], sections: list[str]) -> tuple[list[str], Source | None]:
    """The topics and where they came from. `byline`: the writers' names, which some sites tag too; `sections`: where
    the article stands, of which a label above the text tells as it does of a topic.
    """
    known = set(map(fold, sections))
    options = [o for o in tag_options(clues, byline) if not _is_label(o, known)]
    options = [o for o in options if not (_is_above(o) and any(_goes_on(o, other) for other in options))]
    options = [o for o in options if not any(_adds_section(o, other, known) for other in options)]
    chosen = choose("tags", options, LEAST)
    if chosen is None or are_the_sites(chosen[0], clues):
        return [], None
    winner, chance = chosen
    return winner.value, source_of(winner, options, chance)


def tag_options(clues: Clues, byline: list[str]) -> list[Option]:
    """All distinct lists of tags with their features."""
    unwanted = {fold(name) for name in byline} | {""}
    grouped: dict[frozenset[str], Option] = {}
    for reading in [*declared_tags(clues), *shown_tags(clues)] or tags_of_links_class(clues):
        told = reading.value if _is_shown(reading.step) else without_signs(reading.value, clues)
        told = without_title(told, clues) if reading.step in TITLED else told
        tags = _distinct(told, unwanted)
        if tags and len(tags) <= MAX_TAGS:
            _add(grouped, frozenset(tags), reading, list(tags.values()))
    options = list(grouped.values())
    describe(clues, options)
    options = [o for o in options if not _is_section(o, options) and not are_codes(o.value, clues)]
    return without_stuffing(options, clues)


def _distinct(tags: list[str], unwanted: set[str]) -> dict[str, str]:
    """The tags by their folded texts: each as it is first written, where it last stands."""
    found = {key: tag for tag in reversed(tags) if (key := fold(tag)) not in unwanted}
    return dict(reversed(found.items()))


def _add(
    grouped: dict[frozenset[str], Option], key: frozenset[str], reading: Reading, tags: list[str]
) -> None:
    """Adds the reading to the option of its tags, which are written as they are shown."""
    option = grouped.setdefault(key, Option(tags, []))
    if _is_shown(reading.step) and not any([_is_shown(r.step) for r in option.readings]):
        option.value = tags
    option.readings.append(reading)


def _is_section(option: Option, options: list[Option]) -> bool:
    """Whether it is but the one section that JSON-LD declares ("News"): several are the topics of some sites. Where
    several keywords are declared it is none, either, if a class or an address calls it so, too.
    """
    if len(option.value) > 1 or "json_ld_articlesection" not in option.steps:
        return False
    others = [o for o in options if len(o.value) > 1 and not o.steps.isdisjoint(DECLARED)]
    return len(option.steps) == 1 or (bool(others) and option.steps <= OF_SECTION)


def _is_label(option: Option, sections: set[str]) -> bool:
    """Whether all of it is where the article is filed, and but a class above the text calls it tags."""
    return option.steps == {"class_above"} and sections.issuperset(map(fold, option.value))


def _is_above(option: Option) -> bool:
    """Whether the page but shows it, and above the text."""
    return all([step.endswith("_above") for step in option.steps])


def _goes_on(option: Option, other: Option) -> bool:
    """Whether the other list is shown below the text, and has all tags of this one and more."""
    longer = len(other.value) > len(option.value) and not OWN.isdisjoint(other.steps)
    return longer and set(map(fold, option.value)) < set(map(fold, other.value))


def _adds_section(option: Option, other: Option, sections: set[str]) -> bool:
    """Whether but a class calls it tags, and it is those that lead to tags' pages, and the section beside them."""
    if not option.steps <= OF_CLASS or not other.steps & OF_PAGES:
        return False
    tags, fewer = set(map(fold, option.value)), set(map(fold, other.value))
    return fewer < tags and tags - fewer <= sections


def _is_shown(step: str) -> bool:
    return not step.startswith(("json_ld", "meta"))
