"""Cookies, kept for the host that set them and for no other.

A browser would send a cookie of `Domain=example.org` to all hosts below; here none leaves its host. Articles
need no more, and nothing can be carried from site to site.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Mapping

CookiesFor = Callable[[str], Mapping[str, str]]
"""From a host to the cookies that it is to get from the first request on."""
MAX_HOSTS = 5_000
MAX_COOKIES = 50
"""Per host: as many as RFC 6265 (6.1) asks a browser for at least."""
MAX_BYTES = 4_096
"""Of one cookie, name and value (RFC 6265, 6.1)."""


_EXPIRED = re.compile(r"\s*+(?:-[0-9]++|0++)\s*+")
"""A Max-Age that is none (RFC 6265, 5.2.2)."""


class CookieJar:
    """Host → names → values. Path and expiry are left out: a run is short.

    Secure ones go over https only, and what comes over http leaves them as they are (RFC 6265bis, 5.7). What is called
    secure over http was seen on the wire already: it goes back as it came.

    `known` gives what is known of a host before it is asked: the answer to its consent interstitial.
    """

    def __init__(self, known: CookiesFor | None = None) -> None:
        self._known = known
        self._hosts: OrderedDict[str, dict[str, tuple[str, bool]]] = OrderedDict()

    def store(self, host: str, lines: list[str], *, is_https: bool) -> None:
        """Takes the values of Set-Cookie headers that `host` sent; what is malformed is left out."""
        if not lines:
            return
        kept = self._hosts.setdefault(host, {})
        self._hosts.move_to_end(host)
        for line in lines[:MAX_COOKIES]:
            _store_line(kept, line, is_https=is_https)
        while len(self._hosts) > MAX_HOSTS:
            self._hosts.popitem(last=False)

    def header(self, host: str, seeds: Mapping[str, str], *, is_https: bool) -> str:
        """The Cookie header for a request to `host`; empty where there is none to send.

        Of cookies of one name, what the host has set counts over `seeds`, from the settings, and these over what is
        known of the host beforehand.
        """
        kept = self._hosts.get(host)
        known = self._known(host) if self._known is not None else {}
        if not kept and not seeds and not known:
            return ""
        values = {**known, **seeds}
        values.update(
            (name, value) for name, (value, secure) in (kept or {}).items() if is_https or not secure
        )
        return "; ".join(f"{name}={value}" for name, value in values.items())


def _store_line(kept: dict[str, tuple[str, bool]], line: str, *, is_https: bool) -> None:
    pair, *attributes = (part.strip() for part in line.split(";"))
    name, equals, value = pair.partition("=")
    name, value = name.strip(), value.strip()
    if not equals or not name or len(name) + len(value) > MAX_BYTES or not (name + value).isprintable():
        return
    if kept.get(name, ("", False))[1] and not is_https:
        return
    flags = {
        attribute.partition("=")[0].strip().lower(): attribute.partition("=")[2] for attribute in attributes
    }
    if _EXPIRED.fullmatch(flags.get("max-age", "")):
        kept.pop(name, None)
    elif len(kept) < MAX_COOKIES or name in kept:
        kept[name] = (value, "secure" in flags and is_https)
