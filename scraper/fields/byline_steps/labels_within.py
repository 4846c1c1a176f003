"""Labels within a line that say who wrote the text: "12 October 2026 Words: Ann Lee", "Filed 3/4/2026 | Westport
Newsroom: Ann Lee".
"""

from __future__ import annotations

import re

from scraper.fields.names.leads import lead_words
from scraper.fields.names.segments import ends_on_lead
from scraper.fields.names.words import name_words
from scraper.fields.times.visible import find_date

MAX_LINE = 120
MAX_WORDS = 4
EASTERN_SIGNS = frozenset("：＝／")
EASTERN_BY = re.compile(
    r"(?<=\s)(?:(?:作者|记者|記者|撰文|執筆|筆者|취재|글)\s*[:：]\s*(?=\S)"
    r"|(?:记者|記者)\s+(?=[\u3400-\u9fff]{2,4}(?:\s(?![图圖摄攝])|$)))"
    r"|(?:^|(?<=[社报報网網闻聞台]))(?:记者|記者)\s+(?=[\u3400-\u9fff]{2,4}(?<![图圖摄攝])"
    r"(?:\s(?:实习生|實習生|特约撰稿|特約撰稿|通讯员|通訊員|记者|記者)\s[\u3400-\u9fff]{2,4}){0,3}$)"
)
"""In a line that begins with the day or the source; with a colon, between spaces, or behind the house ("澎潮新闻记者
周砚清"), and others behind their jobs ("实习生 何一鸣")."""
_LABEL = re.compile(
    r"(?:(?<![^\n|•·–—/)\]\d日分时時])|(?<=\d [AaPp][Mm]))\s*(?![AaPp][Mm]\b|[年月日时時分])"
    r"([^\W\d_][^\n|•–—/)\]\d:：=＝／]*?)\s*[:：=＝／]\s*(?=[^\W\d_a-z])"
)
"""What stands before a colon and a name, after a figure, a clock, a divider or a line's end."""


def after_label(text: str) -> str | None:
    """What follows the first such label, or None; a job without a colon is a part of it.

    >>> after_label("12 October 2026 Words: Ann Lee"), after_label("12 October 2026 Photo: Ann Lee")
    ('Ann Lee', None)
    """
    if not text.isascii() and (eastern := EASTERN_BY.search(text)):
        return text[eastern.end() if eastern[0].rstrip()[-1] in ":：" else eastern.start() :]
    if ":" not in text and "=" not in text and (text.isascii() or EASTERN_SIGNS.isdisjoint(text)):
        return None
    labels = _LABEL.finditer(text) if len(text) <= MAX_LINE else ()
    return next((text[m.end() :] for m in labels if _says_writer(m[1], text)), None)


def _says_writer(label: str, line: str) -> bool:
    """Whether it is a lead-in of writers; or, where the line tells the day, an editorial office: its reporter's name
    follows.
    """
    words = name_words()
    if lead_words().only_lead(label):
        return lead_words().lead_kind(label) == "author" and label.casefold() not in lead_words().no_labels
    if ends_on_lead(label):
        return True
    office = " " in label and label.count(" ") < MAX_WORDS and words.is_office(label)
    return office and find_date(line) is not None
