"""Proposer: divisibility between expressions, and greatest common divisors.

Hypotheses `u ∣ x` are opened into equations, goals `u ∣ x` get the quotient as witness, `u ∣ x`
with a smaller remainder is reduced (and then bounds u), and `gcd` is shown to divide a combination
of its arguments.
"""

from __future__ import annotations

from collections.abc import Iterator

from prover.policy.symbolic.equations.divisors import divisor_lemma, divisors
from prover.policy.symbolic.equations.factor import equations_over
from prover.policy.symbolic.equations.groebner import cofactors, integral
from prover.policy.symbolic.goals.casts import push
from prover.policy.symbolic.goals.poly import Poly, lean_names, read_poly
from prover.policy.symbolic.goals.sequent import Hypothesis, Sequent, relation_type
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Name,
    Num,
    Projection,
    Term,
    show,
    subterms,
)
from prover.policy.symbolic.suggestion import Suggestion


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Quotients, remainders, common divisors, opened hypotheses."""
    yield from _gcd(sequent)
    goal = sequent.conclusion
    if isinstance(goal, Binary) and goal.op == "∣":
        yield from _quotient(sequent, goal)
    for f in sequent.facts():
        if isinstance(f.statement, Binary) and f.statement.op == "∣":
            yield from _remainder(sequent, f, f.statement)
    yield from _open(sequent)


def _poly(sequent: Sequent, term: Term) -> Poly | None:
    """The polynomial over the integers (differences of naturals are not read)."""
    kind = relation_type(sequent, term)
    return read_poly(term, kind, is_field=False)


def _names(sequent: Sequent, *polys: Poly) -> dict[str, str]:
    atoms = sorted({a for p in polys for a in p.atoms})
    return lean_names(atoms, "Int", sequent.variables)


def _quotient(sequent: Sequent, goal: Binary) -> Iterator[Suggestion]:
    """`exact ⟨q, by grind⟩`, q found modulo the equations of the context and its divisibilities."""
    kind = relation_type(sequent, goal)
    divisor = read_poly(goal.left, kind, is_field=False)
    target = read_poly(goal.right, kind, is_field=False)
    if divisor is None or target is None or divisor.degree == 0:
        return
    equations = equations_over(sequent, kind)
    opened: list[str] = []
    for i, f in enumerate(sequent.facts()):
        s = f.statement
        if isinstance(s, Binary) and s.op == "∣" and relation_type(sequent, s) == kind:
            a, b = _poly(sequent, s.left), _poly(sequent, s.right)
            if a is not None and b is not None:
                opened.append(f"obtain ⟨q{i}, hq{i}⟩ := {f.proof}")
                equations.append(b - a * Poly.atom(f"q{i}"))
    high = max([target.degree, *(p.degree for p in equations)])
    for extra in (0, 1):
        generators = [(divisor, high - divisor.degree + extra)]
        generators += [(p, high - p.degree + extra) for p in equations]
        found = cofactors(target, generators)
        if found is None:
            continue
        quotient = found[0][0]
        if not integral([quotient]):
            return
        if kind == "Nat" and any(c < 0 for c in quotient.terms.values()):
            return
        lines = [*opened, f"exact ⟨{quotient.lean()}, by grind⟩"]
        yield Suggestion("\n".join(lines), 0.6)
        return


def _remainder(sequent: Sequent, fact: Hypothesis, s: Binary) -> Iterator[Suggestion]:
    """From `u ∣ x` and x = q u + r with r simpler: `u ∣ r`, hence `u ≤ |r|`."""
    a, b = _poly(sequent, s.left), _poly(sequent, s.right)
    if a is None or b is None or a.degree == 0 or b.degree < a.degree:
        return
    found = cofactors(b, [(a, b.degree - a.degree)], constant=True)
    if found is None:
        return
    (quotient,), k = found
    remainder = -k
    if remainder == 0 or not integral([quotient]) or remainder.denominator != 1:
        return
    names = _names(sequent, a, b)
    u, size = a.lean(names), abs(int(remainder))
    kind = relation_type(sequent, s)
    cast = ""
    if kind == "Nat":
        cast = f"  have zk := congrArg (fun t : Nat => (t : Int)) hk\n  {push('zk')}\n"
    head = (
        f"have hd : ({u}) ∣ ({remainder} : Int) := by\n"
        f"  obtain ⟨k, hk⟩ := {fact.proof}\n{cast}"
        f"  exact ⟨{'(k : Int)' if kind == 'Nat' else 'k'} - ({quotient.lean(names)}), by grind⟩\n"
        f"have hn : ({u}).natAbs ∣ {size} := Int.natAbs_dvd_natAbs.mpr hd\n"
        f"have hb := Nat.le_of_dvd (by decide) hn\n"
    )
    yield Suggestion(f"{head}omega", 0.6)
    yield Suggestion(f"{head}clear hn\nskip", 0.1)
    if size <= 2000:
        cases = len(divisors(size))
        yield Suggestion(
            f"{head}{divisor_lemma('hall', size)}"
            f"have hone := hall _ hn\n"
            f"rcases hone with {' | '.join(['hone'] * cases)} <;> "
            "first | omega | grind",
            0.4,
        )


def _gcd(sequent: Sequent) -> Iterator[Suggestion]:
    """A gcd of two polynomials divides a constant combination of them."""
    for term in dict.fromkeys(subterms(sequent.conclusion)):
        pair = _gcd_arguments(term)
        if pair is None:
            continue
        a, b = (read_poly(t, "Nat", is_field=False) for t in pair)
        if a is None or b is None or (a.degree == 0 and b.degree == 0):
            continue
        high = max(a.degree, b.degree)
        for bound in range(high + 1):
            found = _combination(a, b, bound)
            if found is None:
                continue
            u, v, c = found
            names = _names(sequent, a, b)
            left, right = show(pair[0]), show(pair[1])
            head = (
                f"obtain ⟨p, hp⟩ := Nat.gcd_dvd_left ({left}) ({right})\n"
                f"obtain ⟨q, hq⟩ := Nat.gcd_dvd_right ({left}) ({right})\n"
                f"generalize Nat.gcd ({left}) ({right}) = g at *\n"
                "have zp := congrArg (fun t : Nat => (t : Int)) hp\n"
                "have zq := congrArg (fun t : Nat => (t : Int)) hq\n"
                f"{push('zp', 'zq')}\n"
                f"have hc : (g : Int) ∣ ({c} : Int) := "
                f"⟨({u.lean(names)}) * p + ({v.lean(names)}) * q, by grind⟩\n"
                f"have hn : g ∣ {c} := Int.natCast_dvd_natCast.mp hc\n"
                f"have hb := Nat.le_of_dvd (by decide) hn\n"
            )
            close = "exact Nat.dvd_one.mp hn" if c == 1 else "omega"
            yield Suggestion(f"{head}first | {close} | omega | grind", 0.7)
            return


def _gcd_arguments(term: Term) -> tuple[Term, Term] | None:
    match term:
        case App(Name("Nat.gcd"), (a, b)):
            return a, b
        case App(Projection(a, "gcd"), (b,)):
            return a, b
        case App(Name(text), (b,)) if text.endswith(".gcd") and text != "Nat.gcd":
            return Name(text.removesuffix(".gcd")), b
        case _:
            return None


def _combination(a: Poly, b: Poly, high: int) -> tuple[Poly, Poly, int] | None:
    """(u, v, c): `u a + v b = c` with c > 0 an integer and integer u, v, made as small as the
    ansatz gives it."""
    found = cofactors(Poly.const(1), [(a, high), (b, high)])
    if found is None:
        return None
    u, v = found[0]
    scale = 1
    for p in (u, v):
        for c in p.terms.values():
            scale = scale * c.denominator // _common(scale, c.denominator)
    return u.scale(scale), v.scale(scale), scale


def _common(a: int, b: int) -> int:
    while b:
        a, b = b, a % b
    return a


def _open(sequent: Sequent) -> Iterator[Suggestion]:
    """Turn divisibility hypotheses into equations."""
    facts = [
        f
        for f in sequent.facts()
        if isinstance(f.statement, Binary)
        and f.statement.op == "∣"
        and not isinstance(f.statement.left, Num)
    ]
    if not facts:
        return
    lines = [f"obtain ⟨q{i}, hq{i}⟩ := {f.proof}" for i, f in enumerate(facts)]
    yield Suggestion("\n".join([*lines, "grind"]), 0.3)
    yield Suggestion("\n".join(lines), 0.15)
    for f in facts[:2]:
        for g in facts[:2]:
            if f is not g:
                yield Suggestion(
                    f"have hs := (Nat.dvd_add_right {f.proof}).mp {g.proof}\n"
                    "first | exact Nat.dvd_one.mp hs | grind | (simp_all; done)",
                    0.1,
                )
