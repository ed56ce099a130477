"""Proposer: variable exponents of a numeral base, bounded by size or by divisibility.

- A product of naturals that equals a numeral bounds every exponent in it.
- A linear goal with powers b ^ k: the first exponents one by one; from T on, b ^ T ≤ b ^ k is enough.
- b ^ n ∣ t with n ≥ T gives b ^ T ∣ t, which has a residue to look at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from prover.policy.symbolic.goals.sequent import Hypothesis, Sequent, relation_type
from prover.policy.symbolic.goals.terms import Binary, Name, Num, Term, Unary, show, subterms
from prover.policy.symbolic.residues import cycles
from prover.policy.symbolic.suggestion import Suggestion

_THRESHOLDS = (5, 8, 13)
_MAX_EXPONENT = 40


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Bounds on exponents, then the splits that they allow."""
    yield from _products(sequent)
    yield from _divisibility(sequent)
    yield from _thresholds(sequent)


def _power(sequent: Sequent, term: Term) -> tuple[int, str] | None:
    """(b, k) for b ^ k with a numeral b > 1 and a natural variable k."""
    match term:
        case Binary("^", Num(b), Name(k)) if b.denominator == 1 and b > 1:
            return (int(b), k) if sequent.type_text(k) == "Nat" else None
        case _:
            return None


def _factors(term: Term) -> list[Term]:
    if isinstance(term, Binary) and term.op == "*":
        return [*_factors(term.left), *_factors(term.right)]
    return [term]


def _products(sequent: Sequent) -> Iterator[Suggestion]:
    """`2 ^ x * … = 1296`: 2 ^ x divides 1296, so 2 ^ x ≤ 1296 and x ≤ 10."""
    lines: list[str] = []
    for f in sequent.facts():
        match f.statement:
            case Binary("=", left, Num(c)) if c.denominator == 1 and 0 < c < 10**12:
                proof, product, total = f.proof, left, int(c)
            case Binary("=", Num(c), right) if c.denominator == 1 and 0 < c < 10**12:
                proof, product, total = f"{f.proof}.symm", right, int(c)
            case _:
                continue
        factors = _factors(product)
        if len(factors) < 2 or relation_type(sequent, f.statement) != "Nat":
            continue
        for i, factor in enumerate(factors):
            found = _power(sequent, factor)
            if found is None:
                continue
            b, k = found
            most = next(e for e in range(_MAX_EXPONENT + 1) if b ** (e + 1) > total)
            rest = factors[:i] + factors[i + 1 :]
            cofactor = show(rest[0]) if len(rest) == 1 else " * ".join(f"({show(r)})" for r in rest)
            n = len(lines)
            lines.append(
                f"have le{n} : {k} ≤ {most} := by\n"
                f"  have d : {b} ^ {k} ∣ {total} := ⟨{cofactor}, by rw [← {proof}] <;> ac_rfl⟩\n"
                f"  have le := Nat.le_of_dvd (by decide) d\n"
                "  apply Classical.byContradiction\n  intro more\n"
                f"  have := Nat.pow_le_pow_right (show 0 < {b} by decide) "
                f"(show {most + 1} ≤ {k} by omega)\n  omega"
            )
    if lines:
        yield Suggestion("\n".join(lines), 0.6)


def _divisibility(sequent: Sequent) -> Iterator[Suggestion]:
    """Against `2 ^ n ∣ t`: the first n one by one, then 2 ^ T ∣ t instead, which residues refute."""
    goal, opening = sequent.conclusion, ""
    facts = [(f.proof, f.statement) for f in sequent.facts()]
    if isinstance(goal, Unary) and goal.op == "¬":
        facts, opening = [("hne", goal.arg)], "intro hne\n"
    elif goal != Name("False"):
        return
    for proof, statement in facts:
        match statement:
            case Binary("∣", left, right) if (found := _power(sequent, left)) is not None:
                b, n = found
            case _:
                continue
        if not any(isinstance(s, Name) and s.text == n for s in subterms(right)):
            continue
        for least in (3, 2, 4):
            head = opening + _smaller_power(b, n, least, right, proof)
            residue = Binary("∣", Num(Fraction(b**least)), right)
            large = Binary("≤", Num(Fraction(least)), Name(n))
            left_over = replace(
                sequent,
                conclusion=Name("False"),
                hypotheses=(
                    *sequent.hypotheses,
                    Hypothesis("large", large),
                    Hypothesis("power", residue),
                ),
            )
            closed = list(cycles.propose(left_over))
            for s in closed:
                yield Suggestion(f"{head}\n{s.tactic}", 0.9)
            if closed:
                return
            yield Suggestion(head, 0.3 if least == 3 else 0.1)


def _smaller_power(b: int, n: str, least: int, right: Term, proof: str) -> str:
    cases = " ∨ ".join(f"{n} = {k}" for k in range(least))
    return (
        f"have large : {least} ≤ {n} := by\n"
        "  apply Classical.byContradiction\n  intro more\n"
        f"  have cases : {cases} := by omega\n"
        f"  rcases cases with {' | '.join(['rfl'] * least)} <;> first | omega | (simp at *; done)\n"
        f"have power : {b**least} ∣ {show(right)} :=\n"
        f"  Nat.dvd_trans (show {b**least} ∣ {b} ^ {n} from Nat.pow_dvd_pow {b} large) "
        f"{proof}\nclear {proof}"
    )


def _thresholds(sequent: Sequent) -> Iterator[Suggestion]:
    """Small exponents one by one, b ^ T ≤ b ^ k for the others."""
    terms = [sequent.conclusion, *(f.statement for f in sequent.facts())]
    if not all(_linear(sequent, t) for t in terms):
        return
    powers = {p for t in terms for s in subterms(t) if (p := _power(sequent, s)) is not None}
    variables = {k for _, k in powers}
    if len(variables) != 1:
        return
    (k,) = variables
    for threshold in _THRESHOLDS:
        cases = " ∨ ".join(f"{k} = {v}" for v in range(threshold))
        large = "\n  ".join(
            f"have p{i} := Nat.pow_le_pow_right (show 0 < {b} by decide) large"
            for i, (b, _) in enumerate(sorted(powers))
        )
        yield Suggestion(
            f"rcases Nat.lt_or_ge {k} {threshold} with small | large\n"
            f"· have cases : {cases} := by omega\n"
            f"  rcases cases with {' | '.join(['rfl'] * threshold)} <;> omega\n"
            f"· {large}\n  omega",
            0.5 if threshold < 13 else 0.3,
        )


def _linear(sequent: Sequent, term: Term) -> bool:
    """Whether a proposition is linear over naturals once powers count as unknowns."""
    match term:
        case Name() | Num():
            return True
        case Unary("¬", arg):
            return _linear(sequent, arg)
        case Binary("*", left, right):
            sides = (isinstance(left, Num), isinstance(right, Num))
            return any(sides) and _linear(sequent, left) and _linear(sequent, right)
        case Binary("^", Num(), right):
            return isinstance(right, Num) or _power(sequent, term) is not None
        case Binary("%" | "/", left, Num(m)):
            return m > Fraction(0) and _linear(sequent, left)
        case Binary("+" | "-" | "=" | "≠" | "<" | "≤" | ">" | "≥" | "∧" | "∨" | "→" | "↔", a, b):
            return _linear(sequent, a) and _linear(sequent, b)
        case _:
            return False
