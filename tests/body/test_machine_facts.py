"""What microdata says to machines in plain elements is no text, also where it holds all of the text."""

from __future__ import annotations

from body_pages import FERRY, body_of, document, paragraphs

ADDRESS = '<div itemprop="mainEntityOfPage">https://gannet.example/news/ferry.html</div>'
TEXT = f'<div itemprop="articleBody">{" ".join(FERRY)}</div>'
BOX = '<div itemscope itemtype="https://schema.org/Article">{}</div>'


def test_a_box_that_gives_the_address_is_no_text() -> None:
    page = f"{BOX.format(ADDRESS + TEXT)}<article>{paragraphs(*FERRY)}</article>"
    assert body_of(document(page)) == "\n\n".join(FERRY)


def test_an_address_in_the_articles_own_box_leaves_the_text() -> None:
    kept = body_of(document(BOX.format(f"{ADDRESS}<div>{paragraphs(*FERRY)}</div>")))
    assert all(text in kept for text in FERRY)
