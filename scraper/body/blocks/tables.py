"""Leaves under one `table` as rows of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.article import Cell, Table

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from scraper.document import Element, Leaf

CELLS = frozenset(("td", "th"))
MAX_SPAN = 1_000
"""The most that HTML lets a colspan count."""
LAYOUT_CHARS = 1_200
"""Characters in one cell from which on the table is there for the looks."""


def is_layout_table(table: Element, leaves: list[Leaf]) -> bool:
    """Whether a table only places things on the page, as a program beside its line numbers: then its text is ordinary
    paragraphs."""
    if (table.attrs.get("role") or "") in ("presentation", "none"):
        return True
    chars: dict[int, int] = {}
    for leaf in leaves:
        cell = cell_around(leaf.element, table)
        if leaf.element.tag in ("h1", "h2", "h3", "pre") or leaf.element.closest("table") is not table:
            return True  # no table of facts holds tables
        if cell is not None:
            chars[cell.index] = chars.get(cell.index, 0) + len(leaf.text)
    return len(chars) < 2 or max(chars.values()) > LAYOUT_CHARS


def build_table(table: Element, leaves: list[Leaf]) -> Table:
    """The rows that hold these leaves."""
    found = Table(rows=[])
    cells: dict[int, Cell] = {}
    """By the id of its node."""
    rows: dict[int, list[Cell]] = {}
    for leaf in leaves:
        cell_element, row_element = _around(leaf.element, table)
        if cell_element is None:
            if not found.rows and found.caption is None:
                found.caption = leaf.text
            else:
                found.rows.append([Cell(leaf.text)])
            continue
        cell = _cell_of(cell_element, row_element, cells, rows, found)
        cell.text += ("\n" if cell.text else "") + leaf.text
    return found


def _cell_of(
    cell: Element, row: Element | None, cells: dict[int, Cell], rows: dict[int, list[Cell]], found: Table
) -> Cell:
    """The cell of an element; its row is made with all its cells, since what is right of an empty one would
    stand under another's head without it."""
    where = row.index if row is not None else -1
    if where not in rows:
        found.rows.append(rows.setdefault(where, []))
        for node in row.node.iter() if row is not None else ():
            if node.tag in CELLS:
                rows[where].append(cells.setdefault(node.mem_id, _cell(node)))
    if cell.node.mem_id not in cells:
        rows[where].append(cells.setdefault(cell.node.mem_id, _cell(cell.node)))
    return cells[cell.node.mem_id]


def _cell(node: LexborNode) -> Cell:
    return Cell("", node.tag == "th", _span(node, "colspan"), _span(node, "rowspan"))


def _span(node: LexborNode, name: str) -> int:
    value = (node.attributes.get(name) or "").strip()
    return min(int(value), MAX_SPAN) or 1 if value.isascii() and value.isdigit() and len(value) < 6 else 1


def cell_around(element: Element, table: Element) -> Element | None:
    """The outermost cell of the table that is around an element."""
    return _around(element, table)[0]


def _around(element: Element, table: Element) -> tuple[Element | None, Element | None]:
    """The outermost cell and row of the table that are around an element."""
    cell: Element | None = None
    row: Element | None = None
    for one in element.below(table):
        if one.tag in CELLS:
            cell = one
        elif one.tag == "tr":
            row = one
    return cell, row


def table_lines(table: Table) -> list[str]:
    """The caption, then a line for each row, its cells parted by tabs."""
    rows = ["\t".join(cell.text.replace("\n", " ") for cell in row if cell.text) for row in table.rows]
    return [table.caption, *rows] if table.caption else rows
