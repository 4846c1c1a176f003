"""An article as plain text, from its blocks, in their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scraper.article import (
    Article,
    Block,
    Code,
    Embed,
    EmbedBlock,
    Footnote,
    ImageBlock,
    List,
    ListItem,
    Paragraph,
    Quote,
    Table,
    Update,
)
from scraper.export.grid import table_grid

Embeds = dict[str, Embed]


def article_to_text(article: Article) -> str:
    """Headline, byline and date, then the blocks, a blank line between; ends with a newline."""
    who = ", ".join(person.name for person in article.byline)
    head = [article.headline or "", " · ".join(filter(None, (who, article.date)))]
    parts = [*head, blocks_text(blocks_of(article), {embed.id: embed for embed in article.embeds})]
    return "\n\n".join(part for part in parts if part) + "\n"


def blocks_of(article: Article) -> Sequence[Block]:
    """The article's blocks; where it has none, the paragraphs of its body."""
    return article.blocks or [Paragraph(text) for text in article.body.split("\n\n") if text]


def blocks_text(blocks: Iterable[Block], embeds: Embeds) -> str:
    """The texts of blocks, a blank line between."""
    return "\n\n".join(filter(None, (_text(block, embeds) for block in blocks)))


def undashed(cite: str) -> str:
    """Who is quoted, without the dash that pages put before it, as these forms do.

    >>> undashed("— A mayor")
    'A mayor'
    """
    return cite.lstrip("-–—― ") or cite


def _text(block: Block, embeds: Embeds) -> str:
    match block:
        case List():
            return "\n".join(_items(block.items, block.ordered, "", block.start))
        case Table():
            rows = ["\t".join(" ".join(cell.split()) for cell in row) for row in table_grid(block)]
            return "\n".join([block.caption, *rows] if block.caption else rows)
        case Quote():
            return f"{block.text}\n— {undashed(block.cite)}" if block.cite else block.text
        case Code():
            return block.text.rstrip("\n")
        case Footnote():
            return f"[{block.label}] {block.text}" if block.label else block.text
        case ImageBlock():
            about = " ".join(filter(None, (block.image.caption, block.image.credit)))
            return f"[image: {about or block.image.alt or block.image.url}]"
        case EmbedBlock():
            return _embed(embeds.get(block.ref))
        case Update():
            head = " · ".join(filter(None, (block.time, block.headline)))
            return "\n\n".join(part for part in (head, blocks_text(block.blocks, embeds)) if part)
        case _:
            return block.text


def _items(items: Sequence[ListItem], ordered: bool, indent: str, start: int = 1) -> list[str]:
    lines = []
    for number, item in enumerate(items, start):
        lines.append(f"{indent}{f'{number}.' if ordered else '-'} {item.text}")
        lines += _items(item.items, item.ordered, indent + "  ")
    return lines


def _embed(embed: Embed | None) -> str:
    if embed is None:
        return ""
    about = " ".join(filter(None, (embed.author, embed.text or embed.title)))
    return f"[{embed.provider}: {f'{about} ' if about else ''}{embed.url}]"
