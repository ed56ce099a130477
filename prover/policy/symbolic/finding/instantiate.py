"""Proposer: put terms into the universal hypotheses.

Functional equations want 0, 1, the variables and the arguments of the conclusion; recurrences want
0, 1, 2, … up to the largest index in sight.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from prover.policy.symbolic.finding.counterexample import telescope
from prover.policy.symbolic.goals.sequent import Hypothesis, Sequent
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Name,
    Num,
    Quantified,
    Term,
    free_names,
    show,
    subterms,
)
from prover.policy.symbolic.suggestion import Suggestion

MAX_INSTANCES = 40
MAX_INDEX = 60


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Instances of the universal hypotheses followed by closers."""
    universal = [
        h for h in sequent.facts() if isinstance(h.statement, Quantified) and h.statement.op == "∀"
    ]
    if not universal or isinstance(sequent.conclusion, Quantified):
        return
    for level, weight in ((0, 0.5), (1, 0.35), (2, 0.2)):
        lines: list[str] = []
        for h in universal:
            lines += _instances(sequent, h, level)
        lines = list(dict.fromkeys(lines))[:MAX_INSTANCES]
        if not lines:
            continue
        text = "\n".join(f"have i{k} := {line}" for k, line in enumerate(lines))
        yield Suggestion(f"{text}\ngrind", weight)
        yield Suggestion(f"{text}\nsimp_all <;> first | omega | grind", weight * 0.4)
        if all("Nat" in (sequent.type_text(v), "Nat") for v in sequent.variables):
            yield Suggestion(f"{text}\nomega", weight * 0.8)


def _instances(sequent: Sequent, h: Hypothesis, level: int) -> list[str]:
    steps, _ = telescope(h.statement, sequent.variables)
    places = [s for s in steps if s.premise is None]
    if not places or any(not s.explicit for s in places) or len(places) > 3:
        return []
    pools: list[list[str]] = []
    for s in places:
        kind = s.kind.text if isinstance(s.kind, Name) else _guess(sequent, h)
        pools.append(_terms(sequent, h, kind, level, len(places)))
    out = []
    for choice in product(*pools):
        filled = iter(choice)
        arguments = [
            "(by first | omega | grind | simp_all)" if s.premise is not None else next(filled)
            for s in steps
        ]
        out.append(f"{h.proof} {' '.join(arguments)}")
        if len(out) >= MAX_INSTANCES:
            break
    return out


def _guess(sequent: Sequent, h: Hypothesis) -> str:
    """The argument type of a function that the hypothesis mentions."""
    for s in subterms(h.statement):
        if isinstance(s, App) and isinstance(s.fn, Name):
            kind = sequent.variables.get(s.fn.text)
            if isinstance(kind, Binary) and isinstance(kind.left, Name):
                return kind.left.text
    return ""


def _terms(sequent: Sequent, h: Hypothesis, kind: str, level: int, places: int) -> list[str]:
    """Terms of a type to put in, as Lean text."""
    arguments: list[Term] = []
    context = [sequent.conclusion] + [
        f.statement for f in sequent.facts() if not isinstance(f.statement, Quantified)
    ]
    for t in context:
        for s in subterms(t):
            if isinstance(s, App) and isinstance(s.fn, Name) and s.fn.text in sequent.variables:
                arguments += [a for a in s.args if _closed(a, sequent)]
    own = [n for n in sequent.variables if sequent.type_text(n) == kind]
    if kind == "Nat" and _recurrence(h):
        indices = [int(a.value) for a in arguments if isinstance(a, Num)]
        top = min(max(indices, default=4), MAX_INDEX)
        low = max(0, min(indices, default=0) - 1)
        numbers = [str(k) for k in range(low if level == 0 else 0, top + 1)]
        return [*own, *numbers] if level else numbers[-30:]
    texts = [_wrap(a) for a in arguments]
    if level == 0:
        base = ["0"] if places > 1 else ["0", "1"]
    elif level == 1:
        base = ["0", "1"] if places > 1 else ["0", "1", "2", "(-1)"]
    else:
        base = ["0", "1", "2"] if places > 1 else ["0", "1", "2", "3", "4", "(-1)", "(-2)"]
    if kind == "Nat":
        base = [b for b in base if not b.startswith("(")]
    if level == 2:
        texts += [f"({a} + {b})" for a in own[:2] for b in own[:2]]
        texts += [f"(-{a})" for a in own if kind != "Nat"]
    return list(dict.fromkeys([*own, *base, *texts]))[: (12 if places == 1 else 6)]


def _closed(term: Term, sequent: Sequent) -> bool:
    return free_names(term) <= set(sequent.variables)


def _recurrence(h: Hypothesis) -> bool:
    """Whether some function is applied to variable + numeral."""
    return any(
        isinstance(s, App)
        and any(
            isinstance(a, Binary) and a.op in ("+", "-") and isinstance(a.right, Num)
            for a in s.args
        )
        for s in subterms(h.statement)
    )


def _wrap(term: Term) -> str:
    text = show(term)
    return text if isinstance(term, Name | Num) else f"({text})"
