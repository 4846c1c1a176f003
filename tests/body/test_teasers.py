"""Boxes with a heading that is a link, and a line or two, tell of other stories."""

from __future__ import annotations

import numpy as np
from body_pages import FERRY, paragraphs, table_of

from scraper.body.refine.teasers import drop_teasers

TITLE = "Last wooden ferry to be lifted from the Sound"
LINE = "The board of town {0} wants a great deal of money for its tower, which comes with a lamp and a horn."
CARD = "<div class=card><h3><a href={1}>Something happened in town {0}</a></h3><p>" + LINE + "</p></div>"


def left_of(html: str, *, heads: bool = False) -> list[str]:
    """What is left of a body that has all paragraphs of a page, and its headings too, if `heads`."""
    table = table_of(html)
    kept = np.array([heads or leaf.element.tag == "p" for leaf in table.leaves])
    return [table.leaves[row].text for row in np.nonzero(drop_teasers(table, kept))[0].tolist()]


def test_a_teaser_amid_the_text_is_dropped() -> None:
    html = paragraphs(*FERRY[:3]) + CARD.format(1, "/a/1") + CARD.format(2, "/a/2") + paragraphs(*FERRY[3:])
    assert left_of(html) == list(FERRY)


def test_an_item_whose_heading_leads_to_another_site_stays() -> None:
    assert LINE.format(1) in left_of(paragraphs(*FERRY) + CARD.format(1, "https://shop.example/1"))


def test_an_item_whose_heading_was_taken_stays() -> None:
    assert LINE.format(1) in left_of(paragraphs(*FERRY) + CARD.format(1, "/a/1"), heads=True)


def test_whole_cards_below_a_list_of_other_stories_are_more_of_them_though_their_headings_were_taken() -> (
    None
):
    titles = "".join(f"<h3><a href=/b/{n}>Something else happened in town {n}</a></h3>" for n in range(3))
    cards = "".join(CARD.format(n, f"/a/{n}") for n in range(3))
    table = table_of(f"<h1>{TITLE}</h1>{paragraphs(*FERRY)}<div>{titles}</div>{cards}")
    kept = np.array([leaf.element.tag == "p" or "/a/" in str(leaf.hrefs) for leaf in table.leaves])
    left = [table.texts[row] for row in np.nonzero(drop_teasers(table, kept))[0].tolist()]
    assert [text for text in left if text in FERRY] == list(FERRY)
    assert not any(LINE.format(n) in left for n in range(3))


def test_a_paragraph_below_a_linked_heading_amid_the_text_stays() -> None:
    html = (
        f"<div>{paragraphs(*FERRY[:2])}<h3><a href=/a/1>Read this, too</a></h3>{paragraphs(*FERRY[2:])}</div>"
    )
    assert left_of(html) == list(FERRY)


def test_a_piece_of_the_article_that_begins_with_a_card_stays() -> None:
    card = "<div class=box><span>Read on</span><a href=/a/1><h4>Something happened in town 1</h4></a></div>"
    piece = f"<div>{card}{paragraphs(*FERRY[2:4])}<h3>What comes next</h3>{paragraphs(FERRY[4])}</div>"
    table = table_of(f"<section><div>{paragraphs(*FERRY[:2])}</div>{piece}</section>")
    kept = np.array([leaf.element.tag in ("p", "h3") for leaf in table.leaves])
    assert drop_teasers(table, kept).tolist() == kept.tolist()


def test_what_is_nearly_all_of_the_page_stays() -> None:
    cards = "".join(CARD.format(n, f"/a/{n}") for n in range(6))
    assert LINE.format(1) in left_of(paragraphs(FERRY[0]) + cards)


def test_a_short_story_above_as_many_teasers_is_left_alone() -> None:
    assert left_of(paragraphs(FERRY[0]) + CARD.format(1, "/a/1") + CARD.format(2, "/a/2")) == [FERRY[0]]


def test_the_standfirst_below_a_linked_name_in_the_titles_own_box_is_no_teaser() -> None:
    head = (
        f"<header><h1>{TITLE}</h1><h4><a href=/author/ana-lind>Ana Lind</a></h4>"
        "<p>After 62 years she goes to a museum</p></header>"
    )
    table = table_of(f"<title>{TITLE}</title>{head}<section>{paragraphs(*FERRY * 3)}</section>")
    kept = np.array([leaf.element.tag == "p" for leaf in table.leaves])
    assert drop_teasers(table, kept).tolist() == kept.tolist()


def test_the_standfirst_below_the_title_and_its_linked_section_is_no_teaser() -> None:
    head = f"<header><h3><a href=/sea>Sea</a></h3><h1>{TITLE}</h1><span><p>After 62 years she goes.</p></span></header>"
    table = table_of(f"<title>{TITLE}</title>{head}<section>{paragraphs(*FERRY * 3)}</section>")
    kept = np.array([leaf.element.tag == "p" for leaf in table.leaves])
    assert drop_teasers(table, kept).tolist() == kept.tolist()


def test_the_heading_over_teasers_goes_with_them() -> None:
    box = f"<div><h3>Read these, too</h3>{CARD.format(1, '/a/1')}{CARD.format(2, '/a/2')}</div>"
    table = table_of(paragraphs(*FERRY[:3]) + box + f"<h3>What comes next</h3>{paragraphs(*FERRY[3:])}")
    kept = np.array([leaf.element.tag == "p" or not leaf.link_chars for leaf in table.leaves])
    left = [table.texts[row] for row in np.nonzero(drop_teasers(table, kept))[0].tolist()]
    assert left == [*FERRY[:3], "What comes next", *FERRY[3:]]


def test_a_short_article_right_below_the_title_is_no_list_of_teasers() -> None:
    cards = "".join(CARD.format(n, f"/a/{n}") for n in range(6))
    title = f"<title>{TITLE}</title><h1>{TITLE}</h1>"
    assert left_of(f"{title}{paragraphs(FERRY[0])}{cards}") == [FERRY[0]]
    assert LINE.format(1) in left_of(f"{title}{cards}{paragraphs(FERRY[0])}")


def test_in_boxes_made_alike_a_line_that_is_all_link_is_a_teasers_title() -> None:
    title = "<div><a href=/a/{0}>Something happened in town {0}</a></div>"
    item = f"<div class=summary>{title}<p>{{1}}</p><b>1/3/26</b></div>"
    items = [item.format(n, LINE.format(n)) for n in range(3)]
    assert left_of(paragraphs(*FERRY * 2) + "".join(items)) == [*FERRY * 2]
    assert LINE.format(1) in left_of(paragraphs(*FERRY * 2) + "".join(items[:2]))
