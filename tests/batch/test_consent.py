"""A site that shows its article only to those who have answered its consent interstitial."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from loopback import POLITE_ENOUGH, Scraper, Site, page_html

Rows = Callable[[str], list[dict[str, object]]]


@pytest.fixture
def walled(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Asks for `consent=all`; a rule of the user's has it."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "one.toml").write_text('domain = "127.0.0.1"\n[cookies]\nconsent = "all"\n')
    monkeypatch.setenv("SCRAPER_RULES", str(tmp_path / "rules"))
    site.behind_consent["/walled"] = ("consent=all", page_html("/walled"))
    (tmp_path / "list.txt").write_text(f"{site.url}/walled\n")
    return site


def test_a_run_answers_with_the_cookies_of_a_rule(walled: Site, scraper: Scraper, rows_of: Rows) -> None:
    scraper("batch", "list.txt", "-o", "run", "--extractor", "extractors:quick", *POLITE_ENOUGH)
    assert rows_of("run")[0]["headline"] == "Story /walled"


@pytest.mark.parametrize("command", [["get"], ["inspect"]])
def test_single_pages_are_had_so_too(command: list[str], walled: Site, scraper: Scraper) -> None:
    done = scraper(*command, f"{walled.url}/walled", "--allow-private")
    assert "Story /walled" in done.stdout, done.stderr


def test_without_the_rule_the_wall_is_what_comes(
    walled: Site, scraper: Scraper, rows_of: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCRAPER_RULES", "")
    scraper("batch", "list.txt", "-o", "run", "--extractor", "extractors:quick", *POLITE_ENOUGH)
    assert rows_of("run")[0]["headline"] == "We value your privacy"


def test_a_rule_that_is_wrong_ends_a_run_before_it_begins(
    walled: Site, scraper: Scraper, tmp_path: Path
) -> None:
    (tmp_path / "rules" / "two.toml").write_text("domain = 1\n")
    done = scraper("batch", "list.txt", "-o", "run", *POLITE_ENOUGH)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "two.toml: " in done.stderr
    assert not walled.asked
