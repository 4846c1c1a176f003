"""Items of a body kept as JSON: which of them are embeds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from scraper.embeds.bare import read_named_id, row_named
from scraper.embeds.hidden import read_hidden

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.embeds import FoundEmbed

TYPES = (
    "type _type __typename kind name provider component embedType provider_name platform role tag tagName tn "
    "subtype blockName cardName service nodeType blockType slice_type __component acf_fc_layout _modelApiKey"
).split()
"""Under which an object says what it is.

The last are Contentful's, Payload's, Prismic's, Strapi's, WordPress's and Dato's.
"""
LINKING = frozenset(
    "a link anchor hyperlink entryhyperlink inlinelink mention author person contributor byline share social "
    "profile user entry-hyperlink asset-hyperlink resource-hyperlink".split()
)
ADDRESS = re.compile(
    r"^(?:[\w-]*(?:url|uri|html|src|permalink)|[\w-]*embed[\w-]*|code|content|value|raw|markup|data|body|"
    r"text)$",
    re.I,
)
"""Keys under which an embed's address or markup stands; not `href` and `link`, which are those of words."""
REFERENCE = re.compile(
    r"(?:node|entry|ref|target|asset|embed|media|item|block|card)_?(?:id|ref|key)$|^(?:_?id|_?ref|item|entry)$",
    re.I,
)
NOT_THE_THING = re.compile(
    r"thumb|image|poster|author|canonical|share|avatar|profile|logo|icon|caption|credit|source|related", re.I
)
WEB_KINDS = frozenset(("iframe", "video", "audio", "google_docs", "google_maps"))
"""What in a state may be any address: not taken from there."""
ACCOUNT = re.compile(r"^twitter_?id$|channel|handle|account|user|site|app|pixel|page", re.I)
"""Keys that name a provider, and beside it whose account it is, or the site's own."""
NO_WORD = re.compile(r"^\d+$|^(?=.*[0-9])(?=.*[A-Z])")
MAX_NAME = 80
"""Characters of a key; a longer one is data, and looked at from each of its words."""
MAX_ITEM_NODES = 400
MAX_VALUE = 20_000


def embeds_in(item: Any, refs: dict[str, Any]) -> list[FoundEmbed]:
    """The embeds of one item that holds no text of the article, in order."""
    found: list[FoundEmbed] = []
    stack, left = [(item, "")], MAX_ITEM_NODES
    followed: set[str] = set()
    while stack and left:
        left -= 1
        value, kind = stack.pop()
        if isinstance(value, list):
            if not _is_link_element(value):
                stack.extend((part, kind) for part in reversed(value))
        elif isinstance(value, str):
            if "<" in value and len(value) < MAX_VALUE and (embed := _known(read_hidden(value, depth=1))):
                found.append(embed)
        elif isinstance(value, dict):
            value = refs.get(str(value["__ref"]), {}) if "__ref" in value else value
            if "linkType" not in value:  # which only tells that Contentful refers to an entry here
                kind = kind_of(value) or kind
            if not LINKING.isdisjoint(kind.split()):
                continue
            if embed := _embed_of(value, kind):
                found.append(embed)
            else:
                inner = [v for v in value.values() if isinstance(v, (list, dict))]
                inner += [other for other in _referred(value, refs, followed) if other is not value]
                stack.extend((part, kind) for part in reversed(inner))
    return found


def _referred(item: dict[str, Any], refs: dict[str, Any], followed: set[str]) -> list[Any]:
    """The objects that an item names by their ids: rich text keeps its embeds in a list apart.

    Each once: what lies in an object may refer to it again, and round and round they went.
    """
    ids = {v: None for name, v in item.items() if isinstance(v, str) and _is_reference(name)}
    new = [number for number in ids if number in refs and number not in followed]
    followed.update(new)
    return [refs[number] for number in new]


# Objects of one kind have the same keys, so that hardly any is searched twice.
@lru_cache(maxsize=2048)
def _is_reference(name: str) -> bool:
    return len(name) < MAX_NAME and REFERENCE.search(name) is not None


@lru_cache(maxsize=2048)
def _names_address(name: str) -> bool:
    return len(name) < MAX_NAME and ADDRESS.match(name) is not None


@lru_cache(maxsize=2048)
def _names_another(name: str) -> bool:
    return NOT_THE_THING.search(name) is not None


@lru_cache(maxsize=2048)
def _names_provider(name: str) -> bool:
    """`tweetId`, `youtube_video_id`: a key that tells by itself whose id it holds."""
    return len(name) < MAX_NAME and row_named(name.lower()) is not None and not ACCOUNT.search(name)


def kind_of(item: dict[str, Any]) -> str:
    """All that an object says of what it is, in lower case."""
    values = [item[name] for name in TYPES if name in item]
    said = " ".join([value for value in values if isinstance(value, str) and len(value) < 60])
    return f"{said} {_content_type(item['sys'])}".strip().lower() if "sys" in item else said.lower()


def _content_type(system: Any) -> str:
    """What Contentful keeps apart from an entry's fields: the name of its type."""
    for name in ("contentType", "sys", "id"):
        system = system.get(name) if isinstance(system, dict) else None
    return system if isinstance(system, str) and len(system) < MAX_NAME else ""


def _is_link_element(value: list[Any]) -> bool:
    """`["a", {...}, ...]` of JsonML, `["$", "a", ...]` of React's flight rows."""
    return value[:1] == ["a"] or value[:2] == ["$", "a"]


def _known(found: FoundEmbed | None) -> FoundEmbed | None:
    return found if found is not None and found.provider not in WEB_KINDS else None


def _embed_of(item: dict[str, Any], kind: str) -> FoundEmbed | None:
    """The embed that an object says it is, by markup, by kind and address, or by kind and id."""
    for name, value in item.items():
        if not isinstance(value, str) or not 10 < len(value) < MAX_VALUE:
            continue
        is_address = "<" in value or (kind and "//" in value and _names_address(name))
        if is_address and not _names_another(name) and (found := read_hidden(value, depth=1)):
            is_frame = found.provider == "iframe" and "<iframe" in value
            if embed := found if is_frame else _known(found):
                return embed
    if kind and row_named(kind) is not None and (embed := read_named_id(kind, _bare(item, item))):
        return embed
    named = _bare(item, filter(_names_provider, item))
    return next(filter(None, map(_named_by_key, named, named.values())), None)


def _bare(item: dict[str, Any], names: Iterable[str]) -> dict[str, str]:
    """The strings and numbers under these names."""
    return {name: str(value) for name in names if isinstance(value := item[name], (str, int))}


def _named_by_key(name: str, value: str) -> FoundEmbed | None:
    """The key may be `youtube` alone: there a word is somebody's name, and only what looks like an id is one."""
    row = row_named(name.lower())
    is_id = row is not None and name.lower() in row.words and NO_WORD.search(value) is not None
    return read_named_id(name.lower(), {"id" if is_id else name: value})
