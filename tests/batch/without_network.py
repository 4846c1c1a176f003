"""Run in a network namespace of its own (`unshare -n`): a run over eight hosts, whose network goes for a while.

unshare -n python without_network.py FOLDER SECONDS
"""

import subprocess
import sys
import threading
import time
from pathlib import Path

from loopback import Site

from scraper.batch.engine import network
from scraper.batch.inputs.sources import Sources
from scraper.batch.report.progress import Telling
from scraper.batch.run import run_batch
from scraper.batch.settings import BatchSettings
from scraper.fetch.settings import FetchSettings


def main() -> None:
    folder, seconds = Path(sys.argv[1]), float(sys.argv[2])
    set_network("up")
    site = Site()
    site.start()
    hosts = [site.url.replace("127.0.0.1", f"127.0.0.{n}") for n in range(1, 9)]
    (folder / "urls.txt").write_text("".join(f"{host}/ok/{n}\n" for n in range(6) for host in hosts))
    outage = threading.Thread(target=lose_network, args=(site, seconds), daemon=True)
    outage.start()
    network.PROBE, network.ASKING = 0.5, 0.5
    fetch = FetchSettings(allow_private=True, robots=False, delay=0.2, deadline=1.0)
    settings = BatchSettings(fetch=fetch, extractor="extractors:quick", workers=1, retry_wait=0.3, attempts=3)
    run_batch(folder / "run", Sources(names=[folder / "urls.txt"]), settings, progress=Telling())


def lose_network(site: Site, seconds: float) -> None:
    while site.asked["/ok/1"] < 8:
        time.sleep(0.01)
    set_network("down")
    time.sleep(seconds)
    set_network("up")


def set_network(state: str) -> None:
    subprocess.run(["ip", "link", "set", "lo", state], check=True)


if __name__ == "__main__":
    main()
