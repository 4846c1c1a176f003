"""An article as Markdown (CommonMark with GFM tables), from its blocks, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from scraper.article import (
    Article,
    Block,
    Code,
    Embed,
    EmbedBlock,
    Footnote,
    Heading,
    ImageBlock,
    List,
    ListItem,
    Paragraph,
    Person,
    Quote,
    Table,
    Update,
)
from scraper.export.grid import table_grid
from scraper.export.inline import escape, inline_markdown, markdown_url
from scraper.export.text import Embeds, blocks_of, undashed

USUAL, OTHER = ("-", "."), ("*", ")")
"""How the items of lists begin. Two lists in a row would be read as one, were they marked alike."""
CLOSING = re.compile(r"(?<!\S)(#+)$")


def article_to_markdown(article: Article) -> str:
    """Headline, byline and date, then the blocks; ends with a newline. The body where there are no blocks."""
    parts = [_heading(1, escape(one_line(article.headline)))] if article.headline else []
    about = " · ".join(filter(None, (names(article.byline), article.date)))
    if about:
        parts.append(f"*{escape(about)}*")
    parts += blocks_markdown(blocks_of(article), {embed.id: embed for embed in article.embeds})
    return "\n\n".join(parts) + "\n"


def blocks_markdown(blocks: Iterable[Block], embeds: Embeds) -> list[str]:
    """Each block's Markdown, in order."""
    found: list[str] = []
    marks = USUAL
    for block in _flat(blocks):
        if text := _block(block, embeds, marks):
            found.append(text)
            marks = OTHER if isinstance(block, List) and marks == USUAL else USUAL
    return found


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each update's own after it: a list at its end has to be told from one that follows it."""
    for block in blocks:
        yield block
        if isinstance(block, Update):
            yield from _flat(block.blocks)


def names(people: Iterable[Person]) -> str:
    """Who wrote it, comma-separated."""
    return ", ".join(one_line(person.name) for person in people)


def one_line(text: str | None) -> str:
    """White space collapsed."""
    return " ".join((text or "").split())


def _block(block: Block, embeds: Embeds, marks: tuple[str, str]) -> str:  # one return a kind of block
    match block:
        case Paragraph():
            return inline_markdown(block.text, block.spans)
        case Heading():
            return _heading(max(2, block.level), inline_markdown(block.text.replace("\n", " "), block.spans))
        case Quote():
            return _quote(block)
        case List():
            return "\n".join(_items(block.items, block.ordered, "", marks, block.start))
        case Table():
            return _table(block)
        case Code():
            return _code(block)
        case ImageBlock():
            return _image(block)
        case EmbedBlock():
            return _embed(embeds.get(block.ref))
        case Footnote():
            return _footnote(block)
        case Update():
            return _update(block)


def _heading(level: int, text: str) -> str:
    """Signs at its end would be read as closing it."""
    return f"{'#' * min(6, level)} " + CLOSING.sub(r"\\\1", text)


def _footnote(block: Footnote) -> str:
    """A paragraph: what `[^1]: ` defines is not shown where nothing in the text refers to it, as here."""
    return (f"\\[{escape(block.label)}\\] " if block.label else "") + inline_markdown(block.text, block.spans)


def _quote(block: Quote) -> str:
    text = inline_markdown(block.text, block.spans)
    if block.cite:
        text += f"\n\n— {escape(one_line(undashed(block.cite)))}"
    return _quoted(text)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def _items(
    items: Sequence[ListItem], ordered: bool, indent: str, marks: tuple[str, str], start: int = 1
) -> list[str]:
    lines = []
    for number, item in enumerate(items, start):
        mark = f"{number}{marks[1]} " if ordered else f"{marks[0]} "
        deeper = indent + " " * len(mark)
        lines.append(indent + mark + inline_markdown(item.text, item.spans).replace("\n", "\n" + deeper))
        lines += _items(item.items, item.ordered, deeper, USUAL)
    return lines


def _table(block: Table) -> str:
    grid = table_grid(block)
    if not grid:
        return ""
    has_head = all(cell.header or not cell.text for cell in block.rows[0])
    head, body = (grid[0], grid[1:]) if has_head else ([""] * len(grid[0]), grid)
    lines = [_table_row(head), "|" + " --- |" * len(head), *map(_table_row, body)]
    if block.caption:
        lines = [f"*{escape(one_line(block.caption))}*", "", *lines]
    return "\n".join(lines)


def _table_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(escape(cell).replace("\n", "<br>") for cell in cells) + " |"


def _code(block: Code) -> str:
    longest = max((len(run) for run in re.findall("`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    language = re.sub(r"[^\w+#.-]", "", block.language or "")
    return f"{fence}{language}\n{block.text.rstrip(chr(10))}\n{fence}"


def _image(block: ImageBlock) -> str:
    image = block.image
    picture = f"![{escape(one_line(image.alt))}]({markdown_url(image.url)})"
    below = " ".join(escape(one_line(text)) for text in (image.caption, image.credit) if text)
    return f"{picture}\n*{below}*" if below else picture


def _embed(embed: Embed | None) -> str:
    if embed is None:
        return ""
    link = f"[{escape(one_line(embed.title) or embed.provider)}]({markdown_url(embed.url)})"
    if not embed.text:
        return link
    who = " ".join(filter(None, (embed.author, embed.handle, embed.date)))
    return _quoted(f"{inline_markdown(embed.text)}\n\n— {escape(one_line(who))} {link}".replace("—  ", "— "))


def _update(block: Update) -> str:
    """Its head."""
    head = escape(one_line(block.headline) or block.time or "Update")
    about = " · ".join(filter(None, (block.time if block.headline else None, names(block.byline))))
    return _heading(3, head) + (f"\n\n*{escape(about)}*" if about else "")
