"""Bodies that this project labelled itself, on pages of the data folder whose truth has none.

`reviewed.jsonl` has one object a page: `id`, `body` (the leaves that are the article's) and `unsure` (those on which
good labellers would differ), each leaf as the key of its text, so that no text of a page stands here. The pages
were read leaf by leaf, with the model's answer beside each, which the reader set right; pages with no one body were
left out. `python -m benchmarks.body.reviewed DATA` tells how they agree with the phrases that the truth has.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.body.corpus import read_lines, read_pages, read_truth
from benchmarks.body.labels import Labels, label_snippets
from scraper.document import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.body.corpus import Labelled
    from scraper.document import Document

REVIEWED = Path(__file__).with_name("reviewed.jsonl")


def leaf_keys(texts: Iterable[str]) -> list[str]:
    """A short name for each text of a page; of equal texts the second and further ones are numbered."""
    seen: Counter[str] = Counter()
    keys = []
    for text in texts:
        key = hashlib.md5(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:6]
        keys.append(f"{key}.{seen[key]}" if seen[key] else key)
        seen[key] += 1
    return keys


def label_reviewed(texts: list[str], review: dict[str, Any]) -> Labels:
    """Labels for a page's leaf texts; `coverage` falls where the page is no longer cut into the leaves reviewed."""
    keys, body, unsure = leaf_keys(texts), set(review["body"]), set(review["unsure"])
    found = len(body.intersection(keys)) / len(body)
    return Labels([int(k in body) for k in keys], [float(k not in unsure) for k in keys], found)


def read_reviewed() -> dict[str, dict[str, Any]]:
    """The reviews by the page's id."""
    return {row["id"]: row for row in read_lines(REVIEWED)}


def reviewed_documents(pages: Iterable[Labelled]) -> Iterator[tuple[Labelled, Document, Labels]]:
    """The pages that were reviewed, and whose truth has no body."""
    reviews = read_reviewed()
    for page in pages:
        if page.id in reviews and not page.truth.get("body"):
            doc = parse(page.page)
            texts = [leaf.text for leaf in doc.scan.leaves if leaf.kind == "text"]
            yield page, doc, label_reviewed(texts, reviews[page.id])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    pages = list(read_pages(data, read_truth(data)))
    agreed = told = found = 0
    for page, doc, labels in reviewed_documents(pages):
        found += 1
        texts = [leaf.text for leaf in doc.scan.leaves if leaf.kind == "text"]
        phrases = label_snippets(texts, page.truth.get("with") or [], page.truth.get("without") or [])
        for ours, theirs, weight in zip(labels.label, phrases.label, phrases.weight, strict=True):
            told += weight > 0
            agreed += weight > 0 and ours == theirs
    print(f"{found} pages; of {told} leaves that the truth's phrases tell of, {agreed} are labelled so")


if __name__ == "__main__":
    main()
