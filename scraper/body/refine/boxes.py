"""Small boxes around a field to fill in, or a picture: what stands in them is a prompt, or a caption.

No name is needed to tell them: so they are found in markup of which every class is a hash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.body.table import rows_of
from scraper.document.headings import HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scraper.body.table import Array, Flags, LeafTable
    from scraper.document import Element, Scan

Items = dict[tuple[int, tuple[str, str]], set[int]]
"""Elements by what they stand in and their make."""
LEAST_LEFT = 400
"""Characters of the body that must be left."""
FIELDS = ("form", "input", "textarea", "select")
MOST_FIELDS = 200
"""Of a kind that are looked at."""
PROMPT_CHARS, CAPTION_CHARS, BUTTON_CHARS = 300, 150, 30
"""What such a box holds at most, and what is pressed beside a field."""
MOST_PICTURES = 200
"""In such a box: few characters may stand among thousands of pictures."""
UNSURE = 0.75
"""A text beside a picture that is likelier than this is the article's own."""
HEADED = 3
"""Lines below a heading among which its text begins: a price, or a button, may stand between."""
REACH = 3
"""Elements above a leaf's own that may be its box."""
PLACE = re.compile(r"#?\d{1,3}[.):]\s")
"""The number of an item before its title: "5. Birthday cake"."""
SURE = 0.9
"""How likely the text in a box of comments is at most, in the mean."""


def drop_boxed(table: LeafTable, probability: Array, kept: Flags) -> Flags:
    """Drops the leaves in such boxes, if enough of the body is left."""
    fields = _around(_fields(table.doc.scan))
    left = _without_answers(table, probability, kept)
    items: Items | None = None
    for row in rows_of(left & (table.chars < PROMPT_CHARS)):
        element = table.leaves[row].element
        if _stands_by_field(table, element, fields) and not _is_below_prompt(table, probability, row):
            left[row] = False
        elif probability[row] < UNSURE and _stands_by_picture(table, element):
            items = _sure_items(table, probability) if items is None else items
            left[row] = _heads_more(table, kept, row) or _is_step(table, items, row)
    return table.left_if_enough(left, kept, LEAST_LEFT)


def _is_below_prompt(table: LeafTable, probability: Array, row: int) -> bool:
    """Whether the model is sure of the text, or of that which it heads, and it stands outside of what the field shares
    with the words of its own prompt: a section of the article that a newsletter ends."""
    text = row + 1 if table.heading[row] and row + 1 < table.size else row
    if not table.running[text] or probability[text] < SURE:
        return False
    around = {one.index for one in table.leaves[text].element.upwards(REACH)}
    return not any(_prompt_of(table, field).index in around for field in _fields(table.doc.scan))


def _prompt_of(table: LeafTable, field: Element) -> Element:
    """The smallest element around the field's form that has more words beside it than a button."""
    form = field.closest("form", REACH) or field
    inside = table.chars_in(form) + BUTTON_CHARS
    return next((one for one in form.ancestors() if table.chars_in(one) > inside), form)


def _heads_more(table: LeafTable, kept: Flags, row: int) -> bool:
    """Whether it is a heading, and running text that is kept follows within a few lines: no caption."""
    if not table.heading[row]:
        return False
    below = [at for at in range(row + 1, min(row + 1 + HEADED, table.size)) if kept[at]]
    return bool(below) and bool(table.running[below[0]])


def _is_step(table: LeafTable, sure: Items, row: int) -> bool:
    """Whether it is of an item with a numbered heading, or the text of a list's item, numbered, or as another item has
    one of which the model was sure: a step of what is to be done, or a place of a round-up, with its picture. A
    gallery's pictures are seldom numbered by HTML.
    """
    items = table.leaves[row].element.upwards(REACH)
    if any(_heads_with_number(table, one) for one in items):
        return True
    if not table.running[row]:
        return False
    if any(one.tag == "li" and one.parent is not None and one.parent.tag == "ol" for one in items):
        return True
    alike = [(one.index, sure[_kind(one)]) for one in items if _may_be_item(one) and _kind(one) in sure]
    return any(len(others) > (index in others) for index, others in alike)


def _heads_with_number(table: LeafTable, item: Element) -> bool:
    """Whether it begins with a numbered heading that leads nowhere: the titles of other stories are links."""
    first = table.doc.scan.leaves[item.first_leaf]
    if first.element.tag not in HEADINGS or first.link_chars or item is first.element:
        return False
    return PLACE.match(first.text) is not None


def _sure_items(table: LeafTable, probability: Array) -> Items:
    """Those that hold a text of which the model was sure, by their kind: found once, since galleries have thousands."""
    found: Items = {}
    for row in rows_of(table.running & (probability >= UNSURE)):
        for one in table.leaves[row].element.upwards(REACH):
            if _may_be_item(one):
                found.setdefault(_kind(one), set()).add(one.index)
    return found


def _kind(item: Element) -> tuple[int, tuple[str, str]]:
    """By what items are alike: they stand in one element, and are made alike."""
    return item.parent.index if item.parent is not None else -1, item.make


def _may_be_item(element: Element) -> bool:
    return element.tag == "li" or bool(element.names)


def _without_answers(table: LeafTable, probability: Array, kept: Flags) -> Flags:
    """Without what stands in one box with a field for a text, however long, if the article begins outside of it, and
    the model was not sure: a standfirst may stand above the element that holds both text and comments.
    """
    left, areas = kept.copy(), _around(table.doc.scan.by_tag.get("textarea", ()))
    if not areas:
        return left
    rows = rows_of(kept)
    for row in rows:
        element = table.leaves[row].element
        box = next((one for one in element.upwards(REACH) if one.index in areas), None)
        left[row] = box is None or box.first_leaf <= table.index[rows[0]]
    chars = table.chars * (kept & ~left)
    return left if float((chars * probability).sum()) <= SURE * float(chars.sum()) else kept.copy()


def _fields(scan: Scan) -> Iterator[Element]:
    for tag in FIELDS:
        for element in scan.by_tag.get(tag, ())[:MOST_FIELDS]:
            if not _is_no_field(element):
                yield element


def _is_no_field(field: Element) -> bool:
    """Whether nobody sees it, or it is to tick an item of a list: an ingredient, a thing to pack."""
    kind = field.attrs.get("type")
    return kind == "hidden" or (kind == "checkbox" and any(one.tag == "li" for one in field.ancestors(REACH)))


def _around(elements: Iterable[Element]) -> set[int]:
    """These elements and those around them, by their index."""
    return {one.index for element in elements for one in element.upwards(REACH + 1)}


def _stands_by_field(table: LeafTable, element: Element, fields: set[int]) -> bool:
    """Whether the smallest element around a leaf that holds a field is a small box."""
    box = next((one for one in element.upwards(REACH) if one.index in fields), None) if fields else None
    return box is not None and table.chars_in(box) < PROMPT_CHARS


def _stands_by_picture(table: LeafTable, element: Element) -> bool:
    """Whether a small box around a leaf holds a picture."""
    for box in element.upwards(REACH):
        if table.chars_in(box) >= CAPTION_CHARS or box.leaf_count > MOST_PICTURES:
            return False
        images = [leaf.element for leaf in table.doc.scan.leaves_in(box) if leaf.kind == "image"]
        if any(box in image.upwards(REACH + 1) for image in images):
            return True
    return False
