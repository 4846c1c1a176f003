"""What stands near the text and names nobody: buttons, links to what may be done, labels, sentences cut short."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields
from scraper.fields.names.parse import parse_names

Read = Callable[..., Fields]
HEADLINE = "<h1>Harbour bridge reopens after eleven months</h1>"
DAY = "<time>12 May 2026</time>"
THAI = "ทั้งนี้ ในช่วงเดือนแรกจะเปิดให้ใช้บริการโดยไม่เก็บค่าโดยสาร"


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


def test_an_office_of_the_house_is_named_whole() -> None:
    people = parse_names("Courier newsroom", strict=True)
    assert [(person.name, person.kind) for person in people] == [("Courier newsroom", "organization")]


def test_a_place_in_the_site_after_the_day_is_no_name(read: Read) -> None:
    above = f"{HEADLINE}<p>Posted on Wed 28 October 2026 in <a href='/c/wen-hua'>文化</a></p>"
    assert named(read("", above)) == []
