"""Chinese, Japanese and Korean names: no capitals tell them, and hardly a space parts them."""

from __future__ import annotations

import re

EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HAN = re.compile(r"[\u3400-\u9fff々]{2,5}$")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,4}$")
_DIGIT = re.compile(r"\d")
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
_COMMA = re.compile(r"[，、,]")
_SIGNS = re.compile(r"\S \S \S$")
"""Three signs apart: the sizes of a page's letters."""
_AFTER_DESK = re.compile(r"[\s・･]")
_DESK = re.compile(r".(?:部|支局|総局|支社|社会班|編集局)$")
"""What a house calls the desk or the branch before the name."""
MAX_CHARS, MAX_SPACES, MAX_HIRAGANA, MAX_NAME = 14, 2, 4, 6
_REPORT = re.compile(r"(?:報導|报道|報道|電|电|综合|整理|撰文|報告|撮影|摄影|攝影)$")


def has_desk(text: str) -> bool:
    """Whether it begins with a desk or a branch, and goes on.

    >>> has_desk("報道部 山田太郎"), has_desk("山田 太郎")
    (True, False)
    """
    pieces = _AFTER_DESK.split(text.strip(), maxsplit=1)
    return len(pieces) > 1 and _DESK.search(pieces[0]) is not None


def is_desk(text: str) -> bool:
    """Whether it is but the name of a desk or a branch."""
    return not text.isascii() and _DESK.search(text) is not None


def is_eastern(text: str) -> bool:
    """Whether it holds a sign of these scripts."""
    return not text.isascii() and EASTERN.search(text) is not None


def split_eastern(part: str) -> list[str]:
    """The names of a stretch: Chinese and Korean ones may have but a space between; Japanese have one within.

    >>> split_eastern("王小明 李大華"), split_eastern("山田 太郎"), split_eastern("報道部 山田太郎")
    (['王小明', '李大華'], ['山田 太郎'], ['山田太郎'])
    >>> split_eastern("里見支局・三河内里帆")
    ['三河内里帆']
    """
    if has_desk(part):
        part = _AFTER_DESK.split(part.strip(), maxsplit=1)[1].strip()
    pieces = part.split()
    if len(pieces) > 1 and all(_HAN.match(p) and len(p) in (2, 3) for p in pieces) and len(pieces[0]) == 3:
        return pieces
    if len(pieces) > 1 and _HANGUL.match(pieces[0]):
        return [p for p in pieces if _HANGUL.match(p)]
    return [part]


def is_clause(text: str) -> bool:
    """Whether a text in these scripts is too long for a name, or in many pieces, or holds a figure or much hiragana.

    >>> is_clause("山田 太郎"), is_clause("大 中 小")
    (False, True)
    """
    if not is_eastern(text):
        return False
    return (
        len(text) > MAX_CHARS
        or text.count(" ") > MAX_SPACES
        or _SIGNS.match(text) is not None
        or _DIGIT.search(text) is not None
        or len(_HIRAGANA.findall(text)) > MAX_HIRAGANA
    )


def is_sentence(text: str) -> bool:
    """Whether a comma parts it, and a piece is longer than any name or day: its first words may look like a name.

    >>> is_sentence("停产十二年后，六位老师傅带着三十名学徒回到了灶前"), is_sentence("王小明、李大華")
    (True, False)
    """
    pieces = _COMMA.split(text) if not text.isascii() else []
    return len(pieces) > 1 and any(len(piece) > MAX_CHARS and is_eastern(piece) for piece in pieces)


def is_long_eastern(name: str) -> bool:
    """Whether a text in these scripts is longer than names are, spaces aside.

    >>> is_long_eastern("山田 太郎"), is_long_eastern("分享让更多人看到")
    (False, True)
    """
    return is_eastern(name) and len(name) - name.count(" ") > MAX_NAME


def is_report(text: str) -> bool:
    """Whether it ends on a word for a report or a photograph, and so is no name alone."""
    return _REPORT.search(text) is not None
