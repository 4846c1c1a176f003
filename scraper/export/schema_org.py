"""Rows as schema.org's JSON-LD, an object a line."""

from typing import Any

from scraper.article import Image, Person, Update
from scraper.export.keys import Values, a_line_each
from scraper.export.row import Row
from scraper.export.text import Embeds, blocks_text

NO_ARTICLE = "login_wall consent_wall challenge soft_404 error shell not_html empty unknown".split()
"""Kinds of page that are never passed off as news (docs/verdict.md)."""
TYPES = {"live_blog": "LiveBlogPosting", "index": "CollectionPage", **dict.fromkeys(NO_ARTICLE, "WebPage")}


@a_line_each
def schema_org(row: Row) -> Values:
    """https://schema.org/NewsArticle, or what the page is instead; what is not known is left out."""
    embeds = {embed.id: embed for embed in row.embeds}
    return _known(
        {
            "@context": "https://schema.org",
            "@type": TYPES.get(row.page_kind, "NewsArticle"),
            "url": row.canonical_url or row.url,
            "headline": row.headline,
            "author": [_person(person) for person in row.byline if person.role == "author"],
            "contributor": [_person(person) for person in row.byline if person.role != "author"],
            "datePublished": row.date,
            "dateModified": row.date_modified,
            "dateline": row.dateline,
            "description": row.description,
            "articleBody": row.body,
            "articleSection": row.sections,
            "keywords": row.tags,
            "inLanguage": row.language,
            "publisher": {"@type": "Organization", "name": row.publisher} if row.publisher else None,
            "image": [_image(image) for image in row.images],
            "isAccessibleForFree": {"free": True, "locked": False}.get(row.access.declared or ""),
            "liveBlogUpdate": [_posting(block, embeds) for block in row.blocks if isinstance(block, Update)],
        }
    )


def _posting(update: Update, embeds: Embeds) -> Values:
    return _known(
        {
            "@type": "BlogPosting",
            "headline": update.headline,
            "author": [_person(person) for person in update.byline],
            "datePublished": update.time,
            "articleBody": blocks_text(update.blocks, embeds),
        }
    )


def _person(person: Person) -> Values:
    kind = "Person" if person.kind == "person" else "Organization"
    return _known({"@type": kind, "name": person.name, "url": person.url})


def _image(image: Image) -> Values:
    return _known(
        {"@type": "ImageObject", "url": image.url, "caption": image.caption, "creditText": image.credit}
    )


def _known(values: dict[str, Any]) -> Values:
    return {key: value for key, value in values.items() if value not in (None, [], "")}
