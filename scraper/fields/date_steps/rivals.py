"""Days that give way to better told ones before any is chosen: a template's, a change's, an aside's, an address's."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from scraper.fields.date_steps.agreed import is_marked_at_start
from scraper.fields.date_steps.first_publication import SOON
from scraper.fields.date_steps.steps import ASIDE, CHANGED, DECLARED, MARKED_ABOVE, SAID_CHANGED
from scraper.fields.times.moment import is_new_year

if TYPE_CHECKING:
    from datetime import date

    from scraper.fields.choice import Option

TOLD_ABOVE = MARKED_ABOVE | {"updated_above"}
TOLD_IN_HEAD = MARKED_ABOVE | {"time_inside", "class_inside"}
SHOWN_CHANGED = frozenset(("updated_above", "updated_inside", "updated_below", "footer_modified"))
TOLD_TWICE = frozenset(("words_below", "url"))
TOLD = frozenset(("text_start", "text_inside", "text_below", "text_aside"))
"""Steps that read lines of text: such a day may be one of the story's subject."""
OF_ANSWER = frozenset(("meta_date", "text_above", "text_aside"))
ADDRESSES = frozenset(("url", "image_url"))
OF_DAY = TOLD_IN_HEAD | {"text_above"}
A_DAY = timedelta(days=1)
"""Within which an address has the day of another zone."""
SURE = DECLARED | {"itemprop", "time_above", "time_inside"}


def without_rivals(options: list[Option], fetched: date) -> list[Option]:
    """The days that may be the publication's, of a page fetched on that day."""
    options = _without_asides(_without_changes(_without_new_year(options)))
    options = _without_addresses(_without_served(_without_later(options)))
    return _without_page(options, fetched)


def _without_new_year(options: list[Option]) -> list[Option]:
    """The days, without the first moment of a year that but templates declare, where the head tells another day."""
    told = any([o.steps & TOLD_IN_HEAD and not _is_new_year(o) for o in options])
    return [o for o in options if not (_is_new_year(o) and o.steps <= DECLARED)] if told else options


def _is_new_year(option: Option) -> bool:
    return all([is_new_year(reading.value) for reading in option.readings])


def _without_changes(options: list[Option]) -> list[Option]:
    """The days, without those that are but shown as a change's, where the head marks one shortly before."""
    marked = [o.value.date for o in options if o.steps & TOLD_IN_HEAD]
    return [
        o
        for o in options
        if not (o.steps <= SHOWN_CHANGED and any(_is_soon(day, o.value.date) for day in marked))
    ]


def _is_soon(first: date, later: date) -> bool:
    return first < later <= first + SOON


def _without_asides(options: list[Option]) -> list[Option]:
    """The days, without those that only asides tell, if markup at the text's head tells one, or a line there one of a
    change, or the address the day that a line below the text tells: the others are of comments and other stories.
    """
    if not any([o.steps & TOLD_ABOVE or o.steps >= TOLD_TWICE or is_marked_at_start(o) for o in options]):
        return options
    return [o for o in options if not o.steps <= ASIDE]


def _without_served(options: list[Option]) -> list[Option]:
    """The days, without one that is declared for publication and change alike, if the address has an earlier one that
    the head shows, too: some systems declare when the page was served.
    """
    shown = [o.value.date + A_DAY for o in options if "url" in o.steps and o.steps & OF_DAY]
    return [o for o in options if not (_is_both(o) and any([day < o.value.date for day in shown]))]


def _is_both(option: Option) -> bool:
    """Whether it is declared for publication and change alike."""
    return bool(option.steps & DECLARED and option.steps & CHANGED)


def _without_addresses(options: list[Option]) -> list[Option]:
    """The days, without those that but an address tells (and other stories), where a moment is declared, or `<time>`
    tells one at the text's head: an address gives the day of its own zone, or that of the draft.
    """
    sure = [r for o in options for r in o.readings if r.step in SURE and r.value.hour is not None]
    return [o for o in options if not _is_of_address(o)] if sure else options


def _is_of_address(option: Option) -> bool:
    return not option.steps.isdisjoint(ADDRESSES) and option.steps <= ADDRESSES | ASIDE


def _without_page(options: list[Option], fetched: date) -> list[Option]:
    """The days, without that which is declared of the page as such alone, if a line of the head tells of another day's
    publication: many a template has one day for all of its pages, or that on which it answers, in a meta and a top bar.
    """
    if not any(["words_above" in option.steps for option in options]):
        return options
    return [o for o in options if not (o.steps == {"json_ld_page"} or _is_of_answer(o, fetched))]


def _is_of_answer(option: Option, fetched: date) -> bool:
    """Whether it is the day of the fetch, by a meta of no said meaning and perhaps a line above the text."""
    return option.value.date == fetched and "meta_date" in option.steps and option.steps <= OF_ANSWER


def _without_later(options: list[Option]) -> list[Option]:
    """The days, without those that only the text tells of and that come after the last change: deadlines, events."""
    changes = [o.value.date for o in options if o.steps & SAID_CHANGED]
    if not changes:
        return options
    last = max(changes)
    return [o for o in options if o.value.date <= last or not o.steps <= TOLD]
