"""Our reading of tags parts nowhere from the parser's."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from scraper.document.tokens import raw_end

PIECES = st.sampled_from(
    [
        "<!--",
        "-->",
        "--",
        "-",
        "!",
        "<",
        ">",
        " ",
        "x",
        "<script>",
        "</script>",
        "<SCRIPT ",
        "</script ",
        "<scripts>",
    ]
)


@given(st.lists(PIECES, max_size=10).map("".join))
def test_a_script_ends_where_the_parser_ends_it(code: str) -> None:
    html = f"<script>{code}"
    script = LexborHTMLParser(html).css_first("script")

    assert script is not None
    assert html[8 : raw_end(html.encode(), 8, b"script")] == script.text()
