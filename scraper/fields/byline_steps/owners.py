"""The site's owner, whom themes declare for each page: the writer of one text is whom its head shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.byline_steps.evidence import is_declared, text_seen
from scraper.fields.byline_steps.steps import CLOSE_ABOVE, DECLARED, MARKED_ABOVE
from scraper.fields.names.compare import fold
from scraper.fields.names.site import are_persons

if TYPE_CHECKING:
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

MAX_LINE = 100
SOURCE, HOLDER = 400, 80
"""How much of the source after the sign of copyright is read, and of its words."""
_TAG = re.compile(r"<[^>]{0,300}>|&\w+;")


def without_owners(options: list[Option], clues: Clues) -> list[Option]:
    """The options, without people whom no line of the head shows, if it shows another writer: the one whom the sign of
    copyright names, and, of several who are declared, all but those whom the head shows.
    """
    if len(options) < 2:
        return options
    sites = clues.squashed_sites
    marked = [o for o in options if _is_marked(o) and are_persons(o.value, sites)]
    owners = [o for o in options if o not in marked and not _is_above(o)] if marked else []
    gone = [o for o in owners if _hold_copyright(o, clues)] if owners else []
    declared = [o for o in options if is_declared(o) and are_persons(o.value, sites)]
    if len(declared) > 1 and (seen := [o for o in declared if _is_in_head(o, clues)]):
        names = {fold(person.name) for option in seen for person in option.value}
        unseen = [o for o in declared if o.steps <= DECLARED]
        gone += [o for o in unseen if names.isdisjoint([fold(p.name) for p in o.value])]
    return [option for option in options if option not in gone]


def _is_marked(option: Option) -> bool:
    """Whether markup close above the text says that they are writers, where the reader sees it."""
    marked = [r for r in option.readings if r.step in MARKED_ABOVE and r.distance <= CLOSE_ABOVE]
    return any([text_seen(reading) for reading in marked])


def _is_above(option: Option) -> bool:
    return any([r.step.endswith(("_above", "_inside")) and text_seen(r) for r in option.readings])


def _is_in_head(option: Option, clues: Clues) -> bool:
    """Whether short lines of the head hold all the names."""
    lines = [leaf.text for leaf in clues.head_lines() if 0 < len(leaf.text) <= MAX_LINE]
    return all([any([person.name in line for line in lines]) for person in option.value])


def _hold_copyright(option: Option, clues: Clues) -> bool:
    """Whether the page's last sign of copyright is followed by the one name."""
    html = clues.doc.html
    at = max(html.rfind("©"), html.rfind("&copy;"))
    if at < 0 or len(option.value) != 1:
        return False
    return fold(option.value[0].name) in fold(_TAG.sub(" ", html[at : at + SOURCE]))[:HOLDER]
