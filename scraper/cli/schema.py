"""`scraper schema`: what the JSON looks like."""

from __future__ import annotations

import json

import typer


def add_commands(app: typer.Typer) -> None:
    app.command("schema")(schema)


def schema() -> None:
    """Print the JSON Schema (2020-12) of an article."""
    from scraper.article import article_schema

    print(json.dumps(article_schema(), indent=2))
