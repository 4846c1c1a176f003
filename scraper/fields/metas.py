"""What metas say of a field: by names that many sites know, and by those of a vendor's or a site's own making."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from scraper.document.meta import Meta


def contents_by_step(
    meta: Meta, names: dict[str, tuple[str, ...]], further: re.Pattern[str]
) -> Iterator[tuple[str, list[str]]]:
    """The contents of each step's names; then of each name that the pattern matches whole, which is a vendor's."""
    for step, known in names.items():
        yield step, meta.all(*known)
    every = frozenset([name for known in names.values() for name in known])
    for name, contents in meta.values.items():
        if name not in every and further.fullmatch(name):
            yield "meta_vendor", contents
