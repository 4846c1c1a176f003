"""Every error this package raises on purpose. Each carries the URL (or file) it is about.

ScraperError
├── FetchError            the page could not be had
│   ├── InvalidUrl        no URL that can be fetched (no host, another scheme)
│   ├── UnresolvedLink    a link through a service that does not say where it leads
│   ├── RobotsDisallowed  robots.txt forbids it, or could not be read (RFC 9309, 2.3.1)
│   ├── OptedOut          the site declines text and data mining, and we were told to respect that
│   ├── BlockedAddress    the host resolves to an address we refuse to connect to
│   ├── HostUnavailable   the host failed too often, or asked for a longer pause than a fetch waits for
│   ├── HttpStatusError   the server answered 4xx or 5xx
│   ├── FetchTimeout      a phase, or the whole fetch, outlived its deadline
│   ├── ConnectFailed     DNS, TCP or TLS failed
│   ├── ProtocolError     the answer breaks HTTP
│   ├── TooManyRedirects  more redirects than allowed, or a loop
│   ├── PageTooLarge      more bytes than allowed, and no use in the part that came
│   └── NotHtml           a PDF, an image, a feed: not a web page
├── ExtractError          the page came, but its article could not be read
│   ├── ExtractTimeout    reading it outlived the deadline of its worker
│   ├── ExtractCrashed    its worker died: a crash in native code, or a signal
│   └── ExtractOutOfMemory  it asked for more memory than a worker may have
├── RuleError             a site rule is wrong; carries file and key
├── ConfigError           a settings file or option is wrong
├── ExportError           a run could not be written out
├── MissingExtra          an optional dependency is not installed; names the extra
└── BatchError            a run's folder or list cannot be used
"""

import copyreg
from typing import Any

TRANSIENT_STATUS = frozenset((408, 425, 429, 500, 502, 503, 504, *range(520, 525)))
"""Of answers that may well be others later. 520 to 524 are Cloudflare's, of a site behind it that is down or slow."""


class ScraperError(Exception):
    """Base of all errors of this package.

    `subject` is the URL, file or `file:line` the error is about; it stands first in the message.
    """

    def __init__(self, message: str, *, subject: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.subject = subject

    @property
    def kind(self) -> str:
        """The error's name in rows and reports."""
        return kind_of(type(self))

    def __str__(self) -> str:
        return f"{self.subject}: {self.message}" if self.subject else self.message

    def __reduce__(self) -> tuple[Any, ...]:
        """For pickle, which would call the class with the message alone: pools of processes pass errors so."""
        return copyreg.__newobj__, (type(self), *self.args), vars(self)  # type: ignore[attr-defined]


def kind_of(error: type[ScraperError]) -> str:
    """The name of a class of errors in rows and reports, in snake_case.

    >>> kind_of(FetchTimeout)
    'fetch_timeout'
    """
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in error.__name__).lstrip("_")


class FetchError(ScraperError):
    """The page could not be had."""

    transient = False
    """Whether the same request may well succeed later."""

    def __init__(
        self,
        message: str,
        *,
        subject: str | None = None,
        retry_after: float | None = None,
        transient: bool | None = None,
    ) -> None:
        super().__init__(message, subject=subject)
        self.retry_after = retry_after
        """Seconds to wait before asking again, where they are known."""
        if transient is not None:
            self.transient = transient


class InvalidUrl(FetchError):
    """No URL that can be fetched."""


class UnresolvedLink(FetchError):
    """A link through a service that does not say where it leads."""


class RobotsDisallowed(FetchError):
    """robots.txt forbids this URL, or could not be read."""


class OptedOut(FetchError):
    """The site declines text and data mining, and the settings respect that."""


class BlockedAddress(FetchError):
    """The host resolves to an address that is never connected to."""


class HttpStatusError(FetchError):
    """The server answered 4xx or 5xx."""

    def __init__(
        self, message: str, *, subject: str | None = None, status: int, retry_after: float | None = None
    ) -> None:
        super().__init__(message, subject=subject, retry_after=retry_after)
        self.status = status
        self.transient = status in TRANSIENT_STATUS


class HostUnavailable(FetchError):
    """The host failed too often in this run, or asked for a longer pause than a fetch waits for."""

    transient = True


class FetchTimeout(FetchError):
    """A phase of the fetch, or the whole of it, outlived its deadline."""

    transient = True


class ConnectFailed(FetchError):
    """DNS, TCP or TLS failed before a request could be sent."""

    transient = True
    offline = False
    """Whether the system found no way to the host, or no name server: as if this machine had no network."""


class ProtocolError(FetchError):
    """The answer breaks HTTP, or stopped half-way."""

    transient = True


class TooManyRedirects(FetchError):
    """More redirects than allowed, or a loop."""


class PageTooLarge(FetchError):
    """More bytes than allowed, and no use in the part that came."""


class NotHtml(FetchError):
    """What came is not a web page."""


class ExtractError(ScraperError):
    """The page came, but its article could not be read."""


class ExtractTimeout(ExtractError):
    """Reading the page outlived the deadline of its worker."""


class ExtractCrashed(ExtractError):
    """The worker died while it read the page, more than once."""


class ExtractOutOfMemory(ExtractError):
    """The page asked for more memory than a worker may have."""


class RuleError(ScraperError):
    """A site rule is wrong."""


class ConfigError(ScraperError):
    """A settings file or option is wrong."""


class ExportError(ScraperError):
    """A run could not be written out."""


class BatchError(ScraperError):
    """A run's folder or its list cannot be used."""


class MissingExtra(ScraperError):
    """An optional dependency is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed; run: pip install 'scraper[{extra}]'")
        self.extra = extra
