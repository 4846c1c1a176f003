"""A watched run takes up what feeds list, once, and keeps what articles said before."""

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
from loopback import Scraper, Site, environment, scraper_command
from test_stopping import wait_for

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


def test_an_article_that_did_not_change_is_asked_for_by_its_etag(scraper: Scraper, site: Site) -> None:
    feed(site, "/a")
    article(site, "/a", "one")
    ages = ["--revisit", "0s,0s"]
    events(scraper, site, *ages)
    assert events(scraper, site, *ages) == []
    assert site.not_modified["/a"] >= 1
    assert site.not_modified["/feed"] == 1


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
    command = scraper_command("watch", f"{site.url}/feed", "-o", "run", "--every", "1h", *FLAGS)
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert '"event":"new"' in process.stdout.readline()
    wait_for(site, 2)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=10)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors
