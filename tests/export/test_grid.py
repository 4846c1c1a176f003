"""Tables laid out: what spans several places stands in the first of them, and every row is equally long."""

import pytest

from scraper.article import Cell, Table
from scraper.export.grid import MAX_COLUMNS, table_grid


def grid(*rows: list[Cell]) -> list[list[str]]:
    return table_grid(Table(list(rows)))


def test_the_cells_below_one_of_several_rows_stand_beside_it() -> None:
    assert grid([Cell("a", rowspan=3), Cell("b")], [Cell("c")], [Cell("d")], [Cell("e"), Cell("f")]) == [
        ["a", "b"],
        ["", "c"],
        ["", "d"],
        ["e", "f"],
    ]


def test_a_cell_of_several_rows_and_columns_leaves_all_its_places_free() -> None:
    assert grid([Cell("a"), Cell("b", colspan=2, rowspan=2)], [Cell("c"), Cell("d")]) == [
        ["a", "b", "", ""],
        ["c", "", "", "d"],
    ]


def test_a_row_that_is_covered_from_above_is_as_long_as_the_others() -> None:
    assert grid([Cell("a", rowspan=2), Cell("b", rowspan=2)], [], [Cell("c")]) == [
        ["a", "b"],
        ["", ""],
        ["c", ""],
    ]


def test_a_cell_said_to_span_nothing_has_its_place() -> None:
    assert grid([Cell("a", colspan=0, rowspan=0), Cell("b")]) == [["a", "b"]]


def test_no_row_is_longer_than_the_bound() -> None:
    [first, second] = grid([Cell("a", colspan=MAX_COLUMNS - 1), Cell("b", colspan=9), Cell("c")], [Cell("d")])
    assert (len(first), first[-1], second[0]) == (MAX_COLUMNS, "b", "d")


@pytest.mark.parametrize("rows", [[], [[]], [[], []]])
def test_a_table_without_cells_has_no_rows(rows: list[list[Cell]]) -> None:
    assert grid(*rows) == []
