"""The sections of the site that the article stands in, as it calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scraper.document.json_ld import listed
from scraper.document.lines import letters
from scraper.entities import one_line, unescape
from scraper.fields.folders import HOME, is_part
from scraper.fields.names.compare import fold
from scraper.fields.names.given import fold_word
from scraper.fields.provenance import source_at
from scraper.fields.section_crumbs import breadcrumb
from scraper.fields.section_head import named_as_folder
from scraper.fields.section_lines import kicker_shown, menu_current, way_shown
from scraper.fields.section_links import (
    folders_shown,
    labels_below,
    labels_shown,
    links_about_headline,
    links_below,
)
from scraper.fields.section_titles import section_in_title
from scraper.fields.times.visible import find_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scraper.article import Source
    from scraper.fields.clues import Clues

MAX_SECTIONS, MAX_CHARS, MANY_TAGS = 12, 60, 2
MAX_MARKED, MAX_LINKS, MAX_CRUMBS = 6, 20, 8
REACH = 40
"""How far from the body, in leaves, a link to a category may stand."""
DECLARED = ("json_ld", "meta_article", "meta_vendor")
WAYS = frozenset(("breadcrumb", "way"))
META_NAMES = {
    "meta_article": (("article:section", "og:article:section", "og:section"), 0.9),
    "meta_vendor": (
        ("parsely-section", "section", "sailthru.section", "cxenseparse:section", "pagesection"),
        0.8,
    ),
}


def read_sections(clues: Clues, headline: str | None, writers: list[str]) -> tuple[list[str], Source | None]:
    """The sections of the first step that has any."""
    sites = set(clues.site_names).difference(clues.host_labels[1:])  # a part's host is called as the part is
    unwanted = {fold(headline or ""), "", *sites, *HOME, *map(fold, writers)}

    def wanted(texts: Iterable[str]) -> list[str]:
        return list({fold(v): v for v in texts if fold(v) not in unwanted and _is_name(v)}.values())

    for step, values, confidence in _steps(clues, headline):
        if sections := wanted(values):
            if step in DECLARED:
                machines = all(map(_is_of_machines, sections))
                ways = ((way, wanted(way)) for way in _ways(clues, headline, machines=machines))
                sections = _as_shown(clues, sections, ways, machines=machines)
            elif step in WAYS:
                sections = _with_labels(sections, map(wanted, _labels(clues)))
            return sections[:MAX_SECTIONS], source_at(step, " | ".join(values), confidence)
    return [], None


def _labels(clues: Clues) -> Iterator[list[str]]:
    """What links beside the article call it, each kind by itself."""
    links = links_about_headline(clues)
    yield _tidied(folders_shown(clues, links))
    yield _tidied(labels_shown(clues, links))
    yield _tidied(labels_below(clues))


def _with_labels(way: list[str], labels: Iterable[list[str]]) -> list[str]:
    """The way, or the labels that have all of it and more: a page may be in several folders, and a way is one."""
    folded = set(map(fold, way))
    return next((label for label in labels if folded < set(map(fold, label))), way)


def _is_of_machines(section: str) -> bool:
    """Whether it is a folder's name rather than what readers see: "local", "News/local"."""
    return section.isascii() and (section.islower() or "/" in section) and " " not in section


def _as_shown(
    clues: Clues, declared: list[str], ways: Iterable[tuple[list[str], list[str]]], *, machines: bool
) -> list[str]:
    """What readers see for the sections that are declared: for the only one, or a folder's name, what is wanted of the
    way that it is on, and of the only one else another way of several steps, as the page shows it.
    """
    if len(declared) > 1 and not machines:
        return _without_tags(clues, declared)
    name = letters(fold_word(declared[-1].rpartition("/")[2] if machines else declared[-1]))
    other: list[str] = []
    for at, (way, kept) in enumerate(ways):  # each costs a search: none is made behind the one that it is on
        if kept and name in map(letters, map(fold_word, way)):
            return kept
        if at and not other and len(kept) > 1 and not machines:
            other = kept
    return other or declared


def _without_tags(clues: Clues, declared: list[str]) -> list[str]:
    """The sections that are no tags, if most of the page's tags are declared among them, as some plugins do."""
    told = [text for node in clues.articles[:1] for text in _strings(node.get("keywords"))]
    links = [clues.text_of(e) for e in clues.link_kinds["tag"]]
    for texts in (clues.doc.meta.all("article:tag"), told, links):
        tags = set(map(fold, texts))
        both = [section for section in declared if fold(section) in tags]
        if MANY_TAGS <= len(both) < len(declared) and len(both) * 2 > len(tags):
            return [section for section in declared if section not in both]
    return declared


def _ways(clues: Clues, headline: str | None, *, machines: bool) -> Iterator[list[str]]:
    """The way as it is declared, and as the page shows it; for a folder also what but calls it as readers do."""
    yield _breadcrumb(clues)
    for texts in (breadcrumb(clues), way_shown(clues, headline)):
        yield _tidied(texts)
    if machines:
        yield _tidied(kicker_shown(clues, headline))
        yield _tidied(menu_current(clues))


def _is_name(text: str) -> bool:
    """Whether it is short, no way back ("← All stories"), and no day's edition."""
    return len(text) <= MAX_CHARS and text[0].isalnum() and find_date(text) is None


def _steps(clues: Clues, headline: str | None) -> Iterator[tuple[str, list[str], float]]:
    """Declared for the article, then for the page, then the way there (breadcrumbs), last the section links shown, and
    a meta that some sites have for kinds of pages."""
    for article in clues.articles[:1]:
        yield "json_ld", _strings(article.get("articleSection")), 0.9
    for step, (names, confidence) in META_NAMES.items():
        yield step, _parted(clues.doc.meta.all(*names)), confidence
    yield "json_ld_breadcrumb", _breadcrumb(clues), 0.75
    marked = clues.itemprop.get("articlesection", [])[:MAX_MARKED]
    yield "itemprop", _tidied(map(clues.text_of, marked)), 0.75
    yield "rel_category", _category_links(clues), 0.7
    yield "breadcrumb", _tidied(breadcrumb(clues)), 0.7
    yield "way", _tidied(way_shown(clues, headline)), 0.7
    links = links_about_headline(clues)
    yield "folder_links", _tidied(folders_shown(clues, links)), 0.7
    yield "label_links", _tidied(labels_shown(clues, links)), 0.6
    yield "kicker", _tidied(kicker_shown(clues, headline)), 0.6
    yield "folder_named", _tidied(named_as_folder(clues, headline)), 0.7
    yield "title", _tidied(section_in_title(clues, headline)), 0.6
    yield "folders_below", _tidied(folders_shown(clues, links_below(clues))), 0.6
    yield "labels_below", _tidied(labels_below(clues)), 0.6
    yield "menu_current", _tidied(menu_current(clues)), 0.7
    yield "title", _tidied(section_in_title(clues, headline, known=False)), 0.5
    yield "meta_category", _parted(clues.doc.meta.all("category")), 0.5


def _strings(value: Any) -> list[str]:
    """One section an entry; a comma joins several in WordPress (Yoast) and others."""
    items = [unescape(item) for item in listed(value)[:MAX_SECTIONS] if isinstance(item, str)]
    return _parted([part for item in items for part in item.split(",")])


def _parted(texts: list[str]) -> list[str]:
    """The texts, each part of a way in one of them ("Provinces > Gilan") by itself."""
    return [section for text in texts for part in unescape(text).split(" > ") if (section := _tidy(part))]


def _tidied(texts: Iterable[str]) -> list[str]:
    return [_tidy(text) for text in texts]


def _tidy(text: str) -> str:
    return one_line(text).strip(" /|>»·•:")


def _breadcrumb(clues: Clues) -> list[str]:
    """The names in a BreadcrumbList, but for the front page and the article itself."""
    for crumb in clues.doc.json_ld.of_type(frozenset(("BreadcrumbList",)))[:1]:
        items = crumb.get("itemListElement")
        told = (
            [_crumb(i) for i in items[:MAX_CRUMBS] if isinstance(i, dict)] if isinstance(items, list) else []
        )
        if not any([href for _, href in told]):
            return [name for name, _ in told[:-1] if name]
        return [name for name, href in told if name and href and is_part(clues, href, told[0][1])]
    return []


def _crumb(item: dict[str, Any]) -> tuple[str, str]:
    """Its name and address; the last one, the page itself, may go without the latter."""
    inner = item.get("item")
    inner = inner if isinstance(inner, dict) else {"@id": inner}
    name = item.get("name") or inner.get("name")
    href = inner.get("@id") or inner.get("url")
    return _tidy(name) if isinstance(name, str) else "", href if isinstance(href, str) else ""


def _category_links(clues: Clues) -> list[str]:
    """Links marked rel=category (WordPress) near the article."""
    links = [e for rel, elements in clues.rel.items() if "category" in rel for e in elements]
    near = [e for e in links[:MAX_LINKS] if not clues.is_aside(e) and clues.place(e).distance < REACH]
    return _tidied(map(clues.text_of, near))
