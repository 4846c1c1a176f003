"""Host names to addresses, off the event loop, remembered for a minute."""

import asyncio
import socket
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

Resolver = Callable[[str], Awaitable[Sequence[str]]]
"""Host name → addresses as text, best first. Raises OSError where there are none. Never called with an address."""

TTL = 60.0
"""Seconds that an answer is kept. The system's resolver does not tell the record's own; browsers take a minute."""
MAX_NAMES = 10_000
THREADS = 64
"""getaddrinfo blocks a thread for as long as a dead name server takes; asyncio's own pool is too small for that."""


class SystemResolver:
    """getaddrinfo in threads of its own. `await resolver(host)`."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="dns")
        self._known: OrderedDict[str, tuple[float, Sequence[str]]] = OrderedDict()

    async def __call__(self, host: str) -> Sequence[str]:
        loop = asyncio.get_running_loop()
        known = self._known.get(host)
        if known is not None and known[0] > loop.time():
            return known[1]
        found = await loop.run_in_executor(self._threads, _look_up, host)
        self._known[host] = (loop.time() + TTL, found)
        self._known.move_to_end(host)
        if len(self._known) > MAX_NAMES:
            self._known.popitem(last=False)
        return found

    def close(self) -> None:
        """Ends the threads as soon as what they wait for lets them."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str) -> Sequence[str]:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))
