"""Embeds that only the page's hydration state holds, in the shapes that publishing systems give it."""

import json
from typing import Any

import pytest

from tests.body.kept import built_of_page

TEXTS = [
    f"Paragraph {word} tells of the ferry and of all who sailed on it."
    for word in ("alpha", "beta", "gamma", "delta")
]
POST = "https://twitter.com/maralindq/status/1690000000000000001"
QUOTE = f'<blockquote class="twitter-tweet"><p>Ahoy</p><a href="{POST}">x</a></blockquote>'
UUID = "0c1d2e3f-1111-4222-8333-0123456789ab"
PADDING = {"theme": "x" * 3_000, "note": "twitter tweet youtube instagram"}


def script_of(state: Any) -> str:
    return f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script>'


def embedded(state: Any) -> tuple[list[str], str]:
    """The keys found, and the body's blocks as letters: P for a text, E for an embed."""
    script = script_of({"page": state, **PADDING})
    built = built_of_page(f"<article>{''.join(f'<p>{text}</p>' for text in TEXTS)}</article>{script}")
    return [embed.key for embed in built.embeds], "".join(type(block).__name__[0] for block in built.blocks)


def rich(kind: str, text: str) -> dict[str, Any]:
    """A node of Contentful's rich text."""
    return {"nodeType": kind, "data": {}, "content": [{"nodeType": "text", "value": text, "marks": []}]}


def entry(content_type: str, fields: dict[str, Any]) -> dict[str, Any]:
    """An entry that stands in it as a block of its own."""
    system = {"id": "e1", "type": "Entry", "contentType": {"sys": {"id": content_type}}}
    target = {"sys": system, "fields": fields}
    return {"nodeType": "embedded-entry-block", "data": {"target": target}, "content": []}


SHAPES: dict[str, Any] = {
    "Arc content elements": [
        {"type": "text", "content": TEXTS[0]},
        {"type": "text", "content": TEXTS[1]},
        {"type": "oembed_response", "raw_oembed": {"type": "twitter", "url": POST, "html": QUOTE}},
        {"type": "text", "content": TEXTS[2]},
        {"type": "text", "content": TEXTS[3]},
    ],
    "blocks by kind and address": [
        {"kind": "paragraph", "text": TEXTS[0]},
        {"kind": "paragraph", "text": TEXTS[1]},
        {"kind": "social-embed", "embedUrl": POST},
        {"kind": "paragraph", "text": TEXTS[2]},
    ],
    "blocks by kind and id": [
        {"type": "p", "text": TEXTS[0]},
        {"type": "p", "text": TEXTS[1]},
        {"type": "tweet", "tweetId": "1690000000000000001"},
        {"type": "p", "text": TEXTS[2]},
    ],
    "one piece of HTML": {
        "body": f"<p>{TEXTS[0]}</p><p>{TEXTS[1]}</p>{QUOTE}<p>{TEXTS[2]}</p><p>{TEXTS[3]}</p>"
    },
    "JSON within a string": json.dumps(
        [{"html": f"<p>{TEXTS[0]}</p>"}, {"html": f"<p>{TEXTS[1]}</p>"}, {"role": "oembed", "URL": POST}]
    ),
    "JsonML": [
        "div",
        {},
        ["p", TEXTS[0]],
        ["p", TEXTS[1]],
        ["inline-embed", {"type": "twitter", "url": POST}],
        ["p", TEXTS[2]],
    ],
    "Mobiledoc": {
        "version": "0.3.1",
        "atoms": [],
        "markups": [],
        "cards": [["embed-twitter", {"url": POST, "type": "twitter"}]],
        "sections": [
            [1, "p", [[0, [], 0, TEXTS[0]]]],
            [1, "p", [[0, [], 0, TEXTS[1]]]],
            [10, 0],
            [1, "p", [[0, [], 0, TEXTS[2]]]],
        ],
    },
    "Draft.js": {
        "blocks": [
            {"type": "unstyled", "text": TEXTS[0], "entityRanges": []},
            {"type": "unstyled", "text": TEXTS[1], "entityRanges": []},
            {"type": "atomic", "text": " ", "entityRanges": [{"key": 0}]},
            {"type": "unstyled", "text": TEXTS[2], "entityRanges": []},
        ],
        "entityMap": {"0": {"type": "EMBED", "data": {"url": POST}}},
    },
    "references by id": {
        "json": {
            "children": [
                {"type": "paragraph", "children": [{"text": TEXTS[0]}]},
                {"type": "paragraph", "children": [{"text": TEXTS[1]}]},
                {"type": "embed", "nodeId": "embed-0001"},
                {"type": "paragraph", "children": [{"text": TEXTS[2]}]},
            ]
        },
        "references": [{"__typename": "SocialEmbed", "id": "embed-0001", "provider": "Twitter", "url": POST}],
    },
    "Contentful, the address in an entry": {
        "nodeType": "document",
        "content": [
            rich("paragraph", TEXTS[0]),
            rich("paragraph", TEXTS[1]),
            entry("postEmbed", {"heading": "From the quay", "embedUrl": POST}),
            rich("paragraph", TEXTS[2]),
        ],
    },
    "Contentful, a bare id in an entry": {
        "nodeType": "document",
        "content": [
            rich("paragraph", TEXTS[0]),
            rich("paragraph", TEXTS[1]),
            entry("tweetEmbed", {"number": 7, "embedId": "1690000000000000001"}),
            rich("paragraph", TEXTS[2]),
        ],
    },
    "an id under a key that names its provider": [
        {"copy": TEXTS[0]},
        {"copy": TEXTS[1]},
        {"fields": {"tweetId": "1690000000000000001", "theme": "dark"}},
        {"copy": TEXTS[2]},
    ],
    "Contentful, entries apart from the text": {
        "json": {
            "nodeType": "document",
            "content": [
                rich("paragraph", TEXTS[0]),
                rich("paragraph", TEXTS[1]),
                {
                    "nodeType": "embedded-entry-block",
                    "data": {"target": {"sys": {"id": "entry0001", "type": "Link", "linkType": "Entry"}}},
                },
                rich("paragraph", TEXTS[2]),
            ],
        },
        "links": {
            "entries": {"block": [{"sys": {"id": "entry0001"}, "__typename": "Post", "postUrl": POST}]}
        },
    },
    "DatoCMS, blocks apart from the text": {
        "value": {
            "schema": "dast",
            "document": [
                {"type": "paragraph", "children": [{"type": "span", "value": TEXTS[0]}]},
                {"type": "paragraph", "children": [{"type": "span", "value": TEXTS[1]}]},
                {"type": "block", "item": "123456789"},
                {"type": "paragraph", "children": [{"type": "span", "value": TEXTS[2]}]},
            ],
        },
        "blocks": [
            {"id": "123456789", "_modelApiKey": "post", "address": {"provider": "twitter", "url": POST}}
        ],
    },
    "Strapi, an id under its provider's name": [
        {"__component": "content.text", "body": TEXTS[0]},
        {"__component": "content.text", "body": TEXTS[1]},
        {"__component": "content.post", "tweet": "1690000000000000001"},
        {"__component": "content.text", "body": TEXTS[2]},
    ],
    "Apollo references": {
        "ROOT": {"content": [{"__ref": "P:1"}, {"__ref": "P:2"}, {"__ref": "E:1"}, {"__ref": "P:3"}]},
        "P:1": {"text": TEXTS[0]},
        "P:2": {"text": TEXTS[1]},
        "P:3": {"text": TEXTS[2]},
        "E:1": {"__typename": "Tweet", "url": POST},
    },
}


@pytest.mark.parametrize("name", SHAPES)
def test_an_embed_of_the_state_stands_after_the_paragraph_it_follows_there(name: str) -> None:
    assert embedded(SHAPES[name]) == (["1690000000000000001"], "PPEPP")


def test_the_state_is_known_where_fusion_assigns_it() -> None:
    elements = {"content_elements": [*SHAPES["Arc content elements"], PADDING]}
    head = 'window.Fusion=window.Fusion||{};Fusion.arcSite="quay";Fusion.globalContent='
    padded = {"headlines": {"basic": "y" * 500}, **elements}
    script = (
        f'<script id="fusion-metadata" type="application/javascript">{head}{json.dumps(padded)};</script>'
    )
    built = built_of_page(f"<article>{''.join(f'<p>{text}</p>' for text in TEXTS)}</article>{script}")
    assert [embed.key for embed in built.embeds] == ["1690000000000000001"]


def test_the_state_may_be_a_string_of_json() -> None:
    whole = json.dumps({"page": SHAPES["blocks by kind and address"], **PADDING})
    script = f"<script>window.__INITIAL_DATA__={json.dumps(whole)};</script>"
    built = built_of_page(f"<article>{''.join(f'<p>{text}</p>' for text in TEXTS)}</article>{script}")
    assert [embed.key for embed in built.embeds] == ["1690000000000000001"]


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ({"type": "youtube", "videoID": "aB3dE5gH7jK"}, "aB3dE5gH7jK"),
        (
            {"type": "video", "embed_html": f'<div class="powa" data-org="quay" data-uuid="{UUID}"></div>'},
            UUID,
        ),
        ({"type": "video", "youtube": "harbournews"}, None),
    ],
)
def test_an_item_of_the_state_tells_its_key_by_itself(item: dict[str, str], key: str | None) -> None:
    texts = [{"text": text} for text in TEXTS]
    assert embedded([*texts[:2], item, *texts[2:]])[0] == ([key] if key else [])


def test_a_state_is_looked_into_for_brightcove_where_it_is_what_an_item_is() -> None:
    video = {"type": "VIDEO", "provider": {"type": "brightcove", "id": "6312345678112"}}
    items = [{"text": TEXTS[0]}, {"text": TEXTS[1]}, video, {"text": TEXTS[2]}]
    state = json.dumps({"b": items, "theme": "x" * 3_000}, separators=(",", ":"))
    script = f'<script type="application/json">{state}</script>'
    built = built_of_page(f"<article>{''.join(f'<p>{text}</p>' for text in TEXTS)}</article>{script}")
    assert [embed.key for embed in built.embeds] == ["6312345678112"]


def test_a_frame_of_any_host_counts_as_markup_and_not_as_an_address() -> None:
    place = "https://charts.quay.example/embed/1"
    frame = {"type": "raw_html", "content": f'<iframe src="{place}"></iframe>'}
    address = {"type": "interactive", "url": "https://charts.quay.example/embed/2"}
    items = [{"text": TEXTS[0]}, {"text": TEXTS[1]}, frame, address, {"text": TEXTS[2]}]
    assert embedded(items) == ([place], "PPEPP")


def test_an_entry_that_the_text_links_to_is_no_embed() -> None:
    linked = rich("paragraph", TEXTS[1])
    target = {"sys": {"id": "e2", "type": "Entry"}, "fields": {"url": POST}}
    linked["content"].append({"nodeType": "entry-hyperlink", "data": {"target": target}, "content": []})
    linking = {"nodeType": "paragraph", "content": [linked["content"][-1]]}
    content = [rich("paragraph", TEXTS[0]), linked, linking, rich("paragraph", TEXTS[2])]
    assert embedded({"nodeType": "document", "content": content}) == ([], "PPPP")


def test_the_state_of_another_article_gives_nothing() -> None:
    other = [
        {"text": "Quite another story about the town hall."},
        {"type": "tweet", "url": POST},
        {"text": "And how it burnt down once."},
    ]
    assert embedded(other) == ([], "PPPP")


def test_links_within_the_text_of_the_state_are_no_embeds() -> None:
    linked = [
        {
            "type": "paragraph",
            "children": [{"text": TEXTS[0]}, {"type": "link", "url": POST, "children": [{"text": "wrote"}]}],
        },
        {"type": "paragraph", "children": [{"type": "link", "url": POST, "children": [{"text": "Go"}]}]},
        {"type": "paragraph", "children": [{"text": TEXTS[1]}]},
    ]
    assert embedded(linked) == ([], "PPPP")


def test_related_videos_beside_the_body_are_not_the_articles() -> None:
    state = {
        "body": [{"text": text} for text in TEXTS],
        "related": [
            {"type": "video", "provider": "youtube", "url": "https://www.youtube.com/watch?v=aB3dE5gH7jK"}
        ],
    }
    assert embedded(state) == ([], "PPPP")


def test_what_the_dom_shows_too_counts_once() -> None:
    script = script_of([*SHAPES["blocks by kind and address"], PADDING])
    paragraphs = "".join(f"<p>{text}</p>" for text in TEXTS)
    built = built_of_page(f"<article>{paragraphs.replace('</p>', '</p>' + QUOTE, 1)}</article>{script}")
    assert [embed.key for embed in built.embeds] == ["1690000000000000001"]
