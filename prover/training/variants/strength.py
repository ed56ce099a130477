"""The same statement made stronger or weaker: hypotheses taken away or added, relations moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from prover.policy.symbolic.goals.terms import Binary, Name, Num, conjuncts, free_names
from prover.training.variants.form import Form
from prover.training.variants.rewrite import asserted
from prover.training.variants.specialise import Change

_STRONGER = {"≤": ("<",), "≥": (">",)}
_WEAKER = {"<": ("≤", "≠"), ">": ("≥", "≠"), "=": ("≤", "≥")}
_UNORDERED = frozenset(("ℂ",))


def strengthen(form: Form) -> Iterator[Change]:
    """One hypothesis fewer or weaker, or a strict inequality claimed."""
    for place, term in enumerate(form.hypotheses):
        rest = (*form.hypotheses[:place], *form.hypotheses[place + 1 :])
        yield "a hypothesis dropped", replace(form, hypotheses=rest)
        match term:
            case Binary("<" | ">" as op, left, right):
                (weaker, _) = _WEAKER[op]
                changed = form.with_proposition(place, Binary(weaker, left, right))
                yield f"{op} to {weaker} assumed", changed
            case _:
                pass
    yield from _claimed(form, _STRONGER)


def weaken(form: Form) -> Iterator[Change]:
    """One hypothesis more or stronger, or less claimed."""
    last = len(form.hypotheses)
    for place, term in enumerate(form.hypotheses):
        match term:
            case Binary("≤" | "≥" as op, left, right):
                (stronger,) = _STRONGER[op]
                changed = form.with_proposition(place, Binary(stronger, left, right))
                yield f"{op} to {stronger} assumed", changed
            case _:
                pass
    if not _UNORDERED & {kind for _, kind in form.numbers()}:
        yield from _claimed(form, _WEAKER)
    parts = list(conjuncts(form.conclusion))
    if len(parts) > 2:
        for dropped in range(len(parts)):
            kept = [part for number, part in enumerate(parts) if number != dropped]
            claim = kept[-1]
            for part in reversed(kept[:-1]):
                claim = Binary("∧", part, claim)
            yield "a part dropped", form.with_proposition(last, claim)
    for name, kind in form.numbers():
        signed = any(
            isinstance(part, Binary) and {type(part.left), type(part.right)} == {Name, Num}
            and name in free_names(part)
            for term in form.hypotheses
            for part in conjuncts(term)
        )  # fmt: skip
        if not signed and kind not in _UNORDERED:
            positive = Binary("<", Num(Fraction(0)), Name(name))
            yield f"0 < {name} assumed", replace(form, hypotheses=(*form.hypotheses, positive))


def _claimed(form: Form, moves: Mapping[str, tuple[str, ...]]) -> Iterator[Change]:
    for part, put in asserted(form.conclusion):
        if isinstance(part, Binary):
            for op in moves.get(part.op, ()):
                claim = put(Binary(op, part.left, part.right))
                yield f"{part.op} to {op}", form.with_proposition(len(form.hypotheses), claim)
