"""A small labelled data folder, made: pages of a few sites, each built in its own way, with their truth."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

SITES, PAGES = 14, 2
WORDS = (
    "harbour ferry council bridge winter heron museum signal archive orchard lantern "
    "river market school engine garden library tower quarry chapel baker mayor "
    "pilot train island valley ledger painter voyage timber"
).split()
STYLES = (
    ("article-body", "related-posts", "comment-content"),
    ("entry-content", "sidebar-widget", "comments-area"),
    ("story-text", "most-read", "reply-text"),
    ("post-body", "read-more-list", "discussion"),
)


def make_data(folder: Path) -> Path:
    """Writes `truth.jsonl`, `embeds.jsonl` and `pages/` into the folder, the same each time."""
    (folder / "pages").mkdir(parents=True)
    rng = random.Random(7)
    rows = [make_page(folder, rng, site, number) for site in range(SITES) for number in range(PAGES)]
    write_lines(folder / "truth.jsonl", rows)
    write_lines(folder / "embeds.jsonl", [{"id": row["id"], "embeds": []} for row in rows[:5]])
    return folder


def write_lines(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def make_page(folder: Path, rng: random.Random, site: int, number: int) -> dict[str, Any]:
    """One page on disk; its row of the truth."""
    domain, name = f"site{site}.example", f"made-{site}-{number}"
    title = sentence(rng, 6).rstrip(".")
    texts = [" ".join(sentence(rng, rng.randint(9, 16)) for _ in range(2)) for _ in range(rng.randint(4, 8))]
    with gzip.open(folder / "pages" / f"{name}.html.gz", "wb") as file:
        file.write(markup(rng, STYLES[site % len(STYLES)], title, texts).encode())
    truth = {"title": title, "body": "\n".join(texts), "date": "2024-05-01", "authors": ["Ana Lind"]}
    return {
        "id": name,
        "set": "even" if site % 2 == 0 else "odd",
        "url": f"https://{domain}/{number}",
        "domain": domain,
        **truth,
    }


def sentence(rng: random.Random, size: int) -> str:
    return " ".join(["The", *(rng.choice(WORDS) for _ in range(size))]) + "."


def markup(rng: random.Random, style: tuple[str, str, str], title: str, texts: list[str]) -> str:
    body, related, comments = style
    links = "".join(f'<li><a href="/{i}">{sentence(rng, 5)}</a></li>' for i in range(5))
    said = "".join(f"<p>{sentence(rng, 12)}</p>" for _ in range(3))
    paragraphs = "".join(f"<p>{text}</p>" for text in texts)
    return (
        f'<html lang="en"><head><title>{title}</title><meta name="author" content="Ana Lind">'
        '<meta property="article:published_time" content="2024-05-01"></head><body>'
        '<nav class="menu"><a href="/a">News</a> <a href="/b">Sport</a></nav>'
        f'<article><h1>{title}</h1><div class="{body}">{paragraphs}</div></article>'
        f'<div class="{related}"><h3>More</h3><ul>{links}</ul></div>'
        f'<section class="comments"><div class="{comments}">{said}</div></section>'
        "<footer><p>All rights reserved.</p></footer></body></html>"
    )
