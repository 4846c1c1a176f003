"""Faults of content codings."""

import gzip
import random
import zlib
from functools import cache

import brotli
from backports import zstd
from hostile_server import HTML, Line, fault, head

from scraper.errors import NotHtml, ProtocolError

MUCH = 100_000_000
BOMBS = [("gzip",), ("deflate",), ("raw",), ("br",), ("zstd",), ("gzip", "gzip"), ("zstd", "br", "gzip")]


@cache
def bomb(*codings: str) -> bytes:
    """Much of HTML, coded; built piece by piece: the server must not need what the client may not."""
    body = _code(codings[0], None)
    for coding in codings[1:]:
        body = _code(coding, body)
    return body


def _code(coding: str, body: bytes | None) -> bytes:
    pieces = [b"<p>aaaa</p>" * 100_000] * (MUCH // 1_100_000) if body is None else [body]
    if coding == "br":
        stream = brotli.Compressor(quality=4)
        return b"".join(stream.process(piece) for piece in pieces) + stream.finish()
    if coding == "zstd":
        frame = zstd.ZstdCompressor()
        return b"".join(frame.compress(piece) for piece in pieces) + frame.flush()
    packer = zlib.compressobj(9, zlib.DEFLATED, {"gzip": 31, "deflate": 15, "raw": -15}[coding])
    return b"".join(packer.compress(piece) for piece in pieces) + packer.flush()


async def send_coded(line: Line, body: bytes, coding: str) -> None:
    await line.answer(body, f"Content-Encoding: {coding}")


@fault("truncated")
async def is_a_gzip_bomb(line: Line) -> None:
    await send_coded(line, bomb("gzip"), "gzip")


@fault("truncated")
async def is_a_deflate_bomb(line: Line) -> None:
    await send_coded(line, bomb("deflate"), "deflate")


@fault("truncated")
async def is_a_bare_deflate_bomb(line: Line) -> None:
    await send_coded(line, bomb("raw"), "deflate")


@fault("truncated")
async def is_a_brotli_bomb(line: Line) -> None:
    await send_coded(line, bomb("br"), "br")


@fault("truncated")
async def is_a_zstd_bomb(line: Line) -> None:
    await send_coded(line, bomb("zstd"), "zstd")


@fault("truncated")
async def is_a_gzip_bomb_in_gzip(line: Line) -> None:
    await send_coded(line, bomb("gzip", "gzip"), "gzip, gzip")


@fault("truncated")
async def is_a_zstd_bomb_in_brotli_in_gzip(line: Line) -> None:
    await send_coded(line, bomb("zstd", "br", "gzip"), "zstd, br, gzip")


@fault("truncated")
async def is_a_gzip_bomb_without_label(line: Line) -> None:
    await line.answer(bomb("gzip"))


@fault(NotHtml, "binary data")
async def is_a_bomb_of_zeros(line: Line) -> None:
    await send_coded(line, gzip.compress(bytes(10_000_000), 1), "gzip")


@fault(ProtocolError, "6 content codings")
async def has_six_layers(line: Line) -> None:
    await send_coded(line, HTML, ", ".join(["gzip"] * 6))


@fault(ProtocolError, "unknown content coding")
async def has_an_unknown_coding(line: Line) -> None:
    await send_coded(line, b"\x5d" + HTML[::-1], "lzma-of-our-own")


@fault("page")
async def is_plain_under_an_unknown_label(line: Line) -> None:
    await send_coded(line, HTML, "aws-chunked")


@fault("page")
async def is_plain_under_a_brotli_label(line: Line) -> None:
    await send_coded(line, HTML, "br")


@fault("page")
async def is_gzip_under_a_brotli_label(line: Line) -> None:
    await send_coded(line, gzip.compress(HTML), "br")


@fault("page")
async def is_plain_under_a_deflate_label(line: Line) -> None:
    await send_coded(line, HTML, "deflate")


@fault("page")
async def is_plain_under_a_gzip_label(line: Line) -> None:
    await send_coded(line, HTML, "gzip")


@fault("page")
async def is_gzip_without_label(line: Line) -> None:
    await line.answer(gzip.compress(HTML))


@fault("page")
async def is_gzip_twice_under_one_label(line: Line) -> None:
    await send_coded(line, gzip.compress(gzip.compress(HTML)), "gzip")


@fault("page")
async def labels_its_charset_as_coding(line: Line) -> None:
    await send_coded(line, HTML, "utf-8")


@fault("page")
async def has_junk_after_gzip(line: Line) -> None:
    await send_coded(line, gzip.compress(HTML) + b"\0\0junk", "gzip")


@fault("page")
async def is_gzip_in_two_members(line: Line) -> None:
    await send_coded(line, gzip.compress(HTML[:500]) + gzip.compress(HTML[500:]), "gzip")


@fault("truncated")
async def cuts_off_gzip(line: Line) -> None:
    await send_coded(line, gzip.compress(HTML)[:-12], "gzip")


@fault("truncated")
async def cuts_off_deflate(line: Line) -> None:
    await send_coded(line, zlib.compress(HTML, 0)[:-600], "deflate")


@fault("truncated")
async def cuts_off_brotli(line: Line) -> None:
    await send_coded(line, brotli.compress(HTML + bytes(range(33, 126)) * 9, quality=1)[:-3], "br")


@fault("truncated")
async def cuts_off_zstd(line: Line) -> None:
    await send_coded(line, zstd.compress(HTML) + zstd.compress(HTML)[:-8], "zstd")


@fault("page")
async def breaks_gzip_but_not_identity(line: Line) -> None:
    if "gzip" not in line.headers.get("accept-encoding", ""):
        await line.answer()
        return
    coded = bytearray(gzip.compress(HTML))
    coded[20:40] = bytes(20)
    await send_coded(line, bytes(coded), "gzip")


def broken_late() -> bytes:
    """Gzip of which some pieces can be undone."""
    coded = bytearray(gzip.compress(HTML + random.Random(1).randbytes(400_000).hex().encode()))
    coded[-100_000:-50_000] = bytes(50_000)
    return bytes(coded)


@fault("page")
async def breaks_gzip_late_but_not_identity(line: Line) -> None:
    if "gzip" in line.headers.get("accept-encoding", ""):
        await send_coded(line, broken_late(), "gzip")
    else:
        await line.answer()


@fault("truncated")
async def breaks_gzip_late_whatever_is_accepted(line: Line) -> None:
    await send_coded(line, broken_late(), "gzip")


@fault(ProtocolError, "broken br")
async def breaks_brotli_whatever_is_accepted(line: Line) -> None:
    await send_coded(line, b"\xff" * 500, "br")


@fault(ProtocolError, "broken gzip")
async def has_a_wrong_checksum(line: Line) -> None:
    coded = gzip.compress(HTML)
    await send_coded(line, coded[:-8] + bytes(4) + coded[-4:], "gzip")


@fault(ProtocolError, "broken zstd")
async def wants_a_window_of_two_gigabytes(line: Line) -> None:
    options = {zstd.CompressionParameter.window_log: 27, zstd.CompressionParameter.compression_level: 1}
    frame = zstd.ZstdCompressor(options=options)
    await send_coded(line, frame.compress(HTML) + frame.flush(), "zstd")


@fault("page")
async def is_empty_under_a_gzip_label(line: Line) -> None:
    await send_coded(line, b"", "gzip")


@fault("truncated", deadline=5.0)
async def is_gzip_of_nothing_for_ever(line: Line) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    await line.send(head("Content-Encoding: gzip") + packer.compress(HTML) + packer.flush(zlib.Z_FULL_FLUSH))
    await line.flood(b"\x00\x00\x00\xff\xff" * 10_000)
