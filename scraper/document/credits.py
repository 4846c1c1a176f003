"""Credits of pictures: how they are told from captions, and whom they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.caption_names import names_credit
from scraper.document.credit_ends import cut_end, is_name
from scraper.signs import has_sign

if TYPE_CHECKING:
    from scraper.document.document import Document
    from scraper.document.elements import Element, Leaf

PICTURE = (
    r"photos?|fotos?|beeld|photographs?|photography|photographie|pictures?|pics?|images?|imagem|imagen|bild(?:er)?|illustrations?"
    r"|grafik|graphics?|photographers?|fotograf\w*|fotoğraf|colaj|collage|фото|светлина|снимка|zdjęcie|zdj|valokuva|kuva|kép|fotó|φωτ[οό]\w*|צילום|תצלום"
    r"|تصوير|الصورة|عکس|写真|撮影|사진|摄影|攝影|图片|圖片|ảnh|ภาพ|फ़?ोटो|छवि|तस्बिर|तस्वीर|فوٹو|ფოტო|ፎቶ|фотограф"
)
"""Words for a picture, as they stand before who made it, in the languages of the labelled pages and of ours."""
SOURCE = (
    r"autore?(?:/allikas)?|auteur|author|fuente|fonte|źródło|zdroj|allikas|kilde|källa|lähde|πηγή|джерело|источник|източник|izvor|kaynak|المصدر"
    r"|출처|出典|来源|來源|צילום|ছবি|صورة|φωτ\.?"
)
"""Words for a source, which a text may have as well: they count in captions alone."""
BY = "von|par|por|di|de|do|da|av|af|door"
"""Before a name, in words for "photo by"."""
CREDIT_LINE = re.compile(
    rf"((?:[©ⓒ]|\(c\)\s|(?-i:\b[A-Z]{{2,4}}\s)?"
    rf"(?:symbol|archiv|bild)?(?:{PICTURE}|{SOURCE}|credits?|créditos?|crédits?|quelle|sources?|copyright|screenshots?)"
    r"(?:\s+(?:by|von|credits?|source|courtesy of|courtesy))?\s*(?:[:：፦/©・=＝]|\.{3})"
    rf"|(?:^|(?<=[(\[（|])|(?<=[.!?|]\s))(?:(?:{PICTURE})\s(?:(?:by|via|courtesy)\b|(?:{BY})\s(?-i:(?=[^\W\d_a-z])))|courtesy\s(?:of|(?-i:[A-Z]))"
    r"|(?:fot|ph)\.|(?-i:[Фф]ото\s(?=[А-ЯЁІЇЄҐ])|(?:[A-Z][\w’'-]*\s){1,3}photos?\sby\s(?=[A-Z])))"
    rf"|(?<=[(（\[])(?:{PICTURE}|φωτ\.)\s(?-i:(?=[^\W\d_a-z]))|(?-i:(?<=\s)Photo\sby\s(?=[A-Z])))"
    r"\s*[^()（）\[\]\n]{2,90}?)\s*[)\]）]?\s*$", re.I,
)  # fmt: skip
"""A credit that ends a caption without markup of its own: `(Photo: Jane Doe)`, `(AP Photo/Jane Doe)`; `Photo by Jane
Doe` only where a sentence or a bracket begins. What parts it from the caption is stripped there; sought here, it would
double the time.
"""
CREDIT_SIGNS = (
    *": ： ፦ ・ = ＝ ... / © ⓒ (c) (C) (Ph (ph".split(),
    *(" by ", "ourtesy ", "ot. ", "ото "),
    *("(Φωτ", "(φωτ", "(foto", "(Foto", "(photo", "(Photo", "Foto ", "Photo ", "Bild ", "otogra", "Imag"),
)
"""Of which such a credit has one: most captions have none, and the pattern is slow."""
LABEL = re.compile(
    rf"(?:[©ⓒ]|\(c\)|copyright\b:?|credits?\s?\.{{3}}|(?:fot|φωτ|ph)\.\s?[:：]?|(?:{PICTURE})\scourtesy\sof(?=\s)"
    rf"|(?:symbol|archiv)?(?:{PICTURE}|{SOURCE}|credits?|créditos?|crédits?|quelle|sources?)(?:nachweis|quelle|rechte)?"
    rf"(?:\s(?:credits?|source|illustration|출처)|/(?:{PICTURE}))?"
    r"(?:\s*[:：፦=＝・]|\s(?:by|via|von|par|por|di|de|av|door)(?:\s*:|(?=\s))|(?<=\scredit)(?=\s))|(?-i:(?:foto|photo|bild)\s(?=[^\W\d_a-z])|[Фф]ото\s(?=[А-ЯЁІЇЄҐ])"
    r"|(?:[A-Z][\w’'-]*\s){1,3}photos?\sby\s(?=[A-Z])))\s*",
    re.I,
)
"""What says that a credit follows, and is no part of it: "Photo:", "Foto von", "©"."""
LABEL_ALONE = re.compile(
    rf"(?:(?:{PICTURE})\s(?:credits?|source|copyright)|credits?|copyright|quelle|source)\s?(?:[:：]|\.{{3}})?"
    rf"|(?:{PICTURE}|{SOURCE})\s?[:：]", re.I,
)  # fmt: skip
"""The same as all of an element, behind which the credit stands: `<b>Credit</b> Jane Doe`."""
SMALL = frozenset("span cite small em i b a p div".split())
"""Elements of a caption that may hold its credit."""
MAX_SMALL, MAX_ELEMENTS = 12, 60
COPYRIGHT = ("©", "ⓒ")
"""Before whose a picture is, on a line of its own."""
LABEL_OF_PICTURE = re.compile(rf"(?:{PICTURE})\s?[:：]\s*", re.I)
"""Before a credit, or before what a caption tells."""
MIN_SPACES = 7
"""Of what tells something: fewer words are a name's, with a full stop behind."""
_SENTENCE = re.compile(r"\w{3}[.!?…»”\"]+(?:\s|$)")
SENTENCE_ENDS = frozenset('.!?…»”"')
_AGENCY_END = re.compile(r"[^\W\d_a-z][^()\n.!?]{2,40} \([^()\n.]{2,40}\)")
"""A name, and an agency in brackets."""
LABELS = frozenset("span strong b em i small".split())
"""Elements that may hold but the label of a credit."""
PARTING = " :|/–—-("
MAX_TEXT = 200
MAX_REMARK = 8
"""Signs of one in brackets that is no credit: "(left)"."""
MAX_CREDIT = 100
MAX_LABELS = 2
"""Of one credit: "© Foto: Jane Doe"."""
MAX_LEAVES = 4
"""Of an element that is a credit: the text of a larger one is not read."""


def is_credit_line(text: str) -> bool:
    """Whether it is all a credit: "Photo: Jane Doe", "© Jane Doe"."""
    if len(text) > MAX_CREDIT or tells(text):
        return False
    return text.startswith(COPYRIGHT) or (":" in text and CREDIT_LINE.match(text) is not None)


def tells(text: str) -> bool:
    """Whether it is a sentence or more, as captions are, and no credit is."""
    return text.count(" ") >= MIN_SPACES and _SENTENCE.search(text) is not None


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
    """What is left of a caption without the credit that it begins or ends with, and that: an inline element of that
    name, or behind a label, or of a name and its agency behind a sentence; or words such as `Photo:`.
    """
    blocks = {leaf.element.index: leaf.element for leaf in leaves}
    for block in blocks.values():
        for element in _credit_elements(doc, block):
            if cut := _without(caption, " ".join(element.node.text().split())):
                return cut
    if (cut := cut_words(caption))[1]:
        return cut
    site = doc.meta.first("og:site_name")
    if site and caption.endswith(f" ({site})"):
        return caption.removesuffix(f" ({site})"), site
    return caption, ""


def cut_words(caption: str) -> tuple[str, str]:
    """What is left of a caption without the credit that it ends with by its words or signs alone, and that."""
    cut = cut_labelled(caption)
    return cut if cut[1] else cut_end(caption)


def cut_labelled(caption: str) -> tuple[str, str]:
    """What is left of a caption without the credit that ends it behind a word for one, and that."""
    match = CREDIT_LINE.search(caption) if has_sign(caption, CREDIT_SIGNS) else None
    if match and (match.start() or not tells(caption)):
        return caption[: match.start()].rstrip(" |/–—-([（、"), match.group(1).strip()
    return caption, ""


def _without(caption: str, text: str) -> tuple[str, str] | None:
    """The caption without what an element of it says, and the credit that this is, or is the label of."""
    if not 1 < len(text) < MAX_TEXT:
        return None
    if LABEL_ALONE.fullmatch(text):
        told, label, credit = caption.rpartition(text)
        is_one = label and 1 < len(credit.strip()) <= MAX_CREDIT
        return (told.rstrip(PARTING), credit.strip()) if is_one else None
    if caption.endswith(text):
        return caption[: -len(text)].strip(PARTING), without_brackets(text)
    return (caption[len(text) :].strip(PARTING), text) if caption.startswith(text) else None


def _credit_elements(doc: Document, block: Element) -> list[Element]:
    """Those of the first small elements of a caption, and of its own, that are a credit or its label."""
    inside = (block, *doc.scan.elements_in(block, MAX_ELEMENTS - 1))
    small = [element for element in inside if element.tag in SMALL][:MAX_SMALL]
    return [
        element
        for element in small
        if element.leaf_count <= MAX_LEAVES and (_names_credit(element.attrs) or _is_signed(element))
    ]


def _is_signed(element: Element) -> bool:
    """Whether it is the label of a credit, or all of one with its label; or the last of the caption and all in
    brackets, or behind another that ends like a sentence a name, or a name and an agency: "Jane Doe (EFE)".
    """
    before, after = element.node.prev, element.node.next
    if element.tag in LABELS and after is not None:
        line = " ".join(element.node.text().split())
        if LABEL_ALONE.fullmatch(line) or is_credit_line(line):
            return True
    if before is None or element.tag not in ("span", "em", "small") or after is not None:
        return False
    text = element.node.text().strip()
    if without_brackets(text) != text and len(text) > MAX_REMARK:
        return True
    is_one = is_name(text) or _AGENCY_END.fullmatch(text) is not None
    return is_one and before.text().rstrip()[-1:] in SENTENCE_ENDS


def _names_credit(attrs: dict[str, str | None]) -> bool:
    return bool(attrs) and names_credit(f"{attrs.get('class') or ''} {attrs.get('itemprop') or ''}".lower())
