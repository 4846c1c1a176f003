"""A page, parsed: the DOM, what the page says of itself, and the one pass over its body."""

from scraper.document.document import Document, parse
from scraper.document.elements import Element, Leaf, Scan

__all__ = ["Document", "Element", "Leaf", "Scan", "parse"]
