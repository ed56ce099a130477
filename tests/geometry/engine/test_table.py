"""The core's linear algebra beside an exact elimination over the rationals."""

from __future__ import annotations

import random

import pytest
import sympy

from geometry.engine import _core


def generic(count: int, rng: random.Random) -> _core.Closure:
    closure = _core.Closure(3)
    for _ in range(count):
        closure.add_point(rng.uniform(-1, 1), rng.uniform(-1, 1))
    return closure


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("table", [0, 1, 2, 3])
def test_implied_exactly_when_in_the_span(seed: int, table: int) -> None:
    rng = random.Random(seed)
    closure = generic(5, rng)
    pairs = [(a, b) for a in range(5) for b in range(a)]

    def form() -> list[tuple[int, int, int]]:
        return [(a, b, rng.choice([-3, -2, -1, 1, 2, 5])) for a, b in rng.sample(pairs, 3)]

    def row(terms: list[tuple[int, int, int]]) -> list[int]:
        values = dict.fromkeys(pairs, 0)
        for a, b, c in terms:
            values[a, b] += c
        return list(values.values())

    forms = [form() for _ in range(6)]
    for i, f in enumerate(forms):
        closure.assume((table, f, []), i)
    matrix = sympy.Matrix([row(f) for f in forms])
    rank = matrix.rank()
    assert closure.sizes()[table] == rank
    trace = _core.Trace(closure)
    for _ in range(20):
        mixture = [
            (a, b, c * k)
            for f in rng.sample(forms, 3)
            for k in [rng.randint(1, 3)]
            for a, b, c in f
        ]
        candidate = mixture if rng.random() < 0.5 else form()
        inside = matrix.col_join(sympy.Matrix([row(candidate)])).rank() == rank
        assert closure.holds((table, candidate, [])) == inside
        shares = trace.solve(closure, table, candidate, closure.sizes()[table])
        assert (shares is not None) == inside
        if shares is not None:
            total = [sympy.Rational(0)] * len(pairs)
            for equation, n, d in shares:
                _, terms = closure.equation(table, equation)
                total = [
                    t + sympy.Rational(n, d) * c for t, c in zip(total, row(terms), strict=True)
                ]
            assert total == row(candidate)


def test_proofs_use_only_what_was_known_at_the_time() -> None:
    closure = generic(4, random.Random(0))
    closure.assume((0, [(1, 0, 1), (2, 0, -1)], []), 0)
    closure.assume((0, [(2, 0, 1), (3, 0, -1)], []), 1)
    trace = _core.Trace(closure)
    terms = [(1, 0, 1), (3, 0, -1)]
    assert trace.solve(closure, 0, terms, 1) is None
    assert trace.solve(closure, 0, terms, 2) == [(0, 1, 1), (1, 1, 1)]
