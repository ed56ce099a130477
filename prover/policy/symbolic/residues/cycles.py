"""Cheap proposer: powers of numerals modulo a numeral, where the powers run through a pure cycle.

When b ^ p leaves 1 modulo m, b ^ e leaves what b ^ (e % p) leaves. That is one lemma, stated and
proved inside the tactic; the exponents' residues follow from those of their variables, over which the
tactic splits, and `omega` concludes. The goal is first tried at numbers: where residues leave it
false nothing is proposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import gcd, lcm

from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, holds, number
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import (
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

MAX_CASES = 60
_MAX_PERIOD = 60

LEMMA = """have cyc : ∀ b p m e : Nat, b ^ p % m = 1 % m → b ^ e % m = b ^ (e % p) % m := by
  intro b p m e h
  have s : b ^ e = (b ^ p) ^ (e / p) * b ^ (e % p) := by
    rw [← Nat.pow_mul, ← Nat.pow_add, Nat.div_add_mod]
  rw [s, Nat.mul_mod, Nat.pow_mod, h, ← Nat.pow_mod, Nat.one_pow, ← Nat.mul_mod, Nat.one_mul]
"""


def period(base: int, modulus: int) -> int | None:
    """The least p > 0 with base ^ p = 1 modulo `modulus`, if there is one of moderate size."""
    if gcd(base, modulus) != 1:
        return None
    value = base % modulus
    for p in range(1, _MAX_PERIOD + 1):
        if value == 1 % modulus:
            return p
        value = value * base % modulus
    return None


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """One tactic, for the least common multiple of the moduli taken of terms with such powers."""
    terms = [sequent.conclusion, *(f.statement for f in sequent.facts())]
    if any(isinstance(t, Quantified) for t in terms[:1]):
        return
    every = [s for t in terms if not isinstance(t, Quantified) for s in subterms(t)]
    powers = list(dict.fromkeys(s for s in every if _is_power(s)))
    variables = sorted({n for p in powers for n in free_names(p) if n in sequent.variables})
    if not 1 <= len(variables) <= 2 or any(sequent.type_text(n) != "Nat" for n in variables):
        return
    taken = list(_moduli(every))
    modulus = lcm(*(m for m, inner in taken if any(_is_power(s) for s in subterms(inner))))
    if modulus < 2:
        return
    periods: dict[Term, int] = {}
    for p in powers:
        found = period(_base(p), modulus)
        if found is None:
            return
        periods[p] = found
    span = lcm(*periods.values(), *(m for m, inner in taken if isinstance(inner, Name)))
    if span ** len(variables) > MAX_CASES:
        span = lcm(*periods.values())
    if span ** len(variables) > MAX_CASES:
        return
    truth = _true_at_samples(sequent, variables, span)
    if truth is False:
        return
    text = _tactic(variables, periods, modulus, span)
    if text is not None:
        cases = span ** len(variables)
        yield Suggestion(text, (0.97 if cases <= 24 else 0.7) if truth else 0.5)


def _is_power(term: Term) -> bool:
    return (
        isinstance(term, Binary)
        and term.op == "^"
        and isinstance(term.left, Num)
        and term.left.value.denominator == 1
        and not isinstance(term.right, Num)
    )


def _base(term: Term) -> int:
    assert isinstance(term, Binary)
    assert isinstance(term.left, Num)
    return int(term.left.value)


def _moduli(terms: list[Term]) -> Iterator[tuple[int, Term]]:
    """(m, of what) for every residue modulo a numeral that occurs."""
    for s in terms:
        match s:
            case Binary("%", inner, Num(m)) | Binary("∣" | "∤", Num(m), inner) if m > 1:
                if m.denominator == 1:
                    yield int(m), inner
            case _:
                continue


def _true_at_samples(sequent: Sequent, variables: list[str], span: int) -> bool | None:
    """Whether the goal holds for small values in every residue class; None if that is not known."""
    confirmed = False
    for values in product(range(2 * span), repeat=len(variables)):
        scope = Scope(
            {n: Fraction(v) for n, v in zip(variables, values, strict=True)}, sequent.variables
        )
        try:
            if not all(holds(f.statement, scope) for f in sequent.facts()):
                continue
            if not holds(sequent.conclusion, scope):
                return False
            confirmed = True
        except (UnknownValueError, OverflowError):
            return None
    return True if confirmed or sequent.conclusion == Name("False") else None


def _tactic(variables: list[str], periods: dict[Term, int], modulus: int, span: int) -> str | None:
    lines = [LEMMA.rstrip("\n")]
    for i, (p, cycle) in enumerate(periods.items()):
        assert isinstance(p, Binary)
        exponent = show(p.right)
        lines.append(f"have c{i} := cyc {_base(p)} {cycle} {modulus} ({exponent}) (by decide)")
    if span == 1:
        closing = [f"rw [show {show(p.right)} % 1 = 0 by omega] at c{i}" for i, p in _each(periods)]
        return "\n".join([*lines, *closing, "omega"])
    for j, n in enumerate(variables):
        cases = " ∨ ".join(f"{n} % {span} = {k}" for k in range(span))
        lines.append(f"have r{j} : {cases} := by omega")
    split = " <;>\n".join(
        f"rcases r{j} with {' | '.join([f'r{j}'] * span)}" for j in range(len(variables))
    )
    lines.append(split)
    for values in product(range(span), repeat=len(variables)):
        bullet: list[str] = []
        # far from 0, where subtraction in exponents is plain
        scope = Scope(
            {n: Fraction(v + 50 * span) for n, v in zip(variables, values, strict=True)}, {}
        )
        for i, (p, cycle) in enumerate(periods.items()):
            assert isinstance(p, Binary)
            try:
                residue = int(number(p.right, scope, "Nat")) % cycle
            except UnknownValueError:
                return None
            shown = show(Binary("%", p.right, Num(Fraction(cycle))))
            bullet.append(f"rw [show {shown} = {residue} by omega] at c{i}")
        lines.append("· " + "; ".join(bullet) + "; omega")
    return "\n".join(lines)


def _each(periods: dict[Term, int]) -> Iterator[tuple[int, Binary]]:
    for i, p in enumerate(periods):
        assert isinstance(p, Binary)
        yield i, p
