"""The sections of the site that the article stands in, as it calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scraper.document.json_ld import listed
from scraper.entities import unescape
from scraper.fields.names.compare import fold
from scraper.fields.provenance import source_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Source
    from scraper.fields.clues import Clues

MAX_SECTIONS, MAX_CHARS = 12, 60
HOME = frozenset(
    "home homepage start startseite accueil inicio início home page главная головна strona "
    "główna hjem hem etusivu forside ana sayfa anasayfa ホーム トップ 首页 首頁 홈 الرئيسية".split()
)


def read_sections(clues: Clues, headline: str | None) -> tuple[list[str], Source | None]:
    """The sections of the first step that has any."""
    unwanted = {fold(headline or ""), "", *clues.site_names, *HOME}
    for step, values, confidence in _steps(clues):
        named = {fold(v): v for v in values if fold(v) not in unwanted and len(v) <= MAX_CHARS}
        if named:
            sections = list(named.values())[:MAX_SECTIONS]
            return sections, source_at(step, " | ".join(values), confidence)
    return [], None


def _steps(clues: Clues) -> Iterator[tuple[str, list[str], float]]:
    """Declared for the article, then for the page, then the way there (breadcrumbs), last the section links shown."""
    for article in clues.articles[:1]:
        yield "json_ld", _strings(article.get("articleSection")), 0.9
    meta = clues.doc.meta
    yield (
        "meta_article",
        [_tidy(v) for v in meta.all("article:section", "og:article:section", "og:section")],
        0.9,
    )
    yield (
        "meta_vendor",
        [_tidy(v) for v in meta.all("parsely-section", "section", "sailthru.section", "cxenseparse:section")],
        0.8,
    )
    yield "json_ld_breadcrumb", _breadcrumb(clues), 0.75
    yield (
        "itemprop",
        [_tidy(clues.text_of(e)) for e in clues.itemprop.get("articlesection", [])[:6]],
        0.75,
    )
    yield "rel_category", _category_links(clues), 0.7


def _strings(value: Any) -> list[str]:
    """One section an entry; a comma joins several in WordPress (Yoast) and others."""
    items = [unescape(item) for item in listed(value)[:MAX_SECTIONS] if isinstance(item, str)]
    return [section for item in items for part in item.split(",") if (section := _tidy(part))]


def _tidy(text: str) -> str:
    return " ".join(unescape(text).split()).strip(" /|>»")


def _breadcrumb(clues: Clues) -> list[str]:
    """The links of a BreadcrumbList but the last, which is the article itself."""
    for crumb in clues.doc.json_ld.of_type(frozenset(("BreadcrumbList",)))[:1]:
        items = crumb.get("itemListElement")
        names = [_crumb_name(i) for i in items[:8] if isinstance(i, dict)] if isinstance(items, list) else []
        return [n for n in names[:-1] if n] if len(names) > 1 else []
    return []


def _crumb_name(item: dict[str, Any]) -> str:
    inner = item.get("item")
    name = item.get("name") or (inner.get("name") if isinstance(inner, dict) else None)
    return _tidy(name) if isinstance(name, str) else ""


def _category_links(clues: Clues) -> list[str]:
    """Links marked rel=category (WordPress) near the article."""
    links = [e for rel, elements in clues.rel.items() if "category" in rel for e in elements]
    return [
        _tidy(clues.text_of(e)) for e in links[:20] if not clues.is_aside(e) and clues.place(e).distance < 40
    ]
