"""From a URL to a clean news article.

    import scraper

    article = scraper.scrape("https://...")            # fetch and extract
    article = scraper.extract(html, url="https://...")  # a page at hand, no network
    for outcome in scraper.scrape_many(urls): ...       # many, in completion order

The public names are those of `__all__`; they load at first use, so that `import scraper` costs
next to nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from scraper.version import VERSION

if TYPE_CHECKING:
    from scraper.article import Article, Embed, Image, Person, article_schema
    from scraper.errors import ExtractError, FetchError, ScraperError
    from scraper.extract import extract, extract_page
    from scraper.fetch import FetchSettings, HostSettings
    from scraper.page import Page
    from scraper.scrape import Failed, Outcome, Scraped, Scraper, ascrape, scrape, scrape_many

__version__ = VERSION

__all__ = [
    "Article",
    "Embed",
    "ExtractError",
    "Failed",
    "FetchError",
    "FetchSettings",
    "HostSettings",
    "Image",
    "Outcome",
    "Page",
    "Person",
    "Scraped",
    "Scraper",
    "ScraperError",
    "article_schema",
    "ascrape",
    "extract",
    "extract_page",
    "scrape",
    "scrape_many",
]

_HOMES = {
    "article": ("Article", "Embed", "Image", "Person", "article_schema"),
    "errors": ("ExtractError", "FetchError", "ScraperError"),
    "extract": ("extract", "extract_page"),
    "fetch": ("FetchSettings", "HostSettings"),
    "page": ("Page",),
    "scrape": ("Failed", "Outcome", "Scraped", "Scraper", "ascrape", "scrape", "scrape_many"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


_OPEN_ROOMS = ("article", "errors")
"""Modules whose names are of use to callers: the kinds of block, the kinds of error."""


if not TYPE_CHECKING:  # to a type checker, a module that has one has every name there is, misspelt ones too

    def __getattr__(name: str) -> Any:
        if name in _OPEN_ROOMS:
            return import_module(f"scraper.{name}")
        home = _HOME_OF.get(name)
        if home is None:
            raise AttributeError(f"module 'scraper' has no attribute {name!r}")
        value = getattr(import_module(f"scraper.{home}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])


class _Package(ModuleType):
    """Keeps the functions `extract` and `scrape` in their place: the import system would bind the submodules
    of the same names over them, whenever one of these is first loaded."""

    def __setattr__(self, name: str, value: Any) -> None:
        if isinstance(value, ModuleType) and name in _HOME_OF:
            value = getattr(value, name)
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
