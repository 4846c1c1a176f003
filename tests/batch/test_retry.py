"""`--retry` takes rows up again: `transient` what errors themselves say may pass."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from loopback import POLITE_ENOUGH, Scraper, Site

from scraper.batch.engine.retry import take_up_again
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.schema import FAILED, OK, Entry
from scraper.errors import FetchError, HttpStatusError, kind_of


def taken_up(
    folder: Path, kind: str, status: int | None = None, *, group: str = "transient", state: int = FAILED
) -> bool:
    """Whether a page that ended so waits again."""
    ledger = Ledger(folder / "ledger.sqlite")
    url = "https://news.example/a"
    ledger.add(
        ledger.open_list("urls.txt"),
        [Entry(1, b"a", "news.example", url, state=state, kind=kind, message="")],
    )
    ledger.db.execute("UPDATE pages SET status = ?", (status,))
    try:
        return take_up_again(ledger, [group]) == 1
    finally:
        ledger.close()


@pytest.mark.parametrize("error", FetchError.__subclasses__(), ids=kind_of)
def test_a_kind_of_error_is_taken_up_as_the_error_says(error: type[FetchError], tmp_path: Path) -> None:
    assert taken_up(tmp_path, kind_of(error)) == error.transient


@pytest.mark.parametrize("status", [401, 404, 408, 410, 425, 429, 451, 500, 501, 502, 503, 504])
def test_an_answer_is_taken_up_as_the_error_says(status: int, tmp_path: Path) -> None:
    error = HttpStatusError("", status=status)
    assert taken_up(tmp_path, error.kind, status) == error.transient


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [("extract_timeout", True), ("extract_crashed", True), ("extract_out_of_memory", False)],
)
def test_of_the_ends_of_workers_only_those_are_taken_up_that_may_pass(
    kind: str, wanted: bool, tmp_path: Path
) -> None:
    assert taken_up(tmp_path, kind) == wanted


@pytest.mark.parametrize(
    ("state", "kind", "status", "wanted"),
    [
        (OK, "login_wall", 200, True),
        (OK, "article", 200, False),
        (OK, "article", 403, False),
        (FAILED, "http_status_error", 403, True),
        (FAILED, "http_status_error", 404, False),
    ],
)
def test_walls_and_refusals_are_blocked(
    state: int, kind: str, status: int, wanted: bool, tmp_path: Path
) -> None:
    assert taken_up(tmp_path, kind, status, group="blocked", state=state) == wanted


def test_a_page_taken_up_again_has_all_its_attempts_anew(scraper: Scraper, site: Site) -> None:
    twice = ["-o", "run", "--attempts", "2", *POLITE_ENOUGH]
    scraper("batch", "-", *twice, stdin=f"{site.url}/reset/1\n")
    scraper("batch", *twice, "--retry", "transient")
    assert site.asked["/reset/1"] == 4
    assert '"attempts":4' in scraper("export", "run").stdout


def test_a_host_that_is_given_up_fails_its_pages_and_holds_up_no_run(scraper: Scraper, site: Site) -> None:
    urls = "".join(f"{site.url}/reset/{n}\n" for n in range(12))
    began = time.monotonic()
    one_by_one = [*POLITE_ENOUGH, "--per-host", "1", "--attempts", "2"]
    assert scraper("batch", "-", "-o", "run", *one_by_one, stdin=urls).returncode == 1
    assert time.monotonic() - began < 60
    assert sum(times for path, times in site.asked.items() if path.startswith("/reset/")) == 8
    assert scraper("export", "run").stdout.count('"kind":"host_unavailable"') == 12
