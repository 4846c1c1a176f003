"""How far a run is, read from its ledger while it works or afterwards."""

import time
from collections import Counter
from pathlib import Path

import msgspec

from scraper.batch.folder import existing_run, shard_folders
from scraper.batch.ledger import FAILED, OK, WAITING

RECENT = 60.0
"""Seconds over which pages a second are counted."""
ADDED = ("lines", "pages", "waiting", "ok", "failed", "pages_a_second")


class Status(msgspec.Struct):
    """The figures of a run. Kinds are those of pages and of errors."""

    run: str
    version: str
    lists: list[str]
    lines: int
    pages: int
    """Distinct ones: repeated lines share a page."""
    waiting: int
    ok: int
    failed: int
    ok_by_kind: dict[str, int]
    failed_by_kind: dict[str, int]
    pages_a_second: float
    """Over the last minute."""


def read_status(folder: Path) -> Status:
    """The figures of a run.

    Raises BatchError when the folder is no run.
    """
    shards = shard_folders(folder)
    return _sum(folder, [_read(shard) for shard in shards]) if shards else _read(folder)


def _sum(folder: Path, parts: list[Status]) -> Status:
    """The figures of all shards together."""
    totals = {name: sum(getattr(part, name) for part in parts) for name in ADDED}
    ok, failed = Counter[str](), Counter[str]()
    for part in parts:
        ok.update(part.ok_by_kind)
        failed.update(part.failed_by_kind)
    return Status(
        run=str(folder),
        version=parts[0].version,
        lists=parts[0].lists,
        ok_by_kind=dict(ok.most_common()),
        failed_by_kind=dict(failed.most_common()),
        **totals,
    )


def _read(folder: Path) -> Status:
    ledger = existing_run(folder)
    try:
        counts = ledger.counts()
        recent = ledger.db.execute(
            "SELECT count(*) FROM pages WHERE finished > ?", (time.time() - RECENT,)
        ).fetchone()[0]
        return Status(
            run=str(folder),
            version=ledger.meta().get("version", ""),
            lists=[name for _, name, _ in ledger.lists()],
            lines=ledger.line_count(),
            pages=sum(counts.values()),
            waiting=_total(counts, WAITING),
            ok=_total(counts, OK),
            failed=_total(counts, FAILED),
            ok_by_kind=_kinds(counts, OK),
            failed_by_kind=_kinds(counts, FAILED),
            pages_a_second=round(recent / RECENT, 2),
        )
    finally:
        ledger.close()


def status_text(status: Status) -> str:
    """The figures as lines to be read."""
    lines = [
        f"{status.run}: {status.lines} lines of {', '.join(status.lists)}, {status.pages} pages",
        f"  done     {status.ok + status.failed}",
        f"  waiting  {status.waiting}",
        f"  ok       {status.ok}",
        *(f"    {kind}: {number}" for kind, number in status.ok_by_kind.items()),
        f"  failed   {status.failed}",
        *(f"    {kind}: {number}" for kind, number in status.failed_by_kind.items()),
        f"  pages/s  {status.pages_a_second} in the last minute",
    ]
    return "\n".join(lines)


def _total(counts: dict[tuple[int, str | None], int], state: int) -> int:
    return sum(number for (known, _), number in counts.items() if known == state)


def _kinds(counts: dict[tuple[int, str | None], int], state: int) -> dict[str, int]:
    """The most frequent first."""
    kinds = {kind or "": number for (known, kind), number in counts.items() if known == state}
    return dict(sorted(kinds.items(), key=lambda item: (-item[1], item[0])))
