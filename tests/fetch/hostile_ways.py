"""Faults of redirects and hops, and of what stands at their end."""

import asyncio
import gzip

from hostile_server import HTML, Line, fault, head

from scraper.errors import (
    ConnectFailed,
    FetchTimeout,
    InvalidUrl,
    NotHtml,
    ProtocolError,
    TooManyRedirects,
)


@fault(TooManyRedirects, "in a circle")
async def redirects_to_itself(line: Line) -> None:
    await line.redirect("/bad")


@fault(TooManyRedirects, "in a circle")
async def redirects_to_and_fro(line: Line) -> None:
    await line.redirect("/ping" if line.path != "/ping" else "/pong")


@fault(TooManyRedirects, "more than 10")
async def redirects_ever_deeper(line: Line) -> None:
    await line.redirect(line.path + "x")


@fault(TooManyRedirects, "more than 10")
async def redirects_with_ever_new_cookies(line: Line) -> None:
    seen = int(line.headers.get("cookie", "n=0").partition("=")[2])
    await line.redirect("/bad", f"Set-Cookie: n={seen + 1}")


@fault("page")
async def redirects_once_to_set_a_cookie(line: Line) -> None:
    if "cookie" in line.headers:
        await line.answer()
    else:
        await line.redirect("/bad", "Set-Cookie: seen=1; Path=/")


@fault("page")
async def has_an_endless_body_on_a_redirect(line: Line) -> None:
    if line.path == "/there":
        await line.answer()
        return
    await line.send(head("Location: /there", status="301 Moved"))
    await line.flood(HTML)


@fault("page")
async def has_a_bomb_on_a_redirect(line: Line) -> None:
    if line.path == "/there":
        await line.answer()
        return
    body = gzip.compress(bytes(10_000_000), 1)
    await line.send(
        head("Location: /there", "Content-Encoding: gzip", status="301 Moved", length=len(body)) + body
    )


@fault(FetchTimeout)
async def redirects_slower_and_slower(line: Line) -> None:
    await asyncio.sleep(0.5)
    await line.redirect(line.path + "x")


@fault(ProtocolError, "without a Location")
async def redirects_nowhere(line: Line) -> None:
    await line.answer(status="302 Found")


@fault(InvalidUrl, "'file'")
async def redirects_to_a_file(line: Line) -> None:
    await line.redirect("file:///etc/passwd")


@fault(InvalidUrl, "'javascript'")
async def redirects_to_a_script(line: Line) -> None:
    await line.redirect("javascript:alert(1)")


@fault(InvalidUrl, "'gopher'")
async def redirects_to_gopher(line: Line) -> None:
    await line.redirect("gopher://127.0.0.1:70/_x")


@fault(InvalidUrl, "'data'")
async def redirects_to_data(line: Line) -> None:
    await line.redirect("data:text/html,<p>hello")


@fault(InvalidUrl, "no host")
async def redirects_to_no_host(line: Line) -> None:
    await line.redirect("http://%00/")


@fault(InvalidUrl, "longer than")
async def redirects_to_an_endless_url(line: Line) -> None:
    await line.redirect("/" + "a" * 50_000)


@fault(InvalidUrl, "port")
async def redirects_to_an_impossible_port(line: Line) -> None:
    await line.redirect("http://127.0.0.1:99999/")


@fault(ConnectFailed, "cannot be resolved")
async def redirects_to_a_host_unknown(line: Line) -> None:
    await line.redirect("http://unknown.invalid/")


@fault("page")
async def redirects_in_letters_of_all_kinds(line: Line) -> None:
    if line.path.startswith("/gr"):
        await line.answer()
    else:
        await line.redirect("/grüße/日本?ü=ä b")


@fault(ProtocolError, "304")
async def says_not_modified_unasked(line: Line) -> None:
    await line.send(b"HTTP/1.1 304 Not Modified\r\n\r\n")


@fault("page")
async def refreshes_for_ever(line: Line) -> None:
    await line.answer(f'<meta http-equiv="refresh" content="0; url={line.path}x">'.encode())


@fault("page")
async def refreshes_to_itself(line: Line) -> None:
    await line.answer(b'<meta http-equiv="refresh" content="0; url=/bad">')


@fault("page")
async def refreshes_to_a_file(line: Line) -> None:
    await line.answer(b'<meta http-equiv="refresh" content="0; url=file:///etc/passwd">')


@fault("page")
async def is_amp_with_a_broken_canonical(line: Line) -> None:
    if line.path == "/broken":
        await line.answer(status="500 Broken")
    else:
        await line.answer(
            b'<html amp><head><link rel="canonical" href="/broken"></head><body><p>AMP</p></html>'
        )


@fault(NotHtml, "a PDF")
async def is_a_pdf_under_text_html(line: Line) -> None:
    await line.answer(b"%PDF-1.7\n" + b"stream" * 1000)


@fault(NotHtml, "an image")
async def is_an_image_under_text_html(line: Line) -> None:
    await line.answer(b"\x89PNG\r\n\x1a\n" + bytes(5000))


@fault(NotHtml, "a video")
async def is_an_endless_video(line: Line) -> None:
    await line.send(head("Content-Type: video/mp4") + b"\0\0\0\x18ftypmp42")
    await line.flood(bytes(65536))


@fault(NotHtml, "a zip archive")
async def is_a_zip_archive(line: Line) -> None:
    await line.answer(b"PK\x03\x04" + bytes(2000), "Content-Type: application/octet-stream")


@fault(NotHtml, "a feed")
async def is_a_feed(line: Line) -> None:
    await line.answer(b'<?xml version="1.0"?>\n<!-- x --><rss version="2.0"><channel></channel></rss>')


@fault(NotHtml, "JSON")
async def is_json(line: Line) -> None:
    await line.answer(b'{"error": "none"}', "Content-Type: application/json")


@fault(NotHtml, "text/plain")
async def is_plain_text(line: Line) -> None:
    await line.answer(b"User-agent: *\nDisallow:\n", "Content-Type: text/plain")


@fault("page")
async def is_html_under_an_image_type(line: Line) -> None:
    await line.answer(HTML, "Content-Type: image/png")


@fault("page")
async def is_html_in_utf_16(line: Line) -> None:
    await line.answer(HTML.decode().encode("utf-16"))


@fault("page")
async def declares_no_type(line: Line) -> None:
    await line.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(HTML) + HTML)
