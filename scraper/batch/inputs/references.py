"""References to characters that are none, as XML forbids them: halves of an emoji, written one by one, and others."""

import re

REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]++)|(\d++));?")


def repaired(body: bytes) -> bytes:
    """The body with a mark in place of each. As they are, a feed or sitemap could be read no further than to the first.

    >>> repaired(b"&#55357;&#56832; &#x1F600; &amp;")
    b'&#65533;&#65533; &#x1F600; &amp;'
    """
    return REFERENCE.sub(_or_mark, body)


def _or_mark(found: re.Match[bytes]) -> bytes:
    digits, base = (found[1], 16) if found[1] else (found[2], 10)
    digits = digits.lstrip(b"0")
    number = int(digits, base) if 0 < len(digits) < 8 else 0
    return found[0] if 0 < number < 0xD800 or 0xDFFF < number < 0x110000 else b"&#65533;"
