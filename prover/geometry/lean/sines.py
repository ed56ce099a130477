"""Rules about sines, in logarithms: the law of sines, and equal sines of equal angles."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from geometry.language import Fact, Predicate
from geometry.proof.equations import equations
from geometry.proof.proof import Step
from geometry.proof.replayer.inference import angles
from geometry.proof.statement import Product, Statement
from prover.geometry.lean.views import log_value
from prover.geometry.lean.words import spell
from prover.geometry.lean.writer import ExportError, Named, Special, Writer

P = Predicate
_PARTS = {
    Fraction(1, 2): "half",
    Fraction(1, 3): "third",
    Fraction(2, 3): "two_thirds",
    Fraction(1, 4): "quarter",
    Fraction(3, 4): "three_quarters",
    Fraction(1, 6): "sixth",
    Fraction(5, 6): "five_sixths",
}
_SQUARES = {
    Fraction(1, 2): Fraction(1),
    Fraction(1, 3): Fraction(3, 4),
    Fraction(1, 4): Fraction(1, 2),
    Fraction(1, 6): Fraction(1, 4),
}
"""The squared sine of an angle in units of π."""


def equal_sines_of(
    writer: Writer, one: tuple[str, ...], other: tuple[str, ...], premises: Sequence[Named]
) -> str:
    """`lsin one = lsin other`, from equal or opposite angles among the premises."""
    if one == other:
        return f"(Eq.refl (lsin {spell(*one)}))"
    v, p, q = one
    w, r, s = other
    if v == w and {p, q} == {r, s}:
        return f"(lsin_swap {spell(*one)})"
    failure: ExportError | None = None
    for first, second in ((r, s), (s, r)):
        fact = angles(v, p, v, q, w, first, w, second)
        try:
            equal = writer.show(fact, premises)
        except ExportError as error:
            failure = error
            continue
        conditions = writer.conditions
        proper = conditions.holds(Fact(P.NCOLL, one))
        apart = f"{conditions.apart(w, first)} {conditions.apart(w, second)}"
        term = f"(lsin_congr {spell(v, p, q, w, first, second)} {equal} {proper} {apart})"
        if (first, second) == (r, s):
            return term
        return f"(Eq.trans {term} (lsin_swap {spell(w, first, second)}))"
    raise failure or ExportError("no equal angles")


def _law(writer: Writer, x: str, y: str, z: str) -> str:
    """`ln x y - ln y z = lsin z x y - lsin x y z`."""
    proper = writer.conditions.holds(Fact(P.NCOLL, (x, y, z)))
    return f"(law_of_sines {spell(x, y, z)} {proper})"


def _linear_logs(
    conclusion: Statement, terms: Sequence[str], sines: Sequence[tuple[str, ...]]
) -> str:
    """`linarith` over logarithms, points and arms of angles brought into one order."""
    points = sorted({*conclusion.args, *(p for s in sines for p in s)})
    swaps = [f"ln_comm {spell(p, q)}" for i, p in enumerate(points) for q in points[:i]]
    swaps += [f"lsin_swap {spell(*s)}" for s in sines]
    return f"by linarith [{', '.join([*terms, *swaps])}]"


def _law_of_sines(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    x, y, z, *rest = step.points
    first, second = tuple(rest[:3]), tuple(rest[3:6])
    terms = [
        _law(writer, x, y, z),
        equal_sines_of(writer, (x, y, z), first, premises),
        equal_sines_of(writer, (z, x, y), second, premises),
    ]
    sines = sorted({(x, y, z), (z, x, y), first, second})
    return _linear_logs(step.conclusion, terms, sines)


def _equal_sines(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    one, other = step.points[:3], step.points[3:]
    term = equal_sines_of(writer, one, other, premises)
    return _linear_logs(step.conclusion, [term], [one, other])


def _sine_ratio(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    a, b, c, q, r, s = step.points
    terms = [
        _law(writer, b, c, a),
        _law(writer, r, s, q),
        equal_sines_of(writer, (a, b, c), (q, r, s), premises),
        equal_sines_of(writer, (b, c, a), (r, s, q), premises),
    ]
    sines = [(a, b, c), (q, r, s), (b, c, a), (r, s, q)]
    sides = Product((((b, c), 1), ((c, a), -1), ((r, s), -1), ((s, q), 1)))
    raw = writer.have(f"{name}_0", sides, _linear_logs(sides, terms, sines))
    return writer.show(step.conclusion, [raw])


def _special_sine(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    v, a, b = step.points
    use = next(u for u in step.uses if isinstance(u, Fact))
    turn = Fraction(1, 2) if use.predicate is P.PERP else use.value
    assert turn is not None
    angle = writer.show(Fact(P.ACONST, (v, a, v, b), turn), premises)
    apart = f"{writer.conditions.apart(v, a)} {writer.conditions.apart(v, b)}"
    lemma = f"special_sine_{_PARTS[turn]}"
    square = _SQUARES[min(turn, 1 - turn)]
    facts = [f"{lemma} {spell(v, a, b)} {angle} {apart}"]
    if square != 1:
        facts.append(log_value(square))
    return f"by linarith [{', '.join(facts)}]"


def _to_angles(
    writer: Writer,
    name: str,
    conclusion: Statement,
    one: tuple[str, ...],
    other: tuple[str, ...],
    equal: str,
) -> str:
    """Equal sines: the angles are equal, or supplementary, of which one is the conclusion."""
    v, a, b = one
    w, r, s = other
    for first, second in ((r, s), (s, r)):
        fact = angles(v, a, v, b, w, first, w, second)
        if set(equations(fact)) == set(equations(conclusion)):
            break
    else:
        raise ExportError("equal sines of other angles")
    conditions = writer.conditions
    proper = [conditions.holds(Fact(P.NCOLL, three)) for three in (one, (w, first, second))]
    wrong = conditions.fails(angles(v, a, v, b, w, second, w, first))
    term = (
        f"sines_to_angles {spell(v, a, b, w, first, second)} ({equal}) {' '.join(proper)} {wrong}"
    )
    raw = writer.have(f"{name}_0", fact, term)
    return writer.show(conclusion, [raw])


def _sines_to_angles(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    one, other = step.points[:3], step.points[3:]
    swaps = ", ".join(f"lsin_swap {spell(*s)}" for s in (one, other))
    facts = ", ".join(p.name for p in premises)
    equal = f"by linarith [{facts}, {swaps}]"
    return _to_angles(writer, name, step.conclusion, one, other, equal)


def _sine_angle(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    a, b, c, q, r, s = step.points
    sides = Product((((b, c), 1), ((c, a), -1), ((r, s), -1), ((s, q), 1)))
    ratio = writer.show(sides, premises)
    terms = [
        ratio,
        _law(writer, b, c, a),
        _law(writer, r, s, q),
        equal_sines_of(writer, (a, b, c), (q, r, s), premises),
    ]
    one, other = (b, c, a), (r, s, q)
    sines = [(a, b, c), (q, r, s), one, other]
    product = Product(((one, 1), (other, -1)))
    equal = writer.have(f"{name}_1", product, _linear_logs(product, terms, sines))
    swaps = ", ".join(f"lsin_swap {spell(*s)}" for s in (one, other))
    term = f"by linarith [{equal.name}, {swaps}]"
    return _to_angles(writer, name, step.conclusion, one, other, term)


SINES: dict[str, Special] = {
    "law_of_sines": _law_of_sines,
    "equal_sines": _equal_sines,
    "sine_ratio": _sine_ratio,
    "sine_angle": _sine_angle,
    "special_sine": _special_sine,
    "sines_to_angles": _sines_to_angles,
}
