"""A watch over a run in shards gives each page to one shard, and reads as a watch over one run."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from loopback import Scraper, Site
from test_watch import FLAGS

from scraper.batch.inputs.lines import Line
from scraper.batch.inputs.load import entry_of
from scraper.batch.inputs.sources import Sources
from scraper.batch.settings import BatchSettings
from scraper.batch.shards.split import shard_of, split_run
from scraper.batch.store.ledger import Ledger
from scraper.fetch import FetchSettings

Rows = Callable[[str], list[dict[str, object]]]
NEW = ["a", "b", "c", "d", "e", "f"]


def watch(scraper: Scraper, site: Site, paths: list[str]) -> list[tuple[str, str]]:
    """What one round over a feed of these paths, each at a host of its own, tells: event and URL, in order."""
    urls = [site.url.replace("127.0.0.1", f"127.0.0.{n}") + path for n, path in enumerate(paths, 1)]
    items = "".join(f"<item><link>{url}</link></item>" for url in urls)
    site.pages["/feed"] = ("application/rss+xml", f"<rss><channel>{items}</channel></rss>".encode())
    feed = [f"{site.url}/feed", "--rounds", "1", "--revisit", "0s,0s,0s"]
    done = scraper("watch", *feed, "-o", "run", *FLAGS)
    assert done.returncode == 0, done.stderr
    told = [msgspec.json.decode(line) for line in done.stdout.splitlines()]
    return sorted((event["event"], event["url"].rpartition("/")[2]) for event in told)


@pytest.fixture
def watched(site: Site, scraper: Scraper, tmp_path: Path) -> list[str]:
    """Lines of a run in three shards: a line of its list, then six pages of a feed."""
    (tmp_path / "list.txt").write_text(f"{site.url}/ok/0")
    settings = BatchSettings(fetch=FetchSettings(allow_private=True), extractor="extractors:with_body")
    split_run(tmp_path / "run", Sources(names=[str(tmp_path / "list.txt")]), settings, 3)
    for name in NEW:
        site.pages[f"/{name}"] = ("text/html", b"<title>Story</title><p>first</p>")
    events = watch(scraper, site, [f"/{name}" for name in NEW])
    assert [one for one in events if one[0] == "new"] == [("new", name) for name in ["0", *NEW]]
    return [f"{site.url}/ok/0", *NEW]


def test_what_a_watch_finds_is_dealt_to_shards_by_domain(watched: list[str], tmp_path: Path) -> None:
    found = Counter()
    for number in range(3):
        ledger = Ledger(tmp_path / "run" / f"shard-{number:03}" / "ledger.sqlite")
        hosts = {one.url.split("/")[2].partition(":")[0] for one in ledger.asked()}
        ledger.close()
        assert {shard_of(entry_of(1, Line(1, f"http://{host}/")), 3) for host in hosts} <= {number}
        found[bool(hosts)] += 1
    assert found[True] > 1


def test_a_watched_run_in_shards_has_one_row_for_each_page(watched: list[str], rows_of: Rows) -> None:
    rows = rows_of("run")
    assert [(row["line"], str(row["url"]).rpartition("/")[2]) for row in rows] == [
        (1, "0"),
        *enumerate(NEW, 1),
    ]


def test_a_watch_over_shards_takes_no_page_up_twice(
    watched: list[str], scraper: Scraper, site: Site, rows_of: Rows
) -> None:
    site.pages["/g"] = site.pages["/a"]
    events = watch(scraper, site, [f"/{name}" for name in [*NEW, "g"]])
    assert [one for one in events if one[0] == "new"] == [("new", "g")]
    assert [row["line"] for row in rows_of("run")] == [1, *range(1, 8)]


def test_a_change_is_seen_in_each_shard(
    watched: list[str], scraper: Scraper, site: Site, rows_of: Rows
) -> None:
    for name in NEW:
        site.pages[f"/{name}"] = ("text/html", b"<title>Story</title><p>put right</p>")
    assert [one for one in watch(scraper, site, []) if one[0] == "changed"] == [
        ("changed", name) for name in NEW
    ]
    assert {row["body"] for row in rows_of("run")[1:]} == {"put right"}


def test_the_manifest_counts_what_a_watch_has_added(watched: list[str], tmp_path: Path) -> None:
    manifest = msgspec.json.decode((tmp_path / "run" / "manifest.json").read_bytes())
    assert (manifest["lines"], manifest["ok"]) == (7, 7)


def test_a_watched_run_in_shards_is_gone_on_with(watched: list[str], scraper: Scraper, site: Site) -> None:
    asked = site.asked.total()
    done = scraper("batch", "-o", "run", *FLAGS)
    assert (done.returncode, site.asked.total()) == (0, asked), done.stderr
