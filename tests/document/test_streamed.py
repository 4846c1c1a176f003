"""Parts that React streamed after the page's frame stand where its script would put them."""

from __future__ import annotations

import time

import pytest

from scraper.document import parse
from scraper.page import Page

FRAME = '<main><h1>Ferry</h1><!--$?--><template id="B:0"></template><p>Loading</p><!--/$--><p>End</p></main>'


def texts_of(body: str) -> list[str]:
    """What is seen of a page, in order."""
    doc = parse(Page(url="https://made.example/", body=f"<body>{body}</body>".encode()))
    return [leaf.text for leaf in doc.scan.leaves if leaf.kind == "text" and not leaf.element.hidden]


def test_a_part_takes_the_place_of_its_boundary_and_fallback() -> None:
    part = '<div hidden id="S:0"><p>It sailed.</p></div><script>$RC("B:0","S:0")</script>'
    assert texts_of(FRAME + part) == ["Ferry", "It sailed.", "End"]


def test_a_part_goes_where_its_call_says_whatever_its_number() -> None:
    part = '<div hidden id="S:7"><p>It sailed.</p></div><script>$RC("B:0","S:7")</script>'
    assert texts_of(FRAME + part) == ["Ferry", "It sailed.", "End"]


def test_a_part_without_a_call_goes_to_the_place_of_its_number() -> None:
    assert texts_of(FRAME + '<div hidden id="S:0"><p>It sailed.</p></div>') == ["Ferry", "It sailed.", "End"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_part_within_a_part_is_placed_whichever_comes_first(order: tuple[int, int]) -> None:
    parts = [
        '<div hidden id="S:0"><p>It sailed.</p><template id="P:1"></template></div><script>$RC("B:0","S:0")</script>',
        '<div hidden id="S:1"><p>At noon.</p></div><script>$RS("S:1","P:1")</script>',
    ]
    assert texts_of(FRAME + "".join(parts[at] for at in order)) == ["Ferry", "It sailed.", "At noon.", "End"]


@pytest.mark.parametrize("name", ["S:0", "S:9", "S:", 'S:0"] , [x', "S:zz"])
def test_a_part_without_a_place_stays_hidden(name: str) -> None:
    attribute = name.replace('"', "&quot;")
    assert texts_of(f'<p>Text</p><div hidden id="S:0"></div><div hidden id="{attribute}">Part</div>') == [
        "Text"
    ]


def test_a_fallback_that_never_ends_takes_nothing_with_it() -> None:
    frame = '<main><template id="B:0"></template><p>Text</p></main><div hidden id="S:0"><p>Part</p></div>'
    assert texts_of(frame) == ["Part", "Text"]


def test_ten_thousand_parts_take_no_longer_than_a_moment() -> None:
    parts = "".join(
        f'<template id="B:{n:x}"></template><div hidden id="S:{n:x}">x</div>' for n in range(10_000)
    )
    began = time.process_time()
    texts_of(parts)
    assert time.process_time() - began < 2
