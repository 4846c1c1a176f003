"""Headings within the article are kept with what they head, however unlikely each is by itself."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, document

from scraper.body.refine.headings import (
    LEAST_ALIKE,
    LIKELY_ALIKE,
    LIKELY_LEADING,
    LIKELY_LINE,
    LIKELY_TITLE,
    LIKELY_TOGGLE,
    add_headings,
)
from scraper.body.table import LeafTable

ITEM = "<div><h2 class={name}>{heading}</h2>{between}<p>{text}</p></div>"


def headings_left(
    page: str, likely: float, kept_headings: tuple[str, ...] = (), kept_texts: tuple[str, ...] = FERRY
) -> list[str]:
    """The headings that are kept in the end where these texts and headings were."""
    table = LeafTable(document(f"<body>{page}</body>"))
    kept = np.array([text in kept_texts or text in kept_headings for text in table.texts])
    probability = np.where(kept, 0.9, likely).astype(np.float32)
    added = add_headings(table, probability, kept)
    return [
        text for text, stays in zip(table.texts, added.tolist(), strict=True) if stays and text not in FERRY
    ]


def items(between: str = "", name: str = "entry") -> str:
    """A text, then items with a heading each, and a text."""
    made = (
        ITEM.format(name=name, heading=f"Item {n}", between=between, text=text)
        for n, text in enumerate(FERRY[1:-1])
    )
    return f"<p>{FERRY[0]}</p>{''.join(made)}<p>{FERRY[-1]}</p>"


NAMES = ["Item 0", "Item 1", "Item 2"]


def test_headings_right_above_running_text_are_added() -> None:
    assert headings_left(items(), LIKELY_LEADING + 0.01) == NAMES


def test_between_a_heading_and_the_text_of_its_own_box_others_may_stand() -> None:
    assert headings_left(items("<time>9:05</time>"), LIKELY_LEADING + 0.01) == NAMES


def test_a_heading_less_likely_is_not_added() -> None:
    assert headings_left(items("<time>9:05</time>"), LIKELY_LEADING - 0.01) == []


def test_headings_of_links_that_stand_above_a_text_of_others_are_not_added() -> None:
    teasers = "".join(f"<div><h3 class=teaser>Teaser {n}</h3><span>Read</span></div>" for n in range(2))
    page = f"<p>{FERRY[0]}</p>{teasers}<p>{FERRY[1]}</p>{teasers}<p>{FERRY[2]}</p>"
    assert headings_left(page, 0.19, kept_texts=FERRY[:3]) == []


def test_one_heading_made_so_is_none_of_a_list() -> None:
    page = f"<p>{FERRY[0]}</p><h2>Alone</h2><p>{FERRY[1]}</p><p>{FERRY[2]}</p>"
    assert headings_left(page, LIKELY_LEADING + 0.01, kept_texts=FERRY[:3]) == []


def test_a_heading_made_like_several_kept_is_added_without_text_of_its_own() -> None:
    page = items() + "<h2 class=entry>Bare</h2><p>Ad</p>" + f"<p>{FERRY[0]}</p>"
    assert "Bare" in headings_left(page, LIKELY_ALIKE + 0.01, tuple(NAMES[:LEAST_ALIKE]))


def test_a_heading_that_is_a_link_is_of_another_story() -> None:
    linked = items().replace("Item 1", "<a href=/x>Item 1</a>")
    assert headings_left(linked, LIKELY_LEADING + 0.01) == ["Item 0", "Item 2"]


def test_headings_that_have_ids_of_their_own_are_made_alike() -> None:
    headed = "".join(
        f"<h2 class=entry id={n}>Item {n}</h2><p>{text}</p>" for n, text in enumerate(FERRY[1:4])
    )
    assert headings_left(f"<p>{FERRY[0]}</p>{headed}", LIKELY_LEADING + 0.01) == NAMES


@pytest.mark.parametrize("link", ["<a>", "<a href='#item-1'>"])
def test_a_heading_that_links_to_its_own_place_is_one_of_the_text(link: str) -> None:
    linked = items().replace("Item 1", f"{link}Item 1</a>")
    assert headings_left(linked, LIKELY_LEADING + 0.01) == NAMES


def test_a_heading_that_is_pressed_to_show_its_text_may_be_less_likely() -> None:
    pressed = (
        items().replace("<h2 class=entry>", "<h2 class=entry><a href=#x1>").replace("</h2>", "</a></h2>")
    )
    assert headings_left(pressed, LIKELY_TOGGLE + 0.01) == NAMES
    assert headings_left(items(), LIKELY_TOGGLE + 0.01) == []


def test_above_the_first_text_and_below_the_last_none_is_added() -> None:
    page = f"<h2 class=entry>Over</h2>{items()}<h2 class=entry>Under</h2><p>Nobody kept this line.</p>"
    assert headings_left(page, LIKELY_ALIKE + 0.1) == NAMES


def test_where_nothing_is_kept_nothing_is_added() -> None:
    assert headings_left(items(), 0.5, kept_texts=()) == []


BOX = f"<p>{FERRY[0]}</p><div><{{tag}}>The boat in figures</{{tag}}><p>{FERRY[1]}</p>{{more}}</div><p>{FERRY[2]}</p>"


def test_the_title_of_a_box_is_kept_with_all_that_the_box_holds() -> None:
    assert headings_left(BOX.format(tag="h4", more=""), LIKELY_TITLE + 0.01) == ["The boat in figures"]


def test_a_first_line_that_is_no_heading_must_be_likelier() -> None:
    page = (
        BOX.format(tag="strong", more="")
        .replace("<strong>", "<div><strong>")
        .replace("</strong>", "</strong></div>")
    )
    assert headings_left(page, LIKELY_TITLE + 0.01) == []
    assert headings_left(page, LIKELY_LINE + 0.01) == ["The boat in figures"]


def test_the_title_of_a_box_of_which_something_is_left_out_is_none() -> None:
    assert headings_left(BOX.format(tag="h4", more="<p>Sign up</p>"), LIKELY_TITLE + 0.01) == []


def test_a_button_in_a_box_is_nothing_that_is_left_out() -> None:
    page = BOX.format(tag="h4", more="<button>Unfold the box</button>")
    assert headings_left(page, LIKELY_TITLE + 0.01) == ["The boat in figures"]


def test_the_title_of_a_prompt_is_not_added_though_it_is_made_like_the_texts_headings() -> None:
    prompt = "<div><h2 class=entry>Stay in touch</h2><p>Three stories from the Sound, every Friday.</p></div>"
    page = items().replace(f"<p>{FERRY[-1]}</p>", f"{prompt}<p>{FERRY[-1]}</p>")
    kept = tuple(f"Item {n}" for n in range(len(FERRY)))
    assert "Stay in touch" not in headings_left(page, 0.5, kept)


LISTED = "<ul><li><a href='#0'>Item 0</a></li><li><a href='#1'>Item 1</a></li></ul>"


@pytest.mark.parametrize(("contents", "expected"), [(LISTED, NAMES[:2]), (LISTED.replace("#", "/"), [])])
def test_headings_that_a_table_of_contents_lists_are_added(contents: str, expected: list[str]) -> None:
    assert headings_left(contents + items(), LIKELY_TITLE - 0.01) == expected


def test_headings_that_a_table_of_contents_in_a_menu_of_its_own_lists_are_added() -> None:
    menu = LISTED.replace("</ul>", "<li><a href='/a'>About</a></li><li><a href='/b'>Boats</a></li></ul>")
    far = "".join(f"<p><a href=/{n}>Pier {n}</a></p>" for n in range(4))
    assert headings_left(menu + far + items(), LIKELY_TITLE - 0.01) == NAMES[:2]


def test_between_a_heading_and_its_text_a_link_to_its_place_may_stand() -> None:
    headed = "".join(
        f"<div><h2 class=entry>Item {n}</h2><a href='#{n}'>Section titled “Item {n}”</a></div><p>{text}</p>"
        for n, text in enumerate(FERRY[1:4])
    )
    assert headings_left(f"<p>{FERRY[0]}</p>{headed}", LIKELY_LEADING + 0.01) == NAMES


@pytest.mark.parametrize(
    ("items", "expected"), [("<li>{}</li>", ["Pros"]), ("<li><a href=/x>{}</a></li>", [])]
)
def test_the_line_over_a_list_in_a_box_of_both_is_its_title(items: str, expected: list[str]) -> None:
    both = "".join(items.format(text) for text in FERRY[1:3])
    page = f"<p>{FERRY[0]}</p><div><div>Pros</div><ul>{both}</ul></div><p>{FERRY[3]}</p>"
    assert headings_left(page, LIKELY_TITLE + 0.01) == expected


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("<div class=newsletter-signup><h2 class=entry>Alone</h2></div>", []),
        ("<div class=chapter-head><h2 class=entry>Alone</h2></div>", ["Alone"]),
        ("<h2 class=entry id=why-we-donate>Alone</h2>", ["Alone"]),
    ],
)
def test_a_heading_in_what_names_itself_apart_is_none_of_the_text_below(
    heading: str, found: list[str]
) -> None:
    page = items().replace("<h2 class=entry>Item 1", f"{heading}<h2>One")
    assert [text for text in headings_left(page, LIKELY_LEADING + 0.01) if text == "Alone"] == found


@pytest.mark.parametrize(("known", "stays"), [(("Transcript",), True), ((), False)])
def test_a_heading_over_a_list_that_is_kept_stays_with_one_that_is_made_alike(
    known: tuple[str, ...], stays: bool
) -> None:
    points = ("00:00 Steps", "06:12 The book", "Transcript") if known else ("00:00 Steps", "06:12 The book")
    listed = "<h2>In this episode</h2><ul><li>00:00 Steps</li><li>06:12 The book</li></ul>"
    page = f"<p>{FERRY[0]}</p>{listed}<h2>Transcript</h2><p>{FERRY[3]}</p>"
    left = headings_left(page, LIKELY_ALIKE + 0.01, points, (FERRY[0], FERRY[3]))
    assert ("In this episode" in left) is stays
