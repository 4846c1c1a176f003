"""The value that every recogniser returns."""

import msgspec

Attrs = dict[str, str | None]
"""An element's attributes: None for one without a value."""


class FoundEmbed(msgspec.Struct):
    """An embed as recognised where it stands; whether it is the article's own is decided later."""

    provider: str
    key: str
    url: str
    """As on the page, perhaps relative: made absolute when the embed is chosen."""
    title: str | None = None
    author: str | None = None
    handle: str | None = None
    date: str | None = None
    text: str | None = None
    html: str | None = None
