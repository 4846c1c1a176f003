"""Bylines that the reader sees: marked up (rel, itemprop, class, links to authors' pages) or by their words
alone.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from scraper.article import Person
from scraper.fields.byline_features import is_site
from scraper.fields.choice import Reading
from scraper.fields.name_words import name_words
from scraper.fields.names import fold, lead_of, parse_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Element, Leaf
    from scraper.fields.clues import Clues

MIDDLE_BY = re.compile(
    r"(\d[^\n]{0,40}?|[|•·–—]\s*|^[^\n]{0,40}?(?i:posted|published|written|erstellt|veröffentlicht"
    r"|geschrieben|publié|publicado)[^\n]{0,60}?)"
    r"\b([Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Dd]i|[Aa]v|[Aa]f|[Oo]d|от|від|oleh)\s+(?=\S)"
)
SHORT_BY = re.compile(r"^((?:\S+ ){1,4}?)([Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Dd]i|[Aa]v|[Aa]f|od|от|від|oleh)\s+(?=[^\W\d_a-z])")
"""A short line of some words and a name ("A column by Ann Lee")."""
LATER_BY = frozenset("by By BY von Von par Par por Por door Door di Di av Av af Af od Od от від oleh".split())
BARE = 14
"""How many lines from the body a name may stand without a word that says what it is."""
NEVER_BARE = frozenset(("h1", "h2", "li", "button", "label"))
MAX_ELEMENTS = 60
MAX_TEXT = 250
"""A longer element is not a byline but a box with a life in it."""
ABOVE, BELOW, ASIDE = 40, 12, 10
"""How far from the body, in leaves, a byline may stand."""
NO_BYLINE = frozenset(("img", "body"))
MAX_CLASSES = 12
CONTRIBUTED = "contributed"
WHOLE = frozenset(("bare", CONTRIBUTED))
MAX_SHORT = 60
AUTHOR_CLASS = re.compile(
    r"author|byline|autor|auteur|writer|journalist|redakt|forfatter|skribent|\bbyl\b|reporter"
    r"|contribut|signature|\bfirma\b|schrijver|\bcreator"
)
NAME_CLASS = re.compile(r"author[-_]*name|byline[-_]*name|byline__?author|\bfn\b")


def shown_bylines(clues: Clues, *, known: bool) -> Iterator[Reading]:
    """Readings of visible bylines, the best marked first.

    Names that nothing marks are looked for only where no person is `known` or marked.
    """
    marked = [
        *_of_elements(clues, "itemprop", _itemprop(clues)),
        *_of_elements(clues, "rel_author", _rel(clues)),
        *_of_class(clues),
        *_of_elements(clues, "author_link", _author_links(clues)),
    ]
    yield from marked
    known = known or has_person(clues, marked)
    yield from _of_words(clues, bare=not known)
    if not known:
        yield from _signature(clues)


def has_person(clues: Clues, readings: list[Reading]) -> bool:
    """Whether any reading names a person, and not the site as one."""
    return any(p.kind == "person" and not is_site(fold(p.name), clues.site_names) for r in readings for p in r.value)


def _itemprop(clues: Clues) -> list[Element]:
    found = clues.marked.itemprop
    return [*found.get("author", []), *found.get("creator", []), *found.get("author name", [])]


def _rel(clues: Clues) -> list[Element]:
    return [e for rel, elements in clues.marked.rel.items() if "author" in rel.split() for e in elements]


def _author_links(clues: Clues) -> list[Element]:
    return [e for e in clues.link_kinds["author"] if _near(clues, e)]


def _of_elements(clues: Clues, step: str, elements: list[Element]) -> Iterator[Reading]:
    """One reading of the elements outside asides: those near the body together, above before below."""
    kept = [e for e in elements[:MAX_ELEMENTS] if not clues.is_aside(e)]
    for side in ("above", "inside", "below", "lost"):
        group = [e for e in kept if clues.place(e).where == side]
        nearest = _run(group)
        people = [p for e in nearest for p in _people(clues, e)]
        if people:
            raw = " | ".join(clues.text_of(e)[:100] for e in nearest)
            yield Reading(f"{step}_{side}", _merge(people), raw, distance=clues.place(nearest[0]).distance)


def _run(elements: list[Element]) -> list[Element]:
    """The first of the elements and those close after it: one byline, not the whole page's."""
    run: list[Element] = []
    for element in elements:
        if run and element.index - run[-1].index > 25:
            break
        run.append(element)
    return run


def _people(clues: Clues, element: Element) -> list[Person]:
    text = element.attrs.get("content") or _name_text(clues, element)
    if len(text) > MAX_TEXT:
        return []
    people = parse_names(text, strict=" " in text)
    href = element.attrs.get("href") if element.tag == "a" else None
    if href and len(people) == 1:
        people[0].url = clues.doc.absolute(href)
    return people


def _name_text(clues: Clues, element: Element) -> str:
    """The text of the child that holds the name (itemprop=name, .author-name), else of the element."""
    if element.tag != "a":
        for child in _descendants(clues, element):
            if child.attrs.get("itemprop") == "name" or NAME_CLASS.search(child.names):
                return child.attrs.get("content") or clues.pieces_of(child)
    return clues.pieces_of(element)


def _descendants(clues: Clues, element: Element) -> Iterator[Element]:
    for child in clues.doc.scan.elements[element.index + 1 : element.index + 20]:
        if child.depth <= element.depth:
            return
        yield child


def _of_class(clues: Clues) -> Iterator[Reading]:
    """Elements whose class says author or byline, the nearest first: each on its own, for such boxes often hold
    one another.
    """
    seen: set[str] = set()
    elements = [e for e in clues.marked.named("author") if e.tag not in NO_BYLINE and _within(clues, e)]
    elements.sort(key=lambda e: clues.place(e).distance)
    for element in elements:
        if not AUTHOR_CLASS.search(element.names) or (where := _side(clues, element)) is None:
            continue
        text = clues.pieces_of(element)
        if not 3 <= len(text) <= MAX_TEXT or text in seen:
            continue
        seen.add(text)
        if len(seen) > MAX_CLASSES:
            return
        if people := _linked(clues, element, parse_names(text, strict=" " in text)):
            yield Reading(f"class_{where}", people, text, distance=clues.place(element).distance)


def _side(clues: Clues, element: Element) -> str | None:
    """The side of the body; "aside" for what stands close above it in what calls itself a promo, a top bar, the
    latest: such names are given to the article's own head too. None for the other asides.
    """
    place = clues.place(element)
    if not clues.is_aside(element):
        return place.where
    return "aside" if place.where == "above" and place.distance <= ASIDE else None


def _linked(clues: Clues, element: Element, people: list[Person]) -> list[Person]:
    """The people with the URLs that their names carry within the element."""
    links = {clues.text_of(e): e.attrs.get("href") for e in _descendants(clues, element) if e.tag == "a"}
    if element.tag == "a":
        links[clues.text_of(element)] = element.attrs.get("href")
    for person in people:
        href = links.get(person.name)
        person.url = clues.doc.absolute(href) if href else None
    return people


def _near(clues: Clues, element: Element) -> bool:
    return _within(clues, element) and not clues.is_aside(element)


def _within(clues: Clues, element: Element) -> bool:
    place = clues.place(element)
    reach = ABOVE if place.where in ("above", "lost") else BELOW
    return place.distance <= reach and not element.hidden


def _of_words(clues: Clues, *, bare: bool) -> Iterator[Reading]:
    """Short lines near the body by their words: "By" at the start, or after a date; or nothing but a name."""
    for side, lines in (("above", _lines_above(clues)), ("below", _lines_below(clues))):
        found: set[str] = set()
        for kind, leaf in _kinds_of_lines(clues, lines, bare=bare):
            if clues.is_aside(leaf.element) and _side(clues, leaf.element) is None:
                continue
            step = f"{kind}_{'aside' if clues.is_aside(leaf.element) else side}"
            if step in found:
                continue
            text = _line_text(clues, leaf)
            people = parse_names(text if kind in WHOLE else _apart(text), strict=True)
            if kind == "bare":
                people = _bare(people)
            if people:
                found.add(step)
                yield Reading(step, people, leaf.text, distance=clues.place_of_leaf(leaf.index).distance)


def _apart(text: str) -> str:
    """The line with a break before the lead-in within it."""
    parted, count = MIDDLE_BY.subn(r"\n\2 ", text, count=1)
    return parted if count or len(text) >= MAX_SHORT else SHORT_BY.sub(r"\2 ", text, count=1)


def _kinds_of_lines(clues: Clues, lines: list[Leaf], *, bare: bool) -> Iterator[tuple[str, Leaf]]:
    """words: starts with a lead-in; middle: has one later; bare: may be a name alone, perhaps with a date."""
    words, bare_left = name_words(), BARE if bare else 0
    for leaf in lines:
        text = leaf.text
        if not 3 < len(text) < MAX_TEXT:
            continue
        kind = lead_of(text) if words.may_lead(text) else None
        if kind in ("author", "contributor"):
            yield ("words" if kind == "author" else CONTRIBUTED), leaf
        elif not LATER_BY.isdisjoint(text.split()) and (
            MIDDLE_BY.search(text) or (kind is None and len(text) < MAX_SHORT and SHORT_BY.match(text))
        ):
            yield "middle", leaf
        elif bare_left and not clues.is_aside(leaf.element):
            bare_left -= 1
            if _may_be_bare(leaf, text):
                yield "bare", leaf


def _may_be_bare(leaf: Leaf, text: str) -> bool:
    if len(text) > 60 or text[0].islower() or text[-1] in "?!.:":
        return False
    return leaf.element.tag not in NEVER_BARE and text.count(" ") < 9


def _line_text(clues: Clues, leaf: Leaf) -> str:
    """The line with its text nodes apart, where it is all that its element holds."""
    element, elements = leaf.element, clues.doc.scan.elements
    alone = element.last_leaf - element.first_leaf == 1
    inner = elements[element.index + 1].parent if element.index + 1 < len(elements) else None
    return clues.pieces_of(element) if alone and inner is element else leaf.text


def _bare(people: list[Person]) -> list[Person]:
    """Those that are names beyond doubt, up to the first that is not; or the one organization."""
    if len(people) == 1 and people[0].kind == "organization":
        return people
    return list(takewhile(lambda person: 2 <= len(person.name.split()) <= 4, people))


def _lines_above(clues: Clues) -> list[Leaf]:
    """The lines above the body and its first five, the nearest to its start first."""
    leaves = clues.doc.scan.leaves
    start = max(clues.first_leaf, 0)
    return [*leaves[start : start + 5], *reversed(leaves[max(0, start - ABOVE) : start])]


def _lines_below(clues: Clues) -> list[Leaf]:
    leaves = clues.doc.scan.leaves
    end = max(clues.last_leaf, 0)
    return [*leaves[end : end + BELOW], *reversed(leaves[max(0, end - 4) : end])]


def _signature(clues: Clues) -> Iterator[Reading]:
    """A name alone on the body's last line, or the agency in brackets there: "(AFP)"."""
    text = clues.region.text.rstrip()[-MAX_TEXT:]
    line = text.rsplit("\n", 1)[-1].strip()
    if 3 < len(line) < 60 and (people := parse_names(line, strict=True)):
        yield Reading("signature", people, line)
    if line.endswith(")") and "(" in line[-30:]:
        inner = line[line.rindex("(") + 1 : -1]
        people = [p for p in parse_names(inner, strict=True) if p.kind == "organization"]
        if people:
            yield Reading("agency_end", people, inner)


def _merge(people: list[Person]) -> list[Person]:
    merged: dict[str, Person] = {}
    for person in people:
        merged.setdefault(person.name.casefold(), person)
    return list(merged.values())
