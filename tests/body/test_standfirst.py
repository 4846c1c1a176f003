"""The standfirst in the title's own head is the article's, whatever the model makes of its style."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, document, paragraphs

from scraper.body.refine.described import NEAR, add_described
from scraper.body.refine.standfirst import REACH, add_standfirst
from scraper.body.table import LeafTable

TITLE = "Last wooden ferry to be lifted from the Sound"
DEK = "After 62 years she goes to a museum, or what is left of her does"


def added_of(head: str, meta: str = "") -> list[str]:
    """What is added where the paragraphs are kept."""
    html = f"<head><title>{TITLE}</title>{meta}</head><body><main>{head}<div>{paragraphs(*FERRY)}</div></main></body>"
    table = LeafTable(document(html))
    kept = np.array([text in FERRY for text in table.texts])
    new = add_described(table, add_standfirst(table, kept)) & ~kept
    return [text for text, is_new in zip(table.texts, new.tolist(), strict=True) if is_new]


def is_added(head: str) -> bool:
    """Whether the standfirst, and nothing else, is added where the paragraphs are kept."""
    return added_of(head) == [DEK]


@pytest.mark.parametrize(
    "name",
    [
        "standfirst",
        "entry-sub-title",
        "td-post-subtitle",
        "post-psub-title",
        "page-description",
        "article__dek",
        "story-intro",
        "sapo",
        "entradilla",
        "perex",
        "field--name-field-manchet",
        "article-soustitre",
    ],
)
def test_a_sentence_named_so_beside_the_title_is_added(name: str) -> None:
    assert is_added(f"<div><h1>{TITLE}</h1><p class='{name}'>{DEK}</p></div>")


def test_a_name_that_other_things_have_too_counts_in_the_titles_head() -> None:
    assert is_added(f"<div><h1>{TITLE}</h1><p class=story-intro>{DEK}</p></div>")


@pytest.mark.parametrize(
    ("name", "line", "expected"),
    [
        ("story-excerpt", "Look who is back!", True),
        ("excerpt__author", "Words and pictures by Ana Lind", False),
        ("excerpt", "Ferries", False),
        ("excerpt", "Read in 4 minutes", False),
    ],
)
def test_a_few_words_are_one_if_a_class_says_so_and_means_all_of_it(
    name: str, line: str, expected: bool
) -> None:
    found = added_of(f"<div><h1>{TITLE}</h1><p class='{name}'>{line}</p></div>")
    assert found == ([line] if expected else [])


def test_the_caption_of_the_picture_that_leads_it_is_no_standfirst_and_stands_before_one() -> None:
    caption = "<p>The ferry on the slip in the last week of May. Photo: Mara Lind</p>"
    assert is_added(f"<h1>{TITLE}</h1><div class='hometext'><div>{caption}</div>{DEK}</div>")


def test_a_builder_sets_title_and_standfirst_in_two_boxes_each() -> None:
    widget = "<div class='widget widget-{}'><div class=inner>{}</div></div>"
    dek = widget.format("post-excerpt", DEK)
    assert is_added(f"<div>{widget.format('post-title', f'<h1>{TITLE}</h1>')}{dek}</div>")
    assert not is_added(f"<div>{widget.format('post-title', f'<h1>{TITLE}</h1>')}</div><div>{dek}</div>")


def test_one_in_the_header_below_the_byline_is_added() -> None:
    byline = f"<div><h1>{TITLE}</h1><p>By Ana Lind</p></div>"
    assert is_added(f"<header>{byline}<p class=dek>{DEK}</p></header>")


def test_a_heading_beside_the_title_needs_no_name() -> None:
    assert is_added(f"<div><h1>{TITLE}</h1><p>By Ana Lind</p><h2 class=x>{DEK}</h2></div>")
    assert not is_added(f"<div><h1>{TITLE}</h1></div><h2 class=x>{DEK}</h2>")
    assert not is_added(f"<div><h1>{TITLE}</h1><h2 class=x>{DEK[:30]}</h2></div>")


@pytest.mark.parametrize(
    "head",
    [
        f"<div><h1>{TITLE}</h1><p class=x>{DEK}</p></div>",
        f"<div><h1>{TITLE}</h1><p class=misleading>{DEK}</p></div>",
        f"<div><h1>{TITLE}</h1></div><div class=card><p class=intro>{DEK}</p></div>",
        f"<div><h1>{TITLE}</h1></div><ul>{'<li>one of</li>' * REACH}</ul><p class=dek>{DEK}</p>",
        f"<div><h1>{TITLE}</h1><p class=dek><a href=/a>{DEK}</a></p></div>",
        f"<div><h1>{TITLE}</h1><p class=dek>{DEK[:30]}</p></div>",
    ],
    ids=["no name", "another name", "elsewhere", "far below", "a link", "a short line"],
)
def test_what_is_no_standfirst_is_not_added(head: str) -> None:
    assert not is_added(head)


def test_all_lines_of_a_box_named_so_are_added() -> None:
    box = f"<div class=subTitle><p>{DEK}</p><p>A short second line</p></div>"
    assert added_of(f"<div><h1>{TITLE}</h1>{box}</div>") == [DEK, "A short second line"]


def test_a_box_named_so_that_holds_more_is_none() -> None:
    box = f"<div class=subTitle><p>{DEK}</p>{'<p>More</p>' * 4}</div>"
    assert added_of(f"<div><h1>{TITLE}</h1>{box}</div>") == []


def test_a_sentence_has_fewer_signs_where_each_is_half_a_word() -> None:
    line = "六十二年间往返海峡的木制渡轮将于春天进入博物馆"
    assert added_of(f"<div><h1>{TITLE}</h1><p class=subtitle>{line}</p></div>") == [line]


@pytest.mark.parametrize(
    "head",
    [
        f"<div><h1>{TITLE}</h1><p>{DEK}</p></div>",
        f"<header><div><h1>{TITLE}</h1></div><div><div>{DEK}</div></div></header>",
        f"<div><div><h1>{TITLE}</h1></div><div data-slot=description>{DEK}</div></div>",
    ],
)
def test_the_pages_description_in_its_head_is_added_without_a_name(head: str) -> None:
    meta = f"<meta name=description content='{DEK}'>"
    assert added_of(head, meta) == [DEK]
    assert added_of(head) == []


def test_the_description_is_added_below_the_only_h1_where_all_declared_titles_are_rewrites() -> None:
    meta = f"<meta name=description content='{DEK}'>"
    rewritten = "Your commute will never be quite the same again"
    assert added_of(f"<div><h1>{rewritten}</h1><p>{DEK}</p></div>", meta) == [DEK]
    assert added_of(f"<h1>Sound News</h1><div><h1>{rewritten}</h1><p>{DEK}</p></div>", meta) == []


def test_the_pages_description_elsewhere_is_not() -> None:
    meta = f"<meta name=description content='{DEK}'>"
    sidebar = "<div>On the quay</div>" * (NEAR + 1)
    assert added_of(f"<div><h1>{TITLE}</h1><p>{DEK}</p></div>{sidebar}", meta) == []
    assert added_of(f"<div><h1>{TITLE}</h1></div><div><p>{DEK}</p></div>", meta) == []


@pytest.mark.parametrize(("kind", "added"), [("NewsArticle", [DEK]), ("BlogPosting", [])])
def test_the_line_by_which_a_page_of_news_describes_itself_is_the_standfirst(
    kind: str, added: list[str]
) -> None:
    meta = f'<meta name="description" content="{DEK}"><script type="application/ld+json">{{"@type": "{kind}"}}</script>'
    assert added_of(f'{meta}<div><h1>{TITLE}</h1></div><p class="x1">{DEK}</p>') == added


def test_one_that_but_an_inline_element_sets_off_in_the_titles_box_is_added() -> None:
    assert is_added(f'<div><h1>{TITLE}</h1><span class="subtitle excerpt">{DEK}</span></div>')
    assert not is_added(f'<div><h1>{TITLE}</h1><span class="x1">{DEK}</span></div>')
