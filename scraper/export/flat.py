"""A row as one level of plain values: what a spreadsheet or a SQL table holds."""

from scraper.export.row import Row

Plain = str | int | float | bool | None

COLUMNS: dict[str, type] = {
    "line": int,
    "input": str,
    "outcome": str,
    "error_kind": str,
    "error_message": str,
    "attempts": int,
    "url": str,
    "canonical_url": str,
    "final_url": str,
    "status": int,
    "headline": str,
    "authors": str,
    "date": str,
    "date_modified": str,
    "body": str,
    "description": str,
    "dateline": str,
    "section_list": str,
    "tag_list": str,
    "publisher": str,
    "language": str,
    "image": str,
    "embed_list": str,
    "page_kind": str,
    "page_reason": str,
    "access_declared": str,
    "access_observed": str,
    "completeness": float,
    "truncated": bool,
    "fetched_at": str,
    "scraper_version": str,
    "list": str,
}
"""Lists of texts are joined by `; `."""


def flat_row(row: Row) -> dict[str, Plain]:
    """The values of a row by column, in the order of `COLUMNS`."""
    given: dict[str, Plain] = {
        "error_kind": row.error.kind if row.error else None,
        "error_message": row.error.message if row.error else None,
        "authors": "; ".join(person.name for person in row.byline),
        "section_list": "; ".join(row.sections),
        "tag_list": "; ".join(row.tags),
        "image": row.images[0].url if row.images else None,
        "embed_list": "; ".join(embed.url for embed in row.embeds),
        "access_declared": row.access.declared,
        "access_observed": row.access.observed,
        "completeness": row.completeness.score,
        "truncated": row.completeness.truncated,
    }
    return {name: given[name] if name in given else getattr(row, name) for name in COLUMNS}
