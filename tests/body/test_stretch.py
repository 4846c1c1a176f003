"""What is far below the article is another's; what stands within it is more likely its own."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, article, document, paragraphs

from scraper.body.refine.edges import add_following
from scraper.body.refine.stretch import (
    FAR,
    LIKELY,
    LIKELY_ALIKE,
    LIKELY_QUOTED,
    REACH,
    add_within,
    drop_far,
    drop_scraps,
)
from scraper.body.table import LeafTable

LIST = (
    "<ul>"
    + "".join(f"<li>Tide table of the harbour, day {n}, as printed.</li>" for n in range(FAR + 1))
    + "</ul>"
)
BELOW = f"<div>{LIST}<p>Which harbour was closed first, and why nobody noticed.</p></div>"


def table_of(body: str) -> LeafTable:
    return LeafTable(document(f"<body>{body}</body>"))


def rows_of(table: LeafTable, *texts: str) -> list[int]:
    return [row for row, leaf in enumerate(table.leaves) if leaf.text.startswith(texts)]


def flags(table: LeafTable, rows: list[int]) -> np.ndarray:
    kept = np.zeros(table.size, bool)
    kept[rows] = True
    return kept


def test_a_leaf_far_below_and_outside_is_dropped() -> None:
    table = table_of(f"<div>{paragraphs(*FERRY)}</div>" + BELOW)
    text = rows_of(table, *FERRY)
    kept = drop_far(table, flags(table, [*text, *rows_of(table, "Which harbour")]))
    assert np.nonzero(kept)[0].tolist() == text


def test_a_leaf_far_below_in_the_articles_own_element_stays() -> None:
    table = table_of(f"<div>{paragraphs(*FERRY[:3])}{BELOW}{paragraphs(*FERRY[3:])}</div>")
    both = flags(table, rows_of(table, *FERRY))
    assert drop_far(table, both).tolist() == both.tolist()


ROW = '<div class="grid row-x1"><div class=col>{}</div></div>'
TITLE = "Last wooden ferry to be lifted from the Sound"


@pytest.mark.parametrize(
    ("number", "goes_on"), [("row-x1", True), ("row-x2", True), ("related", True), ("related box", False)]
)
def test_a_text_that_goes_on_in_the_next_row_named_alike_stays(number: str, goes_on: bool) -> None:
    """By most of its classes: builders number rows."""
    below = ROW.format(f"<aside>{LIST}</aside>" + paragraphs(*FERRY[2:])).replace("row-x1", f"wide {number}")
    rows = ROW.replace("row-x1", "wide row-x1").format(paragraphs(*FERRY[:2])) + below
    table = table_of(f"<title>{TITLE}</title><h1>{TITLE}</h1><main>{rows}</main>")
    text = flags(table, rows_of(table, *FERRY))
    assert (drop_far(table, text).tolist() == text.tolist()) == goes_on


def test_a_second_article_made_alike_under_its_own_title_is_dropped() -> None:
    first = ROW.format(f"<h1>{TITLE}</h1>" + paragraphs(*FERRY[:3]))
    table = table_of(f"<title>{TITLE}</title><main>{first}{ROW.format(LIST + paragraphs(*FERRY[3:]))}</main>")
    kept = drop_far(table, flags(table, rows_of(table, *FERRY)))
    assert np.nonzero(kept)[0].tolist() == rows_of(table, *FERRY[:3])


def test_a_line_far_above_the_text_is_not_taken_for_the_article() -> None:
    table = table_of("<div><p>Tides today</p></div>" + BELOW + f"<div>{paragraphs(*FERRY)}</div>")
    both = flags(table, rows_of(table, "Tides", *FERRY))
    assert drop_far(table, both).tolist() == both.tolist()


def within(middle: str, likely: float) -> bool:
    """Whether what stands amid the text is added, at this probability."""
    table = LeafTable(article(paragraphs(*FERRY[:3]), middle, paragraphs(*FERRY[3:])))
    kept = flags(table, rows_of(table, *FERRY))
    probability = np.where(kept, 0.9, likely).astype(np.float32)
    [row] = rows_of(table, "Amid")
    return bool(add_within(table, probability, kept)[row])


def test_a_likely_leaf_amid_the_text_is_added() -> None:
    assert within("<p>Amid the text.</p>", LIKELY + 0.01)


def test_an_unlikely_leaf_amid_the_text_is_not() -> None:
    assert not within("<p>Amid the text.</p>", LIKELY - 0.01)


def test_one_less_likely_is_if_it_is_of_sentences_and_right_between_two_such() -> None:
    text = "<div class=media><p>{}</p></div>"
    assert within(text.format("Amid the text he said that he would not go."), LIKELY_ALIKE + 0.01)
    assert not within(text.format("Amid the text"), LIKELY_ALIKE + 0.01)


def test_the_second_of_two_columns_amid_the_text_follows_the_first() -> None:
    said = (
        "One town wants the share as it was in the first deed.",
        "Amid all this the other would count its fields anew.",
    )
    columns = "".join(f"<div><p>{one}</p></div>" for one in said)
    table = LeafTable(article(paragraphs(*FERRY[:3]), columns, paragraphs(*FERRY[3:])))
    kept = flags(table, rows_of(table, *FERRY))
    first, second = rows_of(table, "One town", "Amid all")
    probability = np.where(kept, 0.9, 0).astype(np.float32)
    probability[[first, second]] = LIKELY + 0.01, LIKELY_ALIKE + 0.01
    assert add_within(table, probability, kept)[[first, second]].all()


def test_a_leaf_amid_the_text_that_bears_a_name_is_not() -> None:
    assert not within('<p class="promo">Amid the text.</p>', LIKELY + 0.01)


@pytest.mark.parametrize(
    ("quotation", "is_added"),
    [
        ("<blockquote><p>Amid the text he said that he would not go.</p></blockquote>", True),
        ("<div class=quote>Amid the text he said that he would not go.</div>", True),
        ("<blockquote class=pull><p>Amid the text he said that he would not go.</p></blockquote>", False),
        ("<blockquote><p>Amid our most read stories of the last seven days:</p></blockquote>", False),
        ("<blockquote><p>Amid the text</p></blockquote>", False),
    ],
)
def test_an_unlikely_sentence_amid_the_text_is_added_if_it_is_quoted(quotation: str, is_added: bool) -> None:
    assert within(quotation, LIKELY_QUOTED + 0.01) == is_added


def test_a_leaf_amid_the_text_that_holds_a_link_is_not() -> None:
    assert not within('<p>Amid the text, <a href="/s">sign up</a>.</p>', LIKELY + 0.01)


def above(*between: str) -> bool:
    """Whether a likely paragraph is added from above the text, with this between them."""
    table = table_of(
        f"<div><p>What the harbour lost.</p></div>{''.join(between)}<div>{paragraphs(*FERRY)}</div>"
    )
    kept = flags(table, rows_of(table, *FERRY))
    [row] = rows_of(table, "What the harbour")
    return bool(add_within(table, np.where(kept, 0.9, LIKELY + 0.01).astype(np.float32), kept)[row])


def test_a_likely_paragraph_shortly_above_the_text_is_added() -> None:
    assert above()


def test_a_likely_paragraph_far_above_the_text_is_not() -> None:
    assert not above(*[f"<div>Tide {n}</div>" for n in range(REACH)])


def following(last: str) -> bool:
    """Whether what follows the text, as good as unlikely, is added."""
    table = table_of(f"<div>{paragraphs(*FERRY)}{last}</div>")
    kept = flags(table, rows_of(table, *FERRY))
    return bool(add_following(table, np.where(kept, 0.9, 0.06).astype(np.float32), kept)[-1])


def test_a_paragraph_of_sentences_right_after_the_last_one_is_added() -> None:
    assert following(
        "<p>The funnel went to the museum, and nobody in the harbour has seen it since then.</p>"
    )


@pytest.mark.parametrize(
    "last",
    [
        '<p class="promo">The funnel went to the museum, and nobody in the harbour has seen it since then.</p>',
        '<p>The funnel went to the museum, and <a href="/n">nobody</a> in the harbour has seen it since then.</p>',
        "<div>The funnel went to the museum, and nobody in the harbour has seen it since then.</div>",
        "<p>Read more</p>",
    ],
)
def test_what_is_no_such_paragraph_is_not(last: str) -> None:
    assert not following(last)


def test_labels_and_times_alone_are_no_article() -> None:
    table = table_of(paragraphs("13:30", "The harbour at noon", "14:00", "Tides"))
    assert not drop_scraps(table, np.ones(table.size, bool)).any()


def test_labels_beside_running_text_stay() -> None:
    table = table_of(paragraphs("13:30", FERRY[0]))
    assert drop_scraps(table, np.ones(table.size, bool)).all()


def test_captions_alone_are_no_article() -> None:
    caption = "Captain Botel looks his nets over on the quay, as he has on every morning of fifty years."
    html = "".join(
        f"<figure><img src=/{i}.jpg><figcaption>{caption} {i}</figcaption></figure>" for i in range(6)
    )
    table = table_of(html)
    kept = np.ones(table.size, bool)
    assert not drop_scraps(table, kept).any()


@pytest.mark.parametrize(
    ("end", "expected"), [("<a href=/demo>Book a seat</a>", False), ("<p>Nobody did.</p>", True)]
)
def test_a_line_between_a_title_and_a_link_in_a_box_of_its_own_calls_to_do_something(
    end: str, expected: bool
) -> None:
    box = f"<div><strong>See the harbour</strong><p>In twenty minutes we show you the boats.</p>{end}</div>"
    table = table_of(f"<div>{paragraphs(*FERRY[:3])}{box}{paragraphs(*FERRY[3:])}</div>")
    line = rows_of(table, "In twenty")
    added = add_within(
        table, np.full(table.size, LIKELY + 0.01, np.float32), flags(table, rows_of(table, *FERRY))
    )
    assert bool(added[line[0]]) is expected


@pytest.mark.parametrize("kept_too", [False, True])
def test_a_title_of_a_box_of_which_nothing_is_kept_is_not_added(kept_too: bool) -> None:
    letter = "Every Friday we send you what the harbour talked of in the week that has passed."
    box = f"<section><h3>Letters from the quay</h3><p>{letter}</p></section>"
    table = table_of(f"<div>{paragraphs(*FERRY[:3])}{box}{paragraphs(*FERRY[3:])}</div>")
    texts = (*FERRY, letter) if kept_too else FERRY
    probability = np.full(table.size, LIKELY + 0.01, np.float32)
    added = add_within(table, probability, flags(table, rows_of(table, *texts)))
    assert bool(added[rows_of(table, "Letters")[0]]) is kept_too


@pytest.mark.parametrize("told", ["class=turn", "id=line-{}"])
def test_a_likely_leaf_made_like_others_that_are_kept_is_added_whatever_its_own_id(told: str) -> None:
    texts = (*FERRY[:2], "Amid these.", *FERRY[2:])
    table = LeafTable(article("".join(f"<p {told.format(n)}>{text}</p>" for n, text in enumerate(texts))))
    kept = flags(table, rows_of(table, *FERRY))
    probability = np.where(kept, 0.9, LIKELY + 0.1).astype(np.float32)
    [row] = rows_of(table, "Amid")
    assert add_within(table, probability, kept)[row]


def test_a_paragraph_below_a_last_heading_goes_on_with_nothing() -> None:
    table = table_of(f"<div>{paragraphs(*FERRY)}<h3>How we work</h3><p>{FERRY[0]} Again.</p></div>")
    kept = flags(table, rows_of(table, *FERRY, "How we work"))
    kept[-1] = False
    assert not add_following(table, np.where(kept, 0.9, 0.3).astype(np.float32), kept)[-1]


@pytest.mark.parametrize("whole", ["<ul><li>{}</li></ul>", "<blockquote><p>{}</p></blockquote>"])
def test_a_paragraph_right_after_a_last_list_or_quotation_in_its_block_is_added(whole: str) -> None:
    said = "The bell rang twice on Sunday, and then it was taken down."
    after = "The funnel went to the museum, and nobody in the harbour has seen it since then."
    table = table_of(f"<div>{paragraphs(*FERRY)}{whole.format(said)}<p>{after}</p></div>")
    kept = flags(table, rows_of(table, *FERRY, said))
    assert add_following(table, np.where(kept, 0.9, 0.06).astype(np.float32), kept)[-1]


CARD = '<div class="card"><div class="text-element"><div>{}</div></div></div>'


def card_is_added(last: str, likely: float = 0.3) -> bool:
    """Whether the last of several texts in boxes of their own is added, where all above are kept."""
    table = table_of("".join([*[CARD.format(f"<p>{text}</p>") for text in FERRY[:-1]], last]))
    kept = np.array([text != FERRY[-1] for text in table.texts])
    return bool(add_following(table, np.where(kept, 0.9, likely).astype(np.float32), kept)[-1])


def test_a_paragraph_in_the_next_card_goes_on() -> None:
    assert card_is_added(CARD.format(f"<p>{FERRY[-1]}</p>"))
    assert not card_is_added(CARD.format(f"<p>{FERRY[-1]}</p>"), likely=0.1)


def test_a_paragraph_in_a_card_of_another_make_does_not() -> None:
    assert not card_is_added(CARD.replace("text-element", "promo-element").format(f"<p>{FERRY[-1]}</p>"))
    assert not card_is_added(CARD.format(f"<p class=more>{FERRY[-1]}</p>"))


@pytest.mark.parametrize(
    ("above", "last", "found"),
    [
        ("<b>Referee:</b> H. Okello", "<b>Attendance</b>: 11,402", True),
        ("The rain had stopped by then.", "<b>Attendance</b>: 11,402", False),
        ("<b>Referee:</b> H. Okello", "Attendance: 11,402", False),
    ],
)
def test_a_last_labelled_line_follows_another(above: str, last: str, found: bool) -> None:
    table = LeafTable(article(paragraphs(*FERRY, above, last)))
    kept = np.array([text.startswith((*FERRY, "Referee", "The rain")) for text in table.texts])
    row = rows_of(table, "Attendance")[0]
    assert add_following(table, np.where(kept, 0.9, 0.06).astype(np.float32), kept)[row] == found


def test_a_label_above_a_link_to_another_story_is_not_added() -> None:
    boxes = "<div><div>Read also</div><div><a href=/x>Ten questions for the new librarian</a></div></div>"
    table = table_of(paragraphs(*FERRY[:2]) + boxes + paragraphs(*FERRY[2:]))
    kept = flags(table, rows_of(table, *FERRY))
    likely = np.full(table.size, LIKELY + 0.1)
    assert add_within(table, likely, kept).tolist() == kept.tolist()


def test_a_paragraph_in_bold_between_two_beside_it_is_a_subheading() -> None:
    line = "<p class=zwischentitel><b>After the flood</b></p>"
    table = table_of(f"<div>{paragraphs(*FERRY[:2])}{line}{paragraphs(*FERRY[2:])}</div>")
    kept = flags(table, rows_of(table, *FERRY))
    likely = np.full(table.size, LIKELY - 0.05)
    assert add_within(table, likely, kept).all()
    plain = table_of(f"<div>{paragraphs(*FERRY[:2])}{line.replace('b>', 'i>')}{paragraphs(*FERRY[2:])}</div>")
    assert add_within(plain, likely, kept).tolist() == kept.tolist()


def test_what_stands_before_a_heading_at_the_end_is_not_within() -> None:
    below = "<h2>Trackbacks</h2><p>Two lamps are one too many.</p><h2>Post a comment</h2>"
    table = table_of(f"<div>{paragraphs(*FERRY)}{below}</div>")
    kept = flags(table, rows_of(table, *FERRY, "Trackbacks", "Post"))
    assert add_within(table, np.full(table.size, LIKELY + 0.1), kept).tolist() == kept.tolist()
