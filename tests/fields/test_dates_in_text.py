"""Dates as they stand in text, for readers and for machines."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.fields.times.timestamps import parse_timestamp
from scraper.fields.times.visible import find_date


def shown(text: str, language: str = "", *, month_first: bool = False) -> str | None:
    found = find_date(text, language, month_first=month_first)
    return found.moment.iso() if found else None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("25. September 2023, 10:05 Uhr", "de", "2023-09-25T10:05"),
        ("Sept. 5, 2023 at 3:04 p.m. EDT", "en", "2023-09-05T15:04-04:00"),
        ("Posted 5th May 2021", "en", "2021-05-05"),
        ("时间:2023-09-25 08:30", "zh", "2023-09-25T08:30"),
        ("작성일 23-11-06 09:24", "ko", "2023-11-06T09:24"),
        ("23.11.06", "ja", "2023-11-06"),
        ("23.11.06", "de", "2006-11-23"),
        ("Tarih:25.09.2023", "tr", "2023-09-25"),
        ("le 1er août 2022 à 10h30", "fr", "2022-08-01T10:30"),
        ("25 de septiembre de 2023 | 10.30 h", "es", "2023-09-25T10:30"),
        ("25 settembre 2023", "it", "2023-09-25"),
        ("25 de setembro de 2023", "pt", "2023-09-25"),
        ("3 d'octubre de 2023", "ca", "2023-10-03"),
        ("3 តុលា 2023", "km", "2023-10-03"),
        ("4 มี.ค. 2569 08:20 น.", "th", "2026-03-04T08:20"),
        ("4 ມິ.ຖ. 2026", "lo", "2026-06-04"),
        ("4 III 2026", "pl", "2026-03-04"),
        ("2026. IX. 4., szerda", "hu", "2026-09-04"),
        ("4\u200f/3\u200f/2026", "ar", "2026-03-04"),
        ("2026 ж. 4 қаңтар", "kk", "2026-01-04"),
        ("2026-ж., 4-январь", "ky", "2026-01-04"),
        ("2026 թ. հունվարի 4", "hy", "2026-01-04"),
        ("4 Meán Fómhair 2026", "ga", "2026-09-04"),
        ("4 thg 1, 2026", "vi", "2026-01-04"),
        ("Hun 4, 2026", "fil", "2026-06-04"),
        ("4 here 2026", "br", "2026-10-04"),
        ("4 here 2026", "en", None),
        ("2026-05-12 17.10", "sv", "2026-05-12T17:10"),
        ("3 ຕຸລາ 2023", "lo", "2023-10-03"),
        ("၂၀၂၃ အောက်တိုဘာ ၃", "my", "2023-10-03"),
        ("3-a de oktobro 2023", "eo", "2023-10-03"),
        ("Published: 14:05 BST, 3 May 2023 | Updated: 15:00 BST, 4 May 2023", "en", "2023-05-03T14:05+01:00"),
        ("3 May 2023 | 14:05", "en", "2023-05-03T14:05"),
        ("3 d’octobre de 2023", "oc", "2023-10-03"),
        ("25 maart 2023 om 10:05 uur", "nl", "2023-03-25T10:05"),
        ("25 oktober 2023", "sv", "2023-10-25"),
        ("25. desember 2023", "nb", "2023-12-25"),
        ("25.9.2023 klo 10.30", "fi", "2023-09-25T10:30"),
        ("25. syyskuuta 2023", "fi", "2023-09-25"),
        ("1 listopada 2023", "pl", "2023-11-01"),
        ("1. listopada 2023.", "hr", "2023-10-01"),
        ("25. září 2023", "cs", "2023-09-25"),
        ("2023. szeptember 25. 10:05", "hu", "2023-09-25T10:05"),
        ("25 septembrie 2023", "ro", "2023-09-25"),
        ("2023 m. rugsėjo 25 d.", "lt", "2023-09-25"),
        ("2023. gada 25. septembris", "lv", "2023-09-25"),
        ("25. september 2023", "et", "2023-09-25"),
        ("2023ko irailaren 25a", "eu", "2023-09-25"),
        ("25 сентября 2023 г. в 10:05 МСК", "ru", "2023-09-25T10:05+03:00"),
        ("25 вересня 2023, 10:05", "uk", "2023-09-25T10:05"),
        ("25 септември 2023", "bg", "2023-09-25"),
        ("25 Σεπτεμβρίου 2023", "el", "2023-09-25"),
        ("25 Eylül 2023 Pazartesi 10:05", "tr", "2023-09-25T10:05"),
        ("25 ספטמבר 2023", "he", "2023-09-25"),
        ("25 سبتمبر 2023 - 10:30 م", "ar", "2023-09-25T22:30"),
        ("٢٥ أيلول ٢٠٢٣", "ar", "2023-09-25"),
        ("Posted 6:14 PM Sep 25, 2023 and last updated 9:02 AM Sep 26, 2023", "en", "2023-09-25T18:14"),
        ("Sep 25, 2023 10:05 AM PHT", "en", "2023-09-25T10:05+08:00"),
        ("25 settembre 2023 (modifica il 26 settembre 2023 | 12:30)", "it", "2023-09-25"),
        ("25/09/2023 | آخر تحديث: 26/09/2023 10:15", "ar", "2023-09-25"),
        ("二〇二三年九月二十五日", "ja", "2023-09-25"),
        ("令和五年十月十日", "ja", "2023-10-10"),
        ("二零二三年十二月三日 10:05", "zh", "2023-12-03T10:05"),
        ("2023 оны 9 сарын 25, 10:05", "mn", "2023-09-25T10:05"),
        ("2023 оны 11 дүгээр сарын 5-ны өдөр", "mn", "2023-11-05"),
        ("2023 සැප්තැම්බර් 25 ප.ව. 2:05", "si", "2023-09-25T14:05"),
        ("ሴፕቴምበር 25, 2023", "am", "2023-09-25"),
        ("25 Satumba, 2023", "ha", "2023-09-25"),
        ("25 Sebtembar 2023", "so", "2023-09-25"),
        ("26 تشرين الثاني 2026", "ar", "2026-11-26"),
        ("26 نونبر 2026", "ar", "2026-11-26"),
        ("26 غشت 2026", "ar", "2026-08-26"),
        ("3 كانون الأول 2025", "ar", "2025-12-03"),
        ("25 सितंबर 2023 10:05 AM IST", "hi", "2023-09-25T10:05+05:30"),
        ("২৫ সেপ্টেম্বর ২০২৩", "bn", "2023-09-25"),
        ("Ngày 25 tháng 9 năm 2023", "vi", "2023-09-25"),
        ("25 September 2023 10:05 WIB", "id", "2023-09-25T10:05+07:00"),
        ("2023年9月25日 午後3時04分", "ja", "2023-09-25T15:04"),
        ("2023年09月25日 10:05", "zh", "2023-09-25T10:05"),
        ("2023년 9월 25일 오후 3:04", "ko", "2023-09-25T15:04"),
        ("২৫ সেপ্টেম্বর ২০২৩, ০৩:০৪ পিএম", "bn", "2023-09-25T15:04"),
    ],
)
def test_a_date_is_read_in_its_language(text: str, language: str, expected: str) -> None:
    assert shown(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("25 กันยายน 2566", "2023-09-25"),
        ("25 ก.ย. 2566 10:30 น.", "2023-09-25T10:30"),
        ("วันที่ 25 กันยายน พ.ศ. 2566 เวลา 10:30 น.", "2023-09-25T10:30"),
        ("25 ก.ย. 66 10:30", "2023-09-25T10:30"),
        ("25 ก.ย. 23", "2023-09-25"),
        ("۱۴۰۲/۰۷/۰۳", "2023-09-25"),
        ("سه شنبه ۳ مهر ۱۴۰۲ ساعت ۱۰:۳۰", "2023-09-25T10:30"),
        ("令和5年9月25日", "2023-09-25"),
        ("民國112年9月25日", "2023-09-25"),
    ],
)
def test_other_calendars_years_are_turned_into_gregorian_ones(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Copyright 2019",
        "May 2023",
        "12:30",
        "31.02.2023",
        "99/99/2023",
        "",
        "1402/13/45",
        "(14 votes, average: 4.21 out of 5)",
    ],
)
def test_what_is_no_day_gives_none(text: str) -> None:
    assert shown(text) is None


def test_the_fourth_of_march_and_the_third_of_april_are_told_apart_by_the_country() -> None:
    assert (shown("3/4/2023", month_first=True), shown("3/4/2023")) == ("2023-03-04", "2023-04-03")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2023-09-25T10:05:09.123+0200", "2023-09-25T10:05:09+02:00"),
        ("2023-09-25T10:05Z", "2023-09-25T10:05+00:00"),
        ("2023-09-25 10:05:09", "2023-09-25T10:05:09"),
        ("2023-09-25", "2023-09-25"),
        ("2023/09/25", "2023-09-25"),
        ("20230925T100509Z", "2023-09-25T10:05:09+00:00"),
        ("1695636309", "2023-09-25T10:05:09+00:00"),
        ("1695636309123", "2023-09-25T10:05:09+00:00"),
        ("Mon, 25 Sep 2023 10:05:09 GMT", "2023-09-25T10:05:09+00:00"),
        ("2023-09-25T10:05:09-03:30", "2023-09-25T10:05:09-03:30"),
    ],
)
def test_a_timestamp_keeps_its_precision_and_offset(raw: str, expected: str) -> None:
    moment = parse_timestamp(raw)
    assert moment is not None
    assert moment.iso() == expected


@pytest.mark.parametrize(
    "raw", ["0000-00-00", "9999-12-31", "0001-01-01T00:00:00", "2023-13-01", "today", "99999999999999"]
)
def test_a_timestamp_out_of_the_calendar_is_none(raw: str) -> None:
    assert parse_timestamp(raw) is None


@given(st.text(alphabet="0123456789 .,:/-–年月日TZ+SeptMay'\n٣मार्च", max_size=600))
def test_whatever_is_read_from_any_text_is_a_day_of_the_calendar(text: str) -> None:
    found = find_date(text)
    for moment in (parse_timestamp(text), found.moment if found else None):
        if moment is not None:
            assert date.fromisoformat(moment.iso()[:10]) == moment.date


def test_a_text_of_a_million_digits_costs_no_more_than_its_head() -> None:
    started = time.process_time()
    assert find_date("1 " * 500_000) is None
    assert time.process_time() - started < 0.2


@pytest.mark.parametrize(
    "text", ["18 تشرين الثاني 2026 - 07:35 مساءً", "18 نومبر 2026ء، شام 07:35", "১৮ নভেম্বর ২০২৬, সন্ধ্যা ৭:৩৫"]
)
def test_the_word_for_the_evening_is_read_before_and_after_the_clock(text: str) -> None:
    found = find_date(text, "ar")
    assert found is not None
    assert found.moment.iso() == "2026-11-18T19:35"
