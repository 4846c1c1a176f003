"""The note on a writer under a line with nothing but the name: no part of the text, though no class says so."""

from __future__ import annotations

from body_pages import FERRY, paragraphs

from scraper import extract

NAME = "Imogen Sallow"
NOTE = "Imogen covers the upper dale for the Post and has walked every footpath in the parish map."
HEAD = "<head><title>Last wooden ferry to be lifted from the Sound</title></head>"


def body_of(card: str, byline: str = f"<div>By <a href='/author/sallow' rel=author>{NAME}</a></div>") -> str:
    title = "<h1>Last wooden ferry to be lifted from the Sound</h1>"
    return extract(f"{HEAD}<main>{title}{byline}<div>{paragraphs(*FERRY)}{card}</div></main>").body


def test_the_note_below_the_name_goes_with_it() -> None:
    assert body_of(f"<div><p>{NAME}</p><p>{NOTE}</p></div>").endswith(FERRY[-1])


def test_a_name_that_the_byline_does_not_tell_heads_a_part_of_the_text() -> None:
    assert NOTE in body_of(f"<div><p>Another Person</p><p>{NOTE}</p></div>")


def test_a_text_longer_than_a_note_below_the_name_stays() -> None:
    assert NOTE in body_of(f"<div><p>{NAME}</p>{paragraphs(*[NOTE + str(n) for n in range(8)])}</div>")


def test_the_caption_of_the_writers_picture_amid_the_text_heads_no_note() -> None:
    caption = f'<figure><img src="/sallow.jpg"><figcaption>{NAME}</figcaption></figure>'
    assert NOTE in body_of(f"{caption}<p>{NOTE}</p>")
