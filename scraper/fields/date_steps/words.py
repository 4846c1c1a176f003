"""What the words beside a date say of it: that it is the day of publication, or of a change."""

from __future__ import annotations

import re

PUBLISHED_WORDS = (
    *"""
    publi posted date created issued release erschienen veröff erstellt stand: datum geplaatst
    pubblicato julkaistu опублик дата yayın 發布 发布 掲載 公開 등록 입력 נוצר פורסם نشر
    skelbt avaldat zveřejn vydán objavlj közzé δημοσ شائع انتشار प्रकाशित প্রকাশ เผยแพร่ đăng 出版
    публик публік објав megjelen udgiv 投稿 offentliggj créé creado criado giriş oluştur terbit нийтэл
    """.split(),
    "stand ",
)
MODIFIED_WORDS = (
    *"""
    updat modif revised edited changed aktualisier geändert actualis actualiz aggiorn atualiza bijgewerkt
    gewijzigd oppdater opdater uppdater päivit zaktual обновл оновл редактир відредаг güncell ενημ 更新 수정 עודכן تحديث
    atnaujin atjaunin uuendat aktualizov ažurir posodob frissít обновен تدوین ویرایش अपडेट আপডেট อัปเดต แก้ไข
    diperbarui cập aktualizac actualitz روزرسان ปรับปรุง ажурир uppfær muudet 修改 修订 改訂 përditës eguneratu
    промяна aangepast endret ændret ändrad redigert redigeret muokattu zmodyfik
    izmjen izmen হালনাগাদ अद्यतन புதுப்பி განახლ թարմաց шинэчил жаңарт yenilən yangilan dikemas diweddar 업데이트 módosít
    """.split(),
    "mis à jour",
    "mise à jour",
    "agg.",
    "اپ ڈیٹ",
)
TWO_FIGURES = re.compile(r"[\d年](?<=\d\d|[〇零一二三四五六七八九十元]年)")
"""What any date has: tested first, for most lines have it not. Its second sign is sought, which is faster."""
GLUED = re.compile(r"[a-zß-ž]\d|\d{4}[\dA-Z]")
"""A figure right after a name, or after a year: "Ann Lee12 May 20264 minutes"."""
_DAY = re.compile(
    r"(?<![\d:.h])\d{1,2}(?![\d:]|\.\d\d(?!\d|\.)|\s?h\s?\d\d)|(?<!\d)\d{4}\.\s?\d{1,2}\.\s?\d{1,2}(?![\d:])"
)
"""The number of a day, which no clock's is."""
_YEAR = re.compile(r"\d{4}")
_CLOCK = re.compile(r"(?<![\d.])\d{1,2}(?::| ?h ?|\.)\d\d(?![\d.]\d)")


def tells_change(text: str) -> bool:
    """Whether the first date of the text is that of a change: what stands before it says so, or all of the text."""
    figures = TWO_FIGURES.search(text)
    if figures and says_modified(text[: figures.start()]):
        return True
    return says_modified(text) and not goes_on_to_change(text)


def goes_on_to_change(text: str) -> bool:
    """Whether the word of a change stands between a date and a day: the first is then that of publication."""
    folded = text.casefold()
    places = [at for word in MODIFIED_WORDS if (at := folded.find(word)) > 0]
    at = _bracket_at(text, min(places, default=0))
    if not TWO_FIGURES.search(text[:at]):
        return False
    return _DAY.search(text, at) is not None or goes_on_to_clock(text[at:])


def goes_on_to_clock(part: str) -> bool:
    """Whether a part of a line tells of a change, with a clock and no day."""
    clock = _CLOCK.search(part)
    if clock is None or _YEAR.search(part) or not says_modified(part):
        return False
    line = part[: clock.end()] + part[clock.end() :].partition("\n")[0]
    return _DAY.search(_CLOCK.sub("", line)) is None


def publication_told(text: str) -> str:
    """The part of a line that tells of a publication behind a change: "Updated 12 May 2026 - Created 11 May 2026"."""
    folded = text.casefold().replace("pdate", "·····")
    change = TWO_FIGURES.search(folded) if len(folded) == len(text) else None
    places = [at for word in PUBLISHED_WORDS if change and (at := folded.find(word, change.end())) > 0]
    return text[min(places) :] if places and _DAY.search(text, min(places)) else ""


def change_told(text: str) -> str:
    """The part of the line that tells of a change: from its word on, if a day follows; all, if it is of nothing else.

    >>> change_told("Published 11 May 2026 | Updated 12 May 2026"), change_told("Published 11 May 2026")
    ('Updated 12 May 2026', '')
    """
    at, folded = change_at(text), text.casefold()
    if at < 0:
        return ""
    if _DAY.search(folded, at) and not goes_on_to_clock(text[at:]):
        return text[at:] if len(text) == len(folded) else folded[at:]
    return text if tells_change(text) else ""


def change_at(text: str) -> int:
    """Where the last word of a change stands, or the bracket about it; -1 if none does."""
    folded = _without_editors(text.casefold())
    found = max([folded.rfind(word) for word in MODIFIED_WORDS if word in folded], default=-1)
    return _bracket_at(text, found)


def _bracket_at(text: str, at: int) -> int:
    """Where the bracket opens that holds this place, else the place: "3 May (changed 4 May)"."""
    before = text[: max(at, 0)]
    opened, closed = (max(before.rfind(sign) for sign in signs) for signs in ("(（", ")）"))
    return opened if opened > closed else at


def says_modified(text: str) -> bool:
    """Whether its words are of a change, and none of publication."""
    return _says(MODIFIED_WORDS, _without_editors(text.casefold())) and not says_published(text)


def _without_editors(text: str) -> str:
    """The text with other signs, as many, where it says who edited it: "edited by Paul Strand", which is no change."""
    return text.replace("edited by", "········ ")


def says_published(text: str) -> bool:
    """Whether one of its words is of publication; the "date" in "updated", "Uppdaterad" and "opdateret" is none."""
    return _says(PUBLISHED_WORDS, text.casefold().replace("pdate", ""))


def _says(words: tuple[str, ...], text: str) -> bool:
    """Whether any of the (beginnings of) words is in the text, in any case."""
    text = text.casefold()
    for word in words:  # noqa: SIM110  (a generator costs twice as much)
        if word in text:
            return True
    return False
