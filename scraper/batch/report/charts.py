"""Charts as inline SVG. Colours are classes, so that the page's style gives light and dark ones."""

from collections.abc import Sequence
from html import escape

WIDTH, HALF = 720, 400
ROW = 24
LABEL = 112
"""Pixels for the names beside horizontal bars."""
AXIS = 72
"""Pixels for the numbers beside columns: up to eight digits, with their commas."""


def horizontal_bars(items: Sequence[tuple[str, float, str]], *, title: str, css: str = "c1") -> str:
    """A bar for each name: name, value, and the value as it is written at the bar's end. Half as wide."""
    most = max((value for _, value, _ in items), default=0) or 1
    room = HALF - LABEL - 104
    rows = []
    for number, (name, value, text) in enumerate(items):
        y, length = number * ROW, max(1.0, room * value / most) if value else 0
        rows.append(
            f'<text x="{LABEL - 8}" y="{y + 16}" class="name">{escape(name)}</text>'
            f'<rect x="{LABEL}" y="{y + 4}" width="{length:.1f}" height="{ROW - 8}" rx="2" class="{css}"/>'
            f'<text x="{LABEL + length + 8:.1f}" y="{y + 16}" class="value">{escape(text)}</text>'
        )
    return _svg("".join(rows), len(items) * ROW, title, HALF)


def stacked_columns(
    columns: Sequence[dict[str, int]], kinds: Sequence[str], *, title: str, labels: tuple[str, str]
) -> str:
    """A column for each span of time, its parts in the order of `kinds` from the bottom up."""
    height, base = 180, 150
    most = max((sum(column.values()) for column in columns), default=0) or 1
    step = (WIDTH - AXIS - 5) / max(1, len(columns))
    parts = [_axis(most, base)]
    for number, column in enumerate(columns):
        bottom = float(base)
        for place, kind in enumerate(kinds, 1):
            count = column.get(kind, 0)
            if not count:
                continue
            tall = (base - 10) * count / most
            bottom -= tall
            parts.append(
                f'<rect x="{AXIS + number * step:.1f}" y="{bottom:.1f}" width="{max(1.0, step - 2):.1f}" '
                f'height="{tall:.1f}" class="c{place}"><title>{escape(kind)}: {count:,}</title></rect>'
            )
    parts.append(f'<text x="{AXIS}" y="{height - 8}" class="tick">{escape(labels[0])}</text>')
    parts.append(f'<text x="{WIDTH}" y="{height - 8}" class="tick end">{escape(labels[1])}</text>')
    return _svg("".join(parts), height, title)


def sparkline(columns: Sequence[tuple[int, int]], *, title: str) -> str:
    """A small chart over time for a table's cell: of each column the good from the bottom up, then the bad."""
    width, height = 96, 20
    most = max((good + bad for good, bad in columns), default=0) or 1
    step = width / max(1, len(columns))
    parts = []
    for number, counts in enumerate(columns):
        bottom = float(height)
        for css, count in zip(("c1", "c2"), counts, strict=True):
            tall = height * count / most
            bottom -= tall
            if count:
                place = (
                    f'x="{number * step:.1f}" y="{bottom:.1f}" width="{step - 0.5:.1f}" height="{tall:.1f}"'
                )
                parts.append(f'<rect {place} class="{css}"/>')
    return _svg("".join(parts), height, title, width)


def histogram(classes: Sequence[tuple[str, int]], *, title: str) -> str:
    """A column for each class, with its name below and its count above."""
    height, base = 180, 150
    most = max((count for _, count in classes), default=0) or 1
    step = WIDTH / max(1, len(classes))
    parts = []
    for number, (name, count) in enumerate(classes):
        tall = (base - 24) * count / most
        x = number * step
        above = f"{count:,}" if count else ""
        parts.append(
            f'<rect x="{x + 3:.1f}" y="{base - tall:.1f}" width="{step - 6:.1f}" height="{tall:.1f}" '
            f'rx="2" class="c1"/>'
            f'<text x="{x + step / 2:.1f}" y="{base - tall - 6:.1f}" class="tick middle">{above}</text>'
            f'<text x="{x + step / 2:.1f}" y="{height - 10}" class="tick middle">{escape(name)}</text>'
        )
    return _svg("".join(parts) + f'<path d="M0 {base}H{WIDTH}" class="axis"/>', height, title)


def legend(kinds: Sequence[str]) -> str:
    """Names beside the colours of `stacked_columns`."""
    keys = (
        f'<span class="key"><svg width="12" height="12">'
        f'<rect width="12" height="12" rx="2" class="c{n}"/></svg> '
        f"{escape(kind)}</span>"
        for n, kind in enumerate(kinds, 1)
    )
    return f'<p class="legend">{"".join(keys)}</p>'


def _axis(most: int, base: int) -> str:
    lines = "".join(
        f'<path d="M{AXIS} {y}H{WIDTH}" class="grid"/><text x="{AXIS - 7}" y="{y + 4}" class="tick end">{count}</text>'
        for y, count in ((10, f"{most:,}"), (base - (base - 10) // 2, f"{most // 2:,}" if most > 1 else ""))
    )
    return f'{lines}<path d="M{AXIS} {base}H{WIDTH}" class="axis"/>'


def _svg(content: str, height: int, title: str, width: int = WIDTH) -> str:
    return (
        f'<svg viewBox="0 0 {width} {max(height, 1)}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{content}</svg>"
    )
