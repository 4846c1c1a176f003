"""Hostile and broken markup: bounded, nothing unsafe passed on, nothing lost around it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.body.blocks.build import Built, build_blocks
from scraper.body.embeds.own import choose_embeds
from scraper.document import parse
from scraper.embeds import may_embed, recognise_embed
from scraper.embeds.hidden import read_hidden
from scraper.embeds.sanitised import sanitise
from scraper.embeds.urls import clean_url, read_url
from scraper.page import Page

LONG = "The ferry left the harbour at noon with two hundred people and a brass band on its upper deck."


def built_around(markup: str) -> Built:
    page = f"<h1>Ferry</h1><article><p>{LONG} Before.</p>{markup}<p>{LONG} After.</p></article>"
    doc = parse(Page(url="https://news.example/a", body=page.encode()))
    texts = [leaf.index for leaf in doc.scan.leaves if leaf.kind == "text" and leaf.element.tag == "p"]
    return build_blocks(doc, texts, choose_embeds(doc, texts[0], texts[-1] + 1))


@pytest.mark.parametrize(
    "scheme",
    ["javascript:", "data:text/html,", "file:///", "vbscript:", "JaVaScRiPt:", " java\nscript:", "blob:"],
)
def test_no_scheme_but_http_is_ever_passed_on(scheme: str) -> None:
    address = f"{scheme}https://www.youtube.com/embed/aB3dE5gH7jK"
    built = built_around(
        f'<iframe src="{address}"></iframe><video src="{address}"></video><p data-embed-url="{address}"></p>'
    )
    assert built.embeds == []
    assert built.body == f"{LONG} Before.\n\n{LONG} After."


def test_credentials_and_blanks_are_taken_out_of_addresses() -> None:
    built = built_around(
        '<iframe src=" https://user:secret@maps.news.example/a b?x=&quot;1&quot; "></iframe>'
    )
    assert [embed.url for embed in built.embeds] == ["https://maps.news.example/a%20b?x=%221%22"]


def test_entities_escaped_twice_are_undone() -> None:
    built = built_around('<iframe src="https://maps.news.example/?a=1&amp;amp;b=2"></iframe>')
    assert [embed.url for embed in built.embeds] == ["https://maps.news.example/?a=1&b=2"]


def test_addresses_come_out_absolute() -> None:
    built = built_around(
        '<iframe src="/interactive/map.html"></iframe><iframe src="//charts.example/1"></iframe>'
    )
    assert [embed.url for embed in built.embeds] == [
        "https://news.example/interactive/map.html",
        "https://charts.example/1",
    ]
    assert [embed.key for embed in built.embeds] == [embed.url for embed in built.embeds]


def test_an_embed_within_an_embed_is_one() -> None:
    inner = '<iframe src="https://www.youtube.com/embed/aB3dE5gH7jK"></iframe>'
    assert (
        len(built_around(f'<div data-src="https://www.youtube.com/embed/aB3dE5gH7jK">{inner}</div>').embeds)
        == 1
    )


def test_markup_cut_in_the_middle_loses_nothing_before_it() -> None:
    page = f"<article><p>{LONG}</p><p>Second.</p><blockquote class=tweet><a href='https://x.com/a/status/169"
    doc = parse(Page(url="https://news.example/a", body=page.encode()))
    assert [leaf.text for leaf in doc.scan.leaves if leaf.kind == "text"][:2] == [LONG, "Second."]


def test_ten_thousand_frames_are_read_in_bounded_time() -> None:
    begun = time.process_time()
    built = built_around(
        "".join(f'<iframe src="https://player.example/embed/{n}"></iframe>' for n in range(10_000))
    )
    assert len(built.embeds) == 10_000
    assert time.process_time() - begun < 20


def test_ten_thousand_placeholders_of_json_are_read_in_bounded_time() -> None:
    begun = time.process_time()
    attribute = "[" * 500 + "&quot;//x embed&quot;" + "]" * 500
    built_around(f'<div data-config="{attribute}"></div>' * 2_000)
    assert time.process_time() - begun < 20


def test_markup_passed_on_holds_no_script() -> None:
    cleaned = sanitise(
        '<blockquote onclick="x()"><script>x()</script><a href="javascript:x()">a</a><iframe src="data:x">'
    )
    assert cleaned is not None
    assert not any(word in cleaned for word in ("script", "onclick", "data:"))


@given(st.text(max_size=300))
def test_reading_any_string_as_an_address_gives_an_http_url_or_none(text: str) -> None:
    found = read_url(text)
    assert found is None or found.url.startswith(("http://", "https://"))
    cleaned = clean_url(text)
    assert cleaned is None or not cleaned.lower().startswith(("javascript:", "data:", "file:"))


@given(st.text("<>&;\"'=/: \\{}[]%aPGlm0x", max_size=120))
def test_reading_any_string_as_hidden_markup_never_raises(text: str) -> None:
    assert read_hidden(text) is None or read_hidden(text)


NAMES = st.sampled_from(
    [
        "src",
        "data-src",
        "href",
        "class",
        "data-id",
        "videoid",
        "data-url",
        "data-embed-url",
        "style",
        "id",
        "data-html",
        "srcdoc",
    ]
)
TAGS = st.sampled_from(
    [
        "iframe",
        "div",
        "blockquote",
        "video",
        "object",
        "embed",
        "amp-youtube",
        "lite-youtube",
        "noscript",
        "template",
        "a",
    ]
)


@given(TAGS, st.dictionaries(NAMES, st.text(max_size=60), max_size=4))
def test_any_attributes_are_read_without_raising(tag: str, attributes: dict[str, str]) -> None:
    escaped = {name: value.replace("&", "&amp;").replace('"', "&quot;") for name, value in attributes.items()}
    written = " ".join(f'{name}="{value}"' for name, value in escaped.items())
    markup = f"<{tag} {written}>x</{tag}>"
    for element in parse(
        Page(url="https://news.example/", body=markup.encode("utf-8", "replace"))
    ).scan.elements:
        if may_embed(element.tag, element.attrs):
            recognise_embed(element.node, element.tag, element.attrs)
