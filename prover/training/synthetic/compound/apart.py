"""Drafts given names of their own, so that they can stand in one statement."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence

from prover.training.synthetic.draft import Claim, Draft

_WORD = re.compile(r"(?<![\w.'])[^\W\d]\w*'*")
"""A name that is not the later part of a dotted one."""
_LETTERS = "x y z a b c n m k p q r s t u v w d f g l j"


def words(draft: Draft) -> set[str]:
    """All names in a draft's Lean text, bound ones too."""
    texts = [names for names, _ in draft.variables]
    texts += [claim.lean for claim in (*draft.hypotheses, draft.goal, *draft.misses)]
    return {word for text in texts for word in _WORD.findall(text)}


def apart(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with variables renamed where another draft uses the name, free or bound. A name that is
    given anew occurs nowhere else, so that no binder can catch it."""
    taken: set[str] = set()
    used = set().union(*map(words, drafts))
    renamed = []
    for draft in drafts:
        own = [name for names, _ in draft.variables for name in names.split()]
        fresh = _unused(used)
        change = {name: next(fresh) for name in own if name in taken}
        used |= set(change.values())
        result = _renamed(draft, change)
        taken |= words(result)
        renamed.append(result)
    return renamed


def _unused(used: set[str]) -> Iterator[str]:
    plain = _LETTERS.split()
    for name in [*plain, *(f"{letter}{i}" for i in "₁₂₃₄₅₆₇₈₉" for letter in plain)]:
        if name not in used:
            yield name


def _renamed(draft: Draft, change: dict[str, str]) -> Draft:
    def text(lean: str) -> str:
        return _WORD.sub(lambda match: change.get(match[0], match[0]), lean)

    def claims(given: Iterable[Claim]) -> tuple[Claim, ...]:
        return tuple(Claim(text(claim.lean)) for claim in given)

    return dataclasses.replace(
        draft,
        variables=tuple((text(names), kind) for names, kind in draft.variables),
        hypotheses=claims(draft.hypotheses),
        goal=Claim(text(draft.goal.lean)),
        misses=claims(draft.misses),
        sequences=frozenset(map(text, draft.sequences)),
    )
