"""Which finished pages are taken up again."""

from collections.abc import Sequence, Set

from scraper.batch.store.ledger import Ledger
from scraper.batch.store.schema import FAILED, WAITING
from scraper.errors import (
    TRANSIENT_STATUS,
    BatchError,
    ExtractCrashed,
    ExtractTimeout,
    FetchError,
    kind_of,
)

PASSING = [error for error in FetchError.__subclasses__() if error.transient]
TRANSIENT = tuple(kind_of(error) for error in (*PASSING, ExtractTimeout, ExtractCrashed))
"""Kinds of errors that may pass by themselves. Also the end of a worker, since a crowded machine can cause that."""
WALLS = ("challenge", "consent_wall", "login_wall")
REFUSALS = (401, 403, 407, 429, 451)
GROUPS = {
    "failed": f"state = {FAILED}",
    "transient": f"state = {FAILED} AND (kind IN {TRANSIENT} OR status IN {tuple(TRANSIENT_STATUS)})",
    "blocked": f"kind IN {WALLS} OR (state = {FAILED} AND status IN {REFUSALS})",
}
"""Groups of kinds, as conditions on `pages`: Python writes tuples of these as SQL does."""


def kinds_of(ledger: Ledger) -> set[str]:
    """The kinds of pages and errors among the rows that are done."""
    return {kind for state, kind in ledger.counts() if state != WAITING}


def check_kinds(kinds: Sequence[str], known: Set[str]) -> None:
    """Raises BatchError for one of `kinds` that is no group and not among those known."""
    for kind in kinds:
        if kind not in GROUPS and kind not in known:
            there = f"there are: {', '.join(sorted(known))}" if known else "no row is done yet"
            raise BatchError(f"no row is of this kind; {there}", subject=kind)


def take_up_again(ledger: Ledger, kinds: Sequence[str]) -> int:
    """Makes the rows of these kinds wait again; returns how many pages that are.

    A kind is one of errors or pages, as `scraper status` prints it, or one of three groups: `failed` (all
    errors), `transient` (errors that may pass by themselves), `blocked` (walls, challenges and refusals).
    Lines that are no URL are never taken up.
    """
    return sum(
        ledger.take_up(GROUPS[kind]) if kind in GROUPS else ledger.take_up("kind = ?", (kind,))
        for kind in kinds
    )
