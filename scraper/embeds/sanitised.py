"""An embed's own markup, as it may be passed on: no script, no handlers, only http(s) addresses."""

from __future__ import annotations

import nh3

TAGS = set(
    "a blockquote p br div span section iframe video audio source img strong em b i time cite q figure "
    "figcaption h3 h4 ul ol li".split()
)
ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href"},
    "blockquote": {"cite", "class"},
    "iframe": {"src", "width", "height", "allowfullscreen"},
    "video": {"src", "poster", "controls", "width", "height"},
    "audio": {"src", "controls"},
    "source": {"src", "type"},
    "img": {"src", "alt", "width", "height"},
    "time": {"datetime"},
}
MAX_CHARS = 20_000


def sanitise(markup: str) -> str | None:
    """The markup with all but harmless parts gone; None if nothing is left, or if it is too long."""
    if len(markup) > MAX_CHARS:
        return None
    cleaned = nh3.clean(
        markup, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https"}, link_rel="noopener nofollow"
    ).strip()
    return cleaned or None
