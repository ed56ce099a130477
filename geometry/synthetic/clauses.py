"""What clauses rest on, say, and are called: problems taken apart and put together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from geometry.language import Clause, Fact, asserted


def joined(clauses: Iterable[Clause | str]) -> str:
    """Clauses as one text."""
    return "; ".join(map(str, clauses))


def facts_of(clauses: Iterable[Clause]) -> tuple[Fact, ...]:
    """What clauses assert, without repetition."""
    facts = (f for c in clauses for k in c.constructions for f in asserted(k))
    return tuple(dict.fromkeys(facts))


def renamed(clause: Clause, names: Mapping[str, str]) -> Clause:
    """The clause with its points renamed; a name without an entry stays."""
    constructions = tuple(
        replace(c, args=tuple(names.get(a, a) for a in c.args)) for c in clause.constructions
    )
    return Clause(tuple(names.get(p, p) for p in clause.outputs), constructions)


def ancestors(clauses: Sequence[Clause], points: Iterable[str]) -> list[Clause]:
    """The clauses that some points rest on, in the order of the text."""
    wanted = set(points)
    found = []
    for clause in reversed(clauses):
        if wanted & set(clause.outputs):
            wanted |= _inputs(clause)
            found.append(clause)
    return found[::-1]


def without(clauses: Iterable[Clause], missing: Clause) -> list[Clause]:
    """The clauses that do not depend on the points of one of them."""
    lost = set(missing.outputs)
    rest = []
    for clause in clauses:
        if clause is missing or _inputs(clause) & lost:
            lost |= set(clause.outputs)
        else:
            rest.append(clause)
    return rest


def _inputs(clause: Clause) -> set[str]:
    return {p for c in clause.constructions for p in c.args} - set(clause.outputs)
