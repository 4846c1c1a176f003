"""A page in, an article out: every field, in reading order, no network."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.access import find_access
from scraper.article import Article, Source
from scraper.body.blocks.author_card import drop_author_card
from scraper.body.blocks.build import Built, build_blocks
from scraper.body.blocks.carried import carry_embeds
from scraper.body.blocks.own_headline import drop_headline
from scraper.body.blocks.own_tags import drop_tags
from scraper.body.blocks.pictures import all_pictures
from scraper.body.blocks.signature import drop_signature
from scraper.body.elsewhere import find_elsewhere
from scraper.body.embeds.own import choose_embeds
from scraper.body.find import Body, find_body
from scraper.body.ruled import find_ruled_body
from scraper.body.whereabouts import region_of
from scraper.completeness import find_completeness
from scraper.document import parse
from scraper.document.opt_out import find_opt_out
from scraper.fields import read_fields
from scraper.fields.provenance import source_at
from scraper.fields.ruled import apply_rule
from scraper.fields.stated import apply_state
from scraper.page import Page
from scraper.rules import prune_ruled, rule_for_url
from scraper.verdict import BODILESS, Sight, judge_answer, judge_page, judge_walls
from scraper.verdict import needs_render as needs_render  # for those who fetch for us
from scraper.version import VERSION
from scraper.writable import make_writable

if TYPE_CHECKING:
    from scraper.document import Document
    from scraper.rules import SiteRule
    from scraper.verdict import Verdict

SIGHTED = ("headline", "byline", "date", "tags", "images")
"""Fields that may be read off what a page shows, which is another thing where it has no article."""
DECLARED = ("json_ld", "meta", "site_rule")
"""How the steps begin that read what a page says of its article, whatever it shows."""


def extract(html: bytes | bytearray | memoryview | str, url: str = "", *, final_url: str = "") -> Article:
    """The article of a page at hand.

    `html` as bytes is decoded as a browser would; a str is taken as it is. Links are made absolute
    against `url`. Never raises on any page: what is no article says so in `page_kind` and `page_reason`. Raises
    TypeError for what is neither bytes nor text, and RuleError where a site rule of the user's is wrong.
    """
    for name, value in (("url", url), ("final_url", final_url)):
        if not isinstance(value, str):
            raise TypeError(f"{name} is a str, not {type(value).__name__}")
    body = html.encode("utf-8", "surrogatepass") if isinstance(html, str) else _bytes_of(html)
    headers = (("content-type", "text/html; charset=utf-8"),) if isinstance(html, str) else ()
    return extract_page(Page(url=url, body=body, final_url=final_url, headers=headers))


def _bytes_of(html: bytes | bytearray | memoryview) -> bytes:
    try:
        return bytes(memoryview(html))
    except TypeError:
        kind = type(html).__name__
        raise TypeError(f"html is bytes or str, not {kind}; of a file, give what it holds") from None


def extract_page(page: Page) -> Article:
    """The article of a fetched page.

    Meanwhile the collector of cyclic garbage does not run: the thousands of short-lived objects of one page hold
    no cycles, and looking for some costs a tenth of the time. It goes on after the page, if it was on.
    """
    if not gc.isenabled():
        return make_writable(_extract(page))
    gc.disable()
    try:
        return make_writable(_extract(page))
    finally:
        gc.enable()


def _extract(page: Page) -> Article:
    verdict = judge_answer(page)
    if verdict is not None and not verdict.has_article:
        return _bare(page, verdict)
    doc, rule = parse_ruled(page)
    sight = Sight(doc)
    wall = judge_walls(sight)
    if wall is not None and not wall.has_article:
        article = _described(doc, Body(), Built(), None)
        return _judged(article, wall)
    body = choose_body(doc, rule)
    built = _fullest(doc, body, _build(doc, body))
    article = _described(doc, body, built, rule)
    article.completeness = find_completeness(doc, built.body)
    article.access = find_access(doc, built.body, article.completeness)
    taken = sorted([*body.kept, *body.teased]) if body.step == "model" else ()
    return _judged(
        article, wall or judge_page(sight, built.body, built.blocks, built.embeds, article.access, taken)
    )


def parse_ruled(page: Page) -> tuple[Document, SiteRule | None]:
    """The document without what its site rule takes out, and that rule."""
    doc = parse(page)
    doc.url = _address(doc.url)
    rule = rule_for_url(doc.url)
    if rule is not None:
        prune_ruled(rule, doc.tree)
    return doc, rule


def choose_body(doc: Document, rule: SiteRule | None) -> Body:
    """The leaves that are the body: where the site rule says, else by the model."""
    return (rule and find_ruled_body(rule, doc)) or find_body(doc)


def _address(url: str) -> str:
    """The URL, or none where it cannot even be taken apart: archives and callers may say anything."""
    try:
        return url if urlsplit(url) else ""
    except ValueError:
        return ""


def _build(doc: Document, body: Body) -> Built:
    if not body.kept:
        return Built()
    embeds = choose_embeds(doc, body.kept[0], body.kept[-1] + 1, body.kept)
    return build_blocks(doc, body.kept, embeds)


def _fullest(doc: Document, body: Body, built: Built) -> Built:
    """What was built of the DOM, or a fuller text of the article from elsewhere with the DOM's embeds, after which
    `body.step` is called. Where a site rule says what the body is, there is no other.
    """
    if body.step == "site_rule":
        return built
    found = find_elsewhere(doc, built.body, body.confidence, body.teased)
    if found is None:
        return built
    body.step, fuller = found
    carry_embeds(built, fuller)
    return fuller


def _described(doc: Document, body: Body, built: Built, rule: SiteRule | None) -> Article:
    """The article with all fields but the verdict's."""
    page = doc.page
    fields = read_fields(doc, region_of(doc, body, built.body))
    if body.step == "state":
        apply_state(doc, built.body, fields)
    if rule is not None:
        apply_rule(rule, doc, fields)
    if body.step != "site_rule":
        drop_headline(doc, built, fields.headline)
        drop_author_card(doc, body.kept, built, fields.byline)
        drop_signature(built, fields.byline)
        drop_tags(built, fields.tags)
    sources = dict(fields.sources)
    if built.body:
        sources["body"] = Source(step=body.step, confidence=round(body.confidence, 3), note=doc.left_out)
    images = all_pictures(fields.images, built.blocks)
    if images:
        sources.setdefault("images", source_at("blocks", images[0].url, 0.6))
    return Article(
        url=page.url,
        canonical_url=fields.canonical_url,
        headline=fields.headline,
        byline=fields.byline,
        date=fields.date,
        date_modified=fields.date_modified,
        body=built.body,
        tags=fields.tags,
        embeds=built.embeds,
        blocks=built.blocks,
        description=fields.description,
        dateline=fields.dateline,
        sections=fields.sections,
        publisher=fields.publisher,
        language=fields.language,
        images=images,
        opt_out=list(dict.fromkeys([*page.opt_out, *find_opt_out(doc)])),
        sources=sources,
        fetched_at=page.fetched_at,
        status=page.status,
        final_url=page.final_url,
        scraper_version=VERSION,
    )


def _judged(article: Article, verdict: Verdict) -> Article:
    """The article under its verdict: a page that holds none keeps what it declares of one, but no body."""
    article.page_kind, article.page_reason = verdict
    if verdict.kind in BODILESS:
        article.body, article.blocks = "", []
        article.embeds = []
        article.images = article.images[:1]
        article.sources.pop("body", None)
        _drop_sighted(article)
    return article


def _drop_sighted(article: Article) -> None:
    """Takes off what was read off a page without article: a dialog's title is no headline, a teaser's
    author no byline. What JSON-LD and meta declare stays: many walls still name the article behind them."""
    empty = Article(url=article.url)
    for name in SIGHTED:
        source = article.sources.get(name)
        if source is not None and not source.step.startswith(DECLARED):
            setattr(article, name, getattr(empty, name))
            del article.sources[name]


def _bare(page: Page, verdict: Verdict) -> Article:
    """What is left of an answer that is not even parsed."""
    article = Article(url=page.url, final_url=page.final_url, status=page.status, fetched_at=page.fetched_at)
    article.opt_out, article.scraper_version = list(page.opt_out), VERSION
    return _judged(article, verdict)
