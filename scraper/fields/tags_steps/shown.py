"""Tag lists that the reader sees: links marked rel=tag, links to tag pages, lists whose class says tags or topics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.headings import HEADINGS
from scraper.document.lines import pieces_of
from scraper.fields.cards import find_card
from scraper.fields.choice import Reading
from scraper.fields.tags_steps.texts import MAX_TAG, tag_text, tag_texts, tags_by_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Element
    from scraper.fields.clues import Clues

TAG_CLASS = re.compile(
    r"(?:^|[\s_-])(?:tags?|post-?tags?|article-?tags?|entry-?tags?|tag-?(?:list|links?|cloud"
    r"|container|wrap\w*)|topics?|keywords?|labels?|subjects?|etiquetas?|schlagw\w+|temas?|themen"
    r"|tag-?s)(?:[\s_-]|$)|tags|topics|keywords"
)
LABEL = re.compile(
    r"(?:^|[|•·\n])\s*+(?:(?:post |article )?tags?|topics?|keywords?|labels?|filed under|tagged(?: "
    r"(?:in|with|as))?|more on|(?:verwendete )?schlag(?:w[oö]rte?r?|worte)|stichworte?"
    r"|themen?|getaggt mit|mots[- ]cl[ée]s|etiquetas?|temas|etichette|argomenti|tagi|słowa kluczowe"
    r"|(?:veja |leia )?mais sobre|más sobre|meer over|läs mer om|les mer om|læs mere om"
    r"|теги|метки|ключевые слова|etiketler|nøkkelord|emner|ämnen|avainsanat"
    r"|キーワード|タグ|标签|標籤|关键词|태그"
    r"|وسوم|کلیدواژه|תגיות|címkék|štítky|trefwoorden|onderwerpen)\s*+(?:[:：•]|(?-i:(?=[A-ZÄÖÜ#])))\s*",
    re.I,
)
LABEL_STARTS = frozenset(
    """
    ta to ke la fi mo po ar sc ve st th ge et te sł те ме кл nø em äm av キー タグ 标签 標籤 关键 태그 وس کل
    תג cí št tr on ve le ma má me lä læ
    """.split()
)
"""The first two letters of every label."""
HASHED = re.compile(r"(?:[#＃][^#＃\s]{2,60}+[\s,;|•·]*+){2,60}+")
"""Possessive, since what parts the words may be taken for the end of one too: a line is read in one way only."""
LAST = 3
SHARING = frozenset(
    "facebook twitter x whatsapp telegram linkedin pinterest reddit email e-mail gmail print".split()
)
"""A list with one of these is of places to share the article at."""
SHARING_CLASS = re.compile(r"(?:^|[\s_-])(?:shar(?:e|es|ing)|social)(?:[\s_-]|$)")
"""What such a place is called by: its label is none of the article's."""
TITLE_WORDS = 4
MAX_EASTERN = 16
MAX_BETWEEN, MAX_BESIDE = 20, 6
"""How many characters a line of links has beside these, and an item of a list beside its own: a count, a comma."""
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""Kana and Chinese signs: of scripts whose words no space parts, as it does Korean ones."""
MAX_INNER = 199
"""How many elements within a box are read."""
ABOVE, BELOW = 30, 60
FILE = re.compile(r"\.(?:pdf|zip|docx?|xlsx?|pptx?|odt|epub|mp3|csv)(?=$|[?#])", re.I)
LIST_BELOW = 6
"""How far from the body, in leaves, a tag list that nothing marks may begin."""


def shown_tags(clues: Clues) -> Iterator[Reading]:
    """Readings of visible tag lists."""
    yield from _grouped(clues, "rel_tag", _rel(clues))
    yield from _grouped(clues, "tag_page", clues.link_kinds["tag"])
    yield from _of_class(clues)
    yield from _labelled(clues)
    yield from _hashed(clues)
    yield from _list_below(clues)
    yield from _row_below(clues)
    elements = clues.itemprop.get("keywords", [])[:40]
    keywords = [t for e in elements if (t := tag_text(clues, e))]
    if len(elements) == 1:
        keywords = tags_by_line(elements[0]) or keywords
    if keywords:
        yield Reading("itemprop_keywords", keywords, " | ".join(keywords))


def _rel(clues: Clues) -> list[Element]:
    """The links marked as tags; those marked as categories too (WordPress) only where there are no others."""
    rels = [(rel.split(), elements) for rel, elements in clues.rel.items()]
    tags = [(words, elements) for words, elements in rels if "tag" in words]
    own = [e for words, elements in tags if "category" not in words for e in elements]
    return own or [e for _, elements in tags for e in elements]


def _grouped(clues: Clues, step: str, elements: list[Element]) -> Iterator[Reading]:
    """One reading for each run of such links close to one another, by side of the body."""
    for run in _runs([e for e in elements if not e.hidden])[:12]:
        if clues.is_aside(run[0]):
            continue
        place = clues.place(run[0])
        if place.distance > (ABOVE if place.where == "above" else BELOW):
            continue
        tags = tag_texts(clues, _whole_list(clues, run))
        if tags:
            yield Reading(f"{step}_{place.where}", tags, " | ".join(tags))


def _whole_list(clues: Clues, run: list[Element]) -> list[Element]:
    """The links of the list that the run stands in, where these are the most of it: a place or a person in it has
    a page of another kind.
    """
    item = run[0].parent
    box = item.parent if item is not None and item.tag == "li" else None
    if box is None or len(run) < 2:
        return run
    inner = clues.doc.scan.elements_in(box, MAX_INNER)
    links = [e for e in inner if e.tag == "a" and not e.hidden]
    return (
        links if links[:1] == run[:1] and len(run) < len(links) < len(run) * 2 and run[-1] in links else run
    )


def _runs(elements: list[Element]) -> list[list[Element]]:
    runs: list[list[Element]] = []
    for element in elements:
        if runs and element.index - runs[-1][-1].index <= 6:
            runs[-1].append(element)
        else:
            runs.append([element])
    return runs


def _of_class(clues: Clues) -> Iterator[Reading]:
    """The links (or else the items) of the outermost elements whose class says tags."""
    end = -1
    for element in clues.named("tag"):
        if (
            element.index < end
            or not TAG_CLASS.search(element.names)
            or element.tag in ("a", "body", "article", "main")
            or SHARING_CLASS.search(element.names)
        ):
            continue
        place = clues.place(element)
        if place.distance > (ABOVE if place.where == "above" else BELOW) or element.hidden:
            continue
        inner = clues.doc.scan.elements_in(element, MAX_INNER)
        if len(inner) > 150:
            continue
        links = [e for e in inner if e.tag == "a"]
        if any([_is_title(clues, e) for e in links]):
            end = element.index + len(inner)
            continue  # another story, of whose tags its class tells
        tags = tag_texts(clues, links or [e for e in inner if e.tag in ("li", "span")])
        if not links and len(tags) == 1 and place.where == "inside":
            continue  # a label on a link between paragraphs
        if tags and not clues.is_aside(element):
            end = element.index + len(inner)
            yield Reading(f"class_{place.where}", tags, " | ".join(tags))


def tags_of_card(clues: Clues) -> Iterator[Reading]:
    """The topics in the card of the article's facts that stands in a sidebar."""
    card = find_card(clues, near=False)
    for element in clues.doc.scan.elements_in(card[1], MAX_INNER) if card else ():
        if TAG_CLASS.search(element.names) and element.tag != "a":
            tags = tag_texts(
                clues, [e for e in clues.doc.scan.elements_in(element, MAX_INNER) if e.tag == "a"]
            )
            if tags:
                yield Reading("class_above", tags, " | ".join(tags))
                return


def _is_title(clues: Clues, link: Element) -> bool:
    """Whether it is a heading, and longer than topics are."""
    if link.parent is None or link.parent.tag not in HEADINGS:
        return False
    text = clues.text_of(link)
    return text.count(" ") >= TITLE_WORDS - 1 or not _is_short(text)


def _labelled(clues: Clues) -> Iterator[Reading]:
    """A line that starts with "Tags:" or the like: its links, or else its words between commas."""
    leaves = clues.doc.scan.leaves
    start = max(clues.first_leaf, 0)
    end = max(clues.last_leaf, 0)
    for leaf in leaves[max(0, start - ABOVE) : start] + leaves[max(start, end - 3) : end + BELOW]:
        text = leaf.text
        if text[:2].casefold() not in LABEL_STARTS and not _is_divided(text):
            continue  # most lines: their first letters tell
        match = _label(text)
        if match is None or leaf.index in clues.region.others:
            continue
        links = [
            leaf.text[a:b].strip(" ,#")
            for a, b, kind, _ in leaf.spans
            if kind == "link" and a >= match.end() - 1
        ]
        tags = links or [t.strip(" ,#.") for t in re.split(r"[,;|•·/]", leaf.text[match.end() :])]
        tags = [t for t in tags if 1 < len(t) <= MAX_TAG]
        if tags:
            yield Reading(f"label_{clues.place_of_leaf(leaf.index).where}", tags, leaf.text)


def _hashed(clues: Clues) -> Iterator[Reading]:
    """A line at the text's end that is but words with a hash sign before each, which says as much as a label."""
    end = max(clues.last_leaf, 0)
    for leaf in clues.doc.scan.leaves[max(clues.first_leaf, end - LAST, 0) : end + LIST_BELOW]:
        if leaf.text[:1] not in ("#", "＃") or not HASHED.fullmatch(leaf.text):
            continue
        tags = [
            t for piece in re.split(r"[#＃]", leaf.text) if 1 < len(t := piece.strip(" ,;|•·")) <= MAX_TAG
        ]
        if len(tags) > 1 and not clues.is_aside(leaf.element):
            yield Reading("label_below", tags, leaf.text)
            return


def _label(text: str) -> re.Match[str] | None:
    """Where the label ends: at the line's start, or after a divider in it."""
    if len(text) > 600:
        return None
    return LABEL.search(text) if _is_divided(text) else LABEL.match(text)


def _is_divided(text: str) -> bool:
    return "|" in text or "•" in text or "·" in text or "\n" in text


def _list_below(clues: Clues) -> Iterator[Reading]:
    """A list of nothing but short links, at the body's very end."""
    end = clues.last_leaf
    lists = clues.doc.scan.by_tag.get("ul", []) if end >= 0 else []
    for element in [e for e in lists if end <= e.first_leaf < end + LIST_BELOW]:
        inner = clues.doc.scan.elements_in(element, MAX_INNER)
        links = [t for e in inner if e.tag == "a" and not _is_no_topic(e) and (t := tag_text(clues, e))]
        items = sum(e.tag == "li" for e in inner)
        if not SHARING.isdisjoint([t.casefold() for t in links]) or not _are_topics(links, items):
            continue
        leaves = clues.doc.scan.leaves_in(element)
        if sum([len(leaf.text) - leaf.link_chars for leaf in leaves]) <= MAX_BESIDE * items:
            yield Reading("list_below", links, " | ".join(links))


def _row_below(clues: Clues) -> Iterator[Reading]:
    """A line of nothing but short links, each of one piece, at the body's very end, to the pages of one folder to which
    nothing else on the page links: no menu, no sharing.
    """
    end = clues.last_leaf
    for leaf in clues.doc.scan.leaves[end : end + LIST_BELOW] if end >= 0 else ():
        linked = sum([stop - start for start, stop, kind, _ in leaf.spans if kind == "link"])
        if not linked or len(leaf.text) - linked > MAX_BETWEEN or leaf.element.tag == "li":
            continue
        links = [e for e in clues.doc.scan.elements_in(leaf.element, MAX_INNER) if e.tag == "a"]
        tags = [t for e in links if "\n" not in pieces_of(e) and (t := tag_text(clues, e))]
        if len(tags) > 1 and _are_topics(tags, len(links)) and _have_own_folder(clues, links):
            yield Reading("list_below", tags, " | ".join(tags))
            return


def _have_own_folder(clues: Clues, links: list[Element]) -> bool:
    folders = {_folder(element) for element in links}
    if len(folders) > 1 or not folders.isdisjoint(("", "/")):
        return False
    return sum([_folder(element) in folders for element in clues.doc.scan.by_tag["a"]]) == len(links)


def _folder(element: Element) -> str:
    """The address up to the page's own name: "/t/" of "/t/ferries"."""
    folder, slash, name = (element.attrs.get("href") or "").partition("?")[0].rstrip("/").rpartition("/")
    return folder + slash if name and not name.startswith("#") else ""


def _are_topics(links: list[str], items: int) -> bool:
    """Whether there is one for each item, none as long as a headline."""
    return bool(links) and len(links) == items and all(len(t.split()) <= 5 and _is_short(t) for t in links)


def _is_short(text: str) -> bool:
    """Whether it has no more signs than a topic, where words have no space between."""
    return len(text) <= MAX_EASTERN or text.isascii() or not UNSPACED.search(text)


def _is_no_topic(link: Element) -> bool:
    """Whether it leads to a place in this page, as a table of contents does, or to a file to load."""
    href = link.attrs.get("href") or ""
    return href.startswith("#") or FILE.search(href) is not None
