"""Bodies kept as JSON whose embeds stand apart from the text: their parts, in order."""

from __future__ import annotations

from typing import Any


def mobiledoc_parts(item: dict[str, Any]) -> list[Any]:
    """Mobiledoc (Ghost and others): sections in order, cards by number."""
    sections, cards = item.get("sections"), item.get("cards")
    if not isinstance(sections, list) or not isinstance(cards, list):
        return []
    parts: list[Any] = []
    for section in sections:
        if isinstance(section, list) and len(section) > 1:
            number = section[1]
            is_card = section[0] == 10 and isinstance(number, int) and 0 <= number < len(cards)
            parts.append(cards[number] if is_card else _marker_text(section))
    return parts


def _marker_text(section: list[Any]) -> str:
    markers = section[2] if len(section) > 2 and isinstance(section[2], list) else []
    return "".join(m[3] for m in markers if isinstance(m, list) and len(m) > 3 and isinstance(m[3], str))


def draft_parts(item: dict[str, Any]) -> list[Any]:
    """Draft.js: blocks in order, embeds as entities by key."""
    blocks, entities = item.get("blocks"), item.get("entityMap")
    if not isinstance(blocks, list) or not isinstance(entities, (dict, list)):
        return []
    known = (
        entities if isinstance(entities, dict) else {str(key): value for key, value in enumerate(entities)}
    )
    parts: list[Any] = []
    for block in blocks:
        if not isinstance(block, dict):
            continue
        ranges = block.get("entityRanges")
        if block.get("type") == "atomic" and isinstance(ranges, list):
            parts += [known.get(str(r.get("key"))) for r in ranges if isinstance(r, dict)]
        else:
            parts.append(block.get("text"))
    return parts
