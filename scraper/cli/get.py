"""`scraper get`: fetch and extract."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from scraper.cli import options
from scraper.cli.built import built, configured
from scraper.cli.console import SOME_FAILED, failed, log_to_stderr, note_kind
from scraper.cli.output import Writer
from scraper.errors import ConfigError, InvalidUrl, ScraperError

if TYPE_CHECKING:
    from scraper.config import Config


def add_commands(app: typer.Typer) -> None:
    app.command("get")(get)


@built("config", configured)
def get(
    urls: Annotated[list[str], typer.Argument(metavar="URL", help="Pages to fetch.", show_default=False)],
    config: Config,
    output: options.OutputFolder = None,
    form: options.FormatOption = None,
    fields: options.Fields = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Fetch pages and print their articles as JSON.

    robots.txt is obeyed. Articles are printed in the order in which they come in: one page on a terminal
    indented; in a pipe, and for several, each on one line. Exit code 1 if a page could not be had.
    """
    run = options.run_options(config.run, format=form, fields=fields, quiet=quiet, verbose=verbose)
    log_to_stderr(run.verbose)
    writer = Writer(options.form_of(run), run.fields, output, many=len(urls) > 1)
    from scraper.scrape import Scraper

    errors = 0
    with Scraper(config.fetch) as scraper:
        for outcome in scraper.scrape_many(urls):
            if outcome.article is not None:
                writer.write(outcome.article, outcome.url)
                note_kind(outcome.article, quiet=run.quiet)
            elif isinstance(outcome.error, ConfigError):  # of no page, but of all
                raise outcome.error
            elif outcome.error is not None:
                failed(_hinted(outcome.error, outcome.url))
                errors += 1
    if errors:
        raise typer.Exit(SOME_FAILED)


def _hinted(error: ScraperError, url: str) -> ScraperError:
    """Names the other commands where a file, or standard input, was given for a URL."""
    if isinstance(error, InvalidUrl) and (url == "-" or os.path.isfile(url)):
        error.message = "is no URL: `scraper extract` reads a saved page, `scraper batch` a list of URLs"
    return error
