"""Shadow trees that a page declares are read where a browser shows them."""

from __future__ import annotations

import pytest
from test_streamed import texts_of

import scraper
from tests.quick import assert_quick


@pytest.mark.parametrize("mode", ["open", "closed"])
def test_a_shadow_tree_stands_in_its_element(mode: str) -> None:
    html = (
        f'<h1>A</h1><x-a><template shadowrootmode="{mode}"><p>B <b>b</b></p><p>C</p></template></x-a><p>D</p>'
    )
    assert texts_of(html) == ["A", "B b", "C", "D"]


def test_a_shadow_tree_within_another_does_too() -> None:
    inner = "<x-b><template shadowrootmode=open><p>B</p></template></x-b>"
    assert texts_of(f"<x-a><template shadowrootmode=open><p>A</p>{inner}</template></x-a>") == ["A", "B"]


def test_a_template_without_a_mode_stays_out_of_sight() -> None:
    assert texts_of("<p>A</p><template><p>B</p></template><p>shadowrootmode</p>") == ["A", "shadowrootmode"]


def test_what_an_element_holds_stands_in_the_slots_of_its_tree() -> None:
    tree = "<template shadowrootmode=open><h2><slot name=a>none</slot></h2><p>B</p><div><slot></slot></div>D</template>"
    assert texts_of(f"<x-a>{tree}<p>C</p><b slot=a>A</b></x-a>") == ["A", "B", "C", "D"]


def test_a_slot_for_which_there_is_nothing_shows_what_it_holds() -> None:
    tree = "<template shadowrootmode=open><p><slot name=a>A</slot></p><p>B</p></template>"
    assert texts_of(f"<x-a>{tree}</x-a>") == ["A", "B"]


def test_a_slot_may_be_handed_on_to_another_tree() -> None:
    inner = "<x-b><template shadowrootmode=open><p>A</p><slot></slot></template><slot></slot></x-b>"
    assert texts_of(f"<x-a><template shadowrootmode=open>{inner}</template><p>B</p></x-a>") == ["A", "B"]


def test_an_attribute_that_holds_a_bracket_does_no_harm() -> None:
    assert texts_of('<x-a><template shadowrootmode="open" title="a>b"><p>A</p></template></x-a>') == ["A"]


def test_shadow_trees_without_end_take_no_longer_than_a_moment() -> None:
    page = "<x-a><template shadowrootmode=open><p>text</p>" * 20_000
    assert_quick(lambda: scraper.extract(page), seconds=2)
