"""What a caller may set about fetching, in general and for one host."""

import os
import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Literal

import msgspec

from scraper.hostname import ascii_host, is_host

MOST = 1_000_000_000_000
"""Of seconds, or of what is counted. Beyond it, and at `inf`, clocks and loops fail in ways of their own."""
Count = Annotated[int, msgspec.Meta(ge=1, le=MOST)]
CountOrZero = Annotated[int, msgspec.Meta(ge=0, le=MOST)]
Seconds = Annotated[float, msgspec.Meta(gt=0, le=MOST)]
SecondsOrZero = Annotated[float, msgspec.Meta(ge=0, le=MOST)]
Render = Literal["never", "auto", "always"]

USER_AGENT = "scraper/0.1 (news article extraction; obeys robots.txt)"
"""Names the project, so that a site's owner can address it in robots.txt as `scraper`."""

_HEADER_NAME = re.compile(r"[\w!#$%&'*+.^`|~-]+", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_OWN = frozenset(("host", "content-length", "transfer-encoding", "connection"))
"""Headers by which a request is framed and sent."""


def check_sent(headers: Mapping[str, str], cookies: Mapping[str, str], user_agent: str | None) -> None:
    """Raises ValueError for what no request can carry, before a site is blamed for it (RFC 9110, 5.1 and 5.5)."""
    for name in headers:
        if not _HEADER_NAME.fullmatch(name):
            raise ValueError(f"{name!r} cannot be the name of a header")
        if name.lower() in _OWN:
            raise ValueError(f"the header {name!r} is set by the fetcher itself")
    for name, value in [*headers.items(), *cookies.items(), ("user_agent", user_agent or "")]:
        if _CONTROL.search(value):
            raise ValueError(f"the value of {name!r} has control characters in it")
        if value != value.strip(" \t"):
            raise ValueError(f"the value of {name!r} has white space around it")


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(kind)


def check_values(settings: msgspec.Struct) -> None:
    """Raises ValueError for a value that a settings file may not hold either: msgspec itself looks at files only."""
    for field in _fields(type(settings)):
        value = getattr(settings, field.name)
        if value is field.default:
            continue
        try:
            msgspec.convert(value, field.type)
        except msgspec.ValidationError as error:
            raise ValueError(f"{field.name}: {error}") from None


def _anchor(settings: msgspec.Struct, *names: str) -> None:
    """Makes paths absolute: who works by these settings may stand in another folder, or be another machine.

    Raises ValueError for what can be none.
    """
    for name in names:
        if path := getattr(settings, name):
            if "\0" in path:
                raise ValueError(f"{name}: {path!r} is the name of no file")
            msgspec.structs.force_setattr(settings, name, os.path.abspath(path))


class HostSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What differs for a host and all hosts below it. None means: as in general."""

    user_agent: str | None = None
    headers: dict[str, str] = {}
    """Added to the general headers."""
    cookies: dict[str, str] = {}
    """Sent from the first request on: the answer to a consent interstitial, or a session."""
    proxy: str | None = None
    """Proxy URL; an empty string means: direct, whatever the environment says."""
    client_cert: str | None = None
    http2: bool | None = None
    deadline: Seconds | None = None
    max_bytes: Count | None = None
    delay: SecondsOrZero | None = None
    per_host: Count | None = None
    robots: bool | None = None
    allow_private: bool | None = None
    """Connect to this host also where it is inside, without opening the way to others there."""
    render: Render | None = None

    def __post_init__(self) -> None:
        check_values(self)
        check_sent(self.headers, self.cookies, self.user_agent)
        _anchor(self, "client_cert")


def _read_hosts(hosts: Mapping[str, Any]) -> dict[str, HostSettings]:
    """By the names that URLs have when they are asked for. Raises ValueError for what is no host's name."""
    for name in hosts:
        if not is_host(name):
            raise ValueError(f"hosts: {name!r} is no host name, as `example.org`")
    read = msgspec.convert(hosts, dict[str, HostSettings], from_attributes=True)
    return {ascii_host(name): wishes for name, wishes in read.items()}


class FetchSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All settings of a Fetcher. Times in seconds, sizes in bytes."""

    user_agent: str = USER_AGENT
    headers: dict[str, str] = {}
    """Sent with each request; `Authorization` and `Cookie` only to the host first asked."""
    cookies: dict[str, str] = {}
    """Sent to the host first asked, never to one it redirects to."""
    proxy: str | None = None
    """http://, https:// or socks5:// URL for all hosts; None: as HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and
    NO_PROXY say; an empty string: direct."""
    client_cert: str | None = None
    """PEM file with certificate and key, for servers that ask for one."""
    ca_file: str | None = None
    """PEM file of authorities trusted instead of the system's (else SSL_CERT_FILE, else the system)."""
    http2: bool = True
    deadline: Seconds = 30.0
    """For a whole fetch: robots.txt, redirects, retries and body. Waiting for the host's turn is not in it."""
    connect_timeout: Seconds = 10.0
    """For DNS, TCP and TLS together."""
    read_timeout: Seconds = 15.0
    """Without a single byte."""
    max_bytes: Count = 5_000_000
    """Of a body, on the wire and decoded, each: what is beyond is cut. The parser needs such a bound."""
    max_redirects: CountOrZero = 10
    max_hops: CountOrZero = 2
    """Meta refreshes and AMP-to-canonical steps followed, together; in a browser, addresses that scripts go on to.
    A link through a service that carries its target (Google News, a mail filter) is read as that, and costs none."""
    prefer_canonical: bool = True
    """An AMP page that names its canonical page is exchanged for it."""
    robots: bool = True
    optout_files: bool = True
    """Read ai.txt and /.well-known/tdmrep.json of each host, once a day, for `Page.opt_out`."""
    respect_optout: bool = False
    """Raise OptedOut where the site declines text and data mining."""
    allow_private: bool = False
    delay: SecondsOrZero = 1.0
    """Least pause at a host between the end of an answer and the next request."""
    max_delay: SecondsOrZero = 30.0
    """Ceiling of the pause that latency or a Crawl-delay asks for."""
    per_host: Count = 1
    """Requests at a host at the same time."""
    concurrency: Count = 32
    """Requests at all hosts at the same time."""
    retries: CountOrZero = 2
    """Of transient faults, within the deadline. 0: the caller does it."""
    retry_wait: SecondsOrZero = 0.5
    """Before the first retry; doubles, with jitter. A Retry-After that fits in the deadline goes before."""
    max_retry_after: SecondsOrZero = 3600.0
    """A server that asks for a longer wait gets this one."""
    give_up_after: Count = 8
    """Connections failed or timed out in a row, after which a host is left alone for `give_up_for`."""
    give_up_for: Seconds = 600.0
    max_wait: SecondsOrZero = 120.0
    """A fetch that would wait longer than this for its host to be ready fails instead, saying how long."""
    render: Render = "never"
    hosts: dict[str, HostSettings] = {}
    """By host name; an entry holds for the hosts below it too, the longest match wins. A dict is read as one."""

    def __post_init__(self) -> None:
        check_values(self)
        check_sent(self.headers, self.cookies, self.user_agent)
        _anchor(self, "client_cert", "ca_file")
        if self.hosts:
            msgspec.structs.force_setattr(self, "hosts", _read_hosts(self.hosts))

    def for_host(self, host: str) -> HostSettings:
        """The entry that holds for `host`; one without any wishes if there is none.

        >>> FetchSettings(hosts={"example.org": HostSettings(delay=5)}).for_host("www.example.org").delay
        5
        """
        if self.hosts:
            labels = ascii_host(host).split(".")
            for start in range(len(labels)):
                found = self.hosts.get(".".join(labels[start:]))
                if found is not None:
                    return found
        return _NO_WISHES

    def get(self, name: str, host: str) -> Any:
        """The setting `name` as it holds for `host`."""
        wish = getattr(self.for_host(host), name)
        return getattr(self, name) if wish is None else wish


_NO_WISHES = HostSettings()
