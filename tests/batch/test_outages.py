"""A host that is down for a while, or asks to be left alone for long, costs a run time and no pages."""

import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from loopback import HERE, Site

from scraper.batch.engine import engine
from scraper.batch.engine.patience import RESTS, Patience
from scraper.batch.engine.schedule import MAX_AGAIN, HostQueue, Job
from scraper.batch.inputs.sources import Sources
from scraper.batch.report.progress import Progress
from scraper.batch.run import run_batch
from scraper.batch.settings import BatchSettings
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.schema import Entry, Waiting
from scraper.fetch.settings import FetchSettings

REST = 0.8


class Said(Progress):
    """Remembers what a run says."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def say(self, message: str) -> None:
        self.lines.append(message)


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, urls: list[str]) -> Said:
    """A run in which a host rests after two failures, for longer than any page is waited for."""
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    monkeypatch.setattr(engine, "MAX_WAIT", REST / 4)
    (folder / "urls.txt").write_text("".join(f"{url}\n" for url in urls))
    fetch = FetchSettings(
        allow_private=True, robots=False, delay=0.05, give_up_after=2, give_up_for=REST, max_wait=0.1
    )
    settings = BatchSettings(fetch=fetch, extractor="extractors:quick", workers=1, retry_wait=0.1, attempts=4)
    said = Said()
    run_batch(folder / "run", Sources(names=[folder / "urls.txt"]), settings, progress=said)
    return said


def kinds(said: Said) -> Counter[str]:
    return said.failed + Counter(ok=said.ok)


def test_the_pages_of_a_host_that_is_down_for_a_while_wait_until_it_is_back(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def outage() -> None:
        while site.asked["/ok/3"] == 0:
            time.sleep(0.01)
        site.is_down = True
        time.sleep(2 * REST)
        site.is_down = False

    breaking = threading.Thread(target=outage)
    breaking.start()
    said = run(tmp_path, monkeypatch, [f"{site.url}/ok/{n}" for n in range(20)])
    breaking.join()
    assert kinds(said) == {"ok": 20}
    assert said.lines == ["127.0.0.1 is left alone for 1 s: its pages wait"] * len(said.lines) != []


def test_the_pages_of_a_host_that_does_not_come_back_fail_in_the_end(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead = [f"{site.url}/reset/{n}" for n in range(30)]
    said = run(tmp_path, monkeypatch, [f"{site.url}/ok/0", *dead])
    assert kinds(said)["ok"] == 1
    assert kinds(said)["host_unavailable"] >= 25
    assert len(said.lines) == RESTS


def test_a_host_that_never_answered_is_not_waited_for(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = run(tmp_path, monkeypatch, [f"{site.url}/reset/{n}" for n in range(10)])
    assert kinds(said)["host_unavailable"] >= 8
    assert said.lines == []


def test_a_rest_counts_once_however_often_it_is_asked_about() -> None:
    patience = Patience()
    patience.renew()
    assert patience.grant(600.0)
    assert patience.has_granted(600.4)
    assert not patience.has_granted(1_200.0)


def test_a_page_renews_the_patience_with_its_host() -> None:
    patience = Patience()
    assert not patience.grant(600.0)
    patience.renew()
    assert [patience.grant(600.0 * n) for n in range(1, RESTS + 2)] == [True] * RESTS + [False]
    patience.renew()
    assert patience.grant(9_000.0)


def test_a_host_with_very_many_pages_to_be_tried_again_begins_no_other(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        entries = [Entry(n, b"u%d" % n, "a", f"http://a/{n}") for n in range(1, 4)]
        ledger.add(ledger.open_list("urls.txt"), entries)
        host = HostQueue(ledger, ledger.hosts_waiting(0, 1)[0])
        assert host.has_work()
        assert host.due() == 0.0
        waiting = Waiting(page=9, url="http://a/9", attempts=0, place=None)
        host.again = [(50.0 + n, n, Job(waiting, host)) for n in range(MAX_AGAIN)]
        assert host.due() == 50.0
