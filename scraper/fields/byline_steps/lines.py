"""Bylines that only their words mark: lines near the body that start with "By", name somebody after a date, or hold
nothing but a name.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from scraper.fields.byline_steps.bare_lines import BARE_KINDS, bare_kind, bare_names, may_be_bare
from scraper.fields.byline_steps.furniture import is_furniture, without_motto, without_subjects
from scraper.fields.byline_steps.labels_within import EASTERN_BY, after_label
from scraper.fields.choice import Reading
from scraper.fields.clues import HEAD_ABOVE, HEAD_INSIDE
from scraper.fields.marks import kinds_of_link
from scraper.fields.names.compare import are_full, is_full
from scraper.fields.names.parse import lead_of, parse_names
from scraper.fields.names.words import name_words
from scraper.fields.times.visible import find_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.article import Person
    from scraper.document import Element, Leaf
    from scraper.fields.clues import Clues

MIDDLE_BY = re.compile(
    r"(\d[^\n]{0,40}?|[|•·–—]\s*|^[^\n]{0,40}?(?i:posted|published|written|erstellt|veröffentlicht"
    r"|geschrieben|publié|publicado)[^\n]{0,60}?)"
    r"\b([Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Dd]i|[Aa]v|[Aa]f|[Oo]d|от|від|oleh)\s+(?=[^\s\d])"
)
SHORT_BY = re.compile(
    r"^((?:\S+ ){1,4}?)([Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Dd]i|[Aa]v|[Aa]f|od|от|від|oleh)\s+(?=[^\W\d_a-z])"
)
"""A short line of some words and a name ("A column by Ann Lee")."""
COLON = re.compile(r"[^:：\n]{2,30}[:：]")
LATER_BY = frozenset("by By BY von Von par Par por Por door Door di Di av Av af Af od Od от від oleh".split())
_DIGIT = re.compile(r"\d")
BARE = 14
"""How many lines from the body a name may stand without a word that says what it is."""
MAX_BARE = 3
"""How many of them are options: the nearest may be a button."""
BELOW, ASIDE = 12, 10
"""How far below the body, in leaves, such a line may stand; and in what calls itself an aside."""
MAX_SINGLE = 2
STARTS = 2
"""The body's first leaves, of which its head may be one."""
HEADED = 6
"""How many lines below the h1 may hold the byline where that is further up."""
MAX_TEXT, MAX_LATER, MAX_SHORT, MAX_LEAD = 250, 120, 60, 30
OPEN_BRACKETS, CLOSE_BRACKETS = tuple("(（【［〔"), tuple(")）】］〕")
SENTENCE_ENDS = frozenset(".!?…。！？:;")
CONTRIBUTED, LABELLED = "contributed", "labelled"
STEP_OF = {LABELLED: "words"}
CHAPTER_TAGS = frozenset(("h2", "h3", "h4"))
BARE_STEPS = ("bare_", "dated_")
WHOLE = BARE_KINDS | {CONTRIBUTED}


def bylines_above(clues: Clues, *, bare: bool) -> Iterator[Reading]:
    """The lines above the body and its first five; names that nothing marks only if `bare`, and if no line there leads
    to a full one.
    """
    found = list(_of_words(clues, "above", _lines_above(clues), bare=bare))
    led = any([r.step == "words_above" and are_full(r.value) for r in found])
    yield from [r for r in found if not (led and r.step.startswith(BARE_STEPS))]


def bylines_below(clues: Clues, *, bare: bool) -> Iterator[Reading]:
    """The lines below the body and its last four."""
    yield from _of_words(clues, "below", _lines_below(clues), bare=bare)


def contributed(clues: Clues) -> Iterator[Reading]:
    """Lines below the text that say who helped ("Additional reporting by")."""
    lines = [leaf for leaf in _lines_below(clues) if lead_of(leaf.text[:MAX_TEXT]) == "contributor"]
    yield from _of_words(clues, "below", lines, bare=False)


def side_of(clues: Clues, element: Element) -> str | None:
    """The side of the body on which it stands; None for asides. But "aside" for one close above the body, or first in
    it: classes such as promo, top-bar or latest are given to the article's own head, too.
    """
    place = clues.place(element)
    if not clues.is_aside(element):
        return place.where
    if place.where == "inside":
        return "aside" if element.first_leaf - clues.first_leaf < STARTS else None
    return "aside" if place.where == "above" and place.distance <= ASIDE else None


def _of_words(clues: Clues, side: str, lines: list[Leaf], *, bare: bool) -> Iterator[Reading]:
    """Short lines near the body by their words: "By" at the start, or after a date; or nothing but a name."""
    found: Counter[str] = Counter()
    for kind, leaf in _kinds_of_lines(clues, lines, bare=bare):
        if clues.is_aside(leaf.element) and side_of(clues, leaf.element) is None:
            continue
        step = f"{STEP_OF.get(kind, kind)}_{_side_of_line(clues, leaf, side)}"
        if found[step] >= (MAX_BARE if kind in BARE_KINDS else 1):
            continue
        text = _from_lead(clues.line_text(leaf))
        if len(text) < MAX_LEAD and name_words().only_lead(text):
            text = f"{text}\n{_next_text(clues, leaf)}"
        if kind in BARE_KINDS:
            people = _bare_names_in(clues, text, above=step.endswith("_above"))
            people = [] if people and is_furniture(clues, leaf) else people
        else:
            people = without_motto(clues, text, _names_in(kind, text))
        people = without_subjects(clues, leaf, people)
        if people:
            found[step] += 1
            distance = clues.distance_of(leaf)
            signs = _is_labelled(kind, text, side) and are_full(people) and not clues.is_aside(leaf.element)
            yield Reading(step, people, leaf.text, distance=distance, signs=signs)


def _is_labelled(kind: str, text: str, side: str) -> bool:
    """Whether a label and its colon say who wrote it: within a line, or, below the text, at its start."""
    if kind == "words" and side == "below":
        return COLON.match(text) is not None
    return kind == LABELLED or (kind == "words" and EASTERN_BY.search(text) is not None)


def _bare_names_in(clues: Clues, text: str, *, above: bool) -> list[Person]:
    """The names before the day where the line has some there, for its topics may follow; else those of all of it."""
    date = find_date(text) if "\n" in text else None
    for part in (text[: date.start].strip(), text) if date else (text,):
        people = bare_names(clues, part, parse_names(part, strict=True), above=above)
        if people:
            return people
    return []


def _names_in(kind: str, text: str) -> list[Person]:
    """Whom a line of this kind names. After a label within it a person must follow: it may be that of the source."""
    if kind == LABELLED:
        people = _without_labels(parse_names(after_label(text) or "", strict=True), text)
        return people if any([person.kind == "person" for person in people]) else []
    people = parse_names(text if kind in WHOLE else _apart(text, led=kind == "words"), strict=True)
    people = people if kind in WHOLE else _without_labels(people, text)
    return people if kind in WHOLE or not _are_words(people) else people[: kind == "words"]


def _without_labels(people: list[Person], text: str) -> list[Person]:
    """The people, without those that a colon follows, if anybody is left: "Posted by: Ann Lee | Tags:"."""
    return [person for person in people if f"{person.name}:" not in text] or people


def _are_words(people: list[Person]) -> bool:
    """Whether they are several single words: topics after the one writer, or the beginnings of sentences."""
    return len(people) > MAX_SINGLE and not any([is_full(p.name) or p.kind != "person" for p in people])


def _side_of_line(clues: Clues, leaf: Leaf, side: str) -> str:
    """The side; "aside" in asides, and "inside" for lines at the text's start after its first: these may name whom the
    text is about, such as a book's author.
    """
    if clues.is_aside(leaf.element):
        return "aside"
    return "inside" if side == "above" and 0 <= clues.first_leaf < leaf.index else side


def _apart(text: str, *, led: bool) -> str:
    """The line with a break before the lead-in within it; without what a short one says before it."""
    if not text.isascii() and (eastern := EASTERN_BY.search(text)):
        return text[eastern.start() :]
    parted, count = MIDDLE_BY.subn(r"\n\2 ", text, count=1)
    return parted if count or led or len(text) >= MAX_SHORT else SHORT_BY.sub(r"\2 ", text, count=1)


def _kinds_of_lines(clues: Clues, lines: list[Leaf], *, bare: bool) -> Iterator[tuple[str, Leaf]]:
    """words: starts with a lead-in; middle: has one later; bare: may be a name alone, perhaps with a date."""
    words, bare_left = name_words(), BARE if bare else 0
    for leaf in lines:
        text = leaf.text
        if not 3 < len(text) < MAX_TEXT or (leaf.element.tag in CHAPTER_TAGS and _is_inside(clues, leaf)):
            continue
        text = _from_lead(text)
        kind = lead_of(text) if words.may_lead(text) and not _is_about_house(text) else None
        if kind in ("author", "contributor"):
            yield ("words" if kind == "author" else CONTRIBUTED), leaf
        elif not LATER_BY.isdisjoint(text.split()) and (
            MIDDLE_BY.search(text) or (kind is None and len(text) < MAX_SHORT and SHORT_BY.match(text))
        ):
            yield "middle", leaf
        elif after_label(text) is not None:
            yield LABELLED, leaf
        elif bare_left and not clues.is_aside(leaf.element):
            bare_left -= leaf.element.tag != "li"
            if may_be_bare(leaf, text) and not _is_topic(leaf) and (looks := bare_kind(clues, leaf)):
                yield looks, leaf


def _is_about_house(text: str) -> bool:
    """Whether it tells of the company that gave out the text ("About Gannet Ferries: The Gannet Ferries company ...");
    not so "About the author:", which leads to a name.
    """
    label, colon, _ = text.partition(":")
    words = name_words()
    return bool(colon) and label.split(" ", 1)[0].casefold() in words.no_labels and not words.only_lead(label)


def _is_topic(leaf: Leaf) -> bool:
    """Whether the line is a link to a topic's page, or several."""
    hrefs = [href for _, _, kind, href in leaf.spans if kind == "link" and href]
    return leaf.link_chars * 2 > len(leaf.text) and any("tag" in kinds_of_link(href) for href in hrefs)


def _from_lead(text: str) -> str:
    """The text from the line on that leads to a writer; all of it where none below the first does."""
    first, *others = text.split("\n")
    words = name_words()
    if others and not (words.may_lead(first) and lead_of(first)):
        for at, line in enumerate(others):
            if words.may_lead(line) and lead_of(line) == "author":
                return "\n".join(others[at:])
    return text


def _is_inside(clues: Clues, leaf: Leaf) -> bool:
    """Whether it stands within the text: a heading there is a chapter's ("From Goals to Means")."""
    return clues.first_leaf < leaf.index < clues.last_leaf


def _next_text(clues: Clues, leaf: Leaf) -> str:
    """The line after one that is only a lead-in: "Author:" may be a heading of its own."""
    following = clues.doc.scan.leaves[leaf.index + 1 : leaf.index + 2]
    return following[0].text[:MAX_SHORT] if following else ""


def _lines_above(clues: Clues) -> list[Leaf]:
    """The lines above the body and its first five, the nearest to its start first; and of the next those that lead
    to a name: below a standfirst stand pictures and buttons before the byline.
    """
    leaves = clues.doc.scan.leaves
    start = max(clues.first_leaf, 0)
    later = [leaf for leaf in leaves[start + 5 : start + HEAD_INSIDE] if _leads(leaf.text)]
    above = reversed(leaves[max(0, start - HEAD_ABOVE) : start])
    return [*leaves[start : start + 5], *above, *later, *_below_heading(clues, start - HEAD_ABOVE)]


def _below_heading(clues: Clues, end: int) -> list[Leaf]:
    """The lines below the last h1 before the leaf `end`: a gallery may stand between the byline and the text."""
    h1s = [h1 for h1 in clues.h1s if h1.last_leaf < end]
    below = h1s[-1].last_leaf if h1s else end
    return clues.doc.scan.leaves[below : min(below + HEADED, end)]


def _leads(text: str) -> bool:
    """Whether it starts like a byline, and does not end like a sentence."""
    return 3 < len(text) < MAX_LATER and text[-1] not in SENTENCE_ENDS and lead_of(text) == "author"


def _lines_below(clues: Clues) -> list[Leaf]:
    leaves = clues.doc.scan.leaves
    end = max(clues.last_leaf, 0)
    return [*leaves[end : end + BELOW], *reversed(leaves[max(0, end - 4) : end])]


def is_bracketed(text: str) -> bool:
    """Whether brackets of any kind are around it: one pair, for a row of them holds a page's buttons."""
    around = text[:1] in OPEN_BRACKETS and text[-1:] in CLOSE_BRACKETS
    return around and not any([sign in text[1:] for sign in OPEN_BRACKETS])


def signature(clues: Clues) -> Iterator[Reading]:
    """A name alone on the body's last line, or the agency in brackets there: "(AFP)". Brackets around persons say as
    much as a lead-in: so papers sign in Japan.
    """
    text = clues.region.text.rstrip()[-MAX_TEXT:]
    line = text.rsplit("\n", 1)[-1].strip()
    people = parse_names(line, strict=True) if 3 < len(line) < 60 and "。" not in line else []
    if people and (are_full(people) or " " not in line or people[0].kind == "organization"):
        bracketed = is_bracketed(line) and are_full(people)
        yield Reading("words_below" if bracketed else "signature", people, line, distance=int(bracketed))
    if line.endswith(")") and "(" in line[-30:]:
        inner = line[line.rindex("(") + 1 : -1]
        people = [p for p in parse_names(inner, strict=True) if p.kind == "organization"]
        if people:
            yield Reading("agency_end", people, inner)
