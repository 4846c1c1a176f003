"""Labels and titles over links to other stories go with them."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, document, paragraphs

from scraper.body.refine.lead_ins import drop_lead_ins, drop_link_titles
from scraper.body.table import LeafTable


def left_of(label: str, below: str, likely: float = 0.6, *, bold: bool = False) -> bool:
    """Whether the label stays."""
    line = f"<p><strong>{label}</strong></p>" if bold else f"<p>{label}</p>"
    table = LeafTable(document(f"<body><article>{paragraphs(*FERRY)}{line}{below}</article></body>"))
    kept = np.array([text in FERRY or text == label for text in table.texts])
    left = drop_lead_ins(table, np.full(table.size, likely, np.float32), kept)
    return label in [text for text, stays in zip(table.texts, left.tolist(), strict=True) if stays]


def test_a_label_over_links_that_are_not_kept_goes() -> None:
    links = "<ul><li><a href='/a'>Goat sentenced to two years in the upper meadow</a></li></ul>"
    assert not left_of("Read on:", links)
    assert left_of("Read on:", links, likely=0.9)
    assert left_of("Read on:", "<p>Nothing else is known.</p>")
    assert left_of("Read on", links)


def test_a_bold_label_needs_no_colon_or_may_be_likelier() -> None:
    links = "<ul><li><a href='/a'>Goat sentenced to two years in the upper meadow</a></li></ul>"
    other = "<ul><li><a href='https://goats.example/a'>Goat sentenced to two years</a></li></ul>"
    assert not bold_left("Read on", links)
    assert not bold_left("Read on:", links, likely=0.8)
    assert bold_left("Read on", links, likely=0.8)
    assert bold_left("Read on", other)


def bold_left(label: str, below: str, likely: float = 0.6) -> bool:
    return left_of(label, below, likely, bold=True)


def titles_left(box: str) -> list[str]:
    """The headings that are left where these texts and all headings are kept."""
    table = LeafTable(document(f"<body><p>{FERRY[0]}</p>{box}<p>{FERRY[1]}</p></body>"))
    kept = np.array(
        [
            text in FERRY or leaf.element.tag == "h3"
            for leaf, text in zip(table.leaves, table.texts, strict=True)
        ]
    )
    left = drop_link_titles(table, kept)
    return [
        text for text, stays in zip(table.texts, left.tolist(), strict=True) if stays and text not in FERRY
    ]


def test_the_title_above_a_link_to_another_story_goes_with_it() -> None:
    assert (
        titles_left("<div><h3>Read more</h3><p><a href=/bridge>Bridge to be painted green</a></p></div>")
        == []
    )


def test_a_heading_beside_links_to_edit_it_stays() -> None:
    box = "<div><h3>Early years</h3><a href=/edit/1>Edit</a><a href=/audio/1>Listen</a></div>"
    assert titles_left(box) == ["Early years"]


def test_a_heading_above_a_link_to_another_site_stays() -> None:
    box = "<div><h3>The best boat</h3><p><a href=https://shop.example/b>Buy it at the boat shop</a></p></div>"
    assert titles_left(box) == ["The best boat"]


def test_a_heading_with_a_link_to_its_own_place_stays() -> None:
    box = "<div><h3>Early years</h3><a href='#early-years'>Section titled “Early years”</a></div>"
    assert titles_left(box) == ["Early years"]


PROMPT = "<p>Letters from the quay, with a tide table, on the first Sunday of the month.</p>"


@pytest.mark.parametrize("rest", [PROMPT, f"<span>Free</span>{PROMPT}", "<button>Take the quiz</button>"])
def test_the_title_of_a_box_whose_text_is_left_out_goes_with_it(rest: str) -> None:
    assert titles_left(f"<div><h3>Stay in touch</h3>{rest}</div>") == []


def test_a_standfirst_set_as_a_heading_above_the_text_stays() -> None:
    head = f"<body><header><h3>She was the last of nine</h3>{PROMPT}</header>{paragraphs(*FERRY)}</body>"
    table = LeafTable(document(head))
    kept = np.array([text not in PROMPT for text in table.texts])
    assert drop_link_titles(table, kept).tolist() == kept.tolist()


def test_a_heading_beside_a_picture_with_a_caption_stays() -> None:
    caption = "<figcaption>The boat at her berth, before the wind had turned.</figcaption>"
    figure = f"<figure><img src=/a.jpg>{caption}</figure>"
    assert titles_left(f"<div><h3>Early years</h3>{figure}</div>") == ["Early years"]


TEASERS = "<p><a href=/bridge>Bridge to be painted green</a></p><p><a href=/goat>Goat sentenced again</a></p>"


@pytest.mark.parametrize(
    ("links", "below", "left"),
    [
        (TEASERS, "<h3>Early years</h3>", ["Early years"]),
        (TEASERS, "<h4>Early years</h4>", ["More boats"]),
        (f"<ul>{TEASERS.replace('<p>', '<li>').replace('</p>', '</li>')}</ul>", f"<p>{FERRY[3]}</p>", []),
        (TEASERS, f"<p>{FERRY[3]}</p>", ["More boats"]),
        (
            TEASERS.replace("=/", "=https://shop.example/"),
            "<h3>Early years</h3>",
            ["More boats", "Early years"],
        ),
        (TEASERS + "<p>Nobody has read on.</p>", "<h3>Early years</h3>", ["More boats", "Early years"]),
    ],
)
def test_a_heading_with_nothing_but_links_into_the_site_above_the_next_goes(
    links: str, below: str, left: list[str]
) -> None:
    assert titles_left(f"<p>{FERRY[2]}</p><h3>More boats</h3>{links}{below}") == left


def test_a_bold_label_may_be_longer() -> None:
    links = "<ul><li><a href='/app'>Load the app of the harbour onto your telephone</a></li></ul>"
    label = "Stay with us on the quay, and out on the water."
    assert not bold_left(label, links)
    assert left_of(f"{label}:", links)
