"""A short story is found again where the model took its readers' comments for it."""

from __future__ import annotations

import numpy as np
from body_pages import FERRY, body_of, document, paragraphs

from scraper.body.refine.outweighed import LEAST_CHANCE, LEAST_ENTRIES, likeliest_outside
from scraper.body.table import LeafTable

REMARKS = tuple(
    f"Remark {n}: nobody asked the people who sleep in the waiting room what they think of it, and why should they "
    "be asked, since nobody asked them when the harbour was filled with sand, nor when the piano came."
    for n in range(4)
)
ENTRY = '<li class="comment comment_{n} oneline"><p>{text}</p></li>'


def table_of(remarks: tuple[str, ...] = REMARKS, entry: str = ENTRY) -> LeafTable:
    entries = "".join(entry.format(n=n, text=text) for n, text in enumerate(remarks))
    return LeafTable(document(f"<body>{paragraphs(*FERRY)}<ul>{entries}</ul></body>"))


def chances(table: LeafTable, story: float = 0.08) -> list[float] | None:
    """What to choose by, where the story has this probability and the comments were kept."""
    is_story = np.array([text in FERRY for text in table.texts])
    probability = np.where(is_story, story, 0.6).astype(np.float32)
    found = likeliest_outside(table, probability, ~is_story)
    return None if found is None else found.tolist()


def test_the_text_outside_of_the_thread_is_as_good_as_sure() -> None:
    table = table_of()
    assert chances(table) == [1.0 if text in FERRY else 0.0 for text in table.texts]


def test_the_choice_stands_where_one_name_holds_all_of_it() -> None:
    assert chances(table_of(entry="<li><p>{text}</p></li>")) is None
    assert chances(table_of(REMARKS[: LEAST_ENTRIES - 1])) is None


def test_the_choice_stands_where_nothing_outside_is_likely_at_all() -> None:
    assert chances(table_of(), story=LEAST_CHANCE / 2) is None


def test_the_choice_stands_where_most_of_it_is_no_comment() -> None:
    table = table_of(tuple(f"I said so in {year}, and nobody listened." for year in (1991, 2003, 2016)))
    every = np.ones(table.size, bool)
    assert likeliest_outside(table, np.full(table.size, 0.6, np.float32), every) is None


PARTNER = "The firm {0} stores and reads data on your device for up to {0} days, to show advertisements that fit you."
PARTNERS = "".join(f"<div class=qc-cmp2-list-item><p>{PARTNER.format(n)}</p></div>" for n in range(20, 60))


def test_a_story_of_two_sentences_is_found_beside_a_consent_tools_list_of_partners() -> None:
    page = document(f"<title>Lorry on its side</title><div id=qc-cmp2-ui>{PARTNERS}</div><h1>Lorry on its side</h1>"
                    f"<article><p>{FERRY[0]}</p><p>{FERRY[1]}</p></article>")  # fmt: skip
    assert body_of(page) == f"{FERRY[0]}\n\n{FERRY[1]}"
