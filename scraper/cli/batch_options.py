"""Options of all commands that make runs, and the settings that they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from scraper.cli import options
from scraper.cli.built import built, configured

if TYPE_CHECKING:
    from scraper.batch.settings import BatchSettings
    from scraper.config import Config

Workers = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Processes that extract.", show_default="one for each core"),
]
Extractor = Annotated[
    str | None,
    typer.Option(
        metavar="MODULE:FUNCTION", help="Another extractor than our own, from a Page to an Article."
    ),
]
PageDeadline = Annotated[
    float | None,
    typer.Option(min=0.1, metavar="SECONDS", help="For extracting one page, or it fails.", show_default="20"),
]
PageMemory = Annotated[
    int | None,
    typer.Option(
        min=64, metavar="MB", help="A page may use to be extracted, or it fails.", show_default="768"
    ),
]
Attempts = Annotated[
    int | None,
    typer.Option(
        min=1, metavar="N", help="Fetches of a page that fails for a passing reason.", show_default="3"
    ),
]
Record = Annotated[bool, typer.Option("--record", help="Keep the raw pages, as WARC, for `scraper replay`.")]


@built("config", configured)
def batch_settings(
    config: Config,
    record: Record = False,
    workers: Workers = None,
    extractor: Extractor = None,
    page_deadline: PageDeadline = None,
    page_memory: PageMemory = None,
    attempts: Attempts = None,
) -> BatchSettings:
    """What flags say goes before what the settings file says.

    Raises ConfigError for an extractor that cannot be loaded: later, pages would have been fetched for nothing.
    """
    from scraper.batch.settings import BatchSettings

    flags = {"record": record, "workers": workers, "page_deadline": page_deadline}
    flags |= {"page_memory": page_memory, "attempts": attempts}
    run = options.run_options(config.run, **flags)
    given: dict[str, Any] = {"extractor": extractor, **{name: getattr(run, name) for name in flags}}
    if extractor is not None:
        from scraper.batch.engine.pool import check_extractor

        check_extractor(extractor)
    return BatchSettings(
        fetch=config.fetch, **{name: value for name, value in given.items() if value is not None}
    )
