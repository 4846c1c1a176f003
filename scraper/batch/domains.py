"""Registered domains, by the public suffix list that tldextract brings along: never fetched."""

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def _extractor() -> Any:
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@lru_cache(maxsize=10_000)
def registered_domain(host: str) -> str:
    """`example.co.uk` for `news.example.co.uk`; the host itself where it has none.

    >>> registered_domain("news.example.co.uk"), registered_domain("127.0.0.1")
    ('example.co.uk', '127.0.0.1')
    """
    parts = _extractor()(host)
    return f"{parts.domain}.{parts.suffix}" if parts.suffix and parts.domain else host
