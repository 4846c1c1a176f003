"""Links that lead through a service to the page they are about: most say where, the newer of Google News do not."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qs, urlsplit

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


def unwrap(url: str) -> str:
    """The URL that `url` carries, where it is a link through a service that counts clicks; else `url`.

    >>> unwrap("https://www.google.com/url?q=https://example.org/a&sa=D")
    'https://example.org/a'
    """
    if "?" not in url and "news.google." not in url:
        return url
    parts = _split(url)
    if parts is None:
        return url
    token = _google_news_token(parts)
    if token is not None:
        return _read_token(token) or url
    host = parts.hostname or ""
    for suffix, path, names in _WRAPPERS:
        if (host == suffix or host.endswith("." + suffix)) and parts.path.startswith(path):
            values = parse_qs(parts.query)
            wrapped = next((values[name][0] for name in names if name in values), "")
            return wrapped if wrapped.startswith(("http://", "https://")) else url
    return url


def is_sealed(url: str) -> bool:
    """Whether `url` leads to an article that only the service's own script can name: Google News since 2024."""
    if "news.google." not in url:
        return False
    parts = _split(url)
    token = _google_news_token(parts) if parts is not None else None
    return token is not None and _read_token(token) is None


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.hostname else None
    except ValueError:
        return None


def _google_news_token(parts: SplitResult) -> str | None:
    found = _GOOGLE_NEWS.match(parts.path) if parts.hostname == "news.google.com" else None
    return found[1] if found else None


def _read_token(token: str) -> str | None:
    """The URL in a token of the older kind: a protobuf message in base64, with the URL in the clear."""
    try:
        message = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        texts = [text.decode("ascii") for text in _read_strings(message)]
    except (ValueError, IndexError):
        return None
    return next((text for text in texts if text.startswith(("http://", "https://"))), None)


def _read_strings(message: bytes) -> Iterator[bytes]:
    """The length-delimited fields of a protobuf message of these and numbers.

    Raises ValueError or IndexError for what is none.
    """
    at = 0
    while at < len(message):
        tag, at = _read_number(message, at)
        value, at = _read_number(message, at)
        if tag & 7 == 2:
            if at + value > len(message):
                raise ValueError("a field ends beyond its message")
            yield message[at : at + value]
            at += value
        elif tag & 7 != 0:
            raise ValueError("a field of another kind")


def _read_number(message: bytes, at: int) -> tuple[int, int]:
    """A number in seven-bit groups, lowest first, and where it ends."""
    number = shift = 0
    while True:
        byte = message[at]
        number |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80 or shift > 63:
            return number, at
