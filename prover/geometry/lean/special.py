"""Rules whose Lean form depends on the values or the shape of their premises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from geometry.language import Fact, Predicate
from geometry.proof.equations import equations
from geometry.proof.proof import Step
from geometry.proof.replayer.inference import angles, cong, perp
from geometry.proof.statement import Product, Statement
from prover.geometry.lean.views import log_value, views
from prover.geometry.lean.words import number, proposition, spell
from prover.geometry.lean.writer import ExportError, Named, Writer

P = Predicate
_ANGLES = "angle_of_combination"
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
Special = Callable[[Writer, str, Step, Sequence[Named]], str]


def _half_central_angle(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    o, a, b, c = step.points
    double = Fact(P.AEQUATION, (c, a, c, b, o, a, o, b), Fraction(0), (Fraction(2), Fraction(-1)))
    angle = f"angle {spell(c, a, c, b)}"
    radii = writer.show(cong(o, a, o, b), premises)
    twice = writer.show(double, premises)
    said = f"({_ANGLES} {twice} : (2 : ℤ) • {angle} = angle {spell(o, a, o, b)})"
    # the other angle with this double differs from it by a right angle
    wrong = angles(c, a, c, b, o, a, a, b)
    conditions = writer.conditions
    parts = [
        conditions.holds(Fact(P.NCOLL, (a, b, c))),
        conditions.fails(wrong),
    ]
    raw = writer.have(
        f"{name}_0",
        cong(o, a, o, c),
        f"half_central_angle {spell(o, a, b, c)} {radii} {said} {' '.join(parts)}",
    )
    return writer.show(step.conclusion, [raw])


def _between(writer: Writer, a: str, b: str, c: str, premises: Sequence[Named]) -> str:
    """`dist a b + dist b c = dist a c`."""
    line = writer.show(Fact(P.COLL, (a, b, c)), premises)
    inside = writer.conditions.holds(Fact(P.OBTUSE_ANGLE, (a, b, c)))
    return f"(betweenness {spell(a, b, c)} {line} {inside})"


def _betweenness(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    a, b, c = step.points
    return _linear_lengths(writer, step.conclusion, [_between(writer, a, b, c, premises)])


def _length_view(premise: Named, writer: Writer) -> list[str]:
    from geometry.proof.equations import Table

    found = views(premise.statement, premise.name)
    return [v.term(writer.conditions.apart) for v in found if v.table is Table.LENGTHS]


def _constant_ratio(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    a, b, c = step.points
    known = [t for p in premises for t in _length_view(p, writer)]
    return _linear_lengths(writer, step.conclusion, [_between(writer, a, b, c, premises), *known])


def _ratio_to_lengths(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    known = [t for p in premises for t in _length_view(p, writer)]
    return _linear_lengths(writer, step.conclusion, known)


def _linear_lengths(writer: Writer, conclusion: Statement, terms: Sequence[str]) -> str:
    """`linarith` on lengths whose points are brought into one order first."""
    pairs = {tuple(q) for e in equations(conclusion) for q, _ in e.terms}
    assert isinstance(conclusion, Fact)
    text = proposition(conclusion)
    facts = ", ".join([*terms, *(f"dist_comm {spell(*q)}" for q in sorted(pairs))])
    points = sorted({p for q in pairs for p in q})
    for i, p in enumerate(points):
        for q in points[:i]:
            facts += f", dist_comm {spell(p, q)}"
    unfold = "simp only [cong, rconst, lconst]" if not conclusion.predicate.equation else "skip"
    return f"(show {text} by {unfold}; linarith [{facts}])"


def _ratio_to_squares(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    (fact,) = step.uses
    if not isinstance(fact, Fact):
        raise ExportError("a ratio is a fact")
    known = writer.show(fact, premises)
    p, words, value = fact.args, spell(*fact.args), fact.value
    if fact.predicate is P.CONG:
        term = f"(dist_eq_iff {words}).1 {known}"
    elif fact.predicate is P.RCONST and value is not None:
        term = f"rconst_squares {words} {number(value)} {known}"
    elif fact.predicate is P.R2CONST and value is not None:
        text = f"distSq {spell(*p[:2])} = {number(value)} * distSq {spell(*p[2:])}"
        term = f"said (p := {text}) {known}"
    else:
        raise ExportError(f"no squares of {fact}")
    return _linear_squares(step.conclusion, [term])


def _linear_squares(conclusion: Statement, terms: Sequence[str]) -> str:
    points = sorted(set(conclusion.args))
    swaps = [f"distSq_comm {spell(p, q)}" for i, p in enumerate(points) for q in points[:i]]
    return f"(show {proposition(conclusion)} by linarith [{', '.join([*terms, *swaps])}])"


def _pythagoras(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    a, b, c, d = step.points
    right = writer.show(perp(a, b, c, d), premises)
    squares = f"pythagoras {spell(a, b, c, d)} {right}"
    same = [f"distSq_self {spell(p)}" for p in sorted(set(step.points))]
    return _linear_squares(step.conclusion, [squares, *same])


def _pythagoras_converse(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    a, b, c, d = step.points
    points = sorted(set(step.points))
    swaps = [f"distSq_comm {spell(p, q)}" for i, p in enumerate(points) for q in points[:i]]
    swaps += [f"distSq_self {spell(p)}" for p in points]
    facts = ", ".join([*(p.name for p in premises), *swaps])
    raw = writer.have(
        f"{name}_0",
        perp(a, b, c, d),
        f"pythagoras_converse {spell(a, b, c, d)} (by linarith [{facts}])",
    )
    return writer.show(step.conclusion, [raw])


def _squares_to_ratio(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    a, b, c, d = step.points
    points = sorted(set(step.points))
    swaps = [f"distSq_comm {spell(p, q)}" for i, p in enumerate(points) for q in points[:i]]
    facts = ", ".join([*(p.name for p in premises), *swaps])
    raw = writer.have(
        f"{name}_0",
        cong(a, b, c, d),
        f"squares_to_ratio {spell(a, b, c, d)} (by linarith [{facts}])",
    )
    return writer.show(step.conclusion, [raw])


def _lengths_to_ratio(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    return _linear_lengths(writer, step.conclusion, [p.name for p in premises])


def _stewart(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    x, a, b, c = step.points
    ratio = next((u for u in step.uses if isinstance(u, Fact) and u.predicate is P.RCONST), None)
    if ratio is None or ratio.value is None:
        raise ExportError("no ratio to divide by")
    line = writer.show(Fact(P.COLL, (a, b, c)), premises)
    known = writer.show(Fact(P.RCONST, (a, b, a, c), ratio.value), premises)
    inside = writer.conditions.holds(Fact(P.OBTUSE_ANGLE, (a, b, c)))
    term = f"stewart {spell(x, a, b, c)} {number(ratio.value)} {line} {known} {inside}"
    same = [f"distSq_self {spell(p)}" for p in sorted(set(step.points))]
    return _linear_squares(step.conclusion, [term, *same])


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
    points = sorted(set(conclusion.args) | {p for s in sines for p in s})
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
    return _to_angles(writer, name, step.conclusion, one, other, f"by linarith [{equal.name}]")


def _substitution(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    x, y, _ = step.points
    same = writer.show(Fact(P.OVERLAP, (x, y)), premises)
    return f"by have e := {same}; subst e; simp [para, cong, cross]; try ring"


def _concurrent(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    """Menelaus and Ceva: d, e, f on the sides of abc, and the product of their ratios."""
    a, b, c, d, e, f, *x = step.points
    converse = step.rule.endswith("_converse")
    sides = [(b, c, d), (c, a, e), (a, b, f)]
    cevians = [(a, d, *x), (b, e, *x), (c, f, *x)] if x else [(d, e, f)]
    product = Product(
        (((d, b), 1), ((d, c), -1), ((e, c), 1), ((e, a), -1), ((f, a), 1), ((f, b), -1))
    )
    lines = [*sides, *(cevians[1:] if converse else cevians)]
    arguments = [writer.show(Fact(P.COLL, line), premises) for line in lines]
    proper = writer.conditions.holds(Fact(P.NCOLL, (a, b, c)))
    if converse:
        known = writer.show(product, premises)
        parity = writer.conditions.parity(step.points[:6], -1 if x else 1)
        arguments += [f"(by linarith [{known}])", proper, parity]
        term = f"{step.rule} {spell(*step.points)} {' '.join(arguments)}"
        line = writer.have(f"{name}_0", Fact(P.COLL, cevians[0]), term)
        return writer.show(step.conclusion, [line])
    arguments.append(proper)
    arguments += [writer.conditions.apart(*pair) for pair in ((d, b), (e, c), (f, a))]
    term = f"{step.rule} {spell(*step.points)} {' '.join(arguments)}"
    raw = writer.have(f"{name}_0", product, f"by linarith [{term}]")
    return writer.show(step.conclusion, [raw])


SPECIAL: dict[str, Special] = {
    "menelaus": _concurrent,
    "menelaus_converse": _concurrent,
    "ceva_converse": _concurrent,
    "ceva": _concurrent,
    "half_central_angle": _half_central_angle,
    "betweenness": _betweenness,
    "constant_ratio": _constant_ratio,
    "ratio_to_lengths": _ratio_to_lengths,
    "ratio_to_squares": _ratio_to_squares,
    "lengths_to_ratio": _lengths_to_ratio,
    "squares_to_ratio": _squares_to_ratio,
    "pythagoras": _pythagoras,
    "pythagoras_converse": _pythagoras_converse,
    "stewart": _stewart,
    "law_of_sines": _law_of_sines,
    "equal_sines": _equal_sines,
    "sine_ratio": _sine_ratio,
    "sine_angle": _sine_angle,
    "special_sine": _special_sine,
    "sines_to_angles": _sines_to_angles,
    "identical_substitution": _substitution,
}
