"""Pages written for these tests, read as `extract` would read them."""

import re
from collections.abc import Callable

import pytest

from scraper.document import parse
from scraper.document.region import Region
from scraper.fields import Fields, read_fields
from scraper.page import Page

URL = "https://www.example.com/news/harbour-bridge-reopens"
BODY = (
    "The bridge over the old harbour was opened again on Monday after eleven months of repairs to it.",
    "Engineers had found cracks in the northern tower during an inspection, and closed all four lanes.",
    "The council expects that the ferry, which ran every ten minutes in the meantime, will stop by then.",
)


def read_page(
    head: str = "", above: str = "", below: str = "", *, url: str = URL, lang: str = "en", text: str = ""
) -> Fields:
    """The fields of a page with this head, and this markup above and below three paragraphs of text."""
    body = (text,) if text else BODY
    paragraphs = "".join(f"<p class='story-text'>{paragraph}</p>" for paragraph in body)
    html = (
        f"<html lang='{lang}'><head>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
        f"<main><article>{above}<div class='body'>{paragraphs}</div>{below}</article></main>"
        "<footer><p>Copyright 2019 Example News</p></footer></body></html>"
    )
    doc = parse(Page(url=url, body=html.encode(), fetched_at="2026-11-23T06:00:00+00:00"))
    inside = [e.index for e in doc.scan.elements if e.names.strip() == "story-text"]
    plain = re.sub(r"<[^<>]+>", "", "\n\n".join(body))
    return read_fields(doc, Region(inside[0], inside[-1], plain))


def json_ld_script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


@pytest.fixture
def read() -> Callable[..., Fields]:
    return read_page


@pytest.fixture
def json_ld() -> Callable[[str], str]:
    return json_ld_script
