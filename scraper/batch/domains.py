"""Registered domains, by the public suffix list that tldextract brings along: never fetched."""

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def _extractor() -> Any:
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@lru_cache(maxsize=10_000)
def registered_domain(host: str) -> str:
    """`example.co.uk` for `news.example.co.uk`; an address is its own; else the last two labels.

    >>> registered_domain("news.example.co.uk"), registered_domain("127.0.0.1")
    ('example.co.uk', '127.0.0.1')
    """
    parts = _extractor()(host)
    if parts.suffix and parts.domain:
        return f"{parts.domain}.{parts.suffix}"
    is_address = bool(parts.ipv4) or ":" in host
    return host if is_address else ".".join(host.split(".")[-2:])
