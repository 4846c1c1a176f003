"""The steps that read headlines; `_part` stands behind those that read only a part of a text."""

from __future__ import annotations

STEPS = (
    "h1",
    "json_ld",
    "meta_og",
    "meta_twitter",
    "meta_other",
    "title",
    "itemprop",
    "class_title",
    "h2",
    "line",
)
"""In the order of the model's columns."""
SHOWN = frozenset(("h1", "h1_part", "itemprop", "class_title", "h2", "line"))
CUT = frozenset(("json_ld", "meta_og", "meta_twitter"))
"""Steps that read what may be cut short to fit in."""
DECLARED = CUT | {"title", "title_part"}
