"""How much memory a process and its children take, where the system tells by /proc."""

from collections import defaultdict
from pathlib import Path

_PROC = Path("/proc")


def find_process(argument: str) -> int | None:
    """The id of the eldest process with `argument` on its command line, or None."""
    wanted = argument.encode()
    found = [pid for pid in _all_processes() if wanted in _read(pid, "cmdline").split(b"\0")]
    return min(found, default=None)


def tree_memory(root: int) -> int:
    """Bytes that `root` and all below it take, what they share counted in proportion; 0 where it is gone."""
    children: dict[int, list[int]] = defaultdict(list)
    for pid in _all_processes():
        fields = _read(pid, "stat").rpartition(b")")[2].split()
        if len(fields) > 1:
            children[int(fields[1])].append(pid)
    total, waiting = 0, [root]
    while waiting:
        pid = waiting.pop()
        total += _proportional(pid)
        waiting += children[pid]
    return total


def _proportional(pid: int) -> int:
    for line in _read(pid, "smaps_rollup").splitlines():
        if line.startswith(b"Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _all_processes() -> list[int]:
    return [int(entry.name) for entry in _PROC.iterdir() if entry.name.isdigit()] if _PROC.is_dir() else []


def _read(pid: int, name: str) -> bytes:
    try:
        return (_PROC / str(pid) / name).read_bytes()
    except OSError:
        return b""
