"""Append-only files of a run. What stands beyond the committed length was never said to be done."""

import os
from pathlib import Path
from typing import BinaryIO

import msgspec

from scraper.batch.store.ledger import LEDGER, Ledger
from scraper.errors import BatchError

Place = tuple[int, int, int]
"""Part id, start, length."""
ARTICLES, RECORDS = "parts/{:06}.jsonl", "warc/{:06}.warc.gz"
"""The kinds of parts, by how they are named."""
MAX_PART_BYTES = 1 << 30
"""A part is closed and the next begun beyond this: files of a gigabyte copy and upload well."""
_JSON = msgspec.json.Decoder(msgspec.Raw)
"""Only looks whether it is JSON, in 2 seconds a gigabyte."""


class PartWriter:
    """Appends to the newest part of one kind: ARTICLES or RECORDS."""

    def __init__(self, folder: Path, ledger: Ledger, pattern: str) -> None:
        self.folder = folder
        self.ledger = ledger
        self.pattern = pattern
        self.file: BinaryIO | None = None
        self.id = 0
        self.length = 0

    def append(self, pieces: list[bytes]) -> list[Place]:
        """Writes and syncs the pieces; returns the place of each.

        Raises BatchError when the disk is full; the part is cut back when the run is opened again.
        """
        try:
            return self._append(pieces)
        except OSError as error:
            raise unwritable(self.folder, error) from error

    def _append(self, pieces: list[bytes]) -> list[Place]:
        file = self._open()
        places: list[Place] = []
        start = self.length
        for piece in pieces:
            places.append((self.id, start, len(piece)))
            start += len(piece)
        left = memoryview(b"".join(pieces))
        while left:
            left = left[os.write(file.fileno(), left) :]
        os.fsync(file.fileno())
        self.length = start
        return places

    def close(self) -> None:
        """Closes the part that is open."""
        if self.file is not None:
            self.file.close()
            self.file = None

    def _open(self) -> BinaryIO:
        if self.file is not None and self.length < MAX_PART_BYTES:
            return self.file
        self.close()
        self.id, path, self.length = self._newest()
        path.parent.mkdir(exist_ok=True)
        self.file = open(path, "ab", buffering=0)  # noqa: SIM115  # held open over many batches
        if os.fstat(self.file.fileno()).st_size < self.length:  # cutting it "back" would fill it with zeros
            raise damaged(path)
        os.ftruncate(self.file.fileno(), self.length)
        return self.file

    def _newest(self) -> tuple[int, Path, int]:
        glob = self.pattern.replace("{:06}", "*")
        row = self.ledger.db.execute(
            "SELECT id, name, length FROM parts WHERE name GLOB ? ORDER BY id DESC LIMIT 1", (glob,)
        ).fetchone()
        if row is not None and row[2] < MAX_PART_BYTES:
            return row[0], self.folder / row[1], row[2]
        count = self.ledger.db.execute("SELECT count(*) FROM parts WHERE name GLOB ?", (glob,)).fetchone()[0]
        name = self.pattern.format(count + 1)
        cursor = self.ledger.db.execute("INSERT INTO parts (name, length) VALUES (?, 0)", (name,))
        return int(cursor.lastrowid or 0), self.folder / name, 0


class PartReader:
    """Reads pieces of parts by place; keeps a few files open."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self.folder = folder
        self.ledger = ledger
        self.names: dict[int, str] = {}
        self.files: dict[int, BinaryIO] = {}

    def read(self, part: int, start: int, length: int) -> bytes:
        """The piece at a place that `PartWriter.append` gave.

        Raises BatchError where the part has lost it.
        """
        path = self._path(part)
        try:
            if part not in self.files:
                self.files[part] = open(path, "rb")  # noqa: SIM115  # held open over many pieces
            piece = os.pread(self.files[part].fileno(), length, start)
        except OSError as error:
            raise BatchError(f"cannot be read: {error.strerror}", subject=str(path)) from error
        if len(piece) < length:
            raise damaged(path)
        return piece

    def _path(self, part: int) -> Path:
        if part not in self.names:  # also one that a run at work has begun since the last look
            self.names = dict(self.ledger.db.execute("SELECT id, name FROM parts"))
        if part not in self.names:
            what = f"is damaged: it names no part {part}; put back a copy, or make a new run"
            raise BatchError(what, subject=str(self.folder / LEDGER))
        return self.folder / self.names[part]

    def read_json(self, part: int, start: int, length: int) -> bytes:
        """As `read`; raises BatchError also for a piece that is no JSON, as a disk or a hand may leave it."""
        piece = self.read(part, start, length)
        try:
            _JSON.decode(piece)
        except msgspec.DecodeError as error:
            path = self.folder / self.names[part]
            what = f"is damaged between byte {start} and {start + length}: put back a copy, or make a new run"
            raise BatchError(what, subject=str(path)) from error
        return piece

    def close(self) -> None:
        """Closes all files."""
        for file in self.files.values():
            file.close()
        self.files.clear()


def unwritable(folder: Path, error: Exception) -> BatchError:
    """What to say of a run where the disk is full, or may not be written."""
    return BatchError(
        f"cannot be written: {error}; what was done so far is safe: make room and start again",
        subject=str(folder),
    )


def damaged(path: Path) -> BatchError:
    """What to say of a part that no kill of ours can have left so."""
    return BatchError(
        "is shorter than the run left it: put back a copy, or make a new run", subject=str(path)
    )
