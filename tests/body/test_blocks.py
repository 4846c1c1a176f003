"""What becomes of each kind of markup, and in which order."""

import pytest

from scraper.article import (
    Code,
    EmbedBlock,
    Footnote,
    Heading,
    Image,
    ImageBlock,
    List,
    ListItem,
    Paragraph,
    Quote,
    Span,
    Table,
)
from scraper.body.blocks.build import Built
from tests.body.kept import built_of, built_of_page

LONG = "The ferry left the harbour at noon with two hundred people and a brass band on its upper deck."


def kinds(markup: str) -> list[str]:
    return kinds_of(built_of(markup))


def kinds_of(built: Built) -> list[str]:
    return [type(block).__name__ for block in built.blocks]


def images_of(built: Built) -> list[Image]:
    return [block.image for block in built.blocks if isinstance(block, ImageBlock)]


def test_paragraphs_and_headings_keep_order_and_level() -> None:
    built = built_of("<p>One.</p><h2>Two</h2><h3>Three</h3><p>Four.</p>")
    assert built.blocks == [Paragraph("One."), Heading("Two", 2), Heading("Three", 3), Paragraph("Four.")]
    assert built.body == "One.\n\nTwo\n\nThree\n\nFour."


def test_a_standfirst_set_as_a_heading_is_a_paragraph() -> None:
    assert kinds(f"<h2>{LONG}</h2><p>One.</p><h2 class=x>Two</h2>") == ["Paragraph", "Paragraph", "Heading"]
    assert kinds("<h2 class=subtitle>How two towns share one bridge</h2><p>One.</p>") == [
        "Paragraph",
        "Paragraph",
    ]


def test_a_first_heading_that_is_short_or_made_like_the_others_stays_one() -> None:
    assert kinds("<h2>What we know so far</h2><p>One.</p>") == ["Heading", "Paragraph"]
    assert kinds(f"<h2>{LONG}</h2><p>One.</p><h2>Two</h2>") == ["Heading", "Paragraph", "Heading"]


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    assert built_of("<div>One.<br><br>Two,<br>still two.</div>").body == "One.\n\nTwo,\nstill two."


def test_spans_are_over_the_text_of_their_block_with_absolute_links() -> None:
    block = built_of(
        '<p>Read <a href="/log">the <b>log</b></a> or <a href="javascript:x()">not</a>.</p>'
    ).blocks[0]
    assert isinstance(block, Paragraph)
    assert block.text == "Read the log or not."
    assert block.spans == [Span(5, 12, "link", "https://news.example/log"), Span(9, 12, "strong")]


def test_a_list_right_after_an_item_is_nested_in_that() -> None:
    built = built_of("<ul><li>One</li>\n<ol><li>One a</li><li>One b</li></ol><li>Two</li></ul>")
    nested = [ListItem("One a"), ListItem("One b")]
    assert built.blocks == [List([ListItem("One", items=nested, ordered=True), ListItem("Two")])]
    built = built_of("<ul><ul><li>One</li><li>Two</li></ul></ul>")
    assert built.blocks == [List([ListItem("One"), ListItem("Two")])]


def test_consecutive_items_become_one_list_with_lists_nested() -> None:
    built = built_of("<ul><li>One<ol><li>One a</li><li>One b</li></ol></li><li><p>Two</p></li></ul>")
    inner = [ListItem("One a"), ListItem("One b")]
    assert built.blocks == [List([ListItem("One", items=inner, ordered=True), ListItem("Two")])]
    assert built.body == "One\nOne a\nOne b\nTwo"


def test_a_list_interrupted_by_an_embed_goes_on_after_it() -> None:
    frame = '<iframe src="https://www.youtube.com/embed/aB3dE5gH7jK"></iframe>'
    assert kinds(f"<ol><li>One</li><li>Two {frame}</li><li>Three</li></ol>") == ["List", "EmbedBlock", "List"]


@pytest.mark.parametrize(
    ("html", "start"),
    [
        ("<ol start=5><li>One</li><li>Two</li></ol>", 5),
        ("<ol><li value=7>One</li><li>Two</li></ol>", 7),
        ("<ol start=-5><li>One</li><li>Two</li></ol>", 1),
        ("<ol start=99999999999><li>One</li><li>Two</li></ol>", 1),
        ("<ol reversed start=3><li>One</li><li>Two</li></ol>", 1),
        ("<ul start=5><li>One</li><li>Two</li></ul>", 1),
    ],
)
def test_an_ordered_list_has_the_number_of_its_first_item(html: str, start: int) -> None:
    assert [block.start for block in built_of(html).blocks if isinstance(block, List)] == [start]


def test_a_list_that_goes_on_after_an_embed_goes_on_in_its_numbers() -> None:
    frame = '<iframe src="https://www.youtube.com/embed/aB3dE5gH7jK"></iframe>'
    built = built_of(f"<ol start=4><li>One</li><li>Two<ol><li>Inner</ol> {frame}</li><li>Three</li></ol>")
    assert [block.start for block in built.blocks if isinstance(block, List)] == [4, 6]


def test_definitions_stand_below_their_terms() -> None:
    built = built_of("<dl><dt>Ferry</dt><dd>A boat.</dd><dt>Fog</dt><dd>Wet air.</dd></dl>")
    terms = [ListItem("Ferry", items=[ListItem("A boat.")]), ListItem("Fog", items=[ListItem("Wet air.")])]
    assert built.blocks == [List(terms)]


def test_a_list_whose_items_are_sections_is_no_list() -> None:
    built = built_of(
        "<ol><li><h2>First</h2><p>Text one.</p></li><li><h2>Second</h2><p>Text two.</p></li></ol>"
    )
    assert [type(block).__name__ for block in built.blocks] == [
        "Heading",
        "Paragraph",
        "Heading",
        "Paragraph",
    ]


def test_a_table_keeps_header_cells_spans_and_caption() -> None:
    built = built_of(
        "<table><caption>Sailings</caption><tr><th>Port</th><th "
        "colspan=2>Time</th></tr><tr><td>Aa</td><td>9</td><td>12</td></tr></table>"
    )
    table = built.blocks[0]
    assert isinstance(table, Table)
    assert table.caption == "Sailings"
    assert [[(c.text, c.header, c.colspan) for c in row] for row in table.rows] == [
        [("Port", True, 1), ("Time", True, 2)],
        [("Aa", False, 1), ("9", False, 1), ("12", False, 1)],
    ]
    assert built.body == "Sailings\nPort\tTime\nAa\t9\t12"


def test_a_cell_without_text_keeps_its_place_in_the_row() -> None:
    built = built_of(
        "<p>One.</p><table><tr><td></td><th>2020</th><th>2021</th></tr>"
        "<tr><th>Aa</th><td> </td><td>12</td></tr></table>"
    )
    table = built.blocks[1]
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["", "2020", "2021"], ["Aa", "", "12"]]
    assert built.body == "One.\n\n2020\t2021\nAa\t12"


def test_a_table_that_lays_out_the_page_is_paragraphs() -> None:
    assert (
        kinds(f"<table role=presentation><tr><td><p>{LONG}</p></td><td><p>More.</p></td></tr></table>")
        == ["Paragraph"] * 2
    )
    assert kinds("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>") == ["Paragraph", "Paragraph"]


def test_a_quotation_holds_its_paragraphs_and_names_its_source() -> None:
    built = built_of(
        "<p>He said:</p><blockquote><p>We sail.</p><p>At noon.</p><footer>The "
        "captain</footer></blockquote><p>So.</p>"
    )
    assert built.blocks[1] == Quote("We sail.\nAt noon.", "The captain")
    assert built.body == "He said:\n\nWe sail.\nAt noon.\nThe captain\n\nSo."


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><blockquote><p>We sail.</p></blockquote><figcaption>— The captain</figcaption></figure>",
        '<div class="mks_pullquote left"><p>We sail.</p><cite>The captain</cite></div>',
        '<aside class="pullquote"><blockquote>We sail.</blockquote><p class="quote__credit">The captain</p></aside>',
        '<aside class="a-1b"><blockquote>We sail.</blockquote><footer>The captain</footer></aside>',
        '<div class="quote-box"><blockquote>We sail.</blockquote><p class="quote-author">The captain</p></div>',
        "<blockquote><p>We sail.</p><p>— The captain</p></blockquote>",
        "<blockquote><p>We sail. <cite>The captain</cite></p></blockquote>",
        '<blockquote><p>We sail.</p><span class="quote-author">The captain</span></blockquote>',
        '<div class="Quote"><blockquote>We sail.</blockquote><div class="Quote-attribution">The captain</div></div>',
        '<div class="x-blockquote"><blockquote>We sail.</blockquote><b class="x__name">The captain</b></div>',
    ],
)
def test_a_quotation_may_be_a_figure_or_go_by_its_name_alone(markup: str) -> None:
    built = built_of(f"<p>He said:</p>{markup}<p>So.</p>")
    assert built.blocks[1] == Quote("We sail.", "The captain")


@pytest.mark.parametrize(
    "said",
    ["<p>We sail.</p><p>Ada Roe, master of the brig</p>", "We sail.<br><i>Ada Roe, master of the brig</i>"],
)
def test_a_name_in_a_last_line_tells_who_said_it(said: str) -> None:
    built = built_of(f"<p>He said:</p><blockquote>{said}</blockquote><p>So.</p>")
    assert built.blocks[1] == Quote("We sail.", "Ada Roe, master of the brig")


def test_a_last_line_that_is_no_name_stays_in_the_quotation() -> None:
    for line in ("and sail we did", "Thanks", "Ada Roe –", "That, by the way, was in May."):
        block = built_of(
            f"<p>One.</p><blockquote><p>We sail.</p><p>{line}</p></blockquote><p>So.</p>"
        ).blocks[1]
        assert block == Quote(f"We sail.\n{line}")


def test_a_q_that_is_all_of_its_box_is_a_quotation() -> None:
    built = built_of("<p>He said:</p><aside><q>We sail at noon.</q></aside><p>So.</p>")
    assert built.blocks[1] == Quote("We sail at noon.")


def test_a_dialogue_and_a_work_s_title_name_no_source() -> None:
    for said in ("<p>— We sail.</p><p>— At noon?</p>", "<p>We read it in <cite>The Quay</cite></p>"):
        block = built_of(f"<p>He said:</p><blockquote>{said}</blockquote><p>So.</p>").blocks[1]
        assert isinstance(block, Quote)
        assert block.cite is None


def test_an_article_put_into_a_blockquote_is_no_quotation() -> None:
    assert kinds("<blockquote><p>One.</p><p>Two.</p></blockquote>") == ["Paragraph", "Paragraph"]


def test_code_keeps_its_lines_blanks_and_language() -> None:
    built = built_of('<p>Run:</p><pre><code class="language-python">if ferry:\n    board()</code></pre>')
    assert built.blocks[1] == Code("if ferry:\n    board()", "python")


def test_a_figure_stands_in_place_with_caption_credit_and_the_widest_picture() -> None:
    figure = (
        '<figure><img src="s.jpg" srcset="m.jpg 640w, l.jpg 1280w" alt="A boat" width="640" height="400">'
        '<figcaption>The ferry. <span class="credit">Photo: Mara Lindqvist</span></figcaption></figure>'
    )
    built = built_of(f"<p>One.</p>{figure}<p>Two.</p>")
    assert [type(block).__name__ for block in built.blocks] == ["Paragraph", "ImageBlock", "Paragraph"]
    (image,) = images_of(built)
    assert (image.url, image.caption, image.credit, image.alt) == (
        "https://news.example/a/l.jpg", "The ferry.", "Mara Lindqvist", "A boat",
    )  # fmt: skip
    assert built.body == "One.\n\nTwo."


def test_the_caption_within_a_line_goes_to_its_picture() -> None:
    built = built_of(
        '<div><span><div><img src="a.jpg"></div><em class="img_desc">Fog.</em></span>One.<br><br>Two.</div>'
    )
    assert [image.caption for image in images_of(built)] == ["Fog."]


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Fog. (Foto: M. Lindqvist)", "Fog.", "M. Lindqvist"),
        ("Fog. Symbolfoto: M. Lindqvist", "Fog.", "M. Lindqvist"),
        ("Fog. Photo by M. Lindqvist", "Fog.", "M. Lindqvist"),
        ("Fog. (AP Photo/M. Lindqvist)", "Fog.", "AP Photo/M. Lindqvist"),
        ("Fog. Image source: M. Lindqvist", "Fog.", "M. Lindqvist"),
        ("Fog Photo by M. Lindqvist", "Fog", "M. Lindqvist"),
        ("Fog. Fot. M. Lindqvist", "Fog.", "M. Lindqvist"),
        ("Fog. Φωτ.: M. Lindqvist", "Fog.", "M. Lindqvist"),
        ("Fog. फ़ोटो: M. Lindqvist", "Fog.", "M. Lindqvist"),
        ("Fog Beeld: M. Lindqvist", "Fog", "M. Lindqvist"),
        ("Fog | Mara Lindqvist", "Fog", "Mara Lindqvist"),
        ("Fog | the second day", "Fog | the second day", None),
        ("Fog - Mara Lindqvist/Agencia", "Fog", "Mara Lindqvist/Agencia"),
        ("Fog. REUTERS/Mara Lindqvist", "Fog.", "REUTERS/Mara Lindqvist"),
        ("Fog. Before/After", "Fog. Before/After", None),
        ("Fog.<span>Credit...</span>M. Lindqvist", "Fog.", "M. Lindqvist"),
        ("霧の朝（撮影・山田花子）", "霧の朝", "山田花子"),
        ("雾中的码头。摄影：王小明", "雾中的码头。", "王小明"),
        ("Fog. © Foto: M. Lindqvist", "Fog.", "M. Lindqvist"),
        ("Fog. Pic: M. Lindqvist", "Fog.", "M. Lindqvist"),
        ("Fog (foto M. Lindqvist)", "Fog", "M. Lindqvist"),
        ("Fog. <em>Courtesy of Mara</em>", "Fog.", "Courtesy of Mara"),
        ("Fog. (Harbour Police)", "Fog.", "Harbour Police"),
        ("Fog. (Supplied: Harbour Police)", "Fog.", "Supplied: Harbour Police"),
        ("Fog. (AP)", "Fog.", "AP"),
        ("Fog. (File photo)", "Fog. (File photo)", None),
        ("Mara Lind (SPD)", "Mara Lind (SPD)", None),
        ("<span>Fog.</span><span class='m'>Mara Lindqvist</span>", "Fog.", "Mara Lindqvist"),
        ("<span>Fog.</span><span class='m'>Read more</span>", "Fog. Read more", None),
        ("<span class='hide-visually'>Image: </span>Fog", "Fog", None),
        (
            "<p>Fog. <b class='credit'>Mara</b> <b class='hide-caption'>hide caption</b></p>"
            "<b class='toggle-caption'>toggle caption</b><span class='credit'>Mara</span>",
            "Fog.",
            "Mara",
        ),
        ("picture alliance / Mara", "picture alliance / Mara", None),
        ("Fog (Mara Lindqvist/ledgerhub)", "Fog", "Mara Lindqvist/ledgerhub"),
        ("Fog (5/8)", "Fog (5/8)", None),
        ("Fog (Mara Lindqvist per Il Faro)", "Fog", "Mara Lindqvist per Il Faro"),
        ("Fog [Mara Lindqvist/Agency]", "Fog", "Mara Lindqvist/Agency"),
        ("Fog [left]", "Fog [left]", None),
        ("Fog. (Supplied)", "Fog.", "Supplied"),
        ("Fog. / M. Lindqvist", "Fog.", "M. Lindqvist"),
        ("Fog | LEDGER-WEST / MARA LIND", "Fog", "LEDGER-WEST / MARA LIND"),
        ("The fog. MARA LINDQVIST", "The fog.", "MARA LINDQVIST"),
        ("Zamglony port. Źródło: Gmina", "Zamglony port.", "Gmina"),
        ("霧の港＝北海道、山田花子撮影", "霧の港＝北海道", "山田花子"),
        ("雾中的码头。（本报记者王小明摄）", "雾中的码头。", "王小明"),
        ("雾中的码头由王小明拍摄", "雾中的码头由王小明拍摄", None),
        ("안개 낀 항구. 김하늘 기자", "안개 낀 항구.", "김하늘 기자"),
        ("Fog <span>(fotogramma)</span>", "Fog", "fotogramma"),
        ("<span class='source'>MARA</span><span>The fog.</span>", "The fog.", "MARA"),
        ("<b class='credit'>© Mara</b> The fog of May.", "The fog of May.", "Mara"),
        ("Fog. <span>Credit</span><span>Mara</span>", "Fog.", "Mara"),
        ("<b>Image Credits:</b>Mara", None, "Mara"),
        ("Fog. Foto di Mara Lind", "Fog.", "Mara Lind"),
        ("Ομίχλη. Φωτό: Λένα", "Ομίχλη.", "Λένα"),
        ("Fog. Image courtesy of Mara", "Fog.", "Mara"),
        (
            "<span>Fog. (AP Photo/Mara Lind)</span><i class='credit'>(Mara Lind)</i>",
            "Fog.",
            "AP Photo/Mara Lind",
        ),
        ("<p>Fog.</p><span class='credit'>Mara</span><a class='btn-buy'>Buy Now</a>", "Fog.", "Mara"),
        ("<div>Fog.</div><div>Credit</div><div>Photo: Mara Lind / AP</div>", "Fog.", "Mara Lind / AP"),
        ("<div class='credit'>Fog in May. / Photo: Mara</div>", "Fog in May.", "Mara"),
        (
            "<b class='credit'>Mara</b><div>/</div><p class='figure-source'>AP</p><p>Fog.</p>",
            "Fog.",
            "Mara / AP",
        ),
        ("<a class='enlarge-link'>Enlarge</a> <b>/</b> Fog.", "Fog.", None),
        ("2/4 Fog.", "Fog.", None),
        ("<div class='source'>foto: Mara</div><div>Fog.</div>", "Fog.", "Mara"),
        ("<div class='cap-caption attribution'>Fog.</div><p class='credit'>Mara</p>", "Fog.", "Mara"),
        ("Fog in May.<footer>Mara Lind</footer>", "Fog in May.", "Mara Lind"),
        ("<span class='c'>Fog <span class='credit'>— Foto: Mara/TV</span></span>", "Fog", "Mara/TV"),
        ("<div class='credit'>Fog in May (Photo: Mara)</div>", "Fog in May", "Mara"),
        ("<b class='credit'>Image credit: Hub (Photo: Mara)</b>", None, "Hub (Photo: Mara)"),
        ("안개 낀 항구에서. ⓒ솔내군", "안개 낀 항구에서.", "솔내군"),
        ("<span>1 di 5</span><p class='caption'>Fog.</p>", "Fog.", None),
        ("<span class='label'>Click to expand Image</span><p>Fog.</p>", "Fog.", None),
        ("霧の港（安斎さん提供）", "霧の港", "安斎さん提供"),
        ("안개 낀 항구. 사진=김하늘 기자", "안개 낀 항구.", "김하늘 기자"),
        ("Ομίχλη (Φωτ. ΛΕΝΑ ΑΡΓΥΡΟΥ)", "Ομίχλη", "ΛΕΝΑ ΑΡΓΥΡΟΥ"),
        ("La niebla (Gentileza Fundación Monte)", "La niebla", "Gentileza Fundación Monte"),
        ("Fog. (WQTR/file)", "Fog.", "WQTR/file"),
        ("Rūkas. Onos Girdenės nuotr.", "Rūkas.", "Onos Girdenės"),
        ("ضباب على الرصيف (غيتي)", "ضباب على الرصيف", "غيتي"),
        ("Fog. REUTERS/Mara Lind <a class='licensing'>Purchase Rights</a>", "Fog.", "REUTERS/Mara Lind"),
        ("धुंध। तस्बिर : मीरा", "धुंध।", "मीरा"),
        ("ნისლი. ფოტო: მარა", "ნისლი.", "მარა"),
        ("ጭጋግ። ፎቶ፦ ማራ", "ጭጋግ።", "ማራ"),
        ("La brume. (Ph. M. Lind)", "La brume.", "M. Lind"),
        ("Туман. Фото Лады ОЛУШИНОЙ", "Туман.", "Лады ОЛУШИНОЙ"),
        ("Fog. Harbour Post photo by Mara Lind", "Fog.", "Mara Lind"),
        ("안개 낀 항구. 김하늘 선임기자 kim@port.example", "안개 낀 항구.", "김하늘 선임기자"),
        ("Mara took the photo by the harbour", "Mara took the photo by the harbour", None),
    ],
)
def test_a_credit_without_markup_is_cut_from_the_end_of_the_caption(
    text: str, caption: str | None, credit: str | None
) -> None:
    built = built_of(f'<p>One.</p><figure><img src="a.jpg"><figcaption>{text}</figcaption></figure>')
    (image,) = images_of(built)
    assert (image.caption, image.credit) == (caption, credit)


@pytest.mark.parametrize(
    "img",
    [
        '<img src="l.jpg#joomlaImage://local/l.jpg?width=1200">',
        '<img src="dummy.svg" data-original="l.jpg">',
        '<picture><source srcset="/a/m.jpg 1x, /a/l.jpg 2x" media="(min-width: 9em)"><img src="s.jpg"></picture>',
        '<picture><source data-srcset="/a/m.jpg 400w, /a/l.jpg 1600w"><img data-src="/a/s.jpg"></picture>',
    ],
)
def test_the_best_address_is_taken_without_what_is_for_the_system(img: str) -> None:
    built = built_of(f"<p>One.</p>{img}<p>Two.</p>")
    assert [image.url for image in images_of(built)] == ["https://news.example/a/l.jpg"]


@pytest.mark.parametrize(
    "card",
    [
        '<a href="/b"><div><figure><img src="t.jpg"></figure><div>The bridge</div></div></a>',
        '<div><div><figure><img src="t.jpg"></figure></div><div><a href="/b">The old bridge</a></div></div>',
        '<div class="author-box"><div><img src="t.jpg"></div><h4>Mara</h4><p>Rows.</p></div>',
    ],
)
def test_pictures_of_cards_and_of_writers_are_none_of_the_article(card: str) -> None:
    page = f"<article><p>One.</p></article>{card}<article><p>Two.</p></article>"
    assert images_of(built_of_page(page)) == []


@pytest.mark.parametrize(
    "markup",
    [
        '<p><img src="a.jpg"><br><em>Fog.</em></p>',
        '<center><img src="a.jpg"><br><small>Fog.</small></center>',
        '<p><img src="a.jpg"></p><p><i>Fog.</i></p>',
        '<p style="text-align:center"><img src="a.jpg"></p><p style="text-align:center">Fog.</p>',
        '<figure><img src="a.jpg"></figure><p class="caption">Fog.</p>',
        '<figure><img src="a.jpg"><figcaption><b class="sr-only">Caption, </b>Fog.</figcaption></figure>',
    ],
)
def test_a_caption_may_be_one_only_by_how_it_is_set(markup: str) -> None:
    built = built_of(f"<p>One.</p>{markup}<p>Two.</p>")
    assert [image.caption for image in images_of(built)] == ["Fog."]
    assert built.body == "One.\n\nTwo."


@pytest.mark.parametrize("last", ["", "<p>Two.</p>"])
def test_a_last_line_in_italics_or_one_before_its_picture_is_no_caption(last: str) -> None:
    note = (
        '<p><img src="a.jpg"></p><p><i>Mara rows.</i></p>'
        if not last
        else '<p><i>Mara rows.</i><br><img src="a.jpg"></p>'
    )
    built = built_of(f"<p>One.</p>{note}{last}")
    assert [image.caption for image in images_of(built)] == [None]
    assert "Mara rows." in built.body


def test_what_is_labelled_for_those_who_hear_it_outside_of_the_caption_is_the_credit() -> None:
    source = '<p><span class="visually-hidden">Image source, </span>Mara Lindqvist</p>'
    figure = f'<figure><div><img src="a.jpg">{source}</div><figcaption>Fog.</figcaption></figure>'
    (image,) = images_of(built_of(f"<p>One.</p>{figure}<p>Two.</p>"))
    assert (image.caption, image.credit) == ("Fog.", "Mara Lindqvist")


@pytest.mark.parametrize(
    ("over", "credit"),
    [
        ("<span class='x1'>Mara Lindqvist</span>", "Mara Lindqvist"),
        ("</div><div><span class='credit'>Quay</span>", "Quay"),
        ("<span>View Image</span>", None),
        ("<span>Enlarge</span>", None),
    ],
)
def test_a_name_laid_over_the_picture_is_its_credit_and_what_enlarges_it_is_not(
    over: str, credit: str | None
) -> None:
    figure = f'<figure><div><img src="a.jpg">{over}</div><figcaption>Fog.</figcaption></figure>'
    (image,) = images_of(built_of(f"<p>One.</p>{figure}<p>Two.</p>"))
    assert (image.caption, image.credit) == ("Fog.", credit)


def test_what_a_slide_tells_below_its_figure_is_the_caption_without_its_button() -> None:
    info = '<div class="CarouselSlide-info"><p>Fog. (AP Photo/Mara Lind)</p><button>Read More</button></div>'
    (image,) = images_of(
        built_of(f'<p>One.</p><div><figure><img src="a.jpg"></figure>{info}</div><p>Two.</p>')
    )
    assert (image.caption, image.credit) == ("Fog.", "AP Photo/Mara Lind")


def test_a_writer_named_below_a_picture_outside_of_a_figure_is_no_credit_of_it() -> None:
    by = '<div><span class="author-name">Mara Lindqvist</span> <b>May 4</b></div>'
    (image,) = images_of(built_of(f'<div><img src="a.jpg" width="640"></div>{by}<p>One.</p><p>Two.</p>'))
    assert image.credit is None


def test_a_credit_that_a_block_parts_below_its_figure_is_one() -> None:
    credit = '<span class="credit"> (<div class="camera">Image: </div>Mara Lindqvist)</span>'
    caption = f'<figcaption><span class="caption">Fog</span>{credit}</figcaption>'
    (image,) = images_of(
        built_of(f'<p>One.</p><div><figure><img src="a.jpg"></figure>{caption}</div><p>Two.</p>')
    )
    assert (image.caption, image.credit) == ("Fog", "Mara Lindqvist")


def test_what_a_button_between_picture_and_caption_says_is_no_part_of_it() -> None:
    button = "<button>Enlarge this image</button>"
    (image,) = images_of(
        built_of(
            f'<p>One.</p><div><div><img src="a.jpg">{button}</div><p class="caption">Fog.</p></div><p>Two.</p>'
        )
    )
    assert image.caption == "Fog."
    held = "<div role='button'><span>Press to view in full size</span><img src='a.jpg'></div>"
    (image,) = images_of(
        built_of(f"<p>One.</p><figure>{held}<figcaption>Fog.</figcaption></figure><p>Two.</p>")
    )
    assert image.caption == "Fog."


def test_a_caption_of_its_own_before_the_figcaption_of_the_credit_is_kept() -> None:
    below = "<div class='caption'>Fog.</div><figcaption class='credit'>Mara Lindqvist</figcaption>"
    (image,) = images_of(built_of(f'<p>One.</p><div><img src="a.jpg"><div>{below}</div></div><p>Two.</p>'))
    assert (image.caption, image.credit) == ("Fog.", "Mara Lindqvist")


def test_captions_that_attributes_hold_are_read_where_no_text_is_one() -> None:
    filled_in = "<figcaption data-c-caption='Fog.' data-c-credit='Photo: Mara'></figcaption>"
    lightbox = "<img src='b.jpg' data-image-caption='&lt;p&gt;The quay&lt;/p&gt;'>"
    images = images_of(
        built_of(
            f"<p>One.</p><figure><img src='a.jpg'>{filled_in}</figure><p>Two.</p>{lightbox}<p>Three.</p>"
        )
    )
    assert [(image.caption, image.credit) for image in images] == [("Fog.", "Mara"), ("The quay", None)]


def test_attributes_of_what_is_around_a_picture_alone_or_in_its_figure_say_its_caption() -> None:
    figure = "<figure><img src='a.jpg'><div data-c-caption='Fog.' data-c-credit='Mara'></div></figure>"
    around = "<div><b data-caption='The &amp;#39;old&amp;#39; quay'><img src='b.jpg'></b></div>"
    images = images_of(built_of(f"<p>One.</p>{figure}<p>Two.</p>{around}<p>Three.</p>"))
    assert [(image.caption, image.credit) for image in images] == [("Fog.", "Mara"), ("The 'old' quay", None)]


@pytest.mark.parametrize(
    "picture",
    [
        '<div class="text"><b><i><img src="a.jpg" alt="Fog at noon"></i><b>Fog at noon</b></b></div>',
        '<div class="box"><img src="a.jpg"><span class="img-cap">Fog at noon</span></div>',
        '<div><div><img src="a.jpg"><div><a href="#">+4</a></div></div><p class="imageCaption">Fog at noon</p></div>',
        '<div><img src="a.jpg" title="Fog at noon"><p>Fog at noon</p></div>',
        '<ul><li><b><img src="a.jpg"></b><b class="caption"><i class="attribution">Mara</i> Fog at noon</b></li></ul>',
    ],
)
def test_what_the_pictures_alt_says_or_a_name_within_its_line_is_its_caption(picture: str) -> None:
    built = built_of_page(f"<article><p>One.</p></article>{picture}<article><p>Two.</p></article>")
    assert [image.caption for image in images_of(built)] == ["Fog at noon"]
    titled = '<div><img src="a.jpg" alt="Fog at noon"><h2>Fog at noon</h2></div>'
    built = built_of(f"<p>One.</p>{titled}<p>Two.</p>")
    assert [image.caption for image in images_of(built)] == [None]


def test_the_title_over_a_text_below_its_picture_stays_in_the_body_though_alt_says_it() -> None:
    text = "<div><p><b>Fog at noon</b></p><p>It came.</p></div>"
    item = f'<div><div><img src="a.jpg" alt="Fog at noon"></div>{text}</div>'
    built = built_of(f"<p>One.</p>{item}<p>Two.</p>")
    assert [image.caption for image in images_of(built)] == [None]
    assert "Fog at noon" in built.body


def test_a_label_for_those_who_hear_it_at_the_beginning_of_a_caption_makes_no_credit_of_it() -> None:
    caption = "<div class='media-caption'><b class='h-offscreen'>Legend:</b> Fog. <i class='the-source'>Mara</i></div>"
    (image,) = images_of(built_of(f"<p>One.</p><figure><img src='a.jpg'>{caption}</figure><p>Two.</p>"))
    assert (image.caption, image.credit) == ("Fog.", "Mara")


def test_the_one_text_in_a_box_called_a_pictures_is_its_caption_above_the_text_too() -> None:
    told = "<p>Fog | photo: <a href='/m'>Mara</a>, Ledger</p>"
    box = f"<div class='opener-photo'><img src='a.jpg' width='600'>{told}</div>"
    (image,) = images_of(built_of_page(f"<h1>Fog</h1>{box}<article><p>One.</p></article>"))
    assert (image.caption, image.credit) == ("Fog", "Mara, Ledger")


@pytest.mark.parametrize(
    ("markup", "urls"),
    [
        ("<figure><picture><noscript><img src='l.jpg'></noscript></picture></figure>", ["l.jpg"]),
        ("<figure><div><noscript data-src='x'><img src='l.jpg'></noscript></div></figure>", ["l.jpg"]),
        ("<figure><noscript><img src='other.jpg'></noscript><img data-src='l.jpg'></figure>", ["l.jpg"]),
        ("<div><noscript><img src='pixel.jpg'></noscript></div>", []),
        ("<figure><noscript>Scripts show it <img src='l.jpg'></noscript></figure>", []),
    ],
)
def test_a_picture_that_only_noscript_holds_is_that_of_its_figure(markup: str, urls: list[str]) -> None:
    built = built_of(f"<p>One.</p>{markup}<p>Two.</p>")
    assert [image.url.rpartition("/")[2] for image in images_of(built)] == urls


def test_pictures_within_the_texts_own_column_are_the_articles_whatever_that_is_called() -> None:
    text = "The ferry left the harbour at noon with two hundred people on deck. " * 3
    column = (
        f"<div class='l-sidebar-fixed'><p>{text}</p><figure><img src='l.jpg'></figure><p>{text}</p></div>"
    )
    built = built_of_page(f"<article><p>{text[:60]}</p>{column}</article>")
    assert len(images_of(built)) == 1


def test_a_byline_below_a_picture_amid_the_text_is_its_credit_and_above_the_text_the_articles() -> None:
    picture = '<p><img src="a.jpg" width="800"></p><p class="byline">Mara Lindqvist</p>'
    (image,) = images_of(built_of(f"<p>One.</p>{picture}<p>Two.</p>"))
    assert image.credit == "Mara Lindqvist"
    (image,) = images_of(built_of_page(f"{picture}<article><p>Two.</p></article>"))
    assert image.credit is None


def test_a_link_to_the_picture_s_file_without_its_size_is_the_picture_in_full() -> None:
    for href, url in (("l.jpg", "l.jpg"), ("other.jpg", "l-300x200.jpg"), ("l.html", "l-300x200.jpg")):
        linked = f'<figure><a href="{href}"><img src="l-300x200.jpg"></a></figure>'
        built = built_of(f"<p>One.</p>{linked}<p>Two.</p>")
        assert [image.url for image in images_of(built)] == [f"https://news.example/a/{url}"]


@pytest.mark.parametrize(
    "picture",
    [
        '<a class="fusion-lightbox" href="l.jpg"><img src="l-300x200.jpg"></a>',
        '<figure class="slide popup-gallery"><a href="l.jpg"><img src="l.jpg"></a></figure>',
    ],
)
def test_a_picture_that_a_lightbox_shows_in_full_is_the_articles(picture: str) -> None:
    built = built_of_page(f"<article><p>One.</p></article>{picture}<article><p>Two.</p></article>")
    assert [image.url for image in images_of(built)] == ["https://news.example/a/l.jpg"]


def test_the_picture_of_a_player_that_waits_for_consent_is_none_of_the_article() -> None:
    player = '<div class="BorlabsCookie"><img src="film.jpg" width=480 height=360><p>Load the film?</p></div>'
    built = built_of_page(f"<article><p>One.</p></article>{player}<article><p>Two.</p></article>")
    assert images_of(built) == []


def test_a_text_alone_with_its_picture_is_its_caption() -> None:
    box = '<div><div><img src="t.jpg"></div><div style="font-size: 90%">Fog.</div></div>'
    built = built_of_page(f"<article><p>One.</p></article>{box}<article><p>Two.</p></article>")
    assert [image.caption for image in images_of(built)] == ["Fog."]


def test_icons_teasers_and_dummies_are_no_pictures_of_the_article() -> None:
    built = built_of(
        '<p>One.</p><img src="i.jpg" width=16 height=16><img src="e.gif" width=336 height=0>'
        '<a href="/other.html"><img src="t.jpg"></a>'
        '<img src="data:image/gif;base64,R0"><img class="author-avatar" src="av.jpg"><p>Two.</p>'
    )
    assert images_of(built) == []


def test_an_embed_stands_where_it_stood_and_refers_to_the_list() -> None:
    built = built_of(
        '<p>One.</p><iframe src="https://www.youtube.com/embed/aB3dE5gH7jK"></iframe><p>Two.</p>'
    )
    assert built.blocks == [Paragraph("One."), EmbedBlock(built.embeds[0].id), Paragraph("Two.")]
    assert (built.embeds[0].provider, built.embeds[0].key) == ("youtube", "aB3dE5gH7jK")


def test_footnotes_are_told_with_their_labels() -> None:
    built = built_of(
        '<p>One.</p><ol class="footnotes"><li id="fn1">A note.</li><li id="fn2">Another.</li></ol>'
    )
    assert built.blocks[1:] == [Footnote("A note.", "1"), Footnote("Another.", "2")]


def test_the_version_for_phones_is_left_out() -> None:
    texts = [f"{LONG} {number}" for number in range(2)]
    versions = "".join(f'<div class="{name}"><p>{texts[0]}</p></div>' for name in ("desktop", "mobile"))
    markup = f"{versions}<p>{texts[1]}</p>"
    assert built_of(markup).body == "\n\n".join(texts)


def test_a_text_that_stands_twice_in_a_row_is_left_out_once() -> None:
    assert built_of(f"<p>{LONG}</p><div>{LONG}</div><p>Then.</p>").body == f"{LONG}\n\nThen."
    assert built_of(f"<p>{LONG}</p><p>Then.</p><p>{LONG}</p>").body == f"{LONG}\n\nThen.\n\n{LONG}"


def test_a_hidden_piece_made_of_what_is_seen_is_left_out() -> None:
    seen = [f"{LONG} One.", f"{LONG} Two."]
    built = built_of(f'<div style="display: none">{" ".join(seen)}</div><p>{seen[0]}</p><p>{seen[1]}</p>')
    assert built.body == "\n\n".join(seen)


def test_a_hidden_paragraph_of_its_own_stays() -> None:
    built = built_of(f"<p>{LONG}</p><p hidden>Only for those who pay.</p>")
    assert built.body == f"{LONG}\n\nOnly for those who pay."


def test_a_text_that_repeats_itself_keeps_its_refrain() -> None:
    built = built_of(f"<p>{LONG}</p><p>Between.</p><p>{LONG}</p>")
    assert built.body.count(LONG) == 2
