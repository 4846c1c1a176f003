"""HTML's tokens, as far as it takes to know where a tag ends: for the checks made before the parser runs.

The attribute grammar is the standard's (https://html.spec.whatwg.org/multipage/parsing.html#tokenization), since a page
that our reading and the parser's part on could hide anything. All patterns are possessive, hence linear.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SPACE = rb"\t\n\f\r "
_PARTS = {b"s": SPACE}
_ATTRIBUTE = (
    rb"[%(s)s/]*+(?:=[^%(s)s/>=]*+|[^%(s)s/>=]++)"
    rb"(?:[%(s)s]*+=[%(s)s]*+(?:\"[^\"]*+\"|'[^']*+'|(?=>)|[^%(s)s>\"'][^%(s)s>]*+))?+" % _PARTS
)
ATTRIBUTE = re.compile(_ATTRIBUTE)
ATTRIBUTES = re.compile(rb"(?:%s)*+[%s/]*+" % (_ATTRIBUTE, SPACE))
"""All attributes of a tag, and the white space after them."""
TAG = re.compile(rb"<(/?)([a-zA-Z][^%s/>]*+)%s>" % (SPACE, ATTRIBUTES.pattern))
"""A start tag or an end tag; whether it is the latter, and its name."""
RAW_ELEMENTS = frozenset(b"script style textarea title iframe noframes xmp noembed".split())
"""Elements whose content holds no tags."""
RAW_NAMES = b"(?i:%s)" % b"|".join(sorted(RAW_ELEMENTS))
RAW = re.compile(rb"<(%s)(?=[%s/>])" % (RAW_NAMES, SPACE))
"""The beginning of a start tag of such an element."""
MAX_ATTRIBUTES = 200
_SHORT_TAG = rb"[a-zA-Z][^%s/>]*+(?:%s){0,%d}+[%s/]*+>" % (SPACE, _ATTRIBUTE, MAX_ATTRIBUTES, SPACE)
ORDINARY = re.compile(rb"(?:[^<]++|<(?!%s[%s/>])/?%s|<(?![a-zA-Z/!?]))*+" % (RAW_NAMES, SPACE, _SHORT_TAG))
"""Text and tags with no more than MAX_ATTRIBUTES attributes, as many as there are in a row."""
START_TAG = re.compile(rb"<[a-zA-Z][^%s/>]*+(%s)>" % (SPACE, ATTRIBUTES.pattern))
"""A start tag; its attributes."""
COMMENT_END = re.compile(rb"--!?>")
SCRIPT_MARK = re.compile(rb"<!--|-->|<(/?)(?i:script)(?=[%s/>])" % SPACE)
"""What may end a script, or put off its end."""


def has_giant_tag(data: bytes) -> bool:
    """Whether a tag has more than MAX_ATTRIBUTES attributes, or never ends. Linear: about 3 ns a byte."""
    return any(end < 0 for _, end in _ordinary_parts(data))


def has_many_attributes(data: bytes, most: int) -> bool:
    """Whether the attributes of all start tags take more than so many bytes, or a tag is giant. About 4 ns a byte."""
    parts = list(_ordinary_parts(data))
    if parts and parts[-1][1] < 0:
        return True
    if sum(end - start for start, end in parts) <= most:  # texts and tags together: most pages are scripts
        return False
    return sum(sum(map(len, START_TAG.findall(data, start, end))) for start, end in parts) > most


def _ordinary_parts(data: bytes) -> Iterator[tuple[int, int]]:
    """Start and end of each stretch without raw text or comments; `(at, -1)` where a giant tag stops us."""
    at = 0
    while at < len(data):
        ordinary = ORDINARY.match(data, at)
        assert ordinary is not None  # it matches the empty string
        yield at, ordinary.end()
        at = ordinary.end()
        if at < len(data) and (at := _extraordinary_end(data, at)) <= 0:
            yield at, -1
            return


def _extraordinary_end(data: bytes, at: int) -> int:
    """Where a raw text element or a comment ends; 0 where a giant tag stands, or what never ends."""
    raw = RAW.match(data, at)
    if raw is None:
        return declaration_end(data, at)
    tag = TAG.match(data, at)
    if tag is None or len(ATTRIBUTE.findall(tag[0], raw.end() - at)) > MAX_ATTRIBUTES:
        return 0
    end = TAG.match(data, raw_end(data, tag.end(), raw[1]))
    return end.end() if end is not None else len(data)


def declaration_end(data: bytes, at: int) -> int:
    """The end of a comment, doctype or bogus comment at `at`; 0 where it has none, or a tag stands there."""
    if data.startswith((b"<!-->", b"<!--->"), at):
        return data.find(b">", at) + 1
    if data.startswith(b"<!--", at):
        end = COMMENT_END.search(data, at + 4)
        return end.end() if end is not None else 0
    sign = data[at + 1 : at + 2]
    bogus = sign in b"!?" or (sign == b"/" and not data[at + 2 : at + 3].isalpha())
    return data.find(b">", at) + 1 if bogus else 0


def raw_end(data: bytes, at: int, name: bytes) -> int:
    """Where the end tag of a raw text element begins; the end of the data where there is none."""
    name = name.lower()
    end = _end_tag(name).search(data, at)
    if end is None:
        return len(data)
    if name == b"script" and data.find(b"<!--", at, end.start()) >= 0:
        return _script_end(data, at)
    return end.start()


def _script_end(data: bytes, at: int) -> int:
    """The same for a script with the start of a comment in it: there, one script within another does not end it.

    https://html.spec.whatwg.org/multipage/parsing.html#script-data-double-escaped-state
    """
    escaped = inner = False
    while (mark := SCRIPT_MARK.search(data, at)) is not None:
        at = mark.end()
        if mark[0] == b"<!--":
            escaped, at = True, at - 2  # its dashes may be those of its end
        elif mark[0] == b"-->":
            escaped = inner = False
        elif mark[1] and not inner:
            return mark.start()
        else:
            inner = escaped and not mark[1]
    return len(data)


@lru_cache(maxsize=32)
def _end_tag(name: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"</(?i:%s)(?=[%s/>])" % (re.escape(name), SPACE))
