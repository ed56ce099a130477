"""What a proof step may say: a fact of the language, or a product of lengths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from geometry.language import Fact


@dataclass(frozen=True, slots=True)
class Product:
    """|p q|^e · ... = 1 over the terms `((p, q), e)`: what Ceva, Menelaus and sines speak of."""

    terms: tuple[tuple[tuple[str, str], int], ...]

    @property
    def args(self) -> tuple[str, ...]:
        """All points mentioned, in order, with repetitions."""
        return tuple(p for pair, _ in self.terms for p in pair)

    def renamed(self, names: dict[str, str]) -> Product:
        """The same product with points renamed; a name without an entry stays."""
        return Product(
            tuple(((names.get(p, p), names.get(q, q)), e) for (p, q), e in self.terms)
        )

    def __str__(self) -> str:
        return "product " + " ".join(f"{e} {p} {q}" for (p, q), e in self.terms)


Statement: TypeAlias = Fact | Product
