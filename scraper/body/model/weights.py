"""Learned weights of the words a leaf starts with: log-odds that it is the article's body."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_CHARS = 60
MAX_WORDS = 6


def leading_words(text: str) -> list[str]:
    """The first words in lower case, with the punctuation at their edges: `related:` tells more."""
    return text[:MAX_CHARS].lower().split(None, MAX_WORDS)[:MAX_WORDS]


class TextWeights:
    """Reads leaf texts with learned weights."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights

    def read(self, text: str) -> float:
        weights = self.weights
        known = [weights[word] for word in leading_words(text) if word in weights]
        return sum(known) / len(known) ** 0.5 if known else 0.0
