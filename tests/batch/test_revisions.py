"""What a watched run remembers stands in its ledger and parts as if a batch had written it."""

import time
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import msgspec
import pytest

from scraper.batch.store.ledger import Ledger
from scraper.batch.store.parts import ARTICLES, PartWriter
from scraper.batch.store.record import read_record
from scraper.batch.store.rows import run_records, run_rows
from scraper.batch.store.schema import FAILED, OK, Entry, Finished
from scraper.batch.watch.revisions import Due, Revision, Revisions
from scraper.page import Page

FINISHED = 1_000.0
"""Unix time at which the pages of these tests were first read."""


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Of a run with three pages: two were read, one failed."""
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        urls = ["https://a.example/1", "https://a.example/2", "https://a.example/3"]
        entries = [Entry(n, url.encode(), "a.example", url) for n, url in enumerate(urls, 1)]
        ledger.add(ledger.open_list("urls.txt"), entries)
        with closing(PartWriter(tmp_path, ledger, ARTICLES)) as writer:
            places = writer.append([article("One", "first") + b"\n", article("Two", "first") + b"\n"])
            done = [
                Finished(OK, 1, "article", None, 200, 0.1, FINISHED + n, *place, None, None, None, n)
                for n, place in enumerate(places, 1)
            ]
            gone = Finished(FAILED, 1, "http_status_error", "", 404, 0.1, FINISHED, *([None] * 6), 3)
            ledger.finish([*done, gone], [(writer.length, writer.id)])
        yield ledger


def article(headline: str | None, body: str, **more: str) -> bytes:
    return msgspec.json.encode({"url": "https://a.example/", "headline": headline, "body": body, **more})


def due(page: int = 1, kind: str = "article") -> Due:
    return Due(page, f"https://a.example/{page}", kind, None, None)


def read(folder: Path) -> list[tuple[object, object]]:
    rows = [msgspec.json.decode(row) for row in run_rows(folder)]
    return [(row["headline"], row["body"]) for row in rows if row["outcome"] == "ok"]


def test_a_feed_is_asked_with_what_its_last_answer_gave(ledger: Ledger, tmp_path: Path) -> None:
    memory = Revisions(tmp_path, ledger, [])
    memory.note_feed("https://a.example/feed", ('"old"', None))
    memory.note_feed("https://a.example/feed", ('"new"', "Monday"))
    assert memory.feed("https://a.example/feed") == ('"new"', "Monday")
    assert memory.feed("https://b.example/feed") == (None, None)


def test_each_page_that_was_read_is_told_of_once(ledger: Ledger, tmp_path: Path) -> None:
    memory = Revisions(tmp_path, ledger, [60])
    told: list[str] = []
    memory.plan_visits({}, told.append)
    assert told == ["https://a.example/1", "https://a.example/2"]
    memory.plan_visits({}, told.append)
    assert len(told) == 2


def test_pages_that_could_not_be_told_of_are_told_of_the_next_time(ledger: Ledger, tmp_path: Path) -> None:
    def tell(url: str) -> None:
        told.append(url)
        if url.endswith("/2") and told.count(url) == 1:
            raise BrokenPipeError

    told: list[str] = []
    memory = Revisions(tmp_path, ledger, [60])
    with pytest.raises(BrokenPipeError):
        memory.plan_visits({}, tell)
    memory.plan_visits({}, tell)
    assert told == ["https://a.example/1", "https://a.example/2", "https://a.example/2"]


def test_pages_are_looked_at_again_at_their_ages_with_their_validators(
    ledger: Ledger, tmp_path: Path
) -> None:
    memory = Revisions(tmp_path, ledger, [60])
    memory.plan_visits({"https://a.example/1": ('"e"', "Monday")})
    assert memory.due() == [
        Due(1, "https://a.example/1", "article", '"e"', "Monday"),
        Due(2, "https://a.example/2", "article", None, None),
    ]
    assert memory.next_time() == FINISHED + 1 + 60


def test_what_has_waited_longest_is_looked_at_first(ledger: Ledger, tmp_path: Path) -> None:
    memory = Revisions(tmp_path, ledger, [60])
    memory.plan_visits({})
    ledger.db.execute("UPDATE visits SET next = next - 30 WHERE page = 2")
    assert [one.page for one in memory.due()] == [2, 1]
    assert [one.page for one in memory.due(limit=1)] == [2]


def test_a_page_is_not_looked_at_before_its_age(ledger: Ledger, tmp_path: Path) -> None:
    memory = Revisions(tmp_path, ledger, [time.time()])
    memory.plan_visits({})
    assert memory.due() == []
    assert memory.next_time() is not None


@pytest.mark.parametrize("ages", [[], [60]])
def test_a_page_that_was_looked_at_at_all_its_ages_is_left_alone(
    ages: list[float], ledger: Ledger, tmp_path: Path
) -> None:
    memory = Revisions(tmp_path, ledger, ages)
    memory.plan_visits({})
    for one in memory.due():
        memory.note_visit(one.page, None)
    assert memory.due() == []
    assert memory.next_time() is None


def test_ages_count_from_the_first_visit_of_each_page(ledger: Ledger, tmp_path: Path) -> None:
    ages = [60, time.time(), time.time() + 3_600]
    memory = Revisions(tmp_path, ledger, ages)
    memory.plan_visits({})
    memory.note_visit(2, None)
    memory.note_visit(1, None)
    assert memory.next_time() == FINISHED + 1 + ages[1]
    memory.note_visit(1, None)
    assert memory.next_time() == FINISHED + 2 + ages[1]


def test_ages_that_passed_while_nobody_watched_are_one_visit(ledger: Ledger, tmp_path: Path) -> None:
    memory = Revisions(tmp_path, ledger, [60, 3_600, 86_400, time.time()])
    memory.plan_visits({})
    memory.note_visit(1, None)
    assert [one.page for one in memory.due()] == [2]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([time.time()], [], None),
        ([60], [60, time.time() + 60], FINISHED + 1),
        ([time.time() + 90], [60, time.time() + 60], FINISHED + 1),
        ([time.time() + 60], [60], None),
    ],
    ids=["none", "one more", "sooner", "all passed"],
)
def test_new_ages_hold_for_pages_that_are_known(
    before: list[float], after: list[float], expected: float | None, ledger: Ledger, tmp_path: Path
) -> None:
    memory = Revisions(tmp_path, ledger, before)
    memory.plan_visits({})
    for one in memory.due():
        memory.note_visit(one.page, None)
    planned = Revisions(tmp_path, ledger, after).next_time()
    assert planned == (expected and expected + after[-1])


def test_the_same_ages_change_nothing(ledger: Ledger, tmp_path: Path) -> None:
    ages = [60, 60, time.time(), time.time() + 60]
    memory = Revisions(tmp_path, ledger, ages)
    memory.plan_visits({})
    memory.note_visit(1, None)
    memory.note_visit(1, None)
    plan = ledger.db.execute("SELECT * FROM visits").fetchall()
    Revisions(tmp_path, ledger, ages)
    assert ledger.db.execute("SELECT * FROM visits").fetchall() == plan


def test_what_was_due_under_other_ages_is_looked_at_and_then_at_the_new_ones(
    ledger: Ledger, tmp_path: Path
) -> None:
    Revisions(tmp_path, ledger, [10, 20, 30]).plan_visits({})
    ledger.db.execute("UPDATE visits SET count = 2, next = first + 30")
    memory = Revisions(tmp_path, ledger, [late := time.time() + 60])
    assert [one.page for one in memory.due()] == [1, 2]
    for one in memory.due():
        memory.note_visit(one.page, None)
    assert memory.next_time() == FINISHED + 1 + late


def test_validators_stay_where_an_answer_gave_none(ledger: Ledger, tmp_path: Path) -> None:
    memory = Revisions(tmp_path, ledger, [0, time.time(), time.time()])
    memory.plan_visits({"https://a.example/1": ('"old"', None)})
    stored = "SELECT etag, modified FROM visits WHERE page = 1"
    memory.note_visit(1, None)
    assert ledger.db.execute(stored).fetchone() == ('"old"', None)
    memory.note_visit(1, ('"new"', "Monday"))
    assert ledger.db.execute(stored).fetchone() == ('"new"', "Monday")


def test_a_page_that_a_retry_has_failed_is_not_waited_for(ledger: Ledger, tmp_path: Path) -> None:
    memory = Revisions(tmp_path, ledger, [60])
    memory.plan_visits({})
    ledger.db.execute("UPDATE pages SET state = ? WHERE id = 1", (FAILED,))
    assert [one.page for one in memory.due()] == [2]
    assert memory.next_time() == FINISHED + 2 + 60


@pytest.mark.parametrize(
    ("headline", "body"), [("One, changed", "first"), ("One", "first\nsecond"), (None, "first")]
)
def test_a_change_of_headline_or_body_becomes_the_row(
    headline: str | None, body: str, ledger: Ledger, tmp_path: Path
) -> None:
    found = Revisions(tmp_path, ledger, []).add(due(), article(headline, body), "article", None)
    assert found is not None
    assert (found.number, found.headline) == (1, headline or "")
    assert read(tmp_path) == [(headline, body), ("Two", "first")]


def test_a_page_that_lost_headline_and_body_is_a_revision(ledger: Ledger, tmp_path: Path) -> None:
    found = Revisions(tmp_path, ledger, []).add(due(), b'{"url": "https://a.example/"}', "article", None)
    assert found is not None
    assert found.diff == ["@@ -1,2 +0,0 @@", "-One", "-first"]


def test_a_change_of_anything_else_is_none(ledger: Ledger, tmp_path: Path) -> None:
    memory = Revisions(tmp_path, ledger, [])
    assert memory.add(due(), article("One", "first", section="News"), "article", None) is None
    assert memory.add(due(2), article("Two", "first", section="News"), "article", None) is None
    assert ledger.db.execute("SELECT count(*) FROM revisions").fetchone() == (0,)


def test_a_revision_tells_what_changed_since_the_one_before(ledger: Ledger, tmp_path: Path) -> None:
    memory = Revisions(tmp_path, ledger, [])
    memory.add(due(), article("One", "second"), "article", None)
    found = memory.add(due(), article("One", "third"), "article", None)
    diff = ["@@ -1,2 +1,2 @@", " One", "-second", "+third"]
    assert found == Revision("https://a.example/1", 2, "One", diff)


def test_all_that_a_page_ever_said_can_be_read(ledger: Ledger, tmp_path: Path) -> None:
    memory = Revisions(tmp_path, ledger, [])
    for text in ("second", "third"):
        memory.add(due(2), article("Two", text), "article", None)
    query = "SELECT page, number, part, start, length, diff FROM revisions ORDER BY page, number"
    kept = [
        (page, number, msgspec.json.decode(memory._read(place))["body"], bool(diff))
        for page, number, *place, diff in ledger.db.execute(query)
    ]
    assert kept == [(2, 0, "first", False), (2, 1, "second", True), (2, 2, "third", True)]


def test_revisions_are_counted_page_by_page(ledger: Ledger, tmp_path: Path) -> None:
    memory = Revisions(tmp_path, ledger, [])
    found = [memory.add(due(page), article("New", "second"), "article", None) for page in (1, 2)]
    assert [one and one.number for one in found] == [1, 1]


def test_validators_are_those_of_the_page_that_gave_them(ledger: Ledger, tmp_path: Path) -> None:
    memory = Revisions(tmp_path, ledger, [0, 60])
    memory.plan_visits({})
    memory.note_visit(1, ('"e"', None))
    kept = ledger.db.execute("SELECT etag FROM visits ORDER BY page").fetchall()
    assert kept == [('"e"',), (None,)]


def test_a_page_may_become_one_of_another_kind(ledger: Ledger, tmp_path: Path) -> None:
    memory = Revisions(tmp_path, ledger, [0])
    memory.plan_visits({})
    memory.add(due(), article("One", "live"), "live_blog", None)
    assert [one.kind for one in memory.due()] == ["live_blog", "article"]


def test_a_revision_is_not_cut_off_by_what_is_written_after_it(ledger: Ledger, tmp_path: Path) -> None:
    Revisions(tmp_path, ledger, []).add(due(), article("One", "second"), "article", None)
    with closing(PartWriter(tmp_path, ledger, ARTICLES)) as writer:
        writer.append([b"not committed"])
    assert read(tmp_path) == [("One", "second"), ("Two", "first")]


def test_the_raw_page_of_a_revision_is_the_one_that_is_kept(ledger: Ledger, tmp_path: Path) -> None:
    memory = Revisions(tmp_path, ledger, [])
    for number, text in enumerate(("second", "third")):
        url = f"https://a.example/{number}"
        memory.add(due(), article("One", text), "article", Page(url=url, body=f"<p>{text}".encode()))
    [record] = run_records(tmp_path)
    assert read_record(BytesIO(record), 0, "warc").body == b"<p>third"


def test_a_revision_of_a_run_that_keeps_no_raw_pages_makes_no_archive(ledger: Ledger, tmp_path: Path) -> None:
    Revisions(tmp_path, ledger, []).add(due(), article("One", "second"), "article", None)
    assert not list((tmp_path / "warc").glob("*"))
