"""Bad input: each kind gets its named error or verdict, and the rest of a run goes on."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scraper
from fixtures.cases import ROOT
from scraper import Article
from scraper.article import Paragraph
from tests.conftest import Command

WHOLE = (ROOT / "lecanaldumidi-info.example" / "peniche-cinema" / "page.html").read_bytes()
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))
SECONDS = 20
"""No page may take longer, on a machine that is shared; the bound that is promised is 5 s."""

BAD: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "empty": (lambda: b"", "empty"),
    "blank": (lambda: b" \n\t ", "empty"),
    "binary": (lambda: bytes(range(256)) * 400, None),
    "pdf": (lambda: PDF, "not_html"),
    "png": (lambda: PNG, "not_html"),
    "null bytes": (lambda: b"\x00" * 100_000, None),
    "null bytes within": (lambda: WHOLE.replace(b"<p>", b"<p>\x00"), "article"),
    "lone surrogates": (lambda: WHOLE.replace(b"chili", b"\xed\xa0\x80 chili"), "article"),
    "100,000 nested": (lambda: b"<div>" * 100_000 + b"deep", None),
    "100,000 attributes": (lambda: b"<p " + b" ".join(b"a%d=1" % i for i in range(100_000)) + b">x", None),
    "50 MB": (lambda: b"<p>" + b"Much the same sentence, again and again. " * 1_250_000, None),
    "50 MB of tags": (lambda: b"<b>" * 17_000_000, None),
    "one huge attribute": (lambda: b'<img alt="' + b"x" * 10_000_000 + b'">', None),
    "unclosed script": (lambda: b"<title>t</title><script>" + b"a<b;" * 100_000, None),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_page_gets_a_verdict_in_bounded_time(name: str) -> None:
    make, kind = BAD[name]
    body = make()
    start = time.perf_counter()
    article = scraper.extract(body, "https://news.example/a")
    assert time.perf_counter() - start < SECONDS
    assert kind is None or article.page_kind == kind
    assert Article.from_json(article.to_json()) == article


def test_a_page_that_is_not_read_to_its_end_says_so() -> None:
    deep = WHOLE.replace(b"</body>", b"<div>" * 20_000 + b"deep</body>")
    note = scraper.extract(deep, "https://news.example/a").sources["body"].note
    assert note == "not all of the page was read: elements more than 256 deep"
    assert scraper.extract(WHOLE, "https://news.example/a").sources["body"].note is None


def test_a_page_cut_off_anywhere_still_gives_an_article() -> None:
    for cut in range(0, len(WHOLE), 397):
        article = scraper.extract(WHOLE[:cut], "https://news.example/a")
        assert Article.from_json(article.to_json()) == article


def test_lone_surrogates_in_text_do_not_stop_it() -> None:
    article = scraper.extract(
        "<title>\ud800 A \udfff</title><p>Text \ud83d and more of it.</p>", "https://a.example/"
    )
    assert Article.from_json(article.to_json()) == article


@pytest.mark.parametrize(
    "page",
    [
        r'<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Cats \ud83d",'
        r' "author": {"name": "Is\u0007la \udfff Drum"}, "keywords": ["\u001bx"],'
        r' "articleSection": "\u0085y"}</script>',
        "<h1>Cats &#8; and &#xD83D; dogs</h1>",
        "<h1>Cats \x1b[31m and \x7f dogs</h1>",
        "<meta name=author content='Is\x07la Drum'><meta property='og:title' content='Cats &#1; and dogs'>",
    ],
)
def test_no_half_and_no_control_characters_come_out_wherever_they_stand(page: str) -> None:
    article = scraper.extract(
        f"{page}<article><p>{'Some text &#2;of it. ' * 30}</p></article>", "https://a.example/b"
    )
    assert Article.from_json(article.to_json()) == article
    assert re.findall(r"\\u00[01]|[\x7f-\x9f\ud800-\udfff]", article.to_json()) == []


def test_control_characters_that_were_typed_under_windows_are_the_letters_meant() -> None:
    text = "It\u0092s a long way. " * 20
    article = scraper.extract(f"<article><p>{text}</p></article>", "https://a.example/b")
    assert article.body.startswith("It\u2019s a long way.")


def test_marks_stay_in_their_place_where_control_characters_go() -> None:
    html = f"<article><p>&#1;Some &#2;text <a href='/b'>and &#3;a link</a> {'with more. ' * 30}</p></article>"
    paragraph = scraper.extract(html, "https://a.example/b").blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert [paragraph.text[span.start : span.end] for span in paragraph.spans] == ["and a link"]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_whatever_raise(body: bytes) -> None:
    scraper.extract(body, "https://news.example/a").to_json()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=200), st.text(max_size=40))
def test_no_text_and_no_url_whatever_raise(text: str, url: str) -> None:
    scraper.extract(f"<article><h1>{text}</h1><p>{text}</p></article>", url).to_json()


@pytest.mark.parametrize("command", ["extract", "inspect"])
def test_an_empty_name_is_said_to_be_empty(command: str, scraper_command: Command) -> None:
    done = scraper_command(command, "")
    assert (done.returncode, done.stderr) == (1, "a file's name is empty; - is standard input\n")


def test_a_folder_given_for_a_file_is_a_named_error(scraper_command: Command, tmp_path: Path) -> None:
    done = scraper_command("extract", tmp_path)
    assert (done.returncode, done.stderr) == (
        1,
        f"{tmp_path}: is a folder; name the files in it, or use `scraper batch`\n",
    )


def test_a_file_that_is_not_there_is_a_named_error(scraper_command: Command) -> None:
    done = scraper_command("extract", "nowhere.html")
    assert (done.returncode, done.stderr) == (1, "nowhere.html: cannot be read: No such file or directory\n")


def test_a_file_whose_name_is_no_text_is_read_all_the_same(scraper_command: Command, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"page-\xff.html")
    odd.write_bytes(b"<title>A</title><p>Text.")
    done = scraper_command("extract", odd, "--fields", "url")
    assert (done.returncode, "page-\ufffd.html" in done.stdout) == (0, True)


def test_broken_gzip_is_a_named_error(scraper_command: Command, tmp_path: Path) -> None:
    broken = tmp_path / "page.html.gz"
    broken.write_bytes(b"\x1f\x8b\x08\x00garbage that is no deflate stream")
    done = scraper_command("extract", broken)
    assert (done.returncode, done.stderr.startswith(f"{broken}: cannot be read: ")) == (1, True)


def test_a_pdf_is_said_to_be_no_web_page(scraper_command: Command, tmp_path: Path) -> None:
    pdf = tmp_path / "report.html"
    pdf.write_bytes(PDF)
    assert f"{pdf}: not_html: " in scraper_command("extract", pdf).stderr


def test_bad_files_do_not_stop_the_good_ones(scraper_command: Command, tmp_path: Path) -> None:
    good = ROOT / "lecanaldumidi-info.example" / "peniche-cinema" / "page.html"
    done = scraper_command("extract", tmp_path, "nowhere.html", good)
    assert (done.returncode, len(done.stdout.splitlines()), len(done.stderr.splitlines())) == (1, 1, 2)


@pytest.mark.parametrize(
    "url", ["news.example/without-scheme", "ftp://news.example/x", "http://", "https://no-such-host.example/"]
)
def test_a_url_that_cannot_be_fetched_is_one_line_that_names_it(scraper_command: Command, url: str) -> None:
    done = scraper_command("get", url, "--deadline", "5")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"{url}: ")
