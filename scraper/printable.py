"""Text that may be shown to people: pages, their URLs and file names hold what their makers like."""

import re

_HALF = re.compile("[\ud800-\udfff]")
_ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but for tab and newline, and marks that have text run the other way."""

_UNSEEN = r"\s\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_ENDS = re.compile(f"^[{_UNSEEN}]+|[{_UNSEEN}]+$")
"""White space, and characters that show nothing: chats, word processors and joined files leave them beside a URL."""


def stripped(text: str) -> str:
    """The text without what nobody sees at its ends.

    >>> stripped("\ufeffhttps://a.example/\u200b\\n")
    'https://a.example/'
    """
    bare = text.strip()
    return bare if bare.isascii() else _ENDS.sub("", bare)


def printable(text: str) -> str:
    """Half characters (of file names that are no UTF-8) become U+FFFD; what would act on a terminal, is forbidden in
    HTML, or turns its line round is spelt out.

    >>> printable("a\\x1b[2Jb\\u202ec")
    'a\\\\x1b[2Jb\\\\u202ec'
    """
    return _ACTS.sub(lambda found: ascii(found[0])[1:-1], _HALF.sub("\ufffd", text))
