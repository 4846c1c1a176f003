"""Bylines that markup marks: rel, itemprop, an author's class, a link to an author's page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.article import Person
from scraper.document.lines import pieces_of
from scraper.fields.byline_steps.bare_lines import is_quoted
from scraper.fields.byline_steps.furniture import begin_sentences, leads_to_section
from scraper.fields.byline_steps.line_kinds import SHORT_BY, is_of_writers
from scraper.fields.byline_steps.sides import is_near, is_within_reach, side_of
from scraper.fields.choice import Reading
from scraper.fields.marks import kinds_of_link, runs_of
from scraper.fields.names.compare import fold, spells, unique
from scraper.fields.names.given import has_given_name
from scraper.fields.names.leads import lead_words
from scraper.fields.names.parse import owner_of, parse_names
from scraper.fields.names.text import without_prose
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Element
    from scraper.fields.clues import Clues

MAX_ELEMENTS, MAX_APART = 60, 25
"""How many elements of a kind are read, and how far apart, in elements, those of one byline may stand."""
MAX_NAME = 30
IN_CAPTION = 3
"""How many elements around one are looked at for a caption."""
CARD = 4
"""How many lines the picture, the name and the job of one writer take."""
MAX_TEXT = 250
"""Characters; a longer element is no byline, but a box with a biography."""
NO_BYLINE = frozenset(("img", "body"))
MAX_CLASSES = 12
OF_TOPICS = frozenset("category categories categoria categorias".split())
"""In class or id of a list of the page's sections."""
IN_SENTENCE, SIDE = 4, 200
"""Small words on either side of a link that is one of a sentence's, and characters among which they stand."""
_SMALL = re.compile(r"(?<!\S)[^\W\d_A-Z]{2,}(?!\S)")
MAX_DECLARED = 3
"""Addresses of writers in the page's head."""
MAX_INNER = 19
"""Elements within a box in which a name or its link is looked for."""
TITLE_BY = re.compile(r"\S\s(?:by|von|par|por|door|oleh)\s(?=[^\W\d_])")
"""Amid the title of a link, before its writer."""
FIRST = 2
"""Elements into an address its owner's link may be."""
AUTHOR_CLASS = re.compile(
    r"author|byline|writeby|autor|auteur|writer|journalist|redakt|forfatter|skribent|\bbyl\b|reporter"
    r"|contribut|signature|\bfirma\b|schrijver|\bcreator|szerzo|penulis|yazar|muhabir|toimittaja"
)
"""In class or id, in the languages that have a word for it."""
NO_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:(?:no|without|hide)[-_]+(?:author|byline)"
    r"|author[-_]*(?:desc|description|bio|location|urls?(?:[-_]wrapper)?|social(?:[-_][a-z]+)?))(?=\s|$)"
)
"""A class by which a block says that it has none, or tells of one, or where one is and how to follow one."""
NAME_CLASS = re.compile(r"author(?:[-_]+[a-z]+)?[-_]*name|byline[-_]*name|byline__?author|\bfn\b")
"""In the class of the element within such a box that holds the name alone; `fn` is that of hCard."""


def of_marks(clues: Clues) -> Iterator[Reading]:
    """What was made to say it: itemprop, rel, the address of whom to ask in an article's header."""
    yield from _of_elements(clues, "itemprop", _itemprop(clues))
    yield from _of_elements(clues, "rel_author", [*_rel(clues), *_addresses(clues)])
    yield from _led_to(clues)


def of_links(clues: Clues) -> Iterator[Reading]:
    """Links to authors' pages."""
    yield from _of_elements(clues, "author_link", _author_links(clues))


def _itemprop(clues: Clues) -> list[Element]:
    found = clues.itemprop
    return [*found.get("author", []), *found.get("creator", []), *found.get("author name", [])]


def _rel(clues: Clues) -> list[Element]:
    return [e for rel, elements in clues.rel.items() if "author" in rel.split() for e in elements]


def _led_to(clues: Clues) -> Iterator[Reading]:
    """The first link that leads where the page's head says that its writer is, be it in what seems an aside (Plone)."""
    absolute = clues.doc.absolute
    declared = {absolute(url) for url in clues.doc.meta.links.get("author", ())[:MAX_DECLARED]}
    for link in clues.near_links if declared else ():
        if absolute(link.attrs.get("href")) in declared and (people := people_in(clues, link)):
            place = clues.place(link)
            yield Reading(
                f"rel_author_{place.where}", people, clues.text_of(link)[:100], distance=place.distance
            )
            return


def _addresses(clues: Clues) -> list[Element]:
    """In each the link, if it has one: what stands beside it tells of its owner."""
    found = [e for e in clues.doc.scan.by_tag.get("address", ()) if e.parent and e.parent.tag == "header"]
    scan = clues.doc.scan
    return [next((inner for inner in scan.elements_in(e, FIRST) if inner.tag == "a"), e) for e in found]


def _author_links(clues: Clues) -> list[Element]:
    links = {e.index: e for e in (*clues.link_kinds["author"], *_titled_links(clues)) if is_near(clues, e)}
    own = [links[at] for at in sorted(links) if not _is_of_other_term(clues, links[at])]
    return [link for link in own[:MAX_ELEMENTS] if not _is_in_sentence(clues, link)]


def _is_in_sentence(clues: Clues, link: Element) -> bool:
    """Whether words of a sentence stand on both sides of it in the text: it leads to whom the text quotes, or is a word
    in small letters.
    """
    name = clues.text_of(link)
    if not name or not 0 <= clues.first_leaf <= link.first_leaf < clues.last_leaf:
        return False
    before, found, after = clues.doc.scan.leaves[link.first_leaf].text.partition(name)
    sides = before[-SIDE:], after[:SIDE]
    if name.islower() and before and after:
        return True
    return bool(found) and all([len(_SMALL.findall(side)) >= IN_SENTENCE for side in sides])


def _titled_links(clues: Clues) -> list[Element]:
    """Links whose `title` says what themes give with a writer's name: "View all posts by Ann Lee"."""
    links = [(e, e.attrs["title"] or "") for e in clues.near_links if "title" in e.attrs]
    ends = [(e, TITLE_BY.split(title)[-1]) for e, title in links if TITLE_BY.search(title)]
    own = [e for e, name in ends if has_given_name(name) and fold(name) == fold(clues.text_of(e))]
    return [e for e in own if "tag" not in kinds_of_link(e.attrs.get("href") or "")]


def _is_of_other_term(clues: Clues, link: Element) -> bool:
    """Whether it stands behind a term that is none for writers: "From:" the ministry and its minister."""
    around = link.parent
    if around is None or around.tag != "dd" or not around.first_leaf:
        return False
    term = clues.doc.scan.leaves[around.first_leaf - 1]
    return term.element.tag == "dt" and not is_of_writers(term.text)


def _of_elements(clues: Clues, step: str, elements: list[Element]) -> Iterator[Reading]:
    """One reading of the elements outside asides: those near the body together, above before below."""
    sides = [(e, side_of(clues, e)) for e in elements[:MAX_ELEMENTS] if not is_in_caption(e)]
    for side in dict.fromkeys([s for _, s in sides if s]):
        group = [e for e, where in sides if where == side]
        nearest = _writers(runs_of(group, MAX_APART)[0])
        people = [p for e in nearest for p in people_in(clues, e)]
        if people:
            raw = " | ".join(clues.text_of(e)[:100] for e in nearest)
            yield Reading(f"{step}_{side}", unique(people), raw, distance=clues.place(nearest[0]).distance)


def _writers(elements: list[Element]) -> list[Element]:
    """Of several elements those that no word behind them says to name a photographer: "Bo Roe", "Photographer"."""
    if len(elements) < 2:
        return elements
    return [e for e in elements if not has_other_job(e)] or elements


def has_other_job(element: Element) -> bool:
    """Whether right behind the name stands a word for what its owner did, which was not the text."""
    box, name = element.parent, pieces_of(element)
    if not name or box is None or box.last_leaf - element.first_leaf > CARD:
        return False
    job = pieces_of(box).partition(name)[2].strip(" \n,|·()–-").split("\n")[0]
    return bool(job) and lead_words().is_other_job(job)


def people_in(clues: Clues, element: Element) -> list[Person]:
    """Whom the element names, one alone with the address that it links to."""
    text = element.attrs.get("content") or _name_text(clues, element)
    if len(text) > MAX_TEXT:
        return []
    text = SHORT_BY.sub(r"\2 ", text, count=1) if element.tag == "a" and " " in text else text
    people = parse_names(text, strict=" " in text) or _in_small_letters(element, text)
    href = element.attrs.get("href") if element.tag == "a" else None
    if not people or (len(people) == 1 and text != people[0].name and text.startswith(people[0].name)):
        people = _whole(clues, text, href) or people
    if href and len(people) == 1:
        people[0].url = clues.doc.absolute(href)
    return people


def _whole(clues: Clues, text: str, href: str | None) -> list[Person]:
    """The text as one name, of which at most the words up to a small one would be read, where it is the site's name
    ("Bergwerk heute") or the address spells all of it ("Catch more fish", `/authors/catch-more-fish.21/`).
    """
    if fold(text) in clues.site_names:
        return [Person(name=text, kind="organization")]
    words = name_words()
    is_name = " " in text and not (words.is_nobody(text) or any(map(words.is_job, text.split())))
    return [Person(name=text)] if is_name and spells(href, text) else []


def _in_small_letters(element: Element, text: str) -> list[Person]:
    """The one name of a text that markup gives as a name and nothing else, however it is written: "crazy lennys"."""
    if len(text) > MAX_NAME or not (element.attrs.get("rel") or NAME_CLASS.search(element.names)):
        return []
    people = parse_names(text)
    return people if len(people) == 1 and fold(people[0].name) == fold(text) else []


def _name_text(clues: Clues, element: Element) -> str:
    """The text of the child that holds the name (itemprop=name, .author-name), else of the element; of an account with
    its owner in brackets the latter.
    """
    text = pieces_of(element)
    if element.tag != "a":
        if owner := owner_of(" ".join(text.split())):
            return owner
        for child in clues.doc.scan.elements_in(element, MAX_INNER):
            if child.attrs.get("itemprop") == "name" or NAME_CLASS.search(child.names):
                return child.attrs.get("content") or pieces_of(child)
    return text


def of_class(clues: Clues) -> Iterator[Reading]:
    """Elements whose class says author or byline, the nearest first: each on its own, for such boxes often hold
    one another.
    """
    seen: set[str] = set()
    elements = [e for e in clues.named("author") if e.tag not in NO_BYLINE and is_within_reach(clues, e)]
    elements.sort(key=lambda e: clues.place(e).distance)
    for element in elements:
        if not _says_author(element) or (where := side_of(clues, element)) is None:
            continue
        if (where == "inside" and is_quoted(element)) or is_in_caption(element):
            continue
        text = without_prose(_without_place(clues, element))
        if not 3 <= len(text) <= MAX_TEXT or text in seen:
            continue
        seen.add(text)
        if len(seen) > MAX_CLASSES:
            return
        if ("\n" in text and lead_words().is_other_job(text.partition("\n")[2])) or has_other_job(element):
            continue
        people = parse_names(text, strict=" " in text) or _in_small_letters(element, text)
        if not begin_sentences(people, text) and _linked(clues, element, people):
            yield Reading(f"class_{where}", people, text, distance=clues.place(element).distance)


def is_in_caption(element: Element) -> bool:
    """Whether it stands in a picture's caption: the byline there is the photographer's."""
    return element.closest("figcaption", IN_CAPTION) is not None


def _without_place(clues: Clues, element: Element) -> str:
    """The element's text, without the lines of a part in it that is classed as of where its writer is."""
    text = pieces_of(element)
    for inner in clues.doc.scan.elements_in(element, MAX_INNER) if "\n" in text else ():
        if NO_AUTHOR.search(inner.names):
            text = text.replace(f"\n{pieces_of(inner)}", "")
    return text


def _says_author(element: Element) -> bool:
    """Whether it is called an author's, and not the list of the page's sections, too ("documentByLine", "category")."""
    if "categor" in element.names and not OF_TOPICS.isdisjoint(element.names.split()):
        return False
    return AUTHOR_CLASS.search(NO_AUTHOR.sub("", element.names)) is not None


def _linked(clues: Clues, element: Element, people: list[Person]) -> list[Person]:
    """The people with the URLs that their names carry within the element, without topics and sections."""
    boxes = (*clues.doc.scan.elements_in(element, MAX_INNER), element)
    links = {clues.text_of(box): box.attrs.get("href") or "" for box in boxes if box.tag == "a"}
    people = [p for p in people if not _is_subject(clues, p.name, links.get(p.name, ""))]
    for person in people:
        href = links.get(person.name)
        person.url = clues.doc.absolute(href) if href else None
    return people


def _is_subject(clues: Clues, name: str, href: str) -> bool:
    """Whether the link of a name leads to a topic or to a section."""
    return bool(href) and ("tag" in kinds_of_link(href) or leads_to_section(clues, name, href))
