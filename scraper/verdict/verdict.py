"""The kinds of page, and which of them hold no article."""

from __future__ import annotations

from typing import NamedTuple

KINDS = {
    "article": "one text of news",
    "live_blog": "one story told in dated updates",
    "gallery": "pictures with captions, and little running text",
    "video": "a video with at most a short text",
    "audio": "a recording with at most a short text",
    "index": "a list of links: a front page, a section, a search, a tag; or a profile, an open position",
    "paywall": "an article whose text is cut for those who have not paid",
    "login_wall": "a request to sign in, in the place of an article",
    "consent_wall": "a request to consent to tracking, in the place of an article",
    "challenge": "a test for robots, or a refusal, in the place of an article",
    "soft_404": "a page that says there is nothing here, with a status that says there is",
    "error": "an answer with an error's status",
    "shell": "an empty page that scripts are to fill: it needs a browser",
    "not_html": "a PDF, a picture, data: no web page",
    "empty": "no text at all, or none that reads as an article's",
}
BODILESS = frozenset("index login_wall consent_wall challenge soft_404 error shell not_html empty".split())
"""Kinds whose text is not to be stored as a news body."""


class Verdict(NamedTuple):
    """What a page is (a key of KINDS), and the observation that decided it, in a few words."""

    kind: str
    reason: str

    @property
    def has_article(self) -> bool:
        """Whether the page's text may stand as an article's body."""
        return self.kind not in BODILESS
