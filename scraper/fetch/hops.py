"""Where a page sends its reader on without a redirect: meta refresh, AMP to canonical."""

import re
from html import unescape
from itertools import islice

WITHIN = 100_000
"""Bytes of a page that are looked at: such elements stand in the head."""
MAX_METAS, MAX_META = 2_000, 2_000
"""Meta elements looked at, and bytes of one."""
SMALL = 5_000
"""Bytes of a page that is nothing but a way on: there a refresh inside noscript counts too."""
MAX_REFRESH = 10.0
"""Seconds. A longer refresh is a page that renews itself."""

_HEAD_END, _BODY = re.compile(rb"</head", re.I), re.compile(rb"<body", re.I)
_ANY_META = re.compile(rb"<meta[^>]{0,%d}>" % MAX_META, re.I)
_META = re.compile(rb"<meta\s[^>]{0,2000}>", re.I)
_LINK = re.compile(rb"<link\s[^>]{0,2000}>", re.I)
ATTRIBUTE = re.compile(r"""(?<![a-z-])([a-z-]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.I)
"""A name is looked at from its start only: of one long name without a value, each letter would be taken for one."""
_REFRESH = re.compile(r"\s*(\d{0,4})(?:\.\d*)?\s*[;,]?\s*(?:url\s*=\s*)?(.*)", re.I | re.S)
_AMP = re.compile("<html\\s[^>]{0,500}?(?:\\bamp\\b|\u26a1)".encode(), re.I)


def head_of(body: bytes) -> bytes:
    """A page up to the end of its head, at most WITHIN bytes."""
    end = _HEAD_END.search(body, 0, WITHIN) or _BODY.search(body, 0, WITHIN)
    return body[: end.start() if end else WITHIN]


def find_metas(body: bytes) -> list[bytes]:
    """The meta elements in the bytes of a page's head, as written; those in comments too.

    They are found once for all who read them, and by regular expression, which takes a third of the time of `find`.
    """
    return [found[0] for found in islice(_ANY_META.finditer(head_of(body)), MAX_METAS)]


def read_attributes(element: bytes) -> dict[str, str]:
    """The attributes of one start tag, names in lower case; in any charset that keeps ASCII.

    >>> read_attributes(b"<meta NAME=robots content='noai, noml'>")
    {'name': 'robots', 'content': 'noai, noml'}
    """
    found = ATTRIBUTE.findall(element.decode("utf-8", "replace"))
    return {name.lower(): unescape(first or second or third) for name, first, second, third in found}


def find_refresh(body: bytes, metas: list[bytes]) -> str | None:
    """Where a meta refresh of at most MAX_REFRESH seconds leads, as written; `metas` as found in `body`.

    One inside noscript is for readers that are told to get JavaScript, unless the page holds nothing else.
    """
    if b"refresh" not in b"".join(metas).lower():
        return None
    head = head_of(body)
    head = _cut_out(head, head, b"<!--", b"-->")
    if len(body) > SMALL:
        head = _cut_out(head, head.lower(), b"<noscript", b"</noscript")
    for element in _META.findall(head):
        attributes = read_attributes(element)
        if attributes.get("http-equiv", "").strip().lower() == "refresh":
            return read_refresh(attributes.get("content", ""))
    return None


def read_refresh(value: str | None) -> str | None:
    """Where a refresh leads that `value`, of the header or the meta element, asks for within MAX_REFRESH.

    >>> read_refresh("0; url=/next")
    '/next'
    """
    found = _REFRESH.match((value or "")[:2_000])
    url = found[2].strip().strip("'\"").strip() if found else ""
    return url if found and url and int(found[1] or 0) <= MAX_REFRESH else None


def find_canonical_of_amp(body: bytes) -> str | None:
    """The canonical URL that an AMP page names, as written; None for other pages."""
    if not _AMP.search(body[:SMALL]):
        return None
    head = head_of(body)
    for element in _LINK.findall(head):
        attributes = read_attributes(element)
        if "canonical" in attributes.get("rel", "").lower().split():
            return attributes.get("href", "").strip() or None
    return None


def _cut_out(text: bytes, lowered: bytes, start: bytes, end: bytes) -> bytes:
    """`text` without what stands between `start` and `end`, in one pass; an open one runs to the end."""
    kept = []
    at = 0
    while (found := lowered.find(start, at)) >= 0:
        kept.append(text[at:found])
        closed = lowered.find(end, found)
        if closed < 0:
            return b"".join(kept)
        at = closed + len(end)
    return b"".join([*kept, text[at:]])
