"""Bytes to text, as a browser would read them, save where the page's own word is provably wrong.

Order: BOM, UTF-16 by its zero bytes, then UTF-8 where the bytes are UTF-8 with at most a few faults
(whatever is declared: a text in another encoding is never valid UTF-8 by chance, and wrong declarations are
common), then the HTTP header, then the `<meta>` of the first 4,096 bytes, then detection, where the text has
letters to tell by, then Windows-1252. A declaration is passed over when the bytes do not decode under it, or
when it is Western and the text it gives could be no Western language's. Labels are read as the WHATWG Encoding
Standard does (https://encoding.spec.whatwg.org/), by webencodings.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

import cchardet
import webencodings

META = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*+=\s*+[\"']?+\s*+([\w:.-]{2,40})", re.I
)
"""The charset of a `<meta>`, or the encoding of an XML declaration."""
HEADER = re.compile(r"charset\s*+=\s*+[\"']?+\s*+([\w:.-]{2,40})", re.I)
"""The charset of `Content-Type`."""
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
SUPERSETS = {"gbk": "gb18030", "gb2312": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "uhc": "cp949",
             "big5": "big5hkscs", "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254",
             "iso8859-11": "cp874", "tis-620": "cp874"}  # fmt: skip
WESTERN = frozenset({"cp1252", "iso8859-15", "cp1254", "iso8859-3", "iso8859-10", "iso8859-14", "mac-roman"})
WRONG_SHARE = 0.002
"""A declared encoding is still believed if no more than this share of its characters does not decode."""
UTF8_FAULTS = 0.1
"""Bytes are still UTF-8 with one fault in ten sequences: in other encodings nearly every high byte is one."""
SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A character of UTF-8 that is more than one byte long."""
HIGH_BYTES = bytes(range(0x80, 0x100))
IN_WORD = re.compile(rb"[A-Za-z\x80-\xff][\x80-\x90\x98-\x9f\xa1-\xac\xae-\xff](?=[A-Za-z\x80-\xff])")
"""A high byte amid others or letters, as quotation marks, dashes and signs of money are not."""
LEAST_IN_WORD = 5
IN_WORD_SHARE = 0.003
HIGH_RUN = re.compile(r"[\xa1-\xff]{4,}")
HIGH = re.compile(r"[\xa1-\xff]")
RUN_SHARE = 0.3
"""Of the high letters of a Western text hardly any stand four in a row; of Cyrillic, Korean, Chinese or Japanese read
as Western, most do."""
ESCAPE = 0x1B
DETECT_BYTES = 200_000


class Decoded(NamedTuple):
    """The text, the name of the Python codec that was used, and whether the bytes are just this text in UTF-8."""

    text: str
    encoding: str
    is_utf8: bool = False


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """The text of a page. Never fails; NULs are dropped."""
    read = _decode(body, content_type)
    text = mend_mojibake(read.text.replace("\x00", "") if 0 in body else read.text)
    return read if text is read.text else Decoded(text, read.encoding)


def _decode(body: bytes, content_type: str | None) -> Decoded:
    for bom, name in BOMS:
        if body.startswith(bom):
            return Decoded(body.decode(name, "replace"), name)
    if (wide := _wide(body)) is not None:
        return Decoded(body.decode(wide, "replace"), wide)
    # One byte is looked for first: that takes a hundredth of the time of looking for two.
    if ESCAPE in body and b"\x1b$" in body and "iso2022_jp" in _declared(body, content_type):
        return Decoded(body.decode("iso2022_jp", "replace"), "iso2022_jp")  # 7 bits wide, also valid UTF-8
    try:
        return Decoded(body.decode("utf-8"), "utf-8", is_utf8=True)
    except UnicodeDecodeError as error:
        sound, stray = _count_high(body)
        if error.start >= len(body) - 4 or (sound and stray <= sound / 2 * UTF8_FAULTS):
            return Decoded(body.decode("utf-8", "mend_byte"), "utf-8")
    return Decoded(*_decode_legacy(body, content_type, may_be_utf8=sound > stray))


def _wide(body: bytes) -> str | None:
    """UTF-16 without a BOM: markup is ASCII, so every second byte of the page's start is zero."""
    start = body[:64].lstrip(b" \t\r\n")
    if start[1:2] == b"\x00" and start[:1] == b"<" and body[1:201:2].count(0) > 50:
        return "utf-16-le"
    return "utf-16-be" if start[:2] == b"\x00<" and body[:200:2].count(0) > 50 else None


def _count_high(body: bytes) -> tuple[int, int]:
    """How many bytes belong to characters of UTF-8 that are more than one byte long, and how many to none."""
    sound = sum(map(len, SEQUENCE.findall(body)))
    return sound, len(body) - len(body.translate(None, HIGH_BYTES)) - sound


def _mend_byte(error: UnicodeError) -> tuple[str, int]:
    """A single stray byte between ASCII ones was pasted from a Western text; anything else is lost."""
    assert isinstance(error, UnicodeDecodeError)
    body, start, end = error.object, error.start, error.end
    alone = end - start == 1 and body[start - 1 : start] < b"\x80" and b"" < body[end : end + 1] < b"\x80"
    return (body[start:end].decode("cp1252", "replace") if alone else "\ufffd"), end


codecs.register_error("mend_byte", _mend_byte)


def _decode_legacy(body: bytes, content_type: str | None, *, may_be_utf8: bool) -> tuple[str, str]:
    detected = _detect(body)
    declared = [name for name in _declared(body, content_type) if may_be_utf8 or name != "utf-8"]
    if detected is not None and declared[-1:] == [detected]:
        declared.reverse()  # the page's own word, borne out by its bytes, goes before the server's
    for name in declared:
        text = body.decode(name, "replace")
        if text.count("\ufffd") <= len(text) * WRONG_SHARE and not _is_no_western(text, name):
            return text, name
    return body.decode(detected or "cp1252", "replace"), detected or "cp1252"


def _is_no_western(text: str, name: str) -> bool:
    if name not in WESTERN:
        return False
    high = len(HIGH.findall(text))
    return high > 20 and sum(map(len, HIGH_RUN.findall(text))) > high * RUN_SHARE


def _declared(body: bytes, content_type: str | None) -> list[str]:
    """Codecs named by the header, then by the meta; not UTF-16 where no byte is zero, which some would be in it."""
    header = HEADER.search(content_type or "")
    meta = META.search(body[:4096])
    labels = [header[1] if header else "", meta[1].decode("ascii", "replace") if meta else ""]
    named = [name for label in labels if (name := _codec(label)) is not None]
    return [name for name in named if 0 in body[:200] or not name.startswith("utf-16")]


def _codec(label: str) -> str | None:
    """The codec for a label; None where the standard knows no such label (so `idna` or `utf-7` are not run)."""
    encoding = webencodings.lookup(label)
    if encoding is None or encoding.name in ("replacement", "x-user-defined"):
        return None
    name = str(encoding.codec_info.name)
    return SUPERSETS.get(name, name)


def _detect(body: bytes) -> str | None:
    """The likeliest codec, judged by the pieces between tags that have any high byte."""
    pieces = [piece for piece in re.split(rb"[<>]", body) if not piece.isascii()]
    text = b"\n".join(pieces)[:DETECT_BYTES]
    found = cchardet.detect(text)["encoding"] if _shows_a_language(text) else None
    name = _codec("euc-kr" if found == "UHC" else found or "")  # the standard knows it by this name
    return None if name == "utf-8" else name  # the bytes are not, or nobody would have asked


def _shows_a_language(text: bytes) -> bool:
    """Whether it has letters beyond ASCII to tell by. Quotation marks, pounds and a foreign name or two are of any
    language, and a guess from them is as good as none."""
    letters = len(IN_WORD.findall(text))
    return letters >= LEAST_IN_WORD and letters >= len(text) * IN_WORD_SHARE


# UTF-8 read once too often as cp1252. No language's text has these; an article about them has one or two.
MOJIBAKE = re.compile("â€[“”‘’™œž¦¡¢š›Ÿ˜\u0080-\u00bf]|Ã[“”‘’™œž¦¡¢š›Ÿ€‚ƒ„…†‡ˆ‰Š‹Œ•–—˜\u0080-\u00bf]")
MOJIBAKE_RUN = re.compile("[\u00c2-\u00f4][^\x00-\x7f]+")
MOJIBAKE_LEAST = 5
CONTROL_MOJIBAKE = "â\x80"
"""A quotation mark or dash read as ISO 8859-1: no text has control characters, so that one is enough."""


def mend_mojibake(text: str) -> str:
    """Undoes a second UTF-8 encoding, run by run, where the page has it beyond doubt; else the text as it is."""
    # Most pages are let go by the search for one character, which is ten times as fast as that for two.
    if "Ã" not in text and ("â" not in text or ("€" not in text and "\x80" not in text)):
        return text
    if not _is_mojibake(text):
        return text
    return MOJIBAKE_RUN.sub(_mend_run, text)


def _is_mojibake(text: str) -> bool:
    if CONTROL_MOJIBAKE in text:
        return True
    return (
        text.count("Ã") + text.count("â€") >= MOJIBAKE_LEAST and len(MOJIBAKE.findall(text)) >= MOJIBAKE_LEAST
    )


def _mend_run(match: re.Match[str]) -> str:
    for encoding in ("cp1252", "latin-1"):
        try:
            return match[0].encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return match[0]
