"""What readers wrote below the article goes, where no class says what it is."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, document, paragraphs

from scraper.body.refine.threads import LEAST_ENTRIES, drop_thread
from scraper.body.table import LeafTable

REMARKS = (
    ("Odalys", "My grandmother met my grandfather on that ferry, and both of them were running away."),
    ("harbour_rat", "Nobody asked the people who sleep in the waiting room what they think of it."),
    ("Per-Olof N.", "The funnel will not fit through the door of the customs house, I measured it."),
    ("Odalys", "Then they will have to take the door out, as they did when the piano came."),
)
TIMES = ("12 May 2024", "vor 3 Stunden", "9:05", "2時間前")


def table_of(body: str) -> LeafTable:
    return LeafTable(document(f"<body>{body}</body>"))


def texts_left(body: str) -> list[str]:
    """What is left where all was kept."""
    table = table_of(body)
    left = drop_thread(table, np.ones(table.size, bool))
    return [text for text, stays in zip(table.texts, left.tolist(), strict=True) if stays]


def entry(name: str, time: str, text: str, word: str = "Svara") -> str:
    return f"<div><div>{name}</div><div>{time}</div><div>{text}</div><div><button>{word}</button></div></div>"


def thread(word: str = "Svara") -> str:
    return "".join(entry(name, time, text, word) for (name, text), time in zip(REMARKS, TIMES, strict=True))


def test_entries_with_a_name_a_time_and_one_word_in_all_of_them_are_dropped() -> None:
    assert texts_left(paragraphs(*FERRY) + thread()) == list(FERRY)


def test_what_follows_the_thread_is_dropped_with_it() -> None:
    assert texts_left(paragraphs(*FERRY) + thread() + paragraphs("Another day on the Sound.")) == list(FERRY)


def test_name_time_and_word_may_stand_in_one_leaf() -> None:
    old = "".join(
        f"<p>{name}<br>{time}<br>Svara</p><p>{text}</p>"
        for (name, text), time in zip(REMARKS, TIMES, strict=True)
    )
    assert texts_left(paragraphs(*FERRY) + old) == list(FERRY)


@pytest.mark.parametrize("time", TIMES)
def test_a_time_is_known_in_any_language(time: str) -> None:
    rows = "".join(entry(f"{name}{'*' * n}", time, text) for n, (name, text) in enumerate(REMARKS))
    assert texts_left(paragraphs(*FERRY) + rows) == list(FERRY)


def test_entries_without_a_time_are_the_articles_items() -> None:
    page = paragraphs(*FERRY) + "".join(entry(name, "on the quay", text) for name, text in REMARKS)
    assert len(texts_left(page)) == table_of(page).size


def test_entries_with_headings_are_a_live_blogs() -> None:
    page = paragraphs(*FERRY) + "".join(
        f"<h3>{name}</h3>" + entry(name, time, text)
        for (name, text), time in zip(REMARKS, TIMES, strict=True)
    )
    assert len(texts_left(page)) == table_of(page).size


def test_entries_that_are_all_of_the_page_stay() -> None:
    assert len(texts_left(thread())) == table_of(thread()).size


def test_two_entries_without_a_box_are_no_thread() -> None:
    rows = (
        f"<p>{REMARKS[n][0]}</p><p>{TIMES[n]}</p><p>{REMARKS[n][1]}</p><p>Svara</p>"
        for n in range(LEAST_ENTRIES - 1)
    )
    page = paragraphs(*FERRY) + "".join(rows)
    assert len(texts_left(page)) == table_of(page).size


def test_a_page_of_which_nothing_is_kept_is_no_error() -> None:
    table = table_of(paragraphs(*FERRY) + thread())
    nothing = np.zeros(table.size, bool)
    assert not drop_thread(table, nothing).any()


@pytest.mark.parametrize(("untaken", "is_thread"), [(1, True), (2, False)])
def test_an_entry_whose_text_was_not_taken_is_one_of_the_thread(untaken: int, is_thread: bool) -> None:
    rows = "".join(f"<p>{name}<br>9:05<br>Svara</p><p>{text}</p>" for name, text in REMARKS[:3])
    table = table_of(paragraphs(*FERRY) + rows)
    out = {text for _, text in REMARKS[:untaken]}
    left = drop_thread(table, np.array([text not in out for text in table.texts]))
    assert left[table.texts.index(REMARKS[2][1])] != is_thread
