"""Rules about lengths and their squares: linear over ℝ once the theorem is applied."""

from __future__ import annotations

from collections.abc import Sequence

from geometry.language import Fact, Predicate
from geometry.proof.equations import Table
from geometry.proof.proof import Step
from geometry.proof.replayer.inference import cong, perp
from geometry.proof.statement import Statement
from prover.geometry.lean.views import views
from prover.geometry.lean.words import number, proposition, spell
from prover.geometry.lean.writer import ExportError, Named, Special, Writer

P = Predicate


def _swaps(lemma: str, points: Sequence[str]) -> list[str]:
    """That the order of two points does not matter, for all pairs of some points."""
    names = sorted(set(points))
    return [f"{lemma} {spell(p, q)}" for i, p in enumerate(names) for q in names[:i]]


def _between(writer: Writer, a: str, b: str, c: str, premises: Sequence[Named]) -> str:
    """`dist a b + dist b c = dist a c`."""
    line = writer.show(Fact(P.COLL, (a, b, c)), premises)
    inside = writer.conditions.holds(Fact(P.OBTUSE_ANGLE, (a, b, c)))
    return f"(betweenness {spell(a, b, c)} {line} {inside})"


def _betweenness(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    a, b, c = step.points
    return _linear_lengths(step.conclusion, [_between(writer, a, b, c, premises)])


def _length_view(premise: Named, writer: Writer) -> list[str]:
    found = views(premise.statement, premise.name)
    return [v.term(writer.conditions.apart) for v in found if v.table is Table.LENGTHS]


def _constant_ratio(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    a, b, c = step.points
    known = [t for p in premises for t in _length_view(p, writer)]
    return _linear_lengths(step.conclusion, [_between(writer, a, b, c, premises), *known])


def _ratio_to_lengths(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    known = [t for p in premises for t in _length_view(p, writer)]
    return _linear_lengths(step.conclusion, known)


def _linear_lengths(conclusion: Statement, terms: Sequence[str]) -> str:
    """`linarith` on lengths whose points are brought into one order first."""
    assert isinstance(conclusion, Fact)
    facts = ", ".join([*terms, *_swaps("dist_comm", conclusion.args)])
    unfold = "skip" if conclusion.predicate.equation else "simp only [cong, rconst, lconst]"
    return f"(show {proposition(conclusion)} by {unfold}; linarith [{facts}])"


def _ratio_to_squares(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    (fact,) = step.uses
    if not isinstance(fact, Fact):
        raise ExportError("a ratio is a fact")
    known = writer.show(fact, premises)
    p, words, value = fact.args, spell(*fact.args), fact.value
    if fact.predicate is P.CONG:
        term = f"(dist_eq_iff {words}).1 {known}"
    elif fact.predicate is P.RCONST and value is not None:
        term = f"rconst_squares {words} {number(value)} {known}"
    elif fact.predicate is P.R2CONST and value is not None:
        text = f"distSq {spell(*p[:2])} = {number(value)} * distSq {spell(*p[2:])}"
        term = f"said (p := {text}) {known}"
    else:
        raise ExportError(f"no squares of {fact}")
    return _linear_squares(step.conclusion, [term])


def _linear_squares(conclusion: Statement, terms: Sequence[str]) -> str:
    facts = ", ".join([*terms, *_swaps("distSq_comm", conclusion.args)])
    return f"(show {proposition(conclusion)} by linarith [{facts}])"


def _pythagoras(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    a, b, c, d = step.points
    right = writer.show(perp(a, b, c, d), premises)
    squares = f"pythagoras {spell(a, b, c, d)} {right}"
    same = [f"distSq_self {spell(p)}" for p in sorted(set(step.points))]
    return _linear_squares(step.conclusion, [squares, *same])


def _betweenness_converse(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    a, b, c = step.points
    facts = ", ".join([*(p.name for p in premises), *_swaps("dist_comm", (a, b, c))])
    term = f"betweenness_converse {spell(a, b, c)} (by linarith [{facts}])"
    line = writer.have(f"{name}_0", Fact(P.COLL, (a, b, c)), term)
    return writer.show(step.conclusion, [line])


def _pythagoras_converse(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    a, b, c, d = step.points
    same = [f"distSq_self {spell(p)}" for p in sorted(set(step.points))]
    swaps = _swaps("distSq_comm", step.points)
    facts = ", ".join([*(p.name for p in premises), *swaps, *same])
    raw = writer.have(
        f"{name}_0",
        perp(a, b, c, d),
        f"pythagoras_converse {spell(a, b, c, d)} (by linarith [{facts}])",
    )
    return writer.show(step.conclusion, [raw])


def _squares_to_ratio(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    a, b, c, d = step.points
    swaps = _swaps("distSq_comm", step.points)
    facts = ", ".join([*(p.name for p in premises), *swaps])
    raw = writer.have(
        f"{name}_0",
        cong(a, b, c, d),
        f"squares_to_ratio {spell(a, b, c, d)} (by linarith [{facts}])",
    )
    return writer.show(step.conclusion, [raw])


def _lengths_to_ratio(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    return _linear_lengths(step.conclusion, [p.name for p in premises])


def _stewart(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    x, a, b, c = step.points
    ratio = next((u for u in step.uses if isinstance(u, Fact) and u.predicate is P.RCONST), None)
    if ratio is None or ratio.value is None:
        raise ExportError("no ratio to divide by")
    line = writer.show(Fact(P.COLL, (a, b, c)), premises)
    known = writer.show(Fact(P.RCONST, (a, b, a, c), ratio.value), premises)
    inside = writer.conditions.holds(Fact(P.OBTUSE_ANGLE, (a, b, c)))
    term = f"stewart {spell(x, a, b, c)} {number(ratio.value)} {line} {known} {inside}"
    same = [f"distSq_self {spell(p)}" for p in sorted(set(step.points))]
    return _linear_squares(step.conclusion, [term, *same])


LENGTHS: dict[str, Special] = {
    "betweenness": _betweenness,
    "betweenness_converse": _betweenness_converse,
    "constant_ratio": _constant_ratio,
    "ratio_to_lengths": _ratio_to_lengths,
    "ratio_to_squares": _ratio_to_squares,
    "lengths_to_ratio": _lengths_to_ratio,
    "squares_to_ratio": _squares_to_ratio,
    "pythagoras": _pythagoras,
    "pythagoras_converse": _pythagoras_converse,
    "stewart": _stewart,
}
