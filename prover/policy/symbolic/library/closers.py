"""Cheap proposals: the library's closing tactics, by the shape of the goal."""

from __future__ import annotations

from collections.abc import Iterator

from prover.policy.symbolic.goals.sequent import Hypothesis, Sequent, relation_type
from prover.policy.symbolic.goals.shape import Shape
from prover.policy.symbolic.goals.terms import Binary, Name, Num, Quantified, Term, subterms
from prover.policy.symbolic.suggestion import Suggestion

_MOST_NAMES = 6


def propose(sequent: Sequent, shape: Shape) -> Iterator[Suggestion]:
    """Nothing for goals of core Lean: it has none of these tactics."""
    if not sequent.library:
        return
    names = ", ".join(_equations(sequent))
    yield Suggestion("norm_num", 0.6 if shape.closed else 0.12)
    if names:
        yield Suggestion(f"norm_num [{names}]", 0.3)
        yield Suggestion(f"simp [{names}]", 0.15)
    if sequent.hypotheses:
        yield Suggestion("norm_num at *", 0.06)
    field = bool(shape.domains & sequent.fields)
    if shape.ordered:
        yield Suggestion("positivity", 0.5 if _positive(sequent.conclusion) else 0.02)
        yield Suggestion("nlinarith", 0.12 if not shape.linear else 0.02)
    if field and (shape.linear or sequent.conclusion == Name("False")):
        yield Suggestion("linarith", 0.35)
    if isinstance(sequent.conclusion, Binary) and sequent.conclusion.op == "=":
        yield Suggestion("ring", 0.2 if not sequent.hypotheses else 0.05)
    if field and _has_quotient(sequent.conclusion):
        yield Suggestion("field_simp\ngrind", 0.2)
        yield Suggestion("field_simp", 0.1)
    for h in sequent.hypotheses:
        if _has_quotient(h.statement) and relation_type(sequent, h.statement) in sequent.fields:
            yield Suggestion(f"field_simp at {h.proof}", 0.15)
    match sequent.conclusion:
        case Binary("=", Name(x), Num(value)) if sequent.type_text(x) in ("Nat", "Int"):
            for kind in sorted(shape.domains & sequent.fields):
                line = f"have hc : ({x} : {kind}) = {value} := by linarith"
                yield Suggestion(f"{line}\nexact_mod_cast hc", 0.4)
        case _:
            pass
    for name in _bounded(sequent):
        yield Suggestion(f"interval_cases {name} <;> first | omega | simp_all | grind", 0.15)


def _equations(sequent: Sequent) -> list[str]:
    """Hypotheses that rewrite: equations, also under `∀`."""
    return [h.proof for h in sequent.hypotheses if _rewrites(h)][:_MOST_NAMES]


def _rewrites(h: Hypothesis) -> bool:
    term: Term = h.statement
    while isinstance(term, Quantified) and term.op == "∀":
        term = term.body
    return isinstance(term, Binary) and term.op == "="


def _positive(term: Term) -> bool:
    """Whether a goal asks for the sign of something."""
    match term:
        case Binary("<" | "≤", Num(value), _) | Binary(">" | "≥" | "≠", _, Num(value)):
            return value == 0
        case _:
            return False


def _has_quotient(term: Term) -> bool:
    return any(isinstance(s, Binary) and s.op == "/" for s in subterms(term))


def _bounded(sequent: Sequent) -> list[str]:
    """Integer and natural variables with an upper bound (and a lower one, for integers)."""
    above: set[str] = set()
    below = {name for name in sequent.variables if sequent.type_text(name) == "Nat"}
    for fact in sequent.facts():
        match fact.statement:
            case Binary("<" | "≤", Name(x), Num(_)) | Binary(">" | "≥", Num(_), Name(x)):
                above.add(x)
            case Binary("<" | "≤", Num(_), Name(x)) | Binary(">" | "≥", Name(x), Num(_)):
                below.add(x)
            case _:
                continue
    return sorted(x for x in above & below if sequent.type_text(x) in ("Nat", "Int"))[:2]
