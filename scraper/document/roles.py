"""What the pass over the DOM does with a node, by its tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.document.run import SPAN_KINDS

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# Elements whose content is never read as text. `noscript` is looked into for its frames and pictures only.
SILENT = frozenset(
    "script style template svg math head select option datalist textarea object canvas map audio video "
    "iframe noscript meter progress dialog".split()
)
# Elements that do not end a run of inline content. Unknown elements (custom ones) count as blocks, but within a `p`.
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output picture q rb rp "
    "rt ruby s samp small span strike strong sub sup time tt u var wbr img input source nav-link".split()
)
PARTING = frozenset(("table", "meta", "link"))
"""What may stand in a `p` and ends a run all the same: facts for machines part the texts that they are about."""
TEXT, NOTHING, BREAK, PHRASE, SPAN, PICTURE, BLOCK, BLOCK_PICTURE, SILENCE, BUTTON = range(10)
"""What the pass does with a node, by its tag. Up to PICTURE a run of inline content goes on, from BLOCK on it
ends; a button ends it too, unless it stands amid a sentence, as the share price beside a company's name."""
ROLES: dict[str, int] = {
    **dict.fromkeys(INLINE, PHRASE),
    **dict.fromkeys(SPAN_KINDS, SPAN),
    **dict.fromkeys(SILENT, SILENCE),
    **{
        "img": PICTURE,
        "amp-img": BLOCK_PICTURE,
        "br": BREAK,
        "button": BUTTON,
        "-text": TEXT,
        "-comment": NOTHING,
        "": NOTHING,
    },
}
"""All other tags are BLOCK."""
KNOWN: dict[int, tuple[str, int]] = {}
"""Tag and role by the parser's number of the tag, for those that have one: read once a process."""
NUMBERED = 1_000
"""Numbers of tags that the parser knows are below; for others it takes what differs from page to page."""


def role_of(node: LexborNode) -> tuple[str, int]:
    """The tag and the role of a node that is not in KNOWN yet."""
    tag = node.tag or ""
    found = tag, ROLES.get(tag, BLOCK)
    if 0 < node.tag_id < NUMBERED:
        KNOWN[node.tag_id] = found
    return found
