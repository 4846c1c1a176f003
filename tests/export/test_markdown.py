"""Markdown and text from blocks: everything in its place, and nothing read as markup that is none."""

import re
import time
from urllib.parse import unquote

import markdown_it
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.article import (
    Article,
    Block,
    Cell,
    Code,
    Embed,
    EmbedBlock,
    Footnote,
    Heading,
    Image,
    ImageBlock,
    List,
    ListItem,
    Paragraph,
    Person,
    Quote,
    Span,
    Table,
    Update,
)
from scraper.export.inline import inline_markdown
from scraper.export.markdown import article_to_markdown
from scraper.export.text import article_to_text

READER = markdown_it.MarkdownIt("commonmark").enable("table")

BLOCKS: list[tuple[Block, str, str]] = [
    (Paragraph("one\ntwo"), "one\\\ntwo", "one\ntwo"),
    (Heading("Part", level=3), "### Part", "Part"),
    (Quote("Never.", cite="A mayor"), "> Never.\n>\n> — A mayor", "Never.\n— A mayor"),
    (Quote("Never.", cite="– A mayor"), "> Never.\n>\n> — A mayor", "Never.\n— A mayor"),
    (
        List([ListItem("a", items=[ListItem("b")], ordered=True), ListItem("c")]),
        "- a\n  1. b\n- c",
        "- a\n  1. b\n- c",
    ),
    (
        Table([[Cell("x", header=True, colspan=2)], [Cell("1|2"), Cell("3")]], caption="Counts"),
        "*Counts*\n\n| x |  |\n| --- | --- |\n| 1\\|2 | 3 |",
        "Counts\nx\t\n1|2\t3",
    ),
    (Code("a```b", language="python"), "````python\na```b\n````", "a```b"),
    (List([ListItem("a"), ListItem("b")], ordered=True, start=9), "9. a\n10. b", "9. a\n10. b"),
    (Code("  a\n\nb\n"), "```\n  a\n\nb\n```", "  a\n\nb"),
    (Heading("Part", level=1), "## Part", "Part"),
    (
        ImageBlock(Image("https://a.example/x (1).jpg", caption="A *star*", alt="star")),
        "![star](<https://a.example/x (1).jpg>)\n*A \\*star\\**",
        "[image: A *star*]",
    ),
    (
        EmbedBlock("e1"),
        "> Hello\n>\n> — Ann [twitter](https://t.example/1)",
        "[twitter: Ann Hello https://t.example/1]",
    ),
    (Footnote("See there.", label="2"), "\\[2\\] See there.", "[2] See there."),
    (
        Update(headline="Goal", time="2026-01-01T10:00Z", byline=[Person("Bo")], blocks=[Paragraph("1:0")]),
        "### Goal\n\n*2026-01-01T10:00Z · Bo*\n\n1:0",
        "2026-01-01T10:00Z · Goal\n\n1:0",
    ),
    (Update(time="10:00", blocks=[Paragraph("1:0")]), "### 10:00\n\n1:0", "10:00\n\n1:0"),
    (Update(blocks=[Paragraph("1:0")]), "### Update\n\n1:0", "1:0"),
    (EmbedBlock("e2"), "[Film](https://y.example/1)", "[youtube: Film https://y.example/1]"),
    (EmbedBlock("e3"), "[iframe](https://z.example/1)", "[iframe: https://z.example/1]"),
]
EMBEDS = [
    Embed("e1", "twitter", "1", "https://t.example/1", author="Ann", text="Hello"),
    Embed("e2", "youtube", "1", "https://y.example/1", title="Film"),
    Embed("e3", "iframe", "1", "https://z.example/1"),
]


@pytest.mark.parametrize(("block", "markdown", "text"), BLOCKS, ids=lambda v: type(v).__name__)
def test_every_kind_of_block_has_its_form(block: Block, markdown: str, text: str) -> None:
    article = Article(url="u", blocks=[block], embeds=EMBEDS)
    assert article_to_markdown(article) == markdown + "\n"
    assert article_to_text(article) == text + "\n"


def test_headline_byline_and_date_stand_first() -> None:
    article = Article(
        url="u", headline="What *now*", byline=[Person("A"), Person("B")], date="2026-01-02", body="x\n\ny"
    )
    assert article_to_markdown(article) == "# What \\*now\\*\n\n*A, B · 2026-01-02*\n\nx\n\ny\n"
    assert article_to_text(article) == "What *now*\n\nA, B · 2026-01-02\n\nx\n\ny\n"


def test_marks_that_overlap_are_nested_anew() -> None:
    spans = [Span(0, 10, "link", "https://a.example/"), Span(4, 15, "strong"), Span(8, 9, "emphasis")]
    assert inline_markdown("one two 3 fours", spans) == "[one **two *3***](https://a.example/) **fours**"


def test_a_paragraph_of_thousands_of_links_and_marks_is_written_in_a_moment() -> None:
    kinds = ("link", "code", "strong", "emphasis")
    spans = [Span(3 * at, 3 * at + 2, kinds[at % 4], "https://a.example/") for at in range(9_000)]
    began = time.process_time()
    assert inline_markdown("ab " * 9_000, spans).count("](https://a.example/)") == 2_250
    assert time.process_time() - began < 5  # a fifth of a second; a minute where each looked at all others


def test_of_links_that_overlap_the_second_begins_behind_the_first() -> None:
    spans = [Span(0, 5, "link", "https://a.example/"), Span(2, 7, "link", "https://b.example/")]
    assert inline_markdown("one two", spans) == "[one t](https://a.example/)[wo](https://b.example/)"


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([Span(0, 1, "strong"), Span(4, 5, "strong")], "**a** b **c**"),
        ([Span(0, 5, "strong"), Span(2, 3, "strong")], "**a b c**"),
        ([Span(-3, 1, "code"), Span(4, 9, "code")], "`a` b `c`"),
        ([Span(-3, 0, "code"), Span(5, 9, "strong"), Span(7, 9, "link", "https://a.example/")], "a b c"),
    ],
)
def test_marks_stand_where_their_spans_are(spans: list[Span], expected: str) -> None:
    assert inline_markdown("a b c", spans) == expected


def test_a_link_that_leads_nowhere_is_text() -> None:
    assert inline_markdown("one", [Span(0, 3, "link")]) == "one"


def test_white_space_at_the_ends_of_a_mark_is_left_out_of_it() -> None:
    assert inline_markdown("a bold b", [Span(1, 7, "strong")]) == "a **bold** b"


LINK = "https://a.example/"
READ_AS_MARKS = [
    ("a b c", [Span(0, 5, "strong"), Span(2, 3, "link", LINK)], {"a": "b", "b": "ab", "c": "b"}),
    ("“他说”了", [Span(0, 4, "strong")], {"他说": "b", "了": ""}),
    ("了“他说”", [Span(1, 5, "strong")], {"他说": "b", "了": ""}),
    ("wordy", [Span(0, 2, "strong"), Span(2, 5, "strong")], {"wordy": "b"}),
    ("one two", [Span(0, 4, "strong"), Span(2, 7, "emphasis")], {"one": "b", "two": "i"}),
    (
        "$。.",
        [Span(0, 1, "strong"), Span(1, 3, "emphasis"), Span(2, 3, "strong")],
        {"$": "b", "。": "", ".": "b"},
    ),
    (
        "a漢b漢",
        [Span(1, 2, "strong"), Span(2, 4, "emphasis"), Span(3, 4, "strong")],
        {"a": "", "b": "", "漢": "b"},
    ),
    ("Wow!here", [Span(4, 8, "link", LINK)], {"Wow!": "", "here": "a"}),
    ("a\nb", [Span(0, 3, "code")], {"a b": "c"}),
]


def marked(markdown: str) -> dict[str, str]:
    """Each piece of text that a reader of Markdown shows, and the marks on it."""
    found: dict[str, str] = {}
    now = ""
    for token in READER.parseInline(markdown)[0].children or []:
        sign = {"link": "a", "strong": "b", "em": "i"}.get(token.type.rpartition("_")[0], "")
        now = "".join(sorted(now + sign)) if token.nesting > 0 else now.replace(sign, "") if sign else now
        if token.content.strip(" “”"):
            found[token.content.strip(" “”")] = "c" if token.type == "code_inline" else now
    return found


@pytest.mark.parametrize(("text", "spans", "expected"), READ_AS_MARKS)
def test_marks_are_read_as_marks(text: str, spans: list[Span], expected: dict[str, str]) -> None:
    assert marked(inline_markdown(text, spans)) == expected


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)


@given(TEXTS)
def test_no_text_is_read_as_markup(text: str) -> None:
    tokens = READER.parse(inline_markdown(" ".join(text.split())))
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    shown = "".join(child.content for token in tokens for child in token.children or [])
    assert {child.type for token in tokens for child in token.children or []} <= {"text", "text_special"}
    assert shown == " ".join(text.split())


SPANS = st.builds(
    Span,
    start=st.integers(-2, 30),
    end=st.integers(-2, 30),
    kind=st.sampled_from(["link", "strong", "emphasis", "code"]),
    url=st.none() | TEXTS,
)


@given(TEXTS, st.lists(SPANS, max_size=6))
def test_any_spans_leave_all_of_the_text(text: str, spans: list[Span]) -> None:
    marked = inline_markdown(text, [Span(s.start, s.end, s.kind, "https://a.example/") for s in spans])
    bare = "".join(char for char in text if char.isalnum())
    assert "".join(c for c in marked.replace("https://a.example/", "") if c.isalnum()).startswith(bare[:1])
    left = iter(marked)
    assert all(char in left for char in text if char != "&")


TRICKY = st.text(st.sampled_from('ab1 .!*_`[]()<>#&~|\\"“”。，漢字-+=:€\n'), max_size=14)


@given(TRICKY, st.lists(SPANS, max_size=3))
def test_marks_add_nothing_to_the_text_that_a_reader_shows(text: str, spans: list[Span]) -> None:
    text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
    tokens = READER.parse(inline_markdown(text, [Span(s.start, s.end, s.kind, LINK) for s in spans]))
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    children = [child for token in tokens for child in token.children or []]
    assert "image" not in {child.type for child in children}
    shown = "".join("\n" if child.tag == "br" else child.content for child in children)
    assert shown.split() == text.split()


@pytest.mark.parametrize("path", ["x`y`", "a\\b", "?a=1&lt;=2", "a(b", "a<b>c", "a b", "a\tb"])
def test_a_link_leads_where_it_led(path: str) -> None:
    [paragraph] = [
        t for t in READER.parse(inline_markdown("here", [Span(0, 4, "link", LINK + path)])) if t.children
    ]
    href = (paragraph.children or [])[0].attrGet("href")
    assert unquote(str(href)) == LINK + path


def test_a_bare_url_stays_one_for_those_who_make_links_of_them() -> None:
    url = "https://a.example/late_train_2.html"
    assert inline_markdown(url) == url


@pytest.mark.parametrize("url", ["https://a.example/~ann", "www.a.example/x_(y)_", "HTTP://a.example/[1]"])
def test_a_bare_url_with_backslashes_in_it_is_none_to_those_who_make_links_of_them(url: str) -> None:
    """As GFM does: the link would lead to a place with backslashes, and they would be shown."""
    markdown = inline_markdown(url)
    assert not re.match(r"(?i)https?:|www\.", markdown)
    assert READER.renderInline(markdown) == url


def test_a_line_that_gfm_reads_as_below_the_head_of_a_table_is_escaped() -> None:
    assert inline_markdown("a\n:-- b") == "a\\\n\\:-- b"


def shown(blocks: list[Block]) -> list[tuple[str, str]]:
    """The tags and texts that a reader of Markdown makes of blocks, one an inline."""
    tokens = READER.parse(article_to_markdown(Article(url="u", blocks=blocks)))
    return [(tokens[i - 1].tag, token.content) for i, token in enumerate(tokens) if token.type == "inline"]


@pytest.mark.parametrize("ordered", [False, True])
def test_lists_in_a_row_stay_apart(ordered: bool) -> None:
    lists: list[Block] = [List([ListItem(text), ListItem("x")], ordered) for text in "abc"]
    tokens = READER.parse(article_to_markdown(Article(url="u", blocks=lists)))
    assert [token.tag for token in tokens if token.level == 0 and token.nesting == 1] == [
        "ol" if ordered else "ul"
    ] * 3


def test_a_list_at_the_end_of_an_update_stays_apart_from_one_below_it() -> None:
    update, below = Update(headline="Goal", blocks=[List([ListItem("a")])]), List([ListItem("b")])
    tokens = READER.parse(article_to_markdown(Article(url="u", blocks=[update, below])))
    assert [token.tag for token in tokens if token.level == 0 and token.nesting == 1] == ["h3", "ul", "ul"]


@pytest.mark.parametrize("text", ["About C #", "#", "C#", "a ##"])
def test_a_heading_keeps_the_signs_at_its_end(text: str) -> None:
    article = Article(url="u", headline=text, blocks=[Heading(text), Update(headline=text)])
    tokens = READER.parse(article_to_markdown(article))
    texts = ["".join(c.content for c in token.children or []) for token in tokens if token.type == "inline"]
    assert texts == [text, text, text]


@pytest.mark.parametrize("label", [None, "1", "a]b"])
def test_a_footnote_is_shown_though_nothing_refers_to_it(label: str | None) -> None:
    [(tag, text)] = shown([Footnote("Ibid.", label=label)])
    assert (tag, text.endswith("Ibid.")) == ("p", True)


def test_a_row_that_begins_with_its_name_is_not_the_head_of_its_table() -> None:
    table = Table([[Cell("Area", header=True), Cell("12")], [Cell("People", header=True), Cell("34")]])
    assert ("td", "12") in shown([table])


def test_a_corner_left_empty_is_still_the_head() -> None:
    table = Table([[Cell(""), Cell("2020", header=True)], [Cell("Area", header=True), Cell("12")]])
    assert ("th", "2020") in shown([table])
