"""What a fetch costs: CPU seconds for 1,000 pages, beside bare httpx2, Scrapy and trafilatura's downloader.

    python -m benchmarks.fetch [--pages 3000] [--rounds 3] [--concurrency 32] [--hosts 1]

An nginx on loopback serves pages of this script's own making (about 106 kB, 24 kB in gzip, as news pages
are). Each contender runs in a fresh process, the rounds interleaved; what is compared is the client's own CPU
time without its imports. Ratios of one run count, seconds do not: machines are noisy.
"""

import argparse
import asyncio
import gzip
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from benchmarks import nginx

PAGES = 50
"""Different pages; each is asked for many times."""


def main() -> None:
    options = read_options()
    if options.run:
        print(json.dumps(CONTENDERS[options.run](options.base, options.pages, options.concurrency)))
        return
    names = options.only.split(",")
    with pages_served() as base:
        results = measure(names, spread(base, options.hosts), options)
    show(results, options.pages)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--concurrency", type=int, default=32)
    parser.add_argument(
        "--hosts", type=int, default=1, help="addresses of loopback that the pages are spread over"
    )
    parser.add_argument("--only", default="scraper,httpx2,scrapy,trafilatura")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    parser.add_argument("--base", help=argparse.SUPPRESS)
    return parser.parse_args()


def measure(names: list[str], base: str, options: argparse.Namespace) -> dict[str, list[dict[str, float]]]:
    results: dict[str, list[dict[str, float]]] = {name: [] for name in names}
    for _ in range(options.rounds):
        for name in names:
            command = [sys.executable, "-m", "benchmarks.fetch", "--run", name, "--base", base]
            command += ["--pages", str(options.pages), "--concurrency", str(options.concurrency)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{name}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
            else:
                results[name].append(json.loads(done.stdout.splitlines()[-1]))
    return results


def show(results: dict[str, list[dict[str, float]]], pages: int) -> None:
    def cpu(name: str) -> float:
        return statistics.median(run["cpu"] for run in results[name]) * 1000 / pages

    bare = cpu("httpx2") if results.get("httpx2") else float("nan")
    print(f"{'':14}{'CPU s / 1,000':>14}{'x httpx2':>10}{'pages/s':>10}{'pages':>8}")
    for name, runs in results.items():
        if runs:
            rate = statistics.median(run["pages"] / run["wall"] for run in runs)
            line = f"{name:14}{cpu(name):14.3f}{cpu(name) / bare:10.2f}{rate:10.0f}{runs[0]['pages']:8.0f}"
            print(line)


@contextmanager
def pages_served() -> Iterator[str]:
    """The URL below which the pages lie."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_pages(root / "www" / "page")
        with nginx.serving(root, ["0.0.0.0", "[::1]"]) as port:
            yield f"http://localhost:{port}/page/"


def write_pages(folder: Path) -> None:
    """Pages with as much markup around the text as news sites send, and as compressible."""
    folder.mkdir(parents=True)
    chance = random.Random(6)
    words = ["".join(chance.choices("abcdefghiklmnoprstuvw", k=chance.randint(2, 9))) for _ in range(4000)]
    for number in range(PAGES):
        (folder / f"{number}.html").write_bytes(gzip.compress(build_page(chance, words, number), 6))


def build_page(chance: random.Random, words: list[str], number: int) -> bytes:
    def text(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    parts = [f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{text(9)}</title><script>"]
    for i in range(14):
        state = {word: chance.randint(0, 10**6) for word in words[i : i + 60]}
        parts.append(f"window.state{i}={json.dumps(state)};")
    parts.append("</script></head><body>")
    for i in range(230):
        link = f'<a class="teaser__link" href="/{number}/{i}-{words[i]}">'
        image = f'<img loading="lazy" src="/img/{chance.randint(1, 10**9)}.jpg" alt="{text(5)}">'
        title = f'<span class="teaser__title">{text(8)}</span></a></div>'
        parts.append(f'<div class="teaser teaser--{i % 7} grid__item">{link}{image}{title}')
    parts += [f'<p class="article__paragraph">{text(60)}</p>' for _ in range(48)]
    return "".join([*parts, "</body></html>"]).encode()


def run_scraper(base: str, pages: int, concurrency: int) -> dict[str, float]:
    from scraper.fetch import Fetcher, FetchSettings

    settings = FetchSettings(allow_private=True, delay=0.0, per_host=concurrency, concurrency=concurrency)

    async def work() -> dict[str, float]:
        async with Fetcher(settings) as fetcher:

            async def get(url: str) -> int:
                return len((await fetcher.fetch(url)).body)

            return await drive(get, base, pages, concurrency)

    return asyncio.run(work())


def run_httpx2(base: str, pages: int, concurrency: int) -> dict[str, float]:
    import httpx2

    async def work() -> dict[str, float]:
        async with httpx2.AsyncClient(timeout=30, headers={"Accept-Encoding": "gzip"}) as client:

            async def get(url: str) -> int:
                return len((await client.get(url)).content)

            return await drive(get, base, pages, concurrency)

    return asyncio.run(work())


async def drive(get: Callable[[str], object], base: str, pages: int, concurrency: int) -> dict[str, float]:
    """Takes `pages` URLs with `concurrency` tasks, after a warm-up."""

    async def take(urls: Iterator[str]) -> None:
        for url in urls:
            size = await get(url)  # type: ignore[misc]
            assert size > 50_000, size

    await asyncio.gather(*(take(iter([page_url(base, i)])) for i in range(concurrency)))
    urls = (page_url(base, i) for i in range(pages))
    cpu, wall = time.process_time(), time.perf_counter()
    await asyncio.gather(*(take(urls) for _ in range(concurrency)))
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "pages": pages}


def spread(base: str, hosts: int) -> str:
    """The URL below which the pages lie, with a place for the host's number where there are several."""
    return base if hosts == 1 else base.replace("localhost", "127.0.{0}.{1}") + f"#{hosts}"


def page_url(base: str, i: int) -> str:
    base, _, hosts = base.partition("#")
    host = i % int(hosts or 1)
    return f"{base.format(1 + host // 250, 1 + host % 250)}{i % PAGES}.html?{i}"


def run_trafilatura(base: str, pages: int, concurrency: int) -> dict[str, float]:
    from trafilatura.downloads import fetch_response
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "SSRF_PROTECTION", "false")  # as our own run allows loopback

    def get(url: str) -> None:
        response = fetch_response(url, decode=True, config=config)
        assert response is not None
        assert len(response.data) > 50_000

    with ThreadPoolExecutor(concurrency) as threads:
        list(threads.map(get, (page_url(base, i) for i in range(concurrency))))
        cpu, wall = time.process_time(), time.perf_counter()
        list(threads.map(get, (page_url(base, i) for i in range(pages))))
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "pages": pages}


def run_scrapy(base: str, pages: int, concurrency: int) -> dict[str, float]:
    import scrapy
    from scrapy.crawler import CrawlerProcess

    seen = {"pages": 0}

    class Pages(scrapy.Spider):  # type: ignore[misc]
        name = "pages"

        async def start(self):  # type: ignore[no-untyped-def]
            for i in range(pages):
                yield scrapy.Request(page_url(base, i), dont_filter=True)

        def parse(self, response):  # type: ignore[no-untyped-def]
            assert len(response.body) > 50_000
            seen["pages"] += 1

    settings = {
        "CONCURRENT_REQUESTS": concurrency,
        "CONCURRENT_REQUESTS_PER_DOMAIN": concurrency,
        "DOWNLOAD_DELAY": 0,
        "LOG_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "ROBOTSTXT_OBEY": True,
    }
    process = CrawlerProcess(settings)
    process.crawl(Pages)
    cpu, wall = time.process_time(), time.perf_counter()
    process.start()
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "pages": seen["pages"]}


CONTENDERS = {
    "scraper": run_scraper,
    "httpx2": run_httpx2,
    "scrapy": run_scrapy,
    "trafilatura": run_trafilatura,
}

if __name__ == "__main__":
    main()
