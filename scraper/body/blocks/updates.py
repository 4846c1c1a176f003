"""Live blogs: which leaf opens which update, by the page's `liveBlogUpdate` or by its markup."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from scraper.article import Person, Update
from scraper.body.blocks.clock_lines import clock_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborNode

    from scraper.document import Document, Element, Leaf

LIVE = frozenset(("LiveBlogPosting",))
ENTRY = re.compile(
    r"(?:live[\w-]{0,60}?(?:post|entry|item|update|block|event|ticker)|ticker[\w-]{0,60}?[-_](?:entry|item|post|"
    r"event))"
)
ENTRY_TAGS = frozenset(("article", "li", "section", "div"))
NEAR = 4
"""Nodes before and after an entry among which another one stands."""
MIN_UPDATES = 2
PREFIX = 60
"""Letters of an update's text by which it is found on the page."""
LONG = 20
"""How many of these letters make a start that is told from others though one of both goes on."""
BEYOND = "\U0010ffff"
"""Comes after whatever a text goes on with."""
LETTERS = re.compile(r"\W+")
START_CHARS = 4 * PREFIX
"""Characters among which these letters are: a text of JSON-LD may be the whole of an update."""
MAX_UPDATES = 500


def find_updates(doc: Document, leaves: Sequence[Leaf]) -> list[tuple[int, Update]]:
    """For each update found among these leaves, in order: the position of its first leaf, and its head."""
    found = _from_json_ld(doc, leaves)
    return found if len(found) >= MIN_UPDATES else _from_markup(leaves)


def _from_json_ld(doc: Document, leaves: Sequence[Leaf]) -> list[tuple[int, Update]]:
    entries = [entry for blog in doc.json_ld.of_type(LIVE) for entry in _list(blog.get("liveBlogUpdate"))][
        :MAX_UPDATES
    ]
    if len(entries) < MIN_UPDATES:
        return []
    starts = _Starts(leaves)
    found: dict[int, Update] = {}
    for entry in entries:
        update = _read_entry(doc, doc.json_ld.resolve(entry))
        if update is not None:
            where = starts.position_of(update, doc.json_ld.resolve(entry))
            if where is not None:
                found.setdefault(where, update)
    return sorted(found.items())


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if isinstance(value, dict) else []


def _letters(text: str) -> str:
    return LETTERS.sub("", text[:START_CHARS]).lower()[:PREFIX]


def _read_entry(doc: Document, entry: Any) -> Update | None:
    if not isinstance(entry, dict):
        return None
    identity = entry.get("@id") or entry.get("url")
    headline = entry.get("headline") or entry.get("name")
    time = entry.get("datePublished") or entry.get("dateModified")
    return Update(
        id=identity if isinstance(identity, str) else None,
        headline=" ".join(headline.split()) if isinstance(headline, str) else None,
        time=time if isinstance(time, str) else None,
        byline=_people(doc, entry.get("author")),
    )


def _people(doc: Document, value: Any) -> list[Person]:
    people = []
    for author in _list(value):
        author = doc.json_ld.resolve(author)
        name = author.get("name") if isinstance(author, dict) else None
        if isinstance(name, str) and name.strip():
            is_house = author.get("@type") in ("Organization", "NewsMediaOrganization")
            people.append(Person(" ".join(name.split()), "organization" if is_house else "person"))
    return people


class _Starts:
    """The first letters of leaves, and where they stand."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self.positions: dict[str, int] = {}
        for position, leaf in enumerate(leaves):
            self.positions.setdefault(_letters(leaf.text), position)
        self.long = sorted(start for start in self.positions if len(start) > LONG)
        self.places = [self.positions[start] for start in self.long]

    def position_of(self, update: Update, entry: dict[str, Any]) -> int | None:
        """Where an update's headline stands on the page, or else its first words."""
        body = entry.get("articleBody")
        for text in (update.headline, body if isinstance(body, str) else None):
            if (wanted := _letters(text or "")) and (found := self._find(wanted)) is not None:
                return found
        return None

    def _find(self, wanted: str) -> int | None:
        """The first that is the same, or, if it is long, of which one goes on where the other ends."""
        low, high = bisect_left(self.long, wanted), bisect_left(self.long, wanted + BEYOND)
        shorter = [wanted[:size] for size in range(LONG + 1, len(wanted))]
        same = [self.positions[start] for start in (wanted, *shorter) if start in self.positions]
        return min(same + self.places[low:high], default=None)


def _from_markup(leaves: Sequence[Leaf]) -> list[tuple[int, Update]]:
    """Elements that say they are an update: `itemprop=liveBlogUpdate`, or a class of that kind and a time."""
    known: dict[int, Element | None] = {}
    found: list[tuple[int, Update]] = []
    last: Element | None = None
    for position, leaf in enumerate(leaves):
        entry = leaf.element.handed_down(known, _entry, None)
        if entry is not None and entry is not last:
            last = entry
            found.append((position, Update(id=entry.attrs.get("id"), time=_time_in(entry))))
    timed = [pair for pair in found if pair[1].time]
    return found if len(timed) >= MIN_UPDATES and len(timed) * 2 > len(found) else []


def _entry(element: Element, around: Element | None) -> Element | None:
    """The update that an element is or stands in: one without attributes, as most are, is none."""
    if element.attrs and (_is_marked(element) or (around is None and _is_entry(element))):
        return element
    return around


def _is_marked(element: Element) -> bool:
    return "itemprop" in element.attrs and "liveblogupdate" in (element.attrs["itemprop"] or "").lower()


def _is_entry(element: Element) -> bool:
    names = element.names
    if not ("live" in names or "ticker" in names) or element.tag not in ENTRY_TAGS or not ENTRY.search(names):
        return False
    return element.node.css_first("time") is not None and _has_siblings(element)


def _has_siblings(entry: Element) -> bool:
    """Whether another element of its kind stands near it: one alone is the wrapper of all."""
    kind, before, after = _kind(entry.node), entry.node.prev, entry.node.next
    for _ in range(NEAR):
        if (before is not None and _kind(before) == kind) or (after is not None and _kind(after) == kind):
            return True
        before, after = before.prev if before is not None else None, after.next if after is not None else None
    return False


def _kind(node: LexborNode) -> tuple[str | None, list[str]]:
    """Its tag and its first class."""
    return node.tag, (node.attributes.get("class") or "").split()[:1]


def _time_in(entry: Element) -> str | None:
    time = entry.node.css_first("time[datetime], [itemprop=datePublished][content]")
    if time is not None:
        return time.attributes.get("datetime") or time.attributes.get("content")
    shown = entry.node.css_first("time")
    clock = clock_of(shown.text().strip()) if shown is not None else None
    return f"T{clock}" if clock else None
