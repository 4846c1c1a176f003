"""How markup and addresses begin once encoded: what tells such a string from any other value.

`hidden` takes the encoding off. Whether a value is worth the call is asked of every attribute of a page, so the
gates before it look at the start alone; they are derived from what `hidden` reads, so that neither passes by
what the other would find.
"""

from __future__ import annotations

BASE64_MARKUP = ("PG", "PH")
"""`<` before a letter of the first half of the alphabet, and of the second."""
BASE64_STARTS = (*BASE64_MARKUP, "aHR0c", "Ly93")
"""Markup, `http`, `//w`."""
ESCAPED_STARTS = ("&lt;", "&#60;", "&quot;")
PERCENT_STARTS = ("%3c", "%3C")
MARKUP_STARTS = (*BASE64_MARKUP, *ESCAPED_STARTS, *PERCENT_STARTS)
ENCODED_STARTS = (*BASE64_STARTS, *ESCAPED_STARTS, *PERCENT_STARTS)
