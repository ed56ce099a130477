"""Proposer: existential goals that are systems of linear equations over the integers.

The right sides are arbitrary; an integral right inverse of the coefficient matrix, found by search,
turns them into witnesses.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from prover.policy.symbolic.goals.poly import Poly, lean_names, read_poly
from prover.policy.symbolic.goals.sequent import Sequent, normal_type
from prover.policy.symbolic.goals.terms import Binary, Name, Quantified, Term, conjuncts
from prover.policy.symbolic.suggestion import Suggestion

_RANGE = (0, 1, -1, 2, -2, 3, -3)


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """`exact ⟨…, by grind⟩` with witnesses linear in the right sides."""
    goal = sequent.conclusion
    names: list[str] = []
    body: Term = goal
    kind = ""
    while isinstance(body, Quantified) and body.op == "∃":
        for b in body.binders:
            names += b.names
            if b.type is not None:
                type_ = normal_type(b.type)
                kind = type_.text if isinstance(type_, Name) else ""
        body = body.body
    if not 2 <= len(names) <= 5 or body is goal:
        return
    kind = kind or "Int"
    if kind == "Nat":
        return
    rows: list[list[int]] = []
    sides: list[Poly] = []
    for equation in conjuncts(body):
        if not isinstance(equation, Binary) or equation.op != "=":
            return
        left = read_poly(equation.left, "Int", is_field=False)
        right = read_poly(equation.right, "Int", is_field=False)
        if left is None or right is None:
            return
        difference = left - right
        row = []
        for n in names:
            value = difference.terms.get(((n, 1),), Fraction(0))
            if value.denominator != 1:
                return
            row.append(int(value))
        rest = {m: c for m, c in difference.terms.items() if not any(a in names for a, _ in m)}
        if len(rest) + sum(1 for v in row if v) != len(difference.terms):
            return
        rows.append(row)
        sides.append(-Poly(rest))
    if len(rows) > 3:
        return
    columns: list[tuple[int, ...]] = []
    for i in range(len(rows)):
        unit = [int(i == j) for j in range(len(rows))]
        column = next(
            (
                x
                for x in product(_RANGE, repeat=len(names))
                if [sum(a * b for a, b in zip(row, x, strict=True)) for row in rows] == unit
            ),
            None,
        )
        if column is None:
            return
        columns.append(column)
    atoms = sorted({a for s in sides for a in s.atoms})
    written = lean_names(atoms, kind, sequent.variables)
    witnesses = []
    for j in range(len(names)):
        total = Poly.const(0)
        for column, side in zip(columns, sides, strict=True):
            total = total + side.scale(column[j])
        witnesses.append(total.lean(written))
    holes = ", ".join(["by grind"] * len(rows))
    yield Suggestion(f"exact ⟨{', '.join(witnesses)}, {holes}⟩", 0.8)
