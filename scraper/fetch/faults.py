"""What the HTTP stack raises, told in this package's own errors."""

import ssl

import httpcore2 as httpcore

from scraper.errors import ConnectFailed, FetchError, FetchTimeout, ProtocolError
from scraper.fetch.decoder import CodingError

PHASES = {
    "ConnectTimeout": "connecting",
    "ReadTimeout": "waiting for bytes",
    "WriteTimeout": "sending",
    "PoolTimeout": "queueing",
}
"""What was being done when httpcore's errors of these names are raised. TimeoutError itself is the system's."""


def to_fetch_error(error: Exception, url: str) -> FetchError:
    """The FetchError that `error`, raised while asking for `url`, stands for."""
    if isinstance(error, FetchError):
        error.subject = error.subject or url
        return error
    text = str(error) or type(error).__name__
    if isinstance(error, httpcore.TimeoutException | TimeoutError):
        phase = PHASES.get(type(error).__name__, "the system gave up")
        return FetchTimeout(f"no answer in time ({phase})", subject=url)
    certificate = _find_certificate_error(error)
    if certificate is not None:
        return ConnectFailed(f"certificate refused: {certificate}", subject=url, transient=False)
    if isinstance(error, httpcore.ConnectError | httpcore.ProxyError | ssl.SSLError):
        # A name that is not known stays so; EAI_AGAIN, "Temporary failure in name resolution", may pass.
        lasting = ("cannot be resolved" in text and "emporary" not in text) or "has no address" in text
        return ConnectFailed(f"no connection: {text}", subject=url, transient=not lasting)
    if isinstance(error, httpcore.NetworkError | OSError):
        return ProtocolError(f"connection broke off: {text}", subject=url)
    if isinstance(error, CodingError):
        return ProtocolError(text, subject=url, transient=False)
    return ProtocolError(f"answer breaks HTTP: {text[:200]}", subject=url, transient="disconnected" in text)


def is_stale(error: Exception) -> bool:
    """Whether `error` is what a kept connection gives that the server has closed, or spoilt, in the meantime."""
    return isinstance(error, httpcore.ReadError | httpcore.WriteError | httpcore.RemoteProtocolError)


def _find_certificate_error(error: BaseException) -> str | None:
    seen = 0
    cause: BaseException | None = error
    while cause is not None and seen < 10:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message
        cause, seen = cause.__cause__ or cause.__context__, seen + 1
    return None
