"""What a run is made of: the name of a list tells how it is read."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from scraper.background import run_to_end
from scraper.batch.inputs.archives import archive_lines, folder_mark, is_archive
from scraper.batch.inputs.lines import Line
from scraper.batch.inputs.lists import kind_of, read_lines
from scraper.batch.inputs.load import TakesLists, file_mark, load_list, say_nothing
from scraper.batch.shown import shown
from scraper.batch.store.folder import is_utf8
from scraper.batch.store.ledger import Ledger
from scraper.errors import BatchError, ScraperError
from scraper.fetch.settings import FetchSettings

if TYPE_CHECKING:
    from scraper.batch.inputs.feeds import Found

FEED_SUFFIXES = (".xml", ".rss", ".atom", ".json")
"""Also with `.gz` behind."""


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """What to read, by name: `-` for standard input, a file, a folder, the URL of a site, feed or sitemap."""

    names: Sequence[str] = ()
    kind: str | None = None
    """text, csv, tsv, jsonl or parquet; None: by the name's suffix."""
    column: str | None = None
    """Of the URL; None: `url` and its usual synonyms."""
    add: bool = False
    """Take up lists that the run was not made with."""

    def __post_init__(self) -> None:
        if isinstance(self.names, str):
            raise TypeError(
                "names are many, not one str: each of its letters, and / among them, would be a list"
            )
        msgspec.structs.force_setattr(self, "names", tuple(map(os.fspath, self.names)))


def load_sources(
    ledger: Ledger,
    sources: Sources,
    folder: Path,
    fetch: FetchSettings,
    say: Callable[[str], None] = say_nothing,
) -> None:
    """Reads the lists into the ledger; what it has already is passed over. `say` is told of bad lines.

    Raises BatchError when there is none, or one that the run was not made with (unless `sources.add`), and as
    `load_lists`.
    """
    begun = ledger.lists()
    names = spelled_as(sources.names, [name for _, name, _ in begun])
    known = [name for _, name, mark in begun if mark is not None]
    if not known and not sources.names:
        raise BatchError("a new run needs a list", subject=str(folder))
    strange = [name for name in names if known and name not in known]
    if strange and not sources.add:
        made, asked = (", ".join(map(shown, names)) for names in (known, strange))
        raise BatchError(
            f"was made with {made}, not with {asked}: give no list to go on, --add to take that up as well, "
            "or another -o",
            subject=str(folder),
        )
    load_lists(ledger, names, sources, fetch, say)


def load_lists(
    ledger: TakesLists,
    names: Sequence[str],
    sources: Sources,
    fetch: FetchSettings,
    say: Callable[[str], None],
) -> None:
    """Reads lists into the ledger, in the way that `sources` tells.

    Raises ScraperError for one that cannot be read. A new run has none of the others then: the same command, or another
    one, begins anew.
    """
    is_new = not ledger.lists()
    try:
        for name in names:
            load_list(ledger, name, *lines_and_mark(name, sources, fetch, say), say)
    except ScraperError:
        if is_new:
            ledger.forget_lists()
        raise


def spelled_as(names: Sequence[str], known: Sequence[str]) -> list[str]:
    """The names of lists, each once (standard input can be read once only) and as they are known already.

    >>> spelled_as(["u.txt", "./u.txt", "v.txt"], ["./u.txt"])
    ['./u.txt', 'v.txt']
    """
    spelling: dict[str, str] = {}
    for name in (*known, *names):
        spelling.setdefault(_plain_path(name), name)
    return list(dict.fromkeys(name if name in known else spelling[_plain_path(name)] for name in names))


def _plain_path(name: str) -> str:
    """The path without `./` and doubled slashes. `..` stays: behind a link it does not undo the part before it."""
    return name if name.startswith(("http://", "https://")) else str(Path(name))


def lines_and_mark(
    name: str, sources: Sources, fetch: FetchSettings, say: Callable[[str], None] = say_nothing
) -> tuple[Iterator[Line], str | None]:
    """The lines of a list, and a mark that changes when the list does (None: it is to be read each time).

    `say` is told of feeds, sitemaps and sites that are read in part only. Raises BatchError when it cannot be read.
    """
    if not name:
        raise BatchError("a list's name is empty; - is standard input")
    if not is_utf8(name):
        raise BatchError("its name is not UTF-8: give it another", subject=name)
    form = form_of(name, sources.kind)
    if form == "site":
        return _discovered(name, fetch, say), "discovered"  # a feed is another at each start: it is read once
    if form == "archive":
        return archive_lines(name), folder_mark(name) if os.path.isdir(name) else file_mark(name)
    if form == "feed":
        return _feed_file(name, say), file_mark(name)
    mark = file_mark(name)
    lines = read_lines(name, kind=sources.kind, column=sources.column)
    return lines, mark and f"{mark}:{sources.kind}:{sources.column}"  # read otherwise, it is another list


def form_of(name: str, kind: str | None) -> str:
    """How a list is read: as a `site`, an `archive` or a saved `feed`, each in one way, or by one of KINDS."""
    if name.startswith(("http://", "https://")):
        return "site"
    if is_archive(name):
        return "archive"
    if kind is None and name.lower().removesuffix(".gz").endswith(FEED_SUFFIXES):
        return "feed"
    return kind or kind_of(name)


def _feed_file(name: str, say: Callable[[str], None]) -> Iterator[Line]:
    """A feed or sitemap that was saved."""
    from scraper.batch.inputs.named import named_by
    from scraper.batch.inputs.sitemaps import MAX_SITEMAP_BYTES

    try:
        with open(name, "rb") as file:
            body = file.read(MAX_SITEMAP_BYTES)
    except OSError as error:
        raise BatchError(f"cannot be read: {error.strerror}", subject=name) from error
    try:
        found = named_by(body, "", name, say)
    except BatchError as error:
        error.message += "; a list of URLs is told by its name, *.txt, *.csv or *.jsonl, or by --list-format"
        raise
    if not found:
        raise BatchError("names no URL", subject=name)
    return _as_lines(found)


def _discovered(url: str, fetch: FetchSettings, say: Callable[[str], None]) -> Iterator[Line]:
    """What a site, feed or sitemap names. Nothing is fetched until the first line is asked for: a run that has read the
    list already never asks."""
    yield from _as_lines(run_to_end(_walk(url, fetch, say)))


async def _walk(url: str, fetch: FetchSettings, say: Callable[[str], None]) -> "list[Found]":
    from scraper.batch.inputs.discover import Discovery, Wanted
    from scraper.fetch import Fetcher
    from scraper.rules import cookies_for

    problems: list[str] = []
    async with Fetcher(fetch, cookies_for=cookies_for) as fetcher:
        found = [one async for one in Discovery(fetcher, Wanted(), problems.append).walk(url)]
    if not found:
        why = f" ({problems[0]})" if problems else ""
        raise BatchError(f"names no articles{why}; a page by itself is for `scraper get`", subject=shown(url))
    for problem in problems:
        say(problem)
    return found


def _as_lines(found: "Sequence[Found]") -> Iterator[Line]:
    return (Line(number, one.url) for number, one in enumerate(found, 1))
