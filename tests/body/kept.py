"""Pages made of a piece of markup, with all their texts judged to be the body."""

from scraper.body.blocks.build import Built, build_blocks
from scraper.body.embeds.own import choose_embeds
from scraper.document import Document, parse
from scraper.page import Page


def document_of(markup: str, head: str = "") -> Document:
    page = f"<!doctype html><head><title>Ferry back in service</title>{head}</head><body>{markup}</body>"
    return parse(Page(url="https://news.example/a/ferry.html", body=page.encode()))


def kept_in(doc: Document) -> list[int]:
    """The text leaves within `<article>`, save those marked as no text of it."""
    articles = doc.scan.by_tag["article"]
    inside = {i for article in articles for i in range(article.first_leaf, article.last_leaf)}
    return [leaf.index for leaf in doc.scan.leaves if leaf.kind == "text" and leaf.index in inside]


def built_of(markup: str, head: str = "") -> Built:
    """The blocks of a page whose article holds this markup."""
    return built_of_page(f"<article>{markup}</article>", head)


def built_of_page(markup: str, head: str = "") -> Built:
    doc = document_of(markup, head)
    kept = kept_in(doc)
    embeds = choose_embeds(doc, kept[0], kept[-1] + 1) if kept else []
    return build_blocks(doc, [i for i in kept if doc.scan.leaves[i].embed is None], embeds)
