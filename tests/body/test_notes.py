"""Notes that follow an article are its own where their names say so, and nothing else stands between."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, document, paragraphs

from scraper.body.refine.notes import LEAST, LEAST_SAID, MAX_BETWEEN, add_notes
from scraper.body.table import LeafTable

NOTE = "An earlier version of this story gave another year for the bridge."


def added(below: str, likely: float = LEAST + 0.01, around: str = "<div>{}</div>") -> list[str]:
    """Which texts below the article are added, if each is this likely."""
    table = LeafTable(document(f"<body>{around.format(paragraphs(*FERRY) + below)}</body>"))
    kept = np.array([text in FERRY for text in table.texts])
    probability = np.where(kept, 0.9, likely).astype(np.float32)
    found = add_notes(table, probability, kept)
    return [text for text, now, before in zip(table.texts, found, kept, strict=True) if now and not before]


@pytest.mark.parametrize(
    "name",
    [
        "footnote",
        "wprm-recipe-notes",
        "mv-create-notes",
        "story-correction",
        "correction__item",
        "sr-amend",
        "fn:1",
        "note2",
        "method_root__c4",
        "factbox",
        "fakta__root___k2",
        "faktaruta",
        "p-article__memo",
    ],
)
def test_a_note_is_told_by_its_name(name: str) -> None:
    assert added(f'<p class="{name}">{NOTE}</p>') == [NOTE]


def test_a_note_is_told_by_the_name_of_its_box() -> None:
    assert added(f"<aside class=corrections><h3>Correction</h3><p>{NOTE}</p></aside>") == ["Correction", NOTE]


@pytest.mark.parametrize("name", ["", "promo", "copyright-note", "denoted", "newsletter footnote"])
def test_what_has_no_such_name_or_that_of_furniture_is_none(name: str) -> None:
    assert added(f'<p class="{name}">{NOTE}</p>') == []


def test_what_holds_the_article_too_tells_of_no_note() -> None:
    assert added(f"<p>{NOTE}</p>", around="<div class=factbox>{}</div>") == []


def test_an_unlikely_note_is_none() -> None:
    assert added(f"<p class=footnote>{NOTE}</p>", likely=LEAST - 0.01) == []


def test_a_note_further_below_is_another_articles() -> None:
    between = "<p>Watch now</p>" * (MAX_BETWEEN + 1)
    assert added(f"{between}<p class=footnote>{NOTE}</p>") == []


@pytest.mark.parametrize(("role", "found"), [("doc-endnotes", True), ("doc-toc", False)])
def test_a_note_in_what_has_the_role_of_notes_may_be_less_likely(role: str, found: bool) -> None:
    notes = f"<div class=footnotes role={role}><ol><li><p>{NOTE}</p></li></ol></div>"
    assert added(notes, likely=LEAST_SAID + 0.01) == [NOTE] * found


def test_footnotes_as_github_marks_them_are_added_without_the_heading_that_is_only_heard() -> None:
    notes = (
        f'<section data-footnotes><h2 class="sr-only">Footnotes</h2><ol><li><p>{NOTE}</p></li></ol></section>'
    )
    assert added(notes, likely=LEAST_SAID + 0.01) == [NOTE]


@pytest.mark.parametrize(
    ("mark", "where", "found"),
    [("1", "nb1", True), ("*", "nb1", True), ("the comments", "nb1", False), ("1", "ref-1", False)],
)
def test_a_note_but_no_source_that_a_mark_in_the_text_leads_to_is_added_with_the_title_of_its_box(
    mark: str, where: str, found: bool
) -> None:
    said = f"<p>They read the ledger.[<a href='#{where}'>{mark}</a>]</p>"
    notes = f"<div><h2>Kept below</h2><div id='{where}'><p>{NOTE}</p></div></div>"
    table = LeafTable(document(f"<body><div>{paragraphs(*FERRY)}{said}</div>{notes}</body>"))
    kept = np.array([text in FERRY or text.startswith("They read") for text in table.texts])
    below = add_notes(table, np.full(table.size, LEAST_SAID, np.float32), kept) & ~kept
    assert [table.texts[row] for row in np.flatnonzero(below)] == ["Kept below", NOTE] * found


def test_the_foot_of_the_text_with_a_paragraph_called_as_the_texts_are_is_added() -> None:
    texts = "".join(f'<p class="dcr-1">{text}</p>' for text in FERRY)
    life = "• Ebba Rask, shipwright, born 2 May 1932; died 29 January 2024"

    def foot(names: str) -> list[str]:
        below = f'<footer><p class="{names}">{life}</p></footer>'
        table = LeafTable(document(f"<body><article><div>{texts}{below}</div></article></body>"))
        kept = np.array([text in FERRY for text in table.texts])
        found = add_notes(table, np.full(table.size, LEAST + 0.01, np.float32), kept)
        return [text for text, now in zip(table.texts, found.tolist(), strict=True) if now][len(FERRY) :]

    assert foot("dcr-1") == [life]
    assert foot("dcr-2") == []
