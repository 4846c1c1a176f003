"""`scraper discover`: the articles that a site names."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Annotated

import typer

from scraper.cli import options
from scraper.cli.built import built, configured
from scraper.cli.console import SOME_FAILED, log_to_stderr, note, print_json

if TYPE_CHECKING:
    from scraper.batch.inputs.discover import Wanted
    from scraper.batch.inputs.feeds import Found
    from scraper.config import Config
    from scraper.fetch import FetchSettings


def add_commands(app: typer.Typer) -> None:
    app.command("discover")(discover)


Day = Annotated[str | None, typer.Option(metavar="DATE", help="ISO 8601 day or time.")]
Patterns = Annotated[
    list[str] | None,
    typer.Option(metavar="PATTERN", help="Shell pattern over the whole URL; may be given again."),
]


def wanted(
    since: Day = None,
    until: Day = None,
    include: Patterns = None,
    exclude: Patterns = None,
    requests: Annotated[int, typer.Option(min=1, metavar="N", help="Made at most, for each site.")] = 200,
    max_urls: Annotated[int, typer.Option(min=1, metavar="N", help="Given at most, for each site.")] = 50_000,
) -> Wanted:
    """What the options say is to be looked for."""
    from scraper.batch.inputs.dates import is_before
    from scraper.batch.inputs.discover import Wanted

    since, until = _checked_day("--since", since), _checked_day("--until", until)
    if is_before(until, since):
        raise typer.BadParameter(f"{since} is after --until {until}", param_hint="--since")
    return Wanted(
        since=since,
        until=until,
        include=tuple(include or ()),
        exclude=tuple(exclude or ()),
        requests=requests,
        urls=max_urls,
    )


def _checked_day(option: str, text: str | None) -> str | None:
    from datetime import datetime

    try:
        if text is not None:
            datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date such as 2026-11-30", param_hint=option) from None
    return text


@built("wanted", wanted)
@built("config", configured)
def discover(
    wanted: Wanted,
    config: Config,
    sites: Annotated[
        list[str],
        typer.Argument(metavar="SITE", help="URL of a site, feed or sitemap.", show_default=False),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help="A JSON object a line, with date and title.")
    ] = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Print the URLs of the articles that a site names.

    Looked at are its feeds, its sitemaps and its front page. One URL a line, each once, ready for
    `scraper batch -`; only those of the site's own domain. What could not be read is said on stderr.
    Exit code 1 if a site gave none.
    """
    log_to_stderr(verbose)
    import asyncio  # here: it would cost every `--help` 20 ms

    if not asyncio.run(_discover(sites, wanted, config.fetch, as_json, quiet)):
        raise typer.Exit(SOME_FAILED)


async def _discover(
    sites: list[str], wanted: Wanted, fetch: FetchSettings, as_json: bool, quiet: bool
) -> bool:
    """Whether each site gave a URL; one that did not is told of, whatever else was said of it."""
    from scraper.batch.inputs.discover import Discovery
    from scraper.batch.shown import shown
    from scraper.fetch import Fetcher
    from scraper.rules import cookies_for

    bare = 0
    told: set[bytes] = set()
    async with Fetcher(fetch, cookies_for=cookies_for) as fetcher:
        for site in sites:
            address = site if "://" in site else f"https://{site}"
            walk = Discovery(fetcher, wanted, lambda message: note(message, quiet=quiet))
            if not await _print_urls(walk.walk(address), told, as_json):
                note(f"{shown(address)}: no URL was found")  # also with --quiet: it fails the command
                bare += 1
    return not bare


async def _print_urls(walk: AsyncIterator[Found], told: set[bytes], as_json: bool) -> int:
    """How many URLs the walk gave. Those that another site, or feed of this one, gave before are in `told`."""
    from scraper.batch.inputs.urls import page_key

    count = 0
    async for found in walk:
        count += 1
        if (key := page_key(found.url)) in told:
            continue
        told.add(key)
        if as_json:
            print_json(found)
        else:
            print(found.url)
    return count
