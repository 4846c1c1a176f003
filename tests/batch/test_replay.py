"""A recorded run can be extracted again without a network, and held against another."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from loopback import POLITE_ENOUGH, Scraper, Site
from warcio.archiveiterator import ArchiveIterator

from scraper.batch.diff import Difference, Example, FieldChange, diff_text
from scraper.batch.replay import replay
from scraper.batch.settings import BatchSettings
from scraper.batch.shards.split import write_plan
from scraper.batch.store.folder import locked
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.recorded import take_over
from scraper.batch.store.shards import Plan, shard_name
from scraper.errors import BatchError

Rows = Callable[[str], list[dict[str, object]]]


def record(scraper: Scraper, site: Site, folder: Path) -> None:
    paths = ["/ok/1", "/missing/1", "/ok/2", "/ok/1#again"]
    (folder / "list.txt").write_text("".join(f"{site.url}{path}\n" for path in paths) + "nonsense\n")
    arguments = ["--extractor", "extractors:quick", "--record", *POLITE_ENOUGH]
    assert scraper("batch", "list.txt", "-o", "one", *arguments).returncode == 1


def test_a_replay_gives_the_same_rows_without_a_request(
    scraper: Scraper, site: Site, tmp_path: Path, rows_of: Rows
) -> None:
    record(scraper, site, tmp_path)
    asked = site.asked.total()
    done = scraper("replay", "one", "-o", "two", "--extractor", "extractors:quick", "--quiet")
    assert done.returncode == 1, done.stderr
    assert site.asked.total() == asked
    assert rows_of("two") == rows_of("one")
    assert "5 rows, 5 the same, 0 changed" in scraper("diff", "one", "two").stdout


def test_a_replay_reads_whole_what_its_run_was_allowed_to_keep(
    scraper: Scraper, site: Site, tmp_path: Path, rows_of: Rows
) -> None:
    site.pages["/long"] = ("text/html", b"<html><!--" + b"x" * 6_000_000 + b"--><title>At the end</title>")
    (tmp_path / "list.txt").write_text(f"{site.url}/long\n")
    (tmp_path / "scraper.toml").write_text('[hosts."127.0.0.1"]\nmax_bytes = 9_000_000\n')
    scraper("batch", "list.txt", "-o", "one", "--extractor", "extractors:quick", "--record", *POLITE_ENOUGH)
    (tmp_path / "scraper.toml").unlink()
    scraper("replay", "one", "-o", "two", "--extractor", "extractors:quick", "--quiet")
    assert [row["headline"] for row in rows_of("one")] == ["At the end"]
    assert rows_of("two") == rows_of("one")


def test_lines_that_a_run_has_yet_to_do_are_left_out_of_its_replay(
    scraper: Scraper, site: Site, tmp_path: Path, rows_of: Rows
) -> None:
    record(scraper, site, tmp_path)
    ledger = Ledger(tmp_path / "one" / "ledger.sqlite")
    ledger.db.execute("UPDATE pages SET state = 0, part = NULL, record_part = NULL WHERE url LIKE '%/ok/2'")
    ledger.close()
    scraper("replay", "one", "-o", "two", "--extractor", "extractors:quick", "--quiet")
    assert [row["line"] for row in rows_of("two")] == [1, 2, 4, 5]
    assert "4 rows, 4 the same, 0 changed" in scraper("diff", "one", "two").stdout


def test_a_diff_tells_fields_counts_and_examples(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    record(scraper, site, tmp_path)
    scraper("replay", "one", "-o", "two", "--extractor", "extractors:louder", "--quiet")
    told = scraper("diff", "one", "two", "--examples", "1").stdout
    assert told.startswith("5 rows, 2 the same, 3 changed\n")
    assert "headline: 3 changed, 0 came, 0 went\n  line 1 " in told
    assert "    - Story /ok/1\n    + STORY /OK/1\n" in told


def test_a_replay_that_is_worked_on_is_not_made_anew_meanwhile(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
    Ledger(one / "ledger.sqlite").close()
    with locked(two), pytest.raises(BatchError, match="is at work on it"):
        take_over(one, two)
    take_over(one, two)


def test_what_pages_say_turns_no_line_of_a_diff_round() -> None:
    change = FieldChange(changed=1, examples=[Example(1, "https://a.example/", "before", "\u202eafter")])
    assert diff_text(Difference(1, 0, {"headline": change})).endswith("    + \\u202eafter")


def test_runs_of_other_lines_are_not_compared(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    record(scraper, site, tmp_path)
    (tmp_path / "other.txt").write_text(f"{site.url}/ok/9\n")
    scraper("batch", "other.txt", "-o", "two", "--extractor", "extractors:quick", *POLITE_ENOUGH)
    done = scraper("diff", "one", "two")
    assert done.returncode == 1
    assert "only runs of the same lines can be compared" in done.stderr


def test_a_run_that_was_not_recorded_is_not_replayed(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"{site.url}/ok/9\n")
    scraper("batch", "list.txt", "-o", "one", "--extractor", "extractors:quick", *POLITE_ENOUGH)
    for command in (["replay", "one", "-o", "two"], ["export", "one", "--format", "warc", "-o", "a.warc.gz"]):
        done = scraper(*command)
        assert done.returncode == 1
        assert "--record" in done.stderr
    assert not (tmp_path / "two" / "ledger.sqlite").exists()


def test_a_recorded_run_is_exported_as_a_warc_that_others_read(
    scraper: Scraper, site: Site, tmp_path: Path
) -> None:
    record(scraper, site, tmp_path)
    assert scraper("export", "one", "--format", "warc", "-o", "a.warc.gz").returncode == 0
    with open(tmp_path / "a.warc.gz", "rb") as file:
        urls = [r.rec_headers["WARC-Target-URI"] for r in ArchiveIterator(file, check_digests="raise")]
    assert urls == [f"{site.url}/ok/1", f"{site.url}/ok/2"]


def test_a_replay_of_what_is_no_run_leaves_nothing_behind(scraper: Scraper, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    done = scraper("replay", "one", "-o", "two")
    assert (done.returncode, done.stderr) == (1, "one: not a run: there is no ledger.sqlite in it\n")
    assert not (tmp_path / "two").exists()


def test_a_run_whose_path_is_not_utf8_is_not_replayed(tmp_path: Path) -> None:
    source = tmp_path / os.fsdecode(b"run\xff")
    with pytest.raises(BatchError, match="its path is not UTF-8"):
        take_over(source, tmp_path / "two")
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_lacks_a_row_is_told_by_its_line(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    record(scraper, site, tmp_path)
    scraper("replay", "one", "-o", "two", "--extractor", "extractors:quick", "--quiet")
    ledger = Ledger(tmp_path / "two" / "ledger.sqlite")
    ledger.db.execute("UPDATE pages SET state = 0, part = NULL WHERE url LIKE '%/ok/2'")
    ledger.close()
    said = scraper("diff", "one", "two").stderr
    assert said == "one, two: line 3 has a row in one of them only: go on with the other first\n"


def test_a_run_is_not_replayed_into_itself(scraper: Scraper, site: Site, tmp_path: Path) -> None:
    record(scraper, site, tmp_path)
    done = scraper("replay", "one", "-o", "./one", "--extractor", "extractors:quick", "--quiet")
    assert (done.returncode, done.stderr) == (1, "one: is the run to be replayed: give -o a new folder\n")


def test_a_replay_goes_into_no_run_that_is_not_its_own(
    scraper: Scraper, site: Site, tmp_path: Path, rows_of: Rows
) -> None:
    record(scraper, site, tmp_path)
    (tmp_path / "other.txt").write_text(f"{site.url}/ok/9\n")
    recorded = ["--extractor", "extractors:quick", "--record", *POLITE_ENOUGH]
    assert scraper("batch", "other.txt", "-o", "two", *recorded).returncode == 0
    ledger = Ledger(tmp_path / "two" / "ledger.sqlite")
    ledger.db.execute("UPDATE pages SET state = 0")  # as a killed run has it
    ledger.close()
    done = scraper("replay", "one", "-o", "two", "--extractor", "extractors:quick")
    assert (done.returncode, done.stderr) == (
        1,
        "two: is a run of its own, not a replay of one: give -o a new folder\n",
    )
    assert rows_of("two") == []
    scraper("batch", "-o", "two", *recorded)
    scraper("replay", "one", "-o", "again", "--extractor", "extractors:quick")
    done = scraper("replay", "two", "-o", "again", "--extractor", "extractors:quick")
    assert done.stderr == f"again: is a replay of {tmp_path}/one, not a replay of two: give -o a new folder\n"


def test_a_replay_takes_up_what_its_run_has_gained_since(
    scraper: Scraper, site: Site, tmp_path: Path, rows_of: Rows
) -> None:
    record(scraper, site, tmp_path)
    quick = ["--extractor", "extractors:quick"]
    assert scraper("replay", "one", "-o", "two", *quick, "--quiet").returncode == 1
    with (tmp_path / "list.txt").open("a") as file:
        file.write(f"{site.url}/ok/3\n{site.url}/missing/2\n{site.url}/ok/2?again\n{site.url}/ok/1#more\n")
    site.pages["/missing/1"] = ("text/html", b"<title>Found at last</title>")
    more = ["--retry", "http_status_error", "--record", *quick, *POLITE_ENOUGH]
    assert scraper("batch", "list.txt", "-o", "one", *more).returncode == 1
    asked = site.asked.total()
    done = scraper("replay", "one", "-o", "two", *quick, "--quiet")
    assert done.returncode == 1, done.stderr
    assert rows_of("two") == rows_of("one")
    assert [row["headline"] for row in rows_of("two")][1] == "Found at last"
    assert len(rows_of("two")) == 9
    assert site.asked.total() == asked
    part = (tmp_path / "two" / "parts" / "000001.jsonl").read_bytes()
    assert part.count(b"\n") == 5  # those that were there are not read again


def in_shards(folder: Path, *, loaded: bool) -> None:
    (folder / shard_name(0)).mkdir(parents=True)
    with closing(Ledger(folder / shard_name(0) / "ledger.sqlite")) as ledger:
        ledger.mark_list(ledger.open_list("list.txt"), "read")
    write_plan(folder, Plan(1, ["list.txt"], loaded=loaded))


def test_a_run_whose_lines_were_being_dealt_out_is_not_replayed(tmp_path: Path) -> None:
    in_shards(tmp_path / "one", loaded=False)
    with pytest.raises(BatchError, match=r"one: was not given all of list\.txt"):
        replay(tmp_path / "one", tmp_path / "two", BatchSettings())
    assert not (tmp_path / "two").exists()


def test_a_replay_in_shards_that_was_killed_as_its_plan_was_written_is_gone_on_with(tmp_path: Path) -> None:
    in_shards(tmp_path / "one", loaded=True)
    (tmp_path / "two" / shard_name(0)).mkdir(parents=True)
    (tmp_path / "two" / ".shards.json.part").write_text('{"sha')
    assert replay(tmp_path / "one", tmp_path / "two", BatchSettings())
