"""Faults of an answer's body: its length, its chunks, its end."""

import asyncio

from hostile_server import HTML, Line, fault, head

from scraper.errors import FetchTimeout, NotHtml, PageTooLarge, ProtocolError

CHUNKED = "Transfer-Encoding: chunked"


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


@fault("truncated")
async def says_too_great_a_length_and_closes(line: Line) -> None:
    await line.send(head(length=len(HTML) + 1000) + HTML)
    raise ConnectionError


@fault(FetchTimeout)
async def says_too_great_a_length_and_hangs(line: Line) -> None:
    await line.send(head(length=len(HTML) + 1000) + HTML)
    await line.hang()


@fault("page")
async def says_too_small_a_length(line: Line) -> None:
    await line.send(head(length=len(HTML)) + HTML + HTML)


@fault("page")
async def says_length_and_chunks(line: Line) -> None:
    await line.send(head(CHUNKED, length=3) + chunk(HTML) + b"0\r\n\r\n")


@fault("truncated")
async def resets_in_the_body(line: Line) -> None:
    await line.send(head(length=len(HTML)) + HTML[:1000])
    await asyncio.sleep(0.05)
    line.reset()


@fault(ProtocolError)
async def resets_before_the_body(line: Line) -> None:
    await line.send(head(length=len(HTML)))
    await asyncio.sleep(0.05)
    line.reset()


@fault(ProtocolError, "before any markup")
async def resets_before_any_markup(line: Line) -> None:
    await line.send(head(length=len(HTML)) + b"words")
    await asyncio.sleep(0.05)
    line.reset()


@fault("truncated")
async def resets_between_chunks(line: Line) -> None:
    await line.send(head(CHUNKED) + chunk(HTML[:1000]))
    await asyncio.sleep(0.05)
    line.reset()


@fault("truncated")
async def leaves_out_the_last_chunk(line: Line) -> None:
    await line.send(head(CHUNKED) + chunk(HTML))
    raise ConnectionError


@fault(FetchTimeout)
async def drips_the_body(line: Line) -> None:
    await line.send(head(length=10**6))
    await line.drip(HTML)


@fault(FetchTimeout)
async def drips_chunk_sizes(line: Line) -> None:
    await line.send(head(CHUNKED))
    await line.drip(b"00000000000000000001\r\na\r\n")


@fault(FetchTimeout, read_timeout=0.2, deadline=3.0)
async def falls_silent_in_the_body(line: Line) -> None:
    await line.send(head(length=10**6) + HTML)
    await line.hang()


@fault("truncated", deadline=5.0)
async def has_an_endless_body(line: Line) -> None:
    await line.send(head())
    await line.flood(HTML * 20)


@fault("truncated", deadline=5.0)
async def has_endless_chunks(line: Line) -> None:
    await line.send(head(CHUNKED))
    await line.flood(chunk(HTML * 20))


@fault("truncated", deadline=5.0, max_bytes=50_000)
async def has_endless_chunks_of_one_byte(line: Line) -> None:
    await line.send(head(CHUNKED) + chunk(b"<p>"))
    await line.flood(chunk(b"a") * 1000)


@fault(ProtocolError)
async def has_a_chunk_size_in_words(line: Line) -> None:
    await line.send(head(CHUNKED) + b"many\r\n" + HTML)


@fault(ProtocolError)
async def has_a_negative_chunk_size(line: Line) -> None:
    await line.send(head(CHUNKED) + b"-1\r\n" + HTML)


@fault(ProtocolError)
async def has_an_endless_chunk_size(line: Line) -> None:
    await line.send(head(CHUNKED))
    await line.flood(b"f" * 65536)


@fault(ProtocolError)
async def has_an_endless_chunk_extension(line: Line) -> None:
    await line.send(head(CHUNKED) + b"5; a=")
    await line.flood(b"b" * 65536)


@fault("truncated")
async def breaks_the_second_chunk(line: Line) -> None:
    await line.send(head(CHUNKED) + chunk(HTML) + b"xyz\r\n" + HTML)


@fault("truncated", deadline=3.0)
async def has_endless_trailers(line: Line) -> None:
    await line.send(head(CHUNKED) + chunk(HTML) + b"0\r\n")
    await line.flood(b"X-Trailer: more\r\n" * 1000)


@fault(PageTooLarge)
async def is_endless_and_no_markup(line: Line) -> None:
    await line.send(head())
    await line.flood(b"words and words " * 4096)


@fault(NotHtml, "binary data")
async def is_endless_zeros(line: Line) -> None:
    await line.send(head())
    await line.flood(bytes(65536))


@fault("page")
async def is_empty(line: Line) -> None:
    await line.answer(b"")


@fault("page")
async def has_no_content(line: Line) -> None:
    await line.send(b"HTTP/1.1 204 No Content\r\n\r\n")


@fault("page")
async def sends_a_body_with_204(line: Line) -> None:
    await line.send(head(status="204 No Content", length=len(HTML)) + HTML)
