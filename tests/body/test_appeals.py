"""An appeal for money at the end is told by the link that follows it."""

from __future__ import annotations

import numpy as np
import pytest
from body_pages import FERRY, paragraphs, table_of

from scraper.body.refine.appeals import cut_appeal

APPEAL = "Good reporting costs a lot of money. By giving a little, you keep this paper afloat."


def left_of(*parts: str) -> list[str]:
    table = table_of("".join(parts))
    kept = np.array([leaf.element.tag in ("p", "h3") and not leaf.link_chars for leaf in table.leaves])
    return [table.texts[row] for row in np.nonzero(cut_appeal(table, kept))[0].tolist()]


@pytest.mark.parametrize(
    "title", ["<h3>Support the Gazette</h3>", "<p><strong>Support the Gazette</strong></p>"]
)
@pytest.mark.parametrize(
    "link", ["<a href='https://donate.example/'>Give</a>", "<p><a href='/support-us'>Give</a></p>"]
)
def test_a_titled_appeal_above_a_link_to_give_is_cut(title: str, link: str) -> None:
    assert left_of(paragraphs(*FERRY), title, f"<p>{APPEAL}</p>", link) == list(FERRY)


@pytest.mark.parametrize(
    "end",
    [
        f"<h3>Support the Gazette</h3><p>{APPEAL}</p><a href='/harbour'>Give</a>",
        f"<p>{APPEAL}</p><a href='https://donate.example/'>Give</a>",
        f"<h3>What it costs</h3><p>{APPEAL * 6}</p><a href='https://donate.example/'>Give</a>",
    ],
)
def test_without_such_a_link_or_a_title_or_at_length_it_is_the_texts(end: str) -> None:
    assert APPEAL in " ".join(left_of(paragraphs(*FERRY), end))
