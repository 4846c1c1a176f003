"""What readers wrote goes by its boxes, where every class is a hash, and however little it is."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, document, paragraphs

from scraper.body.refine.entries import find_entries
from scraper.body.refine.threads import drop_thread
from scraper.body.table import LeafTable

READERS = (
    (
        "Odalys",
        "12 May 2024",
        "My grandmother met my grandfather on that ferry, and both of them were running away.",
    ),
    (
        "harbour_rat",
        "13 May 2024",
        "Nobody asked the people who sleep in the waiting room what they think of it.",
    ),
    ("갈매기", "2024년 5월 13일", "Me."),
)
FIELD = "<form><textarea></textarea></form>"


def entry(name: str, time: str, text: str, *, word: str = "Svara", around: str = "x1") -> str:
    button = f"<button>{word}</button>" if word else ""
    return f"<div class='{around}'><div>{name} <span>{time}</span></div><div>{text}</div>{button}</div>"


def is_found(below: str, above: str = paragraphs(*FERRY)) -> bool:
    table = LeafTable(document(f"<body>{above}<div>{below}</div></body>"))
    return bool(find_entries(table, np.ones(table.size, bool), {}))


def test_entries_with_a_name_a_time_and_a_button_are_readers() -> None:
    assert is_found("".join(entry(*reader) for reader in READERS[:2]))


def test_a_line_is_an_entry_among_longer_ones() -> None:
    assert is_found("".join(entry(*reader) for reader in READERS[1:]))


def test_a_list_that_nobody_may_answer_is_none() -> None:
    assert not is_found("".join(entry(*reader, word="") for reader in READERS))


def test_one_class_in_common_makes_them_alike() -> None:
    rows = [
        entry(*reader, around=f"mb-6 {more}") for reader, more in zip(READERS, ("", "border-t"), strict=False)
    ]
    assert is_found("".join(rows))
    assert not is_found(entry(*READERS[0], around="x1") + entry(*READERS[1], around="x2"))


def test_a_name_is_linked_and_its_time_right_beside_it() -> None:
    rows = (
        f"<div><div><a href=/u>{name}</a><span>May 12</span></div><div>{text}</div><button>Svara</button></div>"
        for name, _, text in READERS
    )
    assert is_found("".join(rows))


@pytest.mark.parametrize("name", ["Odalys", ""])
def test_entries_of_one_writer_or_of_nobody_are_the_articles_own(name: str) -> None:
    assert not is_found("".join(entry(name, time, text) for _, time, text in READERS))


def test_what_has_headings_is_a_live_blogs_or_a_list() -> None:
    assert not is_found("".join(f"<h3>{reader[0]}</h3>{entry(*reader)}" for reader in READERS))


def test_a_line_or_two_above_them_are_enough_of_an_article() -> None:
    rows = "".join(entry(*reader) for reader in READERS)
    table = LeafTable(document(f"<body><p>{FERRY[0]}</p><div>{rows}</div></body>"))
    left = drop_thread(table, np.ones(table.size, bool))
    assert [text for text, stays in zip(table.texts, left.tolist(), strict=True) if stays] == [FERRY[0]]
    assert table.others == range(1, len(table.doc.scan.leaves))


def test_a_name_and_a_time_that_only_a_style_sheet_parts_are_two_lines() -> None:
    glued = "<div class=x1><div><b></b><span>{}</span><span>{}</span></div><div>{}</div><button>Svara</button></div>"
    readers = (("Maureen Tibbs", "2 days ago", READERS[0][2]), ("quaysider72", "3 days ago", READERS[1][2]))
    assert is_found("".join(glued.format(*reader) for reader in readers))


def test_the_byline_in_a_box_made_like_theirs_is_none_of_them() -> None:
    byline = "<div class=x1><div>Ana Lind</div><div>11 May 2024</div></div>"
    rows = "".join(entry(*reader) for reader in READERS)
    table = LeafTable(
        document(f"<body><div><p>{FERRY[0]}</p>{byline}{paragraphs(*FERRY[1:])}{rows}</div></body>")
    )
    found = find_entries(table, np.array([text in FERRY for text in table.texts]), {})
    first = table.texts[int(np.searchsorted(table.index, found.start))]
    assert first.startswith(READERS[0][0])


def _left_of(below: str) -> int:
    """How many lines of readers are left below the article."""
    table = LeafTable(document(f"<body>{paragraphs(*FERRY)}<div>{below}</div></body>"))
    left = drop_thread(table, np.ones(table.size, bool))
    return int(left.sum()) - len(FERRY)


def test_what_the_line_above_counts_needs_neither_button_nor_field() -> None:
    rows = "".join(entry(*reader, word="") for reader in READERS)
    assert _left_of(f"<h2>Reacties (3)</h2>{rows}") == 1
    assert _left_of(f"<h2>Reacties (1)</h2>{rows}") == 7
    assert _left_of(f"<h2>Reacties in 2024</h2>{rows}") == 7


def test_a_time_in_an_element_of_its_own_at_the_lines_end_is_one_behind_whatever_name() -> None:
    line = "<div class=x1><p>{} <span>hace {}</span></p><p>{}</p><button>Responder</button></div>"
    readers = (("Marta D.", "1 hora", READERS[0][2]), ("ribereño61", "3 horas", READERS[1][2]))
    assert is_found("".join(line.format(*reader) for reader in readers))
