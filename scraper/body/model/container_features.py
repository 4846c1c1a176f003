"""How much running text, and how many links, the elements around a leaf hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scraper.body.table import Array, Columns, Ints, LeafTable

LEVELS = [f"{name}{level}" for name in ("G", "gs", "d", "N", "GN", "s") for level in range(1, 5)]
"""What is told of the leaf's element, its parent, grandparent and great-grandparent."""


def container_columns(table: LeafTable, text: Columns) -> Columns:
    """How much running text, and how many links, the elements around the leaf hold."""
    size, index, all_chars = table.size, table.index, table.all_chars
    chars, links, good_count, prose, count = table.subtrees()
    density = links / np.maximum(chars, 1)
    score = _readability_scores(table, text) * (1 - density)
    total = max(float(prose[0]), 1.0)
    top = int(score.argmax())
    most = _smallest_holding(table, prose, 0.6 * total)
    steps, climbed = _way_to(table, top)
    first, last = table.elements[top].first_leaf, table.elements[top].last_leaf
    columns: Columns = {
        "in60": _inside(table, most),
        "in_c": _inside(table, top),
        "cshare": np.full(size, prose[top] / total, np.float32),
        "cdens": np.full(size, density[top], np.float32),
        "G0": np.full(size, np.log1p(prose[0]), np.float32),
        "npage": np.full(size, np.log1p(size), np.float32),
        "ups": steps,
        "lcad": climbed,
        "ds": signed_log(index - first),
        "de": signed_log(last - 1 - index),
        "dec": signed_log(all_chars[last] - all_chars[index + 1]),
        "cpos": all_chars[index] / max(float(all_chars[-1]), 1.0),
        "gap": _gaps(index),
    }
    best = max(float(score[top]), 1e-9)
    held = np.array(
        [np.log1p(prose), prose / total, density, np.log1p(count), np.log1p(good_count), score / best]
    )
    columns |= zip(
        LEVELS, held.take(np.concatenate(table.up), axis=1).reshape(len(LEVELS), size), strict=True
    )
    return columns | _alike_columns(table)


def _inside(table: LeafTable, element: int) -> Array:
    """Which leaves stand in the element."""
    inside = np.zeros(table.size, np.float32)
    inside[table.rows_in(table.elements[element])] = 1
    return inside


def _gaps(index: Ints) -> Array:
    """How many leaves that are not judged stand before each."""
    gaps = index.astype(np.float32)
    gaps[1:] = index[1:] - index[:-1] - 1
    return gaps


def _readability_scores(table: LeafTable, text: Columns) -> Array:
    """Points for an element's paragraphs, half for its children's, a quarter below (after Readability.js)."""
    points = np.where(table.running, 1 + text["commas"] + np.minimum(table.chars / 100, 3), 0)
    wrapped = text["tag"] > 0
    base = np.where(wrapped, table.up[1], table.own)
    over = table.parent[base]
    length = len(table.parent)
    scores = np.bincount(base, points, length) + np.bincount(over, points / 2, length)
    scores += np.bincount(table.parent[over], points / 4, length)
    return scores.astype(np.float32)


def _smallest_holding(table: LeafTable, prose: Array, share: float) -> int:
    """The deepest element with at least this much running text."""
    holding = (prose >= share).nonzero()[0]
    return int(holding[table.depth[holding].argmax()]) if len(holding) else 0


def _way_to(table: LeafTable, top: int) -> tuple[Array, Array]:
    """Steps up from each leaf's element to an ancestor of `top`, and how far above `top` that one stands."""
    depth, line = table.depth, set(_line(table.parents, top))
    meets: list[int] = []
    """Of each element, the one in the line that it comes to: what is around it stands before it."""
    for element, parent in enumerate(table.parents):
        meets.append(element if element in line else meets[parent])
    at = np.array(meets)[table.own]
    return depth[table.own] - depth[at], depth[top] - depth[at]


def _line(parents: list[int], element: int) -> list[int]:
    """The element and all above it, up to the body."""
    line = [element]
    while line[-1]:
        line.append(parents[line[-1]])
    return line


def _alike_columns(table: LeafTable) -> Columns:
    """Leaves made alike: under one parent, and anywhere on the page (the cards of a list, say)."""
    numbers: dict[tuple[str, str], int] = {}
    kind = np.array([numbers.setdefault((e.tag, e.names), len(numbers)) for e in table.elements], np.int64)
    own, parent = table.up[0], table.up[1]
    good = table.good * table.chars
    sibling_count, sibling_prose = _by_key(kind[own] * len(kind) + parent, good)
    alike_count, alike_prose = _by_key(kind[own] * len(kind) + kind[parent], good)
    return {
        "sibs": np.log1p(sibling_count),
        "sibg": np.log1p(sibling_prose),
        "same2": np.log1p(alike_count),
        "same2g": np.log1p(alike_prose),
    }


def _by_key(keys: Ints, values: Array) -> tuple[Array, Array]:
    """For each row, how many rows share its key, and the sum of their values."""
    numbers: dict[int, int] = {}
    codes = np.array([numbers.setdefault(key, len(numbers)) for key in keys.tolist()], np.int64)
    return np.bincount(codes)[codes].astype(np.float32), np.bincount(codes, values)[codes].astype(np.float32)


def signed_log(values: Array | Ints) -> Array:
    return (np.sign(values) * np.log1p(np.abs(values))).astype(np.float32)
