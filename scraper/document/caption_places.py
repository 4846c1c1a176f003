"""What is a picture's caption by where and how it stands alone, without a name that says so; and what of it is only
heard.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.document.caption_names import names_caption
from scraper.document.credit_ends import is_name
from scraper.document.headings import HEADINGS

if TYPE_CHECKING:
    from scraper.document.document import Document
    from scraper.document.elements import Element, Leaf

HIDDEN = re.compile(r"visually-?hidden|hide-?visually|(?<![a-z])sr-only|screen-?reader|off-?screen")
PICTURED = re.compile(r"(?:^|[\s_-])(?:images?|photos?|fotos?|pictures?|bild|imagem|imagen)(?=$|[\s_-])")
"""In the names of a box of a picture and its caption."""
MAX_LINE = 200
"""Characters of a caption that is one only by how it is set."""
LEAST_LINE = 6
"""Characters of one: fewer are a number, or a label."""
MAX_ALT = 500
"""Characters of one that says what the picture's own attributes do."""
DOES = re.compile(r"(?:view|open|enlarge|expand|show|zoom|full)\b", re.I)
"""What a control of a picture begins with."""
BOX_LEVELS = 5
"""Elements around a picture of which one holds it and its caption alone."""
NEAR = 6
"""Leaves from a picture or its caption within which the text that they stand amid goes on."""
COLONS = frozenset(":：")
ITEM_LEVELS = 6
"""Elements above what microdata tell of which one may be the picture's own."""
CONTROL_LEVELS = 3
"""Elements around a text of which one may be a button."""


def is_in_figcaption(leaf: Leaf) -> bool:
    """Whether HTML itself calls it a caption."""
    return leaf.element.closest("figcaption", 3) is not None


def is_described(element: Element) -> bool:
    """Whether microdata call it the caption or the description of the picture around it."""
    if element.attrs.get("itemprop") not in ("caption", "description"):
        return False
    around = (one.attrs for one in element.ancestors(ITEM_LEVELS))
    item = next((one for one in around if "itemscope" in one), {})
    return (item.get("itemtype") or "").endswith("/ImageObject")


def is_control(leaf: Leaf) -> bool:
    """Whether it is what a button says: "Enlarge this image"."""
    around = leaf.element.upwards(CONTROL_LEVELS)
    return any(one.tag == "button" or one.attrs.get("role") == "button" for one in around)


def follows_text(picture: Leaf, body: frozenset[int]) -> bool:
    """Whether text of the body stands shortly above a picture."""
    return _is_near(range(picture.index - NEAR, picture.index), body)


def companion(doc: Document, picture: Leaf, body: frozenset[int]) -> list[Leaf]:
    """The one text in a box of a picture and nothing else, if it is none of the body's: amid the body one that neither
    leads anywhere nor does anything, anywhere one whose box is called a picture's."""
    box = next((one for one in picture.element.ancestors(BOX_LEVELS) if one.leaf_count > 1), None)
    if box is None or box.leaf_count > 2 or box.last_leaf != picture.index + 2:
        return []
    text = doc.scan.leaves[picture.index + 1]
    if text.kind != "text" or text.index in body or is_control(text) or len(text.text) > MAX_LINE:
        return []
    if len(text.text) >= LEAST_LINE and PICTURED.search(box.names) and 2 * text.link_chars < len(text.text):
        return [text]
    amid = follows_text(picture, body) and _is_near(range(text.index, text.index + NEAR), body)
    return [text] if amid and not text.link_chars else []


def says_what_alt_says(doc: Document, text: Leaf, picture: Leaf) -> bool:
    """Whether it is what the picture's own `alt` or `title` says; a title's line does so too, and is none."""
    if text.link_chars or not LEAST_LINE <= len(text.text) <= MAX_ALT or text.element.tag in HEADINGS:
        return False
    if _is_title(doc, text):
        return False
    attrs = picture.element.attrs
    told = [attrs.get("alt"), attrs.get("title")]
    return any(said is not None and said.strip() == text.text for said in told)


def _is_title(doc: Document, line: Leaf) -> bool:
    """Whether a paragraph made like it follows it in its box, as it follows the title of a gallery's picture."""
    below = doc.scan.leaves[line.index + 1 : line.index + 2]
    return any(
        one.element.parent is line.element.parent and one.element.make == line.element.make for one in below
    )


def is_set_off_below(line: Leaf, picture: Leaf) -> bool:
    """Whether a picture's own line follows it in italics or small print."""
    return line.inner.index > picture.element.index and _is_set_off(line)


def is_set_below(doc: Document, text: Leaf, picture: Leaf, body: frozenset[int]) -> bool:
    """Whether it is a short paragraph right below that of the picture, in italics, or alone in the middle as that is;
    and text of the body follows: a last line in italics is a note."""
    here, there = text.element, picture.element.parent
    if text.index != picture.index + 1 or there is None or here.parent is not there.parent:
        return False
    if here.tag != there.tag or there.leaf_count > 1 or len(text.text) > MAX_LINE:
        return False
    after = range(text.index + 1, text.index + 1 + NEAR)
    if text.text[-1] in COLONS or not _is_near(after, body):
        return False
    below = doc.scan.leaves[text.index + 1].element
    return _is_set_off(text) or (_is_centred(here) and _is_centred(there) and not _is_centred(below))


def _is_near(places: range, body: frozenset[int]) -> bool:
    return not body.isdisjoint(places)


def _is_set_off(line: Leaf) -> bool:
    """Whether it is short, and all of it in italics or small print."""
    if len(line.text) > MAX_LINE:
        return False
    if line.inner.tag == "small":
        return " ".join(line.inner.node.text().split()) == line.text
    return sum(end - start for start, end, kind, _ in line.spans if kind == "emphasis") >= len(line.text)


def is_laid_over(text: Leaf, picture: Leaf) -> bool:
    """Whether it is but a name, in an element of its own on the line of its picture: who took it."""
    return text.element in picture.element.ancestors(2) and is_signature(text)


def is_signature(text: Leaf) -> bool:
    """Whether it is the foot of a caption, or but a name in an inline element outside of one that has no other."""
    if text.element.tag == "footer":
        return is_in_figcaption(text)
    if " " not in text.text or DOES.match(text.text) is not None:
        return False
    is_set = text.inner is not text.element and text.inner.tag == "span" and not is_in_figcaption(text)
    return (
        is_set
        and text.element.closest("figure", 6) is not None
        and is_name(text.text)
        and _holds_picture(text.element)
    )


def _holds_picture(element: Element) -> bool:
    return element.node.css_first("img") is not None


def _is_centred(element: Element) -> bool:
    return any("center" in (element.attrs.get(name) or "") for name in ("style", "align", "class"))


def hidden_label(leaf: Leaf) -> str:
    """What its text begins with for those who hear it alone: "Image source, ". Where classes are hashed, the comma
    behind it tells, in what is to be read out as one (BBC), or where it is all of a caption's first line."""
    inner = leaf.inner
    if inner is leaf.element or not inner.names:
        return ""
    label = " ".join(inner.node.text().split())
    if HIDDEN.search(inner.names):
        return label
    is_heard = leaf.element.attrs.get("role") == "text" or (
        leaf.element.tag == "figcaption" and label == leaf.text
    )
    return label if is_heard and label.endswith(",") else ""


def is_labelled(leaf: Leaf) -> bool:
    """Whether it stands outside of the caption and goes on from such a label: the credit."""
    label = hidden_label(leaf)
    if not label or len(leaf.text) <= len(label):
        return False
    return not is_in_figcaption(leaf) and not names_caption(leaf.element.names)
