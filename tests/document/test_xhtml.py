"""A page that is served as XML is read as such where it matters: empty elements end."""

from __future__ import annotations

import pytest

from scraper.document import parse
from scraper.page import Page

HEAD = '<head><title/><script src="a.js"/><style media="all" /></head>'
HTML = f'<html>{HEAD}<body><div id="a"/><p>Text here</p></body></html>'


def texts(content_type: str) -> list[str]:
    headers = (("content-type", content_type),)
    doc = parse(Page(url="https://made.example/", body=HTML.encode(), headers=headers))
    return [leaf.text for leaf in doc.scan.leaves if leaf.kind == "text"]


@pytest.mark.parametrize(
    "content_type",
    ["application/xhtml+xml", "Application/XHTML+XML; charset=utf-8", "text/xml", "application/xml"],
)
def test_empty_elements_end_in_a_page_served_as_xml(content_type: str) -> None:
    assert texts(content_type) == ["Text here"]


@pytest.mark.parametrize("content_type", ["text/html", "text/html; charset=utf-8", ""])
def test_they_do_not_in_a_page_served_as_html(content_type: str) -> None:
    assert texts(content_type) == []
