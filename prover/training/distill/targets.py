"""What a teacher proposed, as examples: its probabilities over what Lean let stand.

Soft targets (Hinton et al., 2015) over whole tactics (sequence-level distillation, Kim and Rush, 2016): the
student fits each tactic with the teacher's share of it among those kept. What Lean refused is made unlikely.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from prover.policy.learned.template import spoken
from prover.training.data.text import prompt_text
from prover.training.fit import Example
from prover.training.searches import SearchRecord, StateRecord, TacticRecord
from prover.training.searches.examples import label
from search.protocols import OutcomeKind

_STANDS = frozenset({OutcomeKind.CLOSED, OutcomeKind.SUBGOALS})


@dataclass(frozen=True, slots=True)
class TargetConfig:
    """temperature: of the teacher's probabilities; above 1 they are flatter. idle: share left to a tactic
    that Lean took and that led to no proof, beside one that did; in states without a proof there is nothing
    else, and a state's targets then weigh `idle` in all. rejected: weight of the unlikelihood of a refused
    tactic. most, most_rejected: tactics taken of a state, the likeliest. longest: characters of a tactic
    that the student can be expected to write; 0 for any."""

    temperature: float = 1.0
    idle: float = 0.1
    rejected: float = 0.25
    most: int = 4
    most_rejected: int = 2
    longest: int = 400

    def __post_init__(self) -> None:
        if self.temperature <= 0 or not 0 <= self.idle <= 1:
            raise ValueError(
                "the temperature is above 0 and what is left to idle tactics in [0, 1]"
            )


def soft_examples(
    records: Iterable[SearchRecord], config: TargetConfig | None = None, *, judged: bool = True
) -> Iterator[Example]:
    """Each state once, with targets of weight 1 in all where it was proved; the first example of a state
    carries its value. judged: whether Lean was asked; without it everything stands, nothing is known of
    values, and the state is one of Mathlib."""
    config = config or TargetConfig()
    seen: set[str] = set()
    for record in records:
        for state in record.states:
            if state.text not in seen:
                seen.add(state.text)
                examples = list(_of_state(state, config, judged))
                value = label(state) if judged else None
                if value is not None and examples:
                    steps = state.remaining or 0
                    examples[0] = replace(examples[0], proved=value, steps=steps)
                yield from examples


def _of_state(state: StateRecord, config: TargetConfig, judged: bool) -> Iterator[Example]:
    prompt = prompt_text(state.text, "core" if judged else "mathlib")
    fit = [t for t in state.tactics if not config.longest or len(t.tactic) <= config.longest]
    kept = [t for t in fit if not judged or t.proved or t.kind in _STANDS]
    whole = 1.0 if not judged or any(t.proved for t in kept) else config.idle
    ranked = sorted(_shares(kept, config, judged), key=lambda pair: -pair[1])[: config.most]
    total = sum(share for _, share in ranked)
    for tactic, share in ranked:
        if share * whole > 0:
            yield Example(prompt, f"{spoken(tactic.tactic)}\n", whole * share / total)
    refused = [t for t in fit if t.kind is OutcomeKind.ERROR] if judged and config.rejected else []
    refused.sort(key=lambda tactic: -tactic.log_prob)
    for tactic in refused[: config.most_rejected]:
        yield Example(prompt, f"{spoken(tactic.tactic)}\n", -config.rejected)


def _shares(
    kept: Sequence[TacticRecord], config: TargetConfig, judged: bool
) -> list[tuple[TacticRecord, float]]:
    """Tactics with the teacher's probabilities at the temperature, those of idle ones cut down; not
    normalised."""
    most = max((tactic.log_prob for tactic in kept), default=0.0)
    return [
        (
            tactic,
            math.exp((tactic.log_prob - most) / config.temperature)
            * (1.0 if tactic.proved or not judged else config.idle),
        )
        for tactic in kept
    ]
