"""Given names: a sign of a person, in any spelling that people use."""

from __future__ import annotations

import pytest

from scraper.fields.names.given import has_given_name


@pytest.mark.parametrize(
    "name",
    [
        "Jana Vondrová",
        "JOSÉ IBARRA",
        "Jose Ibarra",
        "Dr. Anna Lee",
        "Kovács Anna",
        "Jean-Luc Roe",
        "Ольга Нестерова",
    ],
)
def test_a_persons_name_has_one(name: str) -> None:
    assert has_given_name(name)


@pytest.mark.parametrize(
    "line", ["Viel Spaß", "Letzte Beiträge", "Best Practices", "Nächster Beitrag", ". Beitrag", ""]
)
def test_a_line_of_the_pages_furniture_has_none(line: str) -> None:
    assert not has_given_name(line)
