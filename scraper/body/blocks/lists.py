"""Leaves under one `ul`, `ol` or `dl` as a nested list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.article import List, ListItem
from scraper.body.blocks.spans import spans_of

if TYPE_CHECKING:
    from scraper.document import Document, Element, Leaf

LISTS = frozenset("ul ol dl menu".split())
ITEMS = frozenset("li dt dd".split())
MAX_DEPTH = 12
"""Lists within lists kept apart; deeper ones are flattened into the last."""
SOUGHT = 1_000
"""Elements of a list among which an item's number is looked for, at each part of it."""
NUMBER = re.compile(r"\s*[0-9]{1,9}\s*")
"""As Markdown takes them, too."""


def build_list(doc: Document, top: Element, leaves: list[Leaf]) -> List:
    """The list `top` with those of its items that hold these leaves, in order."""
    found = List(items=[], ordered=top.tag == "ol")
    open_items: list[tuple[Element, ListItem]] = []
    for leaf in leaves:
        path = _items_above(leaf.element, top)
        shared = 0
        while shared < min(len(path), len(open_items)) and open_items[shared][0] is path[shared]:
            shared += 1
        del open_items[shared:]
        for element in path[shared:]:
            _open(found, open_items, element)
        if not open_items:
            found.items.append(ListItem(leaf.text, spans_of(doc, leaf)))
        else:
            _add(doc, open_items[-1][1], leaf)
    found.items = _without_empty(found.items)
    if found.ordered and leaves:
        found.start = _number_of(doc, top, _items_above(leaves[0].element, top)[:1])
    return found


def _number_of(doc: Document, top: Element, first: list[Element]) -> int:
    """The number that a browser shows at an item of a list; 1 where it counts down, or stands far down."""
    if "reversed" in top.attrs:
        return 1
    number = _read_number(top.attrs.get("start"), 1)
    for item in doc.scan.elements_in(top, SOUGHT):
        if item.parent is top and item.tag == "li":
            number = _read_number(item.attrs.get("value"), number)
            if item in first:
                return number
            number += 1
    return 1


def _read_number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and NUMBER.fullmatch(text) else otherwise


def _items_above(element: Element, top: Element) -> list[Element]:
    """The items around an element within the list, outermost first."""
    items = [one for one in element.below(top) if one.tag in ITEMS]
    return items[::-1][:MAX_DEPTH]


def _open(found: List, open_items: list[tuple[Element, ListItem]], element: Element) -> None:
    """A new item: below the innermost open one, or, a `dd`, below the `dt` before it."""
    item = ListItem("")
    if open_items:
        parent = open_items[-1][1]
        parent.items.append(item)
        parent.ordered = next((one.tag for one in element.ancestors() if one.tag in LISTS), "") == "ol"
    elif found.items and (element.tag == "dd" or _is_beside(element)):
        found.items[-1].items.append(item)
        found.items[-1].ordered = element.parent is not None and element.parent.tag == "ol"
    else:
        found.items.append(item)
    open_items.append((element, item))


def _is_beside(item: Element) -> bool:
    """Whether its list stands in another one, right after the item that it belongs to: editors write it so."""
    inner = item.parent
    if inner is None or inner.tag not in LISTS or inner.parent is None or inner.parent.tag not in LISTS:
        return False
    before = inner.node.prev
    while before is not None and before.tag == "-text":
        before = before.prev
    return before is not None and before.tag == "li"


def _add(doc: Document, item: ListItem, leaf: Leaf) -> None:
    """More text of an item; what follows a list nested in it becomes an item there, to keep the order."""
    if item.items:
        item.items.append(ListItem(leaf.text, spans_of(doc, leaf)))
        return
    if item.text:
        item.text += "\n"
    item.spans = item.spans + spans_of(doc, leaf, len(item.text))
    item.text += leaf.text


def _without_empty(items: list[ListItem]) -> list[ListItem]:
    """Items that only wrap others give way to them."""
    kept: list[ListItem] = []
    for item in items:
        item.items = _without_empty(item.items)
        kept += [item] if item.text else item.items
    return kept


def list_lines(items: list[ListItem]) -> list[str]:
    """A line for each item, nested ones after their parent."""
    lines = []
    for item in items:
        lines.append(item.text)
        lines += list_lines(item.items)
    return lines
