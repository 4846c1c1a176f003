"""Which of a page's embeds are the article's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.body.embeds.lead_video import find_lead_video
from scraper.body.embeds.linked import mark_linked
from scraper.body.embeds.read_aloud import LISTEN_REACH, reads_aloud
from scraper.body.embeds.state import find_state_embeds
from scraper.body.other_pictures import is_teaser
from scraper.body.surroundings import OUTSIDE, is_outside, main_element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.document import Document, Element, Leaf

MAX_LEAD = 25
"""Leaves above the body among which a lead player may stand."""
LEAD_CHARS = 700
"""Characters that may stand between a lead player and the body: standfirst, byline, caption."""
MAX_TAIL = 6
"""Leaves below the body among which a last one may stand."""
TAIL_CHARS = 220
"""Characters that may stand between the body's end and an embed that still belongs to it ..."""
TAIL_CHARS_INSIDE = 600
"""... and the same within the body's own element."""
OF_ANOTHER = frozenset(("h2", "h3", "h4", "h5"))
"""Where one stands below the body's element, what follows is something else."""
TELLING = (
    "data-position",
    "data-module",
    "data-type",
    "data-component",
    "data-testid",
    "role",
    "aria-label",
    "data-area",
)
"""Attributes besides class and id that tell what part of the page an element is."""
SHOWING = re.compile(
    r"embed|play|video|audio|media|chart|graph|map|interactive|infogra|grafi|podcast|quiz|poll|story|slide|"
    r"visual|table|timeline|\.pdf(?:[?#&]|$)",
    re.I,
)
"""What the address of a frame has that shows something; asked of frames little to be trusted."""


def choose_embeds(doc: Document, start: int, end: int, kept: Sequence[int] | None = None) -> list[Leaf]:
    """The embed leaves that belong to the article whose body is `leaves[start:end]` of the scan, each once.

    Among them may be text leaves that are nothing but an embed's address, and leaves made of what the
    page's state and JSON-LD tell; the latter carry the index of the text leaf that they follow. With `kept`,
    the indices of the body's leaves, stray ones far from the rest count for nothing.
    """
    leaves = doc.scan.leaves
    texts = [leaves[i] for i in (kept or range(start, end)) if leaves[i].kind == "text"]
    main = main_element(texts)
    end = _dense_end(texts, main, end)
    first = _lead_start(leaves, start)
    mark_linked(doc, leaves[first : end + MAX_TAIL])
    last = _tail_end(leaves, end, main)
    chosen: dict[tuple[str, str], Leaf] = {}
    for leaf in leaves[first:last]:
        if leaf.embed is None or (leaf.embed.provider, leaf.embed.key) in chosen:
            continue
        if is_own(doc, leaf, main, inside=start <= leaf.index < end):
            chosen[leaf.embed.provider, leaf.embed.key] = leaf
    _add_from_state(doc, texts, chosen)
    if video := find_lead_video(doc, start, list(chosen.values())):
        chosen["", ""] = video
    return sorted(chosen.values(), key=lambda leaf: leaf.index)


def _dense_end(texts: list[Leaf], main: Element | None, end: int) -> int:
    """After the last text within the main element, if the body begins there; else as given."""
    if main is None or not main.first_leaf <= texts[0].index < main.last_leaf:
        return end
    return next(text.index for text in reversed(texts) if text.index < main.last_leaf) + 1


def _add_from_state(doc: Document, texts: list[Leaf], chosen: dict[tuple[str, str], Leaf]) -> None:
    for leaf in find_state_embeds(doc, texts):
        if leaf.embed is not None and (leaf.embed.provider, leaf.embed.key) not in chosen:
            after = next((text.index for text in texts if text.index > leaf.index), texts[-1].index + 1)
            _drop_wrapper(chosen, leaf.index, after)
            chosen[leaf.embed.provider, leaf.embed.key] = leaf


def _drop_wrapper(chosen: dict[tuple[str, str], Leaf], before: int, after: int) -> None:
    """Of a frame of no known provider, where the state knows what stands there, only the latter is kept."""
    for name, leaf in chosen.items():
        if name[0] == "iframe" and before < leaf.index < after:
            del chosen[name]
            return


def is_own(doc: Document, leaf: Leaf, main: Element | None, *, inside: bool) -> bool:
    """Whether an embed near or (`inside`) between the texts of the article is part of it."""
    embed = leaf.embed
    url = doc.absolute(embed.url) if embed is not None else None
    if (
        embed is None
        or url is None
        or is_outside(leaf.element, main, alone=inside and embed.provider not in WEAK)
    ):
        return False
    if embed.provider == "iframe" and not _shows(doc, leaf.element, url, inside=inside):
        return False
    if embed.provider == "video" and is_teaser(leaf):
        return False
    if embed.provider in LISTEN_REACH and reads_aloud(doc.scan.leaves, leaf):
        return False
    if embed.provider == "video" and not inside and main is not None and _is_backdrop(leaf.element, main):
        return False
    return not any(_tells_outside(element) for element in leaf.element.ancestors(6))


WEAK = frozenset(("iframe", "video", "audio"))
"""Providers that say nothing of what is embedded."""


def _shows(doc: Document, element: Element, url: str, *, inside: bool) -> bool:
    """Whether a frame of no known provider is more than a part of the page."""
    return (inside and (_is_foreign(doc, url) or _is_fitted(element))) or SHOWING.search(url) is not None


def _is_fitted(element: Element) -> bool:
    """Whether a script of newsrooms' graphics makes the frame and fits it to what it shows: pym.js, sidechain."""
    return element.tag in ("script", "side-chain") or "data-pym-src" in element.attrs


def _is_foreign(doc: Document, url: str) -> bool:
    """Whether a frame is not of the page's own host, whose frames are mostly parts of the page."""
    host, own = (
        address.split("/", 3)[2].lower() for address in (url, doc.url if "//" in doc.url else "//" + url)
    )
    return host.split(".")[-2:] != own.split(".")[-2:]


def _is_backdrop(element: Element, main: Element) -> bool:
    """A picture that moves, above the body: no controls, playing by itself for ever."""
    return (
        element.index < main.index
        and "autoplay" in element.attrs
        and "loop" in element.attrs
        and "controls" not in element.attrs
    )


def _tells_outside(element: Element) -> bool:
    return any(OUTSIDE.search(value.lower()) for name in TELLING if (value := element.attrs.get(name)))


def _lead_start(leaves: list[Leaf], start: int) -> int:
    """The headline nearest above the body, or as far up as a lead player may stand."""
    chars, index = 0, start
    while index > max(start - MAX_LEAD, 0) and chars <= LEAD_CHARS:
        index -= 1
        chars += len(leaves[index].text)
        if leaves[index].element.tag == "h1":
            break
    return index


def _tail_end(leaves: list[Leaf], end: int, main: Element | None) -> int:
    """After the last embed that follows the body with hardly any text between, and no heading of something else."""
    chars, last = 0, end
    for index in range(end, min(end + MAX_TAIL, len(leaves))):
        chars += len(leaves[index].text) if leaves[index].embed is None else 0
        is_inside = main is not None and main.first_leaf <= index < main.last_leaf
        if chars > (TAIL_CHARS_INSIDE if is_inside else TAIL_CHARS):
            break
        if not is_inside and leaves[index].element.tag in OF_ANOTHER and leaves[index].kind == "text":
            break
        if leaves[index].embed is not None:
            last, chars = index + 1, 0
    return last
