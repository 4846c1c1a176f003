"""Style sheets that readers see as text, since their `<style>` was lost on the way: saved and filtered pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.body.table import rows_of

if TYPE_CHECKING:
    from scraper.body.table import Flags, LeafTable

LEAST_RULES = 5
CODE_LEVELS = 3
"""Elements above such a text, of which one says that it is shown as code."""


def drop_style_sheets(table: LeafTable, kept: Flags) -> Flags:
    """Drops them, however long: what is left is the text."""
    left = kept.copy()
    for row in rows_of(kept):
        if table.texts[row][-1] == "}" and _is_style_sheet(table.texts[row]):
            element = table.leaves[row].element
            left[row] = any(one.tag in ("pre", "code") for one in element.upwards(CODE_LEVELS))
    return left


def _is_style_sheet(text: str) -> bool:
    """Whether it is several rules: "body{margin:0}img{border:0}"."""
    rules = text.count("{")
    return rules >= LEAST_RULES and rules == text.count("}") and text.count(":") >= rules
