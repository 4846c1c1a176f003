"""What the page says of itself in `<meta>` and `<link>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from scraper.embeds.found import Attrs

MAX_TAGS = 500
"""A page with more metas than this is not describing an article."""


class Meta:
    """The metas by name, property or itemprop (lower case), contents in the page's order, empty ones left out."""

    def __init__(self, told: list[tuple[str, LexborNode]]) -> None:
        """`told`: the page's `<meta>`, `<link>` and `<base>`, with their tags; others are passed over."""
        self.values: dict[str, list[str]] = {}
        self.links: dict[str, list[str]] = {}
        """The addresses of `<link>` by rel (lower case), as on the page."""
        self.base: str | None = None
        """The address of the first `<base>` that has one, as on the page."""
        read = {"meta": self._meta, "link": self._link, "base": self._base}
        for tag, node in [pair for pair in told if pair[0] in read][:MAX_TAGS]:
            read[tag](node.attributes)

    def _meta(self, attrs: Attrs) -> None:
        content = (attrs.get("content") or "").strip()
        if not content:
            return
        for key in ("name", "property", "itemprop", "http-equiv"):
            if key in attrs and (name := attrs[key]):
                self.values.setdefault(name.strip().lower(), []).append(content)

    def _link(self, attrs: Attrs) -> None:
        href = attrs["href"] if "href" in attrs and "rel" in attrs else None
        for rel in (attrs["rel"] or "").lower().split() if href else ():
            self.links.setdefault(rel, []).append(href or "")

    def _base(self, attrs: Attrs) -> None:
        self.base = self.base or attrs.get("href")

    def first(self, *names: str) -> str | None:
        """The first content of the first of these names that the page has."""
        values = self.values
        for name in names:
            if name in values:
                return values[name][0]
        return None

    def all(self, *names: str) -> list[str]:
        """All contents of these names, name by name."""
        values = self.values
        return [value for name in names if name in values for value in values[name]]
