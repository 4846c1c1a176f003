"""The pages of themes as a data folder: what the other tools read of it is what the fixtures say."""

from pathlib import Path

from benchmarks.body.corpus import read_pages, read_truth
from benchmarks.themes import write_data
from fixtures.cases import theme_cases


def test_a_data_folder_of_themes_holds_their_pages_and_bodies(tmp_path: Path) -> None:
    cases = theme_cases()[:3]
    write_data(tmp_path, cases)
    pages = list(read_pages(tmp_path, read_truth(tmp_path)))
    assert [page.page.body for page in pages] == [case.body for case in cases]
    assert [page.truth["body"].split("\n") for page in pages] == [case.expected["body"] for case in cases]


def test_a_data_folder_of_themes_is_the_same_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_data(tmp_path / name, theme_cases()[:2])
    one, two = (sorted((tmp_path / name).rglob("*.*")) for name in ("one", "two"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
