"""What a proof step may say: a fact of the language, or a product of lengths."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from geometry.language import Fact

Quantity: TypeAlias = tuple[str, ...]
"""Two points: their distance. Three: the sine of the angle at the first between the others."""


@dataclass(frozen=True, slots=True)
class Product:
    """The product of quantity^exponent over `terms` is `value`: Ceva, Menelaus, sines."""

    terms: tuple[tuple[Quantity, int], ...]
    value: Fraction = Fraction(1)

    @property
    def args(self) -> tuple[str, ...]:
        """All points mentioned, in order, with repetitions."""
        return tuple(p for quantity, _ in self.terms for p in quantity)

    def renamed(self, names: dict[str, str]) -> Product:
        """The same product with points renamed; a name without an entry stays."""
        terms = tuple((tuple(names.get(p, p) for p in q), e) for q, e in self.terms)
        return Product(terms, self.value)

    def __str__(self) -> str:
        words = " ".join(f"{e} {' '.join(q)} *" for q, e in self.terms)
        return f"product {words} {self.value}"


Statement: TypeAlias = Fact | Product
