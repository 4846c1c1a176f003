"""What class, id, itemprop, rel and addresses say is in an element: an author, a date, a tag, a title, or an aside."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from scraper.fields.alternatives import alternatives

if TYPE_CHECKING:
    from scraper.document import Element

# The (beginnings of) words in class and id by which sites of many languages name what is in an element.
MARKS = {
    "author": """aut byl writer journalist redakt skribent forfatter creator reporter contribut firma signature
        schrijver szerzo penulis yazar muhabir toimittaja""".split(),
    "date": "dat time publi posted fecha stamp creat meta info".split(),
    "tag": "tag topic keyw label subject etiq themen temas schlagw".split(),
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
    asunto asuntos tudo-sobre todo-sobre
"""
_PATH_KINDS = dict.fromkeys(AUTHOR_PATHS.split(), "author") | dict.fromkeys(TAG_PATHS.split(), "tag")
_READERS = frozenset(
    "login logout log-in sign-in signin signup sign-up register registration password forgot-password"
    " lost-password passwort account me".split()
)
"""The last words of addresses that are the reader's own."""
PATH_WORDS = frozenset(_PATH_KINDS)
"""An address without a query and without one of these between its slashes is of neither."""
_TAG_QUERY = re.compile(r"[?&](?:tag|q|keyword|keywords|topic|tags|label)=|/search/label/")
"""A search for a topic, or Blogger's page of one."""
ASIDE_WORDS = """
    comment disqus respond replies related recommend popular trending latest recent breaking upsell card-list cardlist
    listing carousel slider sidebar side-bar newsletter teaser promo outbrain taboola ticker weather cookie
    consent modal popup menu navbar top-bar topbar
    most-read mostread read-more readmore read-next readnext read-also also-read alsoread
    more-from morefrom more-news more-stories more-articles more-posts
    next-post nextpost next-article prev-post prevpost prev-article
""".split()
_ASIDE = re.compile(alternatives(ASIDE_WORDS))
_ASIDE_TAGS = frozenset(("aside", "nav"))
_DIALOGS = frozenset(("dialog", "alertdialog"))
_OWN_WORDS = ("meta", "author", "byline", "entry", "post", "article", "story", "tag", "item", "node")


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


def kinds_of_link(href: str) -> set[str]:
    """What the address says it is of: an author, a tag, or neither.

    >>> kinds_of_link("https://a.example/tags/rail?x=1"), kinds_of_link("/authors"), kinds_of_link("/user/login")
    ({'tag'}, set(), set())
    """
    path, _, query = href.lower().partition("?")
    words = path.rstrip("/").split("/")
    if words[-1] in _READERS:
        return set()
    found = {_PATH_KINDS[word] for word in words[:-1] if word in _PATH_KINDS}
    if (query or "/label/" in path) and _TAG_QUERY.search(href):
        found.add("tag")
    return found


def is_aside_alone(element: Element, *, above: bool, blocks: tuple[str, ...] = ()) -> bool:
    """Whether the element itself, whatever it stands in, is a footer, an aside, comments, related stories, a menu, a
    dialog.

    A footer or an aside of the article itself does not count: there tags, dates and authors stand. Nor does a footer
    `above` the text: it is that of the article's head. `blocks`: beginnings of names ("popup__") that say nothing,
    since the element that holds the text has such a name, too.
    """
    if element.tag == "dialog" or element.attrs.get("role") in _DIALOGS:
        return True
    if element.tag in _ASIDE_TAGS or (not above and (element.tag == "footer" or "footer" in element.names)):
        own = element.parent is not None and element.parent.tag == "article" and element.tag == "footer"
        if not own and not any(word in element.names for word in _OWN_WORDS):
            return True
    names = element.names
    if not names or not _names_aside(names):
        return False
    return not blocks or _names_aside(_without_blocks(names, blocks))


def aside_blocks(element: Element) -> tuple[str, ...]:
    """How the names of parts begin ("popup__", by the BEM convention) where a block around the element is named like an
    aside.
    """
    words = [word for one in element.ancestors() if _names_aside(one.names) for word in one.names.split()]
    return tuple([f"{word}__" for word in words if _names_aside(word)])


def _without_blocks(names: str, blocks: tuple[str, ...]) -> str:
    for block in blocks:
        names = names.replace(block, "")
    return names


@lru_cache(maxsize=8192)
def _names_aside(names: str) -> bool:
    """Whether class and id are those of comments, related stories and the like; Elementor calls all a widget."""
    return _ASIDE.search(names) is not None or ("widget" in names and "elementor" not in names)
