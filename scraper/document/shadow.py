"""Shadow trees that a page declares in its markup, put where a browser shows them: into the element that they are of.

`<x-story><template shadowrootmode="open"><p>Text</p></template></x-story>` is shown without any script
(https://html.spec.whatwg.org/#attr-template-shadowrootmode). To the parser all within the template is no part of
the page, and so such an article would have no text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

SHADOWED = "shadowrootmode"
"""In the text of each page that has such trees."""
MOST_DEPTH = 5
"""Trees within trees: each level is parsed once more."""
MOST_TREES = 1_000


def place_shadows(tree: LexborHTMLParser, depth: int = 0) -> None:
    """Puts every shadow tree before what its element holds besides, and of that into its slots what is theirs.

    The innermost first: a node is moved by copying it, and a copy of a template has no content.
    """
    for template in reversed(tree.css("template[shadowrootmode]")[:MOST_TREES]):
        for name in template.attributes:
            del template.attrs[name]  # so that what comes before the content is known
        inner = LexborHTMLParser((template.html or "").removeprefix("<template>"))
        if depth < MOST_DEPTH:
            place_shadows(inner, depth + 1)
        if slots := inner.css("slot")[:MOST_TREES]:
            _fill(slots, template)
        for node in list(inner.body.iter(include_text=True)) if inner.body is not None else ():
            template.insert_before(node)
        template.decompose()


def _fill(slots: list[LexborNode], template: LexborNode) -> None:
    """Moves what follows the template in its element to where it is shown; a slot for which there is nothing shows
    what it holds itself."""
    waiting: dict[str, list[LexborNode]] = {}
    node = template.next
    while node is not None:
        waiting.setdefault(_slot_of(node), []).append(node)
        node = node.next
    for slot in slots:
        moved = waiting.pop(slot.attributes.get("name") or "", ())
        for node in moved:
            slot.insert_before(node)
            node.decompose()
        if moved:
            slot.decompose()
        else:
            slot.unwrap()


def _slot_of(node: LexborNode) -> str:
    return (node.attributes.get("slot") or "") if node.is_element_node else ""
