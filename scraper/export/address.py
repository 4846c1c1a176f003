"""The parts of a row's URL, which may be a line that is none."""

from urllib.parse import SplitResult, urlsplit


def address_parts(url: str) -> SplitResult:
    """The parts of a URL; what is none is all path.

    >>> address_parts("https://a.example/b").hostname, address_parts("http://[/b").path
    ('a.example', 'http://[/b')
    """
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", url, "", "")
