"""A second article below the first is told by its head, where nothing else tells."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, document, paragraphs, table_of

from scraper.body.find import find_body
from scraper.body.refine.streams import cut_stream

TITLE, NEXT = "Last wooden ferry to be lifted from the Sound", "A museum asks for the bell"
BELL = (
    "The bell of the last wooden ferry is to hang in the customs house, the museum said on Wednesday in a letter.",
    "It weighs forty kilos and has rung at every crossing since the winter of 1962, when the old one was stolen.",
)


def texts_kept(page: str) -> str:
    doc = document(f"<head><title>{TITLE}</title></head><body><main>{page}</main></body>")
    return "\n".join(doc.scan.leaves[index].text for index in find_body(doc).kept)


def story(heading: str, day: str, texts: tuple[str, ...], *, tag: str = "h1", name: str = "x7") -> str:
    return f"<{tag}>{heading}</{tag}><div class='{name}'>{day}</div><div>{paragraphs(*texts)}</div>"


def test_a_heading_with_a_dated_line_made_like_the_titles_begins_another() -> None:
    first = story(TITLE, "12 May 2024", FERRY)
    kept = texts_kept(first + story(NEXT, "13 May 2024", BELL, tag="h2"))
    assert FERRY[-1] in kept
    assert BELL[0] not in kept


@pytest.mark.parametrize(("day", "name"), [("12 May 2024", "x7"), ("13 May 2024", "x8"), ("Wednesday", "x7")])
def test_the_same_day_another_make_or_no_day_is_a_chapters(day: str, name: str) -> None:
    page = story(TITLE, "12 May 2024", FERRY) + story(NEXT, day, BELL, tag="h2", name=name)
    assert BELL[0] in texts_kept(page)


def test_an_article_made_like_the_titles_beside_it_is_another_whatever_its_heading() -> None:
    one = f"<article class=x1><h1>{TITLE}</h1>{paragraphs(*FERRY)}</article>"
    kept = texts_kept(f"{one}<article class=x1><h2>{NEXT}</h2>{paragraphs(*BELL)}</article>")
    assert FERRY[-1] in kept
    assert BELL[0] not in kept


def test_a_last_chapter_above_the_day_of_a_change_is_no_article() -> None:
    last = f"<h2>What comes next</h2>{paragraphs(*BELL[:1])}<div class=x7>Changed on 13 May 2024</div>"
    text = f"<div>{paragraphs(*FERRY)}{last}</div>"
    assert BELL[0] in texts_kept(f"<h1>{TITLE}</h1><div class=x7>12 May 2024</div>{text}")


def test_a_chapter_of_several_paragraphs_above_a_day_is_no_title() -> None:
    chapter = (
        f"<h2>What comes next</h2>{paragraphs(*BELL)}<div class=x7>13 May 2024</div>{paragraphs(*FERRY[:2])}"
    )
    assert BELL[0] in texts_kept(story(TITLE, "12 May 2024", FERRY[2:] * 2) + chapter)


def test_a_related_story_in_a_box_amid_the_text_does_not_end_it() -> None:
    related = f"<div><h3>{NEXT}</h3><div class=x7>13 May 2024</div></div>"
    text = f"<div>{paragraphs(*FERRY)}{related}{paragraphs(*BELL)}</div>"
    assert BELL[1] in texts_kept(f"<h1>{TITLE}</h1><div class=x7>12 May 2024</div>{text}")


BELOW = "<div class=tag>Ferries of pier 7</div>"


@pytest.mark.parametrize(
    ("between", "heading", "is_another"),
    [
        (7 * BELOW, f"<h1 class='post-title big'>{NEXT}</h1>", True),
        (2 * BELOW, f"<h1 class='post-title big'>{NEXT}</h1>", False),
        (7 * BELOW, f"<h1 class='part big'>{NEXT}</h1>", False),
    ],
    ids=["another", "right below the text", "a chapter's"],
)
def test_an_h1_like_the_title_below_what_ends_an_article_begins_another(
    between: str, heading: str, is_another: bool
) -> None:
    """It needs no day and no `<article>`."""
    head = f"<title>{TITLE}</title><h1 class='post-title big entry'>{TITLE}</h1>"
    table = table_of(f"{head}<div>{paragraphs(*FERRY)}</div>{between}{heading}<div>{paragraphs(*BELL)}</div>")
    kept = np.array([leaf.element.tag == "p" for leaf in table.leaves])
    left = cut_stream(table, {"inart": np.zeros(table.size, np.float32)}, kept)
    assert table.texts.index(BELL[0]) in np.nonzero(kept)[0]
    assert left[table.texts.index(FERRY[-1])]
    assert left[table.texts.index(BELL[0])] != is_another
