"""A table's cells laid out: every row equally long, spanned places empty."""

from itertools import count

from scraper.article import Table

MAX_COLUMNS = 200
"""A `colspan` of 1,000 (HTML's own limit) in each cell of a row would make a row of megabytes."""


def table_grid(table: Table) -> list[list[str]]:
    """The texts of a table, by row and column."""
    rows: list[list[str]] = []
    hanging: dict[int, int] = {}
    """Column to the number of rows that a cell above still covers."""
    for cells in table.rows:
        row, hanging = _lay_row([(c.text, c.colspan, c.rowspan) for c in cells], hanging)
        rows.append(row)
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows] if width else []


def _lay_row(cells: list[tuple[str, int, int]], hanging: dict[int, int]) -> tuple[list[str], dict[int, int]]:
    places: dict[int, str] = {}
    left = {column: rows - 1 for column, rows in hanging.items() if rows > 1}
    free = (column for column in count() if column not in hanging)
    for text, colspan, rowspan in cells:
        for n in range(max(1, colspan)):
            column = next(free)
            if column >= MAX_COLUMNS:
                break
            places[column] = text if n == 0 else ""
            if rowspan > 1:
                left[column] = rowspan - 1
    width = max((*places, *hanging), default=-1) + 1
    return [places.get(column, "") for column in range(width)], left
