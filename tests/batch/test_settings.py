"""What a run's folder keeps of its settings."""

from __future__ import annotations

from scraper.batch.settings import BatchSettings
from scraper.fetch.settings import FetchSettings


def test_a_run_keeps_no_header_or_cookie_in_clear() -> None:
    fetch = FetchSettings(headers={"authorization": "Bearer swordfish"}, cookies={"session": "swordfish"})
    assert "swordfish" not in str(BatchSettings(fetch=fetch).shaping())


def test_another_header_is_still_told_from_the_first() -> None:
    one, other = (BatchSettings(fetch=FetchSettings(headers={"x-key": key})).shaping() for key in "ab")
    assert one["headers"] != other["headers"]
