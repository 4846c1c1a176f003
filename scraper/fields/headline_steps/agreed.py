"""The headline that a page is of one mind about, so that there is nothing to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.fields.headline_steps.marked import TITLE, is_near
from scraper.fields.headline_steps.steps import CUT, DECLARED, SHOWN
from scraper.fields.headline_steps.text import MIN_ALONE
from scraper.fields.names.compare import fold
from scraper.fields.names.site import holds_site, is_site

if TYPE_CHECKING:
    from scraper.fields.choice import Option
    from scraper.fields.clues import Clues

MAX_ABOVE = 30
"""How far above the text, in leaves, an h1 that is the only one may stand."""
REPEATING = frozenset(("json_ld", "meta_og", "title", "title_part"))


def repeated_heading(options: list[Option], clues: Clues) -> Option | None:
    """The page's h1, if it is the only one that two other places repeat: then no further heading is worth looking for.
    Not so if it is the site's name, or begins or ends with it.
    """
    repeated = [option for option in options if _is_repeated(option, clues)]
    return repeated[0] if len(repeated) == 1 else None


def _is_repeated(option: Option, clues: Clues) -> bool:
    steps = option.steps
    if "h1" not in steps or len(steps & REPEATING) < 2:
        return False
    words, sites = fold(option.value).split(), set(clues.squashed_sites)
    return "".join(words) not in sites and not holds_site(words, sites)


def agreed_headline(options: list[Option], clues: Clues) -> Option | None:
    """The heading, or the line, that all other wordings are only variants of."""
    return _shown_alone(clues, options) or _line_of_title(options)


def _shown_alone(clues: Clues, options: list[Option]) -> Option | None:
    """The one h1 close above the text of a declared article, or one that its class calls a title, if no other wording
    is shown anywhere: the others are rewrites for search and social networks, or its first half. None if it is so short
    that it may be the name of the site or of a section.
    """
    if not clues.articles and not any([TITLE.search(h1.names) for h1 in clues.h1s]):
        return None
    own = [option for option in options if "h1" in option.steps]
    if len(clues.h1s) != 1 or len(own) != 1 or not is_near(clues, clues.h1s[0], MAX_ABOVE):
        return None
    heading = fold(own[0].value)
    if len(heading) < MIN_ALONE or is_site(heading, clues.squashed_sites):
        return None
    others = [option for option in options if option is not own[0] and not option.steps.isdisjoint(DECLARED)]
    rival = any(
        [not option.steps.isdisjoint(SHOWN) or _is_part(fold(option.value), heading) for option in others]
    )
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


def _is_part(one: str, heading: str) -> bool:
    """Whether the heading ends like the other wording, behind a kicker, or is a part of that."""
    return (heading.endswith(one) and heading != one) or heading in one
