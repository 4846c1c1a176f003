"""Options that several commands share: one name, one meaning, one help text everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from scraper.config import RunOptions


class Format(StrEnum):
    """Forms in which articles are printed."""

    json = "json"
    jsonl = "jsonl"
    markdown = "markdown"
    text = "text"


class Render(StrEnum):
    """Whether a page is built by a real browser first."""

    never = "never"
    auto = "auto"
    always = "always"


def path_given(text: object) -> Path:
    """The path on the command line; usage error for an empty one, as an unset variable of a script leaves it."""
    return Path(text_given(text))


def text_given(text: object) -> str:
    """A path that may be a URL; usage error for an empty one."""
    if not text:
        raise typer.BadParameter("is empty: name a path")
    return str(text)


AllowPrivate = Annotated[
    bool,
    typer.Option("--allow-private", help="Also connect to private and loopback addresses."),
]
Delay = Annotated[
    float | None,
    typer.Option(
        min=0, metavar="SECONDS", help="Least pause between two requests to a host.", show_default="1"
    ),
]
PerHost = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Requests to one host at a time.", show_default="1")
]
Concurrency = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="Requests to all hosts at a time.", show_default="32")
]
Deadline = Annotated[
    float | None,
    typer.Option(min=0.1, metavar="SECONDS", help="For one page, redirects and all.", show_default="30"),
]
UserAgent = Annotated[
    str | None, typer.Option(metavar="TEXT", help="User-Agent header; its first word is the robots.txt name.")
]
Header = Annotated[
    list[str] | None, typer.Option(metavar="'NAME: VALUE'", help="A header to send; may be given again.")
]
Proxy = Annotated[str | None, typer.Option(metavar="URL", help="HTTP or SOCKS proxy for all requests.")]
RespectOptout = Annotated[
    bool, typer.Option("--respect-optout", help="Skip pages that decline text and data mining.")
]
RenderOption = Annotated[
    Render | None,
    typer.Option(
        "--render", help="Build pages in a real browser first; needs scraper[browser].", show_default="never"
    ),
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config", metavar="FILE", parser=path_given, help="Settings file.", show_default="scraper.toml"
    ),
]
FormatOption = Annotated[
    Format | None, typer.Option("--format", help="Form of the output.", show_default="json")
]
Fields = Annotated[
    str | None, typer.Option(metavar="NAMES", help="Only these keys of the JSON, comma-separated.")
]
OutputFolder = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="DIR",
        parser=path_given,
        help="One file an article, in this folder; - is stdout.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors on stderr.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say on stderr what is being done.")]


def run_options(run: RunOptions | None = None, **flags: Any) -> RunOptions:
    """The options that are not about fetching: flags given, then `run`, or what the settings say where that is None.

    A flag that is None or False was not given.
    """
    import msgspec

    from scraper.config import load_config

    given = {name: value for name, value in flags.items() if value not in (None, False)}
    return msgspec.structs.replace(run or load_config().run, **given)


def form_of(run: RunOptions) -> Format:
    """The form of output that these options name; usage error for one that is none."""
    try:
        return Format(run.format or "json")
    except ValueError:
        known = ", ".join(Format)
        raise typer.BadParameter(f"{run.format!r} is none of {known}", param_hint="--format") from None


def parse_headers(lines: Iterable[str]) -> dict[str, str]:
    """The headers of `--header 'NAME: VALUE'`; usage error for one that no request can carry."""
    return dict(map(_parse_header, lines))


def _parse_header(line: str) -> tuple[str, str]:
    from scraper.fetch.settings import check_sent

    name, colon, value = line.partition(":")
    if not colon or not name.strip():
        raise typer.BadParameter(f"{line!r}: write it as 'Name: value'", param_hint="--header")
    try:
        check_sent({name.strip(): value.strip()}, {}, None)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--header") from None
    return name.strip(), value.strip()


def check_page_url(url: str) -> None:
    """Usage error for a --url that would make no link absolute, and find no site's rules."""
    if url and "://" not in url:
        raise typer.BadParameter(f"has no scheme; write https://{url}", param_hint="--url")
