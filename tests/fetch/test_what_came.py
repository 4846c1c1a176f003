"""What came is known by its bytes, and undone whatever way it was cut into pieces."""

import gzip
import zlib

import brotli
import pytest
from backports import zstd
from hypothesis import given
from hypothesis import strategies as st

from scraper.fetch.decoder import MAX_LAYERS, CodingError, Decoder
from scraper.fetch.magic import HEAD, find_alien
from tests.quick import assert_quick

CODERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
    "": bytes,
}
HTML = b"<!doctype html><title>x</title><p>text"


def decode(encoding: str, body: bytes, step: int = 10**9, cap: int = 10**6) -> Decoder:
    decoder = Decoder(encoding, cap)
    for start in range(0, len(body), step):
        decoder.feed(body[start : start + step])
    return decoder


@given(st.binary(max_size=3000), st.sampled_from(sorted(CODERS)), st.integers(1, 4000))
def test_a_body_comes_out_as_it_went_in_however_it_is_cut(data, coding, step):
    data = b"<" + data
    decoder = decode(coding, CODERS[coding](data), step)
    assert (decoder.body(), decoder.is_done(), decoder.is_cut) == (data, True, False)


def test_bare_deflate_is_undone_though_its_start_may_pass_for_a_check_sum():
    """One in 31 does, as that of zlib must (RFC 1950, 2.2)."""
    bodies = [bytes([first, second]) for first in range(65, 90) for second in range(65, 90)]
    bare = [zlib.compress(body)[2:-4] for body in bodies]
    assert any(int.from_bytes(data[:2]) % 31 == 0 for data in bare)
    assert [decode("deflate", data).body() for data in bare] == bodies


@pytest.mark.parametrize("rest", [b"\0" * 9, b"<!-- cached -->", b"\x1e"])
@pytest.mark.parametrize("step", [1, 10**9])
@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_what_stands_behind_the_end_of_a_coding_is_passed_over(coding, step, rest):
    decoder = decode(coding, CODERS[coding](HTML) + rest, step)
    assert (decoder.body(), decoder.is_done()) == (HTML, True)


@given(
    st.lists(st.sampled_from(["gzip", "deflate", "br", "zstd"]), max_size=MAX_LAYERS), st.binary(max_size=500)
)
def test_layers_are_undone_in_reverse(names, data):
    data = b"<" + data
    body = data
    for name in names:
        body = CODERS[name](body)
    assert decode(", ".join(names), body, 7).body() == data


@given(st.binary(min_size=50, max_size=3000), st.sampled_from(["gzip", "deflate", "br", "zstd"]), st.data())
def test_a_coding_that_is_cut_off_is_never_taken_for_whole(data, coding, drawn):
    body = CODERS[coding](data)
    decoder = decode(coding, body[: drawn.draw(st.integers(4, len(body) - 1))])
    assert not decoder.is_done()


@given(
    st.binary(max_size=2000), st.sampled_from(["gzip", "deflate", "br", "zstd", "gzip, br", "zstd, gzip", ""])
)
def test_garbage_is_decoded_or_refused_but_raises_nothing_else(data, encoding):
    try:
        decoder = decode(encoding, data, 100, cap=5000)
    except CodingError:
        return
    assert len(decoder.body()) <= 5000


@given(st.integers(1, 3000), st.sampled_from(sorted(CODERS)))
def test_never_more_than_the_cap_comes_out(cap, coding):
    decoder = decode(coding, CODERS[coding](b"<p>" + b"a" * 5000), 100, cap)
    assert decoder.size == len(decoder.body()) == cap
    assert decoder.is_cut


ALIEN = [
    (b"%PDF-1.4 ...", "text/html", "a PDF"),
    (b"\n\n%PDF-1.4 ...", "text/html", "a PDF"),
    (b"\x89PNG\r\n\x1a\n", "text/html", "an image"),
    (b"GIF89a", None, "an image"),
    (b"\xff\xd8\xff\xe0JFIF", "text/html", "an image"),
    (b"RIFF....WEBPVP8", "text/html", "an image or a recording"),
    (b"PK\x03\x04word/document.xml", "text/html", "a zip archive"),
    (b"\0\0\0\x20ftypisom", "text/html", "a video"),
    (b"\x1aE\xdf\xa3", "text/html", "a video"),
    (b"ID3\x03", "text/html", "a recording"),
    (b"OggS", "text/html", "a recording"),
    (b"wOF2", "text/html", "a font"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "text/html", "an office document"),
    (b"<?xml version='1.0'?>\n<rss version='2.0'>", "text/html", "a feed"),
    (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "text/xml", "a feed"),
    (b"<?xml version='1.0'?><!-- c --><urlset>", "text/xml", "a sitemap"),
    (b"<svg xmlns='x'>", "image/svg+xml", "an image"),
    (b'{"a": 1}', "text/html", "JSON"),
    (b"[1, 2]", "application/json", "JSON"),
    (b"body { color: red }", "text/css", "text/css without HTML's markup"),
    (b"\0\1\2\3" * 300, "text/html", "binary data"),
]
PAGES = [
    (b"<!DOCTYPE html><html>", "text/html"),
    (b"<!DOCTYPE html><html>", "application/octet-stream"),
    (b"<HTML><BODY>", "text/plain"),
    (b"\xef\xbb\xbf<!doctype html>", "text/html"),
    (b"<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'>", "application/xhtml+xml"),
    (b"<?xml version='1.0'?><html xmlns='x'>", "text/xml"),
    ("<html><p>日本".encode("utf-16"), "text/html"),
    ("<html><p>日本".encode("utf-16-le"), "text/html"),
    ("<html><p>日本語".encode("iso-2022-jp"), "text/html"),
    ("<p>Привет".encode("koi8-r"), "text/html"),
    (b"no markup at all", "text/html"),
    (b"no markup, no type", None),
    (b"", "application/pdf"),
    (b"   \n ", "text/html"),
    (b"<!-- a comment first --><html>", "text/html; charset=x"),
    (b"{% block %}<!doctype html><html>", "text/html"),
]


@pytest.mark.parametrize(("body", "declared", "found"), ALIEN)
def test_what_is_no_page_is_known(body, declared, found):
    assert find_alien(body, declared) == found


@pytest.mark.parametrize(("body", "declared"), PAGES)
def test_what_is_a_page_is_taken(body, declared):
    assert find_alien(body, declared) is None


PROLOG = st.lists(
    st.sampled_from(
        [b"<?xml version='1.0'?>", b"<!-- <rss> -->", b"<!DOCTYPE x>", b" ", b"\n" * 24, b"<!---->", b"\t"]
    ),
    max_size=12,
).map(b"".join)


@given(PROLOG, st.sampled_from([(b"<rss>", "a feed"), (b"<urlset>", "a sitemap"), (b"<html>", None)]))
def test_a_root_is_known_behind_whatever_may_stand_before_it(prolog, root):
    tag, found = root
    assert find_alien(prolog + tag, "text/html") == found


TOKENS = [
    b" ",
    b"\n",
    b"\t \t",
    b"<?",
    b"<? >",
    b"<!--",
    b"-->",
    b"<!-- -->",
    b"<!doctype",
    b"<!doctype >",
    b"<",
    b"<p",
]


@pytest.mark.parametrize("start", [b"", b"<!DOCTYPE html>", b"<?xml?>", b"<!-- -->"])
@pytest.mark.parametrize("token", TOKENS)
def test_any_head_is_judged_in_little_time(start, token):
    body = (start + token * 1_000)[:HEAD] + b"text"
    assert_quick(lambda: find_alien(body, "text/html"), seconds=0.05)


@pytest.mark.parametrize(("coding", "count"), [("gzip", 40_000), ("zstd", 15_000)])
def test_thousands_of_empty_members_are_undone_in_little_time(coding, count):
    members = CODERS[coding](b"") * count

    def undo():
        decoder = Decoder(coding, 1_000_000)
        decoder.feed(members + CODERS[coding](b"text"))
        assert decoder.body() == b"text"

    assert_quick(undo, seconds=0.4)
