"""Codings are undone whatever their label says, and no layer gives out more than the cap."""

import gzip
import zlib

import brotli
import pytest
from backports import zstd

from scraper.fetch.decoder import MAX_LAYERS, CodingError, Decoder

PAGE = b"<!doctype html><title>x</title>" + b"<p>word" * 100
CODED = {
    "gzip": gzip.compress(PAGE),
    "X-GZIP": gzip.compress(PAGE),
    "deflate": zlib.compress(PAGE),
    "br": brotli.compress(PAGE),
    "zstd": zstd.compress(PAGE),
}


def decoded(encoding: str, body: bytes, *, step: int = 0, max_bytes: int = 1_000_000) -> Decoder:
    decoder = Decoder(encoding, max_bytes)
    step = step or len(body)
    for at in range(0, len(body), step):
        decoder.feed(body[at : at + step])
    return decoder


@pytest.mark.parametrize("coding", CODED)
@pytest.mark.parametrize("step", [0, 1])
def test_a_coding_is_undone_by_its_label(coding: str, step: int) -> None:
    found = decoded(f" {coding} ", CODED[coding], step=step)
    assert (found.body(), found.size, found.is_done(), found.is_cut) == (PAGE, len(PAGE), True, False)


@pytest.mark.parametrize(
    "label", ["", "identity", "None", "binary", "8bit", "UTF-8", "chunked", "text/html", "identity, none"]
)
def test_a_label_that_names_no_coding_is_passed_over(label: str) -> None:
    odd = b"no page at all"
    assert decoded(label, odd).body() == odd
    assert decoded(f"{label}, br", CODED["br"]).body() == PAGE


@pytest.mark.parametrize("label", ["gzip", "x-gzip", "deflate", "br", "zstd", "nonsense"])
@pytest.mark.parametrize("page", [PAGE, b"<HTML><p>x"])
def test_a_page_that_is_not_coded_is_read_whatever_its_label(label: str, page: bytes) -> None:
    found = decoded(label, page, step=2)
    assert (found.body(), found.is_done()) == (page, True)


@pytest.mark.parametrize("label", ["gzip", "x-gzip", "br, gzip"])
def test_what_is_no_gzip_is_read_without_it_though_it_is_no_page(label: str) -> None:
    assert decoded(label, CODED["br"] if "br" in label else b"plain words").body() in (PAGE, b"plain words")


@pytest.mark.parametrize("label", ["", "deflate", "br", "zstd", "nonsense", "gzip, br"])
def test_gzip_is_undone_whatever_its_label(label: str) -> None:
    found = decoded(label, CODED["gzip"], step=7)
    assert (found.body(), found.is_done()) == (PAGE, True)


@pytest.mark.parametrize("label", ["deflate", "br", "zstd"])
@pytest.mark.parametrize("page", [b"<section>one", b"\xef\xbb\xbf <p>one"])
def test_any_markup_that_does_not_fit_its_coding_is_taken_for_a_page(label: str, page: bytes) -> None:
    found = decoded(label, page)
    assert (found.body(), found.is_done()) == (page, True)


def test_gzip_that_its_label_leaves_out_is_undone_at_the_start_of_a_body_only() -> None:
    assert decoded("gzip", gzip.compress(CODED["gzip"])).body() == PAGE
    tail = PAGE + CODED["gzip"]
    assert decoded("", tail, step=len(PAGE)).body() == tail


def test_gzip_that_lacks_its_end_is_not_done_though_no_label_told_of_it() -> None:
    assert not decoded("", CODED["gzip"][:-9]).is_done()


@pytest.mark.parametrize("coding", CODED)
def test_a_coding_that_lacks_its_end_is_not_done(coding: str) -> None:
    found = decoded(coding, CODED[coding][:-1])
    assert (found.is_done(), PAGE.startswith(found.body())) == (False, True)


def test_bare_deflate_is_undone_whatever_its_first_bytes_look_like() -> None:
    """Of one in thirty they are a multiple of 31, as those of zlib are."""
    pages = [bytes([letter]) * 2 + PAGE[:20] for letter in range(32, 127)]
    bare = [zlib.compress(page, wbits=-zlib.MAX_WBITS) for page in pages]
    assert [decoded("deflate", body).body() for body in bare] == pages
    assert any(int.from_bytes(body[:2]) % 31 == 0 for body in bare)


@pytest.mark.parametrize("inner", ["deflate", "br", "zstd"])
def test_a_layer_whose_bytes_come_one_by_one_is_undone(inner: str) -> None:
    packer = zlib.compressobj(wbits=16 + zlib.MAX_WBITS)
    pieces = [packer.compress(bytes([byte])) + packer.flush(zlib.Z_SYNC_FLUSH) for byte in CODED[inner]]
    decoder = Decoder(f"{inner}, gzip", 1_000_000)
    for piece in [*pieces, packer.flush()]:
        decoder.feed(piece)
    assert (decoder.body(), decoder.is_done()) == (PAGE, True)


@pytest.mark.parametrize("label", ["nonsense", "gzip, nonsense"])
def test_a_coding_that_nobody_knows_is_an_error_that_names_it(label: str) -> None:
    with pytest.raises(CodingError, match="unknown content coding 'nonsense'"):
        decoded(label, b"\x00\x01\x02\x03")


@pytest.mark.parametrize("label", ["deflate", "br", "zstd", "br, gzip"])
def test_what_fits_no_coding_is_an_error_that_names_it(label: str) -> None:
    garbage = b"\xff\xff\xff\xff garbage"
    body = gzip.compress(garbage) if "gzip" in label else garbage
    with pytest.raises(CodingError, match=f"broken {label.partition(',')[0]} body"):
        decoded(label, body)


def test_what_breaks_behind_its_start_is_an_error_with_what_came_before_it() -> None:
    packer = zlib.compressobj()
    body = packer.compress(PAGE) + packer.flush(zlib.Z_FULL_FLUSH)
    decoder = decoded("deflate", body)
    with pytest.raises(CodingError, match="broken deflate body"):
        decoder.feed(b"\xff" * 50)
    assert decoder.body() == PAGE


def layered(count: int) -> bytes:
    body = PAGE
    for _ in range(count):
        body = gzip.compress(body, mtime=0)
    return body


def test_five_layers_are_undone_and_no_more() -> None:
    assert decoded(", ".join(["gzip"] * MAX_LAYERS), layered(MAX_LAYERS)).body() == PAGE
    with pytest.raises(CodingError, match=f"{MAX_LAYERS + 1} content codings"):
        Decoder(", ".join(["gzip"] * (MAX_LAYERS + 1)), 1_000)
    assert decoded("", layered(MAX_LAYERS + 1)).body() == layered(1)


@pytest.mark.parametrize("label", ["", *CODED])
@pytest.mark.parametrize("step", [0, 50])
def test_a_body_of_the_cap_is_whole_and_one_beyond_is_cut_there(label: str, step: int) -> None:
    body = CODED.get(label, PAGE)
    whole = decoded(label, body, step=step, max_bytes=len(PAGE))
    assert (whole.body(), whole.is_cut) == (PAGE, False)
    short = decoded(label, body, step=step, max_bytes=len(PAGE) - 1)
    assert (short.body(), short.is_cut) == (PAGE[:-1], True)


@pytest.mark.parametrize("outer", ["gzip", "deflate", "br", "zstd"])
def test_a_layer_between_gives_out_no_more_than_the_cap(outer: str) -> None:
    """50 MB of empty gzip members, which come to nothing."""
    nothing = gzip.compress(b"") * 2_500_000
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": None, "zstd": zstd.compress}[outer]
    bomb = pack(nothing) if pack is not None else brotli.compress(nothing, quality=1)
    found = decoded(f"gzip, {outer}", bomb, max_bytes=100_000)
    assert found.is_cut
    assert found._given[0] < 1_000_000
