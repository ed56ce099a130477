"""Words with the right statement and one that has a planted error, the kinds of errors in turn."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from problems import LeanStatement, load_set
from problems.mathlib import on_library
from prover.training.synthetic.family import Family
from prover.training.synthetic.generate import generate
from prover.training.synthetic.mistakes import KINDS, plant

_OWN_EVERY = 7
"""Each so manieth pair is made from a problem of our own set."""
_TRIES = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """One problem in words, stated rightly and wrongly."""

    source: str
    """The family, or the name of our problem."""
    kind: str
    """Of the error; one of `mistakes.KINDS`."""
    words: str
    right: LeanStatement
    wrong: LeanStatement


def pairs(count: int, seed: int, families: Sequence[Family] | None = None) -> Iterator[Pair]:
    """So many pairs; the same seed gives the same ones. True statements alone are taken as right."""
    rng = random.Random(seed)
    drawn = (d for d in generate(100 * count, seed, families) if d.truth)
    own = [
        (p.name, p.words, on_library(p.lean))
        for p in load_set("olympiad")
        if p.lean is not None and p.words.strip() and not p.lean.preamble.strip()
    ]
    rng.shuffle(own)
    at = 0
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        made = None
        if number % _OWN_EVERY == 0:
            for _ in range(_TRIES):
                name, words, statement = own[at % len(own)]
                at += 1
                made = _pair(name, words, statement, kind, rng)
                if made is not None:
                    break
        while made is None:
            one = next(drawn)
            made = _pair(one.family, rng.choice(one.words), one.statement, kind, rng)
        yield made


def _pair(
    source: str, words: str, right: LeanStatement, kind: str, rng: random.Random
) -> Pair | None:
    mistake = plant(right, words, kind, rng)
    return None if mistake is None else Pair(source, kind, words, right, mistake.statement)
