"""The pass over the DOM: which leaves and elements it finds, and where."""

from __future__ import annotations

import pytest

from scraper.document import parse
from scraper.document.elements import Leaf, Scan
from scraper.document.scan import BEYOND, MAX_DEPTH
from scraper.page import Page


def scan_of(body: str) -> Scan:
    return parse(Page(url="https://made.example/", body=f"<body>{body}</body>".encode())).scan


def texts_of(body: str) -> list[str]:
    return [leaf.text for leaf in scan_of(body).leaves if leaf.kind == "text"]


def only_leaf(body: str) -> Leaf:
    [leaf] = scan_of(body).leaves
    return leaf


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("bare<p>inside</p>after", ["bare", "inside", "after"]),
        ("<p>\n One \t two </p>", ["One two"]),
        ("<p>a<b>b</b> <i>c</i>d</p>", ["ab cd"]),
        ("<p>a <b>b</b>c</p>", ["a bc"]),
        ("<p>a<!-- no end -->b</p>", ["ab"]),
        ("<p>a<ruby><rb>b</rb><rp>(</rp><rt>c</rt><rp>)</rp></ruby>d</p>", ["ab(c)d"]),
        (
            "<p><span>Verdict</span><b>False</b><i>A clip of 2019.</i><i>No more.</i></p>",
            ["Verdict False A clip of 2019. No more."],
        ),
        (
            "<p><b>A</b>nn at <i>Adobe</i>InDesign, <b>you</b>TUBE, <i>foo..</i>Bar</p>",
            ["Ann at Adobe InDesign, youTUBE, foo..Bar"],
        ),
        ("<p>one<br>line</p>", ["one\nline"]),
        ("<p>one<br><br>two</p>", ["one", "two"]),
        ("<p>ex\u00adam\u200bple</p>", ["example"]),
        ("<p>\u00ad</p><p>x</p>", ["x"]),
        ("<p>a &lt;b&gt; &amp;amp; c</p>", ["a <b> &amp; c"]),
        ("<ul><li>one<ul><li>inner</ul>rest</ul>", ["one", "inner", "rest"]),
        ("<x-card>one</x-card><x-card>two</x-card>", ["one", "two"]),
        ("<p>by <side-note data-x=1>Ann</side-note>, <o:p>of</o:p> Oslo</p>", ["by Ann, of Oslo"]),
        ("<p>a<script>no()</script>b</p>", ["a", "b"]),
        ("<style>p{}</style><template><p>no</p></template><svg><title>no</title></svg><p>yes</p>", ["yes"]),
        ("<noscript><p>no</p></noscript><textarea>no</textarea><p>yes", ["yes"]),
        ("<p>Gannet Line <button>GNT +2%</button> fell.</p>", ["Gannet Line fell."]),
        ("<h3><button>Who pays?</button></h3><p>Nobody.</p>", ["Who pays?", "Nobody."]),
        ("<h1>Tides <a><i class='material-icons md-18'>edit</i></a></h1>", ["Tides"]),
        ("<p>a</p><p>\u200d</p><p>नहीं\u200d</p>", ["a", "नहीं\u200d"]),
    ],
)
def test_leaves_are_the_runs_of_inline_content(body: str, texts: list[str]) -> None:
    assert texts_of(body) == texts


def test_a_picture_stands_after_the_run_that_it_is_in() -> None:
    leaves = scan_of('<p>before <img src="x.png"> after</p><p>next</p>').leaves

    assert [(leaf.kind, leaf.text, leaf.index) for leaf in leaves] == [
        ("text", "before after", 0),
        ("image", "", 1),
        ("text", "next", 2),
    ]


@pytest.mark.parametrize(
    "picture", ['<img src="x.png">', '<span><img src="x.png"></span>', '<div><img src="x.png"></div>']
)
def test_the_caption_within_a_line_is_a_leaf_of_its_own(picture: str) -> None:
    leaves = scan_of(f'{picture}<em class="img_desc">The ferry.</em><span>It sailed on Friday.').leaves
    assert [leaf.text for leaf in leaves] == ["", "The ferry.", "It sailed on Friday."]


@pytest.mark.parametrize(
    "line",
    [
        '<img src="x.png"><span class="drop-cap">T</span>he ferry',
        '<img src="x.png"><em class="caption">The fer</em>ry',
        '<em class="caption">The</em> ferry',
    ],
)
def test_a_drop_cap_the_start_of_a_word_and_what_follows_no_picture_are_no_caption(line: str) -> None:
    assert "The ferry" in texts_of(line)


def test_an_embed_ends_the_run() -> None:
    leaves = scan_of(
        '<p>before <iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe> after</p>'
    ).leaves

    assert [leaf.text or (leaf.embed and leaf.embed.key) for leaf in leaves] == [
        "before",
        "abcdefghijk",
        "after",
    ]


def test_spans_begin_and_end_at_their_words() -> None:
    leaf = only_leaf('<p>See<a href="/x"> the link</a>, <b>bold <i>both</i></b></p>')

    assert [(leaf.text[start:end], kind, href) for start, end, kind, href in leaf.spans] == [
        ("the link", "link", "/x"),
        ("both", "emphasis", None),
        ("bold both", "strong", None),
    ]
    assert (leaf.link_chars, leaf.strong_chars) == (len(" the link"), len(" bold") + len(" both"))


def test_a_link_around_blocks_goes_on_in_each() -> None:
    leaves = scan_of('<a href="/x"><h2>Title</h2><p>Teaser</p></a>').leaves

    assert [leaf.spans for leaf in leaves] == [[(0, 5, "link", "/x")], [(0, 6, "link", "/x")]]


def test_a_leaf_knows_its_block_and_the_inline_element_that_it_starts_in() -> None:
    leaf = only_leaf('<p class="Lead"><small id="S">text</small></p>')

    assert (leaf.element.tag, leaf.element.names) == ("p", "lead")
    assert (leaf.inner.tag, leaf.inner.names) == ("small", " s")


def test_the_tag_of_a_custom_element_is_one_of_its_names() -> None:
    first, second = scan_of('<x-byline>Ann Lee</x-byline><x-date class="Lead">Monday</x-date>').leaves

    assert (first.element.names, second.element.names) == (" x-byline", "lead x-date")


def test_leaves_of_an_element_stand_side_by_side() -> None:
    scan = scan_of("<p>0</p><div>1<p>2</p><i></i></div><p>3</p>")
    [div] = scan.by_tag["div"]

    assert [leaf.text for leaf in scan.leaves[div.first_leaf : div.last_leaf]] == ["1", "2"]
    assert [element.index for element in scan.elements] == list(range(len(scan.elements)))
    assert div.parent is scan.elements[0]
    assert scan.elements[0].parent is None


@pytest.mark.parametrize("how", ["hidden", 'style="x:y; DISPLAY : none"', 'aria-hidden="true"'])
def test_what_stands_in_a_hidden_element_is_hidden(how: str) -> None:
    hidden, shown = scan_of(f"<div {how}><p>a</p></div><p>b</p>").leaves

    assert (hidden.element.hidden, shown.element.hidden) == (True, False)


def test_what_is_nested_too_deep_is_left_out_and_told() -> None:
    scan = scan_of("<p>kept</p>" + "<div>" * (MAX_DEPTH + 5) + "lost")

    assert [leaf.text for leaf in scan.leaves] == ["kept"]
    assert scan.cut == BEYOND


@pytest.mark.parametrize(
    "heading",
    [
        '<h2>Where it runs<a class="headerlink" href="#where">¶</a></h2>',
        '<h2><a href="#where">#</a> Where it runs</h2>',
        '<h2>Where it runs <div id="where"></div><span><a href="#where">#</a></span></h2>',
        '<h2 id="where">Where it runs <a href="#where"><span class="sr-only">Permalink</span></a></h2>',
        '<h2>Where it runs<span class="mw-editsection">[<a href="/w?action=edit">edit</a>]</span></h2>',
    ],
)
def test_a_heading_is_without_its_own_anchor(heading: str) -> None:
    assert [leaf.text for leaf in scan_of(heading).leaves] == ["Where it runs"]


def test_spans_stand_over_their_words_where_an_anchor_stood_before_them() -> None:
    leaf = scan_of('<h2><a href="#w">§</a> Where <b>it</b> runs</h2>').leaves[0]
    assert [leaf.text[start:end] for start, end, _, _ in leaf.spans] == ["it"]


def test_a_sign_that_leads_to_another_page_stays() -> None:
    assert scan_of('<p>Rated <a href="/stars">#</a></p>').leaves[0].text == "Rated #"


def test_a_box_to_tick_before_an_item_is_no_text() -> None:
    item = "<ul><li><label><span>▢ </span></label><span>Two lengths of rope</span></li></ul>"
    assert [leaf.text for leaf in scan_of(item).leaves] == ["Two lengths of rope"]


TITLE = "<title>Quay Post: The ferry that never came</title>"


@pytest.mark.parametrize(
    ("head", "body", "texts"),
    [
        (
            TITLE,
            "<font size=5><b>The ferry that never came</b></font><br>By Ann Lee<br>3 May 2001",
            ["The ferry that never came", "By Ann Lee\n3 May 2001"],
        ),
        (TITLE, "<div>The ferry<br>that never came</div>", ["The ferry\nthat never came"]),
        (
            TITLE,
            "<h1>The ferry that never came<br>By Ann Lee</h1>",
            ["The ferry that never came\nBy Ann Lee"],
        ),
        (TITLE, "<p>Quay<br>By Ann Lee</p>", ["Quay\nBy Ann Lee"]),
        ("", "<p>The ferry that never came<br>By Ann Lee</p>", ["The ferry that never came\nBy Ann Lee"]),
    ],
)
def test_the_headline_is_a_leaf_though_one_break_ends_it(head: str, body: str, texts: list[str]) -> None:
    page = Page(url="https://made.example/", body=f"{head}<body>{body}</body>".encode())
    assert [leaf.text for leaf in parse(page).scan.leaves] == texts


TYPED = "\n".join(["The ferry left at six with some forty people on board,"] * 5)


def test_typed_prose_is_parted_at_its_blank_lines() -> None:
    paragraph = " ".join(TYPED.split())
    assert texts_of(f"<pre>\n{TYPED}\n  \n{TYPED}\n\n</pre>") == [paragraph, paragraph]


@pytest.mark.parametrize(
    "start", ["<pre>x = 1\n\ny = 2", f"<pre class=log>{TYPED}\n\n", f"<pre><code>{TYPED}\n\n"]
)
def test_programs_and_short_tables_are_not(start: str) -> None:
    assert len(texts_of(start + TYPED[:50])) == 1


def test_the_text_for_browsers_without_frames_is_read() -> None:
    page = (
        "<html><head><title>Quay</title></head><FRAMESET COLS=9><FRAME SRC=menu.html>"
        "<NOFRAMES><BODY BGCOLOR=white><P>The ferry left at six.</BODY></NOFRAMES></FRAMESET></html>"
    )
    doc = parse(Page(url="https://made.example/", body=page.encode()))
    assert [leaf.text for leaf in doc.scan.leaves] == ["The ferry left at six."]
    assert doc.title == "Quay"
