"""What a run shows of itself: status, report, progress."""

import io
import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from loopback import POLITE_ENOUGH, Scraper, Site, environment, scraper_command

from scraper.batch.inputs.lines import Line
from scraper.batch.inputs.load import load_list
from scraper.batch.report.charts import histogram, stacked_columns
from scraper.batch.report.hosts import busiest_hosts
from scraper.batch.report.progress import Live, Plain, Progress
from scraper.batch.report.quantities import clock
from scraper.batch.report.report import _link, report_html
from scraper.batch.report.status import read_status
from scraper.batch.report.survey import survey_run
from scraper.batch.store.commit import Result
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.schema import FAILED, Finished

HOSTILE = 'nonsense"><script>alert(1)</script>'


@pytest.fixture
def run(scraper: Scraper, site: Site, tmp_path: Path) -> Path:
    lines = [f"{site.url}/ok/{n}" for n in range(8)] + [f"{site.url}/missing/1", HOSTILE]
    (tmp_path / "list.txt").write_text("\n".join(lines))
    done = scraper("batch", "list.txt", "-o", "run", "--extractor", "extractors:quick", *POLITE_ENOUGH)
    assert done.returncode == 1, done.stderr
    return tmp_path / "run"


def test_the_status_of_a_run_whose_path_is_not_utf8_can_be_written_as_json(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"run\xff")
    folder.mkdir()
    Ledger(folder / "ledger.sqlite").close()
    assert msgspec.json.decode(msgspec.json.encode(read_status(folder)))["run"].endswith("/run\ufffd")


class Elements(HTMLParser):
    """Counts start tags and checks that they are closed in order."""

    VOID = ("meta", "link", "br")

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]


def test_status_counts_by_kind(scraper: Scraper, run: Path) -> None:
    told = msgspec.json.decode(scraper("status", "run", "--json").stdout)
    assert (told["lines"], told["ok"], told["failed"], told["waiting"]) == (10, 8, 2, 0)
    assert told["failed_by_kind"] == {"http_status_error": 1, "invalid_url": 1}
    assert "  failed   2\n    http_status_error: 1\n" in scraper("status", "run").stdout


def test_status_tells_outcomes_and_traffic_by_host(scraper: Scraper, run: Path) -> None:
    [host] = msgspec.json.decode(scraper("status", "run", "--json").stdout)["hosts"]
    assert (host["name"], host["ok"], host["failed"]) == ("127.0.0.1", 8, {"http_status_error": 1})
    assert host["requests"] >= 10  # nine pages and robots.txt
    assert host["bytes"] > 8 * 500
    assert 0 < host["median"] <= host["p95"] < 10
    assert "    127.0.0.1: ok 8, failed 1 (http_status_error 1), " in scraper("status", "run").stdout
    assert "127.0.0.1: ok" not in scraper("status", "run", "--hosts", "0").stdout


def test_traffic_is_summed_over_all_starts_of_a_run(scraper: Scraper, run: Path, site: Site) -> None:
    before = msgspec.json.decode(scraper("status", "run", "--json").stdout)["traffic"]["requests"]
    scraper("batch", "-o", "run", "--extractor", "extractors:quick", "--retry", "failed", *POLITE_ENOUGH)
    after = msgspec.json.decode(scraper("status", "run", "--json").stdout)["traffic"]["requests"]
    assert before < after == site.asked.total()


def test_a_run_ends_with_a_summary_by_host(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"{site.url}/ok/1\n{site.url}/missing/1\n")
    loud = [flag for flag in POLITE_ENOUGH if flag != "--quiet"]
    done = scraper("batch", "list.txt", "-o", "run", "--extractor", "extractors:quick", *loud)
    assert "    127.0.0.1: ok 1, failed 1 (http_status_error 1), 5 requests, " in done.stderr


def test_status_of_what_is_no_run_is_an_error_in_a_line(scraper: Scraper, tmp_path: Path) -> None:
    done = scraper("status", str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.strip().endswith("not a run: there is no ledger.sqlite in it")


def test_a_report_is_one_page_that_loads_nothing_and_runs_nothing(scraper: Scraper, run: Path) -> None:
    assert scraper("report", "run").returncode == 0
    page = (run / "report.html").read_text()
    elements = Elements()
    elements.feed(page)
    assert not {"script", "link", "img", "iframe"} & set(elements.tags)
    assert all(re.match(r"http://127\.0\.0\.1", link) for link in elements.links)
    assert "url(" not in page
    assert "nonsense&quot;&gt;&lt;script&gt;" in page
    assert "<tr><td>127.0.0.1<td>8<td>1<td>89%" in page
    assert "<td>http_status_error 1</tr>" in page
    assert "prefers-color-scheme: dark" in page


def test_examples_of_failures_are_of_different_messages_first(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    lines = [Line(n, f"nonsense {n}" if n < 4 else "http://[") for n in range(1, 5)]
    load_list(ledger, "list", lines, "1")
    ledger.close()
    [failures] = survey_run(tmp_path).failures
    assert failures.count == 4
    assert [url for url, _ in failures.examples] == ["nonsense 1", "http://[", "nonsense 2"]


def test_hosts_may_be_more_than_a_statement_takes_values(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        load_list(ledger, "list", [Line(n, f"http://{n}.example/") for n in range(1, 9)], "1")
        ledger.db.execute("UPDATE pages SET state = 1, kind = 'article'")
        ledger.db.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 2)
        assert sum(host.ok for host in busiest_hosts([ledger], 100)) == 8


def test_a_fetch_that_took_exactly_a_limit_is_in_the_class_up_to_it(tmp_path: Path) -> None:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        load_list(ledger, "list", [Line(1, "http://a.example/1")], "1")
        ledger.db.execute("UPDATE pages SET state = 1, kind = 'article', finished = 1, seconds = 0.05")
    assert survey_run(tmp_path).latencies == [1, *[0] * 9]


def test_a_host_is_charted_over_time(scraper: Scraper, run: Path) -> None:
    [times] = survey_run(run).host_times.values()
    assert (sum(ok for ok, _ in times), sum(failed for _, failed in times)) == (8, 1)


@pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium")
def test_a_report_is_drawn_by_a_real_browser(scraper: Scraper, run: Path, tmp_path: Path) -> None:
    scraper("report", "run", "-o", "r.html")
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-sync",
    ]
    quiet = ["--disable-background-networking", "--disable-component-update", f"--user-data-dir={tmp_path}/c"]
    done = subprocess.run(
        ["chromium", *flags, *quiet, "--dump-dom", (tmp_path / "r.html").as_uri()],
        capture_output=True,
        text=True,
        timeout=60,
    )
    elements = Elements()
    elements.feed(done.stdout)
    assert elements.tags.count("svg") >= 4
    assert elements.tags.count("section") == 6


def test_a_report_goes_to_standard_output_for_a_dash(scraper: Scraper, run: Path) -> None:
    assert scraper("report", "run", "-o", "-").stdout.startswith("<!doctype html>")


def test_a_report_of_a_run_not_begun_says_so(scraper: Scraper, tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    ledger = Ledger(tmp_path / "run" / "ledger.sqlite")
    load_list(ledger, "list", [Line(1, "https://a.example/")], "1")
    ledger.close()
    assert scraper("report", "run").returncode == 0
    assert "Nothing is done yet." in (tmp_path / "run" / "report.html").read_text()


def done_one(kind: str, article: bytes | None, seconds: float = 3.0) -> Result:
    return Result(page=1, kind=kind, attempts=1, article=article, seconds=seconds, host="slow.example")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    load_list(ledger, "list", [Line(n, f"https://a.example/{n}") for n in range(1, 11)], "1")
    yield ledger  # type: ignore[misc]
    ledger.close()


def test_the_pace_in_one_shard_is_not_that_of_the_next(ledger: Ledger) -> None:
    progress = Progress()
    with progress.shown(ledger):
        progress.done([done_one("article", b"{}")] * 100)
        assert progress.rate() > 0
    with progress.shown(ledger):
        assert progress.rate() == 0


def test_plain_progress_tells_done_failed_and_rest(ledger: Ledger) -> None:
    target = io.StringIO()
    progress = Plain(target)
    with progress.shown(ledger):
        progress.done([done_one("article", b"{}"), done_one("fetch_timeout", None)])
    assert target.getvalue().startswith("2/10 done, ok 1, failed 1 (fetch_timeout 1), ")


def test_the_live_display_names_failures_and_slow_hosts(ledger: Ledger) -> None:
    from rich.console import Console

    progress = Live()
    progress.pages = 10
    progress.done([done_one("article", b"{}"), done_one("fetch_timeout", None)])
    console = Console(file=io.StringIO(), width=80)
    console.print(progress.picture())
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "2/10 done" in shown
    assert "fetch_timeout: 1" in shown
    assert "slow.example: 3.0 s a page" in shown


def test_durations_are_readable() -> None:
    assert [clock(seconds) for seconds in (5, 65, 3725)] == ["5 s", "1 min 05 s", "1 h 02 min"]


def test_rows_can_be_appended_to_a_file(scraper: Scraper, run: Path, tmp_path: Path) -> None:
    command = [*scraper_command("export", "run", "--fields", "line"), "-q"]
    for _ in range(2):
        with open(tmp_path / "all.jsonl", "ab") as file:
            subprocess.run(command, cwd=tmp_path, env=environment(), stdout=file, check=True, timeout=60)
    assert len((tmp_path / "all.jsonl").read_bytes().splitlines()) == 20


def test_keys_are_not_chosen_for_formats_that_need_them_all(scraper: Scraper, run: Path) -> None:
    done = scraper("export", "run", "--format", "parquet", "--fields", "line")
    assert done.returncode == 2
    assert (
        "Invalid value for --fields: goes with jsonl, jsonl.zst, json, not with --format parquet"
        in done.stderr
    )


def test_a_report_of_hostile_messages_is_valid_html(ledger: Ledger, tmp_path: Path) -> None:
    message = "answered \x1b[31m \u202e \x07 " + "x" * 5000
    ledger.finish([Finished(FAILED, 1, "fetch_timeout", message, None, None, 1.0, *[None] * 6, page=1)], [])
    page = report_html(survey_run(tmp_path))
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page) == []
    assert "answered \\x1b[31m" in page
    assert "x" * 200 not in page


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ('https://a.example/?q="<b> \\', "https://a.example/?q=%22%3Cb%3E%20%5C"),
        ("https://bücher.example/ü%20", "https://bücher.example/ü%20"),
        ("https://a.example/\ud800", "https://a.example/%3F"),
    ],
)
def test_a_link_of_a_report_is_a_url(url: str, target: str) -> None:
    [link] = re.findall('href="([^"]*)"', _link(url))
    assert link == target
    _link(url).encode()


def test_a_report_without_articles_has_no_empty_charts(ledger: Ledger, tmp_path: Path) -> None:
    page = report_html(survey_run(tmp_path))
    assert "No row is an article." in page
    assert "<h2>Fetch times</h2><p>Nothing was fetched.</p>" in page


def test_large_numbers_of_charts_are_readable_and_within_them() -> None:
    chart = stacked_columns([{"ok": 12345678}], ["ok"], title="t", labels=("", ""))
    assert ">12,345,678</text>" in chart
    assert ">1,234</text>" in histogram([("a", 1234)], title="t")
    [place] = re.findall(r'<text x="(\d+)"[^>]*>12,345,678<', chart)
    assert int(place) >= 62  # ten characters of 12 pixels' type, which end there
