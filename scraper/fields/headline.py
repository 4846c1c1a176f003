"""The article's own headline: not the site's name, not a section's, not a rewrite for social networks.

Steps, in the order in which they name the winner where several read the same words: what the reader sees first.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from scraper.fields.choice import Option, Reading, choose, source_of
from scraper.fields.headline_steps.features import describe, holds_site
from scraper.fields.headline_steps.kickers import heading_texts, merge_kicked, undated, without_kicker
from scraper.fields.headline_steps.lines import line_readings
from scraper.fields.headline_steps.logos import names_site
from scraper.fields.headline_steps.text import MAX_CHARS, MIN_ALONE, parts_of, tidy
from scraper.fields.names.compare import fold
from scraper.fields.names.site import is_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scraper.article import Source
    from scraper.document import Element
    from scraper.fields.clues import Clues

MAX_ABOVE = 30
SHOWN = frozenset(("h1", "h1_part", "itemprop", "class_title", "h2", "line"))
CUT = frozenset(("json_ld", "meta_og", "meta_twitter"))
"""Steps that read what may be cut short to fit in."""
DECLARED = CUT | {"title", "title_part"}
META_NAMES = {
    "meta_og": ("og:title",),
    "meta_twitter": ("twitter:title",),
    "meta_other": ("title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title",
                   "cxenseparse:title", "headline", "hdl", "citation_title"),
}  # fmt: skip


def read_headline(clues: Clues) -> tuple[str | None, Source | None]:
    """The headline and where it came from."""
    options = headline_options(clues)
    chosen = choose("headline", options)
    if chosen is None:
        return None, None
    winner, chance = chosen
    return winner.value, source_of(winner, options, chance)


def headline_options(clues: Clues) -> list[Option]:
    """All distinct readings, with their features where the page is not of one mind."""
    grouped: dict[str, Option] = {}
    kicked = _kicked(clues)
    h1_texts = _h1_texts(clues, kicked)
    _group(_readings(clues, h1_texts), grouped)
    merge_kicked(kicked, grouped)
    agreed = [option for option in grouped.values() if _is_agreed(option, clues)]
    if len(agreed) == 1:
        agreed[0].agreed = True
        return list(grouped.values())
    _group(_marked(clues), grouped)
    if not h1_texts:
        _group(line_readings(clues, grouped), grouped)
    _drop_signed(grouped, set(clues.squashed_sites))
    options = _without_kickers(h1_texts, grouped)
    if alone := _shown_alone(clues, options) or _line_of_title(options):
        alone.agreed = True
    else:
        describe(clues, options)
    return options


def _group(readings: Iterable[Reading], grouped: dict[str, Option]) -> None:
    """Adds the readings to the options that they are equal to, but for case and signs."""
    for reading in readings:
        text = tidy(reading.raw)
        if len(text) <= MAX_CHARS and (key := fold(text)):
            grouped.setdefault(key, Option(text, [])).readings.append(reading)


def _drop_signed(grouped: dict[str, Option], sites: set[str]) -> None:
    """Drops the headings on which the site's name hangs by a separator, where what stands before it is an option."""
    for key in [key for key, option in grouped.items() if option.readings[0].step == "h1"]:
        parts = parts_of(grouped[key].value)
        for head, tail in zip(parts[::2], parts[1::2], strict=True):
            if fold(tail).replace(" ", "") in sites and fold(tidy(head)) in grouped:
                grouped.pop(key, None)


def _without_kickers(h1_texts: list[list[str]], grouped: dict[str, Option]) -> list[Option]:
    """The options, without headings made of a kicker and what the page elsewhere gives as its whole title."""
    for texts in h1_texts:
        if len(texts) == 1:
            continue
        whole, *parts = (fold(tidy(text)) for text in texts)
        for part in parts:
            long, short = grouped.get(whole), grouped.get(part)
            if long and short and long is not short and _declared(short) and not _declared(long):
                short.readings += long.readings
                del grouped[whole]
    return list(grouped.values())


def _declared(option: Option) -> bool:
    return not option.steps.isdisjoint(DECLARED)


def _readings(clues: Clues, h1_texts: list[list[str]]) -> Iterator[Reading]:
    """All readings; what the reader sees as a heading first: most pages have one h1, and it is the headline."""
    yield from _withparts_of("h1", [text for texts in h1_texts for text in texts])
    yield from _withparts_of("json_ld", _json_ld(clues))
    for step, names in META_NAMES.items():
        yield from _withparts_of(step, clues.doc.meta.all(*names)[:3])
    yield from _withparts_of("title", [clues.title] if clues.title else [])


def _is_agreed(option: Option, clues: Clues) -> bool:
    """Whether the page's h1 is what two other places say: then no further heading is worth looking for. Not so if it is
    the site's name, or begins or ends with it.
    """
    steps = option.steps
    if "h1" not in steps or len(steps & {"json_ld", "meta_og", "title", "title_part"}) < 2:
        return False
    words, sites = fold(option.value).split(), set(clues.squashed_sites)
    return "".join(words) not in sites and not holds_site(words, sites)


def _shown_alone(clues: Clues, options: list[Option]) -> Option | None:
    """The one h1 close above the text of a declared article, if no other wording is shown anywhere: the others are
    rewrites for search and social networks, or its first half. None if it is so short that it may be the name of the
    site or of a section.
    """
    if not clues.articles:
        return None
    own = [option for option in options if "h1" in option.steps]
    if len(clues.h1s) != 1 or len(own) != 1 or not _near(clues, clues.h1s[0], MAX_ABOVE):
        return None
    heading = fold(own[0].value)
    if len(heading) < MIN_ALONE or is_site(heading, clues.squashed_sites):
        return None
    others = [option for option in options if option is not own[0] and _declared(option)]
    rival = any([_is_shown(option) or _is_part(fold(option.value), heading) for option in others])
    return None if rival else own[0]


def _line_of_title(options: list[Option]) -> Option | None:
    """On pages without an h1, the line that `<title>` repeats and of which another declared wording is only the
    beginning."""
    lines = [option for option in options if "line" in option.steps]
    if len(lines) != 1 or lines[0].steps.isdisjoint(("title", "title_part")):
        return None
    line = fold(lines[0].value)
    begun = [o for o in options if o is not lines[0] and line.startswith(f"{fold(o.value)} ")]
    cut = any([not option.steps.isdisjoint(CUT) for option in begun])
    return lines[0] if cut and len(line) >= MIN_ALONE else None


def _is_shown(option: Option) -> bool:
    return not option.steps.isdisjoint(SHOWN)


def _is_part(one: str, heading: str) -> bool:
    """Whether one of the wordings holds the other, but for the heading's beginning."""
    return (one in heading and not heading.startswith(f"{one} ")) or heading in one


def _kicked(clues: Clues) -> dict[str, str]:
    """The texts of h1s in which markup names a kicker, by these the texts without; not where the page declares both as
    one.
    """
    h1s = [(text, without_kicker(clues, e, text)) for e, text in clues.headings if e.tag == "h1"]
    kicked = {text: headline for text, headline in h1s if headline}
    declared = {fold(tidy(text)) for text in _declared_texts(clues)} if kicked else set()
    return {text: headline for text, headline in kicked.items() if not _begins_one(fold(text), declared)}


def _declared_texts(clues: Clues) -> list[str]:
    return [
        *_json_ld(clues),
        *[text for names in META_NAMES.values() for text in clues.doc.meta.all(*names)[:3]],
    ]


def _begins_one(text: str, declared: set[str]) -> bool:
    """Whether one of the declared wordings is the text, perhaps with the site's name after it."""
    return any([one.startswith(text) for one in declared])


def _h1_texts(clues: Clues, kicked: dict[str, str]) -> list[list[str]]:
    """For each h1, those in asides last: its text, then its text without a kicker, or only that."""
    h1s = [(clues.is_aside(e), e, kicked.get(text, text)) for e, text in clues.headings if e.tag == "h1"]
    h1s = [h1 for h1 in h1s if not names_site(clues, h1[1], alone=len(h1s) == 1)]
    h1s.sort(key=itemgetter(0))
    kept = set(kicked.values())
    return [[text] if text in kept else heading_texts(clues, h1, text) for _, h1, text in h1s]


def _json_ld(clues: Clues) -> list[str]:
    """`headline` is what schema.org calls it; `name` is often the same, sometimes with the site's name."""
    found = [article.get(key) for article in clues.articles[:3] for key in ("headline", "name")]
    return [text for text in found if isinstance(text, str)]


def _marked(clues: Clues) -> Iterator[Reading]:
    """itemprop=headline, and headings below h1 just above the body, or marked as a title by their class."""
    for element in clues.itemprop.get("headline", [])[:3]:
        if not clues.is_aside(element):
            text = element.attrs.get("content") or clues.text_of(element)
            yield Reading("itemprop", text, text)
    for element in clues.named("title")[:40]:
        if (
            element.tag not in ("h1", "a")
            and 0 < element.last_leaf - element.first_leaf <= 2
            and _near(clues, element)
        ):
            text = undated(clues.text_of(element))
            yield Reading("class_title", text, text)
    for element, text in clues.headings:
        if element.tag == "h2" and _near(clues, element):
            yield Reading("h2", text, text)


def _near(clues: Clues, element: Element, above: int = 15) -> bool:
    place = clues.place(element)
    close = place.distance <= (above if place.where == "above" else 1)
    return close and place.where in ("above", "inside") and not clues.is_aside(element)


def _withparts_of(step: str, texts: list[str]) -> Iterator[Reading]:
    """Each text whole, then without the site's name at its end or start."""
    for text in texts:
        text = text[: MAX_CHARS * 2]
        yield Reading(step, text, text)
        for part in parts_of(text):
            yield Reading(f"{step}_part", text, part)
