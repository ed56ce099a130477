"""The verifier on states of held-out families of synthetic statements.

Area under the curve of "this state gets proved" over proved states and states without a proof after many
batches or after all tactics; Spearman's rank correlation of its steps with those of the shortest proof known,
over the proved ones. The heuristic verifier judges the same states beside it.

Run: python -m benchmarks.verifier_states --searches FILE [FILE ...] [--verifier FOLDER]
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
from prover.policy.learned.template import Template
from prover.policy.symbolic import TextState
from prover.training.searches import held_out, read_records
from prover.training.searches.examples import label
from prover.verifier import LearnedVerifier
from prover.weights import POLICY
from search.protocols import Verifier


@dataclass(frozen=True, slots=True)
class Judged:
    """A state: its goals, whether it gets proved, the tactics left."""

    text: str
    proved: bool
    steps: int


def held_out_states(paths: Sequence[Path]) -> list[Judged]:
    """Every labelled state of the held-out families, once; proved where any search proved it."""
    states: dict[str, Judged] = {}
    for path in paths:
        for found in read_records(path):
            if not held_out(found.family):
                continue
            for state in found.states:
                value = label(state)
                known = states.get(state.text)
                if value is not None and (known is None or value > known.proved):
                    states[state.text] = Judged(state.text, value == 1.0, state.remaining or 0)
    return list(states.values())


def area(scores: Sequence[float], positive: Sequence[bool]) -> float:
    """The area under the receiver operating characteristic, ties counted half."""
    ranks = rankdata(scores)
    count = sum(positive)
    total = sum(rank for rank, yes in zip(ranks, positive, strict=True) if yes)
    return float((total - count * (count + 1) / 2) / (count * (len(positive) - count)))


async def figures(verifier: Verifier[TextState], states: Sequence[Judged]) -> tuple[float, float]:
    """(area, rank correlation)."""
    values = await verifier.score(states)
    proved = [state.proved for state in states]
    steps = [(v.steps, s.steps) for v, s in zip(values, states, strict=True) if s.proved]
    correlation = spearmanr([a for a, _ in steps], [b for _, b in steps]).statistic
    return area([value.closable for value in values], proved), float(correlation)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--searches", type=Path, nargs="+", required=True)
    parser.add_argument("--verifier", type=Path, default=POLICY)
    options = parser.parse_args()
    states = held_out_states(options.searches)
    proved = sum(state.proved for state in states)
    template = Template.of("embedded")
    learned = LearnedVerifier.open(options.verifier, lambda text: template.prompt(text).text)
    ours, correlation = asyncio.run(figures(learned, states))
    plain, plain_correlation = asyncio.run(figures(HeuristicVerifier(), states))
    record(
        f"verifier on held-out families, {len(states)} states, {proved} of them proved",
        f"AUC {ours:.3f}, rank correlation with the remaining steps {correlation:.2f}",
        bar="AUC ≥ 0.85, correlation ≥ 0.5",
        peer=f"heuristic verifier: AUC {plain:.3f}, {plain_correlation:.2f}",
    )


if __name__ == "__main__":
    main()
