"""The moment at which an archive saved a page is none of its article's."""

from collections.abc import Callable

import pytest

from scraper.fields import Fields

Read = Callable[..., Fields]
OWN = "https://quay.example/ferry"
DECLARED = '<meta property="article:published_time" content="2026-11-19T14:22:05Z">'
CAPTURED = f'<link rel="canonical" href="https://archive.example/2026.11.19-142205/{OWN}">'


@pytest.mark.parametrize(
    ("head", "line", "expected"),
    [
        (CAPTURED + DECLARED, "By Ann Lee, February 3, 2019", "2019-02-03"),
        (CAPTURED + DECLARED, "By Ann Lee", None),
        (DECLARED, "By Ann Lee, February 3, 2019", "2026-11-19T14:22:05Z"),
        (CAPTURED, "By Ann Lee, 19 November 2026, 09:10", "2026-11-19T09:10"),
    ],
)
def test_the_day_of_the_capture_is_not_that_of_publication(
    read: Read, head: str, line: str, expected: str | None
) -> None:
    fields = read(head, f"<h1>The ferry that never came</h1><p>{line}</p>")
    assert (fields.date or "").replace("+00:00", "Z") == (expected or "")


def test_an_archives_address_tells_the_capture_too(read: Read) -> None:
    url = f"https://web.archive.example/web/20090402152913/{OWN}"
    bar = "<p>You are here: 15:29:13 Apr 02, 2009</p>"
    assert read(above=f"{bar}<h1>The ferry that never came</h1><p>By Ann Lee</p>", url=url).date is None
