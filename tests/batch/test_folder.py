"""A run takes no folder that is something else, and no run that was made otherwise."""

import os
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from scraper.batch.inputs.sources import Sources, load_sources
from scraper.batch.run import run_batch
from scraper.batch.settings import BatchSettings
from scraper.batch.shards.split import split_run, write_plan
from scraper.batch.store.folder import create_folder, opened_run, replace_file
from scraper.batch.store.ledger import Ledger
from scraper.batch.store.refused import make_folder
from scraper.batch.store.schema import OK, Entry
from scraper.batch.store.shards import read_plan
from scraper.errors import BatchError
from scraper.fetch import FetchSettings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "run"
    folder.mkdir()
    return folder


def sources(tmp_path: Path) -> Sources:
    (tmp_path / "list.txt").write_text("https://news.example/a\n")
    return Sources(names=[str(tmp_path / "list.txt")])


def test_a_folder_with_other_files_is_left_as_it_is(folder: Path, tmp_path: Path) -> None:
    (folder / "thesis.txt").write_text("mine")
    with pytest.raises(BatchError, match="holds other files"):
        create_folder(folder)
    with pytest.raises(BatchError, match="holds other files"):
        split_run(folder, sources(tmp_path), BatchSettings(), 2)
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]


REFUSED = {"gone.txt": None, "columns.csv": b"a,b\n1,2\n", "wide.txt": "x".encode("utf-16")}


@pytest.mark.parametrize("shards", [None, 3])
@pytest.mark.parametrize("name", REFUSED)
def test_a_new_run_whose_list_is_refused_leaves_no_folder(
    name: str, shards: int | None, tmp_path: Path
) -> None:
    content = REFUSED[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = sorted(tmp_path.iterdir())
    run, refused = tmp_path / "output" / "run", Sources(names=[str(tmp_path / name)])
    with pytest.raises(BatchError, match=name):
        split_run(run, refused, BatchSettings(), shards) if shards else run_batch(
            run, refused, BatchSettings()
        )
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("shards", [None, 3])
def test_a_new_run_of_whose_lists_one_is_refused_is_none_of_the_others_either(
    shards: int | None, tmp_path: Path
) -> None:
    run, lists = tmp_path / "run", Sources(names=[*sources(tmp_path).names, "gone.txt"])
    with pytest.raises(BatchError, match=r"gone\.txt"):
        split_run(run, lists, BatchSettings(), shards) if shards else run_batch(run, lists, BatchSettings())
    assert not run.exists()


def test_a_folder_that_was_there_is_there_also_when_a_list_is_refused(folder: Path) -> None:
    with pytest.raises(BatchError, match=r"gone\.txt"):
        run_batch(folder, Sources(names=["gone.txt"]), BatchSettings())
    assert folder.exists()


def test_a_run_keeps_its_lists_when_another_one_is_refused(folder: Path, tmp_path: Path) -> None:
    with opened_run(folder, BatchSettings()) as ledger:
        load_sources(ledger, sources(tmp_path), folder, FetchSettings())
    with pytest.raises(BatchError, match=r"gone\.txt"):
        run_batch(folder, Sources(names=["gone.txt"], add=True), BatchSettings())
    with closing(Ledger(folder / "ledger.sqlite")) as ledger:
        assert ledger.line_count() == 1


def test_a_folder_in_which_a_run_was_killed_before_it_began_is_taken(folder: Path) -> None:
    (folder / "lock").touch()
    create_folder(folder)


def test_a_run_in_shards_is_not_made_an_ordinary_one(folder: Path, tmp_path: Path) -> None:
    split_run(folder, sources(tmp_path), BatchSettings(), 2)
    with pytest.raises(BatchError, match="is a run in shards"):
        create_folder(folder)


def test_a_run_in_shards_that_was_killed_as_its_plan_was_written_is_begun_anew(
    folder: Path, tmp_path: Path
) -> None:
    (folder / ".shards.json.part").write_text('{"sha')
    assert len(split_run(folder, sources(tmp_path), BatchSettings(), 2)) == 2


def test_a_new_run_in_shards_needs_a_list(folder: Path) -> None:
    with pytest.raises(BatchError, match="needs a list"):
        split_run(folder, Sources(), BatchSettings(), 2)


def test_a_split_that_was_killed_goes_on_and_deals_each_line_once(folder: Path, tmp_path: Path) -> None:
    split_run(folder, sources(tmp_path), BatchSettings(), 2)
    plan = read_plan(folder)
    assert plan.loaded
    write_plan(folder, msgspec.structs.replace(plan, loaded=False))
    with pytest.raises(BatchError, match="was not given all of"):
        split_run(folder, Sources(), BatchSettings())
    shards = split_run(folder, sources(tmp_path), BatchSettings())
    assert read_plan(folder) == plan
    counted = 0
    for shard in shards:
        with closing(Ledger(shard / "ledger.sqlite")) as ledger:
            counted += ledger.line_count()
            assert [bool(mark) for *_, mark in ledger.lists()] == [True]
    assert counted == 1


def test_a_run_in_shards_takes_no_list_but_its_own(folder: Path, tmp_path: Path) -> None:
    split_run(folder, sources(tmp_path), BatchSettings(), 2)
    split_run(folder, sources(tmp_path), BatchSettings())
    (tmp_path / "other.txt").write_text("https://news.example/b\n")
    with pytest.raises(BatchError, match="was made of"):
        split_run(folder, Sources(names=[str(tmp_path / "other.txt")]), BatchSettings())


def test_a_plan_of_shards_that_is_damaged_is_named(folder: Path, tmp_path: Path) -> None:
    split_run(folder, sources(tmp_path), BatchSettings(), 2)
    (folder / "shards.json").write_text("{")
    with pytest.raises(BatchError, match="cannot be read") as caught:
        split_run(folder, Sources(), BatchSettings())
    assert caught.value.subject == str(folder / "shards.json")


def test_a_file_is_no_folder_for_a_run(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("mine")
    with pytest.raises(BatchError, match="it is no folder"):
        make_folder(tmp_path / "run")


def test_a_file_of_a_run_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="cannot be written"):
        replace_file(tmp_path / "gone" / "manifest.json", b"{}")


def test_a_file_of_a_run_is_on_disk_before_it_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[int, bytes]] = []
    path = tmp_path / "shards.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda file: synced.append((os.fstat(file).st_size, path.read_bytes())))
    replace_file(path, b"new one")
    assert synced == [(7, b"old")]
    assert path.read_bytes() == b"new one"


def begin(folder: Path, *, is_done: bool) -> None:
    """A run of another version, with a page done or not, and a line that is no URL."""
    with closing(Ledger(folder / "ledger.sqlite")) as ledger:
        state = OK if is_done else 0
        bad, page = Entry(1, b"bad", None, "bad", state=2), Entry(2, b"a", "a", "https://a/", state=state)
        ledger.add(ledger.open_list("urls.txt"), [bad, page])
        ledger.set_meta("version", "0.0.1")
        ledger.set_meta("settings", "{}")


def test_a_run_of_another_version_is_not_gone_on_with_unasked(folder: Path) -> None:
    begin(folder, is_done=True)
    with pytest.raises(BatchError, match=r"by version 0\.0\.1, now "), opened_run(folder, BatchSettings()):
        pass
    with opened_run(folder, BatchSettings(), accept_changes=True):
        pass
    with opened_run(folder, BatchSettings()):
        pass


def test_a_run_of_another_version_that_has_done_nothing_is_begun(folder: Path) -> None:
    begin(folder, is_done=False)
    with opened_run(folder, BatchSettings()):
        pass
