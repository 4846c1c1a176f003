"""Which leaves are judged at all, and the sums over elements."""

from __future__ import annotations

import numpy as np
from body_pages import FERRY, paragraphs, table_of
from hypothesis import given, settings
from hypothesis import strategies as st

LINKS = "".join(f'<li><a href="/{i}">Topic {i}</a></li>' for i in range(30))


def test_a_menu_far_from_any_text_is_not_judged() -> None:
    table = table_of(f"<ul>{LINKS}</ul>")
    assert table.size == 0


def test_running_text_is_always_judged() -> None:
    table = table_of(f"<ul>{LINKS}</ul>{paragraphs(*FERRY)}<ul>{LINKS}</ul>")
    assert set(FERRY) <= set(table.texts)


def test_a_linked_line_between_paragraphs_is_judged() -> None:
    table = table_of(f'<p>{FERRY[0]}<p><a href="/a">Timetable here</a><p>{FERRY[1]}')
    assert "Timetable here" in table.texts


def test_a_long_linked_sentence_is_judged_wherever_it_stands() -> None:
    sentence = "A whole sentence may be a link and still be something that a reader would read"
    assert table_of(f'<ul>{LINKS}</ul><p><a href="/x">{sentence}</a></p>').texts[-1] == sentence


def test_of_a_text_that_stands_there_hidden_and_shown_the_hidden_one_is_not_judged() -> None:
    table = table_of(f"<div hidden>{paragraphs(*FERRY)}</div><div>{paragraphs(*FERRY)}</div>")
    assert table.shown.all()
    assert table.texts == list(FERRY)


def test_a_hidden_text_that_stands_nowhere_else_is_judged() -> None:
    table = table_of(f"<div hidden>{paragraphs(FERRY[0])}</div>{paragraphs(*FERRY[1:])}")
    assert table.texts == list(FERRY)


def test_short_text_without_links_is_judged() -> None:
    assert table_of("<p>No.</p>").texts == ["No."]


def test_letters_of_a_script_without_spaces_count_as_words() -> None:
    table = table_of("<p>" + "港務局は月曜日に、最後の木造フェリーを十一月に引き揚げることを決めた。" * 2)
    assert table.good.tolist() == [1.0]


def test_a_page_without_text_has_an_empty_table() -> None:
    assert table_of("<img src=/a.png>").size == 0


tags = st.sampled_from(["div", "p", "ul", "li", "section", "blockquote", "td", "h2"])
trees = st.recursive(
    st.sampled_from(
        ["A few words.", "One", FERRY[0], '<a href="/x">Link text</a>', "<br>", "<img src=/i.png>"]
    ),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", tags, st.lists(inner, min_size=1, max_size=4)
    ),
    max_leaves=20,
)


@given(trees)
@settings(max_examples=60, deadline=None)
def test_the_sum_over_an_element_is_that_of_the_leaves_in_it(html: str) -> None:
    table = table_of(html)
    expected = [
        sum(
            len(leaf.text)
            for leaf in table.doc.scan.leaves[e.first_leaf : e.last_leaf]
            if leaf.kind == "text"
        )
        for e in table.elements
    ]
    assert table.subtrees()[0].tolist() == expected


@given(trees)
@settings(max_examples=60, deadline=None)
def test_every_judged_leaf_stands_inside_the_body_element(html: str) -> None:
    table = table_of(html)
    assert np.all(table.inside(table.doc.scan.elements[0]))
    assert table.index.tolist() == sorted(set(table.index.tolist()))
