"""From a list of URLs to articles on disk, beside other tools: pages a second, in one session.

    python -m benchmarks.endtoend [--data ../shared/bench/dev] [--pages 1000] [--rounds 1]
                                  [--peers PYTHON...] [--only scraper,trafilatura,news-please,fundus]

An nginx on eight loopback addresses serves real-sized pages in gzip: those of a data folder
(`pages/*.html.gz`) or, without one, the project's fixtures filled up to 100 kB. Every tool gets the same list
and all cores, its politeness pauses set to nothing; nginx runs beside it. `--peers` names the Pythons that have
trafilatura, news-please and fundus installed (their wants of lxml differ: an environment for each); a tool that
is in none is left out, and said so. fundus has no parser for pages in general: see `crawls/crawl_fundus.py`
for the one that it gets. Ratios of a run count, seconds do not; where others are at work on the machine, only
those of CPU seconds say something, since a tool of several processes gets no more of it than one.
"""

import argparse
import compileall
import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import nginx

HOSTS = 8
FILLED = 100_000
"""Bytes that a fixture page is filled up to, by a script element as news pages have them."""
TRAFILATURA_SETTINGS = """[DEFAULT]
DOWNLOAD_TIMEOUT = 30
MAX_FILE_SIZE = 20000000
MIN_FILE_SIZE = 10
SLEEP_TIME = 0
USER_AGENTS =
COOKIE =
MAX_REDIRECTS = 2
MIN_EXTRACTED_SIZE = 250
MIN_EXTRACTED_COMM_SIZE = 1
MIN_OUTPUT_SIZE = 1
MIN_OUTPUT_COMM_SIZE = 1
EXTRACTION_TIMEOUT = 30
MIN_DUPLCHECK_SIZE = 100
MAX_REPETITIONS = 2
EXTENSIVE_DATE_SEARCH = on
EXTERNAL_URLS = off
SSRF_PROTECTION = off
"""
CRAWLS = Path(__file__).parent / "crawls"
PACKAGE = Path(__file__).parents[1] / "scraper"


def main() -> None:
    options = read_options()
    names = options.only.split(",")
    results: dict[str, list[tuple[float, float, int]]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as root, pages_served(Path(root), options.data) as urls:
        asked = [urls[n * len(urls) // options.pages] for n in range(options.pages)]  # evenly from all sets
        numbered = [f"{url}?n={number}" for number, url in enumerate(asked)]  # each one a page of its own
        write_sitemaps(Path(root) / "www", numbered)
        for _ in range(options.rounds):
            for name in names:
                results[name].append(measure(name, numbered, options.peers))
    show({name: figures for name, figures in results.items() if figures[0][2]}, options.pages)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="folder with pages/*.html.gz")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument(
        "--peers",
        nargs="+",
        type=os.path.abspath,
        default=[sys.executable],
        help="Pythons that have other tools",
    )
    parser.add_argument("--only", default="scraper,trafilatura,news-please,fundus")
    return parser.parse_args()


def measure(name: str, urls: list[str], pythons: list[str]) -> tuple[float, float, int]:
    """Wall seconds, CPU seconds of the tool and its children, and articles written."""
    python = sys.executable if name == "scraper" else find_python(name.replace("-", ""), pythons)
    if python is None:
        print(f"{name}: left out: none of the Pythons has it")
        return 0.0, 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        write_inputs(Path(folder), urls)
        command, count = TOOLS[name](python)
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=3600)
        wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        articles = count(Path(folder))
        if not articles:
            print(f"{name}: left out: {(done.stderr.strip() or 'wrote nothing').splitlines()[-1]}")
        return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, articles


def find_python(module: str, pythons: list[str]) -> str | None:
    """The first of them that has the module."""
    check = f"import sys, importlib.util; sys.exit(importlib.util.find_spec({module!r}) is None)"
    return next((python for python in pythons if subprocess.call([python, "-c", check]) == 0), None)


def write_inputs(folder: Path, urls: list[str]) -> None:
    """The list, and what else a tool wants to be told by a file."""
    (folder / "list.txt").write_text("\n".join(urls) + "\n")
    (folder / "settings.cfg").write_text(TRAFILATURA_SETTINGS)
    hosts = sorted({url.split("/page/")[0] for url in urls})
    (folder / "maps.json").write_text(json.dumps([f"{host}/map/{n}.xml" for n, host in enumerate(hosts)]))


Tool = Callable[[str], tuple[list[str], Callable[[Path], int]]]


def our_own(python: str) -> tuple[list[str], Callable[[Path], int]]:
    """`scraper batch`, then its export: what a user has at the end."""
    compileall.compile_dir(PACKAGE, quiet=1)  # as `pip install` has done with the peers
    scraper = f"{python} -m scraper"
    flags = "--allow-private --delay 0 --per-host 8 --quiet"
    script = f"{scraper} batch list.txt -o run {flags}; {scraper} export run -o out.jsonl --quiet"
    return ["sh", "-c", script], ok_lines


def trafilatura(python: str) -> tuple[list[str], Callable[[Path], int]]:
    """Its command line, JSON with metadata as ours has it."""
    binary = str(Path(python).parent / "trafilatura")
    flags = [
        "--json",
        "--with-metadata",
        "--parallel",
        str(os.cpu_count() or 2),
        "--config-file",
        "settings.cfg",
    ]
    return [binary, "-i", "list.txt", "-o", "out", *flags], lambda folder: len(
        list(folder.rglob("out/**/*.json"))
    )


def news_please(python: str) -> tuple[list[str], Callable[[Path], int]]:
    """Its library's way to crawl a list."""
    return [python, str(CRAWLS / "crawl_news_please.py")], count_lines


def fundus(python: str) -> tuple[list[str], Callable[[Path], int]]:
    """A crawl of the same pages by sitemap, with a parser as long as its publishers' own."""
    return [python, str(CRAWLS / "crawl_fundus.py")], count_lines


TOOLS: dict[str, Tool] = {
    "scraper": our_own,
    "trafilatura": trafilatura,
    "news-please": news_please,
    "fundus": fundus,
}


def count_lines(folder: Path) -> int:
    """Lines of out.jsonl."""
    path = folder / "out.jsonl"
    return len(path.read_bytes().splitlines()) if path.exists() else 0


def ok_lines(folder: Path) -> int:
    """Rows of our own that hold an article."""
    path = folder / "out.jsonl"
    return sum(b'"outcome":"ok"' in line for line in path.open("rb")) if path.exists() else 0


def show(results: dict[str, list[tuple[float, float, int]]], pages: int) -> None:
    """The table; `we are` is how many times as many pages a second we make, `by CPU` for each second of CPU."""
    medians = {
        name: [statistics.median(side) for side in zip(*runs, strict=True)] for name, runs in results.items()
    }
    wall, cpu, _ = medians.get("scraper", (float("nan"),) * 3)
    print(
        f"{'':14}{'pages/s':>9}{'wall s':>9}{'CPU s':>9}{'ms CPU/page':>13}{'articles':>10}{'we are':>9}{'by CPU':>9}"
    )
    for name, (their_wall, their_cpu, articles) in medians.items():
        print(
            f"{name:14}{pages / their_wall:9.1f}{their_wall:9.1f}{their_cpu:9.1f}{their_cpu / pages * 1000:13.2f}"
            f"{articles:10.0f}{their_wall / wall:8.1f}x{their_cpu / cpu:8.1f}x"
        )


@contextmanager
def pages_served(root: Path, data: Path | None) -> Iterator[list[str]]:
    """The URLs of the pages, hosts taking turns."""
    names = write_pages(root / "www", data)
    with nginx.serving(root, [f"127.0.0.{n}" for n in range(1, HOSTS + 1)]) as port:
        yield [f"http://127.0.0.{1 + n % HOSTS}:{port}/page/{name}" for n, name in enumerate(names)]


def write_pages(www: Path, data: Path | None) -> list[str]:
    """Writes pages as gzip, to be sent as they are; gives their names."""
    (www / "page").mkdir(parents=True)
    bodies = (
        (path.read_bytes() for path in sorted((data / "pages").glob("*.html.gz"))) if data else own_pages()
    )
    names = []
    for number, body in enumerate(bodies):
        names.append(f"{number}.html")
        (www / "page" / names[-1]).write_bytes(body)
    return names or sys.exit("no pages there")


def own_pages() -> Iterator[bytes]:
    """The project's fixture pages at the size of real ones."""
    for path in sorted(Path(__file__).parent.parent.glob("fixtures/*/*/page.html")):
        page = path.read_bytes()
        filler = b"<script>/*" + b" var module = {enabled: true};" * 4000
        yield gzip.compress(page + filler[: max(0, FILLED - len(page))] + b"*/</script>")


def write_sitemaps(www: Path, urls: list[str]) -> None:
    """One for each host, for the tool that crawls by sitemap."""
    (www / "map").mkdir()
    for n, host in enumerate(sorted({url.split("/page/")[0] for url in urls})):
        entries = "".join(f"<url><loc>{url}</loc></url>" for url in urls if url.startswith(host))
        text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
        (www / "map" / f"{n}.xml").write_text(text)


if __name__ == "__main__":
    main()
