"""The article is found in a page's state, whatever framework or CMS wrote it, and nothing else is."""

import gc
import json
import time
from html import escape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.document import Document, parse
from scraper.document.rich_text import read_blocks
from scraper.document.state import parse_state
from scraper.page import Page

TEXTS = [
    "The harbour board met on Monday evening to decide what becomes of the old customs house.",
    "“We have waited eleven years for this,” said the chairwoman, who keeps a boat there herself.",
    "Work is to begin in spring, and the square in front will stay open to the fishermen.",
    "Whoever wants to object has until the end of the month, as the law demands of everyone.",
]
TITLE = "Customs house to become a library"
HTML = "".join(f"<p>{text}</p>" for text in TEXTS)


def document(script: str, title: str = TITLE) -> Document:
    html = f"<!doctype html><title>{title}</title><body><div id=app></div>{script}</body>"
    return parse(Page(url="https://paper.example/a", body=html.encode()))


def data_script(value: Any, identity: str = "__NEXT_DATA__") -> str:
    data = json.dumps(value).replace("</", "<\\/")
    return f'<script id="{identity}" type="application/json">{data}</script>'


def flight(*rows: str) -> str:
    pushes = "".join(f"<script>self.__next_f.push({json.dumps([1, row])})</script>" for row in rows)
    return pushes.replace("</p>", "<\\/p>").replace("</div>", "<\\/div>")


UNDEFINED = '"ad":undefined'
ARC = {
    "_id": "A",
    "headlines": {"basic": TITLE},
    "content_elements": [{"type": "text", "content": t} for t in TEXTS],
}
CONTENTFUL = {
    "nodeType": "document",
    "content": [
        {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": t, "marks": []}]} for t in TEXTS
    ],
}
PORTABLE = [{"_type": "block", "style": "normal", "children": [{"_type": "span", "text": t}]} for t in TEXTS]
SLATE = [{"type": "paragraph", "children": [{"text": t[:30]}, {"text": t[30:], "bold": True}]} for t in TEXTS]
PROSEMIRROR = {
    "type": "doc",
    "content": [{"type": "paragraph", "content": [{"type": "text", "text": t}]} for t in TEXTS],
}
EDITORJS = {"blocks": [{"type": "paragraph", "data": {"text": t}} for t in TEXTS], "version": "2.29"}
DRAFTJS = {
    "blocks": [{"key": "a", "type": "unstyled", "text": t, "inlineStyleRanges": []} for t in TEXTS],
    "entityMap": {},
}
PRISMIC = [{"type": "paragraph", "text": t, "spans": []} for t in TEXTS]
DOMHANDLER = [{"type": "tag", "name": "p", "children": [{"type": "text", "data": t}]} for t in TEXTS]
APOLLO = {
    "ROOT_QUERY": {"article": {"__ref": "Article:1"}},
    "Article:1": {
        "__typename": "Article",
        "id": 1,
        "title": TITLE,
        "body": [{"__ref": f"P:{i}"} for i in range(4)],
    },
    **{f"P:{i}": {"__typename": "Paragraph", "text": t} for i, t in enumerate(TEXTS)},
}
TURBO = [
    {"_1": 2},
    "loaderData",
    {"_3": 4},
    "post",
    {"_5": 6, "_7": 8, "_9": 10},
    "title",
    TITLE,
    "id",
    "x-1",
]
TURBO += ["bodyHtml", HTML]
NUXT = [{"post": 1}, {"title": 2, "id": 3, "body": 4}, TITLE, "x-1", HTML]
FLIGHT_ELEMENTS = "".join(f'["$","p","{i}",{{"children":{json.dumps(t)}}}],' for i, t in enumerate(TEXTS))[
    :-1
]
POST = {"id": 3, "title": TITLE, "bodyHtml": HTML}
STATES = {
    "Next.js with an HTML string": data_script(
        {"props": {"post": {"id": 3, "title": TITLE, "bodyHtml": HTML}}}
    ),
    "Next.js with strings": data_script({"props": {"post": {"id": 3, "title": TITLE, "paragraphs": TEXTS}}}),
    "Arc": f"<script>window.Fusion={{}};Fusion.globalContent={json.dumps(ARC)};Fusion.x={{}}</script>",
    "Contentful": data_script({"page": {"title": TITLE, "slug": "x", "body": CONTENTFUL}}),
    "Portable Text": data_script({"page": {"title": TITLE, "slug": "x", "body": PORTABLE}}),
    "Slate": data_script({"page": {"title": TITLE, "slug": "x", "content": SLATE}}),
    "ProseMirror": data_script({"page": {"title": TITLE, "slug": "x", "content": PROSEMIRROR}}),
    "Editor.js": data_script({"page": {"title": TITLE, "slug": "x", "content": EDITORJS}}),
    "Draft.js": data_script({"page": {"title": TITLE, "slug": "x", "body": DRAFTJS}}),
    "Prismic": data_script({"page": {"title": TITLE, "slug": "x", "body": PRISMIC}}),
    "domhandler": data_script({"page": {"title": TITLE, "slug": "x", "bodyDom": DOMHANDLER}}),
    "Apollo": f"<script>window.__APOLLO_STATE__ = {json.dumps(APOLLO)};</script>",
    "Nuxt 3": data_script(NUXT, "__NUXT_DATA__"),
    "React Router's stream": "<script>window.__reactRouterContext.streamController.enqueue("
    + json.dumps(json.dumps(TURBO) + "\n").replace("</", "<\\/")
    + ");</script>",
    "Inertia's attribute": f'<div id="app" data-page="{escape(json.dumps({"props": {"post": POST}}))}"></div>',
    "a template literal to parse": "<script>window.__S__=JSON.parse(`"
    + json.dumps({"a": ARC}).replace("\\", "\\\\").replace("`", "\\`")
    + "`)</script>",
    "a string to parse": f"<script>window.__S__=JSON.parse({json.dumps(json.dumps({'a': ARC}))})</script>",
    "a string in single quotes to parse": "<script>window.__S__=JSON.parse('"
    + json.dumps({"a": ARC}).replace("\\", "\\\\").replace("'", "\\'").replace("<", "\\x3C")
    + "')</script>",
    "a string with JavaScript's escapes to parse": '<script>window.__S__=JSON.parse("'
    + json.dumps({"a": ARC}).replace("\\", "\\\\").replace('"', "\\x22").replace("<", "\\u003C")
    + '")</script>',
    "undefined behind a space": f'<script>window.__S__={json.dumps(ARC)[:-1]}, "ad": undefined}};</script>',
    "undefined in a literal": f"<script>window.__S__={json.dumps(ARC)[:-1]}, {UNDEFINED}}};</script>",
    "Next.js flight elements": flight('0:["$","article",null,{"children":[', FLIGHT_ELEMENTS + "]}]\n"),
    "Next.js flight text": flight(
        f'5:["$","$L9",null,{{"post":{{"id":"1","title":"{TITLE}","contentHtml":"$1a"}}}}]\n'
        f"1a:T{len(HTML.encode()):x},",
        HTML + '6:"x"\n',
    ),
}


@pytest.mark.parametrize("script", [pytest.param(script, id=name) for name, script in STATES.items()])
def test_the_article_is_read_paragraph_by_paragraph(script: str) -> None:
    assert document(script).state.articles[0].paragraphs == TEXTS


@pytest.mark.parametrize("script", [pytest.param(script, id=name) for name, script in STATES.items()])
def test_a_page_with_state_looks_as_if_it_may_have_some(script: str) -> None:
    assert document(script).may_have_state


@pytest.mark.parametrize("half", [r"\ud83d", r"\ude00", r"\ud83d\ud83d\ude00"])
@pytest.mark.parametrize(
    "state",
    [
        {"post": POST},
        {"page": {"title": TITLE, "slug": "x", "body": PORTABLE}},
    ],
    ids=["html", "blocks"],
)
def test_half_an_emoji_in_a_teaser_costs_nothing_of_the_article(state: dict[str, Any], half: str) -> None:
    """JavaScript counts an emoji as two, and cuts texts short between them."""
    script = data_script({"related": [{"teaser": "So glad HALF"}], **state})
    assert document(script.replace("HALF", half)).state.articles[0].paragraphs == TEXTS


def test_headline_byline_and_date_come_with_it() -> None:
    post = {
        "id": 1,
        "title": TITLE,
        "author": {"name": "Ida Lund"},
        "published_at": "2026-02-01",
        "body": HTML,
    }
    article = document(data_script({"post": post})).state.articles[0]
    assert (article.headline, article.byline, article.date) == (TITLE, ["Ida Lund"], "2026-02-01")


def test_the_pages_own_article_stands_before_a_longer_one() -> None:
    other = {"id": 2, "title": "Something else altogether", "body": HTML.replace("harbour", "school") * 3}
    post = {"id": 1, "title": TITLE, "body": HTML}
    article = document(data_script({"posts": [other, post]})).state.articles[0]
    assert (article.titled, article.paragraphs) == (True, TEXTS)


def test_a_text_that_is_held_in_two_forms_is_as_long_as_one() -> None:
    blocks = [{"innerHTML": f"<p>{text}</p>", "innerContent": [f"<p>{text}</p>"]} for text in TEXTS]
    doc = document(data_script({"headline": TITLE, "content": blocks}))  # as WordPress gives its blocks
    assert doc.state.articles[0].text == "\n\n".join(TEXTS)


def test_headings_quotes_lists_and_embeds_keep_their_kinds_and_places() -> None:
    rich = [
        {"type": "heading", "text": "Why now"},
        {"type": "paragraph", "text": TEXTS[0]},
        {"type": "image", "url": "https://a.example/1.jpg", "caption": "The house"},
        {"type": "blockquote", "children": [{"text": TEXTS[1]}]},
        {"type": "bulleted-list", "children": [{"type": "list-item", "children": [{"text": "One thing."}]}]},
        {"type": "tweet", "html": "<blockquote class=twitter-tweet>x</blockquote>"},
    ]
    kinds = [block.kind for block in read_blocks(rich)]
    assert kinds == ["heading", "paragraph", "image", "quote", "item", "embed"]


def test_words_of_one_paragraph_are_neither_parted_nor_glued() -> None:
    rich = [
        {
            "type": "paragraph",
            "children": [{"text": "An "}, {"text": "old", "bold": True}, {"text": " house."}],
        }
    ]
    assert [block.text for block in read_blocks(rich)] == ["An old house."]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"author": {"id": 1, "name": "Ida Lund", "bio": " ".join(TEXTS)}}, id="a biography"),
        pytest.param(
            {"messages": {f"m{i}": f"Please {text}" for i, text in enumerate(TEXTS)}}, id="translations"
        ),
        pytest.param({"query": "query Q { a { b c d e } } " * 30}, id="a query"),
        pytest.param({"content": "var a = function (b) { return b + 1; }; " * 30}, id="code"),
        pytest.param({"text": "M10 20 L30 40 Z " * 60}, id="a path"),
        pytest.param(
            {"items": [{"title": f"Teaser {i}", "url": f"/{i}", "text": "Short."} for i in range(60)]},
            id="teasers",
        ),
    ],
)
def test_what_is_no_article_is_not_taken_for_one(value: Any) -> None:
    assert document(data_script(value)).state.articles == []


HOSTILE = {
    "nested arrays": data_script(0).replace("0</", "[" * 200_000 + "</"),
    "an assignment in an assignment": "<script>" + "window.a={" * 200_000 + "</script>",
    "quotes never closed": "<script>" + 'a="' * 300_000 + "</script>",
    "a list that holds itself": data_script([[0], ["Reactive", 1], {"a": 0}], "__NUXT_DATA__"),
    "a flight of references": flight("".join(f'{i:x}:["${i + 1:x}","${i:x}"]\n' for i in range(20_000))),
    "many small objects": data_script([{"a": [{"text": "x"}]}] * 150_000),
    "deep objects": "<script>window.s=" + '{"children":[' * 50_000 + "</script>",
    "a stream of keys that are no indices": "<script>a.streamController.enqueue("
    + json.dumps(json.dumps([{f"_{i}": i for i in range(100_000)}]))
    + ")</script>",
    "a text longer than said": flight("1a:Tffffff,short"),
}


@pytest.mark.parametrize("script", [pytest.param(script, id=name) for name, script in HOSTILE.items()])
def test_hostile_state_is_read_within_a_second(script: str) -> None:
    doc = document(script)
    gc.disable()  # as extract_page does: else all that the tests before have left is gone over again and again
    started = time.process_time()
    try:
        parse_state(doc.scripts)
    finally:
        gc.enable()
    assert time.process_time() - started < 1


@given(
    st.recursive(
        st.none() | st.integers(-1, 9) | st.text(max_size=20) | st.sampled_from([*TEXTS, HTML, "$1", "$"]),
        lambda inner: (
            st.lists(inner, max_size=5)
            | st.dictionaries(
                st.sampled_from(["type", "text", "children", "body", "title", "id", "content", "__ref"]),
                inner,
            )
        ),
    )
)
def test_any_json_is_read(value: Any) -> None:
    document(data_script(value)).state  # noqa: B018
    document(data_script(value, "__NUXT_DATA__")).state  # noqa: B018
