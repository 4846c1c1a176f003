"""Frames and plug-ins: `iframe`, `amp-iframe`, `embed`, `object`; lazy or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from scraper.embeds.found import Attrs, FoundEmbed
from scraper.embeds.refused import is_refused
from scraper.embeds.urls import clean_url, read_url

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

FRAMES = frozenset("iframe amp-iframe embed object frame".split())
PLACE = re.compile(r"src(?!set|doc)|url|uri|href|source|^data(?:-(?:lazy|iframe|embed))?$")
"""How the attributes are named that lazy loaders and consent tools put a frame's address into."""
CHART_ID = re.compile(r"^datawrapper-(?:chart|vis)-([A-Za-z0-9]{5})$")
"""The id that Datawrapper's code gives its frames."""
PDF = re.compile(r"\.pdf(?:[?#]|$)", re.I)
TABLEAU_PATH = re.compile(r"(?:^|/)(?:views|shared)/([^?#]*[^?#/])")
"""The path of a view, without its query."""
BOUND = (":", "v-bind:", "x-bind:", "[")
"""How attributes begin that hold no address, but an expression for one."""
NO_PLACE = ("about:", "data:", "javascript:", "#", "blob:")
"""How values begin that no page is at."""
NO_SIZE = re.compile(r"^\s*[01](?:px)?\s*$")
UNSEEN = re.compile(r"display:none|visibility:hidden|(?<![\w-])(?:width|height):[01](?:px)?(?:;|$)")
"""In a style without spaces: a frame that is hidden, or of no size."""


def _addresses(attrs: Attrs) -> list[str]:
    """The URLs that the attributes of a frame hold, the dummy of a lazy loader (`blank.html`) last."""
    found = [
        value
        for name, value in attrs.items()
        if value and PLACE.search(name) and not name.startswith(BOUND) and not value.startswith(NO_PLACE)
    ]
    found.sort(key=lambda value: "blank" in value)
    return found


def read_frame(node: LexborNode, tag: str, attrs: Attrs) -> FoundEmbed | None:
    """The embed in a frame; `iframe` as provider where the table does not know its host."""
    if chart := CHART_ID.match(attrs.get("id") or ""):
        return FoundEmbed("datawrapper", chart.group(1), f"https://datawrapper.dwcdn.net/{chart.group(1)}/")
    places = _addresses(attrs)
    if tag == "object":
        places += [value for name in ("movie", "src", "flashvars") for value in _parameters(node, name)]
    for place in places:
        if found := read_url(place):
            found.title = attrs.get("title") or None
            return found
    if tag == "object" and (found := _read_parameters(node)):
        return found
    if not places or is_unseen(attrs) or (tag in ("embed", "object") and not _is_document(places[0], attrs)):
        return None
    return _other_frame(places[0], attrs)


def _is_document(place: str, attrs: Attrs) -> bool:
    """Whether a plug-in shows a PDF, as WordPress's file block does: others of unknown hosts show nothing any more."""
    return attrs.get("type") == "application/pdf" or PDF.search(place) is not None


def _other_frame(place: str, attrs: Attrs) -> FoundEmbed | None:
    url = clean_url(place)
    if url is None or is_refused(url) or "wp-embedded-content" in (attrs.get("class") or ""):
        return None
    return FoundEmbed("iframe", url, url, title=attrs.get("title") or None)


def is_unseen(attrs: Attrs) -> bool:
    """A frame of no size, as those that count visits."""
    if NO_SIZE.match(attrs.get("width") or "") or NO_SIZE.match(attrs.get("height") or ""):
        return True
    return UNSEEN.search((attrs.get("style") or "").replace(" ", "").lower()) is not None


def _read_parameters(node: LexborNode) -> FoundEmbed | None:
    """Tableau's and Brightcove's own codes of old, that say by parameters what to show."""
    given = {
        (param.attributes.get("name") or "").lower(): param.attributes.get("value") or ""
        for param in node.css("param")
    }
    if number := given.get("@videoplayer"):
        return read_url(f"https://players.brightcove.net/0/default_default/index.html?videoId={number}")
    host, path = unquote(given.get("host_url", "")), given.get("path")
    if path is None and "name" in given:
        path = f"{given.get('site_root', '')}/views/{given['name']}"
    place = TABLEAU_PATH.search(path or "")
    url = clean_url(f"{host.rstrip('/')}/{(path or '').lstrip('/')}")
    if not place or not url or not host.startswith("http"):
        return None
    return FoundEmbed("tableau", place.group(1), url)


def _parameters(node: LexborNode, name: str) -> list[str]:
    return [param.attributes.get("value") or "" for param in node.css(f'param[name="{name}" i]')]
