"""What readers wrote below the article, where no name says so: one entry after another, each with its time, and the
same word ("Reply", in any language) in all of them.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from scraper.body.refine.entries import find_entries
from scraper.body.refine.signatures import COUNT, DIGIT, NAME_CHARS, TIME, TIME_CHARS, is_name
from scraper.body.table import rows_of

if TYPE_CHECKING:
    from scraper.body.table import Flags, LeafTable

LEAST_LEFT = 100
"""Characters of the body that must stand above: an article may be a line or two, and its readers' entries many."""
LEAST_ENTRIES, LEAST_TAKEN = 3, 2
"""Of different readers, and how many of these have text that was taken."""
LONGEST = 12
"""Leaves of an entry, from the word of one to that of the next."""
SLACK = 2
"""By how many leaves the first entry, before which no such word stands, may be longer than the others mostly are."""


def drop_thread(table: LeafTable, kept: Flags) -> Flags:
    """Drops all from the first entry of such a thread, where enough of an article stands above it."""
    lines, counts = _short_lines(table, kept)
    found = [_find_thread(table, kept, lines)]
    if counts or any(len(rows) > 1 for rows in lines):
        found.append(find_entries(table, kept, counts))
    entries = min(filter(None, found), key=lambda one: one.start, default=range(0))
    start = table.row_at(entries.start)
    if not entries or float(table.chars[:start][kept[:start]].sum()) < LEAST_LEFT:
        return kept
    table.others = table.others or entries
    left = kept.copy()
    left[start:] = False
    return left


def _find_thread(table: LeafTable, kept: Flags, lines: list[list[int]]) -> range:
    """The leaves from the first entry to the last."""
    running, headed = table.running, kept & table.heading
    often = [rows for rows in lines if len(rows) >= LEAST_ENTRIES]
    for rows in sorted(often, key=len, reverse=True):
        entries = _entries(table, running, rows)
        taken = len(entries) >= LEAST_ENTRIES and len(_entries(table, running & kept, rows)) >= LEAST_TAKEN
        # Items of an article, or of a live blog, have headings; readers' entries have none.
        if taken and not headed[entries[0] : rows[-1]].any():
            return range(int(table.index[entries[0]]), int(table.index[rows[-1]]) + 1)
    return range(0)


def _short_lines(table: LeafTable, kept: Flags) -> tuple[list[list[int]], dict[int, int]]:
    """The rows of each short line without a figure after the first one kept; and what those say that count something
    ("Reacties (2)"), by the places of their leaves."""
    found: dict[str, list[int]] = defaultdict(list)
    counts: dict[int, int] = {}
    rows = rows_of(kept)
    for row in range(rows[0], table.size) if rows else ():
        text = table.texts[row]
        last = text[text.rfind("\n") + 1 :]
        if len(last) > NAME_CHARS:
            continue
        if DIGIT.search(last) is None:
            found[last].append(row)
        elif len(text) <= NAME_CHARS and (count := COUNT.fullmatch(text)):
            counts[int(table.index[row])] = int(count[1] or count[2])
    return list(found.values()), counts


def _entries(table: LeafTable, running: Flags, rows: list[int]) -> list[int]:
    """Where the entries begin that the refrain parts: a name, a time below it, running text. Of each name the first."""
    starts: dict[str, int] = {}
    for before, row in zip([rows[0] - _usual(rows) - SLACK, *rows], rows, strict=False):
        within = range(max(before + 1, 0), row + 1)
        if len(within) > LONGEST or not running[within.start : within.stop].any():
            continue
        if signed := _signed(table, within):
            starts.setdefault(*signed)
    return list(starts.values())


def _usual(rows: list[int]) -> int:
    """How far apart the entries mostly are: the median."""
    gaps = sorted(below - above for above, below in pairwise(rows))
    return (gaps[len(gaps) // 2] + gaps[(len(gaps) - 1) // 2]) // 2


def _signed(table: LeafTable, within: range) -> tuple[str, int] | None:
    """The line above the first time among these leaves, and the row in which it stands."""
    lines = [(line, at) for at in within for line in table.texts[at].split("\n")]
    for (name, at), (time, _) in pairwise(lines):
        if len(time) <= TIME_CHARS and TIME.search(time) and is_name(name):
            return name, at
    return None
