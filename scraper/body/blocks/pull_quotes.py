"""Sentences of the article set again, larger, beside it: pull quotes, which its text has already."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scraper.body.blocks.plain import letters_of

if TYPE_CHECKING:
    from scraper.document import Element, Leaf

TAGS = frozenset(("blockquote", "aside", "q"))
NAME = "quote"
"""In a class or id: `pullquote`, `wp-block-pullquote`, `quote__text`."""
PULLED = "pull"
"""In the names of those that the page calls pull quotes: editors put them together from what was said."""
PIECE, MOST = 8, 0.6
"""Letters of a piece, rarely found twice by chance; and the share of such pieces that the text has of what was put
together from it: each joint costs seven of them."""
MAX_LETTERS = 600
REACH = 3
"""Elements above a text that are asked."""
LEAST = 20
"""Letters from which on a text that stands in another is a quotation of it."""
MAX_REST = 120
"""Characters of a pull quote beside what it repeats: who said so, and what he is."""
MAX_QUOTES = 100
LEAST_SENTENCE, MOST_ALIKE = 40, 3
"""Characters of a line that is no quotation by tag or name, and yet a sentence of the text set again; and how many
lines are made as it is."""
BLOCKS = frozenset(("p", "div"))
ENDS = frozenset(".!?…。！？»”\"'’")
MARKS = " \"'“”„«»‘’‚.…"


def without_pull_quotes(texts: list[Leaf]) -> list[Leaf]:
    """The leaves without those of quotations whose words stand in another leaf, outside any quotation."""
    quotes: dict[int, list[Leaf]] = {}
    rest: list[Leaf] = []
    known: dict[int, Element | None] = {}
    for leaf in texts:
        quote = _quote_around(leaf.element, known)
        if quote is None:
            rest.append(leaf)
        else:
            quotes.setdefault(quote.index, []).append(leaf)
    dropped = _set_again(rest)
    if quotes and rest:
        dropped |= _repeated(list(quotes.values())[:MAX_QUOTES], rest)
    return [leaf for leaf in texts if id(leaf) not in dropped] if dropped else texts


def _repeated(some: list[list[Leaf]], rest: list[Leaf]) -> set[int]:
    """The leaves, by identity, of those quotations that the rest of the text has."""
    words = "\n".join(letters_of(leaf.text) for leaf in rest)
    again = (
        leaves
        for leaves in some
        if _is_repeated(leaves, words) or (_is_named(leaves[0].element) and _is_put_together(leaves, words))
    )
    return {id(leaf) for leaves in again for leaf in leaves}


def _set_again(texts: list[Leaf]) -> set[int]:
    """The few sentences in markup of their own, below the first, that stand whole in a longer paragraph: what a site
    calls its pull quotes differs with the language."""
    named = [leaf for leaf in texts[1:] if _is_sentence(leaf) and any(_make(leaf)[1:])]
    if not named:
        return set()
    made = Counter(map(_make, texts))
    own = [leaf for leaf in named if made[_make(leaf)] <= MOST_ALIKE][:MAX_QUOTES]
    whole = "\n".join([leaf.text for leaf in texts]) if own else ""
    twice = [leaf for leaf in own if whole.count(leaf.text.strip(MARKS)) > 1]
    return {id(leaf) for leaf in twice if _is_in_longer(leaf, texts)}


def _is_sentence(leaf: Leaf) -> bool:
    return leaf.element.tag in BLOCKS and len(leaf.text) >= LEAST_SENTENCE and leaf.text[-1] in ENDS


def _is_in_longer(leaf: Leaf, texts: list[Leaf]) -> bool:
    said, least = leaf.text.strip(MARKS), len(leaf.text) + LEAST
    return any(len(other.text) > least and said in other.text for other in texts)


def _make(leaf: Leaf) -> tuple[str, str, str]:
    """How its element is made, and the class of one that holds nothing else."""
    element, box = leaf.element, leaf.element.parent
    return *element.make, box.make[1] if box is not None and box.leaf_count == 1 else ""


def _is_repeated(leaves: list[Leaf], words: str) -> bool:
    """Whether the longest text of a quotation stands in the words of the article, and little is beside it."""
    said = max(leaves, key=lambda leaf: len(leaf.text))
    letters = letters_of(said.text)
    beside = sum(len(leaf.text) for leaf in leaves) - len(said.text)
    return len(letters) >= LEAST and beside <= MAX_REST and letters in words


def _is_named(element: Element) -> bool:
    return any(PULLED in one.names for one in element.upwards(REACH))


def _is_put_together(leaves: list[Leaf], words: str) -> bool:
    """Whether most of the longest text stands in the words: what stood between, or who spoke, may be left out."""
    said = max(leaves, key=lambda leaf: len(leaf.text))
    letters = letters_of(said.text)[:MAX_LETTERS]
    pieces = [letters[at : at + PIECE] for at in range(len(letters) - PIECE + 1)]
    beside = sum(len(leaf.text) for leaf in leaves) - len(said.text)
    return beside <= MAX_REST and sum(piece in words for piece in pieces) > MOST * len(pieces)


def _quote_around(element: Element, known: dict[int, Element | None]) -> Element | None:
    """The outermost quotation within reach; `known` holds what was found above an element, by its index."""
    above = element.parent
    if above is not None:
        if above.index not in known:
            known[above.index] = _outermost(above)
        if (found := known[above.index]) is not None:
            return found
    return element if _is_quote(element) else None


def _outermost(element: Element) -> Element | None:
    found, walker = None, element
    for _ in range(REACH):
        if _is_quote(walker):
            found = walker
        if walker.parent is None:
            break
        walker = walker.parent
    return found


def _is_quote(element: Element) -> bool:
    return element.tag in TAGS or NAME in element.names
