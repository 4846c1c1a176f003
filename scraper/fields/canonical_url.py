"""The address that the page says is its own: absolute, without tracking parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from scraper.fields.provenance import source_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Source
    from scraper.fields.clues import Clues

# Parameters that never name a page. Source: the vendors' documentation of their campaign and click parameters.
TRACKING = frozenset(
    "fbclid gclid dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid _ga _gl ref_src "
    "ref_url cmpid cmp campaign_id ns_mchannel ns_source ns_campaign ito xtor spm smid smtyp ocid mkt_tok "
    "wt_mc wt_zmc __twitter_impression".split()
)


def read_canonical_url(clues: Clues) -> tuple[str | None, Source | None]:
    """The first of the page's declared addresses that is on its own site, and where it stands."""
    for step, raw, confidence in _declared(clues):
        url = clues.doc.absolute(raw)
        if url and _is_article(url, clues.doc.url):
            return without_tracking(url), source_at(step, raw, confidence)
    return None, None


def _declared(clues: Clues) -> Iterator[tuple[str, str, float]]:
    """`rel=canonical` is the standard (RFC 6596); og:url is often the same; JSON-LD ids are sometimes fragments."""
    for href in clues.doc.meta.links.get("canonical", [])[:2]:
        yield "link_canonical", href, 0.98
    if og := clues.doc.meta.first("og:url"):
        yield "meta_og", og, 0.95
    for article in clues.articles[:1]:
        for value in (article.get("mainEntityOfPage"), article.get("url")):
            value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
            if isinstance(value, str):
                yield "json_ld", value, 0.9


def _is_article(url: str, own: str) -> bool:
    """Not the front page, declared by a template for every page of a site."""
    return urlsplit(url).path not in ("", "/") or urlsplit(own).path in ("", "/")


def without_tracking(url: str) -> str:
    """The URL without tracking parameters and fragment; all else as it was.

    >>> without_tracking("https://a.example/x?id=1&utm_source=y#top")
    'https://a.example/x?id=1'
    """
    parts = urlsplit(url)
    query = parts.query
    if query and any(_is_tracking(p.split("=")[0]) for p in query.split("&")):
        pairs = parse_qsl(query, keep_blank_values=True)
        query = urlencode([(k, v) for k, v in pairs if not _is_tracking(k)])
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def _is_tracking(name: str) -> bool:
    return name.lower().startswith("utm_") or name.lower() in TRACKING
