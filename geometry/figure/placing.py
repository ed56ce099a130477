"""Placing the points of one clause: exactly where its loci meet, on the right branch.

When several places are possible, those that are not too close to an existing point and not too far
away are kept, points ahead on half-lines come first, and chance chooses among the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geometry.figure.demands import demanded_loci
from geometry.figure.figure import Figure
from geometry.figure.frame import Frame, Rules, nearest, sample
from geometry.figure.truth import holds
from geometry.language import (
    REGISTRY,
    Clause,
    Construction,
    Definition,
    Predicate,
    Sampler,
    asserted,
    required,
)
from geometry.plane import Line, Locus, PlaneError, meet

TRIES = 12
"""Samples of a free place before the clause is given up."""
PIN_SLACK = 0.02
"""Farthest a prescribed point may be from where its clause allows it, relative to the figure."""
LOCUS_SLACK = 1e-8
"""Farthest a point may be from a third locus of its clause, relative to the figure."""


Coordinates = dict[str, complex]


def place(
    clause: Clause, before: Mapping[str, complex], sampler: Sampler, rules: Rules
) -> Coordinates:
    """Coordinates for the outputs of a clause. Raises `PlaneError` when there is no good place."""
    new: Coordinates = {}
    pins = dict(clause.pins)
    for outputs, constructions in _groups(clause):
        known = {**before, **new}
        if len(outputs) == 1 and all(_definition(c).place is None for c in constructions):
            loci = [locus for c in constructions for locus in loci_of(c, known)]
            new[outputs[0]] = _on_loci(
                outputs[0], loci, constructions, known, pins.get(outputs[0]), sampler, rules
            )
        else:
            new.update(_together(outputs, constructions, known, pins, sampler, rules))
    demands = [c for c in clause.constructions if c.fact]
    for name in clause.outputs:
        if name not in new:
            new[name] = _demanded(name, demands, {**before, **new}, pins, sampler, rules)
    if demands and not rules.loose and not pins and not _satisfies(demands, {**before, **new}):
        raise PlaneError("the points before do not meet the demands")
    return new


def _demanded(
    name: str,
    demands: Sequence[Construction],
    known: Mapping[str, complex],
    pins: Mapping[str, complex],
    sampler: Sampler,
    rules: Rules,
) -> complex:
    """A point of which facts are demanded: on the loci of those that speak of no later point."""
    if name in pins:
        return pins[name]
    mine = [
        c.fact
        for c in demands
        if c.fact
        and not c.fact.predicate.numeric
        and name in c.fact.args
        and all(a == name or a in known for a in c.fact.args)
    ]
    loci = [locus for fact in mine for locus in demanded_loci(fact, name, known)]
    if loci:
        return _on_loci(name, loci, (), known, None, sampler, rules)
    frame = Frame.around(known, sampler.unit)
    for _ in range(TRIES):
        off = complex(sampler.uniform(-1.3, 1.3), sampler.uniform(-1.3, 1.3))
        z = frame.center + frame.scale * off
        if frame.accepts(z, rules):
            return z
    raise PlaneError("no free place for a point")


def _groups(clause: Clause) -> list[tuple[tuple[str, ...], list[Construction]]]:
    """The outputs that constructions tie together, with those constructions; no demands."""
    groups: list[tuple[set[str], list[Construction]]] = []
    for construction in clause.constructions:
        if construction.fact:
            continue
        outputs, members = set(construction.outputs), [construction]
        for group in [g for g in groups if g[0] & outputs]:
            outputs |= group[0]
            members = group[1] + members
            groups.remove(group)
        groups.append((outputs, members))
    return [(tuple(n for n in clause.outputs if n in names), cs) for names, cs in groups]


def _on_loci(
    name: str,
    loci: Sequence[Locus],
    constructions: Sequence[Construction],
    before: Mapping[str, complex],
    pin: complex | None,
    sampler: Sampler,
    rules: Rules,
) -> complex:
    """One point on one locus (sampled) or more (intersected)."""
    frame = Frame.around(before, sampler.unit)
    if len(loci) == 1:
        if pin is not None:
            return _pinned([nearest(loci[0], pin)], pin, frame)
        for _ in range(TRIES):
            z = sample(loci[0], frame, sampler.rng)
            if frame.accepts(z, rules) and _allowed(constructions, {**before, name: z}):
                return z
        raise PlaneError("no free place on the locus")
    candidates = meet(loci[0], loci[1])
    if not rules.loose:
        slack = LOCUS_SLACK * frame.scale
        candidates = [z for z in candidates if all(abs(k.gap(z)) <= slack for k in loci[2:])]
        if not candidates:
            raise PlaneError("the loci have no common point")
    if pin is not None:
        return _pinned(candidates, pin, frame)
    good = [
        z
        for z in candidates
        if frame.accepts(z, rules) and _allowed(constructions, {**before, name: z})
    ]
    if not good:
        raise PlaneError("every place is too close to another point or too far away")
    ahead = [z for z in good if all(not isinstance(k, Line) or k.ahead(z) for k in loci)]
    return sampler.rng.choice(ahead or good)


def _together(
    outputs: Sequence[str],
    constructions: Sequence[Construction],
    before: Mapping[str, complex],
    pins: Mapping[str, complex],
    sampler: Sampler,
    rules: Rules,
) -> Coordinates:
    """Points placed by one construction that knows their coordinates; the others only filter."""
    leader = next(c for c in constructions if _definition(c).place is not None)
    definition = _definition(leader)
    if set(leader.outputs) != set(outputs):
        raise PlaneError("constructions of several points overlap only in part")
    if not definition.inputs and all(name in pins for name in outputs):
        return {name: pins[name] for name in outputs}
    frame = Frame.around(before, sampler.unit)
    inputs = [before[name] for name in leader.inputs]
    reason = "every branch is too close to another point or too far away"
    for _ in range(TRIES):
        number = () if leader.value is None else (leader.value,)
        assert definition.place is not None
        branches = [
            dict(zip(leader.outputs, zs, strict=True))
            for zs in definition.place(sampler, *inputs, *number)
        ]
        others = [c for c in constructions if c is not leader]
        if not rules.loose:
            branches = [b for b in branches if _satisfies(others, {**before, **b})]
        pinned = {name: pins[name] for name in outputs if name in pins}
        if pinned:
            return _fitted(branches, pinned, bool(definition.inputs), frame)
        good = [
            b
            for b in branches
            if frame.accepts_all(list(b.values()), rules)
            and _allowed(constructions, {**before, **b})
        ]
        if good:
            return sampler.rng.choice(good)
        if not branches:
            reason = "the constructions of the clause exclude each other"
    raise PlaneError(reason)


def _pinned(candidates: Sequence[complex], pin: complex, frame: Frame) -> complex:
    z = min(candidates, key=lambda c: abs(c - pin), default=None)
    if z is None or abs(z - pin) > PIN_SLACK * (frame.scale + abs(pin)):
        raise PlaneError("the prescribed coordinates do not fit the clause")
    return z


def _fitted(
    branches: Sequence[Coordinates], pins: Mapping[str, complex], bound: bool, frame: Frame
) -> Coordinates:
    """The branch nearest to the pins; a free shape is moved to them by a similarity."""
    if not branches:
        raise PlaneError("the constructions of the clause exclude each other")
    if bound:
        best = min(branches, key=lambda b: max(abs(b[n] - z) for n, z in pins.items()))
        for name, z in pins.items():
            _pinned([best[name]], z, frame)
        return best
    shape, names = branches[0], list(pins)
    turn = 1 + 0j
    if len(names) > 1:
        turn = (pins[names[1]] - pins[names[0]]) / (shape[names[1]] - shape[names[0]])
    start = {n: pins[names[0]] + turn * (z - shape[names[0]]) for n, z in shape.items()}
    return {**start, **pins}


def _allowed(constructions: Sequence[Construction], coordinates: Coordinates) -> bool:
    """Whether the non-degeneracy conditions of the constructions hold."""
    figure = Figure(coordinates)
    return all(
        holds(condition, figure)
        for c in constructions
        for condition in required(c)
        if condition.predicate is not Predicate.DIFF or set(condition.args) & set(c.outputs)
    )


def _satisfies(constructions: Sequence[Construction], coordinates: Coordinates) -> bool:
    figure = Figure(coordinates)
    return all(holds(fact, figure, LOCUS_SLACK) for c in constructions for fact in asserted(c))


def loci_of(construction: Construction, before: Mapping[str, complex]) -> Sequence[Locus]:
    """The loci a construction puts its point on."""
    definition = _definition(construction)
    assert definition.loci is not None
    inputs = [before[name] for name in construction.inputs]
    number = () if construction.value is None else (construction.value,)
    return definition.loci(*inputs, *number)


def _definition(construction: Construction) -> Definition:
    return REGISTRY[construction.name]
