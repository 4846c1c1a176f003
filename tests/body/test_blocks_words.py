"""No word of the body is lost, doubled, moved or glued to its neighbour, whatever the markup."""

from hypothesis import assume, given
from hypothesis import strategies as st

from scraper.body.blocks.build import build_blocks
from scraper.body.blocks.completed import complete
from scraper.body.blocks.pull_quotes import LEAST as QUOTABLE
from scraper.document import Document
from tests.body.kept import document_of, kept_in

WORDS = st.text("abcdefgh", min_size=1, max_size=6)
INLINE = ("b", "i", "a", "span", "code", "sup", "cite")
BLOCKS = (
    "p div section blockquote ul ol li dl dt dd table tr td th caption h2 h3 pre footer article aside "
    "x-custom center"
).split()


def wrap(tag: str, inner: list[str]) -> str:
    return f"<{tag}>{''.join(inner)}</{tag}>"


def trees() -> st.SearchStrategy[str]:
    """Markup in which lists, tables, quotations and headings nest in any way, also in ways that HTML
    forbids."""
    leaf = st.one_of(
        WORDS,
        st.just(" "),
        st.just("<br>"),
        st.builds(wrap, st.sampled_from(INLINE), st.lists(WORDS, max_size=2)),
    )
    return st.recursive(
        leaf,
        lambda inner: st.builds(wrap, st.sampled_from([*BLOCKS, *INLINE]), st.lists(inner, max_size=4)),
        max_leaves=25,
    )


def words_of(doc: Document, kept: list[int]) -> list[str]:
    """The words of these leaves, and of the tables and lists they are part of. From some length on a text that is set
    again as a quotation is taken once, by design, and such pages are passed by."""
    texts = [doc.scan.leaves[i].text for i in complete(doc, kept)]
    assume(all(len(text) < QUOTABLE for text in texts))
    return " ".join(texts).split()


@given(st.lists(trees(), max_size=6))
def test_the_words_of_the_body_are_those_of_the_kept_leaves(parts: list[str]) -> None:
    doc = document_of(f"<article><p>first</p>{''.join(parts)}<p>last</p></article>")
    kept = kept_in(doc)
    words = words_of(doc, kept)
    assert build_blocks(doc, kept, []).body.split() == words


@given(st.lists(trees(), max_size=6), st.data())
def test_any_selection_of_leaves_keeps_its_words_and_those_of_its_tables_and_lists(
    parts: list[str], data: st.DataObject
) -> None:
    doc = document_of(f"<article>{''.join(parts)}<p>last</p></article>")
    kept = [i for i in kept_in(doc) if data.draw(st.booleans())]
    words = words_of(doc, kept)
    assert build_blocks(doc, kept, []).body.split() == words
