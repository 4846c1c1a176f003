"""A page that would hold the parser up is cut down first, keeps its readable text, and others are left
alone."""

import time
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from scraper.document.limits import MAX_CHARS, bound
from scraper.document.tokens import MAX_ATTRIBUTES, has_giant_tag
from scraper.document.trim import MAX_DEPTH, trim

SIZE = 1_000_000
TEXT = "<p>The readable part stays.</p>"


def repeat(make: Callable[[int], str]) -> str:
    pieces, size = [], 0
    while size < SIZE:
        pieces.append(make(len(pieces)))
        size += len(pieces[-1])
    return "".join(pieces)


HOSTILE = {
    "nested divs": TEXT + repeat(lambda i: "<div>"),
    "nested divs, closed": TEXT + "<div>" * 100_000 + "</div>" * 100_000 + TEXT,
    "nested lists": TEXT + repeat(lambda i: "<ul><li>"),
    "nested tables": TEXT + repeat(lambda i: "<table><tr><td>"),
    "attributes of one tag": TEXT + "<div" + repeat(lambda i: f" a{i}") + ">" + TEXT,
    "attributes behind slashes": TEXT + "<div" + repeat(lambda i: f"/{i}") + ">" + TEXT,
    "attributes with > in quotes": TEXT + "<div" + repeat(lambda i: f" a{i}='>'") + ">" + TEXT,
    "attributes with tags in quotes": TEXT + "<div" + repeat(lambda i: f" a{i}='<p>x</p>'") + ">" + TEXT,
    "attributes behind a false script": TEXT + "<div a='<script>'" + repeat(lambda i: f" a{i}") + ">" + TEXT,
    "attributes behind a false quote": TEXT + "<div" + repeat(lambda i: f' a{i}==" b{i}="> c"') + ">" + TEXT,
    "many tags of many attributes": TEXT
    + repeat(lambda i: "<p" + "".join(f" a{i}b{j}" for j in range(100)) + ">"),
    "formatting left open": TEXT + repeat(lambda i: f"<p><font a{i}></p>"),
    "formatting left open behind stray ends": TEXT + repeat(lambda i: f"</b></i><p><b a{i}></p>"),
    "one body again and again": TEXT + repeat(lambda i: f"<body a{i}>"),
    "names of elements": TEXT + repeat(lambda i: f"<x{i}></x{i}>"),
    "options of one list": TEXT + "<select>" + "<option>a</option>" * 100_000 + "</select>" + TEXT,
    "options left open": TEXT + "<select>" + "<option>a" * 100_000 + "</select>" + TEXT,
    "end tags": TEXT + repeat(lambda i: f"</x{i}>"),
    "comments left open": TEXT + repeat(lambda i: "<!--"),
    "tags left open": TEXT + repeat(lambda i: "<a "),
    "quotes left open": TEXT + repeat(lambda i: "<a b='"),
}


@cache
def parsed(name: str) -> tuple[float, str]:
    """Seconds of CPU that bounding and parsing took, and the text of the page.

    Where it was much, the better of two: shared machines take up to twice as long for the same work.
    """
    seconds, text = _parse(name)
    return (seconds, text) if seconds < 1 else min((seconds, text), _parse(name))


def _parse(name: str) -> tuple[float, str]:
    started = time.process_time()
    tree = LexborHTMLParser(bound(HOSTILE[name])[0])
    return time.process_time() - started, tree.text()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_parses_within_two_seconds(name: str) -> None:
    assert parsed(name)[0] < 2


@pytest.mark.parametrize("name", HOSTILE)
def test_the_text_before_hostile_markup_is_kept(name: str) -> None:
    assert "The readable part stays." in parsed(name)[1]


@pytest.mark.parametrize(
    "name", ["nested divs, closed", "attributes of one tag", "attributes with tags in quotes"]
)
def test_the_text_after_hostile_markup_is_kept(name: str) -> None:
    assert parsed(name)[1].count("The readable part stays.") == 2


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(TEXT * 1000, id="paragraphs"),
        pytest.param(f"<script>var a = {'[1, 2, 3], ' * 60_000}</script>{TEXT}", id="a long script"),
        pytest.param(
            f"<div data-state='{'{&quot;a&quot;: 1}, ' * 30_000}'>{TEXT}</div>", id="a long attribute"
        ),
        pytest.param(f"<style>{'.a > .b { color: red } ' * 20_000}</style>{TEXT}", id="a long style"),
        pytest.param("<p>a <b>b</b> <i class=x>c</i></p>" * 6000, id="formatting that is closed"),
        pytest.param("<p>a<p>b" * 10_000, id="paragraphs never closed"),
        pytest.param("<ul>" + "<li>a" * 20_000, id="items never closed"),
        pytest.param(f"<!-- {'<div> ' * 20_000} -->{TEXT}", id="markup in a comment"),
    ],
)
def test_unusual_but_harmless_pages_are_left_as_they_are(html: str) -> None:
    assert bound(html) == (html, html.encode(), None)


def test_a_page_too_long_is_cut_and_says_so() -> None:
    html, _, why = bound("word " * MAX_CHARS)
    assert (len(html), why) == (MAX_CHARS, f"only the first {MAX_CHARS:,} characters were read")


def test_what_was_taken_out_is_told() -> None:
    assert bound(HOSTILE["nested divs, closed"]).cut == f"elements more than {MAX_DEPTH} deep"


def test_a_tag_with_the_most_attributes_is_no_giant() -> None:
    tag = "<p" + "".join(f" a{i}" for i in range(MAX_ATTRIBUTES)) + ">"
    assert (has_giant_tag(tag.encode()), has_giant_tag(tag.replace("<p", "<p b").encode())) == (False, True)


MARKUP = st.lists(
    st.sampled_from(
        [
            "<div>",
            "</div>",
            "<p a='>'>",
            '<p a="',
            '"',
            "'",
            ">",
            "<",
            "text ",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<b x=1>",
            "</b>",
            "=",
            "/",
            "<br/>",
            "<![CDATA[",
            "]]>",
            "<?php",
            "&amp;",
            "é",
        ]
    ),
    max_size=60,
).map("".join)


@given(MARKUP)
@example("</")
def test_trimming_harmless_markup_changes_nothing_that_is_parsed(html: str) -> None:
    trimmed, _ = trim(html.encode())
    assert LexborHTMLParser(trimmed.decode()).text() == LexborHTMLParser(html).text()
