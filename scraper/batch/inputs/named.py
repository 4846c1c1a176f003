"""The URLs in a document that is either a feed or a sitemap."""

from scraper.batch.inputs.feeds import MAX_FEED_BYTES, Found, feed_problem, is_feed, parse_feed
from scraper.batch.inputs.sitemaps import gunzip, parse_sitemap
from scraper.errors import BatchError


def named_by(body: bytes, base: str, subject: str) -> list[Found]:
    """The URLs in a feed or sitemap; `base` makes relative ones absolute, `subject` is what errors name.

    Raises BatchError for an index of sitemaps, for what is neither, and for a feed that is too broken to name anything.
    """
    body = gunzip(body)
    if is_feed(body):
        found = parse_feed(body[:MAX_FEED_BYTES], base)
        if not found and (problem := feed_problem(body)):
            raise BatchError(problem, subject=subject)
        return found
    sitemap = parse_sitemap(body, base)
    if sitemap.pages or (sitemap.root == "urlset" and not sitemap.problem):
        return sitemap.pages
    if sitemap.sitemaps:
        raise BatchError(
            "is an index: give the sitemaps that it names, or its URL to `scraper discover`", subject=subject
        )
    raise BatchError(sitemap.problem or "neither a feed nor a sitemap", subject=subject)
