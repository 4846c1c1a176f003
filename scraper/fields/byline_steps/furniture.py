"""What stands beside articles and names nobody: buttons, links to what may be done with the text, the site's motto."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.fields.folders import is_of_section
from scraper.fields.names.compare import are_single_words, fold
from scraper.fields.names.given import has_given_name
from scraper.fields.names.leads import lead_words
from scraper.fields.names.words import name_words

if TYPE_CHECKING:
    from scraper.article import Person
    from scraper.document import Leaf
    from scraper.fields.clues import Clues

AROUND = 2
"""How many elements around that of a line are asked what they are for, too."""
_FOR_ACTION = re.compile(
    r"(?:^|[\s_-])(?:btns?|buttons?|actions?|shar(?:e|es|ing)|social|breadcrumbs?|pager|pagination)(?:[\s_-]|$)"
    r"|(?:^|\s)credit(?:\s|$)"
)
"""In the class of buttons and of links to what may be done with a text; "credit" is that of a picture."""
_OF_PLACE = re.compile(r"(?:^|[\s_-])(?:city|town|place|location|venue|address)(?=\s|$)")
"""At the end of a class of a line that says where."""
_BRACKETS = {"[": "]", "［": "］", "【": "】"}


def is_furniture(clues: Clues, leaf: Leaf) -> bool:
    """Whether a line that nothing marks is a button, a link to an action, a picture's credit, a label in brackets, by
    its class a place, or but what the class says: `<div class="sonDakika"><b>SON DAKİKA</b>`.
    """
    text = leaf.text
    is_of_place = any([_OF_PLACE.search(names) for names in {leaf.inner.names, leaf.element.names} if names])
    is_label = is_of_place or fold(text).replace(" ", "") in leaf.element.names.split()
    return _BRACKETS.get(text[:1]) == text[-1:] or is_label or _is_for_action(clues, leaf)


def _is_for_action(clues: Clues, leaf: Leaf) -> bool:
    for element in leaf.inner.upwards(AROUND):
        if clues.begins_in(element):
            return False
        if element.tag == "button" or (element.names and _FOR_ACTION.search(element.names)):
            return True
    return False


def without_motto(clues: Clues, text: str, people: list[Person]) -> list[Person]:
    """The people whom a line names; nobody if it only says that the page is from the site, or tells of it: "From The
    Herald", "About Gannet Ferries".
    """
    lead, _, rest = text.partition(" ")
    if (
        len(people) != 1
        or lead.casefold() not in name_words().whereabouts | lead_words().no_labels
        or fold(rest) != fold(people[0].name)
    ):
        return people
    return [] if fold(rest) in (*clues.site_names, clues.title_end) else people


def without_subjects(clues: Clues, leaf: Leaf, people: list[Person]) -> list[Person]:
    """The people whom a line names, without links that `rel` calls a category or a tag, or that lead to a section: "by
    admin | May 3 | Hill Walks".
    """
    if not people or not leaf.link_chars:
        return people
    subjects = {
        e.attrs.get("href") for rel, links in clues.rel.items() if "tag" in rel.split() for e in links
    }
    links = [(leaf.text[start:end], href) for start, end, kind, href in leaf.spans if kind == "link" and href]
    named = {fold(text) for text, href in links if href in subjects or leads_to_section(clues, text, href)}
    return [person for person in people if fold(person.name) not in named]


def leads_to_section(clues: Clues, text: str, href: str) -> bool:
    """Whether a link leads to a section and names nobody: writers may have sections of their own."""
    return is_of_section(clues, href) and not has_given_name(text)


def begin_sentences(people: list[Person], text: str) -> bool:
    """Whether they are several single words, and less than half of the text: the first of sentences or of headlines
    ("Police have reopened a lane. Everyone else ...").
    """
    if len(people) < 2 or not are_single_words(people):
        return False
    return sum([len(person.name) for person in people]) * 2 < len(text)
