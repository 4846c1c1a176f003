"""Access as declared and as seen are told apart; a body is held against what the page says of its length."""

from typing import Any

import pytest
from verdict_pages import ARTICLE, SENTENCE, json_ld, page

from scraper.access import find_access
from scraper.article import Access, Completeness
from scraper.completeness import count_words, ends_open, find_completeness
from scraper.document import Document, parse
from scraper.page import Page

WHOLE = "\n\n".join([SENTENCE * 3] * 6)
STUB = SENTENCE * 2
BARRIER = '<div class="article__paywall">Subscribe to read on.</div>'


def document(body: str = ARTICLE, head: str = "") -> Document:
    return parse(page(body, head=head))


def news(**values: Any) -> str:
    return json_ld(**{"@type": "NewsArticle", "headline": "Ferry stays", **values})


def access(doc: Document, body: str) -> Access:
    return find_access(doc, body, find_completeness(doc, body))


@pytest.mark.parametrize(
    "value", [False, "False", "false", "http://schema.org/False", "https://schema.org/False", 0]
)
def test_not_free_in_any_spelling_is_declared_locked(value: Any) -> None:
    assert access(document(head=news(isAccessibleForFree=value)), WHOLE).declared == "locked"


@pytest.mark.parametrize("value", [True, "True", "true", "http://schema.org/True"])
def test_free_in_any_spelling_is_declared_free(value: Any) -> None:
    assert access(document(head=news(isAccessibleForFree=value)), WHOLE).declared == "free"


def test_a_part_that_is_not_free_makes_it_locked() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".body"}
    assert access(document(head=news(isAccessibleForFree=True, hasPart=part)), WHOLE).declared == "locked"


def test_a_film_for_subscribers_beside_a_free_article_locks_nothing() -> None:
    film = json_ld(**{"@type": "VideoObject", "name": "The film", "isAccessibleForFree": False})
    assert access(document(head=film + news(isAccessibleForFree=True)), WHOLE).declared == "free"


def test_what_microdata_says_is_declared() -> None:
    assert (
        access(document('<meta itemprop="isAccessibleForFree" content="false">'), WHOLE).declared == "locked"
    )


def test_stories_of_a_list_below_it_say_nothing_of_the_article() -> None:
    others = [
        {"@type": "NewsArticle", "headline": name, "isAccessibleForFree": False, "wordCount": 4_000}
        for name in ("Rates to rise", "Mill sold")
    ]
    listed = json_ld(**{"@type": "ItemList", "itemListElement": others})
    doc = document(head=news(isAccessibleForFree=True) + listed)
    assert (access(doc, STUB).declared, find_completeness(doc, STUB).truncated) == ("free", False)


@pytest.mark.parametrize("tier", ["free", "metered", "locked"])
def test_the_content_tier_is_declared(tier: str) -> None:
    head = f'<meta property="article:content_tier" content="{tier}">'
    assert access(document(head=head), WHOLE).declared == tier


def test_nothing_declared_is_none() -> None:
    assert access(document(), WHOLE) == Access(declared=None, observed="free")


def test_declared_locked_with_the_whole_text_is_not_observed_locked() -> None:
    doc = document(head=news(isAccessibleForFree=False, articleBody=WHOLE))
    assert access(doc, WHOLE) == Access(declared="locked", observed="free")


def test_a_barrier_over_the_whole_text_is_metered() -> None:
    doc = document(ARTICLE + BARRIER, news(isAccessibleForFree=False, articleBody=WHOLE))
    assert access(doc, WHOLE).observed == "metered"


def test_a_stub_above_a_barrier_is_locked() -> None:
    assert access(document(f"<p>{STUB}</p>{BARRIER}"), STUB).observed == "locked"


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to continue reading",
        "Suscríbete para seguir leyendo",
        "Jetzt testen und weiterlesen",
        "会員登録すると続きをお読みいただけます",
    ],
)
def test_a_stub_above_a_line_that_asks_to_subscribe_and_read_on_is_locked(line: str) -> None:
    doc = document(f"<h1>Ferry stays</h1><p>{STUB}</p><div class=offer_x1><h3>{line}</h3></div>")
    assert access(doc, STUB).observed == "locked"


def test_a_barrier_above_the_headline_cuts_nothing() -> None:
    doc = document(f"{BARRIER}<h1>Ferry stays</h1><p>{STUB}</p>")
    assert access(doc, STUB).observed == "free"


@pytest.mark.parametrize(
    "around",
    [
        "<div class=has-paywall><h1>Ferry stays</h1>{}</div>",
        "<h1>Ferry stays</h1><div class=paywall>{}</div>",
    ],
)
def test_what_is_named_for_a_barrier_around_the_text_is_none(around: str) -> None:
    text = [SENTENCE * 2] * 3
    doc = document(around.format("".join(f"<p>{line}</p>" for line in text)))
    assert access(doc, "\n\n".join(text)).observed == "free"


def test_a_line_that_the_text_goes_on_below_cuts_nothing() -> None:
    opens, rest = "Log in to continue reading: a line we all know.", [SENTENCE * 2] * 3
    doc = document(
        "<h1>Passwords</h1><div>" + "".join(f"<p>{text}</p>" for text in [opens, *rest]) + "</div>"
    )
    assert access(doc, "\n\n".join([opens, *rest])).observed == "free"


def test_an_offer_that_goes_on_below_its_line_cuts_a_stub() -> None:
    offer = f"<div><p>Log in to continue reading</p><p>{SENTENCE}</p></div>"
    doc = document(f"<h1>Ferry stays</h1><div><p>{STUB}</p></div>{offer}")
    assert access(doc, f"{STUB}\n\nLog in to continue reading\n\n{SENTENCE}").observed == "locked"


@pytest.mark.parametrize(
    "line",
    [
        "Want to read more articles like this one? Subscribe to our paper today.",
        "Хочете дізнаватися першими про новини? Підписуйтесь на нашу сторінку.",
    ],
)
def test_a_line_that_asks_to_follow_the_paper_cuts_nothing(line: str) -> None:
    assert access(document(f"<h1>Ferry stays</h1><p>{STUB}</p><p>{line}</p>"), STUB).observed == "free"


def test_a_line_that_asks_to_subscribe_beside_a_whole_text_is_free() -> None:
    doc = document(f"<h1>Ferry stays</h1>{ARTICLE}<h3>Subscribe to continue reading our paper</h3>")
    assert access(doc, WHOLE).observed == "free"


def test_an_unused_barrier_beside_the_whole_text_is_free() -> None:
    assert access(document(ARTICLE + BARRIER), WHOLE).observed == "free"


def test_a_short_item_without_a_barrier_is_free() -> None:
    assert access(document(f"<p>{STUB}</p>"), STUB).observed == "free"


def test_a_stub_above_a_barrier_is_cut_though_the_page_holds_no_more_if_it_says_that_it_is_not_free() -> None:
    stub = SENTENCE * 8
    assert len(stub.split()) > 80

    def cut(is_free: bool) -> bool | None:
        head = news(isAccessibleForFree=is_free, articleBody=stub)
        doc = document(f"<h1>Ferry stays</h1><p>{stub}</p>{BARRIER}", head=head)
        return find_completeness(doc, stub.strip()).truncated

    assert cut(is_free=False)
    assert not cut(is_free=True)


def test_text_much_shorter_than_article_body_is_truncated() -> None:
    assert find_completeness(document(head=news(articleBody=WHOLE)), STUB).truncated


def test_text_much_shorter_than_the_word_count_is_truncated() -> None:
    assert find_completeness(document(head=news(wordCount="1,200")), STUB).truncated


def test_a_word_count_that_counts_characters_is_not_believed() -> None:
    found = find_completeness(document(head=news(wordCount=len(WHOLE), articleBody=WHOLE)), WHOLE)
    assert found == Completeness(score=1.0, truncated=False, article_body=1.0)


def test_an_article_that_ends_in_dots_is_not_truncated_by_that() -> None:
    assert not find_completeness(document(), WHOLE + "\n\nAnd so we wait…").truncated


def test_dots_at_a_barrier_are_truncated() -> None:
    assert find_completeness(document(ARTICLE + BARRIER), WHOLE + " The mayor then...").truncated


def test_a_page_that_broke_off_on_its_way_is_truncated() -> None:
    whole = page(ARTICLE)
    cut = Page(url=whole.url, body=whole.body[:-40], truncated=True, headers=whole.headers)
    assert find_completeness(parse(cut), WHOLE).truncated


def test_ratios_are_body_over_reference() -> None:
    found = find_completeness(document(head=news(articleBody=WHOLE + WHOLE)), WHOLE)
    assert (found.score, found.article_body, found.truncated) == (0.5, 0.5, True)


def test_without_a_reference_there_is_no_score() -> None:
    assert find_completeness(document(), WHOLE) == Completeness()


@pytest.mark.parametrize("value", ["many", -3, 1e12, [], {}, "１２", "9" * 5000, None, True])
def test_an_absurd_word_count_is_passed_over(value: Any) -> None:
    assert find_completeness(document(head=news(wordCount=value)), WHOLE).word_count is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one two three", 3),
        ("", 0),
        ("市议会投票决定", 4),
        ("시의회는 어젯밤 승인했다", 3),
        ("été à Paris", 3),
    ],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize("text", ["The mayor then…", "The mayor then ...", "The mayor […]", "“The mayor...”"])
def test_dots_are_an_open_end(text: str) -> None:
    assert ends_open(text)


def test_badges_of_a_list_below_a_short_text_cut_nothing() -> None:
    items = "".join(f"<li>2{n}/11/2026 Réservé aux abonnés</li>" for n in range(5))
    doc = document(f"<h1>Ferry stays</h1><p>{STUB}</p><ul>{items}</ul>")
    assert access(doc, STUB).observed == "free"


def test_a_request_to_accept_cookies_or_subscribe_cuts_nothing() -> None:
    doc = document(
        f"<h1>Ferry stays</h1><p>{STUB}</p><p>Para continuar, suscríbase o acepte las cookies.</p>"
    )
    assert access(doc, STUB).observed == "free"


def test_an_offer_in_a_vendors_container_cuts_a_stub() -> None:
    offer = '<div class="piano-container"><h3>Vill du veta mer?</h3><p>En krona den första månaden.</p></div>'
    assert access(document(f"<h1>Ferry stays</h1><p>{STUB}</p>{offer}"), STUB).observed == "locked"


def test_a_newsletters_request_to_sign_up_and_read_on_cuts_nothing() -> None:
    letter = '<div class="box-newsletter"><p>Sign up to read more of what moves the town.</p></div>'
    assert access(document(f"<h1>Ferry stays</h1><p>{STUB}</p>{letter}"), STUB).observed == "free"


def test_a_newsletters_own_post_may_be_cut() -> None:
    offer = "<p>Subscribe to unlock the rest of this post.</p>"
    doc = document(
        f'<div class="newsletter-post"><h1>Ferry stays</h1>{"<p>A line.</p>" * 6}<p>{STUB}</p>{offer}</div>'
    )
    assert access(doc, STUB).observed == "locked"


OFFERS = {
    "a price": "<h3>Jetzt dabei sein</h3><p>Vier Wochen für 1 Euro, danach 5,99 Euro.</p>",
    "both halves in two lines": "<h3>Lees verder</h3><p>Kies een abonnement</p>",
}


@pytest.mark.parametrize("offer", OFFERS.values(), ids=OFFERS)
def test_an_offer_right_below_a_stub_cuts_what_is_declared_locked(offer: str) -> None:
    html = f"<h1>Ferry stays</h1><p>{STUB}</p>{offer}"
    found = [
        access(document(html, head=news(isAccessibleForFree=free)), STUB).observed for free in (False, True)
    ]
    assert found == ["locked", "free"]


def test_titles_with_prices_below_a_locked_text_cut_nothing() -> None:
    more = "<h3><a href=/a>Ferry tickets rise to 5 euros a crossing</a></h3>"
    doc = document(f"<h1>Ferry stays</h1><p>{STUB}</p>{more}", head=news(isAccessibleForFree=False))
    assert access(doc, STUB).observed == "free"
