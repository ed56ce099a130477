"""Inequalities on a cone: coordinates that are non-negative, if need be sorted by size.

The linear hypotheses give coordinates (the variables themselves, `a + b - c` in a triangle, `1 - a`
for a bounded variable, the number 1). In them the homogenised target is a polynomial to be shown
non-negative where all coordinates are; `orthant.py` does that at once or after a case distinction
on the order of the coordinates u <= v <= w, when u, v - u, w - v are the new ones (substitution of
differences).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from prover.policy.symbolic import handelman, orthant
from prover.policy.symbolic.exact import solve_near
from prover.policy.symbolic.inequality import Constraint, Inequality
from prover.policy.symbolic.orthant import NUMERAL, exponents
from prover.policy.symbolic.points import substitute_polys
from prover.policy.symbolic.poly import Poly, TooLargeError, degree
from prover.policy.symbolic.suggestion import indent

UNIT = "·1"
"""The atom that stands for the number 1 in a homogenised polynomial."""
CLEAR = "clear sum mn mp"
"""The general lemmas go before `grind` comes: it would instantiate them over and over."""
SUB_NONNEG = "Lean.Grind.OrderedAdd.sub_nonneg_iff.mpr"
MAX_LEAVES = 8
MAX_CHOICES = 40


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
    factor: tuple[str, str] | None = None
    """A non-negative factor and its proof when the target is `factor * poly`."""


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


def proofs(problem: Inequality, ready: Sequence[Setting] = ()) -> Iterator[str]:
    """Tactic texts that prove the goal, the first that works for each way of attack."""
    if (problem.domain in ("Nat", "Int") and problem.prefix) or problem.target.degree == 0:
        return
    prefix: list[str] = []
    if not ready:
        try:
            problem, prefix = eliminate(problem)
        except TooLargeError:
            return
    for text in _tried(problem, [*ready, *settings(problem)]):
        yield "\n".join([*prefix, text])
        return


def _tried(problem: Inequality, listed: Sequence[Setting]) -> Iterator[str]:
    for setting in listed:
        text = _direct(problem, setting)
        if text is not None:
            yield text
            return
    for setting in listed[:1]:
        text = _products(problem, setting)
        if text is not None:
            yield text
            return
    for setting in listed[:6]:
        text = _sorted(problem, setting)
        if text is not None:
            yield text
            return


def _products(problem: Inequality, setting: Setting) -> str | None:
    """Products of all the linear hypotheses, on the target itself."""
    if not setting.exact or setting.factor is not None:
        return None
    chosen = [c for c in candidates(problem, unit=True) if c.form.atoms != [UNIT]]
    forms = [_lowered(c.form) for c in chosen]
    if not 1 <= len(forms) <= 9:
        return None
    for squares in (False, True):
        parts = handelman.decompose(problem.target, forms, squares=squares)
        if parts is not None:
            body = _finish(problem, replace(setting, lines=()), chosen, parts)
            if body is not None:
                lines = [*orthant.preamble(problem.domain), *statements(chosen), *body]
                return "\n".join(lines)
    return None


def _lowered(form: Poly) -> Poly:
    """`UNIT` replaced by the number 1."""
    return substitute_polys(form, {UNIT: Poly.const(1)})


def _direct(problem: Inequality, setting: Setting) -> str | None:
    count = len(setting.coordinates)
    parts = orthant.decompose(exponents(setting.poly, names(count)))
    if parts is None:
        return None
    body = _finish(problem, setting, setting.coordinates, parts)
    if body is None:
        return None
    return "\n".join([*orthant.preamble(problem.domain), *setting.lines, *body])


def _finish(
    problem: Inequality,
    setting: Setting,
    coordinates: Sequence[Coordinate],
    parts: Sequence[orthant.Part],
) -> list[str] | None:
    """The lines from a decomposition to the goal."""
    if not parts or (problem.strict and setting.factor is not None):
        return None
    written = orthant.write(
        parts,
        [c.text for c in coordinates],
        [c.proof for c in coordinates],
        domain=problem.domain,
        positive=[c.positive for c in coordinates] if problem.strict else (),
    )
    if written is None:
        return None
    return [*written.lines, *_close(problem, setting, (Fraction(written.unit), written.text))]


def _value(poly: Poly, texts: Sequence[str]) -> tuple[Fraction, str]:
    """(n, text) with `text` what the key lemma says of the coordinates: n times their polynomial."""
    content = poly.content()
    written = poly.primitive().lean({f"w{k}": f"({t})" for k, t in enumerate(texts)})
    return Fraction(1) / content, written


def _close(problem: Inequality, setting: Setting, value: tuple[Fraction, str]) -> list[str]:
    """From `k : 0 ≤ value` to the goal; the value is a number times `setting.poly`."""
    unit, text = value
    if setting.exact and setting.factor is None:
        return [CLEAR, "grind"]
    lines: list[str] = []
    if setting.factor is not None:
        lines.append(f"have kf := mn {setting.factor[1]} k")
        text = f"({setting.factor[0]}) * ({text})"
    target = problem.write(problem.target.scale(unit))
    return [*lines, CLEAR, f"have e : {target} = {text} := by grind", "grind"]


def _sorted(problem: Inequality, setting: Setting) -> str | None:
    """The case distinction on the order of the coordinates, every case settled."""
    coordinates = setting.coordinates
    if not 2 <= len(coordinates) <= 4:
        return None
    if problem.strict and any(c.positive is None for c in coordinates):
        return None
    known = {
        c.poly.primitive().lean() for c in problem.constraints if not c.equality and c.poly.terms
    }

    def at_most(i: int, j: int) -> bool:
        gap = coordinates[j].form - coordinates[i].form
        flat = Poly({tuple(p for p in m if p[0] != UNIT): v for m, v in gap.terms.items()})
        return bool(flat.terms) and flat.primitive().lean() in known

    order: dict[tuple[int, int], str] = {}
    keys: dict[str, tuple[int, str]] = {}
    leaves = 0

    def insert(chain: list[int], item: int, low: int, high: int) -> str | None:
        """Text that finds the place of `item` between positions `low` and `high`, then goes on."""
        while low < high and at_most(chain[high - 1], item):
            low = high
        while low < high and at_most(item, chain[low]):
            high = low
        if low == high:
            return grow([*chain[:low], item, *chain[low:]])
        middle = (low + high) // 2
        pivot = chain[middle]
        name = f"o{len(order)}"
        order[(item, pivot)] = name
        left = insert(chain, item, low, middle)
        del order[(item, pivot)]
        order[(pivot, item)] = name
        right = insert(chain, item, middle + 1, high) if left is not None else None
        del order[(pivot, item)]
        if left is None or right is None:
            return None
        a, b = coordinates[item].text, coordinates[pivot].text
        return (
            f"rcases Std.le_total (a := {a}) (b := {b}) with {name} | {name}\n"
            f"· {indent(left).lstrip()}\n· {indent(right).lstrip()}"
        )

    def grow(chain: list[int]) -> str | None:
        nonlocal leaves
        if len(chain) < len(coordinates):
            return insert(chain, len(chain), 0, len(chain))
        leaves += 1
        if leaves > MAX_LEAVES:
            return None
        poly = _renamed(setting.poly, {f"u{i}": f"w{k}" for k, i in enumerate(chain)})
        text = poly.lean()
        if text not in keys:
            lemma = _key(problem, poly, len(chain), f"key{len(keys)}")
            if lemma is None:
                return None
            keys[text] = (len(keys), lemma)
        number, _ = keys[text]
        facts = [order.get((i, j), "(by grind)") for i, j in zip(chain, chain[1:], strict=False)]
        first = coordinates[chain[0]]
        proof = first.positive if problem.strict else first.proof
        given = " ".join(coordinates[i].text for i in chain)
        lines = [f"have k := key{number} {given} {proof} {' '.join(facts)}"]
        value = _value(poly, [coordinates[i].text for i in chain])
        return "\n".join([*lines, *_close(problem, setting, value)])

    body = grow([0])
    if body is None:
        return None
    lemmas = [lemma for _, lemma in keys.values()]
    body = body.replace(CLEAR, " ".join([CLEAR, *(f"key{n}" for n in range(len(keys)))]))
    return "\n".join([*orthant.preamble(problem.domain), *lemmas, *setting.lines, body])


def _renamed(poly: Poly, names_: Mapping[str, str]) -> Poly:
    return Poly({tuple(sorted((names_[a], e) for a, e in m)): c for m, c in poly.terms.items()})


def _key(problem: Inequality, poly: Poly, count: int, name: str) -> str | None:
    """The lemma that `poly` is non-negative (positive) for 0 <= w0 <= w1 <= …, as Lean text."""
    values: dict[str, Poly] = {}
    total = Poly.const(0)
    for k in range(count):
        total = total + Poly.atom(f"v{k}")
        values[f"w{k}"] = total
    try:
        spread = substitute_polys(poly, values)
    except TooLargeError:
        return None
    parts = orthant.decompose(exponents(spread, [f"v{k}" for k in range(count)]))
    if not parts:
        return None
    texts = ["w0", *(f"(w{k} - w{k - 1})" for k in range(1, count))]
    written = orthant.write(
        parts,
        texts,
        ["h0", *(f"g{k}" for k in range(1, count))],
        domain=problem.domain,
        positive=["hp", *[None] * (count - 1)] if problem.strict else (),
    )
    if written is None:
        return None
    sign = "<" if problem.strict else "≤"
    variables = " ".join(f"w{k}" for k in range(count))
    premises = [f"0 {sign} w0", *(f"w{k - 1} ≤ w{k}" for k in range(1, count))]
    start = ["hp" if problem.strict else "h0", *(f"i{k}" for k in range(1, count))]
    lines = [f"intro {variables} {' '.join(start)}"]
    if problem.strict:
        lines.append("have h0 := Std.le_of_lt hp")
    lines += [f"have g{k} : 0 ≤ w{k} - w{k - 1} := {SUB_NONNEG} i{k}" for k in range(1, count)]
    lines += [*written.lines, CLEAR, "grind"]
    header = (
        f"have {name} : ∀ {variables} : {problem.domain}, {' → '.join(premises)} → "
        f"0 {sign} {poly.primitive().lean()} := by\n"
    )
    return header + indent("\n".join(lines))
