"""Rules whose statement depends on the values or signs in their premises."""

from __future__ import annotations

from collections.abc import Callable

from geometry.language import Fact, Predicate
from geometry.proof.proof import Step
from geometry.proof.replayer import rules_length as length
from geometry.proof.replayer import rules_sine as sine
from geometry.proof.replayer.inference import Inference
from geometry.proof.replayer.rules_ratio import constant_ratio

Special = Callable[[Step], Inference | None]


def _facts(step: Step) -> tuple[Fact, ...]:
    return tuple(u for u in step.uses if isinstance(u, Fact))


def _ratio_premise(step: Step) -> Fact | None:
    """The one premise that gives a ratio."""
    kinds = (Predicate.CONG, Predicate.RCONST, Predicate.R2CONST)
    found = [f for f in _facts(step) if f.predicate in kinds]
    return found[0] if len(found) == 1 else None


def _from_ratio(build: Callable[[Fact], Inference | None]) -> Special:
    def special(step: Step) -> Inference | None:
        known = _ratio_premise(step)
        return build(known) if known is not None else None

    return special


def _constant_ratio(step: Step) -> Inference | None:
    known, given = _ratio_premise(step), step.conclusion
    if known is None or not isinstance(given, Fact):
        return None
    if known.predicate is Predicate.CONG:
        return None
    if len(step.points) != 3:
        return None
    a, b, c = step.points
    return constant_ratio(a, b, c, known, given)


def _stewart(step: Step) -> Inference | None:
    known = _ratio_premise(step)
    if known is None or len(step.points) != 4:
        return None
    x, a, b, c = step.points
    return length.stewart(x, a, b, c, known)


def _sine_angle(step: Step) -> Inference | None:
    if not isinstance(step.conclusion, Fact):
        return None
    return sine.sine_angle(_facts(step), step.conclusion, *step.points)


def _sines_to_angles(step: Step) -> Inference | None:
    if not isinstance(step.conclusion, Fact):
        return None
    return sine.sines_to_angles(step.conclusion, *step.points)


SPECIAL: dict[str, Special] = {
    "constant_ratio": _constant_ratio,
    "ratio_to_lengths": _from_ratio(length.ratio_to_lengths),
    "ratio_to_squares": _from_ratio(length.ratio_to_squares),
    "stewart": _stewart,
    "sine_ratio": lambda step: sine.sine_ratio(_facts(step), *step.points),
    "sine_angle": _sine_angle,
    "special_sine": lambda step: sine.special_sine(_facts(step), *step.points),
    "law_of_sines": lambda step: sine.law_of_sines(_facts(step), *step.points),
    "equal_sines": lambda step: sine.equal_sines(_facts(step), *step.points),
    "sines_to_angles": _sines_to_angles,
}
