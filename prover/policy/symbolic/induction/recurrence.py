"""Proposer: closed forms and bounds for sequences given by recurrences, by strengthened induction.

The conclusion about `f n` is proved together with its shifts `f (n + 1)`, …, as many as the order
of the recurrence; a closed form that is not stated is guessed by polynomial interpolation or as an
eventually periodic residue and then proved in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, number
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
    substitute,
    subterms,
)
from prover.policy.symbolic.suggestion import Suggestion

_BASE = "first | grind | simp_all | omega"
_STEP = "first | grind | (simp_all; omega) | omega"


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Strengthened inductions, then guessed closed forms."""
    for f in sequent.variables:
        kind = sequent.variables[f]
        if not (isinstance(kind, Binary) and kind.op == "→" and kind.left == Name("Nat")):
            continue
        recurrence = next(
            ((h, order) for h in sequent.facts() if (order := _order(h, f)) > 0), None
        )
        if recurrence is None:
            continue
        hypothesis, order = recurrence
        yield from _stated(sequent, order)
        yield from _guessed(sequent, f, hypothesis, order)


def _order(h: Hypothesis, f: str) -> int:
    """r when `h` is `∀ n, f (n + r) = …` (or `f n = … f (n - r)`), else 0."""
    if not isinstance(h.statement, Quantified) or h.statement.op != "∀":
        return 0
    best = 0
    for s in subterms(h.statement.body):
        if isinstance(s, App) and s.fn == Name(f) and len(s.args) == 1:
            match s.args[0]:
                case Binary("+" | "-", Name(_), Num(value)):
                    best = max(best, int(value))
                case _:
                    continue
    return best


def _stated(sequent: Sequent, order: int) -> Iterator[Suggestion]:
    """The conclusion and its shifts, for each natural variable of it."""
    goal = sequent.conclusion
    free = free_names(goal)
    for n in [v for v in sequent.variables if sequent.type_text(v) == "Nat" and v in free]:
        if any(n in free_names(h.statement) for h in sequent.hypotheses):
            continue
        parts = [_shift(goal, n, k) for k in range(order)]
        text = " ∧ ".join(f"({show(p)})" for p in parts)
        yield Suggestion(
            f"have key : ∀ {n} : Nat, {text} := by\n  intro {n}\n  induction {n} with\n"
            f"  | zero => {_BASE}\n  | succ {n} ih => {_STEP}\n"
            + (f"exact (key {n}).1" if order > 1 else f"exact key {n}"),
            0.5,
        )


def _shift(term: Term, n: str, k: int) -> Term:
    if k == 0:
        return term
    return substitute(term, {n: Binary("+", Name(n), Num(Fraction(k)))})


def values(
    sequent: Sequent, f: str, hypothesis: Hypothesis, order: int, count: int
) -> list[Fraction] | None:
    """f 0, f 1, … computed from the initial values and the recurrence `f (n + order) = …`."""
    start: dict[int, Fraction] = {}
    for h in sequent.facts():
        match h.statement:
            case Binary("=", App(Name(g), (Num(k),)), Num(v)) if g == f:
                start[int(k)] = v
            case _:
                continue
    statement = hypothesis.statement
    if not isinstance(statement, Quantified) or not isinstance(statement.body, Binary):
        return None
    if statement.body.op != "=" or len(statement.binders) != 1:
        return None
    variable = statement.binders[0].names[0]
    left, right = statement.body.left, statement.body.right
    expected = App(Name(f), (Binary("+", Name(variable), Num(Fraction(order))),))
    if left != expected or any(k not in start for k in range(order)):
        return None
    table = [start[k] for k in range(order)]
    kind = sequent.value_type(left)

    def known(k: Fraction) -> Fraction:
        if not 0 <= k < len(table):
            raise UnknownValueError
        return table[int(k)]

    types: Mapping[str, Term] = {**sequent.variables, variable: Name("Nat")}
    try:
        for n in range(count - order):
            scope = Scope({f: known, variable: Fraction(n)}, types)
            table.append(number(right, scope, kind))
    except (UnknownValueError, ZeroDivisionError):
        return None
    return table


def _guessed(sequent: Sequent, f: str, hypothesis: Hypothesis, order: int) -> Iterator[Suggestion]:
    table = values(sequent, f, hypothesis, order, 40)
    if table is None:
        return
    n = "m"
    kind = sequent.value_type(App(Name(f), (Num(Fraction(0)),)))
    cast = n if kind == "Nat" else f"({n} : {kind})"
    closed = _interpolate(table, cast)
    for text in closed:
        shifts = " ∧ ".join(
            f"({f} ({n} + {k}) = {text.replace(cast, f'({cast} + {k})')})" for k in range(order)
        )
        yield Suggestion(
            f"have key : ∀ {n} : Nat, {shifts} := by\n  intro {n}\n  induction {n} with\n"
            f"  | zero => {_BASE}\n  | succ {n} ih => {_STEP}\n" + _uses(sequent, f),
            0.45,
        )
    if kind in ("Nat", "Int"):
        for modulus in sorted(_moduli(sequent)):
            whole = [int(v) % modulus for v in table]
            period = next(
                (
                    p
                    for p in range(1, 25)
                    if all(a == b for a, b in zip(whole, whole[p:], strict=False))
                ),
                None,
            )
            if period is None:
                continue
            rows = " ∨ ".join(
                f"({n} % {period} = {r}"
                + "".join(f" ∧ {f} ({n} + {k}) % {modulus} = {whole[r + k]}" for k in range(order))
                + ")"
                for r in range(period)
            )
            yield Suggestion(
                f"have key : ∀ {n} : Nat, {rows} := by\n  intro {n}\n  induction {n} with\n"
                f"  | zero => simp_all\n"
                f"  | succ {n} ih =>\n    have hrec := {hypothesis.proof} {n}\n"
                f"    simp only [Nat.add_assoc, Nat.reduceAdd, Nat.add_zero] at *\n    omega\n"
                + _uses(sequent, f, closer="omega"),
                0.4,
            )


def _interpolate(table: list[Fraction], n: str) -> list[str]:
    """A polynomial of degree at most 3 with integer coefficients through the whole table."""
    for degree in range(4):
        differences = [table]
        for _ in range(degree + 1):
            row = differences[-1]
            differences.append([b - a for a, b in pairwise(row)])
        if any(differences[degree + 1]):
            continue
        coefficients = newton_to_powers([row[0] for row in differences[: degree + 1]])
        if any(c.denominator != 1 for c in coefficients):
            return []
        parts: list[str] = []
        for power in range(degree, -1, -1):
            c = coefficients[power]
            if c or (power == 0 and not parts):
                unit = "" if power == 0 else n if power == 1 else f"{n}^{power}"
                value = str(c) if c >= 0 else f"({c})"
                parts.append(f"{value} * {unit}" if unit else value)
        return [" + ".join(parts)]
    return []


def newton_to_powers(differences: list[Fraction]) -> list[Fraction]:
    """Coefficients by power of `sum_k differences[k] * binomial(n, k)`."""
    out = [Fraction(0)] * len(differences)
    basis = [Fraction(1)]
    for k, d in enumerate(differences):
        for power, c in enumerate(basis):
            out[power] += d * c
        shifted = [Fraction(0), *basis]
        basis = [
            (shifted[i] - k * (basis[i] if i < len(basis) else Fraction(0))) / (k + 1)
            for i in range(len(shifted))
        ]
    return out


def _uses(sequent: Sequent, f: str, closer: str = "grind") -> str:
    arguments = [
        show(s.args[0])
        for s in subterms(sequent.conclusion)
        if isinstance(s, App)
        and s.fn == Name(f)
        and len(s.args) == 1
        and free_names(s.args[0]) <= set(sequent.variables)
    ]
    lines = [f"have u{i} := key ({a})" for i, a in enumerate(dict.fromkeys(arguments))]
    lines.append(f"first | {closer} | (simp_all; done) | (simp_all; omega)")
    return "\n".join(lines)


def _moduli(sequent: Sequent) -> set[int]:
    out: set[int] = set()
    for s in subterms(sequent.conclusion):
        match s:
            case Binary("%", _, Num(m)) | Binary("∣", Num(m), _):
                out.add(int(m))
            case _:
                continue
    return {m for m in out if 2 <= m <= 60}
