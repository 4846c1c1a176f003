"""The headline where it is the first line of the text: pages whose titles are worded otherwise hide from the model that
this line is it. Where the page shows it once more above, labels count it as the text's own heading."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from scraper.article import Heading, Paragraph
from scraper.body.blocks.plain import block_text, body_text, letters_of

if TYPE_CHECKING:
    from scraper.body.blocks.build import Built
    from scraper.document import Document


def drop_headline(doc: Document, built: Built, headline: str | None) -> None:
    """Takes the first line off the blocks and the body, if it alone shows the headline, and more stands below it."""
    texts = [*islice((at for at, block in enumerate(built.blocks) if block_text(block)), 2)]
    if len(texts) < 2 or not headline:
        return
    first = built.blocks[texts[0]]
    wanted = letters_of(headline)
    if (
        isinstance(first, Heading | Paragraph)
        and letters_of(first.text) == wanted
        and _times_shown(doc, wanted) == 1
    ):
        del built.blocks[texts[0]]
        built.body = body_text(built.blocks)


def _times_shown(doc: Document, wanted: str) -> int:
    return sum(letters_of(leaf.text) == wanted for leaf in doc.scan.leaves if leaf.kind == "text")
