"""Tag lists that the reader sees: links marked rel=tag, links to tag pages, lists whose class says tags or topics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.headings import HEADINGS
from scraper.fields.cards import find_card
from scraper.fields.choice import Reading
from scraper.fields.tags_steps.labelled import hashed_tags, labelled_tags
from scraper.fields.tags_steps.lists_below import list_below, row_below
from scraper.fields.tags_steps.texts import MAX_INNER, is_short, tag_text, tag_texts, tags_by_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Element
    from scraper.fields.clues import Clues

TAG_CLASS = re.compile(
    r"(?:^|[\s_-])(?:(?:post|article|entry)?tag|tag(?:list|links?|cloud|container|wrap\w*)"
    r"|topic|keyword|labels?|subjects?|etiquetas?|schlagw\w+|temas?|themen)(?:[\s_-]|$)|tags|topics|keywords"
)
"""The singular is a word of its own there, or part of one that sites use; the plural may stand in any."""
SHARING_CLASS = re.compile(r"(?:^|[\s_-])(?:shar(?:e|es|ing)|social)(?:[\s_-]|$)")
"""The class of a place to share the article at: its label is no tag."""
TITLE_WORDS = 4
ABOVE, BELOW = 30, 60
"""How far from the body, in leaves, a tag list may stand."""


def shown_tags(clues: Clues) -> Iterator[Reading]:
    """Readings of visible tag lists."""
    yield from _grouped(clues, "rel_tag", _rel(clues))
    yield from _grouped(clues, "tag_page", clues.link_kinds["tag"])
    yield from _of_class(clues)
    yield from labelled_tags(clues)
    yield from hashed_tags(clues)
    yield from list_below(clues)
    yield from row_below(clues)
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
    return text.count(" ") >= TITLE_WORDS - 1 or not is_short(text)
