"""Where the article ends, and where its text is taken from when the DOM shows little of it."""

from __future__ import annotations

import json

import numpy as np
import pytest
from body_pages import FERRY, article, body_of, document, paragraphs

from scraper.body.declared_texts import declared_texts
from scraper.body.elsewhere import find_elsewhere
from scraper.body.model.features import leaf_features
from scraper.body.model.forest import load_model
from scraper.body.refine import refined
from scraper.body.refine.edges import (
    UNSURE_LAST,
    add_following,
    add_last_lines,
    drop_head,
    drop_last_headings,
    drop_tail,
)
from scraper.body.table import LeafTable
from scraper.document import Document
from scraper.extract import extract

WHOLE = "\n\n".join(FERRY)
LONG = [" ".join(FERRY[i:] + FERRY[:i]) for i in range(3)]


def test_headings_of_the_article_itself_end_nothing() -> None:
    body = body_of(
        article(paragraphs(*FERRY[:3]), "<h2>What becomes of the crew</h2>", paragraphs(*FERRY[3:]))
    )
    assert body.endswith(FERRY[-1])


def test_a_teaser_in_the_text_made_as_an_article_ends_nothing() -> None:
    teaser = '<article class="teaser"><h3><a href="/h">Heron stops the trains at Holm</a></h3></article>'
    assert body_of(article(paragraphs(*FERRY[:3]), teaser, paragraphs(*FERRY[3:]))).endswith(FERRY[-1])


def test_a_teaser_headed_like_the_article_itself_ends_nothing() -> None:
    teaser = '<article><h1><a href="/h">Heron stops the trains at Holm, for the third time</a></h1></article>'
    long = paragraphs(*LONG[:2])
    assert body_of(article(long, teaser, paragraphs(*FERRY))).endswith(FERRY[-1])


def test_a_last_sentence_set_as_a_heading_is_the_articles() -> None:
    last = "And so the wheel of the last wooden ferry on the Sound will hang on a wall, where no child can turn it."
    assert body_of(article(paragraphs(*FERRY), f"<h4>{last}</h4>")).endswith(last)


def test_a_last_heading_that_goes_is_no_teaser() -> None:
    """Teasers are what was kept before they went and not after: who drops the headings leaves that as it was."""
    table = LeafTable(document(f"<body>{paragraphs(*FERRY)}<h3>Read also</h3></body>"))
    kept = np.ones(table.size, bool)
    assert not drop_last_headings(table, kept)[-1]
    assert kept.all()


def test_a_short_last_line_in_italics_is_the_articles() -> None:
    last = "Additional reporting by Bo Ek in Holm."
    assert body_of(article(paragraphs(*FERRY, f"<em>{last}</em>"))).endswith(last)


NOTE = "• This article was amended on 15 November 2024. An earlier version gave the boat two funnels."


@pytest.mark.parametrize(
    ("note", "name", "likely", "is_added"),
    [
        (NOTE, "dcr-130mj7b", 0.1, True),
        (NOTE, "promo", 0.1, False),
        (NOTE.replace("on 15 November 2024", "in a hurry"), "dcr-130mj7b", 0.3, False),
        ("With files from Bo Ek", "dcr-130mj7b", 0.3, True),
        ("With files from Bo Ek", "dcr-130mj7b", 0.1, False),
        ("With files from Bo Ek", "promo", 0.3, False),
        ("Copyright 2024 The Gannet.", "dcr-130mj7b", 0.3, False),
    ],
)
def test_a_last_note_in_italics_made_like_the_text_is_added_if_it_gives_a_day_or_is_short(
    note: str, name: str, likely: float, is_added: bool
) -> None:
    text = "".join(f"<p class=dcr-130mj7b>{line}</p>" for line in FERRY)
    table = LeafTable(article(f"{text}<p class={name}><em>{note}</em></p>"))
    kept = np.array([one in FERRY for one in table.texts])
    columns = {"em": np.array([one == note for one in table.texts], np.float32)}
    added = add_last_lines(table, columns, np.full(table.size, likely, np.float32), kept) & ~kept
    assert [table.texts[row] for row in np.nonzero(added)[0]] == [note] * is_added


def test_a_linked_last_line_in_italics_is_not() -> None:
    last = '<em><a href="/newsletter">More from the harbour here</a></em>'
    assert body_of(article(paragraphs(*FERRY, last))) == WHOLE


@pytest.mark.parametrize(
    ("below", "likely", "is_left"),
    [
        ("<div><ul><li>Applause 3</li><li>Funny 1</li></ul></div>", UNSURE_LAST - 0.01, False),
        ("<div><ul><li>Applause 3</li><li>Funny 1</li></ul></div>", UNSURE_LAST, True),
        ("<ul><li>Applause 3</li><li>Funny 1</li></ul>", UNSURE_LAST - 0.01, True),
        ("<div><h3>Why</h3><p hidden>For the bridge.</p></div>", UNSURE_LAST - 0.01, True),
    ],
    ids=["unsure", "surer", "in the element of the text", "a sentence"],
)
def test_unsure_lines_at_the_end_outside_of_the_texts_element_are_dropped(
    below: str, likely: float, is_left: bool
) -> None:
    text = (
        f"<div>{paragraphs(*FERRY)}{below}</div>"
        if "<div>" not in below
        else f"<div>{paragraphs(*FERRY)}</div>{below}"
    )
    table = LeafTable(document(f"<body>{text}</body>"))
    probability = np.where([text in FERRY for text in table.texts], 0.9, likely).astype(np.float32)
    kept = drop_tail(table, probability, np.ones(table.size, bool))
    assert kept.all() == is_left
    assert kept[: len(FERRY)].all()


def test_a_standfirst_that_tells_of_a_year_is_no_byline() -> None:
    dek = "Found in a barn, the boat of 1974 calls at eleven landings again"
    assert body_of(article(paragraphs(dek, *FERRY))).startswith(dek)


def test_a_standfirst_by_its_name_may_end_with_years() -> None:
    line = "A ledger of every ferry that left the Sound between 1899 and 1934"
    page = article(f"<h1>Ferries</h1><p class=standfirst>{line}</p>", paragraphs(*FERRY))
    table = LeafTable(page)
    assert drop_head(table, np.ones(table.size, bool))[table.texts.index(line)]


def test_a_line_with_a_day_above_the_text_is_a_byline() -> None:
    assert body_of(article(paragraphs("Ana Lind in Holm, 18 November 2024", *FERRY))) == WHOLE


@pytest.mark.parametrize("day", ["2024. november 18.", "18. studenoga 2024."])
def test_a_day_may_end_with_a_dot(day: str) -> None:
    assert body_of(article(paragraphs(day, *FERRY))) == WHOLE


def stated(body: str, shown: str = "") -> Document:
    """A page whose JSON-LD has this `articleBody`, and whose DOM shows something else."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Last ferry",
        "articleBody": body,
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return document(
        f"<html><head><title>Last ferry</title>{script}</head><body><h1>Last ferry</h1>{shown}</body></html>"
    )


def test_the_body_of_json_ld_is_taken_where_the_dom_shows_none() -> None:
    found = find_elsewhere(stated("\n\n".join(LONG)), "", 0.0)
    assert found is not None
    assert found[1].body == "\n\n".join(LONG)


def test_of_the_same_text_in_json_ld_and_in_the_state_the_former_is_taken() -> None:
    state = json.dumps({"props": {"story": {"headline": "Last ferry", "id": "a", "body": "\n\n".join(LONG)}}})
    doc = stated("\n\n".join(LONG), f'<script type="application/json">{state}</script>')
    assert [article.paragraphs for article in doc.state.articles] == declared_texts(doc) == [LONG]
    found = find_elsewhere(doc, "", 0.0)
    assert found is not None
    assert found[0] == "json_ld"


def test_a_body_that_is_surely_whole_is_kept() -> None:
    assert find_elsewhere(stated("\n\n".join(LONG)), LONG[0], 0.99) is None


def test_a_body_of_json_ld_that_is_hardly_longer_is_not_taken() -> None:
    assert find_elsewhere(stated(LONG[0] + " The end."), LONG[0], 0.5) is None


def test_a_longer_text_that_the_page_shows_too_is_not_taken_for_a_likely_body() -> None:
    half, whole = " ".join(FERRY[: len(FERRY) // 2]), " ".join(FERRY)
    shown, unshown = stated(whole, paragraphs(*FERRY)), stated(whole, paragraphs(half))
    assert find_elsewhere(shown, half, 0.8) is None
    assert find_elsewhere(unshown, half, 0.8) is not None


def test_a_longer_text_that_does_not_hold_the_body_is_not_taken() -> None:
    other = (
        "Herons have nested on every signal box between Holm and the Sound since the line was closed. " * 30
    )
    assert find_elsewhere(stated(other), LONG[0], 0.5) is None


def test_signs_in_a_text_from_elsewhere_are_no_markup() -> None:
    found = find_elsewhere(stated(f"{LONG[0]} As 1 < 2 & 3 > 2, {LONG[1]}"), "", 0.0)
    assert found is not None
    assert "As 1 < 2 & 3 > 2, " in found[1].body


def test_where_the_body_came_from_is_told() -> None:
    data = {"@type": "NewsArticle", "headline": "Last ferry", "articleBody": "\n\n".join(LONG)}
    page = f'<script type="application/ld+json">{json.dumps(data)}</script><h1>Last ferry</h1><p>Loading…</p>'
    source = extract(page, "https://gannet.example/a").sources["body"]
    assert source.step.startswith("json_ld")


def test_the_source_of_an_ordinary_body_is_the_model() -> None:
    page = f"<title>Last ferry</title><article><h1>Last ferry</h1>{paragraphs(*LONG)}</article>"
    assert extract(page, "https://gannet.example/a").sources["body"].step == "model"


def test_a_last_line_that_leads_with_a_colon_to_what_was_not_taken_is_dropped() -> None:
    related = "<ul><li><a href='/a'>Bridge</a></li><li><a href='/b'>Canal</a></li></ul>"
    assert body_of(article(paragraphs(*FERRY, "This may be of interest to you, too:"), related)) == WHOLE


@pytest.mark.parametrize(
    ("below", "goes_on"), [("{}", True), ("<i>{}</i>", False), ("<a href='/a'>{}</a>", False)]
)
def test_a_last_sentence_parted_by_line_breaks_alone_goes_on(below: str, goes_on: bool) -> None:
    last = "A second hearing was set for Friday."
    runs = "<br><br>".join([*FERRY, below.format(last)])
    table = LeafTable(document(f"<td><font>{runs}</font></td>"))
    kept = np.array([text != last for text in table.texts])
    probability = np.full(table.size, 0.4)
    assert bool(add_following(table, probability, kept)[-1]) is goes_on


def following(html: str, likely: float = 0.3) -> list[str]:
    """What is added of the texts below the article, each this likely."""
    table = LeafTable(document(html))
    kept = np.array([text in FERRY for text in table.texts])
    added = add_following(table, np.full(table.size, likely, np.float32), kept) & ~kept
    return [text for text, is_new in zip(table.texts, added.tolist(), strict=True) if is_new]


LAST = "The wheel of the boat will hang on a wall of the museum, where no child can turn it."


def test_a_last_paragraph_below_bare_text_in_the_same_element_goes_on() -> None:
    bare = "<br><br>".join(FERRY)
    assert following(f"<div><div>{bare}<p>&nbsp;</p><p>{LAST}</p></div></div>") == [LAST]
    assert following(f"<div><div>{bare}<p>{LAST}</p></div></div>", likely=0.01) == []


def test_a_last_line_that_somebody_says_goes_on_however_short_it_is() -> None:
    assert following(f"<div>{paragraphs(*FERRY, '– If it fits.')}</div>") == ["– If it fits."]
    assert following(f"<div>{paragraphs(*FERRY, 'It may fit.')}</div>") == []
    assert following(f"<div>{paragraphs(*FERRY, '– Page 14')}</div>") == []


def test_a_last_line_in_italics_that_is_a_pictures_credit_is_not_added() -> None:
    body = body_of(article(paragraphs(*FERRY, "<em>Collage: Bo Ek</em>")))
    assert body.endswith(FERRY[-1])


def test_the_text_goes_on_below_its_last_line_once_what_others_wrote_is_gone() -> None:
    table = LeafTable(
        document(
            f"<article><h1>Boat</h1><div>{paragraphs(*FERRY, LAST)}</div></article>"
            f'<div class="related-stories">{paragraphs(*LONG)}</div>'
        )
    )
    kept = np.array([text in FERRY or text in LONG for text in table.texts])
    probability = np.where(kept, np.float32(0.9), np.float32(0.3))
    left = refined(table, leaf_features(table, *weights()), probability, kept)
    assert [text for text, is_left in zip(table.texts, left.tolist(), strict=True) if is_left] == [
        *FERRY,
        LAST,
    ]


def weights() -> tuple[dict[str, float], dict[str, float]]:
    model = load_model()
    return model.names, model.words
