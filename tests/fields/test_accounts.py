"""Where an account is marked as the writer, nothing beside it is one."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
ADMIN = "<span class='author vcard'><a href='/author/admin/' rel='author'>admin</a></span>"
CATEGORY = "<a href='/category/hill-walks/' rel='category tag'>Hill Walks</a>"


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (f"<p>by {ADMIN} | Nov 18, 2026 | {CATEGORY}</p>", ""),
        (f"<p>by {ADMIN}</p><p>Nov 18, 2026</p><p>Hill Walks</p>", ""),
        (
            f"<p>{ADMIN}</p>",
            "<div class='author-box'><h4>admin</h4><p>admin writes for Dunlin Media.</p></div>",
        ),
        (
            f"<p>{ADMIN}</p>",
            "<div><h3>Flag gone</h3><a rel='author' href='/author/una/'>Una Thorsby</a></div>",
        ),
        ("<p class='byline'>Gan admin</p>", ""),
    ],
)
def test_what_stands_beside_the_account_names_nobody(read: Read, above: str, below: str) -> None:
    assert named(read("", f"<h1>Bridge</h1>{above}", below)) == []


def test_a_line_that_leads_to_a_full_name_names_the_writer(read: Read) -> None:
    assert named(read("", f"<h1>Bridge</h1><p>{ADMIN}</p><p>By Una Thorsby</p>")) == ["Una Thorsby"]


def test_a_category_is_nobody_where_the_writer_is_no_name(read: Read) -> None:
    assert named(read("", f"<h1>Bridge</h1><p>by 编辑部 | Nov 18, 2026 | {CATEGORY}</p>")) == []


def test_a_stamps_clock_is_nobody(read: Read) -> None:
    assert named(read("", "<h1>Bridge</h1><p>By Newsdesk|2026-11-21T17:45:00+00:00</p>")) == ["Newsdesk"]
