"""Every page of fixtures/ gives what its article.json says; and the schema holds for every output."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from fixtures.cases import Case, all_cases, nameless_cases, theme_cases
from fixtures.new_case import make_case
from scraper import Article, Page, article_schema, extract_page
from scraper.rules.expect import mismatches

CASES = {case.name: case for case in all_cases()}
MISSES = Path(__file__).with_name("known_misses.txt")
"""What the pages say and we do not yet read, `site/slug key` a line. A line that holds no more fails its
test, so that it is taken out; none is ever put in to make a change of the extractor pass."""
KNOWN = {line.strip() for line in MISSES.read_text(encoding="utf-8").splitlines() if line.strip()}


def _checks() -> list[Any]:
    missed = pytest.mark.xfail(strict=True, reason="known_misses.txt")
    return [
        pytest.param(name, key, id=f"{name}-{key}", marks=[missed] if f"{name} {key}" in KNOWN else [])
        for name, case in CASES.items()
        for key in case.expected
    ]


@cache
def _article(name: str) -> Article:
    return extract_page(CASES[name].page())


@cache
def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(article_schema())


@pytest.mark.parametrize(("name", "key"), _checks())
def test_a_fixture_gives_what_its_page_says(name: str, key: str) -> None:
    assert mismatches(_article(name), {key: CASES[name].expected[key]}) == []


@pytest.mark.parametrize("name", CASES)
def test_an_output_is_valid_by_the_schema(name: str) -> None:
    _validator().validate(_article(name).to_dict())


@pytest.mark.parametrize("name", CASES)
def test_an_embed_block_refers_to_an_embed_of_the_article(name: str) -> None:
    article = _article(name)
    refs = [block["ref"] for block in article.to_dict()["blocks"] if block["type"] == "embed"]
    assert set(refs) <= {embed.id for embed in article.embeds}
    assert len(set(refs)) == len(refs)


@pytest.mark.parametrize("case", CASES.values(), ids=lambda case: case.name)
def test_a_case_says_why_it_is_there(case: Case) -> None:
    assert case.meta["why"]


@pytest.mark.parametrize("case", [*theme_cases(), *nameless_cases()], ids=lambda case: case.name)
def test_a_whole_page_brings_no_style_sheet_of_others(case: Case) -> None:
    sheets = re.findall(rb"(?is)<style\b[^>]*>(.*?)</style>", case.body)
    assert [sheet for sheet in sheets if len(sheet) > 100] == []


def test_each_known_miss_names_a_key_of_a_case() -> None:
    assert KNOWN - {f"{name} {key}" for name, case in CASES.items() for key in case.expected} == set()


def test_a_new_case_is_a_folder_with_a_draft(tmp_path: Path) -> None:
    page = Page(url="https://news.example/a", body=b"<title>A</title><h1>A</h1><p>Text.")
    folder = make_case(page, "news.example", "a", "to try it", root=tmp_path)
    assert sorted(file.name for file in folder.iterdir()) == ["article.json", "meta.json", "page.html"]
    with pytest.raises(FileExistsError):
        make_case(page, "news.example", "a", "again", root=tmp_path)
