"""Rules whose Lean form depends on the values or the shape of their premises."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from geometry.language import Fact, Predicate
from geometry.proof.proof import Step
from geometry.proof.replayer.inference import angles, cong
from geometry.proof.statement import Product
from prover.geometry.lean.lengths import LENGTHS
from prover.geometry.lean.sines import SINES
from prover.geometry.lean.words import spell
from prover.geometry.lean.writer import Named, Special, Writer

P = Predicate


def _half_central_angle(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    o, a, b, c = step.points
    double = Fact(P.AEQUATION, (c, a, c, b, o, a, o, b), Fraction(0), (Fraction(2), Fraction(-1)))
    angle = f"angle {spell(c, a, c, b)}"
    radii = writer.show(cong(o, a, o, b), premises)
    twice = writer.show(double, premises)
    said = f"(angle_of_combination {twice} : (2 : ℤ) • {angle} = angle {spell(o, a, o, b)})"
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
    "half_central_angle": _half_central_angle,
    "menelaus": _concurrent,
    "menelaus_converse": _concurrent,
    "ceva": _concurrent,
    "ceva_converse": _concurrent,
    "identical_substitution": _substitution,
    **LENGTHS,
    **SINES,
}
