"""The fetcher of a run: transient faults come back to the schedule instead of being waited for."""

from typing import TYPE_CHECKING

import msgspec

from scraper.fetch.settings import FetchSettings
from scraper.page import Page

if TYPE_CHECKING:
    from scraper.fetch import Fetcher


def run_fetcher(settings: FetchSettings) -> "Fetcher":
    """A fetcher that retries nothing by itself, knows an empty shell when it may render one, and site rules."""
    from scraper.fetch import Fetcher
    from scraper.rules import cookies_for

    once = msgspec.structs.replace(settings, retries=0)
    return Fetcher(once, needs_render=_needs_render, cookies_for=cookies_for)


def _needs_render(page: Page) -> bool:
    from scraper.extract import needs_render  # the parser and all: 0.3 s, only for runs that render

    return needs_render(page)
