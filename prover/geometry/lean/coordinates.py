"""The second way: a small problem as one polynomial identity.

Facts about lines and distances are polynomial equations in the points' coordinates, inequalities say that
polynomials do not vanish. Lean's own Gröbner engine (`grind`) looks for a certificate, in the spirit of Wu's
method, and the kernel checks it. Neither the deduction engine nor a figure is asked.
"""

from __future__ import annotations

from geometry.language import Fact, GeometryProblem, Predicate
from prover.geometry.lean.conditions import Assumption
from prover.geometry.lean.export import LeanProof
from prover.geometry.lean.statement import Hypothesis, given, lean_statement
from prover.geometry.lean.writer import ExportError

P = Predicate
_POLYNOMIAL = frozenset(
    {P.COLL, P.PARA, P.PERP, P.CONG, P.MIDP, P.CIRCLE, P.EQRATIO, P.R2CONST, P.OVERLAP}
)
_CONDITIONS = frozenset({P.DIFF, P.NCOLL, P.NPARA, P.NPERP})
_UNFOLD = (
    "coll, para, perp, cong_iff, dist_eq_iff, midp, circle, eqratio_iff, r2const, ncoll, npara, nperp,"
    " cross, dot, distSq, Point.ext_iff, ne_eq"
)


def in_coordinates(problem: GeometryProblem) -> LeanProof:
    """The theorem that a problem states and an attempt to prove it in coordinates.

    Raises ExportError when some fact is no polynomial equation.
    """
    lines, names = [], []
    for fact, found in given(problem):
        if fact.predicate in _POLYNOMIAL or (fact.predicate in _CONDITIONS and len(fact.args) < 5):
            names += found
        elif fact.predicate is P.CYCLIC and len(fact.args) == 4:
            radii = [f"{found[0]}_{i}" for i in range(1, 4)]
            lines.append(f"obtain ⟨_, {', '.join(radii)}⟩ := cyclic_center {found[0]}")
            names += radii
        elif not fact.predicate.numeric:
            raise ExportError(f"{fact} is no polynomial equation")
    if not problem.goals:
        raise ExportError("the problem asks for nothing")
    more: list[Assumption] = []
    steps = [_goal(goal, more) for goal in problem.goals]
    hypotheses = [Hypothesis(a.name, a.text) for a in more]
    where = " ".join([*names, *(h.name for h in hypotheses), "⊢"])
    simplify = f"simp only [{_UNFOLD}] at {where}"
    if len(steps) > 1:
        lines.append("refine ⟨" + ", ".join("?_" for _ in steps) + "⟩")
    for step in steps:
        inner = [step] if step else []
        lines.append("· " + "; ".join([*inner, simplify, "grind"]))
    body = "by\n" + "\n".join(f"  {line}" for line in lines)
    return LeanProof(
        lean_statement(problem, problem.goals, hypotheses),
        body,
        tuple(h for h, a in zip(hypotheses, more, strict=True) if a.distinctness),
        tuple(h for h, a in zip(hypotheses, more, strict=True) if not a.distinctness),
        tuple(more),
        len(lines),
    )


def _goal(goal: Fact, more: list[Assumption]) -> str:
    """What makes a polynomial equation of a goal; `more` gets the conditions for it."""
    if goal.predicate in _POLYNOMIAL and not goal.asks:
        return ""
    if goal.predicate is P.EQANGLE:
        pairs = list(zip(goal.args[::2], goal.args[1::2], strict=True))
        return f"rw [eqangle_iff {' '.join(_apart(p, q, more) for p, q in pairs)}]"
    if goal.predicate is P.CYCLIC and len(goal.args) == 4:
        name = f"extra_{len(more) + 1}"
        more.append(Assumption(name, Fact(P.NCOLL, goal.args[:3])))
        return f"refine cyclic_of_cross {name} ?_"
    raise ExportError(f"{goal} is no polynomial equation")


def _apart(p: str, q: str, more: list[Assumption]) -> str:
    for known in more:
        if known.fact == Fact(P.DIFF, (p, q)):
            return known.name
        if known.fact == Fact(P.DIFF, (q, p)):
            return f"(Ne.symm {known.name})"
    more.append(Assumption(f"apart_{len(more) + 1}", Fact(P.DIFF, (p, q))))
    return more[-1].name
