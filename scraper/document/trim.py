"""Goes over a suspect page tag by tag: what is too deep, too much or left open too often is taken out."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from scraper.document.tokens import ATTRIBUTE, MAX_ATTRIBUTES, RAW_ELEMENTS, TAG, declaration_end, raw_end

START = re.compile(rb"<(?=[a-zA-Z!?]|/[\s\S])")
"""A tag or declaration; `</` as the page's last two characters is text."""
MAX_DEPTH = 256
"""Browsers stop at 512."""
MAX_FORMATTING = 6
"""Formatting elements that may be open at once."""
MAX_TAGS = 60_000
"""Thrice what the largest of 1,845 real pages has (19,437)."""
MAX_DROPPED = 250_000
"""Tags that are left out cost time too, about a microsecond each."""
MAX_NAMES = 2_000
"""Different element names: the parser's table of names is a short one, with long chains."""
MAX_OPTIONS = 5_000
"""Of all `<select>`s together: the parser looks through a list's options at each of them."""
MAX_MERGED = 20
"""Start tags of `html` and `body`: their attributes all go to the one element."""
ATTRIBUTE_BYTES = 500_000
"""Of all tags together, from which attributes' names are counted: they fill such a table too."""
MAX_ATTRIBUTE_NAMES = 10_000
"""Twice as many take the parser twice as long: 2 s on a busy machine."""
BIG_TAG = 2_000
"""Bytes of a tag from which its attributes are counted."""

VOID = frozenset(b"area base br col embed hr img input link meta source track wbr param".split())
IMPLIED = frozenset(b"p li td th tr tbody thead tfoot dt dd option optgroup html head body".split())
"""Elements that the next of their kind ends: they nest only within others, which are counted."""
LEVELS = {b"table": 4, b"ul": 2, b"ol": 2, b"dl": 2}
"""How deep an element is with what is implied in it; one level for any other."""
FORMATTING = frozenset(b"a b big code em font i s small strike strong tt u nobr".split())
BEFORE_NAME = b" /\t\n\r\f"
MERGED = frozenset((b"html", b"body"))


def trim(data: bytes) -> tuple[bytes, str | None]:
    """The page within the limits above, and what was taken out (None: nothing was). Linear time."""
    trimmer = _Trimmer(data)
    pieces = trimmer.pieces()
    return b"".join(pieces), "; ".join(trimmer.removed) or None


class _Trimmer:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.open: Counter[bytes] = Counter()
        self.dropped: Counter[bytes] = Counter()
        self.depth = self.formatting = self.kept = self.left_out = self.options = 0
        self.names: set[bytes] = set()
        self.attribute_names: set[bytes] = set()
        self.attribute_bytes = 0
        self.removed: dict[str, None] = {}
        """What was taken out: a set in order."""

    def pieces(self) -> list[bytes]:
        """What is kept, in order."""
        data, at, out = self.data, 0, list[bytes]()
        while (start := START.search(data, at)) is not None and not self.is_spent():
            out.append(data[at : start.start()])
            at = start.start()
            tag = TAG.match(data, at)
            if tag is not None:
                out.append(self.keep(tag))
                end = tag.end()
                if not tag[1] and tag[2].lower() in RAW_ELEMENTS:
                    end = raw_end(data, end, tag[2])
                    out.append(data[tag.end() : end])
            elif (end := declaration_end(data, at)) > 0:
                out.append(data[at:end])
            else:
                self.removed["a tag or comment that never ends"] = None  # nothing after it is text
                return out
            at = end
        if self.is_spent():
            self.note(f"all after {self.kept + self.left_out:,} tags")
        else:
            out.append(data[at:])
        return out

    def is_spent(self) -> bool:
        """Whether enough was read."""
        return self.kept >= MAX_TAGS or self.left_out >= MAX_DROPPED

    def keep(self, tag: re.Match[bytes]) -> bytes:
        """The tag, without the attributes that are too many; a space where it is to be left out."""
        self.kept += 1
        name = tag[2].lower()
        if name not in self.names:
            if len(self.names) >= MAX_NAMES:
                return self.note(f"more than {MAX_NAMES:,} element names")
            self.names.add(name)
        if name in VOID:
            return self.short(tag)
        return self.keep_end(tag, name) if tag[1] else self.keep_start(tag, name)

    def keep_start(self, tag: re.Match[bytes], name: bytes) -> bytes:
        """Counts the element as open, unless too many are."""
        if name in FORMATTING:
            if self.formatting >= MAX_FORMATTING:
                return self.drop(name, f"formatting open more than {MAX_FORMATTING} deep")
            self.formatting += 1
        elif name == b"option":
            if self.options >= MAX_OPTIONS:
                return self.drop(name, f"more than {MAX_OPTIONS:,} options")
            self.options += 1
        elif name not in IMPLIED:
            if self.depth + LEVELS.get(name, 1) > MAX_DEPTH:
                return self.drop(name, f"elements more than {MAX_DEPTH} deep")
            self.depth += LEVELS.get(name, 1)
        elif name in MERGED and self.open[name] >= MAX_MERGED:
            return self.drop(name, f"more than {MAX_MERGED} tags of {name.decode()}")
        self.open[name] += 1
        return self.short(tag)

    def drop(self, name: bytes, why: str) -> bytes:
        """Leaves a start tag out, and its end tag later."""
        self.dropped[name] += 1
        self.kept -= 1
        self.left_out += 1
        return self.note(why)

    def note(self, why: str) -> bytes:
        """What stands in the place of a tag that is left out."""
        self.removed[why] = None
        return b" "

    def keep_end(self, tag: re.Match[bytes], name: bytes) -> bytes:
        """Counts the element as closed; the end tag of one that was left out is left out."""
        if self.dropped[name]:
            self.dropped[name] -= 1
            self.kept -= 1
            self.left_out += 1
            return b" "
        if self.open[name]:
            self.open[name] -= 1
            if name in FORMATTING:
                self.formatting -= 1
            elif name not in IMPLIED:
                self.depth -= LEVELS.get(name, 1)
        return tag[0]

    def short(self, tag: re.Match[bytes]) -> bytes:
        """The tag with at most MAX_ATTRIBUTES attributes, and none once there were too many names of them."""
        size = tag.end() - tag.start()
        self.attribute_bytes += size - tag.end(2) + tag.start()
        if self.attribute_bytes > ATTRIBUTE_BYTES and not self.has_room(tag):
            self.note(f"more than {MAX_ATTRIBUTE_NAMES:,} names of attributes")
            return b"<" + tag[1] + tag[2] + b">"
        return tag[0] if size < BIG_TAG else self.shorten(tag[0], tag.end(2) - tag.start())

    def has_room(self, tag: re.Match[bytes]) -> bool:
        """Whether the names of the tag's attributes are few enough with those before."""
        if len(self.attribute_names) > MAX_ATTRIBUTE_NAMES:
            return False
        found = ATTRIBUTE.finditer(self.data, tag.end(2), tag.end() - 1)
        names = {match[0].lstrip(BEFORE_NAME).partition(b"=")[0] for match in islice(found, MAX_ATTRIBUTES)}
        self.attribute_names |= names
        return len(self.attribute_names) <= MAX_ATTRIBUTE_NAMES

    def shorten(self, tag: bytes, at: int) -> bytes:
        """The tag up to its attribute number MAX_ATTRIBUTES."""
        for _ in range(MAX_ATTRIBUTES):
            attribute = ATTRIBUTE.match(tag, at)
            if attribute is None:
                return tag
            at = attribute.end()
        if tag[at:].strip(BEFORE_NAME) == b">":
            return tag
        self.note(f"more than {MAX_ATTRIBUTES} attributes of a tag")
        return tag[:at] + b">"
