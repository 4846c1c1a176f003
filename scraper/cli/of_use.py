"""Options of `scraper batch` that would change nothing: told, since whoever gave one expects that it does."""

from __future__ import annotations

from collections.abc import Sequence

import typer

READ_IN_ONE_WAY = ("site", "archive", "feed")


def check_use(ctx: typer.Context, lists: Sequence[str], kind: str | None, shards: int | None) -> None:
    """Usage error for an option on the command line that none of these lists, or nothing else, makes use of."""
    from scraper.batch.inputs.sources import form_of

    forms = {form_of(name, kind) for name in lists}
    uses = {
        "ray": (shards is not None, "has no meaning without --shards"),
        "list_format": (
            forms - {*READ_IN_ONE_WAY},
            "has no meaning without a list that may be read otherwise",
        ),
        "column": (
            forms - {*READ_IN_ONE_WAY, "text"},
            "has no meaning without a list in CSV, TSV, JSON Lines or Parquet; --list-format says that one is",
        ),
        "add": (lists, "names no list to be taken up"),
    }
    for name, (use, problem) in uses.items():
        if not use and is_given(ctx, name):
            raise typer.BadParameter(problem, param_hint=f"--{name.replace('_', '-')}")


def is_given(ctx: typer.Context, name: str) -> bool:
    """Whether it stands on the command line. What the settings say is said to other runs, too."""
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"
