"""A run as one HTML file: no script, nothing loaded from elsewhere, light and dark."""

import html
import re
from collections import Counter
from datetime import UTC, datetime
from importlib.resources import files
from urllib.parse import quote

from scraper.batch.report.charts import histogram, horizontal_bars, legend, sparkline, stacked_columns
from scraper.batch.report.hosts import HostFigures
from scraper.batch.report.quantities import clock, count_by_kind, plain_bytes, plain_count, plain_seconds
from scraper.batch.report.survey import LATENCIES, Failures, Outcomes, Survey
from scraper.printable import printable

SERIES = 6
"""Kinds told apart in the chart over time: `ok` and the most frequent failures; the rest is `other`."""

MOST_SHOWN = 160
"""Characters of a URL or message."""
_NOT_IN_URLS = re.compile(r"""[\x00-\x20"<>\\^`{|}\x7f-\x9f\ud800-\udfff]""")
STYLE = files("scraper.batch.report").joinpath("report.css").read_text("utf-8")


def escape(text: str) -> str:
    """Text as HTML may have it."""
    return html.escape(printable(text))


def report_html(survey: Survey) -> str:
    """The whole page."""
    name = escape(survey.status.run)
    sections = (
        _time_section(survey),
        '<div class="two">' + _kinds_section(survey) + _coverage_section(survey) + "</div>",
        _failures_section(survey.failures),
        _hosts_section(survey),
        _latency_section(survey),
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Run {name}</title><style>{STYLE}</style></head><body>"
        f"{_head(survey)}{''.join(sections)}</body></html>\n"
    )


def _head(survey: Survey) -> str:
    status = survey.status
    done = status.ok + status.failed
    seconds = (survey.ended or 0) - (survey.started or 0)
    tiles = {
        "input lines": f"{status.lines:,}",
        "pages": f"{status.pages:,}",
        f"ok, {_percent(status.ok, done)}": f"{status.ok:,}",
        f"failed, {_percent(status.failed, done)}": f"{status.failed:,}",
        "waiting": f"{status.waiting:,}",
        "pages/s": f"{done / seconds:.1f}" if seconds >= 1 else "–",
        f"in {status.traffic.requests:,} requests": plain_bytes(status.traffic.bytes),
    }
    cells = "".join(f"<div><b>{escape(value)}</b><span>{name}</span></div>" for name, value in tiles.items())
    when = (
        f"{_moment(survey.started)} to {_moment(survey.ended)} UTC, {clock(seconds)}"
        if survey.started
        else ""
    )
    lists = ", ".join(status.lists)
    about = " · ".join(filter(None, (lists, when, f"scraper {status.version}")))
    return (
        f'<h1>{escape(status.run)}</h1><p class="about">{escape(about)}</p><div class="tiles">{cells}</div>'
    )


def _time_section(survey: Survey) -> str:
    if not survey.over_time:
        return _section("Over time", "<p>Nothing is done yet.</p>")
    failures = [failure.kind for failure in survey.failures]
    shown = ["ok", *failures[: SERIES - 2]]
    if len(failures) > SERIES - 2:
        shown.append("other")
    columns = [_merged(column, shown) for column in survey.over_time]
    labels = (_moment(survey.started), _moment(survey.ended))
    chart = stacked_columns(columns, shown, title="Pages done over time, by outcome", labels=labels)
    return _section("Over time", _wide(chart) + legend(shown))


def _merged(column: Counter[str], shown: list[str]) -> dict[str, int]:
    merged: Counter[str] = Counter()
    for kind, count in column.items():
        merged[kind if kind in shown else "other"] += count
    return dict(merged)


def _kinds_section(survey: Survey) -> str:
    kinds = list(survey.status.ok_by_kind.items())[:12]
    items = [(kind, count, f"{count:,} ({_percent(count, survey.status.ok)})") for kind, count in kinds]
    chart = horizontal_bars(items, title="Kinds of page") if items else "<p>No page was read.</p>"
    return _section("Kinds of page", chart)


def _coverage_section(survey: Survey) -> str:
    if not survey.articles:
        return _section("Field coverage", "<p>No row is an article.</p>")
    items = [(name, share, f"{share:.0%}") for name, share in survey.coverage.items()]
    chart = horizontal_bars(items, title="Share of articles with each field")
    return _section("Field coverage", f"<p>Of {plain_count(survey.articles, 'article')}.</p>{chart}")


def _failures_section(failures: list[Failures]) -> str:
    if not failures:
        return _section("Failures", "<p>None.</p>")
    return _section("Failures", "".join(map(_failure, failures)))


def _failure(failure: Failures) -> str:
    examples = "".join(
        f'<li>{_link(url)}<br><span class="message">{escape(_cut(message))}</span></li>'
        for url, message in failure.examples
    )
    return (
        f"<details open><summary><b>{failure.count:,}</b> {escape(failure.kind)}</summary>"
        f"<ul>{examples}</ul></details>"
    )


def _link(url: str) -> str:
    """Only http and https are links: anything may stand in a list."""
    if not url.startswith(("http://", "https://")):
        return escape(_cut(url))
    target = _NOT_IN_URLS.sub(lambda found: quote(found[0], errors="replace"), url)
    return f'<a href="{escape(target)}" rel="noreferrer">{escape(_cut(url))}</a>'


def _cut(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else text[: MOST_SHOWN - 1] + "…"


def _hosts_section(survey: Survey) -> str:
    hosts, all_hosts = survey.status.hosts, survey.status.traffic.hosts
    if not hosts:
        return _section("Hosts", "<p>Nothing was fetched.</p>")
    head = (
        "<tr><th>host<th>ok<th>failed<th>success<th>over time<th>requests<th>received<th>median"
        "<th>95 %<th>failures by kind</tr>"
    )
    rows = "".join(_host_row(host, survey.host_times[host.name]) for host in hosts)
    more = all_hosts - len(hosts)
    note = f"<p>The {len(hosts)} with the most pages; {more:,} more.</p>" if more > 0 else ""
    return _section("Hosts", f'{note}<div class="scroll"><table>{head}{rows}</table></div>')


def _host_row(host: HostFigures, times: list[Outcomes]) -> str:
    share = host.ok / host.pages if host.pages else 0.0
    failed = sum(host.failed.values())
    cells = (
        f"{host.ok:,}",
        f"{failed:,}",
        f"{share:.0%}",
        sparkline(times, title="ok and failed over time"),
        f"{host.requests:,}",
        plain_bytes(host.bytes),
        _seconds(host.median),
        _seconds(host.p95),
        escape(count_by_kind(host.failed)),
    )
    return f"<tr><td>{escape(host.name)}{''.join(f'<td>{cell}' for cell in cells)}</tr>"


def _latency_section(survey: Survey) -> str:
    if not any(survey.latencies):
        return _section("Fetch times", "<p>Nothing was fetched.</p>")
    names = [*(f"≤ {limit:g} s" for limit in LATENCIES), f"> {LATENCIES[-1]:g} s"]
    chart = histogram(list(zip(names, survey.latencies, strict=True)), title="Fetches by duration")
    return _section("Fetch times", _wide(chart))


def _wide(chart: str) -> str:
    """A chart that a narrow window shows a part of, rather than with letters too small to read."""
    return f'<div class="scroll wide">{chart}</div>'


def _section(title: str, content: str) -> str:
    return f"<section><h2>{escape(title)}</h2>{content}</section>"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def _seconds(value: float | None) -> str:
    return "–" if value is None else plain_seconds(value)


def _moment(unix: float | None) -> str:
    return datetime.fromtimestamp(unix, UTC).strftime("%Y-%m-%d %H:%M:%S") if unix else ""
