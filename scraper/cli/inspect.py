"""`scraper inspect`: one page, with what was chosen, what was passed over, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from scraper.cli import options
from scraper.cli.built import built, configured
from scraper.cli.console import log_to_stderr
from scraper.printable import printable

if TYPE_CHECKING:
    from scraper.article import Article, Source
    from scraper.body.find import Body
    from scraper.config import Config
    from scraper.document import Element, Leaf
    from scraper.fetch import FetchSettings
    from scraper.page import Page

WIDTH = 100
"""Characters of a value shown."""


def add_commands(app: typer.Typer) -> None:
    app.command("inspect")(inspect)


@built("config", configured)
def inspect(
    subject: Annotated[str, typer.Argument(metavar="URL|FILE", help="A page to fetch, or a saved one.")],
    config: Config,
    url: Annotated[str, typer.Option(metavar="URL", help="Where a saved page was found.")] = "",
    verbose: options.Verbose = False,
) -> None:
    """Show what was kept and stripped, and why.

    Shown are the page's kind, each field's source with the candidates that lost, and the body's blocks.
    """
    options.check_page_url(url)
    log_to_stderr(verbose)
    from scraper.cli.saved import extract_saved

    page, article = extract_saved(_page_of(subject, url, config.fetch))
    _print_verdict(article, page)
    for name, source in article.sources.items():
        _print_source(name, getattr(article, name, None), source)
    _print_leaves(page, article)


def _page_of(subject: str, url: str, settings: FetchSettings) -> Page:
    if "://" not in subject:
        from scraper.cli.saved import read_saved

        return read_saved(subject, url)
    import asyncio

    return asyncio.run(_fetch(subject, settings))


async def _fetch(url: str, settings: FetchSettings) -> Page:
    from scraper.fetch import Fetcher
    from scraper.rules import cookies_for
    from scraper.verdict import needs_render

    async with Fetcher(settings, needs_render=needs_render, cookies_for=cookies_for) as fetcher:
        return await fetcher.fetch(url)


def _print_verdict(article: Article, page: Page) -> None:
    _say(f"{article.page_kind}: {article.page_reason}")
    _say(f"  {len(page.body):,} bytes, status {page.status}, {page.final_url or 'no URL'}")
    state = article.completeness
    _say(f"  body: {len(article.body):,} characters, completeness {_known(state.score)}")
    access = article.access
    _say(f"  access: declared {_known(access.declared)}, observed {_known(access.observed)}")


def _print_source(name: str, value: Any, source: Source) -> None:
    _say(f"\n{name} = {_shown(value)}")
    _say(f"  from {source.step}, confidence {source.confidence:.2f}, raw {_shown(source.raw)}")
    if source.note:
        _say(f"  note: {source.note}")
    for loser in source.losers:
        why = f" ({loser.why})" if loser.why else ""
        _say(f"  not  {loser.step}: {_shown(loser.value)}{why}")


def _print_leaves(page: Page, article: Article) -> None:
    """Every run of text on the page, in order: kept or stripped, how likely it is body, where it stands."""
    from scraper.extract import choose_body, parse_ruled
    from scraper.verdict import judge_answer

    answer = judge_answer(page)
    if answer is not None and not answer.has_article:
        return  # it was not even parsed
    doc, rule = parse_ruled(page)
    body = choose_body(doc, rule)
    source = article.sources.get("body")
    kept = set(body.kept) if source is not None and source.step == body.step else set()
    _say(f"\nbody: {_origin(article, source)}" + ("" if kept else "; nothing of the text below"))
    for leaf in doc.scan.leaves:
        if leaf.kind == "text":
            mark = "kept" if leaf.index in kept else "stripped"
            _say(f"  {mark:8} {_chance(body, leaf):4} {_place(leaf.element):32} {_shown(leaf.text)}")
        else:
            _say(f"  {'':13} {_place(leaf.element):32} [{leaf.kind}]")


def _origin(article: Article, source: Source | None) -> str:
    if source is None:
        return (
            f"none, since the page is of the kind {article.page_kind}"
            if article.page_kind != "article"
            else "none"
        )
    return f"by {source.step}, confidence {source.confidence:.2f}; {len(article.blocks)} blocks"


def _chance(body: Body, leaf: Leaf) -> str:
    chance = body.probability.get(leaf.index)
    return "" if chance is None else f"{chance:.2f}"


def _place(element: Element) -> str:
    """`p.lead` within `div.story`, as far as it fits."""
    within = element.parent
    path = [_named(element)] if within is None else [_named(within), _named(element)]
    return " > ".join(path)[:32]


def _named(element: Element) -> str:
    first = element.names.split()[:1]
    return ".".join([element.tag, *first])


def _say(line: str) -> None:
    print(printable(line))


def _known(value: object) -> object:
    return "unknown" if value is None else value


def _shown(value: Any) -> str:
    import msgspec

    text = msgspec.json.encode(value).decode()
    return text if len(text) <= WIDTH else text[:WIDTH] + " …"
