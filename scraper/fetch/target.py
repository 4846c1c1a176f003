"""A URL made ready to be asked for: checked, normalised, its credentials taken out."""

import re
from base64 import b64encode
from urllib.parse import unquote

import httpx2 as httpx
import msgspec

from scraper.errors import InvalidUrl
from scraper.fetch.guard import parse_address
from scraper.printable import stripped

MAX_URL = 8_000
"""Characters. RFC 9110 (4.1) asks for at least this much; longer ones are traps or data URLs gone astray."""
_SCHEMES = frozenset(("http", "https"))
_CREDENTIALS = re.compile(r"(?i)^(\s*[a-z][a-z0-9+.-]*:[/\\]*|//)[^/?#\\]*@")
_CONTROL = re.compile(r"[\t\r\n]")
_HOST_AND_PORT = re.compile(r"(?:[\w-]+\.)+[\w-]+:\d|localhost:\d")
"""Without a scheme, which the host would be taken for."""
_BAD_HOST = re.compile(r"[^a-z0-9._:-]")


# Most URLs of a list need no normalising: a name in lower case, no dots to resolve, nothing to encode.
# Reading them so saves a tenth of a fetch's time.
_PLAIN = re.compile(
    r"(https?)://((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){0,8}[a-z]{2,63})(?::([1-9]\d{3,4}))?"
    r"((?:/(?!\.)[\w~.!$&'()*+,;=:@%-]*)+(?:\?[\w~.!$&'()*+,;=:@%/?-]*)?)",
    re.ASCII,
)


Origin = tuple[str, str, int | None]
"""Scheme, host and port; None for the scheme's own port."""


class Target(msgspec.Struct, frozen=True):
    """Where one request goes."""

    url: str
    """Absolute, without credentials and fragment."""
    scheme: str
    host: str
    """Lower case; an address in its usual spelling, IPv6 without brackets."""
    port: int | None
    """None where it is the scheme's own."""
    path: bytes
    """Path and query, percent-encoded."""
    authorization: str | None = None
    """Basic credentials that stood in the URL."""

    @property
    def origin(self) -> Origin:
        """What robots.txt and the like hold for."""
        return (self.scheme, self.host, self.port)

    @property
    def root(self) -> str:
        """The origin as a URL without path: `https://example.org:8080`."""
        return self.url[: -len(self.path)]


def redact(url: str) -> str:
    """`url` as it may be logged: without user name and password.

    >>> redact("https://user:secret@example.org/a")
    'https://example.org/a'
    """
    return _CREDENTIALS.sub(r"\1", _CONTROL.sub("", url).strip())


def parse_target(url: str, base: str | None = None) -> Target:
    """What `url`, as written in a list or (with `base`) on a page or in a Location header, asks for.

    Raises InvalidUrl.
    """
    plain = _PLAIN.fullmatch(url)
    if plain is not None and len(url) <= MAX_URL and int(plain[3] or 1) < 65536:
        return _read_plain(plain)
    text = _clean(url)
    try:
        parsed = httpx.URL(text)
        if base is not None:
            parsed = httpx.URL(base).join(parsed)
    except (httpx.InvalidURL, ValueError) as error:
        raise InvalidUrl(f"is not a URL ({error})", subject=redact(url)[:200]) from None
    return _to_target(parsed, redact(url))


def _read_plain(plain: re.Match[str]) -> Target:
    scheme, host, port, path = plain.groups()
    return Target(plain[0], scheme, host, int(port) if port else None, path.encode("ascii"))


def _clean(url: str) -> str:
    text = _CONTROL.sub("", stripped(url))
    if len(text) > MAX_URL:
        raise InvalidUrl(f"is longer than {MAX_URL} characters", subject=redact(text)[:200])
    head, mark, tail = text.partition("?")
    return head.replace("\\", "/") + mark + tail


def _to_target(url: httpx.URL, shown: str) -> Target:
    if not url.scheme and not url.host and not url.path.strip("/ "):
        raise InvalidUrl("the URL is empty", subject=shown or None)
    if not url.scheme or _HOST_AND_PORT.match(shown):
        raise InvalidUrl(f"has no scheme{_scheme_advice(shown)}", subject=shown)
    if url.scheme not in _SCHEMES:
        raise InvalidUrl(f"has the scheme {url.scheme!r}; only http and https are fetched", subject=shown)
    host = _read_host(url, shown)
    port = url.port
    if port is not None and not 0 < port < 65536:
        raise InvalidUrl(f"has the port {port}", subject=shown)
    path = url.raw_path
    name = f"[{host}]" if ":" in host else host
    root = f"{url.scheme}://{name}" + (f":{port}" if port is not None else "")
    return Target(root + path.decode("ascii"), url.scheme, host, port, path, _read_credentials(url))


def _scheme_advice(text: str) -> str:
    """What to write instead, or what is in the way: a quote around the URL, or the `/` of a file's path."""
    bare = text.removeprefix("//")
    return f"; write https://{bare}" if bare[:1].isalnum() else f": it begins with {text[:1]!r}"


def _read_host(url: httpx.URL, shown: str) -> str:
    host = unquote(url.raw_host.decode("ascii")).lower()
    address = parse_address(host)
    if address is not None:
        return str(address)
    labels = host.removesuffix(".").split(".")
    if _BAD_HOST.search(host) or len(host) > 254 or not all(0 < len(label) < 64 for label in labels):
        raise InvalidUrl(f"has no host that could be asked: {host[:80]!r}", subject=shown)
    return host.removesuffix(".")


def _read_credentials(url: httpx.URL) -> str | None:
    if not url.userinfo:
        return None
    return "Basic " + b64encode(unquote(url.userinfo.decode("ascii")).encode()).decode("ascii")
