"""What memory one large page takes: the peak of a fresh process that extracts it.

    python -m benchmarks.memory [--megabytes 5]

The page is made: an article among menus, cards and comments, in the proportions of a news page.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import resource
import time
from pathlib import Path

PARAGRAPH = "<p>The board <a href='/b'>said today</a> that the ferry will be lifted <b>in November</b>.</p>"
CARD = (
    "<li class='card'><a href='/c'><img src='/i.jpg' alt='A ferry'><h3>Heron stops the trains</h3></a></li>"
)
COMMENT = (
    "<div class='comment'><span class='author'>rower</span><p>I learned to swim beside its jetty.</p></div>"
)
PART = f"<section class='part'>{PARAGRAPH * 12}<ul class='related'>{CARD * 6}</ul>{COMMENT * 4}</section>"


def made_page(size: int) -> bytes:
    """A page of about this many bytes."""
    head = "<html lang='en'><head><title>Last ferry</title></head><body><article><h1>Last ferry</h1>"
    return (head + PART * (size // len(PART)) + "</article></body></html>").encode()


def peak_megabytes() -> float:
    """The most memory that this process has had resident.

    Linux hands `ru_maxrss` down from a parent through fork and exec; its VmHWM is the process's own.
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"^VmHWM:\s*(\d+) kB", status.read_text(), re.MULTILINE)
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(size: int) -> dict[str, float]:
    """Extracts a page of this many bytes: megabytes before it and at the peak, and CPU seconds."""
    from scraper.extract import extract

    extract(made_page(50_000))
    before = peak_megabytes()
    html = made_page(size)
    begun = time.process_time()
    article = extract(html)
    assert article.page_kind
    return {"before": before, "peak": peak_megabytes(), "seconds": time.process_time() - begun}


def measure_apart(size: int) -> dict[str, float]:
    """The same in a fresh process, whose peak nothing else has raised."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure, (size,))


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.memory", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--megabytes", type=float, default=5)
    size = parser.parse_args().megabytes
    found = measure_apart(int(size * 1_000_000))
    peak, before = found["peak"], found["before"]
    print(
        f"a page of {size:g} MB: peak {peak:.0f} MB, {before:.0f} before it; {found['seconds']:.2f} s of CPU"
    )


if __name__ == "__main__":
    main()
