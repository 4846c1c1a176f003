"""`scraper watch`: a run kept fresh."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scraper.cli import options
from scraper.cli.batch_options import batch_settings
from scraper.cli.built import built
from scraper.cli.console import SOME_FAILED, log_to_stderr, print_json

if TYPE_CHECKING:
    from scraper.batch.settings import BatchSettings

UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


def add_commands(app: typer.Typer) -> None:
    app.command("watch")(watch)


@built("settings", batch_settings)
def watch(
    settings: BatchSettings,
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED", help="URLs of feeds or sitemaps.", show_default=False)
    ],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="RUN", parser=options.path_given, help="Folder of the run."),
    ],
    every: Annotated[
        str, typer.Option(metavar="TIME", help="Between two looks at the feeds: 90s, 15m, 2h.")
    ] = "15m",
    revisit: Annotated[
        str, typer.Option(metavar="TIMES", help="Ages at which an article is looked at again; empty: never.")
    ] = "1h,6h,1d,3d",
    rounds: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Looks at the feeds.", show_default="until stopped")
    ] = None,
    verbose: options.Verbose = False,
) -> None:
    """Take up new articles as feeds list them, and note their changes.

    One JSON object a line on stdout for each article that is new, changed (with a diff) or failed. Known
    pages are asked for with their ETag. `scraper export RUN` gives each article as it reads last.
    Exit code 1 if in the --rounds asked for anything failed; 0 where Ctrl-C ends it.
    """
    log_to_stderr(verbose)
    from scraper.batch.watch.watch import Event, Watched
    from scraper.batch.watch.watch import watch as watch_feeds

    told: Counter[str] = Counter()

    def tell(event: Event) -> None:
        told[event.event] += 1
        print_json(event)

    ages = sorted(parse_time(age, "--revisit") for age in revisit.split(",") if age.strip())
    watched = Watched(feeds=feeds, every=parse_time(every, "--every"), ages=ages, rounds=rounds)
    if watch_feeds(output, watched, settings, tell) and told["failed"]:
        raise typer.Exit(SOME_FAILED)


def parse_time(text: str, option: str) -> float:
    """Seconds: `90`, `90s`, `15m`, `2h`, `3d`; usage error for another text.

    >>> parse_time("15m", "--every")
    900.0
    """
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([smhd]?)\s*", text)
    if found is None:
        raise typer.BadParameter(f"{text!r} is no time such as 90s, 15m, 2h or 3d", param_hint=option)
    return float(found[1]) * UNITS[found[2] or "s"]
