"""What a site rule says of the fields: it is asked last and wins, and what it outvotes is kept as a loser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scraper.article import Source
from scraper.fields.names.parse import parse_names
from scraper.fields.outvote import outvote
from scraper.fields.times.timestamps import parse_timestamp
from scraper.fields.times.visible import find_date
from scraper.rules import RULE_FIELDS, find_values

if TYPE_CHECKING:
    from scraper.article import Person
    from scraper.document import Document
    from scraper.fields import Fields
    from scraper.rules import SiteRule

STEP = "site_rule"
CONFIDENCE = 0.99


def apply_rule(rule: SiteRule, doc: Document, fields: Fields) -> None:
    """Puts the values that the rule reads in place of the generic ones; where it reads none, these stay."""
    for name in RULE_FIELDS:
        texts = find_values(rule, name, doc.tree)
        value = _value_of(name, texts, doc, fields.language) if texts else None
        if not value:
            continue
        source = Source(step=STEP, raw=" | ".join(texts), confidence=CONFIDENCE, note=rule.why or None)
        outvote(fields, name, value, source)


def _value_of(name: str, texts: list[str], doc: Document, language: str | None) -> Any:
    if name == "byline":
        return _people(texts)
    if name in ("date", "date_modified"):
        return _date(texts[0], language)
    if name in ("tags", "sections"):
        return list(dict.fromkeys(texts))
    return doc.absolute(texts[0]) if name == "canonical_url" else texts[0]


def _people(texts: list[str]) -> list[Person]:
    found = [person for text in texts for person in parse_names(text)]
    return list({person.name: person for person in found}.values())


def _date(text: str, language: str | None) -> str | None:
    moment = parse_timestamp(text)
    if moment is None:
        found = find_date(text, (language or "").partition("-")[0])
        moment = found.moment if found else None
    return moment.iso() if moment else None
