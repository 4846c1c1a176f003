"""What a page with text is: judged by the shape of the body that was found, and by what the page calls itself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.embeds.providers import AUDIO_PLAYERS
from scraper.verdict.counts import PLAYERS
from scraper.verdict.gallery import find_gallery
from scraper.verdict.listing import LEAST_LINES, TEASER, find_listing
from scraper.verdict.otherwise import LEAST_ENTRIES
from scraper.verdict.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.article import Access
    from scraper.verdict.counts import BodyCounts
    from scraper.verdict.sight import Sight

SHORT = 600
"""Characters of a body that a picture or a video may outweigh."""
PLAYER_REACH = 8
"""Leaves from the headline on among which the player stands: a day, a writer, a line of text may be between."""
LEAST = 140
"""Characters below which a body is no article, whatever the page says."""
RECORDINGS = frozenset({"AudioObject", "PodcastEpisode", "RadioEpisode"})
EPISODES = RECORDINGS - {"AudioObject"}
"""Recordings that are what a page is about; the other may be a text read aloud."""


def judge_shape(sight: Sight, body: BodyCounts, kept: Sequence[int], access: Access) -> Verdict:
    """`article` unless the page is clearly something else. `kept`: the leaves that the body was made of."""
    return (
        _live_blog(sight, body)
        or _paywall(access)
        or _front_page(sight, body)
        or find_listing(sight, kept, body.chars)
        or _media(sight, body)
        or _index(sight, body)
        or _nothing(sight, body)
        or Verdict("article", "says it is one" if sight.story else f"{body.paragraphs} paragraphs of text")
    )


def _live_blog(sight: Sight, body: BodyCounts) -> Verdict | None:
    if sight.live:
        return Verdict("live_blog", "JSON-LD LiveBlogPosting")
    return Verdict("live_blog", f"{body.updates} dated updates") if body.updates >= 3 else None


def _paywall(access: Access) -> Verdict | None:
    if access.observed == "locked" and access.declared != "free":
        return Verdict("paywall", "the text is cut, and a subscription is asked for")
    return None


def _media(sight: Sight, body: BodyCounts) -> Verdict | None:
    if (found := find_gallery(sight, body.images, body.chars)) is not None:
        return found
    if body.chars < SHORT and sight.og_type.startswith("video"):
        return Verdict("video", "og:type video")
    if body.chars < SHORT and not sight.story:
        if "VideoObject" in sight.types:
            return Verdict("video", "JSON-LD VideoObject")
        if sight.types & RECORDINGS:
            return Verdict("audio", "JSON-LD of a recording")
    if body.chars < 2 * SHORT and not sight.story and sight.types & EPISODES and find_player(sight):
        return Verdict("audio", "JSON-LD of an episode, and its player above the text")
    return find_player(sight) if body.chars == 0 else None


def find_player(sight: Sight) -> Verdict | None:
    """A player right below the headline of a page, which has no text or says that it is an episode."""
    h1 = next(iter(sight.doc.scan.by_tag.get("h1", ())), None)
    start = h1.first_leaf if h1 is not None else 0
    for leaf in sight.doc.scan.leaves[start : start + PLAYER_REACH]:
        provider = leaf.embed.provider if leaf.embed is not None else None
        if provider in PLAYERS:
            kind = "audio" if provider in AUDIO_PLAYERS else "video"
            return Verdict(kind, f"a player ({provider}), and no text")
    return None


def _front_page(sight: Sight, body: BodyCounts) -> Verdict | None:
    url = urlsplit(sight.doc.url)
    at_root = bool(url.netloc) and not url.path.strip("/") and not url.query
    if at_root and not sight.story and body.chars < 3 * SHORT:
        return Verdict("index", "the site's front page")
    return None


def _index(sight: Sight, body: BodyCounts) -> Verdict | None:
    if sight.story or (sight.og_type == "article" and not sight.lists):
        return None
    if body.teasers >= 6 and body.chars < TEASER * body.teasers:
        return Verdict("index", f"{body.teasers} headings of the text are links")
    teasers = sight.teasers if body.chars < 3 * SHORT else 0
    listed = sight.types & {"CollectionPage", "ItemList", "SearchResultsPage"}
    if sight.archives and sight.teasers >= 8:
        return Verdict("index", "says twice that it is a list")
    if teasers >= 8 and (body.linked > 0.5 or body.chars < LEAST or listed):
        return Verdict("index", f"{teasers} linked headings, little text of its own")
    return None


def _nothing(sight: Sight, body: BodyCounts) -> Verdict | None:
    if body.chars < SHORT and sight.is_notice and not body.images and not body.players:
        return Verdict("empty", "asks not to be found, says it is nothing, and leads nowhere")
    if body.chars:
        return None
    if sight.text == 0:
        return Verdict("empty", "no text")
    if not sight.story and sight.teasers >= LEAST_ENTRIES:
        return Verdict("index", f"{sight.teasers} linked headings, and no text of its own")
    if not sight.story and sight.linked_lines >= LEAST_LINES:
        return Verdict("index", f"{sight.linked_lines} lines that are links, and no text of its own")
    if not sight.story and not body.images and not body.players:
        return Verdict("empty", "no text that reads as an article's")
    return None
