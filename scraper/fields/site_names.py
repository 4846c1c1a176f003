"""What a site calls itself: in its metas, in its JSON-LD, by its address."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from scraper.document.json_ld import listed
from scraper.document.lines import letters
from scraper.fields.names.compare import fold

if TYPE_CHECKING:
    from scraper.document import Document

SITE_TYPES = frozenset(("WebSite", "Organization", "NewsMediaOrganization"))
NAME_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "twitter:site")
NO_LABELS = frozenset("www m amp co com org net gov edu ac".split())
"""Parts of a host that name no site."""
HOSTERS = frozenset(
    "blogspot wordpress substack tumblr medium typepad livejournal github gitlab blogger wixsite weebly jimdo"
    " over-blog canalblog livedoor hatenablog tistory naver".split()
)
"""Who gives other people's sites a name of their own before its own."""
SEPARATOR = re.compile(
    r"\s+[|–—·»«›‹•\-:/\\~⋆]+\s+|\s*[|｜ㅣ»«]\s*|\s+::\s+"
    r"|(?<=[\u3000-\u9fff\uac00-\ud7af])[_＿-](?=[\u3000-\u9fff\uac00-\ud7af])"
)
"""By which a site's name hangs on a title."""
_COPYRIGHT = re.compile(r"^(?:copyright|all rights reserved|[\s©,.\d-]|\(c\))+", re.I)
"""What stands before the owner: "Copyright © 2026, "."""
_HOUSE_END = re.compile(r"(?<=..)-?(?:online|news|tv|web)$")
"""What stands in an address, and not in all that the house is called: "ln-online"."""
_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss"}
)
"""Letters that addresses write otherwise, and that are no others with an accent."""

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
"""How German addresses write them, unless they have the plain letter."""


def names_of_site(doc: Document, articles: list[dict[str, Any]], label: str) -> list[str]:
    """Its names, folded: by its metas, by the publisher of the page's own `articles`, by its own JSON-LD, and the
    `label` of its host. Who is declared as a writer is no site.
    """
    names = doc.meta.all(*NAME_METAS)
    names += [_COPYRIGHT.sub("", name) for name in doc.meta.all("copyright")]
    names += [name_of(node.get("publisher")) or "" for node in articles]
    authors = [author for node in articles for author in listed(node.get("author"))[:20]]
    sites = [node for node in doc.json_ld.of_type(SITE_TYPES) if node not in authors]
    names += [str(node.get("name") or "") for node in sites[:4]]
    names += [label, _HOUSE_END.sub("", label), *labels_of(doc.url)]
    return list(dict.fromkeys(folded for name in names if (folded := fold(name[:100]))))


def host_of(url: str) -> str:
    """The host without `www.`: "lastampa.it"."""
    return url.partition("//")[2].partition("/")[0].lower().removeprefix("www.")


def label_of(url: str) -> str:
    """The host without suffixes, and what stands before the site's name: `nytimes` of www.nytimes.com, `gannet` of
    news.gannet.com, `ann-lee` of ann-lee.wordpress.com.
    """
    return next(iter(labels_of(url)), "")


def labels_of(url: str) -> list[str]:
    """The parts of the host that may name the site, that whose parts the others are first."""
    address = url.removeprefix("http://").removeprefix("https://")
    host = address.split("/")[0].split(":")[0].lower().split(".")
    named = [part for part in reversed(host[:-1] or host) if part and part not in NO_LABELS]
    return [part for part in named if part not in HOSTERS] or named or [part for part in host[-1:] if part]


def name_of(value: Any) -> str | None:
    """The name of a JSON-LD person or organization, or of a list's first."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
        value = value[0] if isinstance(value, list) and value else value
    return value.strip() or None if isinstance(value, str) else None


def spellings_of(text: str) -> set[str]:
    """All ways in which an address may write it, by letters and digits alone.

    >>> sorted(spellings_of("Küste & Öl"))
    ['kuesteoel', 'kusteol']
    """
    return {letters(letters_of(written)) for written in (text, text.lower().translate(UMLAUTS))}


def letters_of(text: str) -> str:
    """The text without case, spaces and accents: an address has none."""
    plain = unicodedata.normalize("NFD", fold(text).translate(_PLAIN))
    return "".join(sign for sign in plain if not unicodedata.combining(sign) and sign != " ")
