"""The site's own parts around an article: its banner, footer and menus.

On labelled pages a quarter of all elements stand in them, and one in a hundred thousand characters of the body; what
is read there by mistake are menus, clocks and the names of other sections.

They are the landmarks `banner`, `contentinfo` and `navigation` of WAI-ARIA. `<header>` and `<footer>` are that outside
of sectioning content only (HTML-AAM 1.0): within they are an article's own, and so they are on pages that mark no
article, by their names or by what they hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document.elements import Element

LANDMARKS = frozenset(("header", "footer", "nav"))
BOUNDS = LANDMARKS | {"article", "main", "section", "blockquote", "figure"}
"""What stands within one of these is part of it: read, if that is read."""
ARTICLES_NAMES = re.compile("entry|post|article|story|title|byline|author|meta|tag")
"""In class or id of a header or footer that is an article's."""
ARTICLES_PARTS = (
    "h1,main,time,p+p+p+p,[rel=author],[rel=tag],[itemprop=headline],[itemprop=author],[itemprop^=date]"
)
"""Title, date, names, tags; and running text, for markup that opens a menu and never ends it."""


def is_sites_own(landmark: Element) -> bool:
    """Whether the landmark is the site's, and holds nothing of an article."""
    if ARTICLES_NAMES.search(landmark.names):
        return False
    if any(above.tag in BOUNDS for above in landmark.ancestors()):
        return False
    return landmark.node.css_first(ARTICLES_PARTS) is None
