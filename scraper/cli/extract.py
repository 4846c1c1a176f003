"""`scraper extract`: saved pages, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from scraper.cli import options
from scraper.cli.console import failed, note_kind
from scraper.cli.output import Writer
from scraper.errors import ScraperError

if TYPE_CHECKING:
    from scraper.article import Article


def add_commands(app: typer.Typer) -> None:
    app.command("extract")(extract)


def extract(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Saved pages (.html, .html.gz); - for stdin.")
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
    run = options.run_options(format=form, fields=fields, quiet=quiet)
    writer = Writer(options.form_of(run), run.fields, output, many=len(files) > 1)
    errors = 0
    for name in files:
        try:
            article = _article_of(name, url)
        except ScraperError as error:
            failed(error)
            errors += 1
        else:
            writer.write(article, name if name != "-" else article.url)
            note_kind(article, quiet=run.quiet)
    if errors:
        raise typer.Exit(1)


def _article_of(name: str, url: str) -> Article:
    from scraper.cli.saved import read_saved
    from scraper.extract import extract_page

    page = read_saved(name, url)
    article = extract_page(page)
    article.url = article.url or article.canonical_url or name
    return article
