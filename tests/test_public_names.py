"""What `import scraper` gives, and what it costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import scraper

ROOT = Path(__file__).parent.parent


def _run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_the_public_names_are_these() -> None:
    assert scraper.__all__ == [
        "Article",
        "Embed",
        "ExtractError",
        "Failed",
        "FetchError",
        "FetchSettings",
        "HostSettings",
        "Image",
        "Outcome",
        "Page",
        "Person",
        "Scraped",
        "Scraper",
        "ScraperError",
        "article_schema",
        "ascrape",
        "extract",
        "extract_page",
        "scrape",
        "scrape_many",
    ]


@pytest.mark.parametrize("name", scraper.__all__)
def test_each_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(scraper, name).__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'scrap'"):
        scraper.scrap  # noqa: B018  # the access is the test


def test_importing_the_package_imports_nothing_heavy() -> None:
    loaded = _run("import sys, scraper; print(*sorted({m.split('.')[0] for m in sys.modules}))").split()
    assert not {"httpx2", "selectolax", "trafilatura", "typer", "numpy", "msgspec", "asyncio"} & set(loaded)


def test_loading_a_submodule_leaves_the_function_of_its_name_in_place() -> None:
    code = (
        "import scraper.extract, scraper.scrape; print(callable(scraper.extract), callable(scraper.scrape))"
    )
    assert _run(code) == "True True"


def test_a_submodule_can_still_be_imported_from() -> None:
    code = (
        "import scraper; scraper.extract\nfrom scraper.extract import extract_page as it; print(it.__name__)"
    )
    assert _run(code) == "extract_page"


@pytest.mark.parametrize("name", ["errors.HttpStatusError", "article.Paragraph"])
def test_the_kinds_of_errors_and_of_blocks_are_to_be_had_without_a_second_import(name: str) -> None:
    assert _run(f"import scraper; print(scraper.{name}.__name__)") == name.partition(".")[2]


def _type_errors(script: Path) -> list[str]:
    """What mypy says of a user's script; the last line is its summary."""
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", str(script)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env={"MYPYPATH": str(ROOT)})
    return done.stdout.splitlines()[:-1]


def test_a_type_checker_knows_each_public_name_and_no_other(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    lines = ["import scraper", *(f"scraper.{name}" for name in scraper.__all__), "scraper.scarpe"]
    script.write_text("\n".join(lines) + "\n")
    [error] = _type_errors(script)
    assert f'script.py:{len(lines)}: error: Module has no attribute "scarpe"' in error


OUTCOMES = """
import scraper

for outcome in scraper.scrape_many(["https://a.example/"]):
    if outcome.ok:
        print(outcome.article.headline)
    else:
        print(outcome.error.kind)
"""


def test_a_type_checker_knows_by_ok_what_an_outcome_has(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(OUTCOMES)
    assert _type_errors(script) == []
