"""A rule held against a page's tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.rules.rule import Selector, SiteRule

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

MAX_VALUES = 200  # a selector such as `a` on a link farm gives no useful list beyond this


def find_values(rule: SiteRule, field: str, tree: LexborHTMLParser | LexborNode) -> list[str]:
    """What the rule reads for one of RULE_FIELDS: the matches of its first selector that gives any text, in
    document order, white space collapsed. Empty where the rule is silent or nothing matches."""
    for selector in rule.selectors(field):
        values = [
            value for node in tree.css(selector.select)[:MAX_VALUES] if (value := _read(node, selector))
        ]
        if values:
            return values
    return []


def _read(node: LexborNode, selector: Selector) -> str:
    raw = node.attributes.get(selector.attribute) if selector.attribute else node.text(deep=True)
    return " ".join((raw or "").split())


def locate_ruled_body(rule: SiteRule, tree: LexborHTMLParser | LexborNode) -> LexborNode | None:
    """The node that the rule calls the body, or None."""
    for selector in rule.body_selectors:
        node = tree.css_first(selector)
        if node is not None:
            return node
    return None


def prune_ruled(rule: SiteRule, tree: LexborHTMLParser | LexborNode) -> int:
    """Takes out of the tree what the rule says never belongs to an article; gives how many nodes.

    The last first, so that none is within one that is gone already. The root cannot be taken out.
    """
    removed = 0
    for selector in rule.remove_selectors:
        for node in reversed(tree.css(selector)):
            if node.tag != "html":
                node.decompose()
                removed += 1
    return removed
