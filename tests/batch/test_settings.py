"""What a run's folder keeps of its settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.batch.settings import BatchSettings
from scraper.config import load_config
from scraper.errors import ConfigError
from scraper.fetch.settings import FetchSettings


def test_a_run_keeps_no_header_or_cookie_in_clear() -> None:
    fetch = FetchSettings(headers={"authorization": "Bearer swordfish"}, cookies={"session": "swordfish"})
    assert "swordfish" not in str(BatchSettings(fetch=fetch).shaping())


def test_another_header_is_still_told_from_the_first() -> None:
    one, other = (BatchSettings(fetch=FetchSettings(headers={"x-key": key})).shaping() for key in "ab")
    assert one["headers"] != other["headers"]


def test_a_run_knows_that_a_rule_of_the_users_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCRAPER_RULES", str(tmp_path))
    rule = tmp_path / "news.example.toml"
    told = []
    for value in ("all", "none"):
        rule.write_text(f'domain = "news.example"\n[cookies]\nconsent = "{value}"\n')
        told.append(BatchSettings().shaping()["rules.news.example"])
    assert told[0] != told[1]
    assert "all" not in told[0]


def test_the_workers_asked_for_are_taken_where_the_system_tells_no_cores(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr("os.sched_getaffinity")
    assert BatchSettings(workers=7).worker_count == 7


def test_there_are_as_many_workers_as_cores_where_the_system_tells_no_affinity(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr("os.sched_getaffinity")
    monkeypatch.setattr("os.cpu_count", lambda: 5)
    assert BatchSettings().worker_count == 5


def test_there_are_no_more_workers_than_pages_in_hand() -> None:
    settings = BatchSettings(workers=1_000_000, fetch=FetchSettings(concurrency=4))
    assert settings.worker_count == 4


@pytest.mark.parametrize("name", ["workers", "page_deadline", "page_memory", "attempts"])
def test_a_number_below_what_can_be_is_told_by_name(name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name}: Expected"):
        BatchSettings(**{name: -1})
    variable = f"SCRAPER_{name.upper()}"
    with pytest.raises(ConfigError, match=f"^{variable}: {name}: Expected"):
        load_config(environ={variable: "-1"})
