"""Proposer: witnesses of polynomial equations that are linear forms in the variables at hand.

For `∃ x y : Int, P x y = Q` with an equation between the variables in context (`n = a² + b²`, say), forms
with coefficients -1, 0, 1, as they are or halved, are tried on integer points of the equation; what
survives all points is proposed, with the parity that halving needs proved by cases.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from prover.policy.symbolic.goals.equations import integer_equations
from prover.policy.symbolic.goals.poly import Poly, read_poly
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import Binary, Quantified
from prover.policy.symbolic.suggestion import Suggestion

Point = dict[str, Fraction]
_SPAN = range(-4, 6)
_MAX_POINTS = 40
_MAX_FREE = 3


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """At most one tactic: forms without halves before halved ones."""
    goal = sequent.conclusion
    if not isinstance(goal, Quantified) or goal.op != "∃":
        return
    names = [n for b in goal.binders for n in b.names]
    body = goal.body
    if not 1 <= len(names) <= 2 or any(b.relation is not None for b in goal.binders):
        return
    if not (isinstance(body, Binary) and body.op == "="):
        return
    sides = [read_poly(t, "Int", is_field=False) for t in (body.left, body.right)]
    equations = [(fact.proof, poly) for fact, poly in integer_equations(sequent)]
    if sides[0] is None or sides[1] is None or len(equations) > 1:
        return
    wanted = sides[0] - sides[1]
    if any(sequent.type_text(a) != "Int" for a in wanted.atoms if a not in names):
        return
    proof, equation = equations[0] if equations else ("", Poly.const(0))
    points = list(_points(equation, [a for a in wanted.atoms if a not in names]))
    if len(points) < 5:
        return
    free = sorted(points[0])
    solved = {a for a in free if _isolated(equation, a)}
    bases = [a for a in free if a not in solved] or free
    forms = [dict(zip(bases, c, strict=True)) for c in product((1, 0, -1), repeat=len(bases))]
    for halved in (False, True):
        for chosen in product(forms, repeat=len(names)):
            if _fits(chosen, names, wanted, points, halved=halved):
                yield Suggestion(_tactic(list(chosen), proof, bases, halved=halved), 0.85)
                return


def _isolated(equation: Poly, a: str) -> bool:
    """Whether an equation gives the value of a in terms of the others: a occurs once, alone."""
    return [m for m in equation.terms if any(b == a for b, _ in m)] == [((a, 1),)]


def _points(equation: Poly, others: list[str]) -> Iterator[Point]:
    """Integer points of the equation, free variables included; few, and spread."""
    atoms = sorted({*equation.atoms, *others})
    solved = next((a for a in atoms if _isolated(equation, a)), None)
    free = [a for a in atoms if a != solved]
    if not 1 <= len(free) <= _MAX_FREE:
        return
    count = 0
    for values in product(_SPAN, repeat=len(free)):
        point = {a: Fraction(v) for a, v in zip(free, values, strict=True)}
        if solved is not None:
            c = equation.terms[((solved, 1),)]
            rest = Poly({m: k for m, k in equation.terms.items() if m != ((solved, 1),)})
            value = -rest.evaluate(point) / c
            if value.denominator != 1:
                continue
            point[solved] = value
        elif equation.evaluate(point) != 0:
            continue
        # neighbours tell little apart: every third point
        count += 1
        if count % 3 == 1:
            yield point
        if count > 3 * _MAX_POINTS:
            return


def _fits(
    chosen: tuple[dict[str, int], ...],
    names: list[str],
    wanted: Poly,
    points: list[Point],
    *,
    halved: bool,
) -> bool:
    for point in points:
        values = dict(point)
        for name, form in zip(names, chosen, strict=True):
            value = sum((c * point[a] for a, c in form.items()), Fraction(0))
            values[name] = value / 2 if halved else value
            if values[name].denominator != 1:
                return False
        if wanted.evaluate(values) != 0:
            return False
    return True


def _text(form: dict[str, int]) -> str:
    text = ""
    for a, c in form.items():
        if c:
            sign = "-" if c < 0 else "+" if text else ""
            text += f" {sign} {a}" if text else f"{sign}{a}"
    return text or "0"


def _tactic(chosen: list[dict[str, int]], proof: str, bases: list[str], *, halved: bool) -> str:
    if not halved:
        return f"exact ⟨{', '.join(_text(f) for f in chosen)}, by grind⟩"
    split = " <;> ".join(f"rcases Int.emod_two_eq {a} with i{a} | i{a}" for a in bases)
    given = ", ".join(f"i{a}" for a in bases)
    lemmas = "Int.add_emod, Int.sub_emod, Int.neg_emod, Int.mul_emod, Int.pow_succ"
    lines: list[str] = []
    for i, form in enumerate(chosen):
        lines.append(
            f"have even{i} : ({_text(form)}) % 2 = 0 := by\n  {split} <;>\n    first\n    | omega\n"
            f"    | (exfalso; have := congrArg (· % 2) {proof}; simp [{lemmas}, {given}] at this; done)\n"
            f"obtain ⟨w{i}, hw{i}⟩ : ∃ w, {_text(form)} = 2 * w := ⟨({_text(form)}) / 2, by omega⟩"
        )
    witnesses = ", ".join(f"w{i}" for i in range(len(chosen)))
    return "\n".join([*lines, f"exact ⟨{witnesses}, by grind⟩"])
