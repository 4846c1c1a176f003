"""Chinese, Japanese and Korean names: no capitals tell them, and hardly a space parts them."""

from __future__ import annotations

import re

EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Kana, Han and Hangul."""
_HAN = re.compile(r"[\u3400-\u9fff々]{2,5}$")
_FAMILY_NAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘于蒋蔣蔡余杜叶葉"
    "程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬"
    "钱錢严嚴覃武戴莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符"
    "舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆"
    "简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑"
    "郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺"
)
"""With which nearly all Chinese names begin: three signs before a space are one of these and two more, or all of them
a Japanese family's ("長谷川 澄江")."""
_SPREAD = re.compile(r"(?<!\S)[\u3400-\u9fff] [\u3400-\u9fff](?!\S)")
"""A name of two signs, written as wide as those of three beside it."""
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,4}$")
_DIGIT = re.compile(r"\d")
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
_AFTER_DESK = re.compile(r"[\s・･]")
_DESK = re.compile(
    r"(?:..(?<!長谷)(?<!日下)部|.(?:支局|総局|支社|社会班|編集局)|.{2,6}周刊)(?:記者|編集委員)?$"
)
"""What a house calls the desk or the branch before the name, and perhaps the job there; families end so, too: 阿部."""
MAX_PIECES, LEAST_WHOLE, MOST_OF_ONE = 2, 3, 8
"""Two pieces of three signs or more, longer together than a family's name and a given one, are two whole names."""
MAX_CHARS, MAX_SPACES, MAX_HIRAGANA, MAX_NAME = 14, 2, 4, 6
_WIRED = re.compile(r"\S{0,8}?(記者(?:\S{2,4}、)*)([^\d\s、]{4,7})\d{1,2}日[電电]$")
"""House and reporters; the last reporter with the place; the day and the sign for a wire: "記者王小明台北20日電"."""
MIN_PLACED = 5
"""Signs of a name and a place together, from which on the name has three."""
_REPORT = re.compile(r"(?:報導|报道|報道|電|电|综合|整理|撰文|報告|撮影|摄影|攝影)$")
"""Words for a report, a wire or a photograph at the end."""


def has_desk(text: str) -> bool:
    """Whether it begins with a desk or a branch, and goes on.

    >>> has_desk("報道部 山田太郎"), has_desk("山田 太郎"), has_desk("阿部 寛人"), has_desk("長谷部 樹")
    (True, False, False, False)
    """
    pieces = _AFTER_DESK.split(text.strip(), maxsplit=1)
    return len(pieces) > 1 and _DESK.search(pieces[0]) is not None


def is_eastern(text: str) -> bool:
    """Whether it holds a sign of these scripts."""
    return not text.isascii() and EASTERN.search(text) is not None


def split_eastern(part: str) -> list[str]:
    """The names of a stretch: only a space may stand between Chinese or Korean ones; Japanese have one within.

    >>> split_eastern("王小明 李大華"), split_eastern("山田 太郎"), split_eastern("報道部 山田太郎")
    (['王小明', '李大華'], ['山田 太郎'], ['山田太郎'])
    >>> split_eastern("王小明 李 華"), split_eastern("山田 太郎")
    (['王小明', '李 華'], ['山田 太郎'])
    >>> split_eastern("長谷川 澄江"), split_eastern("里見支局・三河内里帆")
    (['長谷川 澄江'], ['三河内里帆'])
    >>> split_eastern("文化部記者 大野 拓也"), split_eastern("高遠つぐみ 山路圭")
    (['大野 拓也'], ['高遠つぐみ', '山路圭'])
    """
    if has_desk(part):
        part = _AFTER_DESK.split(part.strip(), maxsplit=1)[1].strip()
    pieces = part.split()
    whole = _SPREAD.sub(lambda spread: spread[0].replace(" ", ""), part).split()
    if (
        len(whole) > 1
        and (len(whole[0]) == 3 or whole[0] != pieces[0])
        and all(_is_chinese(p) for p in whole)
    ):
        return [p if p in pieces else f"{p[0]} {p[1]}" for p in whole]
    if len(pieces) == MAX_PIECES and min(map(len, pieces)) >= LEAST_WHOLE and len(part) > MOST_OF_ONE:
        return pieces
    if len(pieces) > 1 and _HANGUL.match(pieces[0]):
        return [p for p in pieces if _HANGUL.match(p)]
    return [part]


def _is_chinese(piece: str) -> bool:
    """Whether it is a Chinese name of two or three signs."""
    return len(piece) in (2, 3) and piece[0] in _FAMILY_NAMES and _HAN.match(piece) is not None


def is_clause(text: str) -> bool:
    """Whether a text in these scripts is too long for a name, or in many pieces, or holds a figure or much hiragana.

    >>> is_clause("山田 太郎")
    False
    """
    if not is_eastern(text):
        return False
    return (
        len(text) > MAX_CHARS
        or text.count(" ") > MAX_SPACES
        or _DIGIT.search(text) is not None
        or len(_HIRAGANA.findall(text)) > MAX_HIRAGANA
    )


def is_long_eastern(name: str) -> bool:
    """Whether a text in these scripts is longer than names are, spaces aside.

    >>> is_long_eastern("山田 太郎"), is_long_eastern("分享让更多人看到")
    (False, True)
    """
    return is_eastern(name) and len(name) - name.count(" ") > MAX_NAME


def wired_names(text: str) -> str:
    """The reporters in the head of an agency's report, where house, names, place and day are written as one.

    >>> wired_names("中央社記者王小明、李大華台北20日電"), wired_names("記者王小明／台北報導")
    ('記者王小明、李大華', '記者王小明／台北報導')
    """
    wired = _WIRED.match(text)
    return f"{wired[1]}{wired[2][: _end_of_name(wired[2])]}" if wired else text


def wired_place(text: str) -> str:
    """The place in such a head, or nothing.

    >>> wired_place("中央社記者王小明、李大華台北20日電"), wired_place("記者王小明／台北報導")
    ('台北', '')
    """
    wired = _WIRED.match(text)
    return wired[2][_end_of_name(wired[2]) :] if wired else ""


def _end_of_name(placed: str) -> int:
    return 2 if len(placed) < MIN_PLACED else 3


def is_report(text: str) -> bool:
    """Whether it ends on a word for a report or a photograph, and so is no name alone."""
    return _REPORT.search(text) is not None
