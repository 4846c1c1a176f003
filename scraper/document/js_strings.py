"""Strings as JavaScript has them, in whichever of its three quotation marks: JSON knows one of these, and fewer
escapes."""

from __future__ import annotations

import re

STRING = re.compile(r"'((?:[^'\\\n]+|\\.)*+)'|\"((?:[^\"\\\n]+|\\.)*+)\"|`((?:[^`\\]+|\\.)*+)`", re.S)
ESCAPE = re.compile(r"((?:\\u[0-9a-fA-F]{4})+)|\\(?:x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]{1,6})\}|(.))", re.S)
SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
"""What these letters are behind a backslash; any other stands for itself, and a line end for nothing."""


def read_string(text: str, at: int) -> tuple[str, int] | None:
    """The string that begins there, and where it ends; None where none does, or it never ends.

    >>> read_string(r"'\\x3Cp>it\\'s \\u00e9'", 0)
    ("<p>it's é", 20)
    """
    match = STRING.match(text, at)
    return (ESCAPE.sub(_sign, match[match.lastindex or 0]), match.end()) if match else None


def _sign(found: re.Match[str]) -> str:
    units, byte, code, other = found.groups()
    if units:  # an emoji is two of them
        return bytes.fromhex(units.replace("\\u", "")).decode("utf-16-be", "replace")
    if other:
        return SIGNS.get(other, other)
    number = int(byte or code, 16)
    return chr(number) if number < 0x110000 else "\ufffd"
