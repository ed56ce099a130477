"""How sure the translation is, as a number between 0 and 1.

    confidence = agreement * fidelity * certainty * likelihood

    agreement   samples of the winning group / (all samples + 1): one sample alone gives 1/2
    fidelity    0.6 for each doubtful check of the group's best candidate
    certainty   0.9 for each of its checks that came to no end
    likelihood  (1 + p) / 2, where p is the mean probability of a token of its best answer; 1 where the
                model does not tell

The factors are set by hand and order candidates; the product is not a calibrated probability.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from prover.formalize.filter.judged import Judged, Standing

_DOUBTFUL = 0.6
_UNKNOWN = 0.9


def soundness(judged: Judged) -> float:
    """Fidelity times certainty of one candidate, in (0, 1]."""
    return float(
        _DOUBTFUL ** judged.count(Standing.DOUBTFUL) * _UNKNOWN ** judged.count(Standing.UNKNOWN)
    )


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
