"""A pull quote is there twice on the page and once in the body."""

import pytest

from tests.body.body_pages import FERRY
from tests.body.kept import built_of

TEXT = "".join(f"<p>{text}</p>" for text in FERRY)
SAID = "Repairs would have cost 1.4 million crowns, more than the boat has earned"


@pytest.mark.parametrize(
    "quote",
    [
        f"<blockquote><p>{SAID}</p></blockquote>",
        f"<aside>“{SAID}”</aside>",
        f'<figure class="wp-block-pullquote"><div><p>{SAID.upper()}</p></div></figure>',
        f'<div class="article-quote"><span>«{SAID}»</span></div>',
    ],
)
def test_a_quotation_of_the_article_itself_is_no_part_of_it(quote: str) -> None:
    assert built_of(TEXT + quote).body == "\n\n".join(FERRY)


SENTENCE = (
    "Nobody on the board spoke against it, though two members said they had learned to swim by its jetty."
)
LONG = f"<p>{FERRY[0]} {SENTENCE} {FERRY[2]}</p>"


@pytest.mark.parametrize("markup", ['<p class="sumario">{}</p>', "<div class=destacado><p>“{}”</p></div>"])
def test_a_sentence_set_again_in_markup_of_its_own_is_no_part_of_it(markup: str) -> None:
    assert built_of(LONG + markup.format(SENTENCE) + f"<p>{FERRY[3]}</p>").body.count(SENTENCE) == 1


@pytest.mark.parametrize(
    "page",
    [
        '<p class="lead">{}</p>' + LONG,
        LONG + "<p>{}</p>",
        LONG + "<h3 class=point>{}</h3>" + f"<p>{FERRY[3]}</p>",
        LONG + "<p class=x>{}</p>".join(["<p class=x>Tide in.</p>"] * 5),
    ],
)
def test_a_standfirst_a_refrain_and_a_heading_repeat_the_text_and_stay(page: str) -> None:
    assert built_of(page.replace("{}", SENTENCE)).body.count(SENTENCE) > 1


def test_who_said_it_goes_with_the_quote() -> None:
    quote = f"<blockquote><p>{SAID}</p><footer>The harbour board’s report</footer></blockquote>"
    assert built_of(quote + TEXT).body == "\n\n".join(FERRY)


def test_a_quotation_of_others_stays() -> None:
    quote = "<blockquote><p>I have rowed that water since I was nine, and it was never once late.</p></blockquote>"
    assert "I have rowed that water" in built_of(TEXT + quote).body


def test_a_long_quotation_with_one_sentence_of_the_text_stays() -> None:
    quote = f"<blockquote><p>{SAID}</p><p>{'The wheel went first. ' * 3}</p><p>{'Then the bell. ' * 4}</p></blockquote>"
    assert SAID in built_of(quote + TEXT).body.replace(FERRY[2], "")


def test_a_word_or_two_are_no_pull_quote() -> None:
    assert "A museum" in built_of(f"<blockquote>A museum</blockquote>{TEXT}").body.replace(FERRY[4], "")


NAMED = '<figure class="wp-block-pullquote"><blockquote><p>{}</p></blockquote></figure>'
SPOKEN = "<blockquote><p>I thought it was a bath. We have pulled out four. But a bath has no letters.</p></blockquote>"


def test_a_pull_quote_with_a_sentence_of_its_own_stays() -> None:
    pulled = NAMED.format("I thought it was a bath. It was the bell of the old ferry.")
    assert "bell of the old ferry" in built_of(TEXT + SPOKEN + pulled).body


def test_a_pull_quote_without_the_words_that_part_it_in_the_text_is_no_part_of_it() -> None:
    spoken = (
        "<p>“I took them for love letters,” said the keeper, “and then I opened one and it was a bean.”</p>"
    )
    pulled = NAMED.format("I took them for love letters, and then I opened one and it was a bean.")
    assert built_of(TEXT + spoken + pulled).body.count("love letters") == 1
