"""Where the article begins and ends: below its headline and byline, after its last lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.body.refine.typed_lines import ends_text, has_rights, is_caption
from scraper.body.table import rows_of
from scraper.document.headings import HEADINGS
from scraper.document.roles import INLINE
from scraper.document.standfirst_names import is_named_standfirst

if TYPE_CHECKING:
    from scraper.body.table import Array, Columns, Flags, LeafTable
    from scraper.document import Element, Leaf

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
NUMBER = re.compile(r"\d+")
ORDINAL_END = re.compile(r"\d\.$")
"""How days end in Hungarian and Croatian: "2026. október 3.", "3. listopada 2026."."""
HEAD_CHARS = 110
LEAD_CHARS = 80
"""Characters of a line that but leads to something: a sentence may end so, and in Armenian all do."""
YEAR_CHARS = 30
"""Characters of a line that gives but a month and a year."""
SENTENCE_ENDS = ".!?:。"
STRUCTURED = HEADINGS | frozenset("li td th dt dd pre code".split())
WHOLES = frozenset("ul ol dl blockquote".split())
WHOLE_LEVELS = 3
"""Elements above a last item, or a quotation's last line, among which the whole is."""
POSSIBLE, POSSIBLE_CARD = 0.05, 0.25
"""How likely a paragraph of sentences must be that goes on right after the last one, and one in the next card."""
SPEECH = frozenset("–—")
"""With which a paragraph begins that is said by somebody: in Swedish, Spanish, French, Polish, Russian ..."""
CARD_LEVELS = 4
"""Elements around a paragraph of which one may be its card."""
ITALIC = 0.95
LAST_LINES, LAST_CHARS = 2, 60
"""Lines in italics at the very end ("Additional reporting by ..."): how many, and how long each at most."""
UNSURE_LAST = 0.6
"""How likely the lines are at most that end it and stand outside of its element."""
POSSIBLE_LAST = 0.2
"""How likely a short one must be that is called as the paragraphs are: the house's rights are set so, too."""


def drop_head(table: LeafTable, kept: Flags) -> Flags:
    """Drops the page's title, and lines with a year in them that stand above the first running text."""
    kept = kept.copy()
    if table.title is not None:
        kept[table.title] = False
    for row in rows_of(kept):
        leaf = table.leaves[row]
        if is_dated_line(leaf) and not is_named_standfirst(leaf):
            kept[row] = False
        elif table.running[row]:
            break
    return kept


def is_dated_line(leaf: Leaf) -> bool:
    """A byline's form: short, no sentence, no heading or item of a list, and a year in it and the day; a standfirst
    tells of "the bus of 1974"."""
    text = leaf.text
    is_sentence = text[-1] in SENTENCE_ENDS and not (len(text) < YEAR_CHARS and ORDINAL_END.search(text))
    if len(text) >= HEAD_CHARS or is_sentence or leaf.element.tag in STRUCTURED:
        return False
    return gives_day(text) or (len(text) < YEAR_CHARS and YEAR.search(text) is not None)


def gives_day(text: str) -> bool:
    """Whether there is a year in it, and another figure: "15 November 2026"."""
    return YEAR.search(text) is not None and len(NUMBER.findall(text)) > 1


def drop_last_headings(table: LeafTable, kept: Flags) -> Flags:
    """Drops the headings that nothing kept follows, and the lines that lead with a colon to what was not kept: they are
    of what stands below the article."""
    left, rows = kept.copy(), rows_of(kept)
    while rows and (_is_heading(table.leaves[rows[-1]]) or _leads_nowhere(table, rows[-1])):
        left[rows.pop()] = False
    return left


def _leads_nowhere(table: LeafTable, row: int) -> bool:
    """Whether it is a short line that ends with a colon, be it before a player."""
    text = table.texts[row]
    return text[-1] in ":：" and len(text) < LEAD_CHARS


def _is_heading(leaf: Leaf) -> bool:
    """Some sites set whole sentences as headings, to make them large."""
    text = leaf.text
    return leaf.element.tag in HEADINGS and len(text) < HEAD_CHARS and text[-1] not in ".!?…。！？"


def drop_tail(table: LeafTable, probability: Array, kept: Flags) -> Flags:
    """Drops the unsure lines at the very end, none of them a sentence, that stand outside of what holds the last text:
    how readers felt, what else there is."""
    rows = kept.nonzero()[0]
    running = rows[table.running[rows]]
    if not len(running) or running[-1] == rows[-1]:
        return kept
    last = table.leaves[int(running[-1])].element
    around = next((one for one in last.ancestors() if one.tag not in WHOLES), last)
    tail = rows[(rows > running[-1]) & (table.index[rows] >= around.last_leaf)]
    if len(tail) and probability[tail].max() < UNSURE_LAST and not table.ended[tail].any():
        kept = kept.copy()
        kept[tail] = False
    return kept


def add_last_lines(table: LeafTable, columns: Columns, probability: Array, kept: Flags) -> Flags:
    """Adds the paragraphs wholly in italics that follow the last one kept, if they are short, or give a day."""
    rows = rows_of(kept)
    start = rows[-1] + 1 if rows else table.size
    for row in range(start, min(start + LAST_LINES, table.size)):
        if not _goes_on(table, columns, probability, row):
            break
        kept = kept.copy()
        kept[row] = True
    return kept


def _goes_on(table: LeafTable, columns: Columns, probability: Array, row: int) -> bool:
    text = table.texts[row]
    if columns["em"][row] <= ITALIC or has_rights(text) or ends_text(text) or is_caption(text):
        return False
    if len(text) < LAST_CHARS:
        likely = probability[row] > POSSIBLE_LAST
        return _is_next_paragraph(table, row) or (likely and _is_made_alike(table, row))
    return _is_dated(table, row) and _is_made_alike(table, row)


def _is_dated(table: LeafTable, row: int) -> bool:
    """Whether it is running text that gives a day: "This article was amended on 15 November 2026 ..."."""
    return bool(table.running[row]) and gives_day(table.texts[row])


def _is_made_alike(table: LeafTable, row: int) -> bool:
    """Whether it is a paragraph without link, beside the one above it and called the same."""
    here, above = table.leaves[row], table.leaves[row - 1].element
    element = here.element
    alike = element.tag == above.tag == "p" and element.names == above.names
    return alike and element.parent is above.parent and not here.link_chars


def add_following(table: LeafTable, probability: Array, kept: Flags) -> Flags:
    """Adds the paragraphs of sentences that go on right after the last one kept."""
    rows = rows_of(kept)
    row = rows[-1] + 1 if rows else table.size
    added = kept.copy()
    while row < table.size and probability[row] >= POSSIBLE and _continues(table, probability, row):
        added[row] = True
        row += 1
    return added


def _continues(table: LeafTable, probability: Array, row: int) -> bool:
    """Whether it is of sentences, and the next paragraph, or begins the next card; or a last line of several that give
    a fact each under a label; or what somebody says, however short."""
    if not (table.running[row] and table.ended[row]):
        if table.ended[row] and table.texts[row][0] in SPEECH:
            return _is_next_paragraph(table, row)
        both = table.leaves[row - 1], table.leaves[row]
        return all(map(_is_labelled, both)) and _is_next_paragraph(table, row)
    if _is_next_paragraph(table, row):
        return True
    return probability[row] >= POSSIBLE_CARD and _begins_next_card(table, row)


def _is_labelled(leaf: Leaf) -> bool:
    """Whether it begins in bold, up to a colon: "Attendance: 11,402"."""
    if len(leaf.text) > HEAD_CHARS or not leaf.spans:
        return False
    start, end, kind, _ = leaf.spans[0]
    return kind == "strong" and start == 0 and ":" in leaf.text[end - 2 : end + 1]


def _is_next_paragraph(table: LeafTable, row: int) -> bool:
    """Whether it is a plain paragraph, right after another in the same block, or after a list, a quotation or bare text
    there; or goes on in the same element, which but line breaks part.
    """
    here, before = table.leaves[row].element, table.leaves[row - 1].element
    if _is_next_run(table.leaves[row - 1], table.leaves[row]):
        return True
    if before.tag in HEADINGS or not _is_plain(table, row):
        return False
    around = _block_around(here)
    return around is before or around is _block_around(_whole(before))


def _is_next_run(above: Leaf, leaf: Leaf) -> bool:
    """Whether it is all that style tells from the run above it, and leads nowhere: paragraphs of old pages."""
    return leaf.inner is above.inner and leaf.index == above.index + 1 and not leaf.link_chars


def _is_plain(table: LeafTable, row: int) -> bool:
    """Whether it is a paragraph without name or link, and nothing stands between it and the leaf above."""
    leaf = table.leaves[row]
    plain = leaf.element.tag == "p" and not leaf.element.names.strip() and not leaf.link_chars
    return plain and leaf.index == table.leaves[row - 1].index + 1


def _begins_next_card(table: LeafTable, row: int) -> bool:
    """Whether it is such a paragraph in the box right after that of the last one, made alike: some editors set
    each piece of a text in a card of its own."""
    if not _is_plain(table, row):
        return False
    here, above = _block_around(table.leaves[row].element), table.leaves[row - 1].element
    before = _block_around(_whole(above))
    for _ in range(CARD_LEVELS):
        if here is None or before is None or here.make != before.make:
            return False
        if here.parent is before.parent:
            return here is not before
        here, before = here.parent, before.parent
    return False


def _whole(element: Element) -> Element:
    """The list or quotation that it is the last of; else itself."""
    return next((one for one in element.ancestors(WHOLE_LEVELS) if one.tag in WHOLES), element)


def _block_around(element: Element) -> Element | None:
    """The block that it stands in; old pages set paragraphs within `<font>`."""
    around = element.parent
    while around is not None and around.tag in INLINE:
        around = around.parent
    return around
