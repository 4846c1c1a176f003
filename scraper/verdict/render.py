"""Whether a page is an empty shell that only a browser can fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.verdict.sight import Sight

LITTLE = 400
"""Characters of visible text of a shell: a name, a menu, a line that asks for JavaScript."""
LEAST_STATE = 250
MOUNTS = frozenset(
    "root app __next __nuxt app-root main-app svelte ___gatsby react-root application q-app".split()
)


def is_shell(sight: Sight) -> bool:
    """Hardly any text, and scripts to make some."""
    if sight.prose > LITTLE or sight.text > 5 * LITTLE or not _has_program(sight):
        return False
    return sight.text < LITTLE or _has_empty_mount(sight)


def _has_program(sight: Sight) -> bool:
    """Whether a script of the page is more than data."""
    return any("json" not in (script.attributes.get("type") or "") for script in sight.doc.tree.css("script"))


def only_asks_for_scripts(sight: Sight) -> bool:
    """Whether what a shell says is no text of its own: without heading, claims, links, or paragraphs side by side."""
    untitled = "h1" not in sight.doc.scan.by_tag
    return untitled and sight.bare and not sight.runs_on(2) and _has_empty_mount(sight)


def has_hidden_text(sight: Sight) -> bool:
    """Whether the JSON-LD or the page's state holds the text that the DOM lacks."""
    doc = sight.doc
    if any(len(str(node.get("articleBody") or "")) > LEAST_STATE for node in doc.json_ld.nodes):
        return True
    return doc.may_have_state and any(len(article.text) > LEAST_STATE for article in doc.state.articles)


def _has_empty_mount(sight: Sight) -> bool:
    """Whether the element that scripts fill in single-page apps stands empty."""
    for tag in ("div", "main", "app-root", "section"):
        for element in sight.doc.scan.by_tag.get(tag, ())[:50]:
            is_mount = tag == "app-root" or element.attrs.get("id") in MOUNTS
            if is_mount and element.first_leaf == element.last_leaf:
                return True
    return False
