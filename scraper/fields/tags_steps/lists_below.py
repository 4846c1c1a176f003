"""Lists and rows of links right below the text that nothing marks as tags: told by what they link to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.document.lines import pieces_of
from scraper.fields.choice import Reading
from scraper.fields.folders import is_of_section
from scraper.fields.tags_steps.labelled import LABEL
from scraper.fields.tags_steps.links import may_be_topic
from scraper.fields.tags_steps.texts import MAX_INNER, is_short, tag_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Element
    from scraper.fields.clues import Clues

SHARING = frozenset(
    "facebook twitter x whatsapp telegram linkedin pinterest reddit email e-mail gmail print".split()
)
"""A list with one of these is of places to share the article at."""
MAX_BETWEEN, MAX_BESIDE = 20, 6
"""How many characters a line of links has beside these, and an item of a list beside its own: a count, a comma."""
MAX_WORDS, MEAN_WORDS = 5, 4
"""A topic has no more words; several have fewer than this each, as titles of other stories have not."""
DAY_CHARS = 2
LIST_BELOW = 6
"""How far from the body, in leaves, a tag list that nothing marks may begin."""


def list_below(clues: Clues) -> Iterator[Reading]:
    """A list of nothing but short links, at the body's very end."""
    end = clues.last_leaf
    lists = clues.doc.scan.by_tag.get("ul", []) if end >= 0 else []
    for element in [e for e in lists if end <= e.first_leaf < end + LIST_BELOW]:
        inner = clues.doc.scan.elements_in(element, MAX_INNER)
        links = [t for e in inner if e.tag == "a" and may_be_topic(clues, e) and (t := tag_text(clues, e))]
        items = sum(e.tag == "li" for e in inner)
        if not _are_topics(links, items) or _is_labelled(clues, element) or _are_scripts(inner):
            continue
        if len(links) == 1 and _leads_to_section(clues, inner):
            continue
        if clues.is_aside(element) and not _is_menu_of_tags(clues, element, inner):
            continue  # the titles of recent posts, in a sidebar
        leaves = clues.doc.scan.leaves_in(element)
        if sum([len(leaf.text) - leaf.link_chars for leaf in leaves]) <= MAX_BESIDE * items:
            yield Reading("list_below", links, " | ".join(links))


def _are_scripts(inner: list[Element]) -> bool:
    """Whether one of the links leads nowhere but runs a script, as those to share at do, whatever their language."""
    return any([(e.attrs.get("href") or "").startswith("javascript:") for e in inner if e.tag == "a"])


def _leads_to_section(clues: Clues, inner: list[Element]) -> bool:
    return any([e.tag == "a" and is_of_section(clues, e.attrs.get("href") or "") for e in inner])


def _is_labelled(clues: Clues, element: Element) -> bool:
    """Whether a line that ends with a colon stands before it: what is no label of tags is one of other stories."""
    before = clues.doc.scan.leaves[element.first_leaf - 1].text if element.first_leaf else ""
    return before.endswith((":", "：")) and LABEL.match(before) is None


def _is_menu_of_tags(clues: Clues, element: Element, inner: list[Element]) -> bool:
    """Whether it is all that a `<nav>` holds, and leads to nothing but tag pages."""
    around, tags = element.parent, {e.index for e in clues.link_kinds["tag"]}
    alone = around is not None and around.tag == "nav" and around.first_leaf == element.first_leaf
    return alone and all(e.index in tags for e in inner if e.tag == "a")


def row_below(clues: Clues) -> Iterator[Reading]:
    """A line of nothing but short links, each of one piece, at the body's very end, to the pages of one folder to which
    nothing else on the page links: no menu, no sharing.
    """
    end = clues.last_leaf
    for leaf in clues.doc.scan.leaves[end : end + LIST_BELOW] if end >= 0 else ():
        linked = sum([stop - start for start, stop, kind, _ in leaf.spans if kind == "link"])
        if not linked or len(leaf.text) - linked > MAX_BETWEEN or leaf.element.tag == "li":
            continue
        if clues.is_aside(leaf.element):
            continue
        links = [e for e in clues.doc.scan.elements_in(leaf.element, MAX_INNER) if e.tag == "a"]
        tags = [t for e in links if "\n" not in pieces_of(e) and (t := tag_text(clues, e))]
        if len(tags) > 1 and _are_topics(tags, len(links)) and _have_own_folder(clues, links):
            yield Reading("list_below", tags, " | ".join(tags))
            return


def _have_own_folder(clues: Clues, links: list[Element]) -> bool:
    folder, *others = {_folder(element) for element in links}
    if others or folder in ("", "/"):
        return False
    like = [e for e in clues.doc.scan.by_tag["a"] if folder in (e.attrs.get("href") or "")]
    return sum([_folder(element) == folder for element in like]) == len(links)


def _folder(element: Element) -> str:
    """The address up to the page's own name: "/t/" of "/t/ferries"."""
    folder, slash, name = (element.attrs.get("href") or "").partition("?")[0].rstrip("/").rpartition("/")
    return folder + slash if name and not name.startswith("#") else ""


def _are_topics(links: list[str], items: int) -> bool:
    """Whether there is one for each item, and each another; none as long as a headline, nor most of them nearly so."""
    different = {t.casefold() for t in links}
    if not links or not len(different) == len(links) == items or _are_none(different):
        return False
    words = [len(t.split()) for t in links]
    return (
        max(words) <= MAX_WORDS
        and (items == 1 or sum(words) < MEAN_WORDS * items)
        and all(map(is_short, links))
    )


def _are_none(links: set[str]) -> bool:
    """Whether they are places to share at ("Share to Twitter"), or the parts of a day: 2023, December, 23."""
    if not SHARING.isdisjoint(links) or any(t.isdecimal() and len(t) <= DAY_CHARS for t in links):
        return True
    return 2 * sum(not SHARING.isdisjoint(t.split()) for t in links) > len(links)
