"""`scraper get`: fetch and extract."""

from __future__ import annotations

from typing import Annotated

import typer

from scraper.cli import options
from scraper.cli.console import failed, log_to_stderr, note_kind
from scraper.cli.output import Writer


def add_commands(app: typer.Typer) -> None:
    app.command("get")(get)


def get(
    urls: Annotated[list[str], typer.Argument(metavar="URL...", help="Pages to fetch.", show_default=False)],
    output: options.OutputFolder = None,
    form: options.FormatOption = options.Format.json,
    fields: options.Fields = None,
    allow_private: options.AllowPrivate = False,
    delay: options.Delay = None,
    per_host: options.PerHost = None,
    concurrency: options.Concurrency = None,
    deadline: options.Deadline = None,
    user_agent: options.UserAgent = None,
    header: options.Header = None,
    proxy: options.Proxy = None,
    respect_optout: options.RespectOptout = False,
    render: options.RenderOption = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Fetch pages and print their articles as JSON.

    robots.txt is obeyed. Articles are printed in the order in which they come in: one page on a terminal
    indented; in a pipe, and for several, each on one line. Exit code 1 if a page could not be had.
    """
    log_to_stderr(verbose)
    settings = options.fetch_settings(
        allow_private=allow_private,
        delay=delay,
        per_host=per_host,
        concurrency=concurrency,
        deadline=deadline,
        user_agent=user_agent,
        header=header,
        proxy=proxy,
        respect_optout=respect_optout,
        render=render,
    )
    writer = Writer(form, fields, output, many=len(urls) > 1)
    from scraper.scrape import Scraper

    errors = 0
    with Scraper(settings) as scraper:
        for outcome in scraper.scrape_many(urls):
            if outcome.article is not None:
                writer.write(outcome.article, outcome.url)
                note_kind(outcome.article, quiet=quiet)
            elif outcome.error is not None:
                failed(outcome.error)
                errors += 1
    if errors:
        raise typer.Exit(1)
