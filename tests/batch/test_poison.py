"""A page that would take its worker down takes its own row down, and nothing else."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from loopback import POLITE_ENOUGH, Scraper, Site

from scraper.batch.supervise import WorkerPool, WorkersGoneError

POISON = {
    "bomb": "extract_timeout",
    "bait": "extract_timeout",
    "hog": "extract_out_of_memory",
    "crash": "extract_crashed",
    "raise": "extract_error",
    "surrogate": "extract_error",
}


def test_only_the_rows_of_poison_pages_fail(
    scraper: Scraper, site: Site, tmp_path: Path, rows_of: Callable[[str], list[dict[str, object]]]
) -> None:
    names = list(POISON)
    paths = [f"/ok/{n}" if n % 5 else f"/ok/poison-{names[n // 5]}" for n in range(5 * len(names))]
    (tmp_path / "list.txt").write_text("".join(f"{site.url}{path}\n" for path in paths))
    done = scraper(
        *("batch", "list.txt", "-o", "run", "--extractor", "extractors:poisonable", *POLITE_ENOUGH),
        *("--page-deadline", "1", "--workers", "2"),
    )
    assert done.returncode == 1, done.stderr
    outcomes = [row["error"]["kind"] if row["error"] else "ok" for row in rows_of("run")]  # type: ignore[index]
    assert outcomes == ["ok" if n % 5 else POISON[names[n // 5]] for n in range(len(paths))]


def test_an_extractor_that_does_not_exist_is_named(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"{site.url}/ok/1\n")
    for name in ("no.such.module:function", "extractors:nothing", "extractors:not_a_function"):
        done = scraper("batch", "list.txt", "-o", "run", "--extractor", name, *POLITE_ENOUGH)
        assert done.returncode == 1
        assert name in done.stderr
        assert "Traceback" not in done.stderr


async def test_no_worker_is_left_behind_when_one_cannot_be_started() -> None:
    pool = WorkerPool("no.such.module:function", count=3, deadline=5, memory=256)
    with pytest.raises(WorkersGoneError, match="no such extractor"):
        await pool.start()
    assert [worker.process for worker in pool.workers] == [None] * 3
    await asyncio.sleep(0.2)  # in which asyncio closes the pipes of the processes that have ended
