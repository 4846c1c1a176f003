"""Tag lists that the reader sees: links marked rel=tag, links to tag pages, lists whose class says tags or topics."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.document.headings import HEADINGS
from scraper.fields.choice import Reading
from scraper.fields.marks import runs_of
from scraper.fields.tags_steps.labelled import hashed_tags, labelled_tags
from scraper.fields.tags_steps.links import may_be_topic
from scraper.fields.tags_steps.lists_below import list_below, row_below
from scraper.fields.tags_steps.own_boxes import are_own, lead_to_tags, may_be_own
from scraper.fields.tags_steps.texts import MAX_INNER, has_hash, is_short, tag_text, tag_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Element
    from scraper.fields.clues import Clues

TAG_CLASS = re.compile(
    r"(?:^|[\s_-])(?:(?:post|article|entry)?tag|tag(?:list|links?|cloud|container|wrap\w*)"
    r"|topic|keyword|(?<!section[_-])labels?|subjects?|etiquetas?|schlagw\w+|temas?|themen|entities)(?:[\s_-]|$)|tags|topics|keywords"
)
"""The singular is a word of its own there, or part of one that sites use; the plural may stand in any."""
SHARING_CLASS = re.compile(r"(?:^|[\s_-])(?:shar(?:e|es|ing)|social)(?:[\s_-]|$)")
"""The class of a place to share the article at: its label is no tag."""
_COUNTED = re.compile(r"\w \(?\d{1,5}\)?$")
"""A count behind a word, as places to share at have one."""
TITLE_WORDS = 4
ABOVE, BELOW = 30, 60
"""How far from the body, in leaves, a tag list may stand."""
MAX_APART, MAX_RUNS = 6, 12
"""How far apart, in elements, links of one list may stand, and how many such lists are read."""
MAX_BOX = 150
"""Elements in a box of tags; one with more is a part of the page."""
MAX_ITEMPROPS = 40
NO_LIST = frozenset("input select textarea label table th td".split())
"""What a box has that is called so for the labels of its fields, or of what it lists."""


def shown_tags(clues: Clues) -> Iterator[Reading]:
    """Readings of visible tag lists: by what was made to say it, by where links lead, by class, by words, by their
    place, by `itemprop`. The first to read a list names it, and lists are ranked so.
    """
    yield from _grouped(clues, "rel_tag", _rel(clues))
    yield from _grouped(clues, "tag_page", [e for e in clues.link_kinds["tag"] if may_be_topic(clues, e)])
    yield from _of_class(clues)
    yield from labelled_tags(clues)
    yield from hashed_tags(clues)
    yield from list_below(clues)
    yield from row_below(clues)
    yield from _itemprop(clues)


def _itemprop(clues: Clues) -> Iterator[Reading]:
    """What `itemprop=keywords` marks: a tag an element."""
    elements = clues.itemprop.get("keywords", [])[:MAX_ITEMPROPS]
    keywords = [t for e in elements if (t := tag_text(clues, e))]
    if keywords:
        yield Reading("itemprop_keywords", keywords, " | ".join(keywords))


def _rel(clues: Clues) -> list[Element]:
    """The links marked as tags (Drupal: "dc:subject"); those marked as categories too (WordPress) only if alone; none
    that is marked as a section (Movable Type).
    """
    filed = {e.index for e in clues.itemprop.get("articlesection", [])}
    rels = [
        (rel.split(), [e for e in elements if e.index not in filed]) for rel, elements in clues.rel.items()
    ]
    tags = [(words, elements) for words, elements in rels if "tag" in words or "dc:subject" in words]
    own = [e for words, elements in tags if "category" not in words for e in elements]
    return own or [e for _, elements in tags for e in elements]


def tags_of_links_class(clues: Clues) -> Iterator[Reading]:
    """Links that a class of their own calls tags, in whatever box: for pages on which nothing else tells of tags."""
    links = [e for e in clues.named("tag") if e.tag == "a" and _says_tags(e.names)]
    yield from _grouped(clues, "class", [e for e in links if may_be_topic(clues, e)], least=2)


def _grouped(clues: Clues, step: str, elements: list[Element], least: int = 1) -> Iterator[Reading]:
    """One reading for each run of such links close to one another, by side of the body."""
    for run in runs_of([e for e in elements if not e.hidden], MAX_APART)[:MAX_RUNS]:
        if not may_be_own(clues, run[0]) or not clues.place(run[0]).within(ABOVE, BELOW):
            continue
        tags = tag_texts(clues, _whole_list(clues, run))
        if len(tags) >= least and are_own(clues, run[0], tags):
            yield Reading(f"{step}_{clues.place(run[0]).where}", tags, " | ".join(tags))


def _whole_list(clues: Clues, run: list[Element]) -> list[Element]:
    """The links of the list that the run stands in, where these are the most of it: a place or a person in it has
    a page of another kind.
    """
    item = run[0].parent
    box = item.parent if item is not None and item.tag == "li" else None
    if box is None or len(run) < 2:
        return run
    links = [e for e in _links_in(clues, box) if not e.hidden]
    is_most = len(run) < len(links) < len(run) * 2
    return links if is_most and links[0] is run[0] and run[-1] in links else run


def _links_in(clues: Clues, element: Element) -> list[Element]:
    return [e for e in clues.doc.scan.elements_in(element, MAX_INNER) if e.tag == "a"]


def _of_class(clues: Clues) -> Iterator[Reading]:
    """The links (or else the items) of the outermost elements whose class says tags."""
    end = -1
    for element in clues.named("tag"):
        if element.index < end or not _may_hold_tags(clues, element):
            continue
        inner = clues.doc.scan.elements_in(element, MAX_INNER)
        if len(inner) > MAX_BOX or any([e.tag in NO_LIST for e in inner]):
            continue
        where, links = clues.place(element).where, [e for e in inner if e.tag == "a"]
        is_story = any([_is_title(clues, e) for e in links])  # another one, of whose tags its class tells
        tags = _tags_in(clues, inner, links) if not is_story and may_be_own(clues, element) else []
        if not are_own(clues, element, tags, named=not lead_to_tags(clues, links)):
            tags = []
        if len(tags) == 1 and _is_none(clues, element, tags[0], is_linked=bool(links)):
            continue
        if is_story or tags:
            end = element.index + len(inner)
        if tags:
            yield Reading(f"class_{where}", tags, " | ".join(tags))


def _is_none(clues: Clues, element: Element, tag: str, *, is_linked: bool) -> bool:
    """Whether it is one label without a link or a hash sign (by the title, on a link between paragraphs, above an
    advertisement), or the title of another story between paragraphs.
    """
    if not is_linked:
        return not has_hash(clues, element)
    return clues.place(element).where == "inside" and tag.count(" ") >= TITLE_WORDS


def _tags_in(clues: Clues, inner: list[Element], links: list[Element]) -> list[str]:
    """The texts of a box's links to topics; where it has no link, of the items of a list; where it is none, of what
    style alone sets apart: beside a list stands a label.
    """
    if links:
        return tag_texts(clues, [e for e in links if may_be_topic(clues, e)])
    tags = tag_texts(clues, [e for e in inner if e.tag == "li"] or [e for e in inner if e.tag == "span"])
    return [] if all(map(_COUNTED.search, tags)) else tags


@lru_cache(maxsize=2048)
def _says_tags(names: str) -> bool:
    """Whether class and id do; kept, for the items of a list have the same."""
    return TAG_CLASS.search(names) is not None and SHARING_CLASS.search(names) is None


def _may_hold_tags(clues: Clues, element: Element) -> bool:
    """Whether its class says tags, and it is shown near the body, and is neither a link, the label of a form's
    field, nor the page's main part.
    """
    if not _says_tags(element.names):
        return False
    if clues.begins_in(element):
        return False  # the text itself, whose tags its class tells: `hentry tag-ferries`
    if element.tag in ("a", "h1", "label", "body", "article", "main") or element.hidden:
        return False
    return clues.place(element).within(ABOVE, BELOW)


def _is_title(clues: Clues, link: Element) -> bool:
    """Whether it is a heading, and longer than topics are."""
    if link.parent is None or link.parent.tag not in HEADINGS:
        return False
    text = clues.text_of(link)
    return text.count(" ") >= TITLE_WORDS - 1 or not is_short(text)
