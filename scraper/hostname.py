"""Host names as DNS and fetched pages have them: settings and rules may be written in any script."""

import re
from functools import lru_cache
from ipaddress import IPv6Address

_NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*")


def ascii_host(name: str) -> str:
    """In lower case, without a final dot, and in ASCII; what is no name in any script stays as it is.

    >>> ascii_host("Zürich.Example.")
    'xn--zrich-kva.example'
    """
    name = name.lower().rstrip(".")
    return name if name.isascii() else _encoded(name)


@lru_cache(maxsize=10_000)
def _encoded(name: str) -> str:
    import idna

    try:
        return idna.encode(name, uts46=True).decode()
    except idna.IDNAError:
        return name


def is_host(name: str) -> bool:
    """Whether `name` could be a URL's host: without port, wildcard, path or brackets.

    >>> [is_host(name) for name in ("zürich.example", "::1", "a.example:80", "*.a.example", "https://a.example/")]
    [True, True, False, False, False]
    """
    return bool(_NAME.fullmatch(ascii_host(name))) or _is_v6(name)


def _is_v6(name: str) -> bool:
    try:
        return bool(IPv6Address(name))
    except ValueError:
        return False
