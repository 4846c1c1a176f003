"""Signs in a text: what tells, before a pattern or a parser is asked, that it may be worth it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def has_sign(text: str, signs: Iterable[str]) -> bool:
    """Whether one of these stands in it. A plain loop: `any` over a generator, or over a map, takes twice as long.

    >>> has_sign("a.example/embed/7", ("youtu", "/embed/"))
    True
    """
    for sign in signs:  # noqa: SIM110
        if sign in text:
            return True
    return False
