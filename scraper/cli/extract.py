"""`scraper extract`: saved pages, no network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from scraper.cli import options
from scraper.cli.console import SOME_FAILED, failed, note_kind
from scraper.cli.output import Writer
from scraper.cli.saved import extract_saved, is_web_archive, read_pages
from scraper.errors import ConfigError, ExtractError, ScraperError
from scraper.printable import printable

if TYPE_CHECKING:
    from scraper.article import Article


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
    errors = 0
    for name in files:
        try:
            for article in _articles_of(name, url):
                writer.write(article, article.url if name == "-" or is_web_archive(name) else name)
                note_kind(article, quiet=run.quiet)
        except ConfigError:  # of no file, but of all
            raise
        except ScraperError as error:
            failed(error)
            errors += 1
    if errors:
        raise typer.Exit(SOME_FAILED)


def _articles_of(name: str, url: str) -> Iterator[Article]:
    for page in read_pages(name, url):
        try:
            page, article = extract_saved(page)
        except ScraperError:
            raise
        except Exception as error:  # a fault of ours: it must name the file, and stop no other
            raise ExtractError(f"{type(error).__name__}: {error}", subject=name) from error
        article.url = article.url or printable(name)
        yield article
