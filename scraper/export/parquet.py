"""Parquet with a schema of its own: nested blocks, typed columns, row groups of bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from scraper.article import Block, List, ListItem, Update
from scraper.errors import MissingExtra
from scraper.export.row import Row, parse_row

GROUP_ROWS, GROUP_BYTES = 1_000, 64_000_000
"""At most so many rows a group, and no more once they are so many bytes of JSON: a group is held in memory, where it
takes four times as much."""


def write_parquet(rows: Iterable[bytes], target: Path) -> int:
    """Columns are the keys of a row. Nested lists are flat with a `depth`, since Parquet knows no recursion.

    Raises MissingExtra without pyarrow.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra("pyarrow", "parquet") from error
    schema = row_schema(pa)
    count = 0
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        for group in _groups(rows):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
            count += len(group)
    return count


def _groups(rows: Iterable[bytes]) -> Iterator[list[dict[str, Any]]]:
    group: list[dict[str, Any]] = []
    size = 0
    for raw in rows:
        group.append(plain_row(parse_row(raw)))
        size += len(raw)
        if len(group) == GROUP_ROWS or size >= GROUP_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def row_schema(pa: Any) -> Any:
    """The Arrow schema of rows."""
    text, texts = pa.string(), pa.list_(pa.string())
    person = struct(pa, name=text, kind=text, url=text, role=text)
    image = struct(pa, url=text, caption=text, credit=text, alt=text, width=pa.int32(), height=pa.int32())
    embed_keys = ("id", "provider", "key", "url", "title", "author", "handle", "date", "text", "html")
    source = struct(pa, step=text, raw=text, confidence=pa.float32(), note=text, losers=text)
    ratios = {name: pa.float32() for name in ("score", "article_body", "word_count", "state")}
    leading = ("url", "canonical_url", "headline")
    trailing = ("description", "dateline", "publisher", "language", "page_kind", "page_reason", "fetched_at")
    fields = {
        **dict.fromkeys(leading, text),
        "byline": pa.list_(person),
        "date": text,
        "date_modified": text,
        "body": text,
        "tags": texts,
        "embeds": pa.list_(struct(pa, **dict.fromkeys(embed_keys, text))),
        "blocks": pa.list_(_block_type(pa, person, image)),
        **dict.fromkeys(trailing, text),
        "sections": texts,
        "images": pa.list_(image),
        "access": struct(pa, declared=text, observed=text),
        "completeness": struct(pa, truncated=pa.bool_(), **ratios),
        "opt_out": texts,
        "sources": pa.map_(text, source),
        "status": pa.int32(),
        "final_url": text,
        "scraper_version": text,
        "line": pa.int64(),
        "input": text,
        "outcome": text,
        "error": struct(pa, kind=text, message=text),
        "attempts": pa.int32(),
        "list": text,
    }
    return pa.schema(list(fields.items()))


def struct(pa: Any, **fields: Any) -> Any:
    """An Arrow struct."""
    return pa.struct(list(fields.items()))


def _block_type(pa: Any, person: Any, image: Any) -> Any:
    text, number = pa.string(), pa.int32()
    span = struct(pa, start=number, end=number, kind=text, url=text)
    item = struct(pa, text=text, depth=number, ordered=pa.bool_(), spans=pa.list_(span))
    cell = struct(pa, text=text, header=pa.bool_(), colspan=number, rowspan=number)
    return struct(
        pa,
        type=text,
        depth=number,
        text=text,
        level=number,
        cite=text,
        language=text,
        label=text,
        caption=text,
        ref=text,
        ordered=pa.bool_(),
        start=number,
        spans=pa.list_(span),
        items=pa.list_(item),
        rows=pa.list_(pa.list_(cell)),
        image=image,
        id=text,
        headline=text,
        time=text,
        byline=pa.list_(person),
    )


def plain_row(row: Row) -> dict[str, Any]:
    """The row as Arrow takes it: `blocks` flat, `sources` as pairs."""
    values: dict[str, Any] = _full(row)
    values["blocks"] = [block for top in row.blocks for block in _flat_blocks(top, 0)]
    values["sources"] = [(name, _source(source)) for name, source in values["sources"].items()]
    return values


def _source(source: dict[str, Any]) -> dict[str, Any]:
    losers = source["losers"]
    return {**source, "losers": msgspec.json.encode(losers).decode() if losers else None}


def _flat_blocks(block: Block, depth: int) -> Iterator[dict[str, Any]]:
    """The block, and after it those within it, one deeper: the posts of a live blog's update."""
    values: dict[str, Any] = {**_full(block), "depth": depth}
    inner: list[Block] = []
    match block:
        case List():
            values["items"] = list(_flat_items(block.items, block.ordered, 0))
        case Update():
            del values["blocks"]
            inner = block.blocks
    yield values
    for below in inner:
        yield from _flat_blocks(below, depth + 1)


def _flat_items(items: list[ListItem], ordered: bool, depth: int) -> Iterator[dict[str, Any]]:
    for item in items:
        yield {"text": item.text, "depth": depth, "ordered": ordered, "spans": _full(item.spans)}
        yield from _flat_items(item.items, item.ordered, depth + 1)


def _full(value: Any) -> Any:
    """As `msgspec.to_builtins`, with values that equal their default left in: a column has them all."""
    if isinstance(value, msgspec.Struct):
        config = value.__struct_config__
        tag = {config.tag_field: config.tag} if config.tag_field else {}
        return {**tag, **{name: _full(getattr(value, name)) for name in value.__struct_fields__}}
    if isinstance(value, list):
        return [_full(one) for one in value]
    return {key: _full(one) for key, one in value.items()} if isinstance(value, dict) else value
