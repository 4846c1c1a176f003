"""What a fact check declares of the claim tells the box in which it shows claim and verdict."""

from __future__ import annotations

import json

import numpy as np
import pytest
from body_pages import FERRY, document, paragraphs

from scraper.body.refine.claims import add_claim
from scraper.body.table import LeafTable

TITLE = "No, the last wooden ferry was not sold for one crown"
CLAIM = "The harbour board has sold the last wooden ferry for one crown."


def added(box: str, kind: str = "ClaimReview") -> list[str]:
    """Which lines of a box between title and text are added."""
    declared = json.dumps({"@type": kind, "claimReviewed": CLAIM, "reviewRating": {"alternateName": "False"}})
    table = LeafTable(
        document(
            f'<head><title>{TITLE}</title><script type="application/ld+json">{declared}</script></head><body>'
            f"<article><h1>{TITLE}</h1><p>3 May 2026</p>{box}<div>{paragraphs(*FERRY)}</div></article></body>"
        )
    )
    kept = np.array([text in FERRY for text in table.texts])
    found = add_claim(table, kept)
    return [text for text, now, before in zip(table.texts, found, kept, strict=True) if now and not before]


BOX = "<div><div><b>Claim</b><p>“{}”</p></div><div><b>Verdict</b><p>False</p></div></div>"


def test_the_box_around_the_line_that_repeats_the_claim_is_added_whole() -> None:
    assert added(BOX.format(CLAIM)) == ["Claim", f"“{CLAIM}”", "Verdict", "False"]


@pytest.mark.parametrize(
    ("claim", "kind"), [("Which ferries run on Sundays is told here.", "ClaimReview"), (CLAIM, "Review")]
)
def test_a_box_of_something_else_is_not(claim: str, kind: str) -> None:
    assert added(BOX.format(claim), kind) == []


REASON = "The boat was given to the museum, and the crown was for the stamp on the letter."


def test_what_is_true_of_it_below_the_box_is_added() -> None:
    below = f"<div><a href=/ratings>About this rating</a><h4>What is true</h4><p>{REASON}</p></div>"
    assert added(BOX.format(CLAIM) + below)[4:] == ["What is true", REASON]
