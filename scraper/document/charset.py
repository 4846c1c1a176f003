"""Bytes to text, as a browser would read them, save where the page's own word is provably wrong.

Order: BOM, then UTF-8 if the bytes are valid UTF-8 beyond ASCII (whatever is declared: a long text in another
encoding is never valid UTF-8 by chance, and wrong declarations are common), then the HTTP header, then the
`<meta>` of the first 4,096 bytes, each only if the bytes decode under it, then detection.
"""

import codecs
import re

import cchardet

META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# The WHATWG Encoding Standard reads these labels as their supersets (https://encoding.spec.whatwg.org/#names-and-labels).
WHATWG = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "iso8859-1": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932",
    "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "iso-8859-9": "cp1254", "tis-620": "cp874",
    "windows-874": "cp874", "iso-8859-11": "cp874", "big5": "big5hkscs", "x-cp1251": "cp1251", "unicode": "utf-8",
    "utf8": "utf-8", "iso-8859-8-i": "iso-8859-8", "windows-31j": "cp932",
}  # fmt: skip
SURROGATES = re.compile("[\ud800-\udfff]")
WRONG_SHARE = 0.002
"""A declared encoding is still believed if no more than this share of its characters does not decode."""


def decode(body: bytes, content_type: str | None = None) -> tuple[str, str]:
    """The text and the name of the encoding that was used. Never fails; NULs and lone surrogates are dropped."""
    text, name = _decode(body, content_type)
    if "\x00" in text:
        text = text.replace("\x00", "")
    return SURROGATES.sub("\ufffd", text), name


def _decode(body: bytes, content_type: str | None) -> tuple[str, str]:
    for bom, name in BOMS:
        if body.startswith(bom):
            return body.decode(name, "replace"), name
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        cut_at_end = error.start >= len(body) - 4
    if cut_at_end:
        return body.decode("utf-8", "replace"), "utf-8"
    for name in _declared(body, content_type):
        text = body.decode(name, "replace")
        if text.count("\ufffd") <= len(text) * WRONG_SHARE:
            return text, name
    detected = _known(cchardet.detect(body[:200_000])["encoding"] or "")
    return body.decode(detected or "cp1252", "replace"), detected or "cp1252"


def _declared(body: bytes, content_type: str | None) -> list[str]:
    header = HEADER.search(content_type or "")
    meta = META.search(body[:4096])
    labels = [header[1] if header else "", meta[1].decode("ascii", "replace") if meta else ""]
    return [name for label in labels if (name := _known(label))]


def _known(label: str) -> str | None:
    """The codec for a label, as the WHATWG standard maps it; None where Python has none that decodes text."""
    label = label.strip().lower()
    try:
        info = codecs.lookup(WHATWG.get(label, label))
    except (LookupError, ValueError):
        return None
    return WHATWG.get(info.name, info.name) if info._is_text_encoding else None
