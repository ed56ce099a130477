"""How sure the translation is, as a number between 0 and 1.

    confidence = agreement * soundness * likelihood

    soundness   the chance that a candidate with so many doubts is faithful, where as many wrong
                candidates as right ones come in: a logistic curve fitted on statements with planted
                errors (`prover/training/filter_confidence.py`, numbers in `confidence.json`), times 0.9
                for each check that came to no end
    agreement   samples of the winning group / (all samples + 1): one sample alone gives 1/2
    likelihood  (1 + p) / 2, where p is the mean probability of a token of its best answer; 1 where the
                model does not tell

Agreement and likelihood are set by hand: they order, the fitted factor is calibrated.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from prover.formalize.filter.judged import Judged, Standing

FITTED = Path(__file__).with_name("confidence.json")
"""Weights of the logistic curve: `intercept`, `any_doubt`, `each_doubt`."""
_UNKNOWN = 0.9


def chance(doubts: int) -> float:
    """The chance that a candidate with so many doubts, which nothing rejects, is faithful."""
    weights = _weights()
    logit = weights["intercept"] + weights["each_doubt"] * doubts
    if doubts:
        logit += weights["any_doubt"]
    return 1.0 / (1.0 + math.exp(-logit))


@cache
def _weights() -> dict[str, float]:
    found: dict[str, float] = json.loads(FITTED.read_text(encoding="utf-8"))
    return found


def soundness(judged: Judged) -> float:
    """How far the checks of one candidate speak for it, in (0, 1)."""
    return chance(judged.doubts) * float(_UNKNOWN ** judged.count(Standing.UNKNOWN))


def weight(group: Sequence[Judged]) -> float:
    """By what groups are compared: their samples, each counted with its candidate's soundness."""
    return sum(judged.candidate.samples * soundness(judged) for judged in group)


def confidence(group: Sequence[Judged], samples: int) -> float:
    """The confidence in the best candidate of a group, out of that many samples in all."""
    best = max(group, key=soundness)
    agreement = sum(judged.candidate.samples for judged in group) / (samples + 1)
    scores = [j.candidate.log_prob for j in group if j.candidate.log_prob is not None]
    likelihood = (1 + math.exp(min(0.0, max(scores)))) / 2 if scores else 1.0
    return agreement * soundness(best) * likelihood
