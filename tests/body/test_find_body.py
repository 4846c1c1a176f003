"""What of a page is found to be its body: small pages of every trouble, written for these tests."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, article, body_of, document, paragraphs, table_of
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.body.find import best_cut, find_body, settled
from scraper.body.model.features import leaf_features
from scraper.body.model.forest import load_model

WHOLE = "\n\n".join(FERRY)
SECOND = (
    "A heron has built its nest on the signal box at Holm, and trains must wait until the eggs have hatched.",
    "The railway has hired a student to sit below with a flag, for nineteen crowns an hour and her tea.",
    "Passengers have taken to reading aloud to the bird, which so far prefers poetry to the annual report.",
)


def test_paragraphs_are_the_body_and_menu_and_footer_are_not() -> None:
    assert body_of(article(paragraphs(*FERRY))) == WHOLE


def test_sub_headings_lists_and_quotes_are_body() -> None:
    between = (
        "<h2>What becomes of the crew</h2><ul><li>Four go to the island line.</li><li>Three retire.</li></ul>"
    )
    quote = "<blockquote><p>“She rolled, but she never once complained,” said the mate.</p></blockquote>"
    body = body_of(article(paragraphs(*FERRY[:3]), between, quote, paragraphs(*FERRY[3:])))
    assert all(
        text in body for text in ("What becomes of the crew", "Three retire.", "never once complained")
    )


def test_paragraphs_parted_by_line_breaks_are_paragraphs() -> None:
    assert body_of(article("<br><br>".join(FERRY))) == WHOLE


def test_bare_text_in_divs_is_body() -> None:
    assert body_of(article("".join(f"<div>{text}</div>" for text in FERRY))) == WHOLE


def test_bare_text_beside_a_paragraph_is_body() -> None:
    assert body_of(article(FERRY[0], paragraphs(*FERRY[1:3]), FERRY[3], paragraphs(FERRY[4]))) == WHOLE


def test_a_drop_cap_belongs_to_its_word() -> None:
    first = f'<p><span class="dropcap">T</span>{FERRY[0][1:]}</p>'
    assert body_of(article(first, paragraphs(*FERRY[1:]))) == WHOLE


def test_letters_made_small_belong_to_their_word() -> None:
    first = f"<p>T<small>HE LAST WOODEN</small>{FERRY[0].removeprefix('The last wooden')}</p>"
    assert body_of(article(first, paragraphs(*FERRY[1:]))).startswith("THE LAST WOODEN ferry on the Sound")


def test_inline_elements_neither_lose_nor_add_a_space() -> None:
    rest = FERRY[0].removeprefix("The last wooden ferry")
    first = f'<p>The <b>last</b> <a href="/w">wooden</a> fer<i>ry</i>{rest}</p>'
    assert body_of(article(first, paragraphs(*FERRY[1:]))) == WHOLE


def test_a_hidden_copy_for_phones_is_not_repeated() -> None:
    copy = f'<div class="mobile-only" style="display: none">{paragraphs(*FERRY)}</div>'
    assert body_of(article(copy, f"<div>{paragraphs(*FERRY)}</div>")) == WHOLE


def test_headings_and_items_of_a_copy_are_not_doubled() -> None:
    version = f"{paragraphs(*FERRY[:2])}<h2>The crew</h2>{paragraphs(*FERRY[2:])}"
    once = body_of(article(f"<div>{version}</div>"))
    assert "The crew" in once
    assert body_of(article(f"<div>{version}</div><div>{version}</div>")) == once


def test_a_text_that_stands_twice_is_not_doubled() -> None:
    assert body_of(article(f"<div>{paragraphs(*FERRY)}</div>", f"<div>{paragraphs(*FERRY)}</div>")) == WHOLE


def test_a_paragraph_with_a_version_for_phones_stands_once() -> None:
    version = f'<p class="hide-on-desktop">{FERRY[0]}</p>'
    assert body_of(article(version, paragraphs(*FERRY))) == WHOLE


def test_comments_are_no_body() -> None:
    said = (
        "I remember this ferry well, my father took us across it every single Sunday.",
        "Good riddance, I say!",
    )
    comments = "".join(
        f'<li class="comment"><div class="comment-author">rower{i}</div>'
        f'<div class="comment-content"><p>{text}</p></div></li>'
        for i, text in enumerate(said)
    )
    after = f'<section id="comments" class="comments-area"><h3>2 comments</h3><ol>{comments}</ol></section>'
    body = body_of(article(paragraphs(*FERRY), after))
    assert body == WHOLE


def test_a_list_of_related_articles_is_no_body() -> None:
    cards = "".join(f'<li class="card"><a href="/{i}">{text[:60]}</a></li>' for i, text in enumerate(SECOND))
    related = f'<div class="related-posts"><h3>Related articles</h3><ul>{cards}</ul></div>'
    assert body_of(article(paragraphs(*FERRY), related)) == WHOLE


def test_a_list_of_related_articles_amid_the_text_is_no_body() -> None:
    links = '<ul><li><a href="/1">Heron stops trains at Holm</a></li></ul>'
    related = f'<aside class="related"><h4>Read more</h4>{links}</aside>'
    assert body_of(article(paragraphs(*FERRY[:3]), related, paragraphs(*FERRY[3:]))) == WHOLE


def test_a_consent_dialog_is_no_body() -> None:
    dialog = (
        '<div id="cookie-consent" class="cookie-banner modal" role="dialog"><h2>We value your privacy</h2>'
        "<p>We and our 214 partners store and read information on your device, such as cookies, to see what "
        "you read.</p><button>Accept all</button></div>"
    )
    assert body_of(article(dialog, paragraphs(*FERRY))) == WHOLE


def test_a_newsletter_line_amid_the_text_is_no_body() -> None:
    line = (
        '<div class="newsletter-signup"><p>Sign up for our daily newsletter and never miss a story from the '
        'harbour.</p><form><input type="email"><button>Subscribe</button></form></div>'
    )
    assert body_of(article(paragraphs(*FERRY[:2]), line, paragraphs(*FERRY[2:]))) == WHOLE


def test_the_line_about_the_author_is_no_body() -> None:
    bio = (
        '<div class="author-bio"><img src="/a.png"><p>Ebba Rask covers ports and fisheries for The Gannet. '
        "She lives in Holm with two cats and no boat.</p></div>"
    )
    assert body_of(article(paragraphs(*FERRY), bio)) == WHOLE


def test_a_caption_is_no_body() -> None:
    figure = (
        '<figure><img src="/ferry.jpg" width="800" height="500"><figcaption class="wp-caption-text">Ferry at '
        "her jetty in 1961. Photo: Harbour archive</figcaption></figure>"
    )
    assert body_of(article(figure, paragraphs(*FERRY))) == WHOLE


def stream() -> str:
    """A page on which a second article follows the first, built in the same way."""
    first, second = (
        f'<article class="story"><h1 class="story-title">{title}</h1>'
        f'<div class="story-body">{paragraphs(*texts)}</div></article>'
        for title, texts in (
            ("Last wooden ferry to be lifted from the Sound", FERRY),
            ("Heron stops the trains at Holm", SECOND),
        )
    )
    head = "<title>Last wooden ferry to be lifted from the Sound | The Gannet</title>"
    return f"<head>{head}</head><body><main class='stream'>{first}{second}</main></body>"


def test_a_stream_of_articles_is_cut_where_the_second_begins() -> None:
    assert body_of(document(stream())) == WHOLE


def test_an_article_made_otherwise_that_begins_with_an_h1_is_another_one() -> None:
    html = stream()
    place = html.index('<h1 class="story-title">Heron')
    html = html[:place] + html[place:].replace('"story-title"', '"story-title size-40"')
    assert body_of(document(html)) == WHOLE


def test_a_heading_that_nothing_of_the_article_follows_is_not_its_own() -> None:
    below = "<h2>More about the harbour and its boats</h2>"
    assert body_of(article(paragraphs(*FERRY), below)) == WHOLE


@pytest.mark.parametrize("html", ["", "<html></html>", "<img src=/a.png>", "<script>let a = 1</script>"])
def test_a_page_without_text_has_no_body(html: str) -> None:
    assert find_body(document(html)).kept == []


def test_kept_leaves_come_in_the_order_of_the_page() -> None:
    kept = find_body(article(paragraphs(*FERRY))).kept
    assert kept == sorted(set(kept))


def test_a_clear_page_gives_a_high_confidence() -> None:
    assert find_body(article(paragraphs(*FERRY))).confidence > 0.9


@given(st.lists(st.tuples(st.floats(0, 1, width=32), st.integers(1, 500)), min_size=1, max_size=40))
@settings(max_examples=100, deadline=None)
def test_what_is_kept_is_always_likelier_than_what_is_not(leaves: list[tuple[float, int]]) -> None:
    probability, chars = (np.array(column, np.float32) for column in zip(*leaves, strict=True))
    kept, _ = best_cut(probability, chars)
    if kept.any() and not kept.all():
        assert probability[kept].min() >= probability[~kept].max()


@given(st.lists(st.tuples(st.floats(0, 1, width=32), st.integers(1, 500)), min_size=1, max_size=40))
@settings(max_examples=100, deadline=None)
def test_the_confidence_is_between_0_and_1(leaves: list[tuple[float, int]]) -> None:
    probability, chars = (np.array(column, np.float32) for column in zip(*leaves, strict=True))
    assert 0 <= best_cut(probability, chars)[1] <= 1 + 1e-6


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_no_input_makes_it_raise(html: str) -> None:
    doc = document(html)
    assert all(0 <= index < len(doc.scan.leaves) for index in find_body(doc).kept)


def test_a_text_that_an_offer_outshone_is_chosen_once_the_offer_is_gone() -> None:
    perks = "".join(f"<li>{text}</li>" for text in (*FERRY, *SECOND))
    offer = f"<div><h4>Subscribe to continue reading</h4><ul>{perks}</ul></div>"
    table = table_of(f"<article><h1>Ferry</h1>{paragraphs(*SECOND)}</article>{offer}")
    model = load_model()
    columns = leaf_features(table, model.names, model.words)
    chances = {"li": 0.9, "p": 0.4}
    probability = np.array([chances.get(leaf.element.tag, 0.0) for leaf in table.leaves], np.float32)
    chosen, _ = best_cut(probability, table.chars)
    kept = settled(table, columns, probability, chosen)
    assert [leaf.text for leaf, stays in zip(table.leaves, kept.tolist(), strict=True) if stays] == list(
        SECOND
    )
