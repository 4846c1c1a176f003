"""What the page says of itself in `<meta>` and `<link>`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

MAX_TAGS = 500
"""A page with more metas than this is not describing an article."""


class Meta:
    """The metas by name, property or itemprop (lower case), contents in the page's order, empty ones left
    out.
    """

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.values: dict[str, list[str]] = {}
        self.links: dict[str, list[str]] = {}
        """The addresses of `<link>` by rel (lower case), as on the page."""
        for node in tree.css("meta, link")[:MAX_TAGS]:
            attrs = node.attributes
            if node.tag == "link":
                self._link(attrs.get("rel"), attrs.get("href"))
                continue
            content = (attrs.get("content") or "").strip()
            if not content:
                continue
            for key in ("name", "property", "itemprop", "http-equiv"):
                if name := attrs.get(key):
                    self.values.setdefault(name.strip().lower(), []).append(content)

    def _link(self, rels: str | None, href: str | None) -> None:
        for rel in (rels or "").lower().split() if href else ():
            self.links.setdefault(rel, []).append(href or "")

    def first(self, *names: str) -> str | None:
        """The first content of the first of these names that the page has."""
        return next((self.values[name][0] for name in names if name in self.values), None)

    def all(self, *names: str) -> list[str]:
        """All contents of these names, name by name."""
        return [value for name in names for value in self.values.get(name, ())]
