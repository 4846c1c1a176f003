"""Who is in the byline of a page that declares nobody: its lines, wherever and in whatever language they stand."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
Script = Callable[[str], str]
JAPANESE = "古い港に架かる橋が、十一か月の修理を終えて月曜日に再び開通した。渡し船は終わる。"
KOREAN = "옛 항구의 다리가 열한 달 동안의 보수를 마치고 월요일에 다시 열렸다. 나룻배는 멈춘다."
CHINESE = "旧港口的大桥在十一个月的维修后于周一重新开放，渡轮将停止运营。"
HEADLINE = "Harbour bridge reopens after eleven months"
TITLE = f"<title>{HEADLINE}</title>"


def credited(fields: Fields) -> list[tuple[str, str]]:
    return [(person.name, person.role) for person in fields.byline]


def names(read: Read, line: str, lang: str = "en", text: str = "") -> list[str]:
    fields = read(TITLE, f"<h1>{HEADLINE}</h1><p>{line}</p>", lang=lang, text=text)
    return [person.name for person in fields.byline]


@pytest.mark.parametrize(
    ("lang", "line", "expected", "text"),
    [
        ("ja", "記者 山田太郎", ["山田太郎"], JAPANESE),
        ("ko", "홍길동 기자", ["홍길동"], KOREAN),
        ("zh", "作者：王小明、李美玲", ["王小明", "李美玲"], CHINESE),
    ],
)  # fmt: skip
def test_an_east_asian_name_is_whole_without_a_space(
    read: Read, lang: str, line: str, expected: list[str], text: str
) -> None:
    assert names(read, line, lang, text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By J. R. Tollund and C. S. Leuvis", ["J. R. Tollund", "C. S. Leuvis"]),
        ("By Jane Doe and John Roe, Reuters", ["Jane Doe", "John Roe", "Reuters"]),
        ("Jane Doe • 25 Sep 2023 • 4 min read", ["Jane Doe"]),
        ("Posted on 2023-09-25 10:05 EST by Jane Doe", ["Jane Doe"]),
        ("A column by Jane Doe", ["Jane Doe"]),
        ("by oz on September 25, 2023", ["oz"]),
        ("Photo by Al Snap", []),
    ],
)
def test_a_line_names_its_writers_and_nobody_else(read: Read, line: str, expected: list[str]) -> None:
    assert names(read, line) == expected


def test_a_byline_in_a_head_that_calls_itself_a_top_bar_is_found(read: Read) -> None:
    above = f"<h1>{HEADLINE}</h1><div class='post-top-bar latest'>By Jane Doe</div>"
    assert credited(read(TITLE, above)) == [("Jane Doe", "author")]


def test_who_helped_is_a_contributor_though_a_line_of_its_own_says_so(read: Read, json_ld: Script) -> None:
    author = '{"@type": "Person", "name": "Jane Doe"}'
    head = TITLE + json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {author}}}')
    below = "<p>Additional reporting by Bo Li and Al Roe.</p>"
    assert credited(read(head, "<p>By Jane Doe</p>", below)) == [
        ("Jane Doe", "author"),
        ("Bo Li", "contributor"),
        ("Al Roe", "contributor"),
    ]


def test_an_agency_whose_copy_was_used_is_no_contributor(read: Read) -> None:
    below = "<p>Additional reporting by Agence France-Presse</p>"
    assert credited(read(TITLE, "<p>By Jane Doe</p>", below)) == [("Jane Doe", "author")]


def test_the_agency_that_wrote_it_is_not_taken_for_the_site(read: Read, json_ld: Script) -> None:
    authors = '[{"@type": "Person", "name": "Jane Doe"}, {"@type": "Organization", "name": "EFE"}]'
    head = TITLE + json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {authors}}}')
    assert [(p.name, p.kind) for p in read(head).byline] == [("Jane Doe", "person"), ("EFE", "organization")]


def test_the_site_though_declared_twice_is_not_the_writer_who_is_shown(read: Read, json_ld: Script) -> None:
    site = '{"@type": "Person", "name": "Example News"}'
    head = (
        f"{TITLE}<meta property='og:site_name' content='Example News'><meta name='author' content='Example News'>"
        + json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", "author": {site}}}')
    )
    above = "<p class='byline'>By <a href='/authors/jane-doe' rel='author'>Jane Doe</a></p>"
    assert credited(read(head, above)) == [("Jane Doe", "author")]
