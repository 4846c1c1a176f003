"""JSON as sites write it: JavaScript that cuts a text short cuts an emoji in two, and a half is no character; numbers
may be larger than any that are known here."""

import json
import re
from contextlib import suppress
from math import isfinite
from typing import Any

import msgspec

HALF = re.compile(r"(\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|\\[^u])|\\u[dD][89a-fA-F]\w\w")
"""A half by itself; what is none, and must not be taken for one, is the first group: a whole, an escaped backslash."""


def decode_json(text: str) -> Any:
    """The value of a JSON text; halves of characters in it become U+FFFD, numbers out of range None.

    Raises msgspec.DecodeError where it is no JSON, RecursionError where it is nested too deep.

    >>> decode_json('"a \\\\ud83d\\\\ude00 \\\\ud83d"')
    'a 😀 \ufffd'
    """
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        whole = HALF.sub(_or_mark, text)
        if whole == text and not isinstance(error, msgspec.ValidationError):
            raise
    try:
        return msgspec.json.decode(whole)
    except msgspec.ValidationError:
        with suppress(json.JSONDecodeError):  # broken, too, behind the number
            return json.loads(whole, parse_float=_float, parse_int=_int, parse_constant=_none)
        raise


def _float(text: str) -> float | None:
    number = float(text)
    return number if isfinite(number) else None


def _int(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:  # of thousands of digits: Python guards itself
        return None


def _none(_: str) -> None:
    """For NaN and the like, which are no JSON."""


def _or_mark(found: re.Match[str]) -> str:
    return found[1] or r"\ufffd"
