"""Getting pages: politely, safely, within bounds.

`FetchSettings` and `HostSettings` are light; `Fetcher` brings the HTTP stack and is loaded when first named.
"""

from typing import TYPE_CHECKING, Any

from scraper.fetch.settings import USER_AGENT, FetchSettings, HostSettings, Render

if TYPE_CHECKING:
    from scraper.fetch.client import Fetcher

__all__ = ["USER_AGENT", "FetchSettings", "Fetcher", "HostSettings", "Render"]


def __getattr__(name: str) -> Any:
    if name == "Fetcher":
        from scraper.fetch.client import Fetcher

        return Fetcher
    raise AttributeError(name)
