"""The pages of a run as they came, for any tool that reads WARC."""

from collections.abc import Iterable
from pathlib import Path


def write_members(members: Iterable[bytes], target: Path) -> int:
    """Gzip members, one record each, one after another: that is a .warc.gz (ISO 28500, annex D)."""
    count = 0
    with open(target, "wb") as file:
        for count, member in enumerate(members, 1):  # noqa: B007
            file.write(member)
    return count
