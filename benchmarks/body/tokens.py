"""How much more often text below a name, or starting with a word, is body than not; counted site by site."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from scraper.body.model.name_features import described
from scraper.body.model.names import name_tokens, without_digits
from scraper.body.model.weights import leading_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scraper.document import Leaf

Shares = dict[str, tuple[float, float]]
"""Token to the shares of one page's occurrences in and outside the body; they sum to 1."""
NAME_DOMAINS, WORD_DOMAINS = 3, 4
"""A token on fewer sites than this has no weight."""
SMOOTHING, LEAST = 0.7, 0.2
"""Added to both counts; log-odds nearer to 0 than LEAST are left out."""


def page_shares(leaves: list[Leaf], label: list[int], weight: list[float]) -> tuple[Shares, Shares]:
    """The shares of a page's name tokens (by characters, log-scaled) and leading words."""
    names: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    words: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for leaf, body, sure in zip(leaves, label, weight, strict=True):
        tokens: set[str] = set()
        for element in (leaf.inner, *leaf.inner.ancestors()):
            if element.attrs or element.names:
                tokens.update(name_tokens(without_digits(described(element))))
        for token in tokens:
            names[token][not body] += math.log1p(len(leaf.text)) * sure
        for word in set(leading_words(leaf.text)):
            words[word][not body] += sure
    return _normal(names), _normal(words)


def _normal(counts: Mapping[str, list[float]]) -> Shares:
    return {token: (a / (a + b), b / (a + b)) for token, (a, b) in counts.items() if a + b}


class TokenCounts:
    """The counts of all sites, from which any one site's can be left out: its pages must not teach themselves."""

    def __init__(self, least_domains: int) -> None:
        self.least_domains = least_domains
        self.by_token: dict[str, dict[str, tuple[float, float]]] = defaultdict(dict)

    def add(self, domain: str, shares: Shares, weight: float = 1.0) -> None:
        for token, (inside, outside) in shares.items():
            a, b = self.by_token[token].get(domain, (0.0, 0.0))
            self.by_token[token][domain] = (a + inside * weight, b + outside * weight)

    def prune(self) -> None:
        """Drops what can have no weight."""
        few = [token for token, domains in self.by_token.items() if len(domains) < self.least_domains]
        for token in few:
            del self.by_token[token]

    def weight(self, token: str, without: str | None = None) -> float | None:
        domains = self.by_token.get(token)
        if domains is None or len(domains) - (without in domains) < self.least_domains - 1:
            return None
        counts = [pair for domain, pair in domains.items() if domain != without]
        inside, outside = sum(a for a, _ in counts), sum(b for _, b in counts)
        odds = math.log((inside + SMOOTHING) / (outside + SMOOTHING))
        return odds if abs(odds) >= LEAST else None

    def weights(self) -> dict[str, float]:
        """All weights, tokens in order."""
        found = ((token, self.weight(token)) for token in sorted(self.by_token) if "\n" not in token)
        return {token: weight for token, weight in found if weight is not None}

    def without(self, domain: str) -> WithoutDomain:
        return WithoutDomain(self, domain)


class WithoutDomain(Mapping[str, float]):
    """The weights as they would be without one site, worked out as they are asked for.

    No dict: its own `get` would pass by what is worked out here.
    """

    def __init__(self, counts: TokenCounts, domain: str) -> None:
        self.counts, self.domain = counts, domain
        self.asked: dict[str, float | None] = {}

    def __getitem__(self, token: str) -> float:
        if token not in self.asked:
            self.asked[token] = self.counts.weight(token, self.domain)
        weight = self.asked[token]
        if weight is None:
            raise KeyError(token)
        return weight

    def __iter__(self) -> Iterator[str]:
        raise TypeError("worked out on demand")

    def __len__(self) -> int:
        raise TypeError("worked out on demand")
