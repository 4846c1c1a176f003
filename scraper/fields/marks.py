"""What class, id, itemprop, rel and addresses say is in an element: an author, a date, a tag, a title."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scraper.document import Element

# The (beginnings of) words in class and id by which sites of many languages name what is in an element.
MARKS = {
    "author": """aut byl writer writeby journalist redakt skribent forfatter creator reporter contribut firma signature
        schrijver szerzo penulis yazar muhabir toimittaja""".split(),
    "date": "dat time publi posted fecha stamp creat meta info".split(),
    "tag": "tag topic keyw label subject etiq themen temas schlagw entities".split(),
    "title": "tit headline".split(),
}
# Words of a path whose next word names an author or a topic.
AUTHOR_PATHS = """
    author authors autor autora autores autoras autoren autorin autorzy auteur auteurs autore autori auth
    people profile profiles contributor contributors writer writers journalist journalists journaliste
    reporter reporters by byline columnist columnists columnistas kolumnen staff team redakteur redakteure
    redactie redaktion redacteur redacteurs skribent skribenter forfatter firma person persons personen
    user users u expert experts ekspert bio autorius yazar yazarlar medarbeider medewerker medewerkers
    signature signatures perfil
"""
TAG_PATHS = """
    tag tags topic topics topic-page category-tag tema temas thema themen theme themes keyword keywords
    etiqueta etiquetas etiketa etiquette etiquettes sujet sujets subject subjects schlagwort schlagworte
    schlagwoerter tagged hashtag label labels stichwort stichworte argomento argomenti onderwerp
    onderwerpen emne emner amne amnen tagit tagi temy cimke cimkek etiket etiketler konu haberleri zoeken
    dossier dossiers wiki mot-cle mots-cles tagy stitek stitky tegi tegs topico topicos assunto assuntos
    asunto asuntos tudo-sobre todo-sobre aihe aiheet avainsana avainsanat
"""
_PATH_KINDS = dict.fromkeys(AUTHOR_PATHS.split(), "author") | dict.fromkeys(TAG_PATHS.split(), "tag")
_READERS = frozenset(
    "login logout log-in sign-in signin signup sign-up register registration password forgot-password"
    " lost-password passwort account me".split()
)
"""The last words of addresses that are the reader's own."""
_PATH_WORDS = frozenset(_PATH_KINDS)
_PEOPLE = frozenset("people person persons personen profile profiles".split())
"""What topics are parted into, too."""
_PAGE = "%3a%2f%2f"
"""In what is asked of a service that is given the page's address, to share it."""
_NEITHER: frozenset[str] = frozenset()
_TAG_QUERY = re.compile(r"[?&](?:tag|q|keyword|keywords|topic|tags|label)=|/search/label/")
"""A search for a topic, or Blogger's page of one."""


def find_named(elements: list[Element], mark: str) -> list[Element]:
    """Those whose class or id has a word of the mark: author, date, tag, title.

    Few of the words occur on a page at all, so all names together are asked first.
    """
    every = {e.names for e in elements}
    joined = "\n".join(every)
    found: set[str] = set()
    for word in MARKS[mark]:
        if word in joined:
            found.update([names for names in every if word in names])
    return [e for e in elements if e.names in found] if found else []


def find_valued(elements: list[Element], name: str) -> dict[str, list[Element]]:
    """Those with the attribute (itemprop, rel), by its value in lower case; by each of its words, if they are days."""
    found: dict[str, list[Element]] = {}
    for element in [e for e in elements if name in e.attrs]:
        if value := element.attrs[name]:
            folded = value.lower()
            for key in folded.split() if " " in folded and "date" in folded else (folded,):
                found.setdefault(key, []).append(element)
    return found


def runs_of(elements: list[Element], apart: int) -> list[list[Element]]:
    """The elements in groups: those of one list or byline stand no further apart than so many elements."""
    runs: list[list[Element]] = []
    for element in elements:
        if runs and element.index - runs[-1][-1].index <= apart:
            runs[-1].append(element)
        else:
            runs.append([element])
    return runs


def links_by_kind(links: list[Element]) -> dict[str, list[Element]]:
    """The links to an author's page ("author") and to a topic's ("tag"), in their order.

    Few of the words occur in a page's addresses at all, so these are asked together first.
    """
    hrefs = [(link.attrs.get("href") or "").lower() for link in links]
    words = _PATH_WORDS.intersection("/".join(hrefs).replace(":", "/").split("/"))
    telling = {at for word in ("?", *words) for at, href in enumerate(hrefs) if word in href}
    kinds: dict[str, list[Element]] = {"author": [], "tag": []}
    for at in sorted(telling):
        for kind in kinds_of_link(links[at].attrs["href"] or ""):
            kinds[kind].append(links[at])
    return kinds


@lru_cache(maxsize=1024)
def kinds_of_link(href: str) -> frozenset[str]:
    """What the address says it is of: an author, a tag, or neither, as most are; kept, for a page is asked of its links
    several times.

    >>> [sorted(kinds_of_link(href)) for href in ("https://a.example/tags/rail?x=1", "/authors", "/user/login")]
    [['tag'], [], []]
    """
    path, _, query = href.lower().partition("?")
    words = path.rstrip("/").replace(":", "/").split("/")  # "/blog/tag:ferries" (Grav)
    if (not query and _PATH_WORDS.isdisjoint(words)) or words[-1] in _READERS:
        return _NEITHER
    if _PAGE in query or "/licenses/" in path:
        return _NEITHER
    found = {_PATH_KINDS[word] for word in words[:-1] if word in _PATH_KINDS}
    if "tag" in found and not _PEOPLE.isdisjoint(words):
        found.discard("author")
    if (query or "/label/" in path) and _TAG_QUERY.search(href):
        found.add("tag")
    return frozenset(found)
