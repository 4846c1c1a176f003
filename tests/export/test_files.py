"""One file a row: what stands in it, and under which name."""

from pathlib import Path

import msgspec
import pytest
import yaml
from whole_row import FAILED, WHOLE, written


def test_the_facts_before_markdown_are_all_there(tmp_path: Path) -> None:
    [path] = written("markdown", tmp_path, WHOLE).rglob("*.md")
    assert yaml.safe_load(path.read_text().split("---\n")[1]) == {
        "line": 17,
        "url": "https://www.news.example/Storm-Warning/",
        "title": "Storm warning",
        "authors": ["Ann", "Bo", "Wire"],
        "date": "2026-01-02T03:04:05+01:00",
        "tags": ["ferries", "storms"],
        "language": "en",
        "page_kind": "live_blog",
        "outcome": "ok",
        "error": None,
    }


def test_a_failed_row_as_text_says_why(tmp_path: Path) -> None:
    [path] = written("text", tmp_path, FAILED).rglob("*.txt")
    assert path.read_text() == "https://a.example/: not_html: is a PDF\n"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://a.example/News/Storm-Warning/", "storm-warning"),
        ("https://a.example/a.htm?page=b/c", "a"),
        ("no/url?q", "url-q"),
        ("https://a.example/", "page"),
        (f"https://a.example/{'x' * 59}-yz", "x" * 59),
        (f"https://a.example/{'x' * 60}yz", "x" * 60),
    ],
)
def test_a_file_is_named_by_the_last_words_of_its_url(url: str, name: str, tmp_path: Path) -> None:
    [path] = written("json", tmp_path, msgspec.structs.replace(FAILED, url=url)).rglob("*.json")
    assert path.name == f"00000018-{name}.json"


def test_files_of_several_lists_stand_in_folders_of_their_own(tmp_path: Path) -> None:
    lists = (("b.txt", 999), ("b.txt", 1_000), ("a.txt", 999), ("b.txt", 1_001))
    rows = [msgspec.structs.replace(FAILED, list=name, line=line) for name, line in lists]
    target = written("json", tmp_path, *rows)
    assert {path.relative_to(target).as_posix() for path in target.rglob("*.json")} == {
        "list-1/00000/00000999-page.json",
        "list-1/00001/00001000-page.json",
        "list-1/00001/00001001-page.json",
        "list-2/00000/00000999-page.json",
    }
