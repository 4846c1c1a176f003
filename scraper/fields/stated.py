"""What hydration state says of the article, where it is the state that holds its text.

Such a page shows little more than a skeleton: what its meta says is often a rewrite for search and social
networks, and what stands in its DOM belongs to the site. JSON-LD is believed all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.article import Source
from scraper.fields.names.parse import parse_names
from scraper.fields.outvote import outvote
from scraper.fields.times.timestamps import parse_timestamp

if TYPE_CHECKING:
    from scraper.document import Document
    from scraper.document.state_article import StateArticle
    from scraper.fields import Fields

STEP = "state"
CONFIDENCE = 0.8
BELIEVED = ("json_ld", "site_rule")
ADDED = frozenset(("tags", "sections"))


def apply_state(doc: Document, body: str, fields: Fields) -> None:
    """Puts headline, byline and date of the state's article whose text is `body` in place of the DOM's, and
    its tags and sections where the DOM has none."""
    article = _article_of(doc, body)
    if article is None:
        return
    people = [person for name in article.byline for person in parse_names(name)]
    moment = parse_timestamp(article.date) if article.date else None
    for name, value, raw in (
        ("headline", article.headline, article.headline),
        ("byline", people, " | ".join(article.byline)),
        ("tags", article.tags, " | ".join(article.tags)),
        ("sections", article.sections, " | ".join(article.sections)),
        ("date", moment.iso() if moment else None, article.date),
    ):
        if value and _may_outvote(fields, name):
            outvote(fields, name, value, Source(step=STEP, raw=raw, confidence=CONFIDENCE))


def _article_of(doc: Document, body: str) -> StateArticle | None:
    """The one that opens as the body does."""
    head = "".join(body[:200].split())
    for article in doc.state.articles:
        if head and "".join(article.text[:400].split()).startswith(head[:80]):
            return article
    return None


def _may_outvote(fields: Fields, name: str) -> bool:
    if name in ADDED:
        return not getattr(fields, name)
    source = fields.sources.get(name)
    return source is None or not source.step.startswith(BELIEVED)
