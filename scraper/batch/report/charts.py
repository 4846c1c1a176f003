"""Charts as inline SVG. Colours are classes, so that the page's style gives light and dark ones."""

from collections.abc import Sequence
from html import escape

WIDTH, HALF = 720, 400
HEIGHT, BASE = 180, 150
"""Of charts with columns, and where in them the columns stand."""
ROW = 24
LABEL = 112
"""Pixels for the names beside horizontal bars."""
AXIS = 72
"""Pixels for the numbers beside columns: up to eight digits, with their commas."""


def horizontal_bars(items: Sequence[tuple[str, float, str]], *, title: str) -> str:
    """A bar for each name: name, value, and the value as it is written at the bar's end. Half as wide."""
    most = max((value for _, value, _ in items), default=0) or 1
    room = HALF - LABEL - 104
    rows = []
    for number, (name, value, text) in enumerate(items):
        y, length = number * ROW, max(1.0, room * value / most) if value else 0
        rows.append(
            f'<text x="{LABEL - 8}" y="{y + 16}" class="name">{escape(name)}</text>'
            + _bar(LABEL, y + 4, length, ROW - 8, "c1", rounded=True)
            + f'<text x="{LABEL + length + 8:.1f}" y="{y + 16}" class="value">{escape(text)}</text>'
        )
    return _svg("".join(rows), len(items) * ROW, title, HALF)


def stacked_columns(
    columns: Sequence[dict[str, int]], kinds: Sequence[str], *, title: str, labels: tuple[str, str]
) -> str:
    """A column for each span of time, its parts in the order of `kinds` from the bottom up."""
    most = max((sum(column.values()) for column in columns), default=0) or 1
    step = (WIDTH - AXIS - 5) / max(1, len(columns))
    parts = [_axis(most)]
    for number, column in enumerate(columns):
        counts = [column.get(kind, 0) for kind in kinds]
        titles = [f"{kind}: {count:,}" for kind, count in zip(kinds, counts, strict=True)]
        place = AXIS + number * step
        parts.append(_stack(place, BASE, max(1.0, step - 2), (BASE - 10) / most, counts, titles))
    parts.append(f'<text x="{AXIS}" y="{HEIGHT - 8}" class="tick">{escape(labels[0])}</text>')
    parts.append(f'<text x="{WIDTH}" y="{HEIGHT - 8}" class="tick end">{escape(labels[1])}</text>')
    return _svg("".join(parts), HEIGHT, title)


def sparkline(columns: Sequence[tuple[int, int]], *, title: str) -> str:
    """A small chart over time for a table's cell: of each column the good from the bottom up, then the bad."""
    width, height = 96, 20
    most = max(map(sum, columns), default=0) or 1
    step = width / max(1, len(columns))
    stacks = (
        _stack(number * step, height, step - 0.5, height / most, counts)
        for number, counts in enumerate(columns)
    )
    return _svg("".join(stacks), height, title, width)


def histogram(classes: Sequence[tuple[str, int]], *, title: str) -> str:
    """A column for each class, with its name below and its count above."""
    most = max((count for _, count in classes), default=0) or 1
    step = WIDTH / max(1, len(classes))
    parts = []
    for number, (name, count) in enumerate(classes):
        x, tall = number * step, (BASE - 24) * count / most
        above = f"{count:,}" if count else ""
        parts.append(
            _bar(x + 3, BASE - tall, step - 6, tall, "c1", rounded=True)
            + f'<text x="{x + step / 2:.1f}" y="{BASE - tall - 6:.1f}" class="tick middle">{above}</text>'
            f'<text x="{x + step / 2:.1f}" y="{HEIGHT - 10}" class="tick middle">{escape(name)}</text>'
        )
    return _svg("".join(parts) + f'<path d="M0 {BASE}H{WIDTH}" class="axis"/>', HEIGHT, title)


def legend(kinds: Sequence[str]) -> str:
    """Names beside the colours of `stacked_columns`."""
    keys = (
        f'<span class="key"><svg width="12" height="12">'
        f'<rect width="12" height="12" rx="2" class="c{n}"/></svg> '
        f"{escape(kind)}</span>"
        for n, kind in enumerate(kinds, 1)
    )
    return f'<p class="legend">{"".join(keys)}</p>'


def _stack(
    x: float, base: float, width: float, unit: float, counts: Sequence[int], titles: Sequence[str] = ()
) -> str:
    """Bars on top of one another, from `base` up, `unit` pixels high for each one counted; coloured in their order."""
    bars = []
    for place, count in enumerate(counts):
        if count:
            base -= unit * count
            title = titles[place] if titles else ""
            bars.append(_bar(x, base, width, unit * count, f"c{place + 1}", title=title))
    return "".join(bars)


def _bar(
    x: float, y: float, width: float, height: float, css: str, *, rounded: bool = False, title: str = ""
) -> str:
    corners = ' rx="2"' if rounded else ""
    inside = f"<title>{escape(title)}</title>" if title else ""
    size = f'width="{width:.1f}" height="{height:.1f}"'
    return f'<rect x="{x:.1f}" y="{y:.1f}" {size}{corners} class="{css}">{inside}</rect>'


def _axis(most: int) -> str:
    lines = "".join(
        f'<path d="M{AXIS} {y}H{WIDTH}" class="grid"/><text x="{AXIS - 7}" y="{y + 4}" class="tick end">{count}</text>'
        for y, count in ((10, f"{most:,}"), (BASE - (BASE - 10) // 2, f"{most // 2:,}" if most > 1 else ""))
    )
    return f'{lines}<path d="M{AXIS} {BASE}H{WIDTH}" class="axis"/>'


def _svg(content: str, height: int, title: str, width: int = WIDTH) -> str:
    return (
        f'<svg viewBox="0 0 {width} {max(height, 1)}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{content}</svg>"
    )
