"""What a closure knows, as facts: lines, circles, directions, lengths, similar triangles."""

from __future__ import annotations

import cmath
from collections import defaultdict
from itertools import combinations

from geometry.engine import _core
from geometry.engine.closure import Closure
from geometry.engine.forms import DIRECTIONS, LOGS
from geometry.language import Fact, Predicate

Pair = tuple[str, str]


def findings(closure: Closure, limit: int = 200) -> tuple[Fact, ...]:
    """Up to `limit` facts that a closure knows and that are not among its hypotheses.

    One fact for each line and circle of three, or four, points or more; for parallel and for
    perpendicular lines and for equal lengths, each further member of a class beside its first;
    and the pairs of similar triangles that were noticed.
    """
    lines = _lines(closure)
    names = closure.names
    found = [Fact(Predicate.COLL, tuple(sorted(line))) for line in lines if len(line) > 2]
    found += [
        Fact(Predicate.CYCLIC, tuple(sorted(names[i] for i in members)))
        for members in closure.core.concyclic_sets()
    ]
    found += _relations(closure, lines)
    found += _lengths(closure)
    found += _similar(closure)
    given = {(f.predicate, frozenset(f.args)) for f in closure.hypotheses}
    fresh = [f for f in found if (f.predicate, frozenset(f.args)) not in given]
    return tuple(fresh[:limit])


def _pairs(closure: Closure) -> list[Pair]:
    z = closure.coordinates
    scale = max(map(abs, z.values()), default=1.0)
    return [(p, q) for p, q in combinations(closure.names, 2) if abs(z[p] - z[q]) > 1e-7 * scale]


def _hash(closure: Closure, table: int, pair: Pair) -> int:
    return closure.core.hash(table, closure.index[pair[0]], closure.index[pair[1]])


def _turn(closure: Closure, pair: Pair) -> int:
    """The direction of a pair in millionths of pi, rounded."""
    z = closure.coordinates[pair[1]] - closure.coordinates[pair[0]]
    return round(cmath.phase(z) / cmath.pi % 1 * 1e6) % 1_000_000


def _lines(closure: Closure) -> list[frozenset[str]]:
    """Points known to be collinear, two or more, each line once."""
    classes: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in _pairs(closure):
        classes[_hash(closure, DIRECTIONS, pair), _turn(closure, pair)].append(pair)
    lines: list[frozenset[str]] = []
    for pairs in classes.values():
        rest = [set(p) for p in pairs]
        while rest:
            line = rest.pop()
            while touching := [s for s in rest if s & line]:
                line = line.union(*touching)
                rest = [s for s in rest if not s & line]
            lines.append(frozenset(line))
    return lines


def _relations(closure: Closure, lines: list[frozenset[str]]) -> list[Fact]:
    classes: dict[int, list[Pair]] = defaultdict(list)
    for line in lines:
        one, other, *_ = sorted(line)
        classes[_hash(closure, DIRECTIONS, (one, other))].append((one, other))
    facts = []
    for pairs in classes.values():
        first = pairs[0]
        for pair in pairs[1:]:
            gap = (_turn(closure, pair) - _turn(closure, first)) % 1_000_000
            if min(gap, 1_000_000 - gap) <= 1:
                facts.append(Fact(Predicate.PARA, (*first, *pair)))
            elif abs(gap - 500_000) <= 1:
                facts.append(Fact(Predicate.PERP, (*first, *pair)))
    return facts


def _lengths(closure: Closure) -> list[Fact]:
    classes: dict[tuple[int, str], list[Pair]] = defaultdict(list)
    for pair in _pairs(closure):
        size = abs(closure.coordinates[pair[1]] - closure.coordinates[pair[0]])
        classes[_hash(closure, LOGS, pair), f"{size:.6e}"].append(pair)
    return [
        Fact(Predicate.CONG, (*pairs[0], *pair)) for pairs in classes.values() for pair in pairs[1:]
    ]


def _similar(closure: Closure) -> list[Fact]:
    rules = _core.rule_names()
    facts = []
    for i in range(closure.core.events):
        rule, points, sign, _ = closure.core.event(i)
        if rules[rule].startswith("similar"):
            kind = Predicate.SIMTRI if sign > 0 else Predicate.SIMTRIR
            facts.append(Fact(kind, tuple(closure.names[p] for p in points)))
    return facts
