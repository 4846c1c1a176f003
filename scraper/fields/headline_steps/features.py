"""What tells a headline from the other titles of a page: who supports it, how it stands to the others, the
URL, the body.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from scraper.fields.choice import Support
from scraper.fields.headline_steps.steps import STEPS
from scraper.fields.names.compare import fold
from scraper.fields.names.site import holds_site

if TYPE_CHECKING:
    from scraper.document import Element
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

SIDES = {"above": 2.0, "inside": 1.0, "below": 0.0, "lost": -1.0}
NAMED = re.compile(r"headline|entry-title|post-title|article|story|title")
"""In the class of a headline."""
HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?$")
"""The address of a front page."""
WHOLE = frozenset(STEPS)
"""The support of a step that read the text whole is 2; `_part` stands behind those that read it as a part, 1."""
OF_TEXT = ("votes", "whole_votes", "words", "chars", "contains", "contained", "starts_title", "in_title",
           "separators", "slug_cover", "slug_share", "is_first_h1", "is_site", "ends_site",
           "h1_distance", "h1_where", "h1_aside", "h1_named", "h1_level", "h1_home", "after_kicker", "holds_kicker",
           "h1_count", "in_h1", "holds_h1", "likeness")  # fmt: skip
COLUMNS = (*STEPS, *OF_TEXT)
NO_HEADING = (99.0, -1.0, 0.0, 0.0, 0.0, 0.0)
_SEPARATOR = re.compile(r"\s[|–—·»«•-]\s|\|")


def describe(clues: Clues, options: list[Option]) -> None:
    """Fills in the features of each option."""
    keys = [fold(option.value) for option in options]
    support = Support(STEPS, options, _step_of)
    slug = _slug_words(clues.doc.url)
    first_h1 = next((key for key, o in zip(keys, options, strict=True) if _is_heading(o)), "")
    headings = _headings(clues, set(keys))
    title = fold(clues.title)
    alike = _likenesses([set(key.split()) for key in keys])
    squashed = set(clues.squashed_sites)
    for at, (key, option) in enumerate(zip(keys, options, strict=True)):
        words = key.split()
        steps = option.steps
        whole = steps & WHOLE
        option.features = support.of([(_step_of(step), 2.0 if step in whole else 1.0) for step in steps])
        option.features += (
            float(len(steps)),
            float(len(whole)),
            float(len(words)),
            float(len(option.value)),
            float(sum([other in key for other in keys]) - 1),
            float(sum([key in other for other in keys]) - 1),
            float(title.startswith(key)),
            float(key in title),
            float(len(_SEPARATOR.findall(option.value))),
            *_slug(words, slug),
            float(key == first_h1),
            float(key.replace(" ", "") in squashed),
            float(holds_site(words, squashed)),
            *(headings.get(key) or NO_HEADING),
            float(any([h.endswith(" " + key) for h in headings])),
            float(key in headings and any([key.endswith(" " + k) for k in keys])),
            float(len(clues.doc.scan.by_tag.get("h1", ()))),
            float(first_h1 != key in first_h1),
            float(key != first_h1 and first_h1 in key),
            sum(alike[at]) / len(keys),
        )


def _likenesses(sets: list[set[str]]) -> list[list[float]]:
    """For each pair, how much of the words of both both have."""
    alike = [[1.0] * len(sets) for _ in sets]
    for at, words in enumerate(sets):
        for other in range(at):
            shared = len(words & sets[other])
            either = len(words) + len(sets[other]) - shared
            alike[at][other] = alike[other][at] = shared / either if either else 0.0
    return alike


def _is_heading(option: Option) -> bool:
    return option.readings[0].step == "h1" or "line" in option.steps


def _step_of(step: str) -> str:
    """The step that read the text, whole or as a part."""
    return step.removesuffix("_part")


@lru_cache(maxsize=16)
def _slug_words(url: str) -> set[str]:
    path = unquote(urlsplit(url).path) if url else ""
    parts = sorted(path.split("/"), key=lambda p: p.count("-") + p.count("_"))
    return {w for w in fold(parts[-1].replace("_", " ")).split() if len(w) > 1} if parts else set()


def _slug(key: list[str], slug: set[str]) -> tuple[float, float]:
    """How much of the URL's slug the option has, and how much of the option the slug has; -1 without one."""
    words = {w for w in key if len(w) > 1}
    if len(slug) < 3 or not words:
        return -1.0, -1.0
    shared = len(words & slug)
    return shared / len(slug), shared / len(words)


def _headings(clues: Clues, wanted: set[str]) -> dict[str, tuple[float, ...]]:
    """By folded text: how the h1 or h2 of that text nearest to the body's start stands, and what it calls
    itself; of those not wanted, only that they are there.
    """
    found: dict[str, tuple[float, ...]] = {}
    for element, text in (*clues.h1_texts, *clues.h2_texts):
        key = fold(text[:400])
        if key not in wanted:
            found[key] = ()
            continue
        value = _standing(clues, element)
        if key not in found or value[0] < found[key][0]:
            found[key] = value
    return found


def _standing(clues: Clues, element: Element) -> tuple[float, ...]:
    """Distance, side, whether in an aside, whether its class calls it a headline, level, whether it leads home."""
    place = clues.place(element)
    return (
        min(float(place.distance), 90.0),
        SIDES[place.where],
        float(clues.is_aside(element)),
        float(NAMED.search(element.names) is not None),
        float(element.tag[1]),
        float(_leads_home(clues, element)),
    )


def _leads_home(clues: Clues, element: Element) -> bool:
    """Whether the heading is, or stands in, a link to the front page: so sites mark up their own names."""
    inner = clues.doc.scan.elements[element.index + 1 : element.index + 3]
    links = [e for e in (*inner, element.parent) if e is not None and e.tag == "a"]
    return any([HOME.match(e.attrs.get("href") or "") is not None for e in links])
