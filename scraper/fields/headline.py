"""The article's own headline: not the site's name, not a section's, not a rewrite for social networks.

Steps, in the order in which they name the winner where several read the same words: what the reader sees first.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from scraper.fields.choice import Option, Reading, choose, source_of
from scraper.fields.headline_steps.agreed import agreed_headline, repeated_heading
from scraper.fields.headline_steps.declared import declared_texts
from scraper.fields.headline_steps.features import describe
from scraper.fields.headline_steps.kickers import (
    heading_texts,
    kicked_headlines,
    without_kickers,
)
from scraper.fields.headline_steps.lines import line_readings, rest_of_title
from scraper.fields.headline_steps.logos import names_site
from scraper.fields.headline_steps.marked import marked_titles
from scraper.fields.headline_steps.text import MAX_CHARS, parts_of, tidy
from scraper.fields.names.compare import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scraper.article import Source
    from scraper.fields.clues import Clues


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
    kicked = kicked_headlines(clues)
    h1_texts = _h1_texts(clues, kicked)
    _group(_readings(clues, h1_texts), grouped)
    if repeated := repeated_heading(list(grouped.values()), clues):
        repeated.agreed = True
        return list(grouped.values())
    _group(marked_titles(clues), grouped)
    if not h1_texts:
        _group(line_readings(clues, grouped), grouped)
    _drop_signed(grouped, set(clues.squashed_sites))
    options = without_kickers(h1_texts, grouped)
    if agreed := agreed_headline(options, clues):
        agreed.agreed = True
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


def _h1_texts(clues: Clues, kicked: dict[str, str]) -> list[list[str]]:
    """For each h1, those in asides last: its text, then its text without a kicker, or only that."""
    h1s = [(clues.is_aside(e), e, kicked.get(text, text)) for e, text in clues.h1_texts]
    h1s = [h1 for h1 in h1s if not names_site(clues, h1[1], alone=len(h1s) == 1)]
    h1s.sort(key=itemgetter(0))
    kept = set(kicked.values())
    return [[text] if text in kept else heading_texts(clues, h1, text) for _, h1, text in h1s]


def _readings(clues: Clues, h1_texts: list[list[str]]) -> Iterator[Reading]:
    """All readings; what the reader sees as a heading first: most pages have one h1, and it is the headline."""
    yield from _with_parts("h1", [text for texts in h1_texts for text in texts])
    for step, texts in declared_texts(clues).items():
        yield from _with_parts(step, texts)
    yield from _with_parts("title", [clues.title] if clues.title else [])
    if rest := rest_of_title(clues):
        yield Reading("title_part", clues.title, rest)


def _with_parts(step: str, texts: list[str]) -> Iterator[Reading]:
    """Each text whole, then without the site's name at its end or start."""
    for text in texts:
        text = text[: MAX_CHARS * 2]
        yield Reading(step, text, text)
        for part in parts_of(text):
            yield Reading(f"{step}_part", text, part)
