"""Points on the variety that equational premises cut out, one free choice at a time.

Some variables are chosen freely; the equations are then solved for the others as long as they are
linear in what is left. Counterexample searches get past `a + b + c = 0` this way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from prover.policy.symbolic.goals.exact import solve_near
from prover.policy.symbolic.goals.poly import Poly

MAX_CHOICES = 20_000


def substitute(poly: Poly, point: Mapping[str, Fraction]) -> Poly:
    """The polynomial with some atoms replaced by values."""
    out = Poly.const(0)
    for m, c in poly.terms.items():
        rest: list[tuple[str, int]] = []
        for a, e in m:
            if a in point:
                c *= point[a] ** e
            else:
                rest.append((a, e))
        if c:
            out = out + Poly({tuple(rest): c})
    return out


def complete(
    equations: Sequence[Poly], chosen: Mapping[str, Fraction], rest: Sequence[str]
) -> dict[str, Fraction] | None:
    """Values for `rest` that satisfy the equations; None if that takes more than linear algebra."""
    point = dict(chosen)
    pending = [substitute(p, point) for p in equations]
    progress = True
    while progress:
        progress = False
        linear = [p for p in pending if p.terms and p.degree == 1]
        if linear:
            unknown = sorted({a for p in linear for a in p.atoms})
            index = {a: i for i, a in enumerate(unknown)}
            rows = [
                (
                    {index[m[0][0]]: c for m, c in p.terms.items() if m},
                    -p.terms.get((), Fraction(0)),
                )
                for p in linear
            ]
            near = [Fraction(k + 1) for k in range(len(unknown))]
            values = solve_near(rows, near)
            if values is None:
                return None
            point.update(zip(unknown, values, strict=True))
            pending = [substitute(p, point) for p in pending]
            progress = True
    if any(p.terms for p in pending):
        return None
    for k, a in enumerate(rest):
        point.setdefault(a, Fraction(k + 1))
    return point


def points(
    equations: Sequence[Poly], names: Sequence[str], pool: Sequence[Fraction]
) -> Iterator[dict[str, Fraction]]:
    """Solutions, those with few free choices first."""
    used = [n for n in names if any(n in p.atoms for p in equations)]
    idle = [n for n in names if n not in used]
    seen: set[tuple[Fraction, ...]] = set()
    total = 0
    for free in range(max(0, len(used) - len(equations)), len(used)):
        for start in range(len(used)):
            chosen = [used[(start + k) % len(used)] for k in range(free)]
            width = max(2, min(len(pool), int(2000 ** (1 / max(1, free + len(idle))))))
            for values in product(pool[:width], repeat=free + len(idle)):
                total += 1
                if total > MAX_CHOICES:
                    return
                picked = dict(zip([*chosen, *idle], values, strict=True))
                found = complete(equations, picked, used)
                if found is None:
                    continue
                key = tuple(found[n] for n in names)
                if key not in seen:
                    seen.add(key)
                    yield found


def substitute_polys(poly: Poly, values: Mapping[str, Poly]) -> Poly:
    """The polynomial with some atoms replaced by polynomials. Raises `TooLargeError`."""
    powers: dict[tuple[str, int], Poly] = {}
    out = Poly.const(0)
    for m, c in poly.terms.items():
        total = Poly.const(c)
        for a, e in m:
            if (a, e) not in powers:
                powers[(a, e)] = (values[a] if a in values else Poly.atom(a)) ** e
            total = total * powers[(a, e)]
        out = out + total
    return out
