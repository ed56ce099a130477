"""The nearest of some texts to a given one: words weighted by TF-IDF, compared by their cosine.

Salton and Buckley (1988). A few hundred short texts are compared directly; there is no index.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
_WORD = re.compile(r"[^\W\d_]{2,}|[≤≥<>=∣√∑∏^|]")
_SHORTEST_STEM = 4


class Neighbours(Generic[T]):
    """Things to be found by their texts."""

    def __init__(self, items: Sequence[tuple[str, T]]) -> None:
        """`items`: (text, thing) pairs; of equally near ones the earlier comes first."""
        counts = [Counter(_words(text)) for text, _ in items]
        seen = Counter(word for count in counts for word in count)
        self._weights = {word: math.log((1 + len(items)) / (1 + n)) for word, n in seen.items()}
        self._items = [
            (self._vector(count), item) for count, (_, item) in zip(counts, items, strict=True)
        ]

    def nearest(self, text: str, n: int) -> list[T]:
        """The `n` things whose texts are nearest, nearest last (next to the question)."""
        wanted = self._vector(Counter(_words(text)))
        scored = [
            (sum(weight * vector.get(word, 0.0) for word, weight in wanted.items()), item)
            for vector, item in self._items
        ]
        best = sorted(scored, key=lambda pair: -pair[0])[: max(0, n)]
        return [item for _, item in reversed(best)]

    def _vector(self, count: Counter[str]) -> dict[str, float]:
        """The weighted words of a text, of length 1; empty for a text of unknown words."""
        raw = {
            word: (1 + math.log(n)) * self._weights[word]
            for word, n in count.items()
            if self._weights.get(word, 0.0) > 0
        }
        length = math.sqrt(sum(weight**2 for weight in raw.values()))
        return {word: weight / length for word, weight in raw.items()} if length else {}


def _words(text: str) -> list[str]:
    """The words of a text in lower case, plural and verb endings cut off."""
    return [_stem(word) for word in _WORD.findall(text.lower())]


def _stem(word: str) -> str:
    for ending in ("ing", "ers", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word
