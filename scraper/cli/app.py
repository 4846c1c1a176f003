"""All commands together, and what becomes of the errors they let through."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from scraper import __version__
from scraper.cli import batch, discover, extract, get, inspect, rules, runs, schema, watch
from scraper.cli.console import (
    SOME_FAILED,
    STOPPED,
    WRONG_USAGE,
    failed,
    forgive_stderr,
    open_closed_streams,
    set_encodings,
)
from scraper.cli.defaults import find_defaults
from scraper.cli.variables import note_unknown
from scraper.errors import ConfigError, ScraperError


class Commands(TyperGroup):
    """The group of all commands: errors leave as one line and an exit code, never as a traceback."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Where a page stands in a command's place, the one that takes it is named."""
        if "://" in cmd_name:
            ctx.fail(f"No command is named; to fetch a page: scraper get {cmd_name}")
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: Any) -> Any:
        try:
            ctx.default_map = _defaults(self, ctx)
            return super().invoke(ctx)
        except ScraperError as error:
            failed(error)
            raise typer.Exit(WRONG_USAGE if isinstance(error, ConfigError) else SOME_FAILED) from None
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)
            raise typer.Exit(STOPPED) from None


def _tell_of_output(error: OSError) -> None:
    """Of files that a command names, it tells itself: this is standard output, on a full disk.

    Python writes what it still holds for that when it ends, and would fail again: it goes to /dev/null.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    print(f"{error.filename or 'standard output'}: {error.strerror or error}", file=sys.stderr)


def _defaults(group: TyperGroup, ctx: Any) -> dict[str, Any]:
    """Of the command that is about to be run, under its name."""
    name, *arguments = [*getattr(ctx, "_protected_args", ()), *ctx.args] or [""]
    command = group.commands.get(name)
    found = find_defaults(name, command, arguments) if command is not None else {}
    note_unknown(group.commands, arguments, found)
    return {name: found}


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"scraper {__version__}")
        raise typer.Exit


def _start(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Turns news pages into clean articles: headline, byline, date, body, tags and embeds as JSON."""


def build_app() -> typer.Typer:
    """The typer application with every command."""
    app = typer.Typer(
        name="scraper",
        cls=Commands,
        callback=_start,
        context_settings={"help_option_names": ["--help", "-h"]},
        no_args_is_help=True,
        rich_markup_mode=None,  # plain help: rich would double the time `--help` takes
        pretty_exceptions_enable=False,
    )
    for group in (get, extract, batch, runs, discover, watch, inspect, rules, schema):
        group.add_commands(app)
    return app


def main() -> None:
    """The `scraper` command."""
    open_closed_streams()
    forgive_stderr()
    set_encodings()
    try:
        build_app()(prog_name="scraper")
    except OSError as error:
        # But for a reader of our output who has left (`| head`): at that typer ends quietly.
        _tell_of_output(error)
        sys.exit(SOME_FAILED)
    except Exception as error:
        if "SCRAPER_TRACEBACK" in os.environ:
            raise
        told = f"scraper: a fault of its own, please report it: {type(error).__name__}: {error}"
        print(f"{told} (SCRAPER_TRACEBACK=1 shows where)", file=sys.stderr)
        sys.exit(SOME_FAILED)
