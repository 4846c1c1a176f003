"""Rich text as JSON, read to blocks in order.

Known shapes: HTML strings; arrays of `{type, content | text | html}` (Arc, Editor.js, Draft.js, Prismic);
trees of `children` or `content` (Slate, ProseMirror, Contentful, Sanity's Portable Text); React elements as
flight rows write them (`["$", "p", key, {children}]`).
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from scraper.document.elements import Leaf
from scraper.document.headings import HEADINGS
from scraper.document.limits import bound
from scraper.document.scan import scan_body
from scraper.document.state_keys import (
    FOREIGN_TYPE,
    HEADING,
    INLINE,
    ITEM,
    QUOTE,
    TAG,
    TYPES,
    WHOLE,
    is_text_key,
    may_hold,
    normal_key,
    prose_chars,
)

TEXTS = frozenset({"paragraph", "heading", "quote", "item"})
MAX_DEPTH = 60
MAX_BLOCKS = 3_000
BY_TAG = (("heading", HEADINGS), ("item", ("li",)), ("quote", ("blockquote",)))
"""What a text in markup is, by the elements around it."""
BY_TYPE = (("heading", HEADING), ("quote", QUOTE), ("item", ITEM))
"""The same by an object's type."""
LIST = re.compile(r"^(?:[ou]l|list|(?:un)?orderedlist|bullet(?:ed)?list|numberedlist)$")
"""Types of lists."""
ITEMS = ("items", "children", "content", "nodes")
EMBEDDED = ("html", "content", "embed_html", "embedHtml", "url", "src")
OEMBED = ("raw_oembed", "oembed", "oEmbed", "embed", "media")
COPIES = ("children", "content", "spans", "text", "html")
"""Where an object with a text of its own has that text once more, in pieces."""
BLANK_LINE = re.compile(r"\n\s*\n")
ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
"""A character reference."""


class StateBlock(NamedTuple):
    """`kind`: paragraph, heading, quote, item, image or embed. `html` is the markup an embed had, if any."""

    kind: str
    text: str
    html: str | None = None

    @property
    def is_text(self) -> bool:
        """Whether it is part of the article's running text."""
        return self.kind in TEXTS


def read_blocks(value: Any) -> list[StateBlock]:
    """The blocks of a rich text, in order. Never raises."""
    blocks: list[StateBlock] = []
    _read(value, "paragraph", 0, blocks)
    return blocks[:MAX_BLOCKS]


def _read(value: Any, kind: str, depth: int, out: list[StateBlock]) -> None:
    if depth > MAX_DEPTH or len(out) >= MAX_BLOCKS:
        return
    if isinstance(value, str):
        _read_string(value, kind, out)
    elif isinstance(value, list):
        _read_list(value, kind, depth, out)
    elif isinstance(value, dict):
        _read_object(value, kind, depth, out)


def _read_string(text: str, kind: str, out: list[StateBlock]) -> None:
    if TAG.search(text) or ENTITY.search(text):
        out.extend(read_html(text, kind))
    else:
        parts = [part.split() for part in BLANK_LINE.split(text)]
        out.extend(StateBlock(kind, " ".join(words)) for words in parts if words)


def read_html(html: str, kind: str = "paragraph") -> list[StateBlock]:
    """The blocks of an HTML fragment, which may be as slow to parse as a page, so is bounded as one."""
    body = LexborHTMLParser(bound(html).data).body
    leaves = scan_body(body).leaves if body is not None else []
    return [block for leaf in leaves if (block := _leaf_block(leaf, kind)) is not None]


def _leaf_block(leaf: Leaf, kind: str) -> StateBlock | None:
    if leaf.kind == "embed":
        return StateBlock("embed", leaf.embed.url if leaf.embed else "", leaf.element.node.html)
    if leaf.kind == "image":
        return StateBlock("image", leaf.element.attrs.get("src") or "")
    tags = {leaf.element.tag, *(e.tag for e in leaf.element.ancestors(4))}
    if "figcaption" in tags:
        return None
    return StateBlock(
        next((name for name, of_kind in BY_TAG if not tags.isdisjoint(of_kind)), kind), leaf.text
    )


def _read_list(items: list[Any], kind: str, depth: int, out: list[StateBlock]) -> None:
    if is_element(items):
        _read_object(_element(items), kind, depth + 1, out)
    elif items and all(map(_is_inline, items)) and not _are_paragraphs(items):
        text = " ".join("".join(_inline_text(item, 0) for item in items).split())
        if text:
            _read_string(text, kind, out)
    else:
        for item in items:
            _read(item, kind, depth + 1, out)


def is_element(value: Any) -> bool:
    """Whether a list is a React element as flight rows write it."""
    return isinstance(value, list) and len(value) >= 4 and value[0] == "$" and isinstance(value[1], str)


def _element(items: list[Any]) -> dict[str, Any]:
    """A React element as an object with a type; a component (`$L5`) counts as a `div` or a link."""
    props = items[3] if isinstance(items[3], dict) else {}
    component = "a" if "href" in props else "div"
    return {**props, "type": component if items[1].startswith("$") else items[1]}


def _is_inline(item: Any) -> bool:
    if isinstance(item, str):
        return not TAG.search(item)
    if is_element(item):
        item = _element(item)
    if not isinstance(item, dict):
        return item is None or isinstance(item, (int, float))
    name = _type_of(item)
    if any(isinstance(item.get(key), str) for key in ("text", "value", "data")):
        return name in INLINE or not name
    return name in INLINE and any(key in item for key in ("children", "content", "leaves", "nodes"))


def _are_paragraphs(items: list[Any]) -> bool:
    """Strings so long and so well ended that each is a paragraph of its own."""
    texts = [_inline_text(item, 0).strip() for item in items]
    ended = sum(text[-1:] in ".!?…。！？؟।”\"'»)" and len(text) > 60 for text in texts if text)
    return len(texts) > 1 and ended >= 0.8 * len(texts)


def _inline_text(item: Any, depth: int) -> str:
    if depth > MAX_DEPTH:
        return ""
    if isinstance(item, str):
        return item if _is_text(item) or not item.strip() else ""
    if is_element(item):
        item = _element(item)
    if isinstance(item, list):
        return "".join(_inline_text(part, depth + 1) for part in item)
    if not isinstance(item, dict):
        return ""
    if _type_of(item) in ("br", "hardbreak", "linebreak"):
        return "\n"
    found = (
        item[key]
        for key in ("text", "value", "data", "children", "content", "nodes", "leaves")
        if item.get(key)
    )
    return _inline_text(next(found, ""), depth + 1)


def _type_of(item: dict[str, Any]) -> str:
    name = next((item[key] for key in TYPES if isinstance(item.get(key), str)), "")
    if name in ("tag", "element"):
        name = str(item.get("name") or item.get("tagName") or name)
    return normal_key(name.rsplit("/", 1)[-1]) if len(name) < 60 else ""


def _read_object(item: dict[str, Any], kind: str, depth: int, out: list[StateBlock]) -> None:
    name = _type_of(item)
    if FOREIGN_TYPE.search(name):
        foreign = "image" if "image" in name or "photo" in name else "embed"
        out.append(StateBlock(foreign, "", _embedded(item)))
        return
    if LIST.search(name) and (items := _items_of(item)):
        for one in items:
            _read(one, "item", depth + 1, out)
        return
    kind = next((known for known, sign in BY_TYPE if sign.search(name)), kind)
    whole = _own_text(item)
    if whole is not None:
        _read_string(whole, kind, out)
    for key, value in item.items():
        is_copy = whole is not None and key in COPIES
        if isinstance(value, (dict, list)) and not is_copy and may_hold(key, value):
            _read(value, kind, depth + 1, out)


def _items_of(item: dict[str, Any]) -> list[Any] | None:
    return next((item[key] for key in ITEMS if isinstance(item.get(key), list)), None)


def _embedded(item: dict[str, Any]) -> str | None:
    """The markup or the address of what is embedded, here or in the oEmbed answer kept with it."""
    kept = [item, *(item[key] for key in OEMBED if isinstance(item.get(key), dict))]
    texts = (part[key] for part in kept for key in EMBEDDED if isinstance(part.get(key), str))
    return next((text for text in texts if text.lstrip().startswith(("<", "http://", "https://"))), None)


def _own_text(item: dict[str, Any]) -> str | None:
    """The object's own text: under the best known key, else the longest under any key that may hold text."""
    known = (item[key] for key in WHOLE if isinstance(item.get(key), str) and _is_text(item[key]))
    for text in known:
        return str(text)
    texts = [
        value
        for key, value in item.items()
        if isinstance(value, str) and is_text_key(key) and _is_text(value)
    ]
    return max((text for text in texts if prose_chars(text)), key=len, default=None)


def _is_text(text: str) -> bool:
    """Whether a string is text at all rather than a reference or a blank."""
    return bool(text.strip()) and not (text.startswith("$") and len(text) < 8)
