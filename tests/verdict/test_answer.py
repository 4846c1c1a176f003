"""What is no web page is known by its first bytes, before anything is parsed."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.page import Page
from scraper.verdict import judge_answer

OTHERS = {
    "a PDF": b"%PDF-1.7\n1 0 obj",
    "a PDF behind a line break": b"\n%PDF-1.4",
    "a PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "a WebP": b"RIFF\x24\0\0\0WEBPVP8 ",
    "an MP4": b"\0\0\0\x20ftypisom\0\0\2\0",
    "a ZIP": b"PK\x03\x04\x14\0\0\0",
    "gzip": b"\x1f\x8b\x08\0\0\0\0\0\0\3",
    "JSON": b'{"error": "not found", "items": []}',
    "a feed": b'<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>',
    "an Atom feed": b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>',
    "a feed with a style sheet": b'<?xml version="1.0"?><?xml-stylesheet href="/a.xsl"?><rss><title>A</title></rss>',
    "a feed below a long remark": b"<?xml version='1.0'?><!-- "
    + b"Read me. " * 90
    + b" --><feed><title>A</title></feed>",
    "a feed of a document type": b'<!DOCTYPE rss [<!ENTITY nbsp "&#160;">]>\n<rss><title>News</title></rss>',
    "a sitemap": b'<?xml version="1.0"?><urlset></urlset>',
    "noise": bytes(range(256)) * 8,
    "noise with few controls": Random(24).randbytes(2_000),
}


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in OTHERS.items()])
def test_other_formats_are_not_html_though_the_header_says_so(body: bytes) -> None:
    verdict = judge_answer(
        Page(url="https://a.example/", body=body, headers=(("content-type", "text/html"),))
    )
    assert verdict is not None
    assert verdict.kind == "not_html"


@pytest.mark.parametrize("body", [b"", b" \n\t", b"\0\0\0"])
def test_no_content_is_empty(body: bytes) -> None:
    verdict = judge_answer(Page(url="https://a.example/", body=body))
    assert verdict is not None
    assert verdict.kind == "empty"


def test_no_content_beside_a_header_of_a_test_for_robots_is_a_challenge() -> None:
    headers = (("x-amzn-waf-action", "challenge"),)
    verdict = judge_answer(Page(url="https://a.example/", body=b"", status=202, headers=headers))
    assert verdict is not None
    assert verdict.kind == "challenge"


@pytest.mark.parametrize("body", [b"", b'{"error": "gone"}'])
def test_an_error_without_a_page_is_an_error(body: bytes) -> None:
    verdict = judge_answer(Page(url="https://a.example/", body=body, status=410))
    assert verdict is not None
    assert verdict.kind == "error"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<!doctype html><p>x", id="doctype"),
        pytest.param(b"<?xml version='1.0'?><!DOCTYPE html><html></html>", id="XHTML"),
        pytest.param(b"\xef\xbb\xbf<html><p>x", id="BOM"),
        pytest.param("<html><p>x</p></html>".encode("utf-16"), id="UTF-16"),
        pytest.param("<html><p>x</p></html>".encode("utf-16-le"), id="UTF-16 without BOM"),
        pytest.param(b"Just a line of text, without any tag.", id="text"),
        pytest.param(b"<!-- a comment --><div>x</div>", id="comment"),
        pytest.param("<p>Ответ</p>".encode("cp1251"), id="legacy encoding"),
        pytest.param(b"<html>\0\0\0<body>x", id="zeros"),
    ],
)
def test_html_in_any_dress_is_let_through(body: bytes) -> None:
    assert judge_answer(Page(url="https://a.example/", body=body)) is None


@given(st.binary(max_size=200))
def test_any_bytes_are_judged(body: bytes) -> None:
    verdict = judge_answer(Page(url="https://a.example/", body=body))
    assert verdict is None or verdict.kind in ("not_html", "empty")
