"""While there is no network pages wait; a run tells that from hosts that are down by asking those that answered."""

import asyncio
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from loopback import HERE, environment

from scraper.batch.engine import network
from scraper.batch.engine.network import HOSTS, Network
from scraper.batch.store.ledger import Ledger
from scraper.errors import ConnectFailed, FetchError, FetchTimeout, HttpStatusError

SILENCE = FetchTimeout("no answer in time")
UNSHARE = [shutil.which("unshare") or "", "--net"]


def may_have_namespaces() -> bool:
    tools = shutil.which("unshare") and shutil.which("ip")
    return bool(tools) and subprocess.run([*UNSHARE, "true"], capture_output=True).returncode == 0


def cut_off() -> FetchError:
    error = ConnectFailed("Temporary failure in name resolution")
    error.offline = True
    return error


class World:
    """Asked for a page, it answers or is silent; what it was asked for, and what people were told."""

    def __init__(self, *answering: str) -> None:
        self.answering = answering
        self.asked: list[str] = []
        self.told: list[str] = []
        self.network = Network(self.fetch, self.told.append)

    async def fetch(self, url: str) -> None:
        self.asked.append(url)
        if url not in self.answering:
            raise SILENCE

    def note(self, *hosts: str, error: FetchError | None = None) -> None:
        for host in hosts:
            self.network.note(host, f"http://{host}/", error)

    async def is_held_back(self) -> bool:
        """Whether the next page would wait."""
        waiting = asyncio.ensure_future(self.network.wait())
        done, _ = await asyncio.wait({waiting}, timeout=0.02)
        waiting.cancel()
        return not done


DEAD = [f"dead{n}" for n in range(HOSTS)]


@pytest.mark.skipif(
    not may_have_namespaces(), reason="needs `unshare -n` and `ip`, and the right to use them"
)
def test_a_network_that_goes_for_a_while_costs_no_page(tmp_path: Path) -> None:
    done = subprocess.run(
        [*UNSHARE, sys.executable, str(HERE / "without_network.py"), str(tmp_path), "5"],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=90,
    )
    assert done.stderr.splitlines() == [
        "there seems to be no network: pages wait for it",
        "the network is back",
    ]
    with closing(Ledger(tmp_path / "run" / "ledger.sqlite")) as ledger:
        counts = ledger.counts()
    assert counts.total() == 48
    assert {kind for _, kind in counts} == {"article"}


@pytest.mark.parametrize("error", [SILENCE, cut_off()], ids=["time-outs", "no way there"])
async def test_silence_all_around_holds_pages_back(error: FetchError) -> None:
    world = World()
    world.note("good1", "good2")
    world.note(*DEAD, error=error)
    assert await world.is_held_back()
    assert world.asked == ["http://good1/", "http://good2/"]


async def test_one_that_answers_is_proof_of_a_network() -> None:
    world = World("http://good2/")
    world.note("good1", "good2")
    world.note(*DEAD, error=SILENCE)
    assert not await world.is_held_back()
    assert world.told == []


@pytest.mark.parametrize("error", [HttpStatusError("", status=404), ConnectFailed("Connection refused")])
async def test_a_refusal_is_an_answer(error: FetchError) -> None:
    world = World()
    world.note("good")
    world.note(*DEAD[1:], error=SILENCE)
    world.note("other", error=error)
    world.note(DEAD[0], error=SILENCE)
    assert not await world.is_held_back()


async def test_one_host_that_is_silent_many_times_is_one() -> None:
    world = World()
    world.note("good")
    world.note(*["dead"] * 20, error=SILENCE)
    assert not await world.is_held_back()


async def test_a_run_that_was_never_answered_holds_nothing_back() -> None:
    world = World()
    world.note(*DEAD, *"abcdef", error=cut_off())
    assert not await world.is_held_back()
    assert not world.network.is_doubtful


async def test_a_page_that_comes_ends_the_waiting() -> None:
    world = World()
    world.note("good")
    world.note(*DEAD, error=SILENCE)
    waiting = asyncio.ensure_future(world.network.wait())
    await asyncio.sleep(0.01)
    world.note("good")
    await asyncio.wait_for(waiting, 1)
    assert not await world.is_held_back()
    assert world.told[-1] == "the network is back"


async def test_a_stop_ends_the_waiting() -> None:
    world = World()
    world.note("good")
    world.note(*DEAD, error=SILENCE)
    waiting = asyncio.ensure_future(world.network.wait())
    await asyncio.sleep(0.01)
    world.network.wake()
    await asyncio.wait_for(waiting, 1)


async def test_waiting_for_a_network_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "PATIENCE", 0.01)
    world = World()
    world.note("good")
    world.note(*DEAD, error=SILENCE)
    assert await world.is_held_back()
    assert not await world.is_held_back()
    assert not world.network.is_doubtful
