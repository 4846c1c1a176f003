"""Times that stand alone above texts, in falling order, begin the entries of a live blog."""

from __future__ import annotations

import pytest
from kept import built_of

from scraper.article import Update

ENTRIES = (
    ("18.22 Uhr", "Der Senat hat die Sitzung unterbrochen, und wann sie weitergeht, weiß niemand im Haus."),
    ("17.50 Uhr", "Vor dem Rathaus stehen rund zweitausend Menschen, und die Stimmung ist ruhig geblieben."),
    (
        "16.30 Uhr",
        "Die Debatte hat begonnen, und auf der Tagesordnung stehen einundvierzig Anträge des Hauses.",
    ),
)
INTRO = "<p>Die Bürgerschaft ringt um den Haushalt, und wir berichten, was in ihr gesagt und beschlossen wird.</p>"


def page(entries: tuple[tuple[str, str], ...]) -> str:
    return INTRO + "".join(f"<div class=x1>{time}</div><p>{text}</p>" for time, text in entries)


def times(entries: tuple[tuple[str, str], ...]) -> list[str | None]:
    return [block.time for block in built_of(page(entries)).blocks if isinstance(block, Update)]


def test_falling_times_begin_updates() -> None:
    assert times(ENTRIES) == ["T18:22", "T17:50", "T16:30"]


def test_the_times_themselves_are_no_text_of_the_body() -> None:
    assert "Uhr" not in built_of(page(ENTRIES)).body


def test_rising_times_are_a_programme() -> None:
    assert times(ENTRIES[::-1]) == []


@pytest.mark.parametrize("count", [1, 2])
def test_two_times_may_be_an_accident(count: int) -> None:
    assert times(ENTRIES[:count]) == []


def test_entries_that_the_page_marks_as_a_list_are_updates() -> None:
    rows = "".join(
        f"<li class=live-entry id=e{at}><div><time>{time}</time></div><p>{text}</p></li>"
        for at, (time, text) in enumerate(ENTRIES)
    )
    blocks = built_of(f"{INTRO}<ul>{rows}</ul>").blocks
    assert [block.time for block in blocks if isinstance(block, Update)] == ["T18:22", "T17:50", "T16:30"]


def test_the_one_element_around_all_entries_is_none_whatever_stands_before_it() -> None:
    entries = "".join(
        f'<div class="live-entry"><time datetime="2024-11-15T{time[:2]}:00">{time}</time><p>{text}</p></div>'
        for time, text in reversed(ENTRIES)
    )
    blocks = built_of(f'{INTRO}\n<div class="live-ticker-entry">{entries}</div>').blocks
    assert [type(block) for block in blocks[1:]] == [Update] * len(ENTRIES)


MINUTES = ("90+4'", "88'", "67’", "45'", "12'", "1'")
SCENES = "".join(
    f"<li><span>{minute}</span><div>Nach {minute} fällt ein Tor, und im Stadion jubelt halb Bremen.</div></li>"
    for minute in MINUTES
)


def minutes(markup: str) -> list[str | None]:
    return [block.id for block in built_of(markup).blocks if isinstance(block, Update)]


def test_falling_minutes_of_a_match_begin_updates() -> None:
    assert minutes(f"{INTRO}<ol>{SCENES}</ol>") == list(MINUTES)


def test_scenes_below_a_report_of_the_match_are_no_live_blog() -> None:
    assert minutes(f"{INTRO * 8}<ol>{SCENES}</ol>") == []


def test_durations_in_a_table_are_no_times_of_entries() -> None:
    rows = "".join(f"<tr><td>{time}</td><td>{text}</td></tr>" for time, text in ENTRIES)
    assert [
        block for block in built_of(f"{INTRO}<table>{rows}</table>").blocks if isinstance(block, Update)
    ] == []


def test_times_in_a_table_of_an_entry_stay() -> None:
    results = "<table><tr><td>Bremen</td><td>23:25</td></tr><tr><td>Kiel</td><td>18:30</td></tr></table>"
    body = built_of(page(ENTRIES) + results).body
    assert body.endswith("Bremen\t23:25\nKiel\t18:30")


def test_hours_and_minutes_spelled_out_are_no_time() -> None:
    assert (
        times(tuple((f"{hour} h 05 min", text) for (_, text), hour in zip(ENTRIES, (9, 6, 5), strict=True)))
        == []
    )
