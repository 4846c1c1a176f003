"""Pages that say they are something else than an article: a profile, a series of recordings, a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.document.json_ld import STORY_TYPES

if TYPE_CHECKING:
    from scraper.verdict.sight import Sight

LEAST_ENTRIES = 3
"""Entries of a list."""
LITTLE = 600
"""Characters of text that introduces a list: of an author, of what a section is about."""
LIFE = 3 * LITTLE
"""Characters of a writer's life, or of what a series is about, above the list of what there is."""
SERIES = frozenset({"PodcastSeries", "RadioSeries"})
JOB = frozenset({"JobPosting"})
EPISODES = frozenset({"PodcastEpisode", "RadioEpisode", "AudioObject"})
"""What names its series, too."""


def says_otherwise(sight: Sight, kind: str, chars: int) -> str | None:
    """What else than an article it says it is; some of these have a page or two of text. Products are not among them:
    what tells of one may be an article.
    """
    types = sight.types
    if kind == "profile" or "ProfilePage" in types:
        least = LIFE if kind != "article" and sight.teasers >= LEAST_ENTRIES else LITTLE
        return "somebody's profile" if chars < least else None
    if kind == "article" or types & STORY_TYPES:
        return None
    if types & SERIES and not types & EPISODES and sight.teasers >= LEAST_ENTRIES and chars < LIFE:
        return "a series of recordings"
    return "an open position" if _is_position(sight) else None


def _is_position(sight: Sight) -> bool:
    """Whether the headline is the name of a job: others stand in pages that are not about them."""
    nodes = sight.doc.json_ld.of_type(JOB) if sight.types & JOB else ()
    names = {str(node.get(key) or "").strip().lower() for node in nodes for key in ("title", "name")}
    return not names.isdisjoint(sight.headings[1:2])
