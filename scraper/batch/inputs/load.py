"""Lists into the ledger: one line each, one page for all lines that mean the same URL."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Protocol

from scraper.batch.inputs.lines import Line
from scraper.batch.inputs.urls import digest, host_of, page_key, url_problem
from scraper.batch.shown import shown
from scraper.batch.store.ledger import LARGE, SMALL
from scraper.batch.store.schema import FAILED, Entry
from scraper.errors import BatchError

PLAIN_URL = re.compile(r"https?://([A-Za-z0-9.-]+)(?:/[!-\"$-~]{0,2000})?\Z")
"""Nearly all URLs of lists: without port, credentials or fragment, and good as they are."""
CHUNK = 10_000
"""Lines a transaction: 10 million lines load in chunks of a few megabytes."""
NAMED = 10
"""Bad lines of a list that are told one by one."""


class TakesLists(Protocol):
    """A ledger, or those of all shards as if they were one."""

    def cache(self, kilobytes: int) -> None: ...
    def lists(self) -> list[tuple[int, str, str | None]]: ...
    def open_list(self, name: str) -> int: ...
    def mark_list(self, list_id: int, mark: str | None) -> None: ...
    def inputs(self, list_id: int) -> Iterator[tuple[int, str]]: ...
    def add(self, list_id: int, entries: Sequence[Entry]) -> None: ...
    def forget_lists(self) -> None: ...


def say_nothing(message: str) -> None:
    """A `say` for callers that do not want to be told of bad lines."""


def load_list(
    ledger: TakesLists,
    name: str,
    lines: Iterable[Line],
    mark: str | None,
    say: Callable[[str], None] = say_nothing,
) -> int:
    """Adds the lines of a list; those that the ledger has already are held against it. Returns how many came.

    `mark` tells whether the list changed; a list with the mark it had is not read again. Killed at any point,
    it is taken up by being called again. `say` is told of lines that are no URL, the first NAMED of them.
    Raises BatchError when a known line reads otherwise now.
    """
    known = next((mark for _, listed, mark in ledger.lists() if listed == name), None)
    if mark is not None and known == mark:
        return 0
    lines = _begun(iter(lines))
    list_id = ledger.open_list(name)
    count = bad = 0
    fresh = _new_lines(name, lines, ledger.inputs(list_id))
    ledger.cache(LARGE)
    for chunk in entries_of(list_id, fresh):
        ledger.add(list_id, chunk)
        count += len(chunk)
        bad += _say_bad(name, chunk, NAMED - bad, say)
    ledger.cache(SMALL)
    ledger.mark_list(list_id, mark or "read")
    if bad > NAMED:
        say(f"{shown(name)}: {bad - NAMED:,} more lines like these; each has a row that says what is wrong")
    if not count and known is None:
        say(f"{shown(name)}: has no lines")
    return count


def _begun(lines: Iterator[Line]) -> Iterator[Line]:
    """The lines, of which the first has been read: a list that cannot be read is never noted as one of the run."""
    first = next(lines, None)
    return lines if first is None else chain((first,), lines)


def _say_bad(name: str, entries: Sequence[Entry], most: int, say: Callable[[str], None]) -> int:
    """Says at most `most` of the bad lines among `entries`; returns how many there are."""
    bad = [entry for entry in entries if entry.state == FAILED]
    for entry in bad[: max(0, most)]:
        say(f"{shown(name)}:{entry.line}: {entry.message}")
    return len(bad)


def file_mark(name: str) -> str | None:
    """The size and time of a file as a text, which changes when the file does; None for standard input.

    Raises BatchError when the file cannot be read.
    """
    if name == "-":
        return None
    try:
        stat = os.stat(name)
    except OSError as error:
        raise BatchError(f"cannot be read: {error.strerror}", subject=name) from error
    return f"{stat.st_size}:{stat.st_mtime_ns}"


def entries_of(list_id: int, lines: Iterator[Line]) -> Iterator[list[Entry]]:
    """The lines as they stand in the ledger, so many at a time as one transaction takes."""
    while chunk := [entry_of(list_id, line) for line in islice(lines, CHUNK)]:
        yield chunk


def entry_of(list_id: int, line: Line) -> Entry:
    """A line as it stands in the ledger; a bad one is done already, and failed."""
    plain = PLAIN_URL.match(line.input)
    problem = line.error or (None if line.place or plain else url_problem(line.input))
    if problem is not None:
        text = line.input.encode("utf-8", "replace").decode()
        key = digest(f"bad {list_id} {line.number}")
        return Entry(line.number, key, None, text, state=FAILED, kind="invalid_url", message=problem)
    if line.place:
        return Entry(line.number, digest(f"place {line.place}"), "", line.input, line.place)
    host = plain[1].lower() if plain else host_of(line.input)
    return Entry(line.number, page_key(line.input), host, line.input)


def _new_lines(name: str, lines: Iterator[Line], known: Iterator[tuple[int, str]]) -> Iterator[Line]:
    """The lines that the ledger does not know already: those behind, and those that a kill has kept from a shard while
    others had theirs. Both come in order.

    Raises BatchError where a known line is gone or reads otherwise now.
    """
    for number, text in known:
        while (line := next(lines, None)) is not None and line.number < number:
            yield line
        if line is None or (line.number, line.input.encode("utf-8", "replace").decode()) != (number, text):
            now = "is gone" if line is None else f"reads {shown(line.input)[:100]!r}"
            raise BatchError(
                f"the run was made with {shown(text)[:100]!r} here, and now the line {now}; lines may be added at "
                "the end of a list, but not changed: give another -o for a new run",
                subject=f"{shown(name)}:{number}",
            )
    yield from lines
