"""Lines typed into the text like a paragraph are told by what they end with, begin with, or give."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, article, paragraphs, table_of

from scraper.body.refine.typed_lines import LEAST_LEFT, MAX_CHARS, drop_typed_lines
from scraper.body.table import LeafTable


def left(line: str, texts: tuple[str, ...] = FERRY) -> list[str]:
    """What is left of a page of gannet.example that was all kept, with the line amid its paragraphs."""
    table = LeafTable(article(paragraphs(*texts[:2]), f"<p>{line}</p>", paragraphs(*texts[2:])))
    stays = drop_typed_lines(table, np.ones(table.size, bool))
    return [text for text, kept in zip(table.texts, stays.tolist(), strict=True) if kept]


@pytest.mark.parametrize(
    "line",
    [
        "The ferry at her berth. Photo: Ebba Rask",
        "(Foto: Ebba Rask)",
        "Die Fähre am Steg | Bild: Ebba Rask / Hafenamt",
        "Паром у причала. Фото: Анна Седова",
        "渡口的老船（攝影：王小明）",
        "桟橋に着いた最後の木造船＝久野誠司撮影",
        "最后一班渡轮停在码头。本报记者 王小明 摄",
        "Le dernier bac à quai. © Èbbe Rasc",
        "The last of the wooden boats (photo archive of Ebba Rask)",
        "▲ 부두에 선 마지막 나무 배",
        "© 2026 Harbour Gazette. All rights reserved.",
        "Copyright HARBOUR GAZETTE. All rights reserved. This text may not be rewritten.",
        "All rights reserved. This material may not be published or rewritten without our written leave.",
        "<저작권자ⓒ항구일보>",
        "ebba.rask@paperpost.example",
        "Got a story? Write to desk@gannet.example and we will call you.",
        "Haberinizi WhatsApp hattımıza gönderin: 0500 000 00 00",
    ],
)
def test_a_line_that_is_none_of_the_text_is_dropped(line: str) -> None:
    assert left(line.replace("<", "&lt;")) == left("")


@pytest.mark.parametrize(
    "line",
    [
        "In the photo: three men and a dog, none of whom would say what the boat was called. It sank.",
        "She took a photo by the bridge and went home.",
        "Anyone who saw the boat may write to the police at harbour@police.example.",
        "They agreed on WhatsApp, and at nine o'clock 40 of them stood on the quay.",
        "Call the harbour office on 555 0142 000 before you cast off.",
        "A company by the name of Rask & Sons © was all they had heard of the buyer of the boat.",
        "She brought what she had (photos, letters, a lamp) and asked for nothing.",
        "Registration opens in May.<br>Photo: Ebba Rask",
    ],
)
def test_a_line_that_only_looks_alike_stays(line: str) -> None:
    assert len(left(line)) == len(left("")) + 1


def test_a_long_paragraph_that_gives_an_address_stays() -> None:
    line = "The board asks for letters to desk@gannet.example. " + "It has said so before. " * (
        MAX_CHARS // 20
    )
    assert line.strip() in left(line)


def test_lines_that_are_most_of_a_page_stay() -> None:
    note = "Photo: Ebba Rask"
    assert len(note) < LEAST_LEFT
    assert note in left(note, ("A boat.", "A bridge."))


def test_a_button_that_counts_is_no_text() -> None:
    table = LeafTable(article(paragraphs(*FERRY), "<button>👍 172</button>"))
    kept = drop_typed_lines(table, np.ones(table.size, bool))
    assert [table.texts[row] for row in np.nonzero(~kept)[0].tolist()] == ["👍 172"]


def left_last(line: str) -> bool:
    """Whether it stays as the last line of the text."""
    table = table_of(paragraphs(*FERRY, line))
    return bool(drop_typed_lines(table, np.ones(table.size, bool))[-1])


@pytest.mark.parametrize(
    "line",
    [
        "(wsp/rdn)",
        "(er/ab/lo)",
        "انتهای پیام",
        "انتهای پیام/",
        "انتهای پیام/ ۳۱۷",
        "/jlo",
        "AM/jl/ct",
        "burs-jf/gj",
    ],
)
def test_a_mark_at_the_end_is_dropped(line: str) -> None:
    assert not left_last(line)
    assert line in left(line)


@pytest.mark.parametrize(
    "line", ["So it goes (and/or went).", "(or so)", "See gannet.example/boats/", "Fin", "Company/Group"]
)
def test_a_last_line_that_is_no_mark_stays(line: str) -> None:
    assert left_last(line)


def test_lines_that_point_elsewhere_are_dropped_at_the_end() -> None:
    assert not left_last("▶ Follow The Gannet on the quay")


def test_bullets_that_are_typed_amid_the_text_stay() -> None:
    assert "▷ Two masts, no engine" in left("▷ Two masts, no engine")


@pytest.mark.parametrize(
    "line",
    [
        "Editor : S.L.",
        "Toimetaja: Mari Kask",
        "Редактор: Анна Седова",
        "责任编辑：王小明",
        "(责任编辑：admin)",
    ],
)
def test_who_edited_it_is_no_last_line_of_the_text(line: str) -> None:
    assert line not in all_kept(paragraphs(*FERRY), f"<p>{line}</p>")
    assert line in all_kept(paragraphs(*FERRY[:2]), f"<p>{line}</p>", paragraphs(*FERRY[2:]))


@pytest.mark.parametrize(
    "line", ["NEWYou can now listen to Gannet News articles!", "Artikel anhören", "この記事を聞く"]
)
def test_an_offer_to_read_the_article_out_does_not_begin_it(line: str) -> None:
    assert line not in all_kept(f"<p>{line}</p>", paragraphs(*FERRY))


def test_a_first_line_about_listening_is_the_texts() -> None:
    line = "She would listen to the article about the ferry again and again, until the radio was taken away."
    assert line in all_kept(f"<p>{line}</p>", paragraphs(*FERRY))


def all_kept(*parts: str) -> list[str]:
    table = LeafTable(article(*parts))
    stays = drop_typed_lines(table, np.ones(table.size, bool))
    return [text for text, kept in zip(table.texts, stays.tolist(), strict=True) if kept]


@pytest.mark.parametrize(
    "line",
    [
        "(Traduzione di Ada Neri)",
        "Translated from the Polish by Jan Lis",
        "Aus dem Polnischen übersetzt von Jan Lis",
        "Aus dem Polnischen von Jan Lis",
        "Перевод: Ян Лис",
        "번역: 한지우",
    ],
)
def test_who_translated_it_is_dropped_at_the_end(line: str) -> None:
    assert not left_last(line)


@pytest.mark.parametrize(
    "line",
    ["The letters were translated by nobody for 40 years, and then by three at once.", "Traduzione, mai"],
)
def test_a_last_line_on_a_translation_stays(line: str) -> None:
    assert left_last(line)


def test_days_of_a_month_each_a_link_are_no_text() -> None:
    days = " ".join(f'[<a href="/{day}">{day}</a>]' for day in range(1, 31))
    assert left(days) == left("")


def test_figures_with_a_link_or_two_stay() -> None:
    assert "8 282 [1]" in left('8 282 <a href="#1">[1]</a>')
