"""Lines typed into the text like any paragraph that are no part of it: captions, contacts of the house, rights.

No class tells them, and they look like sentences. What does: a picture's credit at their end, the house's own e-mail
address, the sign of copyright at their beginning; or that they are a short button, or a mark at the very end. On
labelled pages about 50 of those kept were furniture, and 4 text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scraper.body.embeds.read_aloud import offers_reading
from scraper.body.table import rows_of
from scraper.document.credits import PICTURE
from scraper.signs import has_sign

if TYPE_CHECKING:
    from scraper.body.table import Flags, LeafTable
    from scraper.document import Leaf

LEAST_LEFT = 400
"""Characters of the body that must be left."""
HEAD = 3
"""Lines at the beginning among which a text may be offered to be read out."""
MAX_CHARS, CREDIT_CHARS = 260, 110
"""What such a line holds at most, and its credit."""
CREDIT = re.compile(
    rf"(?:(?:^|[\s(\[（【|/.．。])(?:{PICTURE})\s{{0,2}}[:：/／|©=＝]"
    rf"|(?:^|[(\[（【|/.．。—–]\s{{0,2}})(?:{PICTURE})\s(?:by|credit|courtesy)\b|[.!?)»”]\s{{0,2}}[©ⓒ])"
    r"\s*[^.。!?\n]{2,70}[)\]）】]?\.?$",
    re.I,
)
"""Without a sign between, the words for a picture must begin a sentence: "She took a photo by the bridge"."""
SHOT = re.compile(
    rf"(?:[\s=＝、/／|（(][^\s。=＝]{{2,8}}\s?(?:摄影?|攝影?|撮影)[)）]?|[(（\[](?:{PICTURE})[^()（）\[\]\n]{{2,60}}[)）\]])$",
    re.I,
)
"""Credits without a sign: the name before the word, as in Chinese and Japanese; a bracket that begins with the word."""
SHOT_ENDS = frozenset(")）]摄攝影")
SIGNS = (*":：/／|©ⓒ=＝", " by", " credit", " courtesy")
"""One of which every credit has and few sentences: the pattern above costs ten times as much."""
ARROWS = frozenset("▲▼△▽")
"""With which Korean and Chinese papers point from a caption to its picture."""
RIGHTS = re.compile(
    r".{0,12}[©ⓒ]|copyright .{0,9}(?:19|20)\d\d|(?:copyright .{1,60})?all rights reserved", re.I
)
MESSENGERS = "whatsapp telegram viber телеграм вайбер 카카오톡 واتساب تلگرام व्हाट्सऐप".split()
NUMBER = re.compile(r"\d(?:[\s().–/-]{0,2}\d){6}")
END_MARK = re.compile(
    r"\((?:[^\W\d_]{2,4}/){1,3}[^\W\d_]{2,4}\)|(?:[^\W\d_]{2,12} ?){1,3}/ ?(?:\w|\d{2,4})?"
    r"|/[a-z]{2,4}|انتهای پیام|(?:[A-Za-z]{2,5}-)?[A-Za-z]{2,4}(?:/[A-Za-z]{2,4}){1,4}"
)
"""Who wrote and who edited it, by initials ("(wsp/rdn)", "burs-jf/gj", "/jlo"); the end of a wire's text
("انتهای پیام/ ۳۱۷", or without what follows)."""
EDITED = re.compile(
    r"[(（\[]?(?:editors?|edited|editing|toimetaja|redaktor(?:ka|zy)?|redakcja|redac(?:teur|tie|ția|tor)|redaktion|redaktör"
    r"|editör|szerkesztő|uredni(?:k|ca|štvo)|редактор|уредник|penyunting|sunting(?:an)?|editado por|편집"
    r"|(?:责任|責任)?(?:编辑|編輯))(?: by)?\s?[:：]\s?[^!?\n]{1,40}",
    re.I,
)
"""Who edited it: "Editor : S.L."."""
TRANSLATED = re.compile(
    r"[(\[]?(?:(?:aus dem \w{3,20} )?(?:übersetzt|übersetzung)|aus dem \w{4,20}(?=\svon\s)"
    r"|translated|translation|traduit|traduction|traduzione|tradotto|traducción|traducido|tradução"
    r"|traduzido|vertaling|vertaald|översättning|przełoży\w{1,2}|tłumaczenie|перев[её]л[аи]?|перевод|переклад(?:ач)?"
    r"|翻訳|翻译|翻譯|번역)"
    r"(?:\s[\w’']{1,12}){0,3}(?:\s(?:by|von|di|da|par|por|de|door|av)\b|\s?[:：])\s?[^.!?\n]{2,50}[)\].]?",
    re.I,
)
"""Who put it into this language: "(Traduzione di Ada Neri)", "Translated from the Polish by Jan Lis"."""
POINTERS = frozenset("▶►▷☞")
"""With which papers point from a text to what else they have: a list's bullets have no link, and more below them."""
LEAST_LINKS = 3
"""In a line of figures: a cell may have one."""
MAIL = re.compile(r"[\w.+-]{1,40}@((?:[\w-]{1,60}\.){1,4}[\w-]{2,20})")


def drop_typed_lines(table: LeafTable, kept: Flags) -> Flags:
    """Drops such lines, if enough of the body is left."""
    host = (urlsplit(table.doc.url).hostname or "").removeprefix("www.")
    left, rows = kept.copy(), rows_of(kept)
    for row in rows[:HEAD]:
        left[row] &= not offers_reading(table.texts[row])
    while rows and ends_text(table.texts[rows[-1]]):
        left[rows.pop()] = False
    short = rows_of(kept & (table.chars < MAX_CHARS))
    is_reached = _names_messenger(" ".join([table.texts[row] for row in short]))
    for row in short:
        text = table.texts[row]
        pressed = table.leaves[row].element.tag == "button"
        left[row] &= not (
            pressed
            or _is_of_figures(table.leaves[row])
            or is_caption(text)
            or has_rights(text)
            or _gives_address(text, host, is_reached=is_reached)
        )
    return table.left_if_enough(left, kept, LEAST_LEFT)


def ends_text(text: str) -> bool:
    """Whether it is such a mark, or points to what else the paper has, and may be the last line."""
    return text[0] in POINTERS or any(
        mark.fullmatch(text) is not None for mark in (END_MARK, EDITED, TRANSLATED)
    )


def is_caption(text: str) -> bool:
    """A line of several is a verse or an entry that has its own credit."""
    if text[0] in ARROWS:
        return True
    if "\n" in text:
        return False
    tail = text[-CREDIT_CHARS:]
    is_signed = has_sign(tail.lower(), SIGNS)
    return (is_signed and CREDIT.search(tail) is not None) or (
        text[-1] in SHOT_ENDS and SHOT.search(tail) is not None
    )


def _is_of_figures(leaf: Leaf) -> bool:
    """Whether there is no letter in it, and several links: the pages of a text, the days of a month."""
    return bool(leaf.link_chars) and not any(map(str.isalpha, leaf.text)) and len(leaf.hrefs) >= LEAST_LINKS


def has_rights(text: str) -> bool:
    """Whether it begins with the sign, or the words, of copyright."""
    signs = "©" in text or "ⓒ" in text or text[0] in "cCaA"
    return signs and RIGHTS.match(text) is not None


def _gives_address(text: str, host: str, *, is_reached: bool) -> bool:
    """Whether it is but an e-mail address, gives one of the page's own site, or the number of a messenger: asked only
    where one is named at all (`is_reached`)."""
    if "@" in text and host:
        if MAIL.fullmatch(text):
            return True
        domains = [domain.lower() for domain in MAIL.findall(text)]
        return any(f".{host}".endswith(f".{domain}") for domain in domains)
    return is_reached and NUMBER.search(text) is not None and _names_messenger(text)


def _names_messenger(text: str) -> bool:
    return has_sign(text.lower(), MESSENGERS)
