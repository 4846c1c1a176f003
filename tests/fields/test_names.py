"""What is a name in a byline, and what is not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.article import Person
from scraper.fields.names.compare import fold, unique
from scraper.fields.names.parse import MAX_NAMES, parse_names


def names(text: str, *, strict: bool = True) -> list[str]:
    return [person.name for person in parse_names(text, strict=strict)]


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("Words Jane Doe Photographs John Roe", ["Jane Doe"]),
        ("阿部 寛人", ["阿部 寛人"]),
        ("社会部 阿部 寛人", ["阿部 寛人"]),
        ("Von Max Müller", ["Max Müller"]),
        ("Par Jean-Luc Le Goff", ["Jean-Luc Le Goff"]),
        ("Por Ana García", ["Ana García"]),
        ("Di Marco Rossi", ["Marco Rossi"]),
        ("Door Jan de Vries", ["Jan de Vries"]),
        ("Av Kari Nordmann", ["Kari Nordmann"]),
        ("Af Mette Jensen", ["Mette Jensen"]),
        ("Tekst: Ola Nordmann", ["Ola Nordmann"]),
        ("Autor: Jan Kowalski", ["Jan Kowalski"]),
        ("Автор: Иван Петров", ["Иван Петров"]),
        ("Текст: Олена Коваль", ["Олена Коваль"]),
        ("記者王小明／台北報導", ["王小明"]),
        ("文／李美玲", ["李美玲"]),
        ("記者 山田太郎", ["山田太郎"]),
        ("홍길동 기자", ["홍길동"]),
        ("بقلم: محمد عبد الله", ["محمد عبد الله"]),
        ("מאת דנה כהן", ["דנה כהן"]),
        ("Συντάκτης: Γιώργος Παπαδόπουλος", ["Γιώργος Παπαδόπουλος"]),
        ("Yazan: Ayşe Yılmaz", ["Ayşe Yılmaz"]),
        ("Oleh Budi Santoso", ["Budi Santoso"]),
        ("Szerző: Nagy Péter", ["Nagy Péter"]),
        ("Kirjoittaja: Matti Meikäläinen", ["Matti Meikäläinen"]),
        ("Text: Anna Svensson", ["Anna Svensson"]),
        ("Napsal: Petr Novák", ["Petr Novák"]),
        ("Tác giả: Nguyễn Văn An", ["Nguyễn Văn An"]),
        ("De Ion Popescu", ["Ion Popescu"]),
        ("लेखक: अमित शर्मा", ["अमित शर्मा"]),
        ("ავტორი: ნინო მაისურაძე", ["ნინო მაისურაძე"]),
    ],
)
def test_a_lead_in_of_any_language_is_not_part_of_the_name(byline: str, expected: list[str]) -> None:
    assert names(byline) == expected


@pytest.mark.parametrize("name", ["FOX 5 Digital Team", "KHOU 11 Staff", "7 News WSVN", "Eyewitness News 3"])
def test_a_house_keeps_its_number(name: str) -> None:
    assert parse_names(f"By {name}", strict=True) == [Person(name=name, kind="organization")]


@pytest.mark.parametrize("name", ["France 24", "24 Heures", "Radio 1"])
def test_a_declared_name_of_a_word_and_a_number_is_a_house(name: str) -> None:
    assert parse_names(name) == [Person(name=name, kind="organization")]


@pytest.mark.parametrize(
    "byline", ["Ann Lee 7 News", "Ann Lee, Reporter 7 News", "Ann Lee 12 March", "Ann Lee 3"]
)
def test_a_number_behind_a_writer_is_no_part_of_the_name(byline: str) -> None:
    assert names(byline)[:1] == ["Ann Lee"]


@pytest.mark.parametrize(
    "name",
    [
        "Raj Patel, Jr.",
        "Martin Luther King III",
        "Jane Doe, MD, PhD",
        "José Ortega y Gasset",
        "Ana de la Cruz",
        "Ludwig van Beethoven",
        "Charles de Gaulle",
        "J. K. Rowling",
        "Madonna",
        "Paramita (Guha) Ghosh",
        "3i Global",
        "example.at Redaktion",
        "Mary-Kate O'Neill-Smith",
        "Søren Ågård",
        "محمد بن سلمان",
        "王小明",
        "山田 太郎",
        "김철수",
    ],
)
def test_a_name_stays_whole(name: str) -> None:
    assert names(name) == [name]


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Sam Jones (Oslo) and Ann Lee (AFP)", ["Sam Jones", "Ann Lee", "AFP"]),
        ("By Sam Jones, Daily Ledger", ["Sam Jones"]),
        ("Sam Jones, Head of Marketing and Community Development", ["Sam Jones"]),
        ("By Sam Jones, Director, Content & Marketing, Lakeside and MARS Institute", ["Sam Jones"]),
        ("Sam Jones, de Brasília", ["Sam Jones"]),
        ("Sam Jones, LAKE TODAY", ["Sam Jones"]),
        ("By Sam Jones BBC News, Washington", ["Sam Jones"]),
        ("Von Max Müller (Text) und Anna Schmidt (Fotos)", ["Max Müller"]),
        ("Haber: Ahmet Yılmaz - Kamera: Mehmet Demir", ["Ahmet Yılmaz"]),
        ("Words: Ann Lee Pictures: Bo Roe", ["Ann Lee"]),
        ("By Ann Lee ⋅ Founder ⋅ Updated May 6, 2025", ["Ann Lee"]),
        ("Gespeichert von rasos am 24. Juli 2017 - 18:55", ["rasos"]),
        ("〔記者王小明／台北報導〕", ["王小明"]),
        ("文・山田太郎", ["山田太郎"]),
        ("Door onze redactie", []),
        ("Heather’s", []),
        ("Jane Doe, RN and Sam Jones, Jr.", ["Jane Doe, RN", "Sam Jones, Jr."]),
        ("By Sam Jones — Port Ellery", ["Sam Jones"]),
        ("Sam Jones, home security expert", ["Sam Jones"]),
        ("und", []),
        ("Farmacias de turno", []),
        ("the National League", []),
        ("Opens in", []),
        ("朝の橋＝29日、山田花子撮影", []),
        ("By Sam Jones and Ann Lee", ["Sam Jones", "Ann Lee"]),
        ("By Sam Jones and Ann Lee, North Ledger", ["Sam Jones", "Ann Lee"]),
        ("By Sam Jones at Harrow Dock", ["Sam Jones"]),
        ("SAM JONES Daily Wire", ["SAM JONES"]),
        ("Written by: सरिता पटले Edited By: नीलेश वाघ", ["सरिता पटले"]),
        ("Της Άννας Καλογήρου", ["Άννας Καλογήρου"]),
        ("文 山田花子", ["山田花子"]),
        ("（報道部 山田花子）", ["山田花子"]),
        ("김다솔 구독", ["김다솔"]),
        ("By Sam Jones, Ann Lee, and Kim Park", ["Sam Jones", "Ann Lee", "Kim Park"]),
        ("SAM JONES AND ANN LEE", ["SAM JONES", "ANN LEE"]),
        ("Sam Jones & Ann Lee", ["Sam Jones", "Ann Lee"]),
        ("Von Max Müller und Eva Braun-Schmidt", ["Max Müller", "Eva Braun-Schmidt"]),
        ("Por Ana García y Luis Pérez", ["Ana García", "Luis Pérez"]),
        ("Par Marie Curie et Pierre Curie", ["Marie Curie", "Pierre Curie"]),
        ("Di Marco Rossi e Anna Bianchi", ["Marco Rossi", "Anna Bianchi"]),
        ("Иван Иванов и Пётр Петров", ["Иван Иванов", "Пётр Петров"]),
        ("王小明、李美玲", ["王小明", "李美玲"]),
        ("Γιώργος Παππάς και Ελένη Χατζηδάκη", ["Γιώργος Παππάς", "Ελένη Χατζηδάκη"]),
        ("Anna Nowak oraz Jan Wilk", ["Anna Nowak", "Jan Wilk"]),
        ("José Ortega y Gasset y María Pérez", ["José Ortega y Gasset", "María Pérez"]),
        ("Montserrat Puig i Cadafalch i Jordi Sala", ["Montserrat Puig i Cadafalch", "Jordi Sala"]),
        ("محمد عبد الله وفاطمة الزهراء", ["محمد عبد الله", "فاطمة الزهراء"]),
        ("محمد وسيم الحاج ووليد غنيم", ["محمد وسيم الحاج", "وليد غنيم"]),
        ("محمد عبد الله و\nفاطمة الزهراء", ["محمد عبد الله", "فاطمة الزهراء"]),
        ("Raj Patel, Jr. and Ana de la Cruz", ["Raj Patel, Jr.", "Ana de la Cruz"]),
        ("Jane Doe; John Roe", ["Jane Doe", "John Roe"]),
        ("Dan Brown", ["Dan Brown"]),
    ],
)
def test_a_conjunction_parts_names_only_between_names(byline: str, expected: list[str]) -> None:
    assert names(byline) == expected


@pytest.mark.parametrize(
    "byline",
    [
        "By Jane Doe, Senior Political Editor",
        "By Jane Doe | Staff Writer",
        "By Jane Doe, Washington",
        "By Jane Doe in Paris",
        "By Jane Doe for the Daily Clarion",
        "By Jane Doe jane@example.com",
        "By Jane Doe • 12 May 2023 • 4 min read",
        "Posted on 12 May 2023 by Jane Doe",
        "By Jane Doe Updated: 10:30 EDT, 25 September 2023",
        "ByJane Doe",
        "By Jane Doe Photos by John Roe",
        "Reporter Jane Doe",
        "Jane Doe is a senior writer covering rail",
        "By Jane Doe The Associated Press",
    ],
)
def test_jobs_places_dates_addresses_and_photographers_are_no_names(byline: str) -> None:
    assert names(byline) == ["Jane Doe"]


@pytest.mark.parametrize(
    "byline", ["admin", "admin-desk", "By Staff", "Redaktor", "Read more", "12 May 2023", "May", "", "—"]
)
def test_what_names_nobody_gives_no_name(byline: str) -> None:
    assert names(byline) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("字数：\n阅读量：\n次", []),
        ("著者：Ann Lee\nリンク：https://example.com/a", ["Ann Lee"]),
        ("文章作者:\nAnn Lee", ["Ann Lee"]),
        ("山田太郎\n公開日：", ["山田太郎"]),
    ],
)
def test_a_word_with_a_colon_is_a_label_where_no_capitals_tell_names(line: str, expected: list[str]) -> None:
    assert names(line) == expected


@pytest.mark.parametrize("agency", ["AFP", "Reuters", "dpa", "The Associated Press", "新华社", "ТАСС"])
def test_an_agency_is_an_organization(agency: str) -> None:
    assert [(p.name, p.kind) for p in parse_names(agency, strict=True)] == [(agency, "organization")]


@pytest.mark.parametrize("line", ["Di Reuters", "de Reuters", "Του Reuters", "By Reuters", "Por Reuters"])
def test_a_lead_in_that_names_may_begin_with_leads_to_an_agency(line: str) -> None:
    assert parse_names(line, strict=True) == [Person(name="Reuters", kind="organization")]


def test_an_agency_that_is_written_small_is_led_to() -> None:
    assert names("Von dpa und Max Müller") == ["dpa", "Max Müller"]


def test_additional_reporters_are_contributors() -> None:
    people = parse_names("By Jane Doe. Additional reporting by Al Roe and Bo Li.", strict=True)
    assert [(p.name, p.role) for p in people] == [
        ("Jane Doe", "author"),
        ("Al Roe", "contributor"),
        ("Bo Li", "contributor"),
    ]


def test_who_wrote_up_what_others_reported_helped_and_who_edited_it_did_not() -> None:
    people = parse_names("Reporting by Jane Doe; Writing by Al Roe; Editing by Bo Li", strict=True)
    assert [(p.name, p.role) for p in people] == [("Jane Doe", "contributor"), ("Al Roe", "contributor")]


def test_the_family_name_first_is_turned_round() -> None:
    assert names("Smith, John", strict=False) == ["John Smith"]


def test_a_declared_name_may_be_a_handle() -> None:
    assert names("jdoe", strict=False) == ["jdoe"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Por Ana Ruiz", "Ana Ruiz"),
        ("Von Max Müller", "Max Müller"),
        ("Von Miller", "Von Miller"),
        ("Par Lagerkvist", "Par Lagerkvist"),
    ],
)
def test_a_declared_name_loses_a_lead_in_before_a_given_name_and_another(name: str, expected: str) -> None:
    assert names(name, strict=False) == [expected]


def test_names_are_compared_without_case_and_punctuation() -> None:
    assert fold("Raj Patel, Jr.") == fold("RAJ  PATEL JR")


def test_a_name_told_twice_stays_where_it_first_stands() -> None:
    told = [Person(name="Ana Lind", url="https://a.example"), Person(name="Bo Ek"), Person(name="ANA LIND")]
    assert unique(told) == told[:2]


def test_a_name_of_ten_thousand_characters_is_none_and_costs_nothing() -> None:
    started = time.process_time()
    assert parse_names("A" * 10_000) == []
    assert time.process_time() - started < 0.1


@given(st.text(max_size=500), st.booleans())
def test_any_text_gives_a_bounded_list_of_short_names(text: str, strict: bool) -> None:
    people = parse_names(text, strict=strict)
    assert len(people) <= MAX_NAMES
    assert all(0 < len(p.name) <= 120 for p in people)


@pytest.mark.parametrize(
    "byline",
    [
        "作者：周雨桐 点击：1862 【字号：大 中 小】 【打印】【关闭】",
        "撰文：\n周雨桐\n出版：\n2026-11-25 18:20\n更新：\n2026-11-25 20:05",
        "周雨桐 | 点击：1862 | 南浦街道",
    ],
)
def test_a_word_with_a_figure_of_its_own_is_a_label_and_behind_it_stand_no_more_names(byline: str) -> None:
    assert names(byline) == ["周雨桐"]


@pytest.mark.parametrize(
    "byline", ["12 Nov 2026 By: Ann Lee Views: 211", "By Ann Lee Views: 211", "Ann Lee: 211"]
)
def test_behind_a_name_the_label_of_a_figure_is_none_of_its_words(byline: str) -> None:
    assert names(byline) == ["Ann Lee"]


def test_a_label_of_the_day_before_the_name_leaves_the_name() -> None:
    assert names("Published: 12 Nov 2026 | Ann Lee") == ["Ann Lee"]


def test_between_a_job_and_a_house_stands_the_jobs_field_and_no_second_writer() -> None:
    byline = "Ann Lee, Senior Fellow and Head, Urban Water Programme, Institute for Rivers, Leeds"
    assert names(byline) == ["Ann Lee"]
    assert names("Ann Lee, Editor, and Bo Roe, Staff Writer") == ["Ann Lee", "Bo Roe"]


def test_what_small_letters_begin_after_a_comma_and_holds_a_job_tells_of_the_name_before() -> None:
    byline = "By Ann Lee, 4+ years covering film\nBo Roe, senior editor and E Ink enthusiast with 5 years"
    assert names(byline) == ["Ann Lee", "Bo Roe"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("기자명 윤하늘 기자", ["윤하늘"]),
        ("（編集委員・戸波千鶴、三ツ瀬支局・古庄亮太）", ["戸波千鶴", "古庄亮太"]),
        ("Haber: Ali Veli", ["Ali Veli"]),
        ("Haber Merkezi", ["Haber Merkezi"]),
    ],
)
def test_what_stands_before_a_name_in_other_languages_is_no_part_of_it(line: str, names: list[str]) -> None:
    assert [person.name for person in parse_names(line)] == names


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Jane Doe, Special to the Star", ["Jane Doe"]),
        ("Jane Doe | For The Tidewater", ["Jane Doe"]),
        ("By NPR’s Jane Doe", ["Jane Doe"]),
        ("JB's Diner", ["JB's Diner"]),
        ("Forrest Doe", ["Forrest Doe"]),
    ],
)
def test_the_house_for_which_somebody_writes_is_no_name(
    byline: str, expected: list[str], strict: bool
) -> None:
    assert names(byline, strict=strict) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nguyễn Minh Thu", ["Nguyễn Minh Thu"]),
        ("By Ann Lee Thu, Nov 20, 2026", ["Ann Lee"]),
        ("إدريس المنصوري الجمعة 20 نونبر 2026 - 14:22", ["إدريس المنصوري"]),
        ("Hoàng Nam (Theo ABC\n)", ["Hoàng Nam"]),
        ("文化部記者　大野 拓也", ["大野 拓也"]),
        ("윤서진 기자\nyun@a.example\n다른기사 보기", ["윤서진"]),
        ("Story and photos by Ann Lee", ["Ann Lee"]),
        ("Text und Fotos: Max Müller", ["Max Müller"]),
        ("Fotos und Text: Max Müller", ["Max Müller"]),
        ("Testo e foto di Anna Bianchi", ["Anna Bianchi"]),
        ("Text/Foto: Åsa Berg", ["Åsa Berg"]),
        ("Words and pictures: Ann Lee", ["Ann Lee"]),
        ("Story by Ann Lee; photos by Bo Roe", ["Ann Lee"]),
        ("Inês d’Almeida", ["Inês d’Almeida"]),
        ("Mahmood al-Rashid", ["Mahmood al-Rashid"]),
        ("By Martin Quigley Jr. Photo: Al Snap", ["Martin Quigley Jr."]),
        ("От Десислава Йорданова. Снимка: Христо Къдринов", ["Десислава Йорданова"]),
        ("โดย สมชาย วงศ์สุวรรณ. ภาพ: กนกวรรณ ศรีประเสริฐ", ["สมชาย วงศ์สุวรรณ"]),
    ],
)
def test_a_name_is_whole_and_nothing_of_what_stands_beside_it(line: str, expected: list[str]) -> None:
    assert names(line) == expected
