"""The rooms of the package know only those below them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "scraper"

BASE = {
    "article",
    "background",
    "entities",
    "errors",
    "home",
    "hostname",
    "json_text",
    "opt_out",
    "page",
    "printable",
    "signs",
    "tracking",
    "version",
    "writable",
}
MAY_IMPORT: dict[str, set[str]] = {
    **{room: set() for room in BASE},
    "rules": set(),
    "embeds": set(),
    "document": {"embeds"},
    "fields": {"document", "rules"},
    "body": {"barrier", "document", "embeds", "rules"},
    "barrier": {"document"},
    "access": {"barrier", "document"},
    "completeness": {"access", "barrier", "document"},
    "verdict": {"document", "embeds"},
    "extract": {"access", "body", "completeness", "document", "fields", "rules", "verdict"},
    "fetch": set(),
    "config": {"fetch"},
    "scrape": {"extract", "fetch", "rules"},
    "export": set(),
    "batch": {"document", "extract", "fetch", "rules", "verdict"},
    "cli": {
        *("batch", "config", "export", "scrape"),
        *("body", "document", "extract", "fetch", "rules", "verdict"),
    },
    "__main__": {"cli"},
}
"""Beside BASE, which all may import. As drawn in docs/architecture.md."""


def _module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {_module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def _imports(path: Path) -> Iterator[str]:
    """Every import of the package's own modules, wherever in the file it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "scraper":
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in MODULES else str(node.module)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.split(".")[0] == "scraper")


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


@pytest.mark.parametrize("module", [name for name in MODULES if name != "scraper"])
def test_a_room_imports_only_what_is_below_it(module: str) -> None:
    own = _room(module)
    allowed = MAY_IMPORT[own] | BASE | {own, ""}
    assert [name for name in _imports(MODULES[module]) if _room(name) not in allowed] == []


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))  # workers of pytest-xdist must agree on the order
def test_no_room_may_import_what_it_does_not(room: str) -> None:
    """Else a way that nobody has gone yet would be open, and the drawing not true."""
    gone = {_room(name) for module in MODULES if _room(module) == room for name in _imports(MODULES[module])}
    assert MAY_IMPORT[room] - gone == set()


FIELDS = sorted(
    name
    for name in _imports(MODULES["scraper.fields"])
    if name.startswith("scraper.fields.") and name[15:] != "clues"
)
"""The modules of one field each: what `read_fields` calls."""


def _reach(module: str) -> set[str]:
    """The modules of the fields that a module imports, and those that they import."""
    found, queue = set[str](), [module]
    for name in queue:
        for below in _imports(MODULES[name]):
            if below.startswith("scraper.fields.") and below not in found:
                found.add(below)
                queue.append(below)
    return found


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_imports_no_sibling_nor_the_steps_of_one(field: str) -> None:
    """`byline.py` has its steps in `byline_steps/`; `names/`, `times/` and the other modules are shared."""
    siblings = {module for module in _reach(field) if module in FIELDS}
    rooms = {module.split(".")[2] for module in _reach(field) if module.split(".")[2].endswith("_steps")}
    assert siblings | rooms - {field.rsplit(".", 1)[1] + "_steps"} == set()


def _inner(module: str) -> str:
    """The sub-room of a room that a module stands in: `batch.store`; or itself, if it stands in none."""
    return ".".join(module.split(".")[1:3])


@pytest.mark.parametrize("room", ["batch", "body", "fetch", "fields"])
def test_the_rooms_within_a_room_know_each_other_one_way(room: str) -> None:
    below: dict[str, set[str]] = {}
    for module, path in MODULES.items():
        if _room(module) == room and module != f"scraper.{room}":
            names = {_inner(name) for name in _imports(path) if _room(name) == room}
            below.setdefault(_inner(module), set()).update(names - {_inner(module)})
    assert list(TopologicalSorter(below).static_order())


def test_imports_run_in_no_circle() -> None:
    graph = {name: set(_imports(path)) - {name, "scraper"} for name, path in MODULES.items()}
    state: dict[str, str] = {}

    def visit(module: str, path: list[str]) -> list[str]:
        state[module] = "open"
        for below in sorted(graph.get(module, ())):
            if state.get(below) == "open":
                return [*path, module, below]
            if below not in state and (circle := visit(below, [*path, module])):
                return circle
        state[module] = "done"
        return []

    circles = [circle for module in graph if module not in state and (circle := visit(module, []))]
    assert circles == []


def test_only_the_command_line_prints() -> None:
    printing = [
        name
        for name, path in MODULES.items()
        if _room(name) != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("print", "exit")
        and not any(keyword.arg == "file" for keyword in node.keywords)  # told where: a display's own stream
    ]
    assert printing == []
