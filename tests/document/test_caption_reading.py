"""Where a caption ends and its credit begins, as figures of real sites mark it or do not."""

from __future__ import annotations

import pytest

from scraper.document import parse
from scraper.document.caption_reading import read_caption
from scraper.document.captions import caption_texts, figure_around
from scraper.page import Page

SENTENCE = "The last ferry of the year left the harbour on a grey Sunday."


def read(below: str) -> tuple[str | None, str | None]:
    """The caption and the credit of a figure with this below its picture."""
    doc = parse(
        Page(url="https://www.example.com/a", body=f"<figure><img src='a.jpg'>{below}</figure>".encode())
    )
    picture = next(leaf for leaf in doc.scan.leaves if leaf.kind == "image")
    return read_caption(doc, caption_texts(doc, picture, figure_around(picture), frozenset()))


@pytest.mark.parametrize(
    "below",
    [
        f"<div class='credit'>{SENTENCE} (Mara Lind/Gannet Photos)</div>",
        f"<div class='photo-credit'>{SENTENCE} Photos via Mara Lind/Gannet Photos.</div>",
        f"<div class='media-credits'><p>{SENTENCE}</p><span>Mara Lind/Gannet Photos</span></div>",
        f"<div class='box__copyright'><span>{SENTENCE} </span>"
        "<span class='box__copyright-text'>Mara Lind/Gannet Photos</span></div>",
    ],
)
def test_sentences_in_a_box_that_is_called_a_credit_as_a_whole_are_the_caption(below: str) -> None:
    assert read(below) == (SENTENCE, "Mara Lind/Gannet Photos")


def test_sentences_behind_a_label_of_a_picture_are_a_caption_without_it() -> None:
    below = f"<figcaption><p>PHOTO: {SENTENCE}</p><p class='credit'>Mara Lind</p></figcaption>"
    assert read(below) == (SENTENCE, "Mara Lind")


@pytest.mark.parametrize(
    "label", ["Foto:", "<p class='source'>(Bild: )</p>", "<p class='credit'>Photo credit:</p>"]
)
def test_a_label_behind_which_nobody_is_named_is_neither_caption_nor_credit(label: str) -> None:
    assert read(f"<figcaption>{SENTENCE} {label}</figcaption>") == (SENTENCE, None)


@pytest.mark.parametrize(
    "credit", ["<div>© Mara Lind</div>", "<span>Photo: Mara Lind</span>", "<div>Photo: Mara Lind</div>"]
)
def test_a_line_of_its_own_before_the_caption_is_its_credit_by_its_sign_or_label(credit: str) -> None:
    assert read(f"<figcaption>{credit} Ferries in the harbour</figcaption>") == (
        "Ferries in the harbour",
        "Mara Lind",
    )


def test_a_caption_without_letters_is_none() -> None:
    assert read("<figcaption>4.9</figcaption>") == (None, None)


@pytest.mark.parametrize(
    ("credit", "named"),
    [("Mara Lindberg.", "Mara Lindberg"), ("Gannet Co.", "Gannet Co."), ("Lind e.V.", "Lind e.V.")],
)
def test_a_full_stop_ends_a_credit_unless_it_is_of_an_abbreviation(credit: str, named: str) -> None:
    assert read(f"<figcaption>Ferries <span class='credit'>{credit}</span></figcaption>")[1] == named


@pytest.mark.parametrize(
    "end",
    [
        "Fotografia di Mara Lind",
        "写真・Mara Lind",
        "<span class='lead-image__license'><a href='/licences'>Buy the right to print it</a></span>"
        "<span class='credit'>Mara Lind</span>",
    ],
)
def test_a_credit_is_told_by_its_label_and_what_sells_the_picture_is_no_part_of_it(end: str) -> None:
    assert read(f"<figcaption>{SENTENCE} {end}</figcaption>") == (SENTENCE, "Mara Lind")


def test_a_credit_with_slashes_says_whose_it_is_and_how_it_came() -> None:
    below = f"<figcaption>{SENTENCE} GANNET/Mara Lind/File Photo</figcaption>"
    assert read(below) == (SENTENCE, "GANNET/Mara Lind/File Photo")


def test_what_is_only_heard_before_caption_and_credit_is_told_by_its_comma_where_classes_are_hashed() -> None:
    below = (
        "<p role='text'><span class='b-1a'>Chanzo cha picha, </span>Mara Lind</p>"
        f"<figcaption class='b-2b'><span class='b-1a'>Maelezo ya picha, </span><p>{SENTENCE}</p></figcaption>"
    )
    assert read(below) == (SENTENCE, "Mara Lind")


def test_an_initial_ends_no_sentence_before_a_lithuanian_credit() -> None:
    assert read("<figcaption>Uostas, asociatyvi nuotr. / J. Jonaičio / Žuvėdros nuotr.</figcaption>") == (
        "Uostas, asociatyvi nuotr.",
        "J. Jonaičio / Žuvėdros",
    )


def test_what_follows_a_korean_sentence_is_the_credit() -> None:
    assert read("<figcaption>배가 항구로 들어오고 있다. 갈매기뉴스</figcaption>") == (
        "배가 항구로 들어오고 있다.",
        "갈매기뉴스",
    )
