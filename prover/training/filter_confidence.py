"""Fits how sure the filter is of a candidate, from pairs of a right and a wrong statement.

    python -m prover.training.filter_confidence [--pairs 3000] [--seed 1]

A logistic curve of the number of doubts that the words raise (Platt 1999), for candidates that nothing
rejects, right and wrong ones equally frequent before the filter. Written beside
`prover/formalize/filter/confidence.py`, which reads it. Without Lean: a minute on one core.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize

from prover.formalize.filter.confidence import FITTED
from prover.formalize.filter.fidelity import fidelity
from prover.formalize.filter.judged import Standing
from prover.formalize.reading import read
from prover.training.synthetic.pairs import Pair, pairs

MOST_DOUBTS = 6


def observed(given: Sequence[Pair]) -> list[tuple[int, bool]]:
    """(doubts, whether it is the right one) of every candidate that the words do not reject."""
    found = []
    for pair in given:
        reading = read(pair.words)
        for statement, right in ((pair.right, True), (pair.wrong, False)):
            check = fidelity(statement, reading)
            if check.standing is not Standing.FAILED:
                doubts = check.doubts if check.standing is Standing.DOUBTFUL else 0
                found.append((doubts, right))
    return found


def fitted(observations: Sequence[tuple[int, bool]]) -> dict[str, float]:
    """Intercept, weight of there being a doubt, weight of each doubt; by maximum likelihood."""
    doubts = np.array([min(d, MOST_DOUBTS) for d, _ in observations], dtype=float)
    right = np.array([r for _, r in observations], dtype=float)

    def loss(w: np.ndarray) -> float:
        logits = w[0] + w[1] * (doubts > 0) + w[2] * doubts
        # a weight for each doubt that is not negative would reverse the order of candidates
        return float(
            np.mean(np.logaddexp(0.0, -np.where(right > 0, logits, -logits)))
        ) + 1e-4 * float(w @ w)

    best = minimize(loss, np.zeros(3), bounds=[(None, None), (None, 0.0), (None, -0.05)])
    names = ("intercept", "any_doubt", "each_doubt")
    return {name: round(float(value), 4) for name, value in zip(names, best.x, strict=True)}


def calibration_error(chances: Sequence[float], outcomes: Sequence[bool], bins: int = 10) -> float:
    """The expected calibration error: mean distance of said and observed frequency over equal bins."""
    total = 0.0
    for i in range(bins):
        inside = [
            k
            for k, p in enumerate(chances)
            if i / bins <= p < (i + 1) / bins or (p == 1.0 and i == bins - 1)
        ]
        if inside:
            said = math.fsum(chances[k] for k in inside) / len(inside)
            true = sum(outcomes[k] for k in inside) / len(inside)
            total += abs(said - true) * len(inside) / len(chances)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=3000, help="pairs to fit on")
    parser.add_argument("--seed", type=int, default=1, help="of the pairs; not the benchmark's")
    arguments = parser.parse_args()
    if arguments.pairs < 100:
        parser.error("--pairs must be at least 100")
    weights = fitted(observed(list(pairs(arguments.pairs, arguments.seed))))
    FITTED.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")
    print(f"{FITTED.name}: {weights}")


if __name__ == "__main__":
    main()
