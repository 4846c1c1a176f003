"""Bylines that the reader sees: marked up, in boxes, in lines, each asked for only where those before leave a doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.byline_steps.accounts import is_handle
from scraper.fields.byline_steps.agreed import are_marked_as_declared, has_person, is_marked_above
from scraper.fields.byline_steps.author_box import boxed_below
from scraper.fields.byline_steps.boxes import of_cards, of_twins
from scraper.fields.byline_steps.brackets import opening
from scraper.fields.byline_steps.card import carded
from scraper.fields.byline_steps.joined import joined_lines
from scraper.fields.byline_steps.lines import bylines_above, bylines_below, contributed
from scraper.fields.byline_steps.marked import of_class, of_links, of_marks
from scraper.fields.byline_steps.signed_ends import mailed, signature
from scraper.fields.byline_steps.signed_head import spelled_out
from scraper.fields.byline_steps.signed_lines import signed_lines
from scraper.fields.byline_steps.steps import MARKS_BELOW, METAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues


def shown_bylines(clues: Clues, declared: list[Reading]) -> Iterator[Reading]:
    """Readings of visible bylines, the best marked first.

    No further than to the first place above the text that names those who are declared; then only who helped is
    looked for. Names that nothing marks count only where no person is declared or marked.
    """
    marked: list[Reading] = []
    for step in (of_marks, of_class, of_twins, of_links):
        found = list(step(clues))
        yield from found
        if are_marked_as_declared(clues, declared, found):
            named = {person.name for reading in declared for person in reading.value}
            if len(named) > 1 or all([reading.step in METAS for reading in declared]):
                yield from of_cards(clues)
            yield from added_bylines(clues, [*declared, *found])
            return
        marked += found
    yield from _unmarked(clues, declared, marked)


def _unmarked(clues: Clues, declared: list[Reading], marked: list[Reading]) -> Iterator[Reading]:
    """What lines say, where no mark names those who are declared."""
    yield from joined_lines(clues, [*declared, *marked])
    if not is_marked_above(clues, marked):
        yield from carded(clues)
        yield from boxed_below(clues, declared, marked)
        accounts = [r.value[0].name for r in declared if is_handle(r.value)]
        yield from spelled_out(clues, accounts)
        known = has_person(clues, [r for r in declared if not is_handle(r.value)])
        yield from opening(clues) if known else signed_lines(clues)
    sure = has_person(clues, [*declared, *[r for r in marked if r.step not in MARKS_BELOW]])
    yield from bylines_above(clues, bare=not sure)
    yield from bylines_below(clues, bare=not has_person(clues, [*declared, *marked]))
    if not has_person(clues, [r for r in [*declared, *marked] if not is_handle(r.value)]):
        yield from signature(clues)


def added_bylines(clues: Clues, known: list[Reading]) -> Iterator[Reading]:
    """What may add names to those that the page is of one mind about: who helped, lines that go on to others, and names
    beside their owners' addresses.
    """
    yield from contributed(clues)
    yield from joined_lines(clues, known)
    yield from mailed(clues)
