"""Leaves under one `pre` as code; and the numbers of its lines, which are no text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.article import Code, Paragraph
from scraper.body.blocks.spans import join_leaves
from scraper.document.run import INVISIBLE

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from scraper.document import Document, Element, Leaf

LANGUAGE = re.compile(
    r"\b(?:language|lang|brush:|highlight-source)-?\s*([\w+#]+)|\bhighlight\s+([a-z][\w+#]+)$"
)
PROGRAM = re.compile(r"code|highlight|language|lang-|prettyprint|terminal|console|syntax")
GUTTER = re.compile(r"(?<![^\s_-])(?:gutter|line-?nos?|line-?numbers?|linenodiv)(?=$|[\s_-])")
LEVELS = 6
"""Elements around a program that highlighters put there: `figure.highlight > table > tbody > tr > td > pre`."""
MAX_LINES, MAX_DIGITS = 10_000, 6
"""Numbers in a column, and the digits of one: those of pi may be more than Python reads as a number."""


def build_code(doc: Document, pre: Element, leaves: list[Leaf]) -> Code | Paragraph:
    """A program with its line breaks and blanks; preformatted prose as a paragraph."""
    names = names_of_program(pre)
    if not names:
        return Paragraph(*join_leaves(doc, leaves))
    language = LANGUAGE.search(names)
    return Code(_raw_text(pre, leaves), (language[1] or language[2]) if language else None)


def names_of_program(pre: Element) -> str:
    """What class and id say of the program in it, and of the figure around; empty where it is prose."""
    code = pre.node.css_first("code")
    names = " ".join((pre.names, (code.attributes.get("class") or "") if code is not None else ""))
    around = next((one.names for one in pre.ancestors(LEVELS) if one.tag == "figure"), "")
    names = f"{names} {around}"
    return names if code is not None or PROGRAM.search(names) else ""


def _raw_text(pre: Element, leaves: list[Leaf]) -> str:
    """The text as typed, if it has the words of the leaves."""
    raw = _typed(pre.node).translate(INVISIBLE).strip("\n")
    joined = "\n".join(leaf.text for leaf in leaves)
    return raw if raw.split() == joined.split() else joined


def _typed(pre: LexborNode) -> str:
    """All its text, with a line's end for each `<br>`, by which some highlighters end lines."""
    nodes = pre.traverse(include_text=True)
    return "".join("\n" if node.tag == "br" else node.text_content or "" for node in nodes)


def is_line_numbers(leaf: Leaf) -> bool:
    """Whether a leaf holds the numbers of a program's lines, which highlighters set in a column beside it."""
    if not (leaf.text[-1:].isdecimal() and leaf.text[0].isdecimal()):
        return False
    numbers = leaf.text.split()
    if len(numbers) > MAX_LINES or not all(n.isdecimal() and len(n) <= MAX_DIGITS for n in numbers):
        return False
    counted = [int(number) for number in numbers]
    return counted == list(range(counted[0], counted[0] + len(counted))) and _is_column(leaf.element)


def _is_column(element: Element) -> bool:
    return any(one.tag == "pre" or GUTTER.search(one.names) for one in element.upwards(3))
