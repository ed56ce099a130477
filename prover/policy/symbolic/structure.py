"""Cheap proposals that take a goal or a hypothesis apart."""

from __future__ import annotations

from collections.abc import Iterator

from prover.policy.symbolic.goals.sequent import Hypothesis, Sequent
from prover.policy.symbolic.goals.shape import leading_names
from prover.policy.symbolic.goals.terms import (
    Binary,
    Name,
    Quantified,
    Unary,
    free_names,
    fresh_name,
)
from prover.policy.symbolic.suggestion import Suggestion


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Introductions, splits, case distinctions, substitutions."""
    names = leading_names(sequent)
    if names:
        yield Suggestion("intro " + " ".join(names), 0.9)
    match sequent.conclusion:
        case Binary("∧", _, _) | Binary("↔", _, _):
            yield Suggestion("constructor", 0.7)
            yield Suggestion("refine ⟨by grind, ?_⟩", 0.1)
        case Binary("∨", _, _):
            yield Suggestion("apply Classical.byContradiction\nintro hneg", 0.08)
            yield Suggestion("left", 0.05)
            yield Suggestion("right", 0.05)
        case Quantified("∃", _, _):
            for value in ("0", "1", "2"):
                yield Suggestion(f"refine ⟨{value}, ?_⟩", 0.02)
        case Binary("=", left, right) if _is_function(sequent, left) or isinstance(
            right, Quantified
        ):
            yield Suggestion("funext x", 0.4)
        case _:
            pass
    for h in sequent.hypotheses:
        yield from _hypothesis(sequent, h)


def _is_function(sequent: Sequent, term: object) -> bool:
    if not isinstance(term, Name):
        return False
    kind = sequent.variables.get(term.text)
    return isinstance(kind, Binary) and kind.op == "→"


def _hypothesis(sequent: Sequent, h: Hypothesis) -> Iterator[Suggestion]:
    taken = set(sequent.variables) | {k.proof for k in sequent.hypotheses}
    match h.statement:
        case Quantified("∃", binders, body):
            names = [fresh_name(n.replace("✝", ""), taken) for b in binders for n in b.names]
            count = 0
            inner = body
            while isinstance(inner, Binary) and inner.op == "∧":
                count, inner = count + 1, inner.right
            names += [fresh_name("h", taken) for _ in range(count + 1)]
            yield Suggestion(f"obtain ⟨{', '.join(names)}⟩ := {h.proof}", 0.8)
        case Binary("∧", _, _):
            left, right = fresh_name("h", taken), fresh_name("h", taken)
            yield Suggestion(f"obtain ⟨{left}, {right}⟩ := {h.proof}", 0.25)
        case Binary("∨", left_side, _):
            parts = 2
            node = h.statement.right if isinstance(h.statement, Binary) else left_side
            while isinstance(node, Binary) and node.op == "∨":
                parts, node = parts + 1, node.right
            pattern = " | ".join([h.proof] * parts)
            yield Suggestion(f"rcases {h.proof} with {pattern}", 0.35)
        case Binary("↔", _, _):
            yield Suggestion(f"obtain ⟨hmp, hmpr⟩ := {h.proof}", 0.1)
        case Binary("=", Name(x), right) if x in sequent.variables and x not in free_names(right):
            yield Suggestion(f"subst {h.proof}", 0.15)
        case Binary("=", left, Name(x)) if x in sequent.variables and x not in free_names(left):
            yield Suggestion(f"subst {h.proof}", 0.15)
        case Unary("¬", Quantified("∃", _, _)):
            yield Suggestion(f"simp only [not_exists] at {h.proof}", 0.1)
        case Unary("¬", Binary("∧" | "∨" | "→", _, _)):
            yield Suggestion(
                f"simp only [Classical.not_and_iff_not_or_not, not_or, "
                f"Classical.not_imp] at {h.proof}",
                0.1,
            )
        case _:
            return


def excluded_middle(sequent: Sequent) -> Iterator[Suggestion]:
    """Split on whether an equation between two variables holds."""
    names = [n for n in sequent.variables if sequent.type_text(n) in ("Nat", "Int")]
    for i, a in enumerate(names[:3]):
        for b in names[i + 1 : 3]:
            yield Suggestion(f"by_cases hab : {a} = {b}", 0.02)
