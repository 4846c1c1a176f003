"""The headline where it is the first line of the text: pages whose titles are worded otherwise hide from the model that
this line is it. Where the page shows it once more above, labels count it as the text's own heading. And the line with
which feeds end: that the article, by its headline and linked, appeared first on a site; and how to cite it.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from scraper.article import Heading, Paragraph
from scraper.body.blocks.plain import block_text, body_text, letters_of

if TYPE_CHECKING:
    from scraper.article import Block
    from scraper.body.blocks.build import Built
    from scraper.document import Document

LEAST_CITED = 12
"""Letters of a headline that no other sentence holds by chance."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LINKS, MOST_AROUND, MAX_CHARS = 2, 40, 300
"""Of the line with which feeds end: its links, the letters beside them, in whatever language, and all of it."""


def drop_headline(doc: Document, built: Built, headline: str | None) -> None:
    """Takes the first line off the blocks and the body, if it alone shows the headline, and more stands below it; and
    the last one, if it links to the article by its headline.
    """
    texts = [*islice((at for at, block in enumerate(built.blocks) if block_text(block)), 2)]
    wanted, size = letters_of(headline or ""), len(built.blocks)
    if len(texts) < 2 or not wanted:
        return
    last = next(at for at in range(size - 1, 0, -1) if block_text(built.blocks[at]))
    if _refers_to(built.blocks[last], wanted):
        del built.blocks[last]
    elif last - 1 > texts[0] and _cites(built.blocks[last - 1], built.blocks[last], wanted):
        del built.blocks[last - 1 : last + 1]
    first = built.blocks[texts[0]]
    if (
        isinstance(first, Heading | Paragraph)
        and letters_of(first.text) == wanted
        and _times_shown(doc, wanted) == 1
    ):
        del built.blocks[texts[0]]
    if len(built.blocks) < size:
        built.body = body_text(built.blocks)


def _refers_to(block: Block, wanted: str) -> bool:
    """Whether it is a short line, one of whose links is the headline, and another the site."""
    if not isinstance(block, Paragraph) or len(block.spans) < LINKS or len(block.text) > MAX_CHARS:
        return False
    links = [letters_of(block.text[s.start : s.end]) for s in block.spans if s.kind == "link"]
    return wanted in links and len(letters_of(block.text)) - sum(map(len, links)) <= MOST_AROUND


def _cites(heading: Block, block: Block, wanted: str) -> bool:
    """Whether it tells how to cite the article, under a heading: by its headline, amid a line with a year."""
    if not isinstance(block, Paragraph) or not isinstance(heading, Heading) or len(block.text) > MAX_CHARS:
        return False
    before, told, after = letters_of(block.text).partition(wanted)
    return (
        bool(before and told and after)
        and len(wanted) >= LEAST_CITED
        and _YEAR.search(block.text) is not None
    )


def _times_shown(doc: Document, wanted: str) -> int:
    return sum(letters_of(leaf.text) == wanted for leaf in doc.scan.leaves if leaf.kind == "text")
