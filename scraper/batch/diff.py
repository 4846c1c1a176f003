"""What changed between two runs of the same lines, field by field."""

from collections.abc import Iterator
from difflib import unified_diff
from itertools import zip_longest
from pathlib import Path
from typing import Any

import msgspec

from scraper.batch.store.rows import run_rows
from scraper.errors import BatchError
from scraper.printable import printable

VOLATILE = frozenset(("fetched_at", "scraper_version", "attempts", "sources", "line", "input", "list"))
"""Keys that differ between any two runs, or tell how a value was found."""
EMPTY: tuple[object, ...] = (None, "", [], {})
MAX_SHOWN = 100
"""Characters of a value in an example."""


class Example(msgspec.Struct):
    """A line at which a field changed."""

    line: int
    input: str
    before: Any
    after: Any


class FieldChange(msgspec.Struct):
    """How often a field changed: came where it was empty, went, or reads otherwise."""

    changed: int = 0
    came: int = 0
    went: int = 0
    examples: list[Example] = []

    def total(self) -> int:
        """The number of rows in which the field differs."""
        return self.changed + self.came + self.went


class Difference(msgspec.Struct):
    """Two runs held against each other."""

    rows: int = 0
    same: int = 0
    fields: dict[str, FieldChange] = {}


def diff_runs(one: Path, other: Path, *, examples: int = 3) -> Difference:
    """Compares rows line by line; keeps so many examples a field.

    Raises BatchError when the runs are not of the same lines.
    """
    found = Difference()
    for before, after in _pairs(one, other):
        found.rows += 1
        names = [n for n in before | after if n not in VOLATILE and before.get(n) != after.get(n)]
        found.same += not names
        for name in names:
            change = found.fields.setdefault(name, FieldChange())
            _count(change, before.get(name), after.get(name))
            if len(change.examples) < examples:
                line, text = int(before["line"]), str(before["input"])
                change.examples.append(Example(line, text, before.get(name), after.get(name)))
    found.fields = dict(sorted(found.fields.items(), key=lambda item: -item[1].total()))
    return found


def diff_text(found: Difference) -> str:
    """The difference as lines to be read."""
    lines = [f"{found.rows} rows, {found.same} the same, {found.rows - found.same} changed"]
    for name, change in found.fields.items():
        lines.append(f"\n{name}: {change.changed} changed, {change.came} came, {change.went} went")
        for example in change.examples:
            lines.append(f"  line {example.line} {example.input}")
            lines += _example_lines(example)
    return printable("\n".join(lines))


def text_diff(before: str, after: str) -> list[str]:
    """A unified diff of two texts, without its head, by lines."""
    return list(unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1))[2:]


def _pairs(one: Path, other: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for left, right in zip_longest(run_rows(one), run_rows(other), fillvalue=b"null"):
        before, after = msgspec.json.decode(left), msgspec.json.decode(right)
        if problem := _mismatch(before, after):
            raise BatchError(problem, subject=f"{one}, {other}")
        yield before, after


def _mismatch(before: dict[str, Any] | None, after: dict[str, Any] | None) -> str | None:
    """Why two rows cannot be compared, or None where they are of one line."""
    if before is None or after is None:
        return "one of the runs has more rows: go on with the other first"
    if before["line"] != after["line"]:
        line = min(before["line"], after["line"])
        return f"line {line} has a row in one of them only: go on with the other first"
    if before["input"] != after["input"]:
        return (
            f"line {before['line']} is {before['input']} in one, and {after['input']} in the other: "
            "only runs of the same lines can be compared"
        )
    return None


def _count(change: FieldChange, before: Any, after: Any) -> None:
    if before in EMPTY:
        change.came += 1
    elif after in EMPTY:
        change.went += 1
    else:
        change.changed += 1


def _example_lines(example: Example) -> list[str]:
    before, after = example.before, example.after
    if isinstance(before, str) and isinstance(after, str) and "\n" in before + after:
        return [f"    {_short(line)}" for line in text_diff(before, after)[:12]]
    return [f"    - {_short(before)}", f"    + {_short(after)}"]


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"
