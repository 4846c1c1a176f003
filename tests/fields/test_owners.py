"""Whoever owns a site is declared on each of its pages; the writer of one text is named where that text is."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
H1 = "<h1>Harbour bridge reopens after eleven months</h1>"
OWNER = "<meta property='article:author' content='Edda Quill'>"
HIDDEN = "<span hidden itemprop='author'><meta itemprop='name' content='Edda Quill'></span>"


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


@pytest.mark.parametrize("hidden", ["", HIDDEN])
@pytest.mark.parametrize(
    ("label", "writer"),
    [("Written by: ", "Maren Holloway"), ("本文作者：", "林知遥"), ("Post author: ", "Maren Holloway")],
)
def test_a_label_below_the_text_goes_before_whom_no_line_shows(
    read: Read, hidden: str, label: str, writer: str
) -> None:
    below = (
        f"<ul class='post-copyright'><li><b>{label}</b>{writer}</li><li><b>Link: </b>example.com</li></ul>"
    )
    assert named(read(OWNER, H1 + hidden, below)) == [writer]


def test_a_label_below_the_text_goes_not_before_whom_a_line_shows(read: Read) -> None:
    below = "<p><b>Written by: </b>Maren Holloway</p>"
    assert named(read(OWNER, f"{H1}<p>By Edda Quill</p>", below)) == ["Edda Quill"]
