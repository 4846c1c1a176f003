"""A watched run takes up what feeds list, once, and keeps what articles said before."""

import asyncio
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pytest
from loopback import Scraper, Site, environment, page_html, scraper_command
from test_stopping import wait_for

from scraper.batch.inputs.feeds import Found
from scraper.batch.report.status import read_status
from scraper.batch.settings import BatchSettings
from scraper.batch.store.ledger import Ledger
from scraper.batch.watch import watch as watching
from scraper.batch.watch.shards import opened_shares
from scraper.batch.watch.watch import Watched, Watcher
from scraper.fetch import Fetcher, FetchSettings

Rows = Callable[[str], list[dict[str, object]]]
FLAGS = ["--allow-private", "--delay", "0", "--extractor", "extractors:with_body"]


def feed(site: Site, *paths: str) -> None:
    items = "".join(f"<item><link>{site.url}{path}</link></item>" for path in paths)
    site.pages["/feed"] = ("application/rss+xml", f"<rss><channel>{items}</channel></rss>".encode())


def article(site: Site, path: str, *paragraphs: str) -> None:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    site.pages[path] = ("text/html", f"<title>Story</title>{body}".encode())


def events(scraper: Scraper, site: Site, *more: str) -> list[dict[str, object]]:
    done = scraper("watch", f"{site.url}/feed", "-o", "run", "--rounds", "1", *FLAGS, *more)
    told = [msgspec.json.decode(line) for line in done.stdout.splitlines()]
    failed = any(event["event"] == "failed" for event in told)
    assert done.returncode == int(failed), done.stderr
    return told


def start_watch(tmp_path: Path, *arguments: str) -> "subprocess.Popen[str]":
    command = scraper_command("watch", *arguments, "-o", "run", *FLAGS)
    return subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_a_new_item_is_taken_up_once(scraper: Scraper, site: Site, rows_of: Rows) -> None:
    feed(site, "/a", "/b")
    article(site, "/a", "one")
    article(site, "/b", "one")
    assert [(e["event"], e["url"]) for e in events(scraper, site)] == [
        ("new", f"{site.url}/a"),
        ("new", f"{site.url}/b"),
    ]
    feed(site, "/c", "/a", "/b")
    article(site, "/c", "one")
    assert [(e["event"], e["url"]) for e in events(scraper, site)] == [("new", f"{site.url}/c")]
    assert [row["url"] for row in rows_of("run")] == [f"{site.url}/{name}" for name in "abc"]
    assert site.asked["/a"] == 1


def test_a_page_that_cannot_be_had_is_told(scraper: Scraper, site: Site) -> None:
    feed(site, "/missing/1")
    assert events(scraper, site) == [
        {"event": "failed", "url": f"{site.url}/missing/1", "about": "answered 404"}
    ]
    assert events(scraper, site) == []


@pytest.mark.parametrize("bad", ["news.example/feed", os.fsdecode(b"http://127.0.0.1/\xff")])
def test_a_feed_that_is_no_url_is_named_at_once(
    scraper: Scraper, site: Site, bad: str, tmp_path: Path
) -> None:
    """It would be no better the next time; one that is no UTF-8 was a fault of ours."""
    done = scraper("watch", f"{site.url}/feed", bad, "-o", "run", "--rounds", "1", *FLAGS)
    assert (done.returncode, done.stdout, "fault" in done.stderr) == (1, "", False)
    assert not (tmp_path / "run").exists()


def test_what_is_no_feed_is_told_and_an_empty_one_is_not(scraper: Scraper, site: Site) -> None:
    site.pages["/feed"] = ("text/html", b"<title>Front page</title>")
    [told] = events(scraper, site)
    assert (told["event"], told["about"]) == ("failed", "neither a feed nor a sitemap")
    site.pages["/feed"] = ("text/xml", b"<urlset></urlset>")
    assert events(scraper, site) == []


def test_a_changed_article_is_kept_in_both_forms(scraper: Scraper, site: Site, rows_of: Rows) -> None:
    feed(site, "/a")
    article(site, "/a", "first", "second")
    events(scraper, site, "--revisit", "0s,0s,0s")
    article(site, "/a", "first", "second, put right")
    [changed] = events(scraper, site, "--revisit", "0s,0s,0s")
    assert (changed["event"], changed["number"]) == ("changed", 1)
    assert "-second" in changed["diff"]  # type: ignore[operator]
    assert "+second, put right" in changed["diff"]  # type: ignore[operator]
    assert [row["body"] for row in rows_of("run")] == ["first\nsecond, put right"]


def test_a_recorded_watch_is_replayed_as_its_articles_read_last(
    scraper: Scraper, site: Site, rows_of: Rows
) -> None:
    feed(site, "/a", "/b")
    for path in ("/a", "/b"):
        article(site, path, "first")
    for said in ("first", "second", "third"):
        article(site, "/a", said)
        events(scraper, site, "--record", "--revisit", "0s,0s,0s,0s,0s,0s")
        done = scraper("replay", "run", "-o", "again", "--extractor", "extractors:with_body", "--quiet")
        assert done.returncode == 0, done.stderr
        assert [row["body"] for row in rows_of("again")] == [said, "first"]


async def test_a_clock_that_is_set_back_holds_up_no_round(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As by hours, on a machine whose clock another system sets to its own zone, when the network has come."""
    late = 3_600.0

    def told() -> float:
        return time.time() + late

    class Counting(Watcher):
        async def round(self) -> None:
            nonlocal late
            late = 0.0
            await super().round()

    monkeypatch.setattr(watching, "time", SimpleNamespace(time=told))
    monkeypatch.setattr(watching, "LEAST", 0.01)
    watched = Watched(feeds=[], every=0.05, rounds=2)
    with opened_shares(tmp_path / "run", BatchSettings(), watched.ages) as shares:
        async with asyncio.timeout(5), Fetcher(FetchSettings()) as fetcher:
            assert await Counting(shares, watched, BatchSettings(), fetcher, lambda event: None).run()


def test_an_article_that_did_not_change_is_asked_for_by_its_etag(scraper: Scraper, site: Site) -> None:
    feed(site, "/a")
    article(site, "/a", "one")
    ages = ["--revisit", "0s,0s"]
    events(scraper, site, *ages)
    assert events(scraper, site, *ages) == []
    assert site.not_modified["/a"] == 2
    assert site.not_modified["/feed"] == 1


def test_what_a_feed_lists_behind_where_it_broke_off_is_taken_up_when_it_comes_whole(
    scraper: Scraper, site: Site
) -> None:
    feed(site, "/ok/1", "/ok/2")
    site.cut["/feed"] = 60
    told = [(event["event"], event["url"]) for event in events(scraper, site)]
    assert told == [("failed", f"{site.url}/feed"), ("new", f"{site.url}/ok/1")]
    del site.cut["/feed"]
    assert [event["url"] for event in events(scraper, site)] == [f"{site.url}/ok/2"]


def test_an_article_that_broke_off_is_asked_for_whole(scraper: Scraper, site: Site, rows_of: Rows) -> None:
    feed(site, "/a")
    article(site, "/a", "first", "second")
    site.cut["/a"] = 20
    events(scraper, site, "--revisit", "0s,0s,0s")
    del site.cut["/a"]
    events(scraper, site, "--revisit", "0s,0s,0s")
    assert [row["body"] for row in rows_of("run")] == ["first\nsecond"]


def test_a_page_that_went_leaves_what_the_run_has_of_it(scraper: Scraper, site: Site, rows_of: Rows) -> None:
    feed(site, "/a")
    article(site, "/a", "one")
    events(scraper, site, "--revisit", "0s,0s")
    del site.pages["/a"]
    assert "failed" in {event["event"] for event in events(scraper, site, "--revisit", "0s,0s,0s")}
    assert [(row["outcome"], row["body"]) for row in rows_of("run")] == [("ok", "one")]


def test_a_watch_ends_cleanly_on_ctrl_c(site: Site, tmp_path: Path) -> None:
    feed(site, "/a")
    article(site, "/a", "one")
    process = start_watch(tmp_path, f"{site.url}/feed", "--every", "1h")
    assert process.stdout is not None
    assert '"event":"new"' in process.stdout.readline()
    wait_for(site, 2)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=10)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors


def test_a_wall_in_place_of_an_article_is_told_and_is_no_revision(
    scraper: Scraper, site: Site, rows_of: Rows
) -> None:
    own = ["--extractor", "scraper.extract:extract_page", "--revisit", "0s,0s,0s"]
    feed(site, "/ok/1")
    events(scraper, site, *own)
    [before] = rows_of("run")
    site.behind_consent["/ok/1"] = ("consent=all", b"")
    [told] = events(scraper, site, *own)
    assert told["event"] == "failed"
    assert str(told["about"]).endswith("; the article is kept as it was")
    assert rows_of("run") == [before]


def test_an_answer_that_broke_off_is_no_revision(scraper: Scraper, site: Site, rows_of: Rows) -> None:
    own = ["--extractor", "scraper.extract:extract_page", "--revisit", "0s,0s,0s"]
    feed(site, "/ok/1")
    events(scraper, site, *own)
    [before] = rows_of("run")
    site.pages["/ok/1"] = ("text/html", page_html("/ok/1"))
    site.cut["/ok/1"] = 150
    [told] = events(scraper, site, *own)
    assert (told["event"], told["about"]) == ("failed", "came in part only; the article is kept as it was")
    assert rows_of("run") == [before]


async def test_ctrl_c_while_workers_start_asks_for_no_page(site: Site, tmp_path: Path) -> None:
    settings = BatchSettings(fetch=FetchSettings(allow_private=True))
    with opened_shares(tmp_path / "run", settings, []) as shares:
        shares.add([Found(f"{site.url}/ok/1")])
        async with asyncio.timeout(20), Fetcher(settings.fetch) as fetcher:
            watcher = Watcher(shares, Watched(feeds=[], rounds=1), settings, fetcher, lambda event: None)
            running = asyncio.create_task(watcher.run())
            for _ in range(2):  # then the workers are being started, and there is no engine yet
                await asyncio.sleep(0)
            assert (watcher.work is not None, watcher.engine) == (True, None)
            watcher.stop()
            assert not await running
    assert site.asked["/ok/1"] == 0


def test_pages_read_by_a_watch_that_was_killed_before_it_told_of_them_are_told_of(
    scraper: Scraper, site: Site, tmp_path: Path
) -> None:
    feed(site, "/a")
    article(site, "/a", "one")
    events(scraper, site)
    ledger = Ledger(tmp_path / "run" / "ledger.sqlite")
    ledger.db.execute("DELETE FROM visits")  # as the kill left it
    ledger.close()
    assert [(e["event"], e["url"]) for e in events(scraper, site)] == [("new", f"{site.url}/a")]


def test_a_page_that_the_run_has_lost_by_a_retry_is_not_looked_at_again(
    scraper: Scraper, site: Site, rows_of: Rows
) -> None:
    feed(site, "/a")
    article(site, "/a", "one")
    events(scraper, site, "--revisit", "0s,0s,0s,0s")
    del site.pages["/a"]
    scraper("batch", "-o", "run", "--retry", "article", "--quiet", *FLAGS)
    article(site, "/a", "two")
    assert events(scraper, site, "--revisit", "0s,0s,0s,0s") == []
    assert [row["outcome"] for row in rows_of("run")] == ["failed"]


def test_visits_do_not_ask_feeds_more_often(site: Site, tmp_path: Path) -> None:
    feed(site, "/a")
    article(site, "/a", "one")
    process = start_watch(tmp_path, f"{site.url}/feed", "--every", "1h", "--revisit", "1s,2s")
    while site.asked["/a"] < 3:
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=10)
    assert (process.returncode, site.asked["/feed"]) == (0, 1), errors


def test_ctrl_c_asks_no_further_feed_and_a_second_one_drops_the_one_in_hand(
    site: Site, tmp_path: Path
) -> None:
    process = start_watch(tmp_path, f"{site.url}/hang/1", f"{site.url}/hang/2")
    while not site.asked["/hang/1"]:
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=5)
    assert (process.returncode, site.asked["/hang/2"]) == (0, 0), errors
    assert "Traceback" not in errors


def test_a_second_ctrl_c_drops_the_new_pages_in_hand_for_the_next_watch(site: Site, tmp_path: Path) -> None:
    feed(site, "/hang/1")
    process = start_watch(tmp_path, f"{site.url}/feed")
    while not site.asked["/hang/1"]:
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=5)
    assert (process.returncode, "Traceback" in errors) == (0, False), errors
    assert read_status(tmp_path / "run").waiting == 1


def test_a_page_that_cannot_be_read_any_more_is_told_and_stays(
    scraper: Scraper, site: Site, rows_of: Rows
) -> None:
    feed(site, "/a")
    article(site, "/a", "one")
    raising = ["--extractor", "extractors:poisonable_by_text", "--revisit", "0s,0s,0s"]
    events(scraper, site, *raising)
    article(site, "/a", "poison")
    [told] = events(scraper, site, *raising)
    assert (told["event"], told["about"]) == ("failed", "RuntimeError: no such thing")
    assert [(row["outcome"], row["body"]) for row in rows_of("run")] == [("ok", "one")]


def test_a_page_that_is_gone_is_asked_for_at_its_ages_and_not_between(site: Site, tmp_path: Path) -> None:
    feed(site, "/a")
    article(site, "/a", "one")
    process = start_watch(tmp_path, f"{site.url}/feed", "--every", "1h", "--revisit", "1s,1h")
    assert process.stdout is not None
    assert '"event":"new"' in process.stdout.readline()
    del site.pages["/a"]
    assert '"event":"failed"' in process.stdout.readline()
    time.sleep(2.5)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=10)
    assert (process.returncode, site.asked["/a"]) == (0, 2), errors
