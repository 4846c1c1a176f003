"""What a large page takes."""

from __future__ import annotations

from benchmarks.memory import made_page, measure_apart

SIZE = 5_000_000


def test_a_page_of_5_mb_takes_less_than_200_mb() -> None:
    assert measure_apart(SIZE)["peak"] < 200


def test_the_made_page_is_as_large_as_asked() -> None:
    assert 0.99 * SIZE < len(made_page(SIZE)) <= 1.01 * SIZE
