"""Counts, durations and sizes as people read them."""

from collections import Counter
from collections.abc import Mapping

MOST_KINDS = 4
"""Named in a line; all of them would fill it."""


def in_state(counts: Mapping[tuple[int, str], int], state: int) -> Counter[str]:
    """How many pages of each kind stand in a state of the ledger."""
    return Counter({kind: number for (known, kind), number in counts.items() if known == state})


def most_first(kinds: Mapping[str, int]) -> dict[str, int]:
    """The kinds, the most frequent first; of those alike by name."""
    return dict(sorted(kinds.items(), key=lambda item: (-item[1], item[0])))


def clock(seconds: float) -> str:
    """A duration.

    >>> clock(3725)
    '1 h 02 min'
    """
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"


def plain_bytes(count: int) -> str:
    """A size in decimal units.

    >>> plain_bytes(52_300_000)
    '52.3 MB'
    """
    size, units = float(count), ["bytes", "kB", "MB", "GB", "TB"]
    while size >= 1000 and len(units) > 1:
        size /= 1000
        del units[0]
    return f"{count} bytes" if units[0] == "bytes" else f"{size:.1f} {units[0]}"


def plain_seconds(seconds: float) -> str:
    """A short time.

    >>> plain_seconds(0.0042), plain_seconds(1.234)
    ('4 ms', '1.23 s')
    """
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def plain_count(count: int, name: str) -> str:
    """So many of a thing.

    >>> plain_count(1, "request"), plain_count(2000, "request")
    ('1 request', '2,000 requests')
    """
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"


def count_by_kind(kinds: Mapping[str, int]) -> str:
    """The most frequent kinds.

    >>> count_by_kind({"fetch_timeout": 2, "http_status_error": 10})
    'http_status_error 10, fetch_timeout 2'
    """
    first = sorted(kinds.items(), key=lambda item: -item[1])[:MOST_KINDS]
    return ", ".join(f"{kind} {number:,}" for kind, number in first)
