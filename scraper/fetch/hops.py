"""Where a page sends its reader on without a redirect: meta refresh, AMP to canonical, links that wrap another."""

import re
from base64 import urlsafe_b64decode
from html import unescape
from urllib.parse import parse_qs, urlsplit

WITHIN = 100_000
"""Bytes of a page that are looked at: such elements stand in the head."""
SMALL = 5_000
"""Bytes of a page that is nothing but a way on: there a refresh inside noscript counts too."""
MAX_REFRESH = 10.0
"""Seconds. A longer refresh is a page that renews itself."""

_META = re.compile(rb"<meta\s[^>]{0,2000}>", re.I)
_LINK = re.compile(rb"<link\s[^>]{0,2000}>", re.I)
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_REFRESH = re.compile(r"\s*(\d{0,4})(?:\.\d*)?\s*[;,]?\s*(?:url\s*=\s*)?(.*)", re.I | re.S)
_AMP = re.compile("<html\\s[^>]{0,500}?(?:\\bamp\\b|\u26a1)".encode(), re.I)

# Services whose links carry their target in a parameter: host suffix, path prefix, parameters.
_WRAPPERS = (
    ("www.google.com", "/url", ("url", "q")),
    ("news.google.com", "/url", ("url", "q")),
    ("l.facebook.com", "/l.php", ("u",)),
    ("lm.facebook.com", "/l.php", ("u",)),
    ("l.instagram.com", "/", ("u",)),
    ("out.reddit.com", "/", ("url",)),
    ("www.bing.com", "/news/apiclick.aspx", ("url",)),
    ("safelinks.protection.outlook.com", "/", ("url",)),
    ("slack-redir.net", "/link", ("url",)),
    ("vk.com", "/away.php", ("to",)),
    ("www.youtube.com", "/redirect", ("q",)),
)
_GOOGLE_NEWS = re.compile(r"/(?:rss/)?(?:articles|read)/([A-Za-z0-9_-]{20,4000})")
_URL_IN_BYTES = re.compile(rb"https?://[\x21-\x7e]{4,2000}")


def unwrap(url: str) -> str:
    """The URL that `url` carries, where it is a link through a service that counts clicks; else `url`.

    >>> unwrap("https://www.google.com/url?q=https://example.org/a&sa=D")
    'https://example.org/a'
    """
    if "?" not in url and "news.google." not in url:
        return url
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return url
    if host == "news.google.com" and (found := _GOOGLE_NEWS.match(parts.path)):
        return _read_google_news(found[1]) or url
    for suffix, path, names in _WRAPPERS:
        if (host == suffix or host.endswith("." + suffix)) and parts.path.startswith(path):
            values = parse_qs(parts.query)
            wrapped = next((values[name][0] for name in names if name in values), "")
            return wrapped if wrapped.startswith(("http://", "https://")) else url
    return url


def _read_google_news(token: str) -> str | None:
    """The older tokens are a protobuf message, in base64, with the URL in the clear."""
    try:
        message = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    found = _URL_IN_BYTES.search(message)
    # The field's length stands before it; what follows the URL is the next field, its tag below 0x21 or above 0x7e.
    return found[0].decode("ascii") if found else None


def head_of(body: bytes) -> bytes:
    """A page up to the end of its head, at most WITHIN bytes."""
    for end in (b"</head", b"</HEAD", b"<body", b"<BODY"):
        found = body.find(end, 0, WITHIN)
        if found >= 0:
            return body[:found]
    return body[:WITHIN]


def find_refresh(body: bytes) -> str | None:
    """Where a meta refresh of at most MAX_REFRESH seconds leads, as written.

    One inside noscript is for readers that are told to get JavaScript, unless the page holds nothing else.
    """
    head = head_of(body)
    if not any(word in head for word in (b"refresh", b"Refresh", b"REFRESH")):
        return None
    head = _cut_out(head, head.lower(), b"<!--", b"-->")
    if len(body) > SMALL:
        head = _cut_out(head, head.lower(), b"<noscript", b"</noscript")
    for element in _META.findall(head):
        attributes = _read_attributes(element)
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
        attributes = _read_attributes(element)
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


def _read_attributes(element: bytes) -> dict[str, str]:
    found = _ATTRIBUTE.findall(element.decode("utf-8", "replace"))
    return {name.lower(): unescape(first or second or third) for name, first, second, third in found}
