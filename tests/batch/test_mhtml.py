"""A page that a browser saved as one file of MHTML is taken out of it, and nothing else is taken for one."""

import base64

import msgspec
import pytest

from scraper.batch.inputs.mhtml import MOST, unfolded
from scraper.page import Page

TEXT = "<p>Die Fähre</p>".encode("latin-1")
KIND = "text/html; charset=latin-1"
PICTURE = "Content-Type: image/png\n\n\x89PNG"


def part(kind: str = KIND, location: str = "Content-Location: https://news.example/a\n") -> str:
    coded = base64.b64encode(TEXT).decode()
    return f"Content-Type: {kind}\nContent-Transfer-Encoding: base64\n{location}\n{coded}\n"


def mail(
    *parts: str, start: str = "From: <Saved by Blink>\n", end: str = "\n", url: str = "file:///a.mhtml"
) -> Page:
    head = f'{start}MIME-Version: 1.0\nContent-Type: multipart/related; boundary="--=_x"\n\n'
    text = head + "".join(f"\n----=_x\n{one}" for one in parts) + "\n----=_x--\n"
    return Page(url=url, body=text.replace("\n", end).encode("latin-1"))


@pytest.mark.parametrize("start", ["From: <Saved by Blink>\n", ""])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("before", [[], [PICTURE]])
def test_the_page_is_taken_out_decoded_with_its_type_and_url(start: str, end: str, before: list[str]) -> None:
    page = unfolded(mail(*before, part(), PICTURE, start=start, end=end))
    assert (page.body, page.headers) == (TEXT, (("content-type", KIND),))
    assert (page.url, page.final_url) == ("https://news.example/a", "https://news.example/a")


def test_a_url_that_is_known_goes_before_that_in_the_file() -> None:
    assert unfolded(mail(part(), url="https://known.example/")).url == "https://known.example/"


def test_a_page_that_names_no_url_keeps_that_of_its_file() -> None:
    assert unfolded(mail(part(location=""))).url == "file:///a.mhtml"


@pytest.mark.parametrize(
    "page",
    [
        Page(url="u", body=b"<p>From: here"),
        Page(url="u", body=b"From: a\n\n<p>a mail of one part"),
        Page(url="u", body=b"From: a mail that has no end of its headers"),
        mail(PICTURE),
        mail(*[PICTURE] * MOST, part()),
    ],
    ids=["page", "one part", "no head", "no page", "too late"],
)
def test_what_holds_no_page_that_was_saved_stays_as_it_is(page: Page) -> None:
    assert unfolded(page) == page


def test_the_last_part_that_is_looked_at_may_be_the_page() -> None:
    assert unfolded(mail(*[PICTURE] * (MOST - 1), part())).body == TEXT


@pytest.mark.parametrize(("parts", "is_cut"), [([part()], True), ([part(), PICTURE], False)])
def test_a_page_is_cut_only_where_the_cut_is_within_it(parts: list[str], is_cut: bool) -> None:
    whole = mail(*parts)
    short = msgspec.structs.replace(whole, body=whole.body.removesuffix(b"\n----=_x--\n"), truncated=True)
    assert unfolded(short).truncated == is_cut
