"""That two points differ: from inequalities that are known, or assumed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations

from geometry.language import Fact, Predicate
from prover.geometry.lean.combine import Keep
from prover.geometry.lean.orders import coll_permuted
from prover.geometry.lean.words import spell

P = Predicate


@dataclass(slots=True)
class Distinct:
    """Pairs of points known to differ, and the facts that tell more of them apart.

    `assume` makes a hypothesis of what cannot be proved; `rearranged` proves an inequality that is
    known with its points in some order.
    """

    assume: Callable[[Fact], str]
    rearranged: Callable[[Fact], str | None]
    keep: Keep
    _known: dict[tuple[str, str], str] = field(default_factory=dict)
    _lines: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    _lengths: list[tuple[tuple[str, ...], str]] = field(default_factory=list)

    def learn(self, fact: Fact, name: str) -> None:
        """A fact proved by `name`: three points on a line, or two segments of one length."""
        if fact.predicate is P.COLL:
            self._lines.append((fact.args, name))
        elif fact.predicate is P.CONG:
            self._lengths.append((fact.args, name))

    def give(self, fact: Fact, name: str) -> None:
        """An inequality that `name` proves."""
        p = fact.args
        match fact.predicate:
            case P.DIFF if len(p) == 2:
                self._known.setdefault((p[0], p[1]), name)
            case P.NCOLL if len(p) == 3:
                for (i, j), lemma in zip(
                    combinations(range(3), 2), ("₁₂", "₁₃", "₂₃"), strict=True
                ):
                    self._known.setdefault((p[i], p[j]), f"(ncoll_ne{lemma} _ _ _ {name})")
            case P.NPARA:
                self._known.setdefault((p[0], p[1]), f"(npara_ne₁ {name})")
                self._known.setdefault((p[2], p[3]), f"(npara_ne₂ {name})")
            case P.OBTUSE_ANGLE:
                self._known.setdefault((p[1], p[0]), f"(obtuse_ne₁ {name})")
                self._known.setdefault((p[1], p[2]), f"(obtuse_ne₂ {name})")
            case _:
                pass

    def apart(self, p: str, q: str) -> str:
        """A proof of `p ≠ q`."""
        if (p, q) in self._known:
            return self.keep(self._known[p, q])
        if (q, p) in self._known:
            return f"{self.keep(self._known[q, p])}.symm"
        term = self._separated(p, q)
        if term is None and (other := self._separated(q, p)) is not None:
            term = f"(Ne.symm {other})"
        term = term or self._as_long(p, q) or self.assume(Fact(P.DIFF, (p, q)))
        self._known[p, q] = self.keep(term)
        return self._known[p, q]

    def _separated(self, p: str, q: str) -> str | None:
        """p lies on a line on which q does not: a proof of `p ≠ q`."""
        for points, name in self._lines:
            if p not in points or q in points:
                continue
            a, b = (x for x in points if x != p)
            off = self.rearranged(Fact(P.NCOLL, (q, a, b)))
            if off is not None:
                on = coll_permuted(name, points, (p, a, b))
                return f"(ne_of_coll {spell(p, q, a, b)} {on} {off})"
        return None

    def _as_long(self, p: str, q: str) -> str | None:
        """pq is as long as a segment whose ends are known to differ: a proof of `p ≠ q`."""
        for (a, b, c, d), name in self._lengths:
            for lemma, ends, other in (("₁", (a, b), (c, d)), ("₂", (c, d), (a, b))):
                if {p, q} != set(ends) or {p, q} == set(other):
                    continue
                if other in self._known or other[::-1] in self._known:
                    known = self.apart(*other)
                    term = f"(ne_of_cong{lemma} {spell(a, b, c, d)} {name} {known})"
                    return term if ends == (p, q) else f"(Ne.symm {term})"
        return None
