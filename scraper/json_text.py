"""JSON as sites write it: JavaScript that cuts a text short cuts an emoji in two, and a half is no character."""

import re
from typing import Any

import msgspec

HALF = re.compile(r"(\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\[^u])|\\u[dD][89a-fA-F]\w\w")
"""A half by itself; what is none, and must not be taken for one, is the first group: a whole, an escaped backslash."""


def decode_json(text: str) -> Any:
    """The value of a JSON text; halves of characters in it become U+FFFD.

    Raises msgspec.DecodeError where it is no JSON, RecursionError where it is nested too deep.

    >>> decode_json('"a \\\\ud83d\\\\ude00 \\\\ud83d"')
    'a 😀 \ufffd'
    """
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        whole = HALF.sub(_or_mark, text)
        if whole == text:
            raise
        return msgspec.json.decode(whole)


def _or_mark(found: re.Match[str]) -> str:
    return found[1] or r"\ufffd"
