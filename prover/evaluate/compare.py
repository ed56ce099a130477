"""Two runs side by side: what was gained, what was lost, and how sure that is."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np

from prover.evaluate.config import problem_hash
from prover.evaluate.errors import RunError
from prover.evaluate.folder import RunFolder
from prover.evaluate.summary import SETTLED, best_line

_RESAMPLES = 10_000
_SEED = 20_260


@dataclass(frozen=True, slots=True)
class Comparison:
    """The second run against the first, on the problems that both have tried."""

    problems: int
    first: int
    """Problems that the first run settled."""
    second: int
    gains: tuple[str, ...]
    """Settled by the second run alone."""
    losses: tuple[str, ...]
    """Settled by the first run alone."""
    contradictions: tuple[str, ...]
    """Proved in one run and disproved in the other: one of the two is wrong."""
    left_out: tuple[str, ...]
    """Problems of one run alone, or with another statement in the other."""
    interval: tuple[float, float]
    """95 % confidence interval of the difference of the shares (second minus first): paired
    bootstrap over the problems."""
    p_value: float
    """Two-sided exact McNemar test: how likely such a split of the problems on which the runs
    differ is, if neither is better."""
    settings: tuple[str, ...]
    """Settings in which the runs differ."""

    @property
    def difference(self) -> float:
        """Of the shares, second minus first."""
        return (self.second - self.first) / self.problems


def compare(first: RunFolder, second: RunFolder) -> Comparison:
    """The second run against the first. Raises RunError when they have no problem in common."""
    mine, theirs = _verdicts(first), _verdicts(second)
    common = [
        name
        for name in mine
        if name in theirs
        and problem_hash(first.problems[name]) == problem_hash(second.problems[name])
    ]
    if not common:
        raise RunError(f"{first.path} and {second.path} have tried no problem in common")
    pairs = [(mine[name] in SETTLED, theirs[name] in SETTLED) for name in common]
    gains = tuple(n for n, (a, b) in zip(common, pairs, strict=True) if b and not a)
    losses = tuple(n for n, (a, b) in zip(common, pairs, strict=True) if a and not b)
    return Comparison(
        problems=len(common),
        first=sum(a for a, _ in pairs),
        second=sum(b for _, b in pairs),
        gains=gains,
        losses=losses,
        contradictions=tuple(n for n in common if {mine[n], theirs[n]} == SETTLED),
        left_out=tuple(sorted((mine.keys() | theirs.keys()) - set(common))),
        interval=_interval([b - a for a, b in pairs]),
        p_value=_mcnemar(len(gains), len(losses)),
        settings=tuple(first.config.differences(second.config)),
    )


def _verdicts(run: RunFolder) -> dict[str, str]:
    attempts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in run.lines:
        if line["problem"] in run.problems:
            attempts[line["problem"]].append(line)
    return {name: str(best_line(lines)["verdict"]) for name, lines in attempts.items()}


def _interval(differences: list[int]) -> tuple[float, float]:
    """The middle 95 % of the means of resamples, drawn with a fixed seed."""
    size = len(differences)
    shares = [differences.count(value) / size for value in (1, -1, 0)]
    drawn = np.random.default_rng(_SEED).multinomial(size, shares, _RESAMPLES)
    low, high = np.quantile((drawn[:, 0] - drawn[:, 1]) / size, (0.025, 0.975))
    return float(low), float(high)


def _mcnemar(gains: int, losses: int) -> float:
    discordant = gains + losses
    if not discordant:
        return 1.0
    tail = sum(math.comb(discordant, i) for i in range(min(gains, losses) + 1))
    return float(min(1.0, 2 * tail / 2**discordant))
