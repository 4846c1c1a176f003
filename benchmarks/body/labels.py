"""Which leaves of a page are its body, by the page's truth: the words of both, aligned in order.

A leaf of four words or more is matched by its 4-grams; copies of one text are told apart by the order of their
neighbours (the heaviest increasing chain of matches); a shorter leaf counts if its words fill the gap in the truth
between the matched leaves around it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|[^\W_]+")
"""As the scorer counts words: a CJK or Thai letter is one."""
N = 4
MATCHED = 0.6
"""Share of a leaf's 4-grams that must stand in the truth."""


@dataclass
class Labels:
    """One entry a leaf: 1 body, 0 not; weight 0 where the truth does not say. `coverage`: share of truth found."""

    label: list[int]
    weight: list[float]
    coverage: float


def words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", text))


def label_leaves(texts: list[str], body: str, optional: list[str]) -> Labels:
    """Labels for leaf texts (in page order) by the truth's body; `optional` paragraphs may be in or out."""
    truth = words(body)
    leaves = [words(text) for text in texts]
    places = _places(truth)
    share = [_share(leaf, places) for leaf in leaves]
    chain = _chain(leaves, share, places)
    label = [0] * len(leaves)
    for i in chain:
        label[i] = 1
    _add_reordered(leaves, share, chain, label)
    _fill_gaps(leaves, truth, chain, label)
    weight = [0.3 if 0.2 < s < 0.85 and len(leaf) > 8 else 1.0 for s, leaf in zip(share, leaves, strict=True)]
    for i, text in enumerate(texts):
        if optional and any(text.strip() == o.strip() or (len(text) > 30 and text in o) for o in optional):
            weight[i] = 0.0
    return Labels(label, weight, _coverage(truth, leaves, label))


def label_snippets(texts: list[str], wanted: list[str], unwanted: list[str]) -> Labels:
    """Labels for the leaves that hold a phrase of which the truth says that it is, or is not, of the body.

    Of a wanted phrase that stands there more than once nobody knows which is meant; all others have no weight.
    """
    leaves = [" ".join(text.split()).lower() for text in texts]
    label, weight = [0] * len(leaves), [0.0] * len(leaves)
    for phrases, body in ((unwanted, 0), (wanted, 1)):
        for phrase in filter(None, (" ".join(phrase.split()).lower() for phrase in phrases)):
            hits = [i for i, leaf in enumerate(leaves) if phrase in leaf]
            if body and len(hits) > 1:
                continue
            for i in hits:
                label[i], weight[i] = body, 1.0
    return Labels(label, weight, float(any(weight)))


def _grams(leaf: list[str]) -> list[tuple[str, ...]]:
    return [tuple(leaf[i : i + N]) for i in range(len(leaf) - N + 1)]


def _places(truth: list[str]) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    for at, gram in enumerate(_grams(truth)):
        places.setdefault(gram, []).append(at)
    return places


def _share(leaf: list[str], places: dict[tuple[str, ...], list[int]]) -> float:
    grams = _grams(leaf)
    return sum(g in places for g in grams) / len(grams) if grams else 0.0


def _chain(
    leaves: list[list[str]], share: list[float], places: dict[tuple[str, ...], list[int]]
) -> dict[int, int]:
    """Leaf index to place in the truth, for the heaviest chain of matches that runs in order."""
    nodes: list[tuple[int, int, int]] = []
    for i, leaf in enumerate(leaves):
        if share[i] >= MATCHED:
            first = next(g for g in _grams(leaf) if g in places)
            nodes += [(i, at, len(leaf)) for at in places[first][:5]]
    best: list[tuple[int, int]] = []
    for k, (i, at, size) in enumerate(nodes):
        before = max(
            ((best[j][0], j) for j in range(k) if nodes[j][0] < i and nodes[j][1] < at), default=(0, -1)
        )
        best.append((before[0] + size, before[1]))
    found: dict[int, int] = {}
    k = max(range(len(best)), key=lambda j: best[j][0], default=-1)
    while k >= 0:
        found[nodes[k][0]] = nodes[k][1]
        k = best[k][1]
    return found


def _add_reordered(
    leaves: list[list[str]], share: list[float], chain: dict[int, int], label: list[int]
) -> None:
    """Matches out of order count too, unless they only repeat what the chain has."""
    have = {gram for i in chain for gram in _grams(leaves[i])}
    for i, leaf in enumerate(leaves):
        if share[i] >= MATCHED and i not in chain:
            grams = _grams(leaf)
            if sum(g in have for g in grams) < 0.5 * len(grams):
                label[i] = 1


def _fill_gaps(leaves: list[list[str]], truth: list[str], chain: dict[int, int], label: list[int]) -> None:
    """Short leaves between two links of the chain, where the truth has just these words between them."""
    order = sorted(chain)
    bounds = [(-1, 0), *((i, chain[i] + len(leaves[i])) for i in order)]
    ends = [*((i, chain[i]) for i in order), (len(leaves), len(truth))]
    for (before, start), (after, end) in zip(bounds, ends, strict=True):
        gap = truth[max(0, start - 1) : end + 1]
        at = 0
        for i in range(before + 1, after):
            size = len(leaves[i])
            if 0 < size < N and (hit := _find(gap, leaves[i], at)) >= 0:
                label[i], at = 1, hit + size


def _find(words: list[str], part: list[str], start: int) -> int:
    size = len(part)
    return next((i for i in range(start, len(words) - size + 1) if words[i : i + size] == part), -1)


def _coverage(truth: list[str], leaves: list[list[str]], label: list[int]) -> float:
    have = {g for leaf, y in zip(leaves, label, strict=True) if y for g in _grams(leaf)}
    grams = _grams(truth)
    return sum(g in have for g in grams) / len(grams) if grams else 0.0
