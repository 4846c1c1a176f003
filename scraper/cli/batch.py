"""`scraper batch` and `scraper replay`: runs made and gone on with."""

from __future__ import annotations

import sys
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scraper.cli import options
from scraper.cli.batch_options import batch_settings
from scraper.cli.built import built
from scraper.cli.console import SOME_FAILED, STOPPED, log_to_stderr, note
from scraper.cli.of_use import check_use

if TYPE_CHECKING:
    from scraper.batch.report.progress import Progress
    from scraper.batch.settings import BatchSettings

HOSTS, VERBOSE_HOSTS = 5, 100
"""Told apart at the end of a run."""


def add_commands(app: typer.Typer) -> None:
    app.command("batch")(batch)
    app.command("replay")(replay)


Run = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="RUN",
        parser=options.path_given,
        help="Folder of the run.",
        show_default="output/ and the list's name",
    ),
]
AcceptChanges = Annotated[
    bool, typer.Option("--accept-changes", help="Go on with a run made by another version or other settings.")
]
Lists = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="LIST",
        help="Text, CSV, JSONL or Parquet with URLs; - for standard input; WARC, WACZ or folders of saved "
        "pages. None: the ones that the run was made with.",
        show_default=False,
    ),
]
Column = Annotated[str | None, typer.Option(metavar="NAME", help="Column or key of the URL.")]
ListFormat = Annotated[
    str | None,
    typer.Option(metavar="FORMAT", help="text, csv, tsv, jsonl or parquet.", show_default="by name"),
]
Add = Annotated[bool, typer.Option("--add", help="Take up lists that the run was not made with.")]
Retry = Annotated[
    list[str] | None,
    typer.Option(metavar="KIND", help="Take up rows again: failed, transient, blocked, or any kind."),
]
Shards = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Split the run over N actors of Ray (scraper[ray]).")
]
RayAddress = Annotated[
    str, typer.Option("--ray", metavar="ADDRESS", help="Of the Ray cluster, with --shards.")
]


@built("settings", batch_settings)
def batch(
    ctx: typer.Context,
    settings: BatchSettings,
    lists: Lists = None,
    output: Run = None,
    column: Column = None,
    list_format: ListFormat = None,
    add: Add = False,
    retry: Retry = None,
    accept_changes: AcceptChanges = False,
    shards: Shards = None,
    ray: RayAddress = "local",
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Fetch and extract lists of URLs, into a run that can be resumed.

    The same command again goes on where it stopped, however it was stopped. Every line of the lists gets its
    row, failed ones and repeated ones too; `scraper export RUN` writes them out. Ctrl-C finishes the pages in
    flight; a second one drops them. Exit code 1 if rows failed, 130 if stopped before the end.
    """
    log_to_stderr(verbose)
    from scraper.batch.inputs.sources import Sources
    from scraper.batch.store.shards import shard_folders

    check_use(ctx, lists or [], list_format, shards)
    sources = Sources(names=lists or (), kind=list_format, column=column, add=add)
    run = output or default_folder(lists)
    wishes: dict[str, Any] = {"retry": retry or (), "accept_changes": accept_changes}
    progress = choose_progress(quiet)
    if shards is not None:
        from scraper.batch.shards.distributed import run_on_ray

        run_on_ray(run, sources, settings, shards=shards, address=ray, say=progress.say, **wishes)
        return conclude(run, complete=True, quiet=quiet, verbose=verbose)
    if shard_folders(run):
        from scraper.batch.shards.run import run_sharded as run_batch
    else:
        from scraper.batch.run import run_batch
    complete = run_batch(run, sources, settings, progress=progress, **wishes)
    conclude(run, complete=complete, quiet=quiet, verbose=verbose)


@built("settings", batch_settings)
def replay(
    settings: BatchSettings,
    run: Annotated[
        Path,
        typer.Argument(
            metavar="RUN", parser=options.path_given, help="A run made with --record.", show_default=False
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="RUN2", parser=options.path_given, help="Folder of the new run."
        ),
    ],
    quiet: options.Quiet = False,
) -> None:
    """Extract a recorded run again, offline, with today's code.

    `scraper diff` compares the two.
    """
    from scraper.batch.replay import replay as replay_run

    log_to_stderr(verbose=False)
    complete = replay_run(run, output, settings, choose_progress(quiet))
    conclude(output, complete=complete, quiet=quiet)


def default_folder(lists: list[str] | None) -> Path:
    """Where a run goes that was given no folder."""
    name = Path(lists[0]).name.partition(".")[0] if lists and lists[0] != "-" else ""
    if not name:
        raise typer.BadParameter("needed when there is no list to name the run after", param_hint="-o")
    return Path("output") / name


def choose_progress(quiet: bool) -> Progress:
    """A live display on a terminal, plain lines elsewhere."""
    from scraper.batch.report.progress import Live, Plain, Progress

    if quiet:
        return Progress()
    return Live() if sys.stderr.isatty() else Plain()


def conclude(run: Path, *, complete: bool, quiet: bool, verbose: bool = False) -> None:
    """Sums up what went over the wire, says what to do next, and gives the exit code."""
    if not complete:  # at once: the summing up may take half a minute for ten million pages
        note(f"stopped; the same command again goes on with {run}", quiet=quiet)
        raise typer.Exit(STOPPED)
    from scraper.batch.report.status import read_status, traffic_lines

    status = read_status(run, hosts=0 if quiet else VERBOSE_HOSTS if verbose else HOSTS)
    for line in traffic_lines(status):
        note(line, quiet=quiet)
    note(f"done; write it out with: scraper export {quote(str(run))} --format jsonl -o FILE", quiet=quiet)
    if status.failed:
        raise typer.Exit(SOME_FAILED)
