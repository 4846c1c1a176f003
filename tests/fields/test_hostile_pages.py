"""Broken and hostile metadata: bounded, no error, the next source takes over, and the sources say why."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.document import parse
from scraper.document.json_ld import read_json
from scraper.document.region import Region
from scraper.fields import Fields, read_fields
from scraper.fields.clues import Clues
from scraper.page import Page

Read = Callable[..., Fields]
Script = Callable[[str], str]
GOOD = '{"@type": "NewsArticle", "headline": "Bridge", "author": {"name": "Jane Doe"}}'


@pytest.mark.parametrize(
    "script",
    [
        '/* made by x */ {"@type": "NewsArticle", "author": {"name": "Jane Doe"}}',
        '{"@type": "NewsArticle", // the type\n "author": {"name": "Jane Doe"}}',
        '{"@type": "NewsArticle", "author": {"name": "Jane Doe",},}',
        '{"@type": "NewsArticle", "headline": "a\tb\nc", "author": {"name": "Jane Doe"}}',
        '{"@type": "NewsArticle", "author": {"name": "Jane Doe"}}'.replace('"', "&quot;"),
        '<!-- {"@type": "NewsArticle", "author": {"name": "Jane Doe"}} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "author": {"name": "Jane Doe"}}\n//]]>',
        '{"@type": "WebSite", "name": "X"}{"@type": "NewsArticle", "author": {"name": "Jane Doe"}}',
        '{"@type": "WebSite"}\n\n{"@type": "NewsArticle", "author": {"name": "Jane Doe"}};',
        '{"@type": "NewsArticle", "headline": "He said "no", twice", "author": {"name": "Jane Doe"}}',
        '{"@type": "NewsArticle", "headline": "The "no" vote is a "yes"", "author": {"name": "Jane Doe",},}',
    ],
)
def test_json_ld_broken_in_a_usual_way_is_mended(read: Read, json_ld: Script, script: str) -> None:
    assert [p.name for p in read(json_ld(script)).byline] == ["Jane Doe"]


def test_a_url_in_a_json_ld_string_is_no_comment() -> None:
    assert read_json('{"url": "https://a.example/x", "a": 1,}') == [{"url": "https://a.example/x", "a": 1}]


def test_json_ld_beyond_mending_gives_way_to_the_next_source_and_is_told(read: Read, json_ld: Script) -> None:
    fields = read(json_ld('{"@type": "NewsArticle", "author": ') + "<meta name='author' content='Jane Doe'>")
    assert [p.name for p in fields.byline] == ["Jane Doe"]
    assert "json_ld broken" in (fields.sources["byline"].note or "")


def test_five_megabytes_of_json_ld_are_refused_in_little_time(read: Read, json_ld: Script) -> None:
    huge = json_ld('{"@type": "NewsArticle", "x": "' + "a" * 4_500_000 + '"}')
    started = time.process_time()
    fields = read(huge + "<meta name='author' content='Jane Doe'>")
    assert time.process_time() - started < 2
    assert [p.name for p in fields.byline] == ["Jane Doe"]


def test_ten_thousand_metas_cost_little_and_the_first_are_read(read: Read) -> None:
    head = "<meta name='author' content='Jane Doe'>" + "<meta name='keywords' content='a,b'>" * 10_000
    started = time.process_time()
    fields = read(head)
    assert time.process_time() - started < 2
    assert [p.name for p in fields.byline] == ["Jane Doe"]


@pytest.mark.parametrize("date", ["0000-00-00", "9999-12-31T23:59:59Z", "-1", "1e308", "0001-01-01"])
def test_an_impossible_date_gives_way_to_the_next(read: Read, json_ld: Script, date: str) -> None:
    head = json_ld(f'{{"@type": "NewsArticle", "datePublished": "{date}"}}')
    assert read(head + "<meta name='date' content='2024-03-03'>").date == "2024-03-03"


def test_a_name_of_ten_thousand_characters_gives_way_to_the_next(read: Read, json_ld: Script) -> None:
    head = json_ld('{"@type": "NewsArticle", "author": {"name": "%s"}}' % ("A" * 10_000))
    assert [p.name for p in read(head, "<p class='byline'>By Jane Doe</p>").byline] == ["Jane Doe"]


@pytest.mark.parametrize(
    "value", ["null", "1", "true", "[]", "{}", "[[[]]]", '{"name": 5}', '[null, {"name": null}]']
)
def test_values_of_another_type_than_expected_are_passed_over(
    read: Read, json_ld: Script, value: str
) -> None:
    keys = "headline author datePublished dateModified keywords about articleSection publisher image".split()
    keys += ["inLanguage", "mainEntityOfPage", "url", "description"]
    pairs = ", ".join(f'"{key}": {value}' for key in keys)
    fields = read(json_ld(f'{{"@type": "NewsArticle", {pairs}}}') + "<meta name='author' content='Jane Doe'>")
    assert [p.name for p in fields.byline] == ["Jane Doe"]


def test_an_empty_page_has_no_fields() -> None:
    fields = read_fields(parse(Page(url="", body=b"")), Region())
    assert (fields.headline, fields.byline, fields.date, fields.tags) == (None, [], None, [])


def test_a_region_beyond_the_page_counts_as_none() -> None:
    assert Clues(parse(Page(url="", body=b"<p>x")), Region(50, 90, "x")).first_leaf == -1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(alphabet="<>/=\"' abcdivptimelass-authordate0123456789", max_size=400))
def test_no_page_raises(head: str, above: str) -> None:
    html = f"<head><script type='application/ld+json'>{head}</script></head><body>{above}<p>{head}</p></body>"
    doc = parse(Page(url="https://www.example.com/a", body=html.encode("utf-8", "replace")))
    fields = read_fields(doc, Region())
    assert all(0 <= source.confidence <= 1 for source in fields.sources.values())
