"""The signals by which a site or page declines text and data mining (TDM) or use for AI. All is reported.

Sources: TDM Reservation Protocol (W3C community group, 2024: header, meta, /.well-known/tdmrep.json), the
robots directives noai and noimageai (meta and X-Robots-Tag), Spawning's ai.txt, Content-Signal lines in
robots.txt.
"""

import json
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import urlsplit

from protego import Protego

from scraper.fetch.exchange import Answer

_NOAI = re.compile(r"\bnoai\b|\bnoimageai\b", re.I)
_META = re.compile(rb"<meta\s[^>]{0,500}>", re.I)
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_CONTENT_SIGNAL = re.compile(r"^\s*content-(?:signal|usage)\s*:(.*)$", re.I | re.M)
_DECLINES = re.compile(r"\b(ai-train|train-ai|ai-input|ai)\s*=\s*(?:no|n)\b", re.I)
# ai.txt speaks of kinds of files; these are the kinds that an article's text comes in.
_TEXT_FILES = ("/x.html", "/x.htm", "/x.txt", "/x.php")


def find_header_signals(answer: Answer) -> Iterator[str]:
    """Signals in the headers of an answer."""
    for key, value in answer.headers:
        if key == "tdm-reservation" and value.strip() == "1":
            yield "tdm-reservation header"
        elif key == "x-robots-tag":
            yield from (f"x-robots-tag {found.lower()}" for found in _NOAI.findall(value[:1_000]))


def find_meta_signals(head: bytes) -> Iterator[str]:
    """Signals in the meta elements of a page's head, in any charset that keeps ASCII."""
    if not any(word in head for word in (b"noai", b"noimageai", b"NOAI", b"tdm-reservation")):
        return
    for element in _META.findall(head):
        found = _ATTRIBUTE.findall(element.decode("latin-1"))
        attributes = {name.lower(): first or second or third for name, first, second, third in found}
        name, content = attributes.get("name", "").strip().lower(), attributes.get("content", "")
        if name == "tdm-reservation" and content.strip() == "1":
            yield "tdm-reservation meta"
        elif name in ("robots", "ai", "scraper"):
            yield from (f"meta {name} {word.lower()}" for word in _NOAI.findall(content))


def find_robots_signals(text: str) -> Iterator[str]:
    """Content-Signal (Cloudflare) and Content-Usage (IETF aipref) lines of a robots.txt."""
    for line in _CONTENT_SIGNAL.findall(text):
        yield from (f"robots.txt {name.lower()}=no" for name in _DECLINES.findall(line))


def declines_ai_txt(body: bytes, path: str) -> bool:
    """Whether an ai.txt keeps all agents from pages or from the page at `path`."""
    text = body.decode("utf-8-sig", "replace")
    if "<html" in text[:2_000].lower() or "disallow" not in text.lower():
        return False
    lines = (line.split("#")[0] for line in text.splitlines())
    # Spawning's generator writes `Disallow: *.html`; as a robots pattern this needs a leading slash or star.
    rules = Protego.parse("\n".join(lines))
    return any(not rules.can_fetch(f"https://x{file}", "scraper") for file in (path, *_TEXT_FILES))


def declines_tdmrep(body: bytes, path: str) -> bool:
    """Whether a tdmrep.json reserves TDM rights for `path`: the first location that fits decides."""
    try:
        entries = json.loads(body)
    except (ValueError, RecursionError):
        return False
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and _is_location(entry.get("location"), path):
            return entry.get("tdm-reservation") in (1, "1", True)
    return False


def _is_location(pattern: Any, path: str) -> bool:
    if not isinstance(pattern, str) or len(pattern) > 500 or pattern.count("*") > 5:
        return False
    pattern = pattern.replace("[", "[[]").replace("?", "[?]")
    if pattern.endswith("$"):
        return fnmatchcase(path, pattern[:-1])
    return fnmatchcase(path, pattern + "*")


def path_of(url: str) -> str:
    """Path and query of `url`, as location patterns are held against."""
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
