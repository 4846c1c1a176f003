"""What extraction costs, step by step, beside trafilatura on the same pages: warm, one process, CPU time.

    python -m benchmarks.speed ../shared/bench/dev [--limit 300] [--profile 30]

A step's time is that of the call as the pipeline makes it; steps that read the DOM's scan find it made, since
the scan is timed apart. Compare ratios of one run: the milliseconds are this machine's.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # CPU time is counted over all threads

from benchmarks.body.corpus import read_lines, read_page
from benchmarks.measures import milliseconds
from benchmarks.peers import Extractor, installed, load_extractor
from benchmarks.tables import time_lines

STEPS = {
    "parse": "parse",
    "find_body": "body",
    "choose_embeds": "embeds",
    "build_blocks": "blocks",
    "find_elsewhere": "texts of JSON-LD and state",
    "read_fields": "fields",
}
"""Function of the pipeline to the name of the step."""
WHOLE, SCAN, REST = "extract(), whole", "scan", "rest: verdict, access, completeness"


class Stopwatch:
    """Adds up CPU seconds by step, for one page at a time."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def timed(self, step: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call, its time counted as this step's."""

        def run(*args: Any, **named: Any) -> Any:
            begun = time.process_time()
            try:
                return call(*args, **named)
            finally:
                self.seconds[step] += time.process_time() - begun

        return run

    def parse_and_scan(self, parse: Callable[..., Any]) -> Callable[..., Any]:
        """Parsing, and right after it the scan, which else would be part of whatever asks for it first."""
        parse = self.timed("parse", parse)

        def run(*args: Any) -> Any:
            doc = parse(*args)
            self.timed(SCAN, lambda: doc.scan)()
            return doc

        return run

    def watch(self, module: Any) -> None:
        """Puts the clock around the steps that the module calls by these names."""
        for name, step in STEPS.items():
            wrap = self.parse_and_scan if name == "parse" else lambda call, step=step: self.timed(step, call)
            setattr(module, name, wrap(getattr(module, name)))


def time_steps(pages: list[tuple[bytes, str]]) -> dict[str, list[float]]:
    """Seconds of each step on each page that has the step, and of the whole."""
    extract, watch = load_extractor("scraper"), Stopwatch()
    watch.watch(import_module("scraper.extract"))  # the package has a function of this name
    found: defaultdict[str, list[float]] = defaultdict(list)
    for html, url in pages:
        watch.seconds.clear()
        watch.timed(WHOLE, extract)(html, url)
        steps = sum(seconds for step, seconds in watch.seconds.items() if step != WHOLE)
        watch.seconds[REST] = watch.seconds[WHOLE] - steps
        for step, seconds in watch.seconds.items():
            found[step].append(seconds)
    return {WHOLE: found[WHOLE], **found}


def time_extractor(extract: Extractor, pages: list[tuple[bytes, str]]) -> list[float]:
    """Seconds of each page; a page that it raises on counts for as long as that took."""
    found = []
    for html, url in pages:
        begun = time.process_time()
        try:
            extract(html, url)
        except Exception as error:
            print(f"{url}: {type(error).__name__}: {error}", file=sys.stderr)
        found.append(time.process_time() - begun)
    return found


def read_pages(folder: Path, limit: int | None) -> list[tuple[bytes, str]]:
    """The pages of the data folder, or about `limit` of them, evenly spread."""
    rows = read_lines(folder / "truth.jsonl")
    rows = rows[:: max(1, len(rows) // limit)] if limit else rows
    return [(read_page(folder, row["id"]), row.get("url") or "") for row in rows]


def print_profile(pages: list[tuple[bytes, str]], count: int) -> None:
    """The functions that take most, by their own time."""
    profile = cProfile.Profile(time.process_time)
    profile.runcall(time_extractor, load_extractor("scraper"), pages)
    pstats.Stats(profile).sort_stats("tottime").print_stats(count)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, help="about this many pages, evenly spread")
    parser.add_argument("--profile", type=int, metavar="N", help="instead, the N functions that take most")
    args = parser.parse_args()
    if not (args.data / "truth.jsonl").exists():
        print(f"{args.data}: no labelled pages here (truth.jsonl, pages/)", file=sys.stderr)
        return 2
    pages = read_pages(args.data, args.limit)
    time_extractor(load_extractor("scraper"), pages[:20])  # warm
    if args.profile:
        print_profile(pages, args.profile)
        return 0
    times = time_steps(pages)
    if installed("trafilatura"):
        time_extractor(load_extractor("trafilatura"), pages[:20])
        times["trafilatura"] = time_extractor(load_extractor("trafilatura"), pages)
    print(f"{len(pages)} pages, warm, one process")
    print(*time_lines({step: milliseconds(seconds) for step, seconds in times.items()}), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
