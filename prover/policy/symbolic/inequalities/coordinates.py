"""Coordinates of the cone that linear hypotheses cut out, and a target written in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from prover.policy.symbolic.goals.exact import solve_near
from prover.policy.symbolic.goals.points import substitute_polys
from prover.policy.symbolic.goals.poly import Poly, TooLargeError, degree
from prover.policy.symbolic.inequalities.inequality import Constraint, Inequality
from prover.policy.symbolic.inequalities.orthant import NUMERAL

UNIT = "·1"
"""The atom that stands for the number 1 in a homogenised polynomial."""
MAX_CHOICES = 40
CLEAR = "clear sum mn mp"
"""The general lemmas go before `grind` comes: it would instantiate them over and over."""


@dataclass(frozen=True, slots=True)
class Coordinate:
    """A non-negative form, its Lean text and what proves it non-negative and (if so) positive."""

    form: Poly
    text: str
    proof: str
    positive: str | None = None
    source: str = "by grind"
    """What proves the form non-negative (positive, if `positive` is set) where it is stated."""


@dataclass(frozen=True, slots=True)
class Setting:
    """`target` as a homogeneous polynomial `poly` in `u0, u1, …`, the coordinates."""

    coordinates: tuple[Coordinate, ...]
    poly: Poly
    lines: tuple[str, ...] = ()
    """Lean lines that must stand before."""
    exact: bool = True
    """Whether target and `poly` are equal as polynomials, not just modulo the equations."""


def names(count: int) -> list[str]:
    """The indeterminates of `Setting.poly`."""
    return [f"u{i}" for i in range(count)]


def eliminate(problem: Inequality) -> tuple[Inequality, list[str]]:
    """Use the linear equations up: each removes a variable; the Lean lines that do the same."""
    lines: list[str] = []
    for number in range(len(problem.constraints)):
        c = problem.constraints[number]
        if not c.equality or c.poly.degree != 1:
            continue
        atoms = [a for a in c.poly.atoms if a in problem.variables]
        if len(atoms) != len(c.poly.atoms):
            continue
        atom = atoms[-1]
        slope = c.poly.terms[((atom, 1),)]
        value = Poly({m: -v / slope for m, v in c.poly.terms.items() if m != ((atom, 1),)})
        lines.append(f"have hs{number} : {atom} = {problem.write(value)} := by grind")
        lines.append(f"subst hs{number}")
        constraints = tuple(
            replace(k, poly=substitute_polys(k.poly, {atom: value})) for k in problem.constraints
        )
        problem = replace(
            problem,
            target=substitute_polys(problem.target, {atom: value}),
            constraints=constraints,
            variables=problem.variables - {atom},
        )
    return problem, lines


def homogenise(problem: Inequality) -> Iterator[tuple[Poly, bool]]:
    """Homogeneous versions of the target (in its atoms and `UNIT`); True when it is an identity."""
    target = problem.target
    degrees = sorted({degree(m) for m in target.terms})
    if len(degrees) == 1:
        yield target, True
        return
    high = degrees[-1]
    for c in problem.constraints:
        if not c.equality or c.poly.degree == 1:
            continue
        form = Poly({m: v for m, v in c.poly.terms.items() if m})
        value = -c.poly.terms.get((), Fraction(0))
        steps = {degree(m) for m in form.terms}
        if not value or len(steps) != 1:
            continue
        step = steps.pop()
        top = -(-high // step) * step if all(d % step == 0 for d in degrees) else high
        if any((top - d) % step for d in degrees):
            continue
        unit = form.scale(1 / value)
        total = Poly.const(0)
        for m, v in target.terms.items():
            total = total + Poly({m: v}) * unit ** ((top - degree(m)) // step)
        yield total, False
    yield lift(target, high), True


def lift(poly: Poly, high: int) -> Poly:
    """Every monomial filled up to a degree with `UNIT`."""
    return Poly(
        {
            (tuple(sorted((*m, (UNIT, high - degree(m))))) if degree(m) < high else m): c
            for m, c in poly.terms.items()
        }
    )


def candidates(problem: Inequality, *, unit: bool) -> list[Coordinate]:
    """Linear hypotheses as coordinates, then the number 1."""
    out: list[Coordinate] = []
    for i, c in enumerate(problem.constraints):
        if c.equality or c.poly.degree != 1 or (not unit and () in c.poly.terms):
            continue
        form = lift(c.poly, 1).primitive()
        if form.lean() not in {o.form.lean() for o in out}:
            out.append(_coordinate(problem, c, form, f"c{i}"))
    out.sort(key=lambda c: len(c.form.terms) if unit else -len(c.form.terms))
    if unit:
        out.append(
            Coordinate(Poly.atom(UNIT), "1", f"({NUMERAL} 1)", "Lean.Grind.OrderedRing.zero_lt_one")
        )
    return out


def _coordinate(problem: Inequality, c: Constraint, form: Poly, name: str) -> Coordinate:
    text = form.lean({**problem.names, UNIT: "1"})
    simple = len(form.terms) == 1
    return Coordinate(
        form,
        text if simple else f"({text})",
        name,
        f"{name}p" if c.strict else None,
        c.proof if simple and " " not in c.proof else "by grind",
    )


def statements(coordinates: Sequence[Coordinate]) -> list[str]:
    """The lines that state the hypotheses under the names the coordinates use."""
    lines: list[str] = []
    for c in coordinates:
        if c.proof.startswith("("):
            continue
        if c.positive is None:
            lines.append(f"have {c.proof} : 0 ≤ {c.text} := {c.source}")
        else:
            lines.append(f"have {c.positive} : 0 < {c.text} := {c.source}")
            lines.append(f"have {c.proof} : 0 ≤ {c.text} := Std.le_of_lt {c.positive}")
    return lines


def settings(problem: Inequality) -> Iterator[Setting]:
    """Coordinates for the target, the most telling choice first."""
    for target, exact in homogenise(problem):
        if target.degree > 10:
            continue
        atoms = target.atoms
        listed = candidates(problem, unit=UNIT in atoms)
        space = sorted({a for c in listed for a in c.form.atoms} | set(atoms))
        if len(space) > 5:
            continue
        listed = [c for c in listed if set(c.form.atoms) <= set(space)]
        for tried, chosen in enumerate(combinations(listed, len(space))):
            if tried >= MAX_CHOICES:
                break
            inverse = invert([c.form for c in chosen], space)
            if inverse is None:
                continue
            try:
                poly = substitute_polys(target, inverse)
            except TooLargeError:
                continue
            yield Setting(chosen, poly, tuple(statements(chosen)), exact)


def invert(forms: Sequence[Poly], space: Sequence[str]) -> dict[str, Poly] | None:
    """Each atom as a linear form in `u0, u1, …`; None if the forms are dependent."""
    out = {a: Poly.const(0) for a in space}
    count = len(forms)
    # column by column: the inverse of the matrix of coefficients
    for j in range(count):
        rows = [
            (
                {k: form.terms.get(((a, 1),), Fraction(0)) for k, a in enumerate(space)},
                Fraction(int(i == j)),
            )
            for i, form in enumerate(forms)
        ]
        # dependent forms leave a free unknown: then two different fillings give two answers
        values = solve_near(rows, [Fraction(0)] * len(space))
        other = solve_near(rows, [Fraction(1)] * len(space))
        if values is None or values != other:
            return None
        for a, v in zip(space, values, strict=True):
            if v:
                out[a] = out[a] + Poly.atom(f"u{j}").scale(v)
    return out


def close(problem: Inequality, setting: Setting, value: tuple[Fraction, str]) -> list[str]:
    """From `k : 0 ≤ value` to the goal; the value is a number times `setting.poly`."""
    unit, text = value
    if setting.exact:
        return [CLEAR, "grind"]
    target = problem.write(problem.target.scale(unit))
    return [CLEAR, f"have e : {target} = {text} := by grind", "grind"]
