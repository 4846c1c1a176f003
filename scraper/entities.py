"""HTML's character references undone, whatever a page has written for one."""

import html
import re

LONG_NUMBER = re.compile(r"&#[0-9]{1000,};?")
"""A number of thousands of digits, which Python refuses to read and which is no character's."""


def unescape(text: str) -> str:
    """As `html.unescape`, which raises ValueError for a number of more than 4,300 digits.

    >>> unescape("A &amp; B"), unescape("A&#" + "1" * 5000 + ";B")
    ('A & B', 'A\\ufffdB')
    """
    try:
        return html.unescape(text)
    except ValueError:
        return html.unescape(LONG_NUMBER.sub("\ufffd", text))


def one_line(text: str) -> str:
    """The text as a line: its references undone, its white space collapsed, also that which they stand for.

    >>> one_line(" Ferry&nbsp;&amp;\\n  harbour ")
    'Ferry & harbour'
    """
    return " ".join(unescape(text).split())
