"""`scraper extract`: saved pages, no network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from scraper.cli import options
from scraper.cli.console import SOME_FAILED, failed, note_kind
from scraper.cli.output import Writer
from scraper.cli.saved import extract_saved, is_web_archive, page_readers
from scraper.errors import ConfigError, ExtractError, ScraperError
from scraper.printable import printable

if TYPE_CHECKING:
    from scraper.article import Article
    from scraper.page import Page


def add_commands(app: typer.Typer) -> None:
    app.command("extract")(extract)


def extract(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE", help="Saved pages (.html, .html.gz, .mhtml, WARC, WACZ); - for stdin."
        ),
    ],
    url: Annotated[
        str, typer.Option(metavar="URL", help="Where the page was found: makes links absolute.")
    ] = "",
    output: options.OutputFolder = None,
    form: options.FormatOption = None,
    fields: options.Fields = None,
    quiet: options.Quiet = False,
) -> None:
    """Print the articles of saved pages; no network.

    They are printed in the order given, one line of JSON each; a single one on a terminal
    indented. Exit code 1 if a file could not be read.
    """
    options.check_page_url(url)
    run = options.run_options(format=form, fields=fields, quiet=quiet)
    many = len(files) > 1 or any(map(is_web_archive, files))
    writer = Writer(options.form_of(run), run.fields, output, many=many)
    errors: list[ScraperError] = []
    for name in files:
        with _told(errors):
            for read in page_readers(name, url):
                with _told(errors):  # one page of an archive that is broken costs none of the others
                    article = _article_of(read(), name)
                    writer.write(article, article.url if name == "-" or is_web_archive(name) else name)
                    note_kind(article, quiet=run.quiet)
    if errors:
        raise typer.Exit(SOME_FAILED)


@contextmanager
def _told(errors: list[ScraperError]) -> Iterator[None]:
    """Tells of an error and keeps it, unless it is of no file, but of all."""
    try:
        yield
    except ConfigError:
        raise
    except ScraperError as error:
        failed(error)
        errors.append(error)


def _article_of(page: Page, name: str) -> Article:
    try:
        _, article = extract_saved(page)
    except ScraperError:
        raise
    except Exception as error:  # a fault of ours: it must name the file, and stop no other
        raise ExtractError(f"{type(error).__name__}: {error}", subject=name) from error
    article.url = article.url or printable(name)
    return article
