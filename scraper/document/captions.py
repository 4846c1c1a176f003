"""Captions and credits of pictures: which texts they are, and where one ends and the other begins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.caption_names import CREDIT, names_caption, names_caption_or_credit
from scraper.document.caption_places import (
    companion,
    follows_text,
    hidden_label,
    is_control,
    is_labelled,
    is_set_below,
    is_set_off_below,
)
from scraper.signs import has_sign

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    ":",
    "：",
    "・",
    "...",
    "/",
    "©",
    "(c)",
    "(C)",
    " by ",
    "ourtesy ",
    "ot. ",
    "(foto",
    "(Foto",
    "(photo",
    "(Photo",
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
_WORD = r"[^\W\d_a-z][\w’'.&-]*:?"
BRACKETED = re.compile(
    rf"(?<=[.!?…”\"»])\s\(((?!FILE)(?-i:[A-Z]{{2,5}})|{_WORD}[\s/]+(?:(?:{_WORD}|for|via|of|von|de|/|and|&)[\s/]*){{1,6}})\)$"
)
"""Somebody in brackets behind a sentence: "(Oregon State Police)", "(Supplied: ACT Parks)", "(AP)"."""
CONTROLS = re.compile(
    r"(?<![a-z])(?:hide|show|toggle|open|close|enlarge|expand)[-_]?(?:caption|credit|image|photo)"
)
"""In the names of what readers press to fold a caption."""
SMALL = frozenset("span cite small em i b a p div".split())
"""Elements of a caption that may hold its credit."""
MAX_SMALL, MAX_ELEMENTS = 12, 60
SENTENCE_ENDS = frozenset('.!?…»”"')
_AGENCY_END = re.compile(r"[^\W\d_a-z][^()\n.!?]{2,40} \([^()\n.]{2,40}\)")
"""A name, and an agency in brackets."""
DECLARED = {
    **dict.fromkeys(("data-caption", "data-c-caption", "data-image-caption"), "caption"),
    **dict.fromkeys(("data-credit", "data-c-credit", "data-image-credit"), "credit"),
}
"""Attributes that scripts make captions of (Gannett's, Jetpack's, lightboxes')."""
TAGS = re.compile(r"<[^<>]{0,500}>")
CAPTION_REACH = 3
"""Text leaves after a picture among which its caption is looked for outside a figure."""
MAX_CAPTION = 1_000
MAX_CREDIT = 100
MAX_LABELS = 2
"""Of one credit: "© Foto: Jane Doe"."""
MAX_NAME = 4
"""Words of a name."""
MAX_TEXTS = 60
"""Captions in one figure; a gallery has as many as pictures, and each of these gets all."""
MAX_LEAVES = 4
"""Of an element that is a credit: the text of a larger one is not read."""


def figure_around(leaf: Leaf) -> Element | None:
    """The figure that a picture stands in."""
    return next((e for e in leaf.element.ancestors(6) if e.tag == "figure"), None)


def declared_caption(doc: Document, leaf: Leaf, figure: Element | None) -> tuple[str | None, str | None]:
    """Caption and credit that attributes of a picture, or of the `figcaption` that scripts fill in, say."""
    inside = doc.scan.elements_in(figure, MAX_ELEMENTS) if figure is not None else ()
    for element in (*(one for one in inside if one.tag == "figcaption"), leaf.element):
        values = {
            DECLARED[name]: value for name, value in element.attrs.items() if value and name in DECLARED
        }
        if values:
            caption, credit = (
                " ".join(TAGS.sub(" ", values.get(key, "")).split()) for key in ("caption", "credit")
            )
            return caption or None, _named(credit) or None
    return None, None


def caption_texts(doc: Document, leaf: Leaf, figure: Element | None, body: frozenset[int]) -> list[Leaf]:
    """The leaves of its figure that are its caption, or, outside one, those next to it that say they are.

    A text of the body that merely stands in a figure, without a word of being a caption, is none.
    """
    texts = _texts(doc.scan.leaves_in(figure)) if figure is not None else []
    if figure is not None and texts:
        named = [text for text in texts if _says_caption(text, [figure], bylines=True) or is_labelled(text)]
        others = [text for text in texts if text.index not in body]
        return named[:MAX_TEXTS] or (others if sum(len(text.text) for text in others) <= MAX_CAPTION else [])
    run = [*_before(doc, leaf), *_after(doc, leaf, body)]
    below = run[-1].element.closest("figcaption", 3) if run else None
    if below is not None:
        return [*run, *(one for one in _texts(doc.scan.leaves_in(below)) if one not in run)][:MAX_TEXTS]
    return run or companion(doc, leaf, body)


def _texts(leaves: Iterable[Leaf]) -> list[Leaf]:
    """What readers read of them: no buttons."""
    return [leaf for leaf in leaves if leaf.kind == "text" and not is_control(leaf)]


def _before(doc: Document, picture: Leaf) -> list[Leaf]:
    """A credit that is one line with its picture stands before it, as all text of a line does."""
    around = picture.element.ancestors(2)
    return [
        one
        for one in doc.scan.leaves[max(picture.index - 1, 0) : picture.index]
        if one.element in around and (_is_credit_line(one.text) or is_set_off_below(one, picture))
    ]


def _after(doc: Document, picture: Leaf, body: frozenset[int]) -> list[Leaf]:
    """The run of captions and credits right behind a picture, and a line that is a credit at its end."""
    run: list[Leaf] = []
    around, amid = picture.element.ancestors(4), follows_text(picture, body)
    for other in doc.scan.leaves[picture.index + 1 : picture.index + 1 + CAPTION_REACH]:
        if other.kind != "text":
            break
        if not (_says_caption(other, around, bylines=amid) or is_set_below(doc, other, picture, body)):
            if is_control(other):
                continue
            return [*run, other] if _is_credit_line(other.text) else run
        run.append(other)
    return run


def _is_credit_line(text: str) -> bool:
    """Whether it is all a credit: "Photo: Jane Doe"."""
    return len(text) <= MAX_CREDIT and ":" in text and CREDIT_LINE.match(text) is not None


def _says_caption(leaf: Leaf, around: list[Element], *, bylines: bool) -> bool:
    """Whether an element around the leaf, and not around the picture too, names itself a caption or a credit, which a
    byline may be (`bylines`) or not."""
    if leaf.inner is not leaf.element and names_caption(leaf.inner.names):
        return len(leaf.text) <= MAX_CAPTION
    for element in leaf.element.upwards(2):
        if element in around:
            return False
        if element.tag == "figcaption" or (
            element.names and names_caption_or_credit(element.names, bylines=bylines)
        ):
            return len(leaf.text) <= MAX_CAPTION
    return False


def read_caption(doc: Document, texts: list[Leaf]) -> tuple[str | None, str | None]:
    """The caption and the credit that these texts are."""
    if not texts:
        return None, None
    captions: list[Leaf] = []
    credits: list[Leaf] = []
    for leaf in texts:
        (credits if _is_credit(leaf) else captions).append(leaf)
    caption, credit = _joined(doc, captions), _joined(doc, credits)
    if not credit:
        caption, credit = _cut_credit(doc, caption, captions)
    caption = caption.removesuffix(credit).rstrip()  # some say it twice, for what is folded and what is not
    caption = caption if any(map(str.isalnum, caption)) else ""
    return caption or None, _named(_without_brackets(credit)) or None


def _named(credit: str) -> str:
    """Whom a credit names, without the labels before."""
    for _ in range(MAX_LABELS):
        label = LABEL.match(credit)
        credit = credit[label.end() :] if label is not None and label.end() < len(credit) else credit
    return credit


def _joined(doc: Document, leaves: list[Leaf]) -> str:
    """Their texts as one line, without what is only heard, and without what folds them."""
    texts = [leaf.text.removeprefix(hidden_label(leaf)).lstrip(" ,:") for leaf in leaves]
    line = " ".join(text.replace("\n", " ") for text in texts if text)
    for leaf in leaves:
        for element in doc.scan.elements_in(leaf.element, MAX_ELEMENTS):
            if element.names and CONTROLS.search(element.names):
                line = line.replace(" ".join(element.node.text().split()), "", 1).strip()
    return line


def _without_brackets(credit: str) -> str:
    """The credit without the brackets that are around all of it."""
    inner = credit[1:-1].strip()
    return inner if credit[:1] == "(" and credit[-1:] == ")" and "(" not in inner else credit


def _is_credit(leaf: Leaf) -> bool:
    """Whether its element or the one around that, up to the caption, names itself a credit; or it stands outside of the
    caption and is labelled for those who hear it."""
    if is_labelled(leaf) or _is_in_credit(leaf):
        return True
    for element in leaf.element.upwards(1):
        if element.tag == "figure":
            return False
        if CREDIT.search(element.names):
            return True
        if element.tag == "figcaption":
            return False
    return False


def _is_in_credit(leaf: Leaf) -> bool:
    """Whether all of it is of an inline element of that name, which a block may part."""
    inner = leaf.inner
    if inner is leaf.element or not CREDIT.search(inner.names):
        return False
    return leaf.text in " ".join(inner.node.text().split())


def _cut_credit(doc: Document, caption: str, leaves: list[Leaf]) -> tuple[str, str]:
    """The credit that ends a caption: an inline element of that name, or of a name and its agency behind a sentence; or
    words such as `Photo:`.
    """
    blocks = {leaf.element.index: leaf.element for leaf in leaves}
    for block in blocks.values():
        for element in _credit_elements(doc, block):
            text = " ".join(element.node.text().split())
            if 1 < len(text) < 200 and caption.endswith(text):
                return caption[: -len(text)].strip(" :|/–—-("), _without_brackets(text)
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
