"""Every place of a page that states a date, each a named step."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from scraper.fields.choice import Reading
from scraper.fields.timestamps import parse_timestamp
from scraper.fields.visible_dates import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Element, Leaf
    from scraper.fields.clues import Clues
    from scraper.fields.moment import Moment

# In order of trust where the same day is read twice with the same precision: declared, marked up, shown, guessed.
STEPS = ("json_ld", "meta_published", "json_ld_page", "itemprop", "time_above", "time_inside", "time_below", "class_above",
         "class_inside", "class_below", "words_above", "words_below", "text_above", "text_inside", "text_below", "meta_date", "meta_other", "json_ld_other", "text_start",
         "attribute", "script", "json_ld_modified", "itemprop_modified", "meta_modified", "url", "image_url", "time_aside", "class_aside", "text_aside", "footer_modified", "anywhere", "source")  # fmt: skip
PUBLISHED = ("article:published_time", "og:article:published_time", "og:published_time", "article:published", "article:published_date", "datepublished", "date_published",
             "itemprop:datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publishdate", "publish-date",
             "publish_date", "publication_date", "pubdate", "published", "published_time", "article.published", "displaydate", "originalpublicationdate",
             "article:create_time", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.created", "citation_publication_date",
             "citation_date", "datecreated", "bt:pubdate", "rnews:datepublished", "created", "article_date_original", "mrf:published", "mediator_published_time",
             "article.created", "publish-time", "ptime", "cre:date", "gentime", "published_at", "release_date", "og:release_date", "bt:published", "first_published", "cse.date", "dcsext.articlefirstpublished")  # fmt: skip
DATED = (
    "date",
    "dc.date",
    "dcterms.date",
    "article:date",
    "timestamp",
    "time",
    "citation_online_date",
    "pdate",
    "last-modified-date",
    "eomportal-lastupdate",
    "news_date",
    "post_date",
)
MODIFIED = ("article:modified_time", "og:updated_time", "article:modified", "datemodified", "date_modified", "last-modified",
            "dcterms.modified", "dc.date.modified", "lastmod", "modified", "revised", "article.updated", "updated_time", "utime", "itemprop:datemodified", "article:updated_time", "og:modified_time")  # fmt: skip
_IN_SOURCE = re.compile(r"(?<![\d.-])20[0-3]\d([-/])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?!\d)")
MAX_LAST = 60
_TWO_FIGURES = re.compile(r"\d\d|\d.{0,20}\d{2}|[一二三四五六七八九十元]年")
"""What any date has: tested first, for most lines have it not."""
_DATED_ATTRIBUTE = re.compile(r"data-[\w-]*(?:date|time|publish)")
KNOWN = frozenset((*PUBLISHED, *DATED, *MODIFIED))
_DATED_NAME = re.compile(r"date(?!line)|time|publi(?:sh|c)|uploaded|created|modified")
_URL = re.compile(
    r"(?<!\d)(?:(?P<y>(?:19|20)\d{2})(?P<s>[/_.-]?)(?P<m>0[1-9]|1[0-2]|(?<=[/_.-])[1-9])(?P=s)(?P<d>0[1-9]|[12]\d|3[01]|(?<=[/_.-])[1-9])"
    r"|(?P<d2>0?[1-9]|[12]\d|3[01])(?P<t>[_.-]?)(?P<m2>0?[1-9]|1[0-2])(?P=t)(?P<y2>(?:19|20)\d{2}))(?!\d)"
)
_URL_NAMED = re.compile(r"/((?:19|20)\d{2})/([A-Za-z]{3,9})/(\d{1,2})(?:/|$)")
_IMAGE_URL = re.compile(r"/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})/")
_SCRIPTED = re.compile(
    r"[^\"'\\]{0,12}[\"'\\]?(?:date|first|datetime|article|page|_|-)*[Pp]ubli(?:shed|sh|cation)?(?:At|_at|Date|_date|date|Time|_time|edTime)?\\?[\"']"
    r"\s*[:=]\s*\\?[\"']?([0-9][^\"'\\,}<]{5,34})"
)
MAX_SCRIPTED = 5
PUBLISHED_WORD = re.compile(
    r"publi|posted|erschienen|veröffentlicht|erstellt|stand\b|datum|pubblicato|geplaatst|gepubliceerd|опублик|дата|julkaistu|veröff|yayın|發布|发布|掲載|公開|등록|입력|נוצר|פורסם|نشر|date|created|written on|issued|release",
    re.I,
)
MODIFIED_WORD = re.compile(
    r"updat|modif|aktualisier|geändert|actualis|mis à jour|actualiza|aggiorn|atualiza|bijgewerkt|gewijzigd|oppdater|opdater|uppdater|päivit|zaktual|обновл|оновл|更新|수정|עודכן|güncell|تحديث|ενημ|revised|edited|changed",
    re.I,
)
TIME_CLASS = re.compile(
    r"date|datum|fecha|time(?!line)|publi|posted|stamp|\bdata\b|created|byline|meta|dato|pvm|tarih|posted-on|info"
)
MAX_TEXT = 160
"""A line that says when is no longer than this."""
ABOVE, INSIDE, BELOW, ASIDE = 45, 3, 8, 12
"""How far from the body's edges, in leaves, a visible date is looked for; nearer yet in what looks like an aside."""


def date_readings(clues: Clues) -> Iterator[Reading]:
    """All readings of the publication's day, and of days that it may be mistaken for (told apart by their step)."""
    yield from _json_ld(clues)
    yield from _metas(clues)
    yield from _itemprops(clues)
    yield from _times(clues)
    yield from _classes(clues)
    yield from _lines(clues)
    yield from _scripts(clues)
    yield from _url(clues)


def last_resort(clues: Clues) -> Iterator[Reading]:
    """For pages on which no step found any date: short lines anywhere, then the source's own text."""
    count = 0
    for leaf in clues.doc.scan.leaves:
        if 5 < len(leaf.text) <= MAX_TEXT // 2 and any(c.isdecimal() for c in leaf.text):
            yield from _read(clues, "anywhere", leaf.text)
            if (count := count + 1) > MAX_LAST:
                break
    for match in islice(_IN_SOURCE.finditer(clues.doc.html), MAX_LAST):
        yield from _read(clues, "source", match[0])


def modified_readings(clues: Clues) -> Iterator[Reading]:
    """All readings of the last change, the most trusted first."""
    for node in clues.articles[:3]:
        yield from _read(clues, "json_ld_modified", node.get("dateModified"))
    for value in clues.doc.meta.all(*MODIFIED):
        yield from _read(clues, "meta_modified", value)
    for node in clues.pages:
        yield from _read(clues, "json_ld_modified", node.get("dateModified"))
    for element in clues.marked.itemprop.get("datemodified", [])[:3]:
        yield from _read(clues, "itemprop_modified", _machine(element) or clues.text_of(element))


def _read(clues: Clues, step: str, raw: Any, distance: int = 0) -> Iterator[Reading]:
    """A reading of the value, if it is a date in any form. `distance` from the body, for what is shown."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        raw = str(int(raw)) if abs(raw) < 1e14 else ""
    if isinstance(raw, list):
        raw = raw[0] if raw else None
    if not isinstance(raw, str) or not raw:
        return
    raw = raw[:200]
    moment = parse_timestamp(raw) or _visible(clues, raw)
    if moment:
        yield Reading(step, moment, raw, distance=distance)


def _visible(clues: Clues, text: str) -> Moment | None:
    found = find_date(text, clues.language, month_first=clues.month_first)
    return found.moment if found else None


def _json_ld(clues: Clues) -> Iterator[Reading]:
    for node in clues.articles[:3]:
        for key in ("datePublished", "dateCreated", "uploadDate"):
            yield from _read(clues, "json_ld" if key == "datePublished" else "json_ld_other", node.get(key))
        yield from _read(clues, "json_ld_modified", node.get("dateModified"))
    for node in clues.pages:
        yield from _read(clues, "json_ld_page", node.get("datePublished"))
        yield from _read(clues, "json_ld_modified", node.get("dateModified"))


def _metas(clues: Clues) -> Iterator[Reading]:
    for step, names in (("meta_published", PUBLISHED), ("meta_date", DATED), ("meta_modified", MODIFIED)):
        for value in clues.doc.meta.all(*names)[:6]:
            yield from _read(clues, step, value)
    for name, values in clues.doc.meta.values.items():
        if name not in KNOWN and _DATED_NAME.search(name):
            yield from _read(clues, "meta_other", values[0])


def _itemprops(clues: Clues) -> Iterator[Reading]:
    for prop in ("datepublished", "datecreated", "datemodified"):
        step = "itemprop_modified" if prop == "datemodified" else "itemprop"
        for element in clues.marked.itemprop.get(prop, [])[:4]:
            if not clues.is_aside(element):
                yield from _read(clues, step, _machine(element) or clues.text_of(element)[:MAX_TEXT])


def _machine(element: Element) -> str | None:
    return element.attrs.get("datetime") or element.attrs.get("content") or element.attrs.get("title")


def _times(clues: Clues) -> Iterator[Reading]:
    """`<time>`, by its datetime (or its text where that is no date)."""
    for element in clues.doc.scan.by_tag.get("time", [])[:40]:
        aside = clues.is_aside(element)
        step = "time_aside" if aside else f"time_{_side(clues, element)}"
        text = clues.text_of(element)[:MAX_TEXT]
        if not aside and _is_modified(clues, element):
            step = "itemprop_modified"
        distance = clues.place(element).distance
        readings = list(_read(clues, step, element.attrs.get("datetime"), distance))
        yield from readings or _read(clues, step, text, distance)


def _is_modified(clues: Clues, element: Element) -> bool:
    around = element.names + " " + (element.parent.names if element.parent else "")
    text = clues.text_of(element.parent)[:60] if element.parent else ""
    return (
        "updated" in around.split()
        or "modified" in around
        or bool(MODIFIED_WORD.search(text) and not PUBLISHED_WORD.search(text))
    )


def _side(clues: Clues, element: Element) -> str:
    where = clues.place(element).where
    return "above" if where == "lost" else where


def _classes(clues: Clues) -> Iterator[Reading]:
    """Short elements whose class or id speaks of a date."""
    seen = 0
    for element in clues.marked.names["date"]:
        if element.tag == "time" or not _within_reach(clues, element) or not TIME_CLASS.search(element.names):
            continue
        for key, value in element.attrs.items():
            if value and len(value) < 40 and _DATED_ATTRIBUTE.match(key) and _TWO_FIGURES.search(value):
                yield from _read(clues, "attribute", value)
        text = clues.text_of(element) if element.last_leaf - element.first_leaf < 8 else ""
        if 5 < len(text) <= MAX_TEXT and _TWO_FIGURES.search(text):
            seen += 1
            step = "class_aside" if clues.is_aside(element) else f"class_{_side(clues, element)}"
            step = "itemprop_modified" if _says_modified(text) else step
            yield from _read(clues, step, text, clues.place(element).distance)
        title = element.attrs.get("title")
        if title and len(title) < 60 and _TWO_FIGURES.search(title):
            yield from _read(clues, "attribute", title)
        if seen > 25:
            return


def _within_reach(clues: Clues, element: Element) -> bool:
    place = clues.place(element)
    return place.distance <= {"above": ABOVE, "inside": 6, "below": BELOW}.get(place.where, 200)


def _lines(clues: Clues) -> Iterator[Reading]:
    """Short lines around the body's start and end that hold a date, and the head of the body itself."""
    leaves = clues.doc.scan.leaves
    start, end = max(clues.first_leaf, 0), max(clues.last_leaf, 0)
    head = _head(clues, start)
    for step, low, high in (
        ("text_above", head, start if clues.region.found else 80),
        ("text_inside", start, start + INSIDE),
        ("text_below", end - 3, end + BELOW),
    ):
        for leaf in leaves[max(0, low) : max(0, high)]:
            if 5 < len(leaf.text) <= MAX_TEXT and _TWO_FIGURES.search(leaf.text):
                yield from _line(clues, leaf, step)
    for leaf in leaves[max(0, start - 8) : start + 2]:
        if len(leaf.text) > MAX_TEXT and _TWO_FIGURES.search(leaf.text[:60]):
            yield from _read(clues, "text_start", leaf.text[:60])
    for leaf in leaves[max(0, end - 3) : end + 4 * BELOW]:
        if (
            len(leaf.text) <= 3 * MAX_TEXT
            and _TWO_FIGURES.search(leaf.text)
            and PUBLISHED_WORD.search(leaf.text)
        ):
            yield from _read(clues, "words_below", leaf.text)
    for leaf in leaves[-20:]:
        if len(leaf.text) <= MAX_TEXT and _TWO_FIGURES.search(leaf.text) and _says_modified(leaf.text):
            yield from _read(clues, "footer_modified", leaf.text)


def _line(clues: Clues, leaf: Leaf, step: str) -> Iterator[Reading]:
    if clues.is_aside(leaf.element):
        if clues.place_of_leaf(leaf.index).distance <= ASIDE:
            yield from _read(clues, "text_aside", leaf.text)
        return
    before = clues.doc.scan.leaves[leaf.index - 1].text if leaf.index else ""
    label = leaf.text[:40] + (" " + before if len(before) < 25 else "")
    if _says_modified(label):
        step = "itemprop_modified"
    elif step == "text_above" and PUBLISHED_WORD.search(label):
        step = "words_above"
    yield from _read(clues, step, leaf.text, clues.place_of_leaf(leaf.index).distance)


def _head(clues: Clues, start: int) -> int:
    """Where the article's head begins: its h1, if one stands above the body, else so many leaves above."""
    h1s = [e.first_leaf for e in clues.doc.scan.by_tag.get("h1", ()) if e.first_leaf < start]
    top = h1s[-1] - 8 if h1s else start - ABOVE
    return max(0, min(top, start - ABOVE), start - 3 * ABOVE)


def _says_modified(text: str) -> bool:
    return MODIFIED_WORD.search(text) is not None and PUBLISHED_WORD.search(text) is None


def _scripts(clues: Clues) -> Iterator[Reading]:
    """Dates in the page's own state: only for pages that declare none, as it costs a search of the source."""
    if any("datePublished" in article for article in clues.articles):
        return
    source, at, count = clues.doc.html, -1, 0
    while (at := source.find("ubli", at + 1)) >= 0 and count < MAX_SCRIPTED:
        if match := _SCRIPTED.match(source, max(0, at - 12)):
            count += 1
            yield from _read(clues, "script", match[1])


def _url(clues: Clues) -> Iterator[Reading]:
    """A day in the address; pages that were moved keep it, so it is seldom wrong, but it is a day only."""
    url = clues.doc.url
    if match := _URL.search(url):
        year, month, day = (
            (match["y"], match["m"], match["d"]) if match["y"] else (match["y2"], match["m2"], match["d2"])
        )
        yield from _read(clues, "url", f"{year}-{month}-{day}")
    elif match := _URL_NAMED.search(url):
        yield from _read(clues, "url", " ".join(match.groups()[::-1]))
    image = clues.doc.meta.first("og:image") or ""
    if match := _IMAGE_URL.search(image):
        yield from _read(clues, "image_url", "-".join(match.groups()))
