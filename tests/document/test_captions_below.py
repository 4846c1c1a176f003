"""Captions of pictures outside of figures, as tables and blocks of page builders have them."""

from __future__ import annotations

import pytest

from scraper.document import parse
from scraper.document.caption_reading import read_caption
from scraper.document.captions import caption_texts
from scraper.page import Page

DESCRIBED = "<td itemscope itemtype='http://schema.org/ImageObject'><p itemprop='description'>Fog.</p></td>"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<td>Fog. (Foto: Mara Lind)</td>", ("Fog.", "Mara Lind")),
        ("<td>雾中的码头　本报记者 王小明 摄</td>", ("雾中的码头", "王小明")),
        ("<td>Fog | Gannet Club</td>", (None, None)),
        ("<td><a href='/2'>Fog. (Foto: Mara Lind)</a></td>", (None, None)),
        (DESCRIBED, ("Fog.", None)),
        (DESCRIBED.replace("Fog.", "Fog. " * 60), (None, None)),
        (
            "<td><b class='itemImageCaption'>Fog.</b><br><br><b class='itemImageCredits'>Mara Lind</b></td>",
            ("Fog.", "Mara Lind"),
        ),
    ],
)
def test_the_line_below_a_picture_is_its_caption_if_it_ends_on_a_credit_or_markup_says_so(
    cell: str, expected: tuple[str | None, str | None]
) -> None:
    html = f"<table><tr><td><img src='a.jpg'></td></tr><tr>{cell}</tr></table><p>One.</p>"
    doc = parse(Page(url="https://www.example.com/a", body=html.encode()))
    picture = next(leaf for leaf in doc.scan.leaves if leaf.kind == "image")
    assert read_caption(doc, caption_texts(doc, picture, None, frozenset())) == expected
