"""Faults of the connection and of an answer's head."""

import asyncio

from hostile_server import HTML, Line, fault, head

from scraper.errors import ConnectFailed, FetchTimeout, HttpStatusError, ProtocolError


@fault(ProtocolError, on_connect=True)
async def closes_at_once(line: Line) -> None:
    return


@fault(ProtocolError, on_connect=True)
async def resets_at_once(line: Line) -> None:
    line.reset()


@fault(FetchTimeout, on_connect=True)
async def never_answers(line: Line) -> None:
    await line.hang()


@fault(FetchTimeout, on_connect=True)
async def greets_like_ssh(line: Line) -> None:
    await line.send(b"SSH-2.0-OpenSSH_9.6\r\n")
    await line.hang()


@fault(ProtocolError, on_connect=True)
async def answers_in_tls(line: Line) -> None:
    await line.send(b"\x15\x03\x01\x00\x02\x02\x46")
    await asyncio.sleep(0.1)


@fault(ProtocolError)
async def resets_after_the_request(line: Line) -> None:
    line.reset()


@fault(ProtocolError)
async def closes_after_the_request(line: Line) -> None:
    raise ConnectionError


@fault(ProtocolError)
async def resets_in_the_head(line: Line) -> None:
    await line.send(b"HTTP/1.1 200 OK\r\nContent-Ty")
    await asyncio.sleep(0.05)
    line.reset()


@fault(ProtocolError)
async def closes_in_the_head(line: Line) -> None:
    await line.send(b"HTTP/1.1 200 OK\r\nContent-Ty")
    raise ConnectionError


@fault(FetchTimeout)
async def drips_the_status_line(line: Line) -> None:
    await line.drip(b"HTTP/1.1 200 OK" + b" " * 1000)


@fault(FetchTimeout)
async def drips_headers(line: Line) -> None:
    await line.send(b"HTTP/1.1 200 OK\r\n")
    await line.drip(b"X-A: b\r\n")


@fault(FetchTimeout, "waiting for bytes", read_timeout=0.2, deadline=3.0)
async def falls_silent_in_the_head(line: Line) -> None:
    await line.send(b"HTTP/1.1 200 OK\r\n")
    await line.hang()


@fault(ProtocolError)
async def sends_100_000_headers(line: Line) -> None:
    await line.send(
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % i for i in range(100_000)) + b"\r\n" + HTML
    )


@fault(ProtocolError)
async def sends_headers_for_ever(line: Line) -> None:
    await line.send(b"HTTP/1.1 200 OK\r\n")
    await line.flood(b"X-Again: and again\r\n" * 1000)


@fault(ProtocolError)
async def sends_one_header_for_ever(line: Line) -> None:
    await line.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    await line.flood(b"a" * 65536)


@fault(ProtocolError)
async def sends_a_status_line_for_ever(line: Line) -> None:
    await line.send(b"HTTP/1.1 200 ")
    await line.flood(b"O" * 65536)


@fault(FetchTimeout)
async def sends_early_hints_for_ever(line: Line) -> None:
    await line.flood(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n" * 20)


@fault(FetchTimeout)
async def sends_100_continue_for_ever(line: Line) -> None:
    await line.drip(b"HTTP/1.1 100 Continue\r\n\r\n", 0.001)


@fault(ProtocolError)
async def switches_protocols(line: Line) -> None:
    await line.send(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n")
    await line.hang()


@fault(ProtocolError)
async def answers_garbage(line: Line) -> None:
    await line.send(bytes(range(256)) * 10)


@fault(ProtocolError)
async def answers_in_http_0_9(line: Line) -> None:
    await line.send(HTML)
    raise ConnectionError


@fault("page")
async def answers_in_an_unknown_version(line: Line) -> None:
    await line.send(b"HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n")


@fault(ProtocolError)
async def has_a_status_of_four_digits(line: Line) -> None:
    await line.answer(status="1000 Great")


@fault(ProtocolError)
async def has_a_status_in_words(line: Line) -> None:
    await line.answer(status="OK 200")


@fault(ProtocolError)
async def has_a_status_of_99(line: Line) -> None:
    await line.answer(status="099 Odd")


@fault(HttpStatusError)
async def has_a_status_of_999(line: Line) -> None:
    await line.answer(status="999 Request denied")


@fault(ProtocolError)
async def has_a_header_without_colon(line: Line) -> None:
    await line.answer(HTML, "no colon here")


@fault(ProtocolError)
async def has_a_nul_in_a_header(line: Line) -> None:
    await line.answer(HTML, "X-Nul: a\0b")


@fault("page")
async def has_letters_of_all_kinds_in_a_header(line: Line) -> None:
    await line.answer(HTML, "X-Title: Grüße — 日本")


@fault("page")
async def folds_its_headers(line: Line) -> None:
    await line.answer(HTML, "X-Folded: one\r\n  two")


@fault("page")
async def ends_lines_with_lf_only(line: Line) -> None:
    await line.send(b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: %d\n\n" % len(HTML) + HTML)


@fault("page")
async def answers_in_http_1_0(line: Line) -> None:
    await line.send(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML)
    raise ConnectionError


@fault("page")
async def says_the_length_twice_alike(line: Line) -> None:
    await line.answer(HTML, f"Content-Length: {len(HTML)}")


@fault(ProtocolError)
async def says_two_lengths(line: Line) -> None:
    await line.answer(HTML, "Content-Length: 5")


@fault(ProtocolError)
async def says_a_negative_length(line: Line) -> None:
    await line.send(head("Content-Length: -5") + HTML)


@fault(ProtocolError)
async def says_a_length_in_words(line: Line) -> None:
    await line.send(head("Content-Length: many") + HTML)


@fault(ProtocolError)
async def says_an_endless_length(line: Line) -> None:
    await line.send(head("Content-Length: " + "9" * 300) + HTML)


@fault(ProtocolError)
async def has_an_unknown_transfer_coding(line: Line) -> None:
    await line.send(head("Transfer-Encoding: rot13") + HTML)


@fault(HttpStatusError, "503")
async def is_unavailable(line: Line) -> None:
    await line.answer(status="503 Busy")


@fault(HttpStatusError, "429", max_retry_after=0.1)
async def has_too_many_requests_and_an_absurd_wait(line: Line) -> None:
    await line.answer(HTML, "Retry-After: 99999999999999999999", status="429 Too Many")


@fault(HttpStatusError, "404")
async def has_an_endless_error_page(line: Line) -> None:
    await line.send(head(status="404 Not Found"))
    await line.flood(HTML)


@fault(ConnectFailed, on_connect=True)
async def is_a_closed_port(line: Line) -> None:
    """The test asks a port nobody listens on."""
