"""Proposer: equations in two integers that become product = constant.

A quadratic (or a quadratic in powers of the unknowns) has at most one constant k for which
`p + k` splits into factors; then every solution comes from a divisor of k.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd

import sympy

from prover.policy.symbolic.equations.divisors import divisor_lemma, divisors
from prover.policy.symbolic.goals.cas import from_sympy, to_sympy
from prover.policy.symbolic.goals.casts import cast_equations
from prover.policy.symbolic.goals.exact import solve_near
from prover.policy.symbolic.goals.poly import Poly, lean_names, read_poly
from prover.policy.symbolic.goals.sequent import Sequent, relation_type
from prover.policy.symbolic.goals.terms import Binary
from prover.policy.symbolic.inequalities.inequality import SQUARE, ordered
from prover.policy.symbolic.suggestion import Suggestion

MAX_CONSTANT = 2500
MAX_CASES = 80


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Case splits over the divisors of the constant."""
    yield from _monomial_splits(sequent)
    for fact in sequent.facts():
        side = ordered(fact.statement)
        if side is None or side[0] != "=" or not isinstance(fact.statement, Binary):
            continue
        domain = relation_type(sequent, fact.statement)
        if domain not in ("Nat", "Int"):
            continue
        left = read_poly(side[2], domain, is_field=False)
        right = read_poly(side[1], domain, is_field=False)
        if left is None or right is None:
            continue
        poly = (left - right).primitive()
        if not 1 <= len(poly.atoms) <= 2 or poly.degree > 6:
            continue
        split = product_form(poly)
        if split is None:
            continue
        first, second, constant = split
        names = lean_names(poly.atoms, "Int", sequent.variables)
        if domain == "Nat":
            for a in poly.atoms:
                names.setdefault(a, f"(({a} : Nat) : Int)")
        prefix = cast_equations(sequent) if domain == "Nat" else ""
        squares = [
            f"have q{i} : 0 ≤ {names.get(a, a)}^2 := {SQUARE}\n" for i, a in enumerate(poly.atoms)
        ]
        yield from _tactics(
            prefix + "".join(squares),
            first.lean(names),
            second.lean(names),
            constant,
            positive=domain == "Nat" and _increasing(first),
        )
        if first.degree == second.degree == 1 and len(poly.atoms) == 2:
            lines = _solved(prefix, first, second, constant, names, natural=domain == "Nat")
            if lines is not None:
                yield Suggestion(lines, 0.62)


def _monomial_splits(sequent: Sequent) -> Iterator[Suggestion]:
    """`x * y * z = c` in naturals: every variable but the last runs over the divisors of c."""
    for fact in sequent.facts():
        side = ordered(fact.statement)
        if side is None or side[0] != "=":
            continue
        if relation_type(sequent, fact.statement) != "Nat":
            continue
        left = read_poly(side[2], "Nat", is_field=False)
        right = read_poly(side[1], "Nat", is_field=False)
        if left is None or right is None:
            continue
        poly = (left - right).primitive()
        terms = [m for m in poly.terms if m]
        constant = abs(poly.terms.get((), Fraction(0)))
        if len(terms) != 1 or abs(poly.terms[terms[0]]) != 1 or not 1 < constant <= MAX_CONSTANT:
            continue
        names = [a for a, e in terms[0]]
        if not 2 <= len(names) <= 3 or any(e != 1 for _, e in terms[0]):
            continue
        size = int(constant)
        count = len(divisors(size))
        if count ** (len(names) - 1) > 2 * MAX_CASES:
            continue
        lines = divisor_lemma("hall", size).splitlines()
        splits: list[str] = []
        for k, x in enumerate(names[:-1]):
            others = " * ".join(y for y in names if y != x)
            lines.append(f"have d{k} : {x} ∣ {size} := ⟨{others}, by grind⟩")
            lines.append(f"have s{k} := hall _ d{k}")
            splits.append(f"rcases s{k} with {' | '.join(['rfl'] * count)}")
        lines.append("clear hall " + " ".join(f"d{k}" for k in range(len(names) - 1)))
        text = "\n".join([*lines, " <;> ".join(splits)])
        yield Suggestion(f"{text} <;> first | omega | grind", 0.6)


def product_form(poly: Poly) -> tuple[Poly, Poly, int] | None:
    """(P, Q, c) with `poly = 0` equivalent to `P * Q = c`, c != 0, integer coefficients."""
    atoms = poly.atoms
    common = {a: gcd(*(e for m in poly.terms for b, e in m if b == a)) for a in atoms}
    for steps in (dict.fromkeys(atoms, 1), common):
        found = _product_form(poly, atoms, steps)
        if found is not None:
            return found
    return None


def _product_form(
    poly: Poly, atoms: list[str], steps: dict[str, int]
) -> tuple[Poly, Poly, int] | None:
    """As `product_form`, for `poly` as a quadratic in `atom ^ step`."""
    reduced = Poly({tuple((a, e // steps[a]) for a, e in m): c for m, c in poly.terms.items()})
    if reduced.degree != 2:
        return None
    shift = _degenerate_shift(reduced, atoms)
    if shift is None or shift == 0:
        return None
    factors = sympy.factor_list(to_sympy(reduced + Poly.const(shift)))
    parts = [from_sympy(f) for f, e in factors[1] for _ in range(e)]
    if len(parts) != 2:
        return None
    first, second = (
        Poly({tuple((a, e * steps[a]) for a, e in m): c for m, c in p.terms.items()}) for p in parts
    )
    # make everything integral: P, Q are primitive over the integers already
    first, second = first.primitive(), second.primitive()
    scale = Fraction(1)
    product = first * second
    for m, c in product.terms.items():
        if m:
            scale = c / poly.terms[m] if m in poly.terms else Fraction(0)
            break
    constant = product.terms.get((), Fraction(0)) - scale * poly.terms.get((), Fraction(0))
    if (product - poly.scale(scale)).terms.keys() - {()}:
        return None
    if constant.denominator != 1 or not 1 <= abs(constant) <= MAX_CONSTANT:
        return None
    return first, second, int(constant)


def _degenerate_shift(poly: Poly, atoms: list[str]) -> Fraction | None:
    """The k that makes the conic `poly + k` a pair of lines (or a quadratic in one unknown a
    square), from the determinant of its matrix."""
    size = len(atoms) + 1
    index = {a: i for i, a in enumerate(atoms)}
    matrix = sympy.zeros(size, size)
    for m, c in poly.terms.items():
        where = [index[a] for a, e in m for _ in range(e)]
        where += [size - 1] * (2 - len(where))
        i, j = where
        value = sympy.Rational(c.numerator, c.denominator)
        matrix[i, j] += value / 2
        matrix[j, i] += value / 2
    minor = matrix[:-1, :-1].det()
    if minor == 0:
        return None
    shift = -matrix.det() / minor
    return Fraction(int(shift.p), int(shift.q))


def _solved(
    prefix: str,
    first: Poly,
    second: Poly,
    constant: int,
    names: dict[str, str],
    *,
    natural: bool,
) -> str | None:
    """Linear factors: each divisor gives both unknowns, which are substituted at once."""
    signed = _signed(constant, positive=natural and _increasing(first))
    atoms = sorted({*first.atoms, *second.atoms})
    if len(signed) > MAX_CASES or any(not a.replace("_", "").isalnum() for a in atoms):
        return None
    bullets: list[str] = []
    for d in signed:
        rows = [
            (
                {atoms.index(m[0][0]): c for m, c in p.terms.items() if m},
                value - p.terms.get((), Fraction(0)),
            )
            for p, value in ((first, Fraction(d)), (second, Fraction(constant, d)))
        ]
        values = solve_near(rows, [Fraction(0)] * len(atoms))
        if values is None:
            return None
        solvable = all(v.denominator == 1 and (v >= 0 or not natural) for v in values)
        bullet = ["· rw [hc] at hprod"]
        if solvable:
            equal = " ∧ ".join(f"{a} = {_int(int(v))}" for a, v in zip(atoms, values, strict=True))
            bullet.append(f"  obtain ⟨{', '.join(['rfl'] * len(atoms))}⟩ : {equal} := by omega")
            bullet.append("  first | omega | (simp at *; done) | (simp_all; done) | grind")
        else:
            bullet.append("  omega")
        bullets.append("\n".join(bullet))
    head = _head(prefix, first.lean(names), second.lean(names), constant, signed)
    return f"{head}\nrcases hcases with {' | '.join(['hc'] * len(signed))}\n" + "\n".join(bullets)


def _increasing(poly: Poly) -> bool:
    """Whether a polynomial in naturals cannot be negative, by its coefficients."""
    return all(c >= 0 for c in poly.terms.values())


def _signed(constant: int, *, positive: bool) -> list[int]:
    """The divisors of a constant, of both signs unless only positive ones can occur."""
    return [s * d for d in divisors(abs(constant)) for s in ((1,) if positive else (1, -1))]


def _head(prefix: str, first: str, second: str, constant: int, signed: list[int]) -> str:
    size = abs(constant)
    cases = " ∨ ".join(f"{first} = {_int(d)}" for d in signed)
    return (
        f"{prefix}have hprod : ({first}) * ({second}) = {_int(constant)} := by grind\n"
        f"have hdvd : ({first}) ∣ {_int(constant)} := ⟨_, hprod.symm⟩\n"
        f"have hnat : ({first}).natAbs ∣ {size} := Int.natAbs_dvd_natAbs.mpr hdvd\n"
        f"{divisor_lemma('hall', size)}"
        "have hone := hall _ hnat\n"
        f"have hcases : {cases} := by omega\n"
        "clear hall hone hnat hdvd"
    )


def _tactics(
    prefix: str, first: str, second: str, constant: int, *, positive: bool
) -> Iterator[Suggestion]:
    signed = _signed(constant, positive=positive)
    if len(signed) > MAX_CASES:
        return
    head = (
        f"{_head(prefix, first, second, constant, signed)}\n"
        f"rcases hcases with {' | '.join(['hc'] * len(signed))} <;> rw [hc] at hprod"
    )
    yield Suggestion(f"{head} <;> first | omega | grind", 0.45)
    yield Suggestion(f"{head} <;> try omega", 0.5)


def _int(value: int) -> str:
    return str(value) if value >= 0 else f"({value})"
