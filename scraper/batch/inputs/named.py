"""The URLs in a document that is either a feed or a sitemap."""

from collections.abc import Callable

from scraper.batch.inputs.feeds import Found, feed_problem, is_feed, parse_feed
from scraper.batch.inputs.load import say_nothing
from scraper.batch.inputs.sitemaps import ROOTS, Sitemap, gunzip, parse_sitemap
from scraper.batch.shown import shown
from scraper.errors import BatchError


def named_by(body: bytes, base: str, subject: str, say: Callable[[str], None] = say_nothing) -> list[Found]:
    """The URLs in a feed or sitemap; `base` makes relative ones absolute, `subject` is what messages name.

    `say` is told of one that was not read to its end. Raises BatchError for an index of sitemaps, for what is neither,
    and for a feed that is too broken to name anything.
    """
    body = gunzip(body)
    if is_feed(body):
        found, problem = parse_feed(body, base), feed_problem(body)
    else:
        sitemap = parse_sitemap(body, base)
        found, problem = sitemap.pages, _misnomer(sitemap) or sitemap.problem
    if problem and not found:
        raise BatchError(problem, subject=subject)
    if problem:
        say(f"{shown(subject)}: {problem}; {len(found):,} URLs were read")
    return found


def _misnomer(sitemap: Sitemap) -> str | None:
    """What a document without an error and without a page is, if it is no empty sitemap."""
    if sitemap.pages:
        return None
    if sitemap.sitemaps:
        return "is an index: give the sitemaps that it names, or its URL to `scraper discover`"
    return None if sitemap.root in ROOTS else "neither a feed nor a sitemap"
