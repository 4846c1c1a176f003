"""Labelled leaves with their features: what the model is trained on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.body.labels import Labels, label_leaves, label_snippets
from benchmarks.body.tokens import NAME_DOMAINS, WORD_DOMAINS, TokenCounts, page_shares
from scraper.body.model.features import leaf_features
from scraper.body.model.names import NameReader
from scraper.body.model.weights import TextWeights
from scraper.body.table import LeafTable
from scraper.document import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.body.corpus import Labelled
    from scraper.body.table import Columns
    from scraper.document import Document

LEAST_COVERAGE = 0.8
"""A page whose truth is not found in its DOM to this share teaches nothing."""


@dataclass
class Example:
    """One page: features by name, and label and weight of each leaf judged."""

    id: str
    domain: str
    table: LeafTable
    columns: Columns
    label: np.ndarray
    weight: np.ndarray
    teaches: bool
    times: float = 1.0
    """How many pages of the data it weighs."""


def labelled_documents(pages: Iterable[Labelled]) -> list[tuple[Labelled, Document, Labels]]:
    """The pages that have a body in the truth, with labels for all their text leaves."""
    found = []
    for page in pages:
        body = page.truth.get("body")
        if not body:
            continue
        doc = parse(page.page)
        texts = [leaf.text for leaf in doc.scan.leaves if leaf.kind == "text"]
        paragraphs = page.truth.get("paragraphs") or []
        optional = [paragraphs[i] for i in page.truth.get("optional") or [] if i < len(paragraphs)]
        found.append((page, doc, label_leaves(texts, body, optional)))
    return found


def snippet_documents(pages: Iterable[Labelled]) -> list[tuple[Labelled, Document, Labels]]:
    """The pages of which the truth knows no body, but some phrases in it and some that are not."""
    found = []
    for page in pages:
        truth = page.truth
        if truth.get("body") or not (truth.get("with") or truth.get("without")):
            continue
        doc = parse(page.page)
        texts = [leaf.text for leaf in doc.scan.leaves if leaf.kind == "text"]
        found.append((page, doc, label_snippets(texts, truth.get("with") or [], truth.get("without") or [])))
    return found


def count_tokens(
    pages: Iterable[tuple[Labelled, Document, Labels]], weight: float = 1.0
) -> tuple[TokenCounts, TokenCounts]:
    """Counts of name tokens and leading words over the pages that teach."""
    names, words = TokenCounts(NAME_DOMAINS), TokenCounts(WORD_DOMAINS)
    for page, doc, labels in pages:
        if labels.coverage >= LEAST_COVERAGE:
            leaves = [leaf for leaf in doc.scan.leaves if leaf.kind == "text"]
            of_names, of_words = page_shares(leaves, labels.label, labels.weight)
            names.add(page.domain, of_names, weight)
            words.add(page.domain, of_words, weight)
    names.prune()
    words.prune()
    return names, words


def make_example(
    page: Labelled, doc: Document, labels: Labels, counts: tuple[TokenCounts, TokenCounts]
) -> Example | None:
    """The page's features with token weights that its own site had no part in; None without text."""
    table = LeafTable(doc)
    if not table.size:
        return None
    names, words = (count.without(page.domain) for count in counts)
    columns = leaf_features(table, NameReader(names), TextWeights(words))
    rows = {
        leaf.index: row for row, leaf in enumerate(leaf for leaf in doc.scan.leaves if leaf.kind == "text")
    }
    judged = [rows[index] for index in table.index.tolist()]
    label, weight = np.array(labels.label)[judged], np.array(labels.weight)[judged]
    return Example(page.id, page.domain, table, columns, label, weight, labels.coverage >= LEAST_COVERAGE)


def page_weight(example: Example) -> np.ndarray:
    """Every page weighs the same, save for its `times`; within it, a leaf by the logarithm of its length."""
    weight = np.maximum(np.log1p(example.table.chars), 0.2) * example.weight
    found: np.ndarray = weight / max(float(weight.sum()), 1e-9) * 100 * example.times
    return found
