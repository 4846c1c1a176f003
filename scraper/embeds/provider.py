"""What the table says of one provider."""

from __future__ import annotations

import re
from functools import cached_property

Form = tuple[str, str, str]
"""A pattern searched in `path?query` of a URL, and the templates of key and canonical URL.

Templates are filled with the pattern's named groups, and with `full`, the URL as on the page, `bare`, the same without
its query, `query`, that query with its question mark, and `host`.
"""


class Provider:
    """One row of the table: how its URLs look, and how markup names it."""

    def __init__(
        self,
        name: str,
        hosts: str,
        *forms: Form,
        words: str = "",
        ids: str = "",
        id_url: str = "",
        start: str = "",
    ) -> None:
        self.name = name
        self.hosts = hosts.split()
        """Without `www.`, `m.`, `mobile.`; `.example.com` stands for all hosts below it, `google.*` for all
        top-level domains. None at all: the forms are tried on any host that the table does not know."""
        self.forms = forms
        self.words = words.split()
        """How tags, classes and attributes name it: `youtube`, `lite-yt`."""
        self.ids = ids
        """The shape of a bare id, as found in attributes such as `data-video-id`."""
        self.id_url = id_url
        """The URL of a bare id, `{id}` standing for it."""
        self.start = start
        """A pattern whose first group is the second a player starts at."""

    @cached_property
    def patterns(self) -> list[tuple[re.Pattern[str], str, str]]:
        """The forms, compiled when the first URL of this provider is met."""
        return [(re.compile(pattern), key, url) for pattern, key, url in self.forms]

    @cached_property
    def id_shape(self) -> re.Pattern[str] | None:
        return re.compile(self.ids) if self.ids else None

    @cached_property
    def start_pattern(self) -> re.Pattern[str] | None:
        return re.compile(self.start) if self.start else None
