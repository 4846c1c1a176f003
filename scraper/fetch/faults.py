"""What the HTTP stack raises, told in this package's own errors."""

import errno
import os
import re
import socket
import ssl
from collections.abc import Iterator

import httpcore2 as httpcore

from scraper.errors import ConnectFailed, FetchError, FetchTimeout, ProtocolError
from scraper.fetch.decoder import CodingError

_BYTES = re.compile(r"\bbytearray\(b(.*)\)$")
"""h11 quotes what it was sent as Python would write it."""
_SSL = re.compile(r"^\[SSL(?:: \w+)?\] (.+) \(_ssl\.c:\d+\)$")
PHASES = {
    "ConnectTimeout": "connecting",
    "ReadTimeout": "waiting for bytes",
    "WriteTimeout": "sending",
    "PoolTimeout": "queueing",
}
"""What was being done when httpcore's errors of these names are raised. TimeoutError itself is the system's."""

NO_WAY = {errno.ENETDOWN, errno.ENETUNREACH, errno.EHOSTUNREACH, socket.EAI_AGAIN}
"""What the system says where there is no network."""


def to_fetch_error(error: Exception, url: str) -> FetchError:
    """The FetchError that `error`, raised while asking for `url`, stands for."""
    if isinstance(error, FetchError):
        error.subject = error.subject or url
        return error
    text = _text_of(error)
    if isinstance(error, httpcore.TimeoutException | TimeoutError):
        phase = PHASES.get(type(error).__name__, "the system gave up")
        return FetchTimeout(f"no answer in time ({phase})", subject=url)
    certificate = _find_certificate_error(error)
    if certificate is not None:
        return ConnectFailed(f"certificate refused: {certificate}", subject=url, transient=False)
    if isinstance(error, httpcore.ConnectError | httpcore.ProxyError | ssl.SSLError):
        # A name that is not known stays so; EAI_AGAIN, "Temporary failure in name resolution", may pass.
        lasting = ("cannot be resolved" in text and "emporary" not in text) or "has no address" in text
        reason = _errno_text(error) if "attempts failed" in text else None
        failed = ConnectFailed(f"no connection: {reason or text}", subject=url, transient=not lasting)
        failed.offline = any(one.errno in NO_WAY for one in _causes(error) if isinstance(one, OSError))
        return failed
    if isinstance(error, httpcore.NetworkError | OSError):
        return ProtocolError(f"connection broke off: {text}", subject=url)
    if isinstance(error, CodingError):
        return ProtocolError(text, subject=url, transient=False)
    return ProtocolError(f"answer breaks HTTP: {text[:200]}", subject=url, transient="disconnected" in text)


def is_stale(error: Exception) -> bool:
    """Whether `error` is what a kept connection gives that the server has closed, or spoilt, in the meantime."""
    return isinstance(error, httpcore.ReadError | httpcore.WriteError | httpcore.RemoteProtocolError)


def _find_certificate_error(error: BaseException) -> str | None:
    found = (one.verify_message for one in _causes(error) if isinstance(one, ssl.SSLCertVerificationError))
    return next(found, None)


def _text_of(error: Exception) -> str:
    """What the error says, or what it comes from where it says nothing itself; without the spelling of Python and C."""
    text = next((text for one in _causes(error) if (text := str(one))), type(error).__name__)
    return _SSL.sub(r"TLS: \1", _BYTES.sub(r"\1", text))


def _errno_text(error: BaseException) -> str | None:
    """What the system says of a connection that came to nothing, of which anyio says that all attempts failed."""
    numbers = (one.errno for one in _causes(error) if isinstance(one, OSError) and one.errno)
    return next((os.strerror(number) for number in numbers), None)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, and what it comes from."""
    cause: BaseException | None = error
    for _ in range(10):
        if cause is None:
            return
        yield cause
        cause = cause.__cause__ or cause.__context__
