"""A worker: reads pages from its standard input, answers with articles. `python -m scraper.batch.engine.worker`.

It is a process of its own, started and supervised by `supervise`, since a page may make native code hang,
crash, or ask for all the memory there is. Frames in both directions: length (4 bytes, big-endian), msgpack.
"""

import argparse
import contextlib
import ctypes
import gc
import importlib
import os
import resource
import signal
import struct
import sys
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from scraper.article import Article
from scraper.errors import ConfigError, ExtractError, ExtractOutOfMemory, ScraperError
from scraper.page import Page
from scraper.printable import printable

Extractor = Callable[[Page], Article]
PR_SET_PDEATHSIG = 1
"""prctl(2): the signal this process gets when its parent dies."""


class Reply(msgspec.Struct, array_like=True):
    """What became of one page. `article` is its JSON; empty when there is an error."""

    article: bytes = b""
    kind: str = ""
    """The page's kind, or the error's."""
    error: str | None = None


def load_extractor(name: str) -> Extractor:
    """The function that `module:function` names.

    Raises ConfigError when there is none, or its module cannot be imported.
    """
    module, _, function = name.partition(":")
    try:
        found = getattr(importlib.import_module(module), function or "extract_page")
    except (ImportError, AttributeError, ValueError) as error:
        raise ConfigError(f"no such extractor: {error}", subject=name) from error
    except (Exception, SystemExit) as error:  # whatever the user's module does while it is imported
        raise ConfigError(f"cannot be imported: {type(error).__name__}: {error}", subject=name) from error
    if not callable(found):
        raise ConfigError("not a function", subject=name)
    return found  # type: ignore[no-any-return]  # what it returns is checked by use: to_json


def reply_to(extract: Extractor, page: Page) -> Reply:
    """The answer for a page; an error of any sort becomes one of the row."""
    try:
        article = extract(page)
        if not isinstance(article, Article):
            raise ExtractError(f"the extractor gave {type(article).__name__} and no Article")
        written = article.to_json().encode()
        # Python holds no extractor to the types: at an export it would be too late.
        Article.from_json(written)
        return Reply(written, article.page_kind)
    except MemoryError:
        return Reply(kind=ExtractOutOfMemory("").kind, error="asked for more memory than a worker may have")
    except ScraperError as error:
        return Reply(kind=error.kind, error=printable(error.message))
    except BaseException as error:  # SystemExit too: what an extractor does befalls its page alone
        return Reply(kind=ExtractError("").kind, error=printable(f"{type(error).__name__}: {error}"[:500]))


def read_frame(source: BinaryIO) -> bytes | None:
    """The next frame, or None at the end."""
    head = source.read(4)
    if len(head) < 4:
        return None
    return source.read(struct.unpack(">I", head)[0])


def write_frame(target: BinaryIO, payload: bytes) -> None:
    """Sends one frame."""
    target.write(struct.pack(">I", len(payload)))
    target.write(payload)
    target.flush()


def _die_with_parent(parent: int) -> None:
    """Linux only; elsewhere the worker ends at the end of its input, which its parent's death brings too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            sys.exit(1)


def _limit_memory(megabytes: int) -> None:
    """Lets the address space grow by so much from here; what is loaded by now does not count."""
    if sys.platform != "linux":
        return
    with open("/proc/self/statm") as statm:
        now = int(statm.read().split()[0]) * resource.getpagesize()
    limit = now + megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keeps the pipes to itself: whatever an extractor prints goes to standard error."""
    source, target = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    return source, target


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parent", type=int, required=True)
    parser.add_argument("--extractor", required=True)
    parser.add_argument("--memory", type=int, required=True, help="megabytes")
    return parser.parse_args()


def _load(name: str, target: BinaryIO) -> Extractor:
    try:
        extract = load_extractor(name)
    except ScraperError as error:
        write_frame(target, msgspec.msgpack.encode(Reply(kind=error.kind, error=str(error))))
        sys.exit(1)
    # The first page pays for lazy imports and tables: an empty one, before memory is counted from here.
    with contextlib.suppress(BaseException):
        extract(Page(url="https://warm.invalid/", body=b"<title>.</title><p>."))
    write_frame(target, msgspec.msgpack.encode(Reply()))
    return extract


def main() -> None:
    """Serves pages until the input ends, or the memory limit was hit."""
    arguments = _arguments()
    _die_with_parent(arguments.parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the parent decides
    source, target = _take_pipes()
    extract = _load(arguments.extractor, target)
    _limit_memory(arguments.memory)
    gc.freeze()
    decoder = msgspec.msgpack.Decoder(Page)
    while (frame := read_frame(source)) is not None:
        try:
            reply = reply_to(extract, decoder.decode(frame))
        except MemoryError:
            reply = Reply(kind=ExtractOutOfMemory("").kind, error="larger than a worker's memory")
        del frame
        write_frame(target, msgspec.msgpack.encode(reply))
        if reply.kind == "extract_out_of_memory":
            sys.exit(0)  # its heap is in shreds: a fresh one is started


if __name__ == "__main__":
    main()
