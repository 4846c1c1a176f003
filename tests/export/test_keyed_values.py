"""What the formats of other tools say of a row in full: every value under its own key, none in another's place."""

import json
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
from whole_row import FAILED, WHOLE, written

from scraper.article import Access
from scraper.export.row import Row


def keyed(form: str, folder: Path, row: Row = WHOLE) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(written(form, folder, row).read_text())
    return values


def test_newspaper4k_has_every_value_under_its_key(tmp_path: Path) -> None:
    assert keyed("newspaper4k", tmp_path) == {
        "url": "https://final.example/storm",
        "source_url": "https://final.example",
        "title": "Storm warning",
        "authors": ["Ann", "Wire"],
        "publish_date": "2026-01-02T03:04:05+01:00",
        "text": "It sails.",
        "read_more_link": "",
        "top_image": "https://news.example/ship.jpg",
        "meta_img": "https://news.example/ship.jpg",
        "images": ["https://news.example/ship.jpg", "https://news.example/pier.jpg"],
        "movies": ["https://video.example/abc", "https://x.example/9"],
        "tags": ["ferries", "storms"],
        "keywords": ["ferries", "storms"],
        "meta_keywords": ["ferries", "storms"],
        "summary": "",
        "meta_favicon": "",
        "meta_description": "A storm comes.",
        "meta_lang": "en",
        "language": "en",
        "meta_site_name": "The Example",
        "canonical_link": "https://canonical.example/storm",
    }


def test_news_please_has_every_value_under_its_key(tmp_path: Path) -> None:
    assert keyed("news-please", tmp_path) == {
        "authors": ["Ann", "Wire"],
        "date_download": "2026-03-04 05:06:07",
        "date_modify": "2026-02-03 04:05:00",
        "date_publish": "2026-01-02 03:04:05",
        "description": "A storm comes.",
        "filename": None,
        "image_url": "https://news.example/ship.jpg",
        "language": "en",
        "localpath": None,
        "maintext": "It sails.",
        "source_domain": "final.example",
        "text": "It sails.",
        "title": "Storm warning",
        "title_page": "Storm warning",
        "title_rss": None,
        "url": "https://www.news.example/Storm-Warning/",
    }


def test_trafilatura_has_every_value_under_its_key(tmp_path: Path) -> None:
    row = msgspec.structs.replace(WHOLE, final_url=None)
    assert keyed("trafilatura", tmp_path, row) == {
        "title": "Storm warning",
        "author": "Ann; Wire",
        "hostname": "news.example",
        "date": "2026-01-02",
        "fingerprint": None,
        "id": None,
        "license": None,
        "comments": "",
        "raw_text": "It sails.",
        "text": "It sails.",
        "language": "en",
        "image": "https://news.example/ship.jpg",
        "pagetype": "live_blog",
        "filedate": "2026-03-04",
        "source": "https://canonical.example/storm",
        "source-hostname": "The Example",
        "excerpt": "A storm comes.",
        "categories": "News;Sea",
        "tags": "ferries;storms",
    }


def test_schema_org_has_every_value_under_its_key(tmp_path: Path) -> None:
    bo = {"@type": "Person", "name": "Bo"}
    assert keyed("schema.org", tmp_path) == {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "url": "https://canonical.example/storm",
        "headline": "Storm warning",
        "author": [
            {"@type": "Person", "name": "Ann", "url": "https://news.example/ann"},
            {"@type": "Organization", "name": "Wire"},
        ],
        "contributor": [bo],
        "datePublished": "2026-01-02T03:04:05+01:00",
        "dateModified": "2026-02-03T04:05Z",
        "dateline": "SKERRY",
        "description": "A storm comes.",
        "articleBody": "It sails.",
        "articleSection": ["News", "Sea"],
        "keywords": ["ferries", "storms"],
        "inLanguage": "en",
        "publisher": {"@type": "Organization", "name": "The Example"},
        "image": [
            {
                "@type": "ImageObject",
                "url": "https://news.example/ship.jpg",
                "caption": "A ship",
                "creditText": "Cy",
            },
            {"@type": "ImageObject", "url": "https://news.example/pier.jpg"},
        ],
        "isAccessibleForFree": False,
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting",
                "headline": "Goal",
                "author": [bo],
                "datePublished": "12:00",
                "articleBody": "In.",
            }
        ],
    }


@pytest.mark.parametrize(("declared", "free"), [("free", True), ("metered", None), (None, None)])
def test_schema_org_says_what_is_free_as_far_as_the_page_does(
    declared: Literal["free", "metered"] | None, free: bool | None, tmp_path: Path
) -> None:
    row = msgspec.structs.replace(WHOLE, access=Access(declared))
    assert keyed("schema.org", tmp_path, row).get("isAccessibleForFree") is free


@pytest.mark.parametrize("form", ["newspaper4k", "news-please", "trafilatura", "schema.org"])
def test_a_row_that_knows_its_url_alone_has_it_under_other_tools_keys(form: str, tmp_path: Path) -> None:
    key = "source" if form == "trafilatura" else "url"
    values = keyed(form, tmp_path, FAILED)
    assert values[key] == "https://a.example/"
    assert values["error"] == {"kind": "not_html", "message": "is a PDF"}
