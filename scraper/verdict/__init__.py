"""What kind of page this is, and why: asked three times, each time of as little as can answer it.

`judge_answer(page)` before parsing, `judge_walls(sight)` before a body is sought, `judge_page(...)` with the body.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scraper.verdict.answer import judge_answer
from scraper.verdict.counts import count_body
from scraper.verdict.gallery import find_gallery
from scraper.verdict.render import has_hidden_text, is_shell, only_asks_for_scripts
from scraper.verdict.shape import find_player, judge_shape
from scraper.verdict.sight import Sight
from scraper.verdict.verdict import BODILESS, KINDS, Verdict
from scraper.verdict.walls import judge_walls

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scraper.article import Access, Block, Embed
    from scraper.page import Page

__all__ = [
    "BODILESS",
    "KINDS",
    "Sight",
    "Verdict",
    "judge_answer",
    "judge_page",
    "judge_walls",
    "needs_render",
]

LEAST_BODY = 60
"""Characters; less is a line such as "Loading" or a name."""


def judge_page(
    sight: Sight,
    body: str,
    blocks: Sequence[Block],
    embeds: Sequence[Embed],
    access: Access,
    kept: Sequence[int] = (),
) -> Verdict:
    """The page's kind, with the body that was found, and the leaves it was made of, by their index. `judge_walls` has
    been asked before."""
    counts = count_body(body, blocks, embeds)
    tiny = counts.chars < LEAST_BODY and not (
        counts.chars and sight.claimed and "h1" in sight.doc.scan.by_tag
    )
    asks = only_asks_for_scripts(sight) and not has_hidden_text(sight)
    if (tiny or asks) and is_shell(sight):
        shown = find_gallery(sight, counts.images, counts.chars) or find_player(sight)
        return shown or Verdict("shell", "no text but what scripts would make")
    return judge_shape(sight, counts, kept, access)


def needs_render(page: Page) -> bool:
    """Whether a browser would show a text that this answer does not hold."""
    from scraper.document import parse

    if page.status >= 400 or judge_answer(page) is not None:
        return False
    sight = Sight(parse(page))
    return is_shell(sight) and judge_walls(sight) is None and not has_hidden_text(sight)
