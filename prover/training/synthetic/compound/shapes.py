"""Ways to put true statements together into one, true by construction, with near misses that are false.

Every shape takes drafts whose names are apart. That a miss of a draft makes it false says that its
hypotheses can be met; since the drafts share no variables, what can be met or refuted for each of them can
be for all at once. A shape has misses only where this argument carries: where every draft has one.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from prover.training.synthetic.draft import Claim, Draft

Shape = Callable[[Sequence[Draft], random.Random], Draft]


def all_of(drafts: Sequence[Draft], rng: random.Random) -> Draft:
    """All hypotheses; every goal."""
    goals = [draft.goal.lean for draft in drafts]
    return _joined(drafts, _all_hypotheses(drafts), _and(goals), _one_missed(drafts, goals, rng))


def conditional(drafts: Sequence[Draft], rng: random.Random) -> Draft:
    """No hypotheses; every goal under its own."""
    goals = [_under(draft, draft.goal.lean) for draft in drafts]
    misses = _one_missed(drafts, goals, rng, _under)
    return _joined(drafts, [], _and(goals), misses)


def universal(drafts: Sequence[Draft], rng: random.Random) -> Draft:
    """Neither variables nor hypotheses; every goal for all of its own."""
    goals = [_closed(draft, draft.goal.lean) for draft in drafts]
    misses = _one_missed(drafts, goals, rng, _closed)
    return _joined([], [], _and(goals), misses)


def one_of(drafts: Sequence[Draft], rng: random.Random) -> Draft:
    """All hypotheses; a disjunction of one goal and of misses of the others, in random order. Its miss is
    that of all."""
    true = rng.randrange(len(drafts))
    sides = [
        draft.goal.lean if i == true or not draft.misses else rng.choice(draft.misses).lean
        for i, draft in enumerate(drafts)
    ]
    misses = []
    if all(draft.misses for draft in drafts):
        others = [side for i, side in enumerate(sides) if i != true]
        others.insert(true, rng.choice(drafts[true].misses).lean)
        misses = [_or(others)]
    return _joined(drafts, _all_hypotheses(drafts), _or(sides), misses)


def each_case(drafts: Sequence[Draft], rng: random.Random) -> Draft:
    """The hypotheses of one of the drafts, nobody says which; the goal of one of them. A draft without
    hypotheses adds its goal alone."""
    known = [_and([h.lean for h in draft.hypotheses]) for draft in drafts if draft.hypotheses]
    goals = [draft.goal.lean for draft in drafts]
    misses = []
    if all(draft.misses for draft in drafts):
        misses = [_or([rng.choice(draft.misses).lean for draft in drafts])]
    return _joined(drafts, [_or(known)] if known else [], _or(goals), misses)


def both_ways(drafts: Sequence[Draft], rng: random.Random) -> Draft:
    """All hypotheses; the last goal is equivalent to the others together. At least two drafts."""
    goals = [draft.goal.lean for draft in drafts]
    misses = []
    if all(draft.misses for draft in drafts):
        missed = rng.choice(drafts[-1].misses).lean
        misses = [_iff(_and(goals[:-1]), missed)]
    return _joined(drafts, _all_hypotheses(drafts), _iff(_and(goals[:-1]), goals[-1]), misses)


def not_always(drafts: Sequence[Draft], rng: random.Random) -> Draft:
    """The hypotheses and goals of all but the last, and that a miss of the last does not hold for all. The
    last draft has a miss."""
    *others, denied = drafts
    goals = [draft.goal.lean for draft in others]
    refuted = _not(_closed(denied, rng.choice(denied.misses).lean))
    holds = _not(_closed(denied, denied.goal.lean))
    return _joined(
        others, _all_hypotheses(others), _and([*goals, refuted]), [_and([*goals, holds])]
    )


def witnessed(drafts: Sequence[Draft], rng: random.Random) -> Draft:
    """All hypotheses; every goal, and a number that solves a linear equation, found before."""
    used = {name for draft in drafts for names, _ in draft.variables for name in names.split()}
    name = next(letter for letter in ("w", "t", "v", "e", "w₁") if letter not in used)
    factor, value, shift = rng.randint(2, 9), rng.randint(-9, 9), rng.randint(1, 20)
    equation = f"{factor} * {name} + {shift} = {factor * value + shift}"
    goals = [draft.goal.lean for draft in drafts]

    def found(parts: Sequence[str]) -> str:
        return f"∃ {name} : ℤ, {equation} ∧ {_and(parts)}"

    misses = [
        found([miss if i == j else goal for j, goal in enumerate(goals)])
        for i, draft in enumerate(drafts)
        for miss in [m.lean for m in draft.misses[:1]]
        if all(d.misses for d in drafts)
    ]
    return _joined(drafts, _all_hypotheses(drafts), found(goals), misses)


def no_exception(drafts: Sequence[Draft], rng: random.Random) -> Draft:
    """Neither variables nor hypotheses; of each draft, that there is nothing against it."""

    def denied(draft: Draft, goal: str) -> str:
        given = [*(h.lean for h in draft.hypotheses), _not(goal)]
        if not draft.variables:
            return _not(_and(given))
        binders = " ".join(f"({names} : {kind})" for names, kind in draft.variables)
        return _not(f"∃ {binders}, {_and(given)}")

    goals = [denied(draft, draft.goal.lean) for draft in drafts]
    return _joined([], [], _and(goals), _one_missed(drafts, goals, rng, denied))


def buried(drafts: Sequence[Draft], rng: random.Random) -> Draft:
    """All hypotheses; the goal of one draft."""
    one = rng.choice(drafts)
    misses = [miss.lean for miss in one.misses] if all(draft.misses for draft in drafts) else []
    return _joined(drafts, _all_hypotheses(drafts), one.goal.lean, misses)


def _joined(
    drafts: Sequence[Draft], hypotheses: Sequence[str], goal: str, misses: Sequence[str]
) -> Draft:
    return Draft(
        variables=tuple(group for draft in drafts for group in draft.variables),
        hypotheses=tuple(map(Claim, hypotheses)),
        goal=Claim(goal),
        misses=tuple(map(Claim, misses)),
        sequences=frozenset().union(*(draft.sequences for draft in drafts)),
        told=False,
    )


def _one_missed(
    drafts: Sequence[Draft],
    goals: Sequence[str],
    rng: random.Random,
    form: Callable[[Draft, str], str] = lambda draft, text: text,
) -> list[str]:
    """For each draft the conjunction where its goal is missed."""
    if not all(draft.misses for draft in drafts):
        return []
    missed = [form(draft, rng.choice(draft.misses).lean) for draft in drafts]
    return [
        _and([missed[i] if i == place else goal for i, goal in enumerate(goals)])
        for place in range(len(drafts))
    ]


def _all_hypotheses(drafts: Sequence[Draft]) -> list[str]:
    return [h.lean for draft in drafts for h in draft.hypotheses]


def _under(draft: Draft, goal: str) -> str:
    return " → ".join([*(_bracketed(h.lean) for h in draft.hypotheses), _bracketed(goal)])


def _closed(draft: Draft, goal: str) -> str:
    if not draft.variables:
        return _under(draft, goal)
    binders = " ".join(f"({names} : {kind})" for names, kind in draft.variables)
    return f"∀ {binders}, {_under(draft, goal)}"


def _and(parts: Sequence[str]) -> str:
    return " ∧ ".join(map(_bracketed, parts)) if len(parts) > 1 else parts[0]


def _or(parts: Sequence[str]) -> str:
    return " ∨ ".join(map(_bracketed, parts)) if len(parts) > 1 else parts[0]


def _iff(left: str, right: str) -> str:
    return f"{_bracketed(left)} ↔ {_bracketed(right)}"


def _not(claim: str) -> str:
    return f"¬ ({claim})"


def _bracketed(claim: str) -> str:
    """A proposition that can stand on either side of a connective."""
    plain = not any(sign in claim for sign in "∀∃∧∨→↔¬,")
    return claim if plain else f"({claim})"
