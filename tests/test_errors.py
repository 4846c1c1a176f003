"""The tree of errors is as it is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scraper import errors
from scraper.errors import ScraperError

LINE = re.compile(r"^([│├└─ ]*)([A-Z]\w+)", re.MULTILINE)
STEP = 4
"""Letters by which a level of the drawing is indented."""


def classes_below(base: type[ScraperError]) -> Iterator[tuple[str, str]]:
    """Each class of the package with the one that it is made of."""
    for below in base.__subclasses__():
        if below.__module__ == errors.__name__:
            yield below.__name__, base.__name__
            yield from classes_below(below)


def drawn() -> Iterator[tuple[str, str]]:
    """Each class of the drawing with the one that it hangs on."""
    tree = (errors.__doc__ or "").partition("\n\n")[2]
    above: list[str] = []
    for branch, name in LINE.findall(tree):
        del above[len(branch) // STEP :]
        if above:
            yield name, above[-1]
        above.append(name)


def test_the_drawn_tree_shows_every_error_at_its_place() -> None:
    assert sorted(drawn()) == sorted(classes_below(ScraperError))
