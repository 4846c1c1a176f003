"""The signals by which a site or page declines text and data mining (TDM) or use for AI. All is reported.

Sources: TDM Reservation Protocol (W3C community group, 2024: header, meta, /.well-known/tdmrep.json), the
robots directives noai and noimageai (meta and X-Robots-Tag), Spawning's ai.txt, Content-Signal lines in robots.txt.
"""

import json
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from scraper.fetch.exchange import Answer
from scraper.fetch.hops import read_attributes
from scraper.fetch.robots import parse_robots
from scraper.opt_out import DIRECTIVES, ROBOTS

MAX_FILE = 100_000
"""Bytes of an ai.txt or tdmrep.json that are read."""
MAX_ENTRIES = 1_000

_DIRECTIVE = re.compile(rf"\b(?:{'|'.join(sorted(DIRECTIVES))})\b", re.I)
_WORDS = tuple(word.encode() for word in (*DIRECTIVES, "tdm-reservation"))
# ai.txt speaks of kinds of files; these are the kinds that an article's text comes in.
_TEXT_FILES = ("/x.html", "/x.htm", "/x.txt", "/x.php")


def find_header_signals(answer: Answer) -> Iterator[str]:
    """Signals in the headers of an answer."""
    for key, value in answer.headers:
        if key == "tdm-reservation" and value.strip() == "1":
            yield "tdm-reservation=1"
        elif key == "x-robots-tag":
            yield from (f"x-robots-tag={found.lower()}" for found in _DIRECTIVE.findall(value[:1_000]))


def find_meta_signals(metas: Sequence[bytes]) -> Iterator[str]:
    """Signals in the meta elements of a page, in any charset that keeps ASCII.

    Extraction reads them too, from the parsed page, and calls them alike; here they are for `respect_optout`.
    """
    together = b"".join(metas).lower()
    if not any(word in together for word in _WORDS):  # as of nearly all pages
        return
    for element in metas:
        attributes = read_attributes(element)
        name, content = attributes.get("name", "").strip().lower(), attributes.get("content", "")
        if name == "tdm-reservation" and content.strip() == "1":
            yield "tdm-reservation=1"
        elif name in ROBOTS:
            yield from (f"{name}={word.lower()}" for word in _DIRECTIVE.findall(content))


class AiTxt:
    """An ai.txt, read once for all pages of its site."""

    def __init__(self, body: bytes) -> None:
        text = body[:MAX_FILE].decode("utf-8-sig", "replace")
        is_none = "<html" in text[:2_000].lower() or "disallow" not in text.lower()
        self._rules = None if is_none else parse_robots(_without_comments(text).encode()).rules
        self._is_for_all = any(not self._allows(file) for file in _TEXT_FILES)

    def declines(self, path: str) -> bool:
        """Whether it keeps all agents from pages, or from the page at `path`."""
        return self._is_for_all or not self._allows(path)

    def _allows(self, path: str) -> bool:
        return self._rules is None or bool(self._rules.can_fetch(f"https://x{path}", "scraper"))


class TdmRep:
    """A tdmrep.json, read once for all pages of its site."""

    def __init__(self, body: bytes) -> None:
        self._entries: list[tuple[str, bool]] = []
        try:
            entries = json.loads(body[:MAX_FILE])
        except (ValueError, RecursionError):
            return
        for entry in entries[:MAX_ENTRIES] if isinstance(entries, list) else []:
            if isinstance(entry, dict) and isinstance(entry.get("location"), str):
                self._entries.append((entry["location"], entry.get("tdm-reservation") in (1, "1", True)))

    def declines(self, path: str) -> bool:
        """Whether rights are reserved for `path`: the first location that fits decides."""
        return next((reserved for pattern, reserved in self._entries if _is_location(pattern, path)), False)


def _without_comments(text: str) -> str:
    return "\n".join(line.split("#")[0] for line in text.splitlines())


def _is_location(pattern: str, path: str) -> bool:
    if len(pattern) > 500 or pattern.count("*") > 5:
        return False
    pattern = pattern.replace("[", "[[]").replace("?", "[?]")
    if pattern.endswith("$"):
        return fnmatchcase(path, pattern[:-1])
    return fnmatchcase(path, pattern + "*")


def path_of(url: str) -> str:
    """Path and query of `url`, as location patterns are held against."""
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
