"""Credits of pictures: how they are told from captions, and whom they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.caption_names import CREDIT
from scraper.signs import has_sign

if TYPE_CHECKING:
    from scraper.document.document import Document
    from scraper.document.elements import Element, Leaf

PICTURE = (
    r"photos?|fotos?|beeld|photographs?|photography|photographie|pictures?|pics?|images?|imagem|imagen|bild(?:er)?|illustrations?"
    r"|grafik|graphics?|fotograf\w*|fotoğraf|фото|светлина|снимка|zdjęcie|zdj|valokuva|kuva|kép|fotó|φωτο\w*|צילום|תצלום"
    r"|تصوير|الصورة|عکس|写真|撮影|사진|摄影|攝影|图片|圖片|ảnh|ภาพ|फोटो|छवि"
)
"""Words for a picture, as they stand before who made it, in the languages of the labelled pages and of ours."""
CREDIT_LINE = re.compile(
    rf"((?:©|\(c\)\s|(?-i:\b[A-Z]{{2,4}}\s)?"
    rf"(?:symbol|archiv|bild)?(?:{PICTURE}|credits?|créditos?|crédits?|quelle|sources?|copyright|screenshots?)"
    r"(?:\s+(?:by|von|credit|source|courtesy of|courtesy))?\s*(?:[:：/©・]|\.{3})"
    rf"|(?:^|(?<=[(\[（|])|(?<=[.!?|]\s))(?:(?:{PICTURE})\s(?:by|courtesy)\b|courtesy\s(?:of|(?-i:[A-Z]))|fot\.)"
    rf"|(?<=[(（\[])(?:{PICTURE})\s(?-i:(?=[^\W\d_a-z]))|(?-i:(?<=\s)Photo\sby\s(?=[A-Z])))"
    r"\s*[^()（）\[\]\n]{2,90}?)\s*[)\]）]?\s*$", re.I,
)  # fmt: skip
"""A credit that ends a caption without markup of its own: `(Photo: Jane Doe)`, `(AP Photo/Jane Doe)`; `Photo by Jane
Doe` only where a sentence or a bracket begins. What parts it from the caption is stripped there; sought here, it would
double the time.
"""
CREDIT_SIGNS = (
    *(":", "：", "・", "...", "/", "©", "(c)", "(C)", " by ", "ourtesy ", "ot. "),
    *("(foto", "(Foto", "(photo", "(Photo"),
)
"""Of which such a credit has one: most captions have none, and the pattern is slow."""
LABEL = re.compile(
    rf"(?:©|\(c\)|copyright\b:?|credits?\s?\.{{3}}"
    rf"|(?:symbol|archiv)?(?:{PICTURE}|credits?|créditos?|crédits?|quelle|sources?)(?:nachweis|quelle|rechte)?"
    rf"(?:\s(?:credits?|source|illustration)|/(?:{PICTURE}))?"
    r"(?:\s*[:：=＝]|\s(?:by|von|par|por|di|de|av|door)(?:\s*:|(?=\s))|(?<=\scredit)(?=\s))|(?-i:(?:foto|photo|bild)\s(?=[^\W\d_a-z])))\s*",
    re.I,
)
"""What says that a credit follows, and is no part of it: "Photo:", "Foto von", "©"."""
SLASHED = re.compile(
    r"(?:(?<=[.!?…»”\"])\s|\s[-–—]\s|\s?[(（])"
    r"((?=[^/]* |[^/]*/\s?\S+ )[^\W\d_a-z][^\W\d_]*(?:[ .'’-]{1,2}[^\W\d_]+){0,4}"
    r"\s?/\s?[^\W\d_a-z][\w. -]{1,30})[)）]?$"
)
"""Somebody and an agency behind a sentence, a dash or a bracket: "Jane Doe/AP", "AFP / Jane Doe"."""
_WORD = r"[^\W\d_a-z][\w’'.&-]*+:?"
BRACKETED = re.compile(
    rf"(?<=[.!?…”\"»])\s\(((?!FILE)[A-Z]{{2,5}}|{_WORD}(?:[\s/]+(?:{_WORD}|for|via|of|von|de|and|&)){{1,6}})\)$"
)
"""Somebody in brackets behind a sentence: "(Oregon State Police)", "(Supplied: ACT Parks)", "(AP)"."""
SMALL = frozenset("span cite small em i b a p div".split())
"""Elements of a caption that may hold its credit."""
MAX_SMALL, MAX_ELEMENTS = 12, 60
SENTENCE_ENDS = frozenset('.!?…»”"')
_AGENCY_END = re.compile(r"[^\W\d_a-z][^()\n.!?]{2,40} \([^()\n.]{2,40}\)")
"""A name, and an agency in brackets."""
MAX_CREDIT = 100
MAX_LABELS = 2
"""Of one credit: "© Foto: Jane Doe"."""
MAX_NAME = 4
"""Words of a name."""
MAX_LEAVES = 4
"""Of an element that is a credit: the text of a larger one is not read."""


def is_credit_line(text: str) -> bool:
    """Whether it is all a credit: "Photo: Jane Doe"."""
    return len(text) <= MAX_CREDIT and ":" in text and CREDIT_LINE.match(text) is not None


def named_in(credit: str) -> str:
    """Whom a credit names, without the labels before."""
    for _ in range(MAX_LABELS):
        label = LABEL.match(credit)
        credit = credit[label.end() :] if label is not None and label.end() < len(credit) else credit
    return credit


def without_brackets(credit: str) -> str:
    """The credit without the brackets that are around all of it."""
    inner = credit[1:-1].strip()
    return inner if credit[:1] == "(" and credit[-1:] == ")" and "(" not in inner else credit


def cut_credit(doc: Document, caption: str, leaves: list[Leaf]) -> tuple[str, str]:
    """The credit that ends a caption: an inline element of that name, or of a name and its agency behind a sentence; or
    words such as `Photo:`.
    """
    blocks = {leaf.element.index: leaf.element for leaf in leaves}
    for block in blocks.values():
        for element in _credit_elements(doc, block):
            text = " ".join(element.node.text().split())
            if 1 < len(text) < 200 and caption.endswith(text):
                return caption[: -len(text)].strip(" :|/–—-("), without_brackets(text)
    if has_sign(caption, CREDIT_SIGNS) and (match := CREDIT_LINE.search(caption)):
        return caption[: match.start()].rstrip(" |/–—-([（"), match.group(1).strip()
    if "/" in caption and (match := SLASHED.search(caption)):
        return caption[: match.start()].rstrip(), match[1]
    if caption[-1:] == ")" and (match := BRACKETED.search(caption)):
        return caption[: match.start()].rstrip(), match[1]
    told, _, last = caption.rpartition(" | ")
    return (told, last) if told and _is_name(last) else (caption, "")


def _is_name(text: str) -> bool:
    """Whether it is but a few words in capitals: what a bar parts from a caption is whose picture it is."""
    words = text.split()
    return len(words) <= MAX_NAME and all(word[0].isupper() and word.isalpha() for word in words)


def _credit_elements(doc: Document, block: Element) -> list[Element]:
    """Those of the first small elements of a caption, and of its own, that name themselves a credit."""
    inside = (block, *doc.scan.elements_in(block, MAX_ELEMENTS - 1))
    small = [element for element in inside if element.tag in SMALL][:MAX_SMALL]
    return [
        element
        for element in small
        if element.leaf_count <= MAX_LEAVES and (_names_credit(element.attrs) or _is_signed(element))
    ]


def _is_signed(element: Element) -> bool:
    """Whether it follows another element of the caption that ends like a sentence, and is a name, or a name and an
    agency in brackets: "Jane Doe (EFE)".
    """
    before, after = element.node.prev, element.node.next
    if before is None or element.tag not in ("span", "em", "small") or after is not None:
        return False
    text = element.node.text().strip()
    is_name = _is_name(text) or _AGENCY_END.fullmatch(text) is not None
    return is_name and before.text().rstrip()[-1:] in SENTENCE_ENDS


def _names_credit(attrs: dict[str, str | None]) -> bool:
    names = f"{attrs.get('class') or ''} {attrs.get('itemprop') or ''}" if attrs else ""
    return CREDIT.search(names.lower()) is not None
