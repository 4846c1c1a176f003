"""What came over the wire, as it came: the border between fetching and extracting."""

import msgspec


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One answered request. `body` is the entity with content codings undone, not yet decoded to text."""

    url: str
    """As asked for."""
    body: bytes
    final_url: str = ""
    """After redirects; equal to `url` when there were none."""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    """In the order sent; names in lower case."""
    fetched_at: str | None = None
    """ISO 8601 in UTC, when the answer's head arrived."""
    seconds: float | None = None
    """From the first byte asked to the last byte read."""
    truncated: bool = False
    """The body was cut at the cap, or its coding ended before its end."""
    rendered: bool = False
    """The body is what a browser made of the page, in UTF-8."""
    opt_out: tuple[str, ...] = ()
    """Signals that came outside the HTML by which the site declines text and data mining."""

    def __post_init__(self) -> None:
        if not isinstance(self.body, bytes):
            raise TypeError(f"body is bytes, not {type(self.body).__name__}; extract() takes text")
        if not self.final_url:
            msgspec.structs.force_setattr(self, "final_url", self.url)

    def header(self, name: str) -> str | None:
        """The first header of this name (any case), or None."""
        name = name.lower()
        return next((value for key, value in self.headers if key == name), None)
