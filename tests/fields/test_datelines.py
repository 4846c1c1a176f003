"""Places with which reports open, in the forms of many lands."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
HEADLINE = "<h1>Harbour bridge reopens</h1>"
SITE = "<meta property='og:site_name' content='Example News'>"
URL = "https://www.example.com/lokales/marl-bruecke-ist-offen-123.html"
OPENS = "The bridge was opened again on Monday after repairs."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LILONGWE, Mar 4 2026 (IPX) - ", "LILONGWE"),
        ("Saint-Marl, 4 mars (HDP) – ", "Saint-Marl"),
        ("Madrid, 4 de mar. (AGIX).- ", "Madrid"),
        ("Makov 4. marca (TLSR) - ", "Makov"),
        ("Kiel (hpo) - ", "Kiel"),
        ("Kiel (Example News) - ", "Kiel"),
        ("Kiel (Fähre) - ", None),
        ("TAMPA, Fla.- ", "TAMPA, Fla."),
        ("Windows 11 (Home) – ", None),
    ],
)
def test_a_day_and_an_agency_stand_behind_a_place(read: Read, text: str, expected: str | None) -> None:
    assert read(SITE, HEADLINE, text=text + OPENS).dateline == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Marl – {OPENS}", "Marl"),
        (f"Bonn – {OPENS}", None),
        (f"Marl – {OPENS.lower()}", None),
        ("Marl-Besucher kamen am Montag in Scharen.", None),
        (f"Marl: {OPENS}", None),
        (f"Arl – {OPENS}", None),
    ],
)
def test_a_place_in_small_letters_that_the_address_names_stands_before_a_sentence(
    read: Read, text: str, expected: str | None
) -> None:
    assert read("", HEADLINE, url=URL, text=text).dateline == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Lembah Wening, Example News – {OPENS}", "Lembah Wening"),
        (f"Lembah Wening, Other News – {OPENS}", None),
        (f"Yazd - Example News - {OPENS}", "Yazd"),
        (f"Yazd - Other News - {OPENS}", None),
    ],
)
def test_what_stands_before_the_house_is_the_place(read: Read, text: str, expected: str | None) -> None:
    assert read(SITE, HEADLINE, text=text).dateline == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<b>Marl.</b> {OPENS}", "Marl"),
        (f"<b>Bonn.</b> {OPENS}", None),
        (f"<b>MARL</b> {OPENS}", "MARL"),
        (f"<b>BONN</b> {OPENS} It is near Bonn.", "BONN"),
        (f"<b>BONN</b> {OPENS}", None),
        (f"<b>MARL</b> {OPENS.lower()}", None),
        ("<b>தேனி:</b> பாலம் திங்கட்கிழமை மீண்டும் திறக்கப்பட்டது.", "தேனி"),
        ("<b>खास बातें:</b> पुल सोमवार को फिर खुल गया।", None),
    ],
)
def test_a_place_in_bold_needs_no_dash_if_the_page_names_it(
    read: Read, text: str, expected: str | None
) -> None:
    assert read("", HEADLINE, url=URL, text=text).dateline == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Marl (ots) - ", "Marl"), ("Photo: Ann Lee (AP)", None), ("Marl (Kreis Bonn) - ", None)],
)
def test_place_and_agency_may_be_the_line_above_the_text(read: Read, line: str, expected: str | None) -> None:
    assert read("", f"{HEADLINE}<p><i>{line}</i></p>", url=URL).dateline == expected


def test_reports_in_chinese_japanese_and_korean_open_with_their_place(read: Read) -> None:
    for text, expected in (
        ("(통영=한빛통신) 선우혜린 기자 = 다리가 월요일에 다시 열렸다.", "통영"),
        ("【マール＝佐藤悠】橋が月曜日に再び開通した。", "マール"),
        ("（中海社記者謝宜臻彰化縣4日電）大橋週一重新開放。", "彰化縣"),
        ("新海社北京3月4日电 大桥周一重新开放。", "北京"),
        ("【速報】橋が月曜日に再び開通した。", None),
    ):
        assert read("", HEADLINE, text=text).dateline == expected, text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<cite><span class='source__location'>Marl</span> <span>EN</span> — </cite>", "Marl"),
        ("<span class='signature__location'>Marl (NW)</span>", "Marl (NW)"),
        ("<span class='signature__location'>Marl (AP)</span>", "Marl"),
        ("<p class='author-location'>Reported from Marl</p>", None),
        ("<p class='cat-location'>Editor, Example News</p>", None),
    ],
)
def test_the_line_right_above_the_text_may_be_classed_as_the_place(
    read: Read, line: str, expected: str | None
) -> None:
    assert read(SITE, f"{HEADLINE}<div class='source'>{line}</div>").dateline == expected


def test_a_place_and_a_day_may_stand_in_the_brackets_before_a_dash(read: Read) -> None:
    assert read(SITE, HEADLINE, text=f"(Port Marl, April 16, 2026) – {OPENS}").dateline == "Port Marl"


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Alto Marl (Bonn) -", "Alto Marl (Bonn)"), ("Alto Bonn (Marl) -", None), ("Ann Harbour -", None)],
)
def test_a_place_of_which_the_text_tells_is_a_line_with_a_dash_before_the_day(
    read: Read, line: str, expected: str | None
) -> None:
    above = f"{HEADLINE}<div>{line}</div><div>3 March 2026</div>"
    text = f"{OPENS} In Alto Marl, Ann Harbour was glad."
    assert read(SITE, above, text=text).dateline == expected


@pytest.mark.parametrize(
    ("described", "expected"), [("MARL: The bridge was opened again.", "MARL"), ("Ferries stop.", None)]
)
def test_below_a_summary_a_place_before_a_colon_is_where_the_description_begins_so(
    read: Read, described: str, expected: str | None
) -> None:
    head = f"{SITE}<meta property='og:description' content='{described}'>"
    text = f"The ferries will stop by the end of the week.</p><p class='story-text'>\n\nMARL: {OPENS}"
    assert read(head, HEADLINE, text=text).dateline == expected


def test_short_headings_above_a_summary_are_no_paragraphs(read: Read) -> None:
    text = f"In short:</p><p class='story-text'>\n\nThe ferries stop.</p><p class='story-text'>\n\n<b>Marl.</b> {OPENS}"
    assert read("", HEADLINE, url=URL, text=text).dateline == "Marl"


def test_a_danda_ends_a_place_in_bold(read: Read) -> None:
    assert read("", HEADLINE, text="<b>नई मार्ल।</b> पुल सोमवार को फिर खुल गया।").dateline == "नई मार्ल"


@pytest.mark.parametrize(
    ("opening", "expected"),
    [("(Marl) – ", "Marl"), ("[청람=한빛통신] 서지오 기자 = ", "청람"), ("Marl – ", None)],
)
def test_below_several_lines_of_a_summary_only_brackets_tell_a_place(
    read: Read, opening: str, expected: str | None
) -> None:
    summary = "\n\n".join(
        ["Eleven months of repairs are over.", "Four lanes are open.", "The ferry will stop."]
    )
    assert read(SITE, HEADLINE, text=f"{summary}\n\n{opening}{OPENS}").dateline == expected


def test_a_place_in_letters_without_capitals_stands_before_a_dash_if_the_title_names_it(read: Read) -> None:
    title = "<title>افتتاح جسر الميناء في رأس السنديان</title>"
    text = "رأس السنديان – افتتح الجسر القديم يوم الاثنين بعد أحد عشر شهرا من الإصلاح."
    assert read(title, HEADLINE, text=text, lang="ar").dateline == "رأس السنديان"
    assert read("", HEADLINE, text=text, lang="ar").dateline is None


def test_the_house_in_brackets_is_no_part_of_a_place_in_bold(read: Read) -> None:
    text = "<b>المرسى (صوت الميناء) –</b> افتتح الجسر القديم يوم الاثنين بعد أحد عشر شهرا من الإصلاح."
    assert read("", HEADLINE, text=text, lang="ar").dateline == "المرسى"


def test_the_houses_address_before_a_place_is_no_part_of_it(read: Read) -> None:
    assert read(SITE, HEADLINE, text=f"EXAMPLE.COM, MARL - {OPENS}").dateline == "MARL"


@pytest.mark.parametrize(
    ("place", "rest", "expected"),
    [("Marl", OPENS, "Marl"), ("Marl", "and Aubing share a bridge.", None), ("Lokales", OPENS, None)],
)
def test_bold_letters_before_a_sentence_are_a_place_if_an_inner_folder_is_called_so(
    read: Read, place: str, rest: str, expected: str | None
) -> None:
    url = "https://www.example.com/lokales/marl/artikel/bridge-is-open-123"
    assert read("", HEADLINE, url=url, text=f"<b>{place}</b> {rest}").dateline == expected


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELBY FORKS -- The 112-year-old bridge will be moved upstream this summer.", "SELBY FORKS"),
        ("वाराणसी। पुल सोमवार को फिर खुला, और वाराणसी के लोग खुश हैं।", "वाराणसी"),
        ("संवाद सूत्र, सोनपुर। पुल सोमवार को फिर खुला, सोनपुर में नाव बंद।", "सोनपुर"),
        ("पुल खुला। सोमवार को लोग वहां पहुंचे।", None),
    ],
)
def test_a_place_stands_before_two_hyphens_or_a_danda(read: Read, text: str, place: str | None) -> None:
    assert read("", "<h1>Harbour bridge</h1>", text=text).dateline == place
