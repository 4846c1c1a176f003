"""The body where a site rule says it is: all text of that node, whatever the model thinks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.body.find import Body
from scraper.rules import locate_ruled_body

if TYPE_CHECKING:
    from scraper.document import Document
    from scraper.rules import SiteRule

CONFIDENCE = 0.99


def find_ruled_body(rule: SiteRule, doc: Document) -> Body | None:
    """The text leaves under the node that the rule calls the body; None where it names none that is there."""
    node = locate_ruled_body(rule, doc.tree)
    if node is None:
        return None
    place = next((one for one in doc.scan.elements if one.node.mem_id == node.mem_id), None)
    if place is None:
        return None
    kept = [leaf.index for leaf in doc.scan.leaves_in(place) if leaf.kind == "text" and leaf.text.strip()]
    return Body(kept=kept, confidence=CONFIDENCE, step="site_rule") if kept else None
