"""The choosers of fields are scored as the project scores fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.reviewed_bylines import name_key
from scraper.article import Person
from scraper.fields.choice import Option

pytest.importorskip("lightgbm", reason="the `bench` extra is not installed")

LABELS = [
    ("headline", "Owls, at last!", "OWLS at last", 1.0),
    ("byline", ["Ana Lind", "Bo Ek"], [Person("By Ana Lind")], 2 / 3),
    ("byline", {name_key("ana lind")}, [Person("Ana Lind")], 1.0),
    ("byline", set(), [Person("Ana Lind")], 0.0),
    ("tags", ["Sea Trade", "Owls"], ["sea-trade"], 2 / 3),
]


@pytest.mark.parametrize(("name", "label", "value", "expected"), LABELS)
def test_an_option_is_scored_as_an_article_with_it(
    name: str, label: object, value: object, expected: float
) -> None:
    from benchmarks.fields import score_option

    assert score_option(name, label, Option(value, [])) == pytest.approx(expected)


def test_fields_are_read_and_scored_from_a_data_folder_alone(data: Path) -> None:
    from benchmarks.fields import BARE, read_rows

    rows = read_rows(data, ["headline", "byline", "date"], every=9)
    best = {name: [max(row.scores) for row in found if row.set != BARE] for name, found in rows.items()}
    assert best == {name: [1.0] * 4 for name in rows}


def test_bylines_are_learned_from_bare_copies_too_and_dates_are_not(data: Path) -> None:
    from benchmarks.fields import BARE, BARE_WEIGHTS, read_rows

    rows = read_rows(data, ["byline", "date"], every=9)
    weights = {name: [row.weight for row in found if row.set == BARE] for name, found in rows.items()}
    assert weights == {"byline": [BARE_WEIGHTS["byline"]] * 4, "date": []}
