"""Text comes out right whatever the encoding, declared rightly, wrongly or not at all."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.document.charset import decode

RUSSIAN = (
    "Городской совет вчера вечером утвердил новый план развития набережной, сообщила пресс-служба мэрии. " * 4
)
JAPANESE = "市議会は昨夜、港湾地区の新しい開発計画を承認した。住民の多くは歓迎しているという。" * 4
CHINESE = "市议会昨晚批准了港口区的新发展计划，许多居民对此表示欢迎，工程将于明年春天开始。" * 4
TAIWANESE = "市議會昨晚批准了港口區的新發展計畫，許多居民對此表示歡迎，工程將於明年春天開始。" * 4
KOREAN = "시의회는 어젯밤 항만 지구의 새로운 개발 계획을 승인했다. 주민들은 대체로 환영하는 분위기다. " * 4
POLISH = (
    "Rada miejska przyjęła wczoraj nowy plan rozwoju nabrzeża; mieszkańcy są zadowoleni, żądają zieleni. " * 4
)
ARABIC = "وافق المجلس البلدي مساء أمس على خطة جديدة لتطوير الميناء ورحب بها كثير من السكان. " * 4
THAI = "สภาเมืองอนุมัติแผนพัฒนาท่าเรือฉบับใหม่เมื่อคืนนี้ ชาวบ้านจำนวนมากยินดีกับการตัดสินใจ " * 4
FRENCH = (
    "Le conseil a approuvé hier le projet « Rives neuves » : l’été prochain, déjà, les travaux débuteront. "
    * 4
)
GREEK = "Το δημοτικό συμβούλιο ενέκρινε χθες το βράδυ το νέο σχέδιο ανάπτυξης του λιμανιού της πόλης. " * 4
HEBREW = "מועצת העיר אישרה אמש את התוכנית החדשה לפיתוח הנמל, ותושבים רבים בירכו על ההחלטה. " * 4
LEGACY = {
    "windows-1251": RUSSIAN, "koi8-r": RUSSIAN, "shift_jis": JAPANESE, "euc-jp": JAPANESE, "gbk": CHINESE,
    "big5": TAIWANESE, "euc-kr": KOREAN, "iso-8859-2": POLISH, "windows-1250": POLISH, "windows-1256": ARABIC,
    "tis-620": THAI, "windows-1252": FRENCH, "windows-1253": GREEK, "iso-8859-7": GREEK,
    "windows-1255": HEBREW,
}  # fmt: skip
SPARSE = [
    "The repair cost £5, and “nobody”, said the mayor, “wants to pay it – that’s all”. " * 4,
    "The ferry left at 6, or so it says. © Northmoor Post",
    "In the café nobody knew who had written the naïve letter to the council about its plan. " * 4,
    "Größe naïve: the harbour board said on Thursday that it would stop for the winter. " * 9,
]
CASES = [pytest.param(label, text, id=label) for label, text in LEGACY.items()]


def page(text: str, meta: str = "") -> str:
    return f"<!doctype html><html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>"


def declared(label: str) -> str:
    return f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'


@pytest.mark.parametrize(("label", "text"), CASES)
def test_the_header_is_believed(label: str, text: str) -> None:
    assert text in decode(page(text).encode(label), f"text/html; charset={label}")[0]


@pytest.mark.parametrize(("label", "text"), CASES)
def test_the_meta_is_believed(label: str, text: str) -> None:
    assert text in decode(page(text, declared(label)).encode(label))[0]


@pytest.mark.parametrize(("label", "text"), CASES)
def test_an_undeclared_encoding_is_detected(label: str, text: str) -> None:
    assert text in decode(page(text).encode(label))[0]


@pytest.mark.parametrize(("label", "text"), CASES)
def test_a_servers_latin1_default_does_not_hide_the_pages_own_declaration(label: str, text: str) -> None:
    assert text in decode(page(text, declared(label)).encode(label), "text/html; charset=ISO-8859-1")[0]


@pytest.mark.parametrize(("label", "text"), CASES)
def test_a_wrong_declaration_as_utf8_is_passed_over(label: str, text: str) -> None:
    assert text in decode(page(text, declared("utf-8")).encode(label), "text/html; charset=utf-8")[0]


@pytest.mark.parametrize(
    "label", ["windows-1251", "shift_jis", "euc-jp", "gbk", "big5", "euc-kr", "windows-1253"]
)
def test_a_servers_latin1_default_is_passed_over_where_no_western_text_comes_of_it(label: str) -> None:
    body = page(LEGACY[label]).encode(label)
    assert LEGACY[label] in decode(body, "text/html; charset=iso-8859-1").text


@pytest.mark.parametrize("label", ["", "utf-8", "iso-8859-1"])
@pytest.mark.parametrize("text", SPARSE)
def test_a_text_with_few_letters_to_tell_by_is_western(text: str, label: str) -> None:
    assert text in decode(page(text, declared(label)).encode("cp1252"), f"text/html; charset={label}").text


@pytest.mark.parametrize("wide", ["utf-16", "utf-16le", "utf-16be"])
def test_a_page_that_can_be_read_as_ascii_is_not_utf16_whatever_it_says(wide: str) -> None:
    body = page(RUSSIAN, f'<meta charset="{wide}">').encode("windows-1251")
    assert RUSSIAN in decode(body, f"text/html; charset={wide}").text


@pytest.mark.parametrize("label", ["windows-1251", "shift_jis", "gbk", "iso-8859-1", "utf-16", "koi8-r"])
def test_valid_utf8_is_utf8_whatever_is_declared(label: str) -> None:
    assert decode(page(RUSSIAN, declared(label)).encode(), f"text/html; charset={label}")[1] == "utf-8"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_known_with_and_without_its_bom(codec: str) -> None:
    assert RUSSIAN in decode(page(RUSSIAN).encode(codec))[0]


def test_a_utf8_bom_is_no_text() -> None:
    assert decode(codecs.BOM_UTF8 + page(FRENCH).encode())[0].startswith("<!doctype")


def test_iso_2022_jp_is_read_though_its_bytes_are_ascii() -> None:
    assert JAPANESE in decode(page(JAPANESE, declared("iso-2022-jp")).encode("iso-2022-jp"))[0]


@pytest.mark.parametrize(
    ("body", "is_text"),
    [
        (JAPANESE.encode(), True),
        (b"a\x00b", False),
        (b"caf\xe9 \xc3\xa9", False),
        (codecs.BOM_UTF8 + b"a", False),
    ],
)
def test_bytes_that_are_the_text_are_known_to_be(body: bytes, is_text: bool) -> None:
    found = decode(body)
    assert found.is_utf8 is is_text
    assert (found.text.encode() == body) is is_text


@pytest.mark.parametrize("cut", [1, 2])
def test_utf8_cut_within_its_last_character_is_utf8(cut: int) -> None:
    text, name, _ = decode(JAPANESE.encode()[:-cut])
    assert (name, text[:-1]) == ("utf-8", JAPANESE[:-1])


def test_a_few_wrong_bytes_leave_utf8_what_it_is() -> None:
    text, name, _ = decode(page(RUSSIAN).encode() + b"<p>\xd0\xff\xfe</p>")
    assert (name, RUSSIAN in text) == ("utf-8", True)


def test_a_stray_western_byte_in_utf8_is_mended() -> None:
    assert "the mayor’s plan" in decode(page(FRENCH).encode() + b"<p>the mayor\x92s plan</p>")[0]


def test_curly_quotes_declared_as_latin1_are_read_as_windows_1252() -> None:
    assert "l’été" in decode(page(FRENCH).encode("cp1252"), "text/html; charset=iso-8859-1")[0]


@pytest.mark.parametrize("label", ["idna", "punycode", "utf-7", "unicode_escape", "rot13", "hex", "nonsense"])
def test_labels_that_are_no_web_encoding_are_passed_over(label: str) -> None:
    assert FRENCH in decode(page(FRENCH).encode("cp1252"), f"text/html; charset={label}")[0]


def test_text_encoded_twice_is_mended() -> None:
    twice = page(FRENCH).encode().decode("cp1252", "ignore")
    assert "approuvé hier" in decode(twice.encode())[0]


@pytest.mark.parametrize("sign", ["’", "–", "…", "“"])
def test_a_single_sign_encoded_twice_by_way_of_latin_1_is_mended(sign: str) -> None:
    twice = page(f"Ared{sign}s kiosk").encode().decode("latin-1")
    assert f"Ared{sign}s kiosk" in decode(twice.encode())[0]


def test_an_article_that_shows_mojibake_keeps_it() -> None:
    shown = "Wer „fÃ¼r“ statt „für“ liest, hat eine falsche Kodierung."
    assert shown in decode(page(shown).encode())[0]


@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_bytes_become_text_that_can_be_encoded(body: bytes, content_type: str) -> None:
    text, _, _ = decode(body, content_type)
    assert "\x00" not in text
    text.encode()
