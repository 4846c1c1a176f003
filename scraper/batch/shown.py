"""URLs as they are shown: in rows, messages and reports, without what only their host may know, or a terminal obeys."""

import re

CREDENTIALS = re.compile(r"(?i)^(https?://)[^/?#\\]*@")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""As in articles, which have none (`writable`): databases, XML and spreadsheets refuse them."""


def shown(url: str) -> str:
    """The URL without credentials; any other text as it is, but for control characters.

    >>> shown("https://joe:secret@news.example/a@b"), shown("no\\x00 url")
    ('https://news.example/a@b', 'no\ufffd url')
    """
    return CONTROLS.sub("\ufffd", CREDENTIALS.sub(r"\1", url))
