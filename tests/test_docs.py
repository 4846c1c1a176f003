"""Every command in a `sh` block and every line of Python in the README and docs/ runs.

Commands run in a folder of their own, with `https://news.example/SLUG` standing for the fixture of that name,
which the fixture site serves; so that nothing in the docs is a claim that nobody has tried. A block marked `text`
holds commands that take labelled pages, hours, a cluster or the web: of these, and of those amid a sentence, only
that there are such commands and options is tried.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from fixtures.cases import ROOT as FIXTURES
from fixtures.serve import FixtureSite
from scraper.batch.store.rows import UNSEEN
from scraper.config import load_config
from scraper.verdict import KINDS

ROOT = Path(__file__).parent.parent
BENCHMARKS = ROOT / "benchmarks" / "README.md"
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLE = "https://news.example"
SHOWN_ELSEWHERE = re.compile(r"make |pip install |playwright install|.*(s3|gs)://")
"""Commands that are checked otherwise: see the tests below."""


def _blocks(language: str, documents: Iterable[Path] = DOCS) -> list[tuple[str, str]]:
    return [
        (
            f"{path.name}:{path.read_text(encoding='utf-8')[: found.start()].count(chr(10)) + 1}",
            found.group(2),
        )
        for path in documents
        for found in BLOCK.finditer(path.read_text(encoding="utf-8"))
        if found.group(1) == language
    ]


def _commands() -> list[tuple[str, str]]:
    lines = [(where, line) for where, text in _blocks("sh") for line in _unwrapped(text).splitlines()]
    return [(where, line) for where, line in lines if line.strip() and not line.startswith("#")]


def _unwrapped(text: str) -> str:
    return text.replace("\\\n", " ")


LOOPBACK_ALLOWED = """
import sys
from scraper import FetchSettings as Settings, Scraper
sys.modules["scraper.scrape"].FetchSettings = lambda: Settings(allow_private=True, delay=0)
"""
"""The docs speak of the web, where the defaults do."""
INDENTED = re.compile(r"^(?: {4,}|\t)(?:python3? -m|scraper|make|pip install) .*", re.MULTILINE)
AMID_A_SENTENCE = re.compile(r"`((?:python -m|scraper) [^`]+)`")
PLACEHOLDERS = {"benchmarks.NAME", "COMMAND"}
COMMANDS = [found for found in _commands() if not SHOWN_ELSEWHERE.match(found[1])]
OTHERS = [found for found in _commands() if SHOWN_ELSEWHERE.match(found[1])]


@pytest.fixture
def desk(tmp_path: Path, site: FixtureSite) -> Path:
    """A folder with the files that the docs speak of."""
    page = FIXTURES / "tidewrack-quarterly.example" / "last-semaphore" / "page.html"
    (tmp_path / "page.html").write_bytes(page.read_bytes())
    (tmp_path / "saved.html.gz").write_bytes(gzip.compress(page.read_bytes()))
    (tmp_path / "urls.txt").write_text("\n".join(site.urls[:4]) + "\n", encoding="utf-8")
    (tmp_path / "more.txt").write_text("\n".join(site.urls[4:6]) + "\n", encoding="utf-8")
    (tmp_path / "example.org.txt").write_text("title: //h1\nbody: //article\n", encoding="utf-8")
    rule = next(text for _, text in _blocks("toml") if "[[tests]]" in text)
    (tmp_path / "news.example.toml").write_text(rule, encoding="utf-8")
    return tmp_path


def _environ(desk: Path) -> dict[str, str]:
    environ = {key: value for key, value in os.environ.items() if not key.startswith("SCRAPER_")}
    return environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "HOME": str(desk),
        "SCRAPER_RULES": str(desk),
        "SCRAPER_ALLOW_PRIVATE": "true",
        "SCRAPER_DELAY": "0",
    }


def _run(command: list[str], desk: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=desk, env=_environ(desk), capture_output=True, text=True, timeout=120, check=False
    )


def _document_of(where: str) -> str:
    return where.partition(":")[0]


@pytest.mark.parametrize("document", dict.fromkeys(_document_of(where) for where, _ in COMMANDS))
def test_the_commands_of_a_document_run_one_after_another(
    document: str, desk: Path, site: FixtureSite
) -> None:
    commands = [(where, line) for where, line in COMMANDS if _document_of(where) == document]
    for where, line in commands:
        done = _run(["bash", "-o", "pipefail", "-c", line.replace(EXAMPLE, site.base)], desk)
        assert done.returncode == 0, f"{where}: {line}\n{done.stdout[-500:]}\n{done.stderr[-2000:]}"


@pytest.mark.parametrize("document", [*DOCS, BENCHMARKS], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_command_stands_where_it_is_not_tried(document: Path) -> None:
    assert INDENTED.findall(BLOCK.sub("", document.read_text(encoding="utf-8"))) == []


def _named_commands() -> dict[tuple[str, ...], set[str]]:
    """The commands in `text` blocks and amid sentences, each with the options that stand with it anywhere."""
    documents = [*DOCS, BENCHMARKS]
    lines = [line for _, text in _blocks("text", documents) for line in _unwrapped(text).splitlines()]
    for path in documents:
        lines += AMID_A_SENTENCE.findall(path.read_text(encoding="utf-8").replace("\n", " "))
    named: dict[tuple[str, ...], set[str]] = {}
    for line in lines:
        words = line.partition("#")[0].split()
        size = 3 if words[:2] == ["python", "-m"] else 2 if words[:1] == ["scraper"] else 0
        if size and not PLACEHOLDERS & set(words) and not words[size - 1].startswith("-"):
            options = {word.partition("=")[0] for word in words[size:] if word.startswith("--")}
            named.setdefault(tuple(words[:size]), set()).update(options)
    return named


NAMED = _named_commands()


@pytest.mark.parametrize("command", NAMED, ids=" ".join)
def test_a_command_that_is_only_named_is_there_with_its_options(command: tuple[str, ...], desk: Path) -> None:
    done = _run([*command, "--help"], desk)
    if "No module named" in done.stderr and command[-1] not in done.stderr:
        pytest.skip(done.stderr.splitlines()[-1])  # an extra that is not installed
    assert done.returncode == 0, done.stderr[-2000:]
    assert NAMED[command] - set(re.findall(r"--[a-z][a-z-]*", done.stdout)) == set()


def test_the_readme_shows_what_its_command_prints(desk: Path, site: FixtureSite) -> None:
    (shown,) = [text for where, text in _blocks("json") if where.startswith("README")]
    command = next(line for where, line in COMMANDS if where.startswith("README") and "--fields" in line)
    done = _run(["bash", "-c", command.replace(EXAMPLE, site.base)], desk)
    assert json.loads(done.stdout) == json.loads(shown)


@pytest.mark.parametrize(("where", "code"), _blocks("python"), ids=[where for where, _ in _blocks("python")])
def test_the_python_of_the_docs_runs(where: str, code: str, desk: Path, site: FixtureSite) -> None:
    code = code.replace(EXAMPLE, site.base).replace("FetchSettings(", "FetchSettings(allow_private=True, ")
    done = _run([sys.executable, "-W", "error", "-c", LOOPBACK_ALLOWED + code], desk)
    assert done.returncode == 0, f"{where}\n{done.stdout[-500:]}\n{done.stderr[-2000:]}"


@pytest.mark.parametrize(("where", "text"), _blocks("toml"), ids=[where for where, _ in _blocks("toml")])
def test_the_settings_of_the_docs_are_read(where: str, text: str, tmp_path: Path) -> None:
    if "domain" in tomllib.loads(text):
        return  # a site rule: the commands of the same page check and test it
    path = tmp_path / "scraper.toml"
    path.write_text(text, encoding="utf-8")
    assert load_config(file=path, environ={}).file == str(path)


def test_the_words_of_make_in_the_docs_are_targets() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {line.split()[1] for _, line in OTHERS if line.startswith("make ")}
    assert named <= targets


def test_the_extras_in_the_docs_can_be_installed() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    texts = [path.read_text(encoding="utf-8") for path in DOCS]
    named = {
        one
        for text in texts
        for found in re.findall(r"(?:scraper|'\.)\[([\w,]+)\]", text)
        for one in found.split(",")
    }
    assert named <= set(extras)


def test_every_page_of_the_docs_can_be_reached_from_the_readme() -> None:
    readme = DOCS[0].read_text(encoding="utf-8")
    assert [path.name for path in DOCS[1:] if f"docs/{path.name}" not in readme] == []


@pytest.mark.parametrize("document", DOCS, ids=lambda path: path.name)
def test_the_links_between_documents_lead_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_kind_of_page_is_explained() -> None:
    text = (ROOT / "docs" / "verdict.md").read_text(encoding="utf-8")
    assert [kind for kind in (*KINDS, UNSEEN) if f"`{kind}`" not in text] == []


def test_make_demo_runs_the_main_job() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fixtures.demo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "what came out" in done.stdout


NAMED_FILE = re.compile(r"`((?:\w+/)*\w+\.(?:py|npz))`")


@pytest.mark.parametrize("document", [*DOCS, BENCHMARKS], ids=lambda path: path.name)
def test_each_file_of_code_that_is_named_is_there(document: Path) -> None:
    rooms = ("scraper", "benchmarks", "tests", "fixtures")
    there = [f"/{path.relative_to(ROOT)}" for room in rooms for path in (ROOT / room).rglob("*.*")]
    named = set(NAMED_FILE.findall(document.read_text(encoding="utf-8")))
    assert [name for name in named if not any(path.endswith(f"/{name}") for path in there)] == []
