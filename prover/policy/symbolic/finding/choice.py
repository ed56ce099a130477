"""Proposer: two different elements of an explicit list, such that something is never equal.

Against `∃ a b, a ∈ [u, …] ∧ b ∈ [u, …] ∧ a ≠ b ∧ ∀ x, P a b ≠ Q x` stands that every pair has its x: the
tactic turns the goal round and writes down the equation of each pair that involves a variable. (Lists
are outside the grammar of `parser.py`: the conclusion is taken apart as text.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import show
from prover.policy.symbolic.suggestion import Suggestion

_GOAL = re.compile(
    r"∃ (?P<a>\w+) (?P<b>\w+), (?P=a) ∈ \[(?P<list>[^\]]*)\] ∧ (?P=b) ∈ \[(?P=list)\] ∧ "
    r"(?P=a) ≠ (?P=b) ∧ "
    r"\(∀ \((?P<x>\w+) : (?P<type>Int|Nat)\), (?P<left>[^∧∨→∀∃]*) ≠ (?P<right>[^∧∨→∀∃]*)\)"
)
_MAX_PAIRS = 8


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """At most one tactic; it leaves `False` to be shown from the equations."""
    goal = sequent.conclusion
    found = _GOAL.fullmatch(show(goal))
    if found is None:
        return
    a, b, x, kind = (found.group(name) for name in ("a", "b", "x", "type"))
    elements = [e.strip() for e in found.group("list").split(",")]
    pairs = [
        (u, v)
        for u, v in combinations(elements, 2)
        if u != v and not (u.lstrip("-").isdigit() and v.lstrip("-").isdigit())
    ]
    if not 1 <= len(pairs) <= _MAX_PAIRS:
        return
    items = f"[{', '.join(elements)}]"
    equation = f"{found.group('left').strip()} = {found.group('right').strip()}"
    lines = [
        "apply Classical.byContradiction",
        "intro hneg",
        f"have each : ∀ {a} {b} : {kind}, {a} ∈ {items} → {b} ∈ {items} → {a} ≠ {b} → "
        f"∃ {x} : {kind}, {equation} := by",
        f"  intro {a} {b} ha hb hab",
        "  apply Classical.byContradiction",
        "  intro no",
        f"  exact hneg ⟨{a}, {b}, ha, hb, hab, fun {x} hx => no ⟨{x}, hx⟩⟩",
    ]
    for i, (u, v) in enumerate(pairs):
        lines.append(f"obtain ⟨x{i}, hx{i}⟩ := each ({u}) ({v}) (by simp) (by simp) (by omega)")
    lines.append("clear each hneg")
    yield Suggestion("\n".join(lines), 0.7)
