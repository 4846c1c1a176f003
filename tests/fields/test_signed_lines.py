"""Lines that say who wrote it where only the house is declared: brackets, addresses, jobs, the box about the author."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
HOUSE = "<meta property='og:site_name' content='{0}'><meta name='author' content='{0}'>"
HEADLINE = "Harbour bridge reopens"
CHINESE = "紅磚三合院的正廳裡，神明桌往後退了一公尺，前面多了六張矮桌和一整面牆的書。"
SIMPLIFIED = "清晨六点半，巷口的卷帘门升起，老匠人把矮凳和砧铁一样样摆到门前，最后挂出一块木牌。"
JAPANESE = "古い港に架かる橋が、十一か月の修理を終えて月曜日に再び開通した。渡し船は終わる。"


def named(fields: Fields) -> list[str]:
    return [person.name for person in fields.byline]


@pytest.mark.parametrize(
    ("house", "text", "expected"),
    [
        ("島嶼時報", f"〔記者柯姵宜／溪湳報導〕{CHINESE}", ["柯姵宜"]),
        ("汐見新聞社", f"【霧ケ浦＝相馬悠里】{JAPANESE}", ["相馬悠里"]),
        ("汐見新聞社", f"【速報】{JAPANESE}", ["汐見新聞社"]),
        ("云汀日报", f"本报云汀11月17日电（记者周岚 实习生何一鸣）{SIMPLIFIED}", ["周岚", "何一鸣"]),
    ],
)
def test_the_reporter_in_brackets_before_the_text_wrote_it(
    read: Read, house: str, text: str, expected: list[str]
) -> None:
    assert named(read(HOUSE.format(house), f"<h1>{HEADLINE}</h1>", lang="ja", text=text)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("（報道部 佐久間理沙）", ["佐久間理沙"]),
        ("（里見支局・三河内里帆、写真は桐生大地）", ["三河内里帆"]),
        ("（この項つづく）", ["汐見新聞社"]),
    ],
)
def test_a_desk_before_a_name_in_brackets_signs_the_text(read: Read, line: str, expected: list[str]) -> None:
    text = f"{JAPANESE}</p><p class='story-text'>{line}</p><p class='story-text'>{JAPANESE}"
    assert named(read(HOUSE.format("汐見新聞社"), f"<h1>{HEADLINE}</h1>", lang="ja", text=text)) == expected


@pytest.mark.parametrize(
    ("house", "line", "lang", "expected"),
    [
        ("水瀬新報社デジタル係", "（佐久間遥）", "ja", ["佐久間遥"]),
        ("Gazette", "(Ann Lee)", "en", ["Ann Lee"]),
        ("Gazette", "(Ann Lee chairs the council)", "en", ["Gazette"]),
    ],
)
def test_a_full_name_in_brackets_that_is_the_line_after_the_text_signs_it_though_a_desk_is_declared(
    read: Read, house: str, line: str, lang: str, expected: list[str]
) -> None:
    head = f"<meta name='author' content='{house}'><meta property='og:site_name' content='Gazette'>"
    fields = read(head, f"<h1>{HEADLINE}</h1>", f"<p align='right'>{line}</p>", lang=lang)
    assert named(fields) == expected


def test_a_name_beside_its_owners_address_signs_the_text(read: Read) -> None:
    below = "<div>Оксана ГНАТИШИН,<br>o.hnatyshyn@example.com</div>"
    head = "<meta name='author' content='Адміністратор'>"
    assert named(read(head, f"<h1>{HEADLINE}</h1>", below, lang="uk")) == ["Оксана ГНАТИШИН"]


def test_an_address_to_write_to_signs_nothing(read: Read) -> None:
    below = "<div>Write to our Night Desk at desk@example.com about this story</div>"
    assert named(read(HOUSE.format("Harbour Gazette"), f"<h1>{HEADLINE}</h1>", below)) == ["Harbour Gazette"]


def test_all_whose_addresses_sign_the_text_wrote_it_though_one_is_declared(
    read: Read, json_ld: Callable[[str], str]
) -> None:
    author = '"author": {"@type": "Person", "name": "윤서진"}'
    head = json_ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}", {author}}}')
    head += "<meta name='author' content='윤서진 기자'>"
    below = "<p>윤서진 기자 yun@example.com<br>도하람 기자 do@example.com</p>"
    assert named(read(head, f"<h1>{HEADLINE}</h1>", below, lang="ko")) == ["윤서진", "도하람"]


def test_names_each_before_a_job_are_the_writers(read: Read) -> None:
    cards = (
        "<div><p>Femke van Oosterwolde</p><p>redacteur Binnenland</p></div>"
        "<div><p>Ruben Haverkate</p><p>verslaggever Regio Noord</p></div>"
    )
    fields = read(HOUSE.format("Het Journaal"), f"<h1>{HEADLINE}</h1>{cards}", lang="nl")
    assert named(fields) == ["Femke van Oosterwolde", "Ruben Haverkate"]


@pytest.mark.parametrize(
    "lines",
    [
        "<ul><li>Perpetual Planet</li><li>Photo of the Day</li></ul>",
        "<p>Perpetual Planet</p><p>Read more</p>",
    ],
)
def test_a_menus_items_are_no_writers(read: Read, lines: str) -> None:
    fields = read(HOUSE.format("Harbour Gazette"), f"<h1>{HEADLINE}</h1>{lines}")
    assert named(fields) == ["Harbour Gazette"]


@pytest.mark.parametrize("above", [True, False])
def test_a_contact_is_no_writer_wherever_it_stands(read: Read, *, above: bool) -> None:
    contact = "<h2>Media contacts</h2><p>Dana Whitlock</p><p>Communications manager</p>"
    title = f"<h1>{HEADLINE}</h1>"
    fields = read(HOUSE.format("Harbour Gazette"), *((title + contact,) if above else (title, contact)))
    assert named(fields) == ["Harbour Gazette"]


def test_a_name_of_the_head_that_the_authors_box_repeats_is_the_writer(read: Read) -> None:
    head = HOUSE.format("Redação Arruda")
    below = (
        "<div class='author-box'><h4 class='author-box__name'>Helena Vasques</h4><p>Nasceu em 1971.</p></div>"
    )
    fields = read(head, f"<h2>Helena Vasques</h2><h1>{HEADLINE}</h1>", below, lang="pt")
    assert named(fields) == ["Helena Vasques"]


@pytest.mark.parametrize("line", ["Author, Neema Kazungu", "Photographs and words by Neema Kazungu"])
def test_other_words_than_by_lead_to_the_writer(read: Read, line: str) -> None:
    assert named(read("", f"<h1>{HEADLINE}</h1><p>{line}</p>")) == ["Neema Kazungu"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("گزارش: نرگس تفرشیان", ["نرگس تفرشیان"]),
        ("خبرنگار: مهسا کاویان<span>دبیر: امیر نیک‌روش</span>", ["مهسا کاویان"]),
        ("Text: Jane Doe", ["Jane Doe"]),
        ("Editor: Jane Doe", ["Harbour Gazette"]),
    ],
)
def test_a_lead_in_with_a_colon_signs_the_text(read: Read, line: str, expected: list[str]) -> None:
    assert named(read(HOUSE.format("Harbour Gazette"), f"<h1>{HEADLINE}</h1>", f"<p>{line}</p>")) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Minh Khuê - Hoàng Thạch", ["Minh Khuê", "Hoàng Thạch"]),
        ("文保部门表示，钟楼将于国庆节前，每日登楼", ["Harbour Gazette"]),
        ("Pulse Checks - Der Herzschlag der Transformation", ["Harbour Gazette"]),
    ],
)
def test_short_names_that_are_the_texts_last_paragraph_sign_it(
    read: Read, line: str, expected: list[str]
) -> None:
    text = f"{JAPANESE}</p><p class='story-text'>{JAPANESE}</p><h3>0 / 12</h3><p>{line}"
    assert named(read(HOUSE.format("Harbour Gazette"), f"<h1>{HEADLINE}</h1>", text=text)) == expected


def test_names_that_a_word_joins_below_the_headline_and_before_the_day_are_the_writers(read: Read) -> None:
    above = f"<h1>{HEADLINE}</h1><p>রুবাইয়াত সুলতান ও মিজান শেখ, ঢাকা থেকে ফিরে</p><p>2025-09-23</p>"
    assert named(read(HOUSE.format("Nodikotha"), above, lang="bn")) == ["রুবাইয়াত সুলতান", "মিজান শেখ"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Harbour - Jane Doe", ["Jane Doe"]),
        ("Sport - Premier League", ["Gazette"]),
        ("Harbour - Northern Tower", ["Gazette"]),
    ],
)
def test_a_name_after_a_place_that_the_text_tells_of_is_the_writer(
    read: Read, line: str, expected: list[str]
) -> None:
    above = f"<h1>The bridge reopens</h1><p>{line}</p><p>9 November 2026</p>"
    assert named(read(HOUSE.format("Gazette"), above)) == expected


def test_a_name_in_an_authors_class_at_the_texts_end_goes_before_the_domain(read: Read) -> None:
    head = "<meta name='author' content='example.com'>"
    assert named(read(head, f"<h1>{HEADLINE}</h1>", "<p class='author'>Khánh Duy</p>")) == ["Khánh Duy"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("<em>Ada Okoro, a nurse turned reporter, writes from Abakaliki.</em>", ["Ada Okoro"]),
        ("<em>Ada Okoro can be reached on desk@gazette.example.</em>", ["Ada Okoro"]),
        ("<em>Ada Okoro, who ran the ferry for years, has since retired.</em>", ["Gazette"]),
        ("Ada Okoro, a reporter of another paper, was the first to see it.", ["Gazette"]),
    ],
)
def test_a_note_in_italics_after_the_text_that_tells_of_a_writer_signs_it(
    read: Read, note: str, expected: list[str]
) -> None:
    below = f"<p>{note}</p>"
    assert named(read(HOUSE.format("Gazette"), f"<h1>{HEADLINE}</h1>", below)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "25.11.2026 г., 19:42 ч. | Калина ДОБРЕВА, Каменбряг | <a href='#c'>4 коментара</a>",
            ["Калина ДОБРЕВА"],
        ),
        ("Ann Lee | 25 November 2026 | 5 min read", ["Ann Lee"]),
        ("Defne Kıraç — 18 Kasım 2026 Çarşamba", ["Defne Kıraç"]),
    ],
)
def test_beside_the_day_between_dividers_stands_the_writer(
    read: Read, line: str, expected: list[str]
) -> None:
    assert named(read(HOUSE.format("Gazette"), f"<h1>{HEADLINE}</h1><div>{line}</div>")) == expected


def test_two_names_that_a_word_joins_in_a_box_of_the_author_go_before_the_house_and_a_declared_contributor(
    read: Read, json_ld: Callable[[str], str]
) -> None:
    head = "<meta property='og:site_name' content='Gazette'>" + json_ld(
        '{"@type": "Article", "author": {"@type": "Person", "name": "Gazette"},'
        ' "contributor": {"@type": "Person", "name": "Tia Holm"}}'
    )
    above = f"<h1>{HEADLINE}</h1><h4 class='author-name'>Ann Lee and Bo Roe, <a href='https://o.example'>Openfield</a></h4>"
    assert named(read(head, f"{above}<p class='author-name'>Gazette</p>")) == ["Ann Lee", "Bo Roe"]


AGENCY = "<h1>Harbour bridge reopens</h1><div>The Dominion Press</div><div>Nov 23, 2026 5:42 PM</div>"
EDITOR = "<meta name='author' content='Kel Brand'><meta name='twitter:label1' content='Posted by'>"
EDITOR += "<meta name='twitter:data1' content='Kel Brand'>"


def test_an_agency_in_the_head_that_holds_the_copyright_goes_before_the_declared_web_editor(
    read: Read,
) -> None:
    held = "<p>© 2026 The Dominion Press. All rights reserved.</p>"
    assert named(read(EDITOR, AGENCY, held)) == ["The Dominion Press"]
    assert named(read(EDITOR, AGENCY)) == ["Kel Brand"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [("오태린 기자 · 문지호 선임기자", ["오태린", "문지호"]), ("서민경 기자", ["서민경"])],
)
def test_a_line_of_names_and_reporters_jobs_signs_the_text_though_nothing_marks_it(
    read: Read, line: str, expected: list[str]
) -> None:
    buttons = "<div>스크랩</div><div>기사 듣기</div><div>글자 크기</div>"
    assert named(read("", f"<h1>{HEADLINE}</h1><div>{line}</div>{buttons}", lang="ko")) == expected


@pytest.mark.parametrize(
    "maker",
    ["Lodestar Web Design, Leeds", "Вебстудио Оркестър", "Agence Web Lumen", "Discuz! Team and UI Team"],
)
def test_who_made_the_site_wrote_none_of_its_pages(read: Read, maker: str) -> None:
    assert named(read(f"<meta name='author' content='{maker}'>", f"<h1>{HEADLINE}</h1>")) == []


@pytest.mark.parametrize(
    "below",
    [
        "<h4>Media</h4><p>Neema Kazungu<br>kazungu@example.com</p>",
        "<p>Neema Kazungu<br>(555) 014-7788<br>kazungu@example.com</p>",
    ],
)
def test_whom_the_press_may_ask_wrote_nothing(read: Read, below: str) -> None:
    assert named(read("", f"<h1>{HEADLINE}</h1>", below=below)) == []
