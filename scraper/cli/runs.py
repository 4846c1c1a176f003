"""Commands that look at a run that is there: export, status, report, diff."""

from __future__ import annotations

import signal
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from scraper.cli import options
from scraper.cli.console import note, print_json
from scraper.cli.of_use import is_given
from scraper.errors import ExportError
from scraper.export import FORMATS, format_of


def _run(metavar: str, help: str) -> Any:
    return typer.Argument(metavar=metavar, parser=options.path_given, help=help, show_default=False)


RunFolder = Annotated[Path, _run("RUN", "Folder of the run.")]
Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=", ".join(FORMATS) + ".",
        show_default="by the name, else jsonl",
    ),
]
Target = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="PATH",
        parser=options.text_given,
        help="File, folder or s3://, gs:// URL; - is stdout.",
        show_default="stdout",
    ),
]

OWN = frozenset(
    "ledger.sqlite ledger.sqlite-wal ledger.sqlite-shm parts warc lock shards.json manifest.json".split()
)
"""What a run keeps in its folder, and its shards in theirs: an export in its place would be the run's end."""

LOCAL = ("file://", "local://")
"""Before what fsspec takes for a path on this machine."""


def add_commands(app: typer.Typer) -> None:
    app.command("export")(export)
    app.command("status")(status)
    app.command("report")(report)
    app.command("diff")(diff)


def export(
    ctx: typer.Context,
    run: RunFolder,
    form: Form = None,
    output: Target = None,
    fields: options.Fields = None,
    quiet: options.Quiet = False,
) -> None:
    """Write out the rows of a run, one for every line of its lists.

    They come in input order. Without -o, text goes to stdout, and other formats into RUN/export. The file or
    folder appears when it is complete. Rows that are still to be done are left out; stderr says how many.
    """
    from scraper.batch.store.rows import run_records, run_rows, waiting_lines
    from scraper.export.select import select_fields
    from scraper.export.write import find_format, print_rows

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: what is half written is removed
    form = _form(form, output or "", asked=is_given(ctx, "form"))
    format = find_format(form)
    to_stdout = output in (None, "-") and format.text and bool(format.suffix)
    if output == "-" and not to_stdout:
        raise typer.BadParameter(f"{form} does not go to stdout: name a file or folder", param_hint="-o")
    if fields is not None and not format.any_keys:
        takers = ", ".join(name for name, known in FORMATS.items() if known.any_keys)
        raise typer.BadParameter(f"goes with {takers}, not with --format {form}", param_hint="--fields")
    rows = run_records(run) if format.source == "records" else run_rows(run)
    if fields is not None:
        rows = select_fields(rows, fields)
    if to_stdout:
        print_rows(rows, form)
    else:
        target = output or str(run / "export" / f"articles{format.suffix or '-' + form}")
        note(f"{_write(rows, form, target, run)} rows in {target}", quiet=quiet)
    missing = waiting_lines(run)
    if missing:
        note(f"{run}: {missing} lines are still to be done and were left out", quiet=quiet)


def _form(form: str | None, output: str, *, asked: bool) -> str:
    """The form asked for, or else in the settings; there it gives way to a file's name that ends as another's does."""
    from scraper.export.write import find_format

    ends = {
        known.suffix for known in FORMATS.values() if known.suffix and output.lower().endswith(known.suffix)
    }
    if form is None or (not asked and ends and find_format(form).suffix not in ends):
        return format_of(output)
    return form


def _write(rows: Iterable[bytes], form: str, target: str, run: Path) -> int:
    """Writes the rows to a file, a folder or a store's URL; their number."""
    if "://" in target:
        from scraper.export.remote import export_to_url

        if target.startswith(LOCAL):
            _check_not_of_run(run, Path(target.partition("://")[2]))
        return export_to_url(rows, form, target)
    from scraper.export.write import export_rows

    if FORMATS[form].suffix and target.endswith("/"):
        raise ExportError("names no file; this format is one file", subject=target)
    _check_not_of_run(run, Path(target))
    return export_rows(rows, form, Path(target))


def _check_not_of_run(run: Path, target: Path) -> None:
    real, folder = target.resolve(), run.resolve()
    if real.is_relative_to(folder) and OWN.intersection(real.relative_to(folder).parts):
        raise ExportError("is of the run itself: give another name", subject=str(target))


def status(
    run: RunFolder,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    hosts: Annotated[
        int, typer.Option(min=0, metavar="N", help="Hosts told apart: those with the most pages.")
    ] = 10,
) -> None:
    """Say how far a run is, also while it is at work.

    Pages are counted by kind of page and of error, and host by host.
    """
    from scraper.batch.report.status import read_status, status_text

    found = read_status(run, hosts=hosts)
    if as_json:
        print_json(found)
    else:
        print(status_text(found))


def report(
    run: RunFolder,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            parser=options.path_given,
            show_default="RUN/report.html",
            help="HTML file; - is stdout.",
        ),
    ] = None,
    quiet: options.Quiet = False,
) -> None:
    """Write a report of a run as one HTML file.

    It shows success by host and kind, field coverage, failures and times.
    """
    from scraper.batch.report.report import report_html
    from scraper.batch.report.survey import survey_run
    from scraper.export.write import write_whole

    target = output or run / "report.html"
    _check_not_of_run(run, target)
    html = report_html(survey_run(run))
    if output == Path("-"):
        print(html)
        return
    write_whole(target, html.encode())
    note(f"report in {target}", quiet=quiet)


def diff(
    one: Annotated[Path, _run("RUN1", "The run before.")],
    other: Annotated[Path, _run("RUN2", "The run after.")],
    examples: Annotated[int, typer.Option(min=0, metavar="N", help="Examples shown for each field.")] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """Show by field what changed between two runs of the same lines."""
    from scraper.batch.diff import diff_runs, diff_text

    found = diff_runs(one, other, examples=examples)
    if as_json:
        print_json(found)
    else:
        print(diff_text(found))
