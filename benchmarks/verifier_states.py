"""The step-level verifier on searches over synthetic statements that it was not trained on.

For steps: the area under the curve of "this tactic leads to a proof" over tactics that were run, and the mean
place of the first one that does among all that were proposed. For states: the area under the curve of "this
state gets proved", over proved states and states without a proof after many batches or after all tactics,
judged by their text (all that the search has when it asks) and by the best of the tactics proposed for them;
Spearman's rank correlation of its steps with those of the shortest proof known, over the proved ones. The
symbolic policy's own weights and the heuristic verifier judge the same beside it.

Run: python -m benchmarks.verifier_states --searches FILE [FILE ...] [--steps FOLDER] [--split statement]
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scipy.stats import rankdata, spearmanr

from benchmarks.record import record
from prover.policy import HeuristicVerifier
from prover.policy.symbolic import TextState
from prover.training.searches import SearchRecord, StateRecord, held_out, read_records
from prover.training.searches.examples import label
from prover.training.steps import outcome
from prover.verifier.step import StepVerifier
from prover.weights import STEPS
from search.protocols import Verifier

_WEIGHT = 0.3
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A state: its goals, whether it gets proved, the tactics left, what was proposed for it."""

    text: str
    proved: bool
    steps: int
    proposals: tuple[str, ...]


def labelled(records: Sequence[SearchRecord]) -> list[Judged]:
    """Every state whose fate is known, once; proved where any search proved it."""
    states: dict[str, Judged] = {}
    for found in records:
        for state in found.states:
            value = label(state)
            known = states.get(state.text)
            if value is not None and (known is None or value > known.proved):
                proposals = tuple(tactic.tactic for tactic in state.tactics)
                states[state.text] = Judged(
                    state.text, value == 1.0, state.remaining or 0, proposals
                )
    return list(states.values())


def area(scores: Sequence[float], positive: Sequence[bool]) -> float:
    """The area under the receiver operating characteristic, ties counted half."""
    ranks = rankdata(scores)
    count = sum(positive)
    total = sum(rank for rank, yes in zip(ranks, positive, strict=True) if yes)
    return float((total - count * (count + 1) / 2) / (count * (len(positive) - count)))


async def of_states(verifier: Verifier[TextState], states: Sequence[Judged]) -> tuple[float, float]:
    """(area, rank correlation)."""
    values = await verifier.score(states)
    steps = [(v.steps, s.steps) for v, s in zip(values, states, strict=True) if s.proved]
    correlation = spearmanr([a for a, _ in steps], [b for _, b in steps]).statistic
    return area([v.closable for v in values], [s.proved for s in states]), float(correlation)


def by_best_step(verifier: StepVerifier, states: Sequence[Judged]) -> float:
    """The area where a state is worth what its most promising proposal is."""
    asked = [state for state in states if state.proposals]
    worth = [max(verifier.steps(state.text, state.proposals)) for state in asked]
    return area(worth, [state.proved for state in asked])


def first_place(state: StateRecord, scores: Sequence[float]) -> int:
    """How many tactics stand before the first that leads to a proof."""
    order = sorted(range(len(scores)), key=lambda place: -scores[place])
    return min(order.index(place) for place, t in enumerate(state.tactics) if t.proved)


def of_steps(records: Sequence[SearchRecord], verifier: StepVerifier) -> tuple[str, str]:
    """(the verifier's figures, the symbolic policy's)."""
    truths: list[bool] = []
    scores: tuple[list[float], list[float]] = ([], [])
    places: tuple[list[int], list[int]] = ([], [])
    for found in records:
        for state in found.states:
            own = [tactic.log_prob for tactic in state.tactics]
            worth = verifier.steps(state.text, [tactic.tactic for tactic in state.tactics])
            for tactic, score, weight in zip(state.tactics, worth, own, strict=True):
                truth = outcome(state, tactic)
                if truth is not None:
                    truths.append(truth == 1.0)
                    scores[0].append(score)
                    scores[1].append(weight)
            if state.remaining is not None and len(own) >= _FEWEST:
                mixed = [_WEIGHT * a + (1 - _WEIGHT) * b for a, b in zip(worth, own, strict=True)]
                places[0].append(first_place(state, mixed))
                places[1].append(first_place(state, own))
    mine, others = (
        f"AUC {area(given, truths):.3f}, {sum(place) / len(place):.2f} tactics before the first that does"
        for given, place in zip(scores, places, strict=True)
    )
    return f"{mine} ({len(truths)} steps, {len(places[0])} states)", others


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--searches", type=Path, nargs="+", required=True)
    parser.add_argument("--steps", type=Path, default=STEPS)
    parser.add_argument("--split", choices=("family", "statement"), default="family")
    options = parser.parse_args()
    everything = [r for path in options.searches for r in read_records(path)]
    records = [r for r in everything if held_out(getattr(r, options.split))]
    unseen = "families" if options.split == "family" else "statements"
    verifier = StepVerifier.open(options.steps)
    ours, theirs = of_steps(records, verifier)
    record(
        f"steps on held-out {unseen}: this tactic leads to a proof",
        ours,
        bar="better",
        peer=f"symbolic policy: {theirs}",
    )
    states = labelled(records)
    proved = sum(state.proved for state in states)
    learned, correlation = asyncio.run(of_states(verifier, states))
    plain, plain_correlation = asyncio.run(of_states(HeuristicVerifier(), states))
    best = by_best_step(verifier, states)
    record(
        f"states on held-out {unseen}: {len(states)}, {proved} of them get proved",
        f"AUC {learned:.3f} by its text, {best:.3f} by its most promising proposal; "
        f"rank correlation with the remaining steps {correlation:.2f}",
        bar="AUC ≥ 0.85, correlation ≥ 0.5",
        peer=f"heuristic verifier: AUC {plain:.3f}, {plain_correlation:.2f}",
    )


if __name__ == "__main__":
    main()
