"""Where a report was filed, as agencies and papers of East Asia open it: "(서울=한빛통신)", "新海社北京3月4日电"."""

from __future__ import annotations

import re

from scraper.fields.names.eastern import is_eastern, wired_place

HEAD = 60
"""Characters in which such an opening ends."""
_IN_BRACKETS = re.compile(r"[(（【［〔\[]([^()（）【】［］〔〕\[\]\n]{3,40})[)）】］〕\]]")
_BEFORE_SIGN = re.compile(r"([^=＝\s\d]{1,12}) ?[=＝]")
_WIRED = re.compile(r"[^\s，。、（]{1,4}[社网網报報]([^\d\s，。、（]{2,8})\d{1,2}月\d{1,2}日[电電]")
"""House, place, day and the sign for a wire."""


def eastern_place(text: str) -> str:
    """The place in the brackets with which the text opens, before the house or after the reporter; or before the day
    of a wire.

    >>> eastern_place("(서울=한빛통신) 김하늘 기자 = 다리가"), eastern_place("【ロンドン＝佐藤悠】橋が")
    ('서울', 'ロンドン')
    >>> eastern_place("（中海社記者王小明台北20日電）大橋"), eastern_place("新海社北京3月4日电 题：大桥")
    ('台北', '北京')
    >>> eastern_place("【速報】橋が開通した"), eastern_place("(a=b) The bridge")
    ('', '')
    """
    head = text[:HEAD]
    if not is_eastern(head):
        return ""
    if brackets := _IN_BRACKETS.match(head):
        placed = _BEFORE_SIGN.match(brackets[1])
        return placed[1] if placed else wired_place(brackets[1])
    wired = _WIRED.match(head)
    return wired[1] if wired else ""
