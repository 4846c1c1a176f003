"""URLs as they are shown: in rows, messages and reports, without what only their host may know."""

import re

CREDENTIALS = re.compile(r"(?i)^(https?://)[^/?#\\]*@")


def shown(url: str) -> str:
    """The URL without credentials; any other text as it is.

    >>> shown("https://joe:secret@news.example/a@b")
    'https://news.example/a@b'
    """
    return CREDENTIALS.sub(r"\1", url)
