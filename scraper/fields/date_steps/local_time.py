"""The local time of an instant that is declared in UTC: as the head shows it, in the zone of the newsroom.

"2026-03-19T22:30Z" in JSON-LD and "20 March 2026, 6.30am" above the text are one instant, eight hours apart: the page
is of 20 March, where it was written and for who reads it. The difference is the offset that the page does not name.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from scraper.fields.date_steps.steps import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scraper.document import Leaf
    from scraper.fields.choice import Reading
    from scraper.fields.clues import Clues
    from scraper.fields.times.moment import Moment

OFFSETS = frozenset(
    {60 * hours for hours in range(-12, 15) if hours}
    | {-570, -210, 210, 270, 330, 345, 390, 525, 570, 630, 765}
)
"""The offsets in use, in minutes: full hours, and those of the IANA database that are none (2026)."""
SUMMER = 60
"""Minutes by which summer's time differs."""
SAME_TIME = timedelta(days=30)
"""Within which summer's time seldom begins or ends."""
FROM_SHOWN = "zone from the time that the page shows"
SHOWN = ("_above", "_inside")
MAX_LINE, INSIDE, MAX_TIMES = 160, 8, 10
CLOCK = re.compile(r"\d\s?[:.hH时時시点]\s?\d|\d\s?[ap]\.?m", re.I)
"""What every clock has: two figures with a sign between, or one before "am" or "pm"."""


def localise(readings: list[Reading]) -> None:
    """Gives instants in UTC the clock of a shown moment among the readings that is the same, so that both agree; not so
    that of a moment for which a `<time>` tells another zone.
    """
    told = [r.value for r in readings if r.step.endswith(SHOWN)]
    shown = [moment for moment in told if _is_of_no_zone(moment)]
    for reading in readings if shown else ():
        local = _shown_as(reading.value, shown)
        if local is not reading.value and not _is_told_otherwise(local, told):
            reading.value, reading.note = local, FROM_SHOWN


def in_local_time(clues: Clues, moment: Moment, readings: Iterable[Reading] = ()) -> Moment:
    """The moment with the clock and offset that the head shows for it, or `readings` of its day do; the same where none
    does.
    """
    if moment.hour is None or moment.offset:
        return moment
    shown = list(_moments_of_head(clues))
    told = [r.value for r in readings if r.step.endswith(SHOWN) and r.value.hour is not None]
    zoned = [at for at in (*shown, *told) if at.offset or (at.offset == 0 and moment.offset is None)]
    if there := _in_zone(moment, zoned):
        return there
    local = _shown_as(moment, filter(_is_of_no_zone, shown))
    return moment if local is not moment and _is_told_otherwise(local, _times(clues)) else local


def _is_told_otherwise(local: Moment, told: Iterable[Moment]) -> bool:
    """Whether others of the same clock are of another zone, which is not UTC: it is no other moment's. Not so if that
    is but an hour away, for many a site does not know of summer's time.
    """
    zones = {at.offset for at in told if at.offset and _minute(at) == _minute(local)}
    return bool(zones) and all([abs(zone - (local.offset or 0)) > SUMMER for zone in zones])


def _times(clues: Clues) -> Iterator[Moment]:
    """What the first `<time>` elements tell machines."""
    for element in clues.doc.scan.by_tag.get("time", ())[:MAX_TIMES]:
        yield from [r.value for r in read(clues, "time_above", element.attrs.get("datetime"))]


def in_zone_of(clues: Clues, change: Moment, published: Moment | None) -> Moment:
    """A change of no zone in the publication's, if the head, or JSON-LD in no zone, has that by the same clock: the
    page's clocks are of that zone, if not half a year apart.
    """
    if not published or not published.offset or not _is_of_no_zone(change):
        return change
    told = [r.value for node in clues.articles[:1] for r in read(clues, "json_ld", node.get("datePublished"))]
    unzoned = [_minute(at) for at in (*told, *_moments_of_head(clues)) if at.offset is None]
    if _minute(published) not in unzoned or change.date - published.date > SAME_TIME:
        return change
    return msgspec.structs.replace(change, offset=published.offset, zone=published.zone)


def _in_zone(moment: Moment, shown: list[Moment]) -> Moment | None:
    """The moment in the zone that the head names for it, be it told in UTC or in none; or, where the clock is the same,
    with that zone: many a site calls its local time UTC.
    """
    for at in shown:
        clock = msgspec.structs.replace(moment, second=None)
        if clock.instant == at.instant or clock == msgspec.structs.replace(
            at, offset=moment.offset, zone=None
        ):
            return msgspec.structs.replace(at, second=moment.second)
    return None


def _shown_as(moment: Moment, shown: Iterable[Moment]) -> Moment:
    """The first of those shown that is the moment in another zone, with that zone's offset; else the moment."""
    if not _is_utc(moment):
        return moment
    there = msgspec.structs.replace(moment, second=None).instant
    for at in shown:
        here = datetime(at.year, at.month, at.day, at.hour or 0, at.minute, tzinfo=UTC)
        offset = (here - there) // timedelta(minutes=1)
        if offset in OFFSETS:
            return msgspec.structs.replace(at, second=moment.second, offset=offset)
    return moment


def _minute(moment: Moment) -> Moment:
    """What clock and calendar show of it."""
    return msgspec.structs.replace(moment, second=None, offset=None, zone=None)


def _is_utc(moment: Moment) -> bool:
    return moment.offset == 0 and moment.hour is not None and moment.zone is None


def _is_of_no_zone(moment: Moment) -> bool:
    return moment.hour is not None and moment.offset is None


def _moments_of_head(clues: Clues) -> Iterator[Moment]:
    """Moments with a time of the lines about the text's beginning."""
    for leaf in clues.head_lines(INSIDE):
        if len(leaf.text) <= MAX_LINE and CLOCK.search(leaf.text):
            told = [r.value for part in _parts(clues, leaf) for r in read(clues, "text_above", part)]
            yield from [moment for moment in told if moment.hour is not None]


def _parts(clues: Clues, leaf: Leaf) -> Iterator[str]:
    """The line, and what style alone parts in it: "04 mar 2026 - 05:20 CETUpdated: 04 mar 2026 - 09:03 CET"."""
    apart = clues.line_text(leaf)
    yield apart
    if "\n" in apart:
        yield from apart.split("\n")
