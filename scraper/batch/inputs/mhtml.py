"""Pages that a browser saved as one file: MHTML (RFC 2557), a mail whose parts are the page and what it loads."""

import re
from email import message_from_bytes
from email.message import Message

import msgspec

from scraper.page import Page

STARTS = (b"From:", b"MIME-Version:")
"""As Chrome, Edge and Internet Explorer begin it."""
HEAD = 4_000
"""Bytes in which the headers of the mail, or of a part, must end."""
MOST = 20
"""Parts that are looked at: the page is the first or second. `email` takes minutes for a mail of a million."""
BLANK_LINE = re.compile(rb"\r?\n\r?\n")


def unfolded(page: Page) -> Page:
    """The page in a file of MHTML, with the URL that it was saved from if no other is known; any other as it is."""
    boundary = _split(page.body)[0].get_boundary() if page.body.startswith(STARTS) else None
    parts = page.body.split(b"\n--" + boundary.encode("ascii", "replace"), MOST)[1:] if boundary else []
    html = next((part for part in parts if _split(part.lstrip())[0].get_content_type() == "text/html"), None)
    if html is None:
        return page
    message, coded = _split(html.lstrip())
    message.set_payload(coded.decode("ascii", "surrogateescape"))
    content = message.get_payload(decode=True)
    url = page.url if page.url.startswith("http") else str(message.get("Content-Location") or page.url)
    return msgspec.structs.replace(
        page,
        url=url,
        final_url=url,
        body=content if isinstance(content, bytes) else b"",
        headers=(("content-type", str(message.get("Content-Type"))),),
        truncated=page.truncated and html is parts[-1],  # what is cut off else are its pictures
    )


def _split(part: bytes) -> tuple[Message, bytes]:
    """The headers, none where they do not end in time, and what follows them."""
    blank = BLANK_LINE.search(part, 0, HEAD)
    return (message_from_bytes(part[: blank.start()]), part[blank.end() :]) if blank else (Message(), b"")
