"""Pages that say there is nothing here, with a status that says there is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.verdict.phrases import NUMBER_404, first_said, phrases
from scraper.verdict.verdict import Verdict

if TYPE_CHECKING:
    from scraper.verdict.sight import Sight

LITTLE, HARDLY_ANY = 1_200, 400
"""Characters of prose: below the first a heading is believed, below the second a line of the text."""
PARAGRAPHS, CLAIMED_PARAGRAPHS = 3, 2
"""Sentences side by side that are a text; the second where the page claims to be an article."""
PLACE = re.compile(r"/(?:404|not-?found|error)(?:\.\w+)?/?$", re.I)
QUERY = re.compile(r"(?:^|&)(?:error|status|code)=(?:404|410|not_?found)(?:&|$)", re.I)
BACK = re.compile(r"history\s*\.\s*(?:back\s*\(|go\s*\(\s*-)")
"""In a script of a page without text: it sends its readers back where they came from."""
REFRESH = re.compile(r"url\s*=\s*(\S+)", re.I)
MARK = re.compile(
    r"(?:^|\s)(?:error-?404|page-?404|404-?page|is-404|pagenotfound|page-not-found|error-page)(?:$|\s)"
)
"""Names that content management systems (WordPress: `error404`) and single-page apps set on purpose."""
DEFAULT = re.compile(
    r"welcome to (?:nginx|openresty|centos)\b|apache2 \w{1,20} default page|iis windows|"
    r"test page for the (?:apache|nginx)|http server test page|default web ?site page|domain default page|"
    r"web server'?s default page|account suspended$|index of /"
)
"""Titles of what servers and hosts show where no site is."""
FAILED = re.compile(
    r"(?:error:? )?[45]\d\d:? ?[-–]? ?(?:internal server error|bad gateway|service (?:temporarily )?unavailable|"
    r"gateway time-?out|backend fetch failed|bandwidth limit exceeded|bad request|forbidden|unauthorized)\b"
)
"""Titles of servers' own pages of errors: these are in HTTP's words, whatever the site's language."""
PARKED = "data-adblockkey="
"""On the `<html>` of domains that are parked, by whichever company: by it blockers let their advertisements pass."""
WORDS = re.compile(r"\w{4,}")
"""Of a title: shorter ones are in all of them."""
HEAD, SMALL = 2_000, 20_000
"""Characters of the page that are searched for these."""


def find_missing(sight: Sight) -> Verdict | None:
    """By markup or address; else by what headings say, or, where the page claims nothing, its lines."""
    if sight.prose > LITTLE:
        return None
    if sight.story:
        return _by_headings(sight) if _gone(sight.headings[:3]) else None
    if _is_vacant(sight):
        return Verdict("soft_404", "the page of a server, or of a domain that has no site")
    if not sight.text and not sight.claimed and BACK.search(sight.doc.html, 0, SMALL):
        return Verdict("soft_404", "it sends its readers back, and has no text")
    if _is_marked(sight):
        return Verdict("soft_404", "its markup says so")
    url = urlsplit(sight.doc.url)
    if (PLACE.search(url.path) or QUERY.search(url.query)) and not sight.runs_on(PARAGRAPHS):
        return Verdict("soft_404", "the address of an error page")
    if sight.prose < HARDLY_ANY and _moves_on(sight):
        return Verdict("soft_404", "it sends its readers on to another page, and has hardly any text")
    return _by_headings(sight) or _by_lines(sight)


def _is_vacant(sight: Sight) -> bool:
    """Whether its host shows this for want of a site: its title or mark says so, or its heading is its bare address."""
    if sight.claimed:
        return False
    if DEFAULT.match(sight.headings[0]) or PARKED in sight.doc.html[:HEAD]:
        return True
    if any(map(FAILED.match, sight.headings[:2])):
        return sight.prose < HARDLY_ANY
    host = urlsplit(sight.doc.url).netloc.removeprefix("www.")
    return sight.bare and host in sight.headings[1:2] and sight.prose < HARDLY_ANY and not sight.runs_on(2)


def _by_headings(sight: Sight) -> Verdict | None:
    """An article may have such a title, but it knows its own address, and goes on for more than some lines."""
    said = first_said(sight.headings[:3], phrases().not_found) or _gone(sight.headings[:3])
    number = any(NUMBER_404.search(text) for text in sight.headings[:3])
    little = sight.prose < HARDLY_ANY and not (sight.claimed and sight.runs_on(CLAIMED_PARAGRAPHS))
    if _is_replaced(sight):
        return Verdict("soft_404", f"'{sight.headings[1][:60]}' in the place of the headline")
    if (said and number and not (sight.claimed or sight.runs_on(PARAGRAPHS))) or (
        (said or number) and little
    ):
        return Verdict("soft_404", f"'{said or '404'}' in title or heading, and little text")
    return None


def _is_replaced(sight: Sight) -> bool:
    """Whether the headline says that the article is gone which the head still tells of, in other words."""
    if sight.story or "h1" not in sight.doc.scan.by_tag or sight.runs_on(PARAGRAPHS):
        return False
    told = (sight.doc.meta.first("og:title") or "").lower()
    title, h1 = set(WORDS.findall(told)), set(WORDS.findall(sight.headings[1]))
    return bool(title) and title.isdisjoint(h1) and _gone(sight.headings[1:2]) is not None


def _by_lines(sight: Sight) -> Verdict | None:
    """An article that is gone may have left its head; the line that says so is then all of the text."""
    if sight.prose >= HARDLY_ANY:
        return None
    lines = [leaf.text.lower() for leaf in sight.sentences] if sight.claimed else sight.lines
    said = _gone(lines) if len(lines) == 1 or not sight.claimed else None
    return Verdict("soft_404", f"'{said}', and hardly any text") if said else None


def _moves_on(sight: Sight) -> bool:
    """By `<meta http-equiv=refresh>` to another address, which news pages have for themselves alone. Of a page at hand
    whose own address nobody told, none is another."""
    if not sight.doc.url:
        return False
    target = REFRESH.search(sight.doc.meta.first("refresh") or "")
    to = target and sight.doc.absolute(target[1].strip("'\" "))
    return bool(to) and urlsplit(to or "").path != urlsplit(sight.doc.url).path


def _gone(texts: list[str]) -> str | None:
    return next((text[:60] for text in texts if phrases().say_gone(text)), None)


def _is_marked(sight: Sight) -> bool:
    if sight.doc.meta.first("prerender-status-code") in ("404", "410"):
        return True
    found = sight.doc.scan.by_tag
    return any(MARK.search(e.names) for tag in ("body", "main") for e in found.get(tag, ())[:2])
