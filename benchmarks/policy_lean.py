"""Tactics on LeanDojo's test split: exact match among the first 1, 8 and 32, and mean log-likelihood.

A policy draws 64 tactics of a state; the different ones, by their probability, are its answer. A match is
exact up to white space. The untrained SmolLM2 answers the same states beside it, with the same prompt; so
may other forms of the policy, to see what compression costs.

Run: python -m benchmarks.policy_lean [MODEL ...] [--states 200] [--peer smollm2]
"""

from __future__ import annotations

import argparse
import math
import random
from dataclasses import dataclass
from pathlib import Path

from rich.progress import track

from benchmarks.record import record
from kernels.cpu import CpuConfig
from kernels.decode import CpuBackend, DecodeError, Engine, EngineConfig, FinishReason, Request
from prover.models import open_model
from prover.policy.learned.template import Template, spoken
from prover.training.data import fetch_leandojo, read_steps
from prover.weights import POLICY

_SAMPLES = 64
_AT = (1, 8, 32)


@dataclass(frozen=True, slots=True)
class Answered:
    """Of one state. place: of the true tactic among the answers, None where it is not there; log_prob: of the
    true tactic, nats; size: its bytes."""

    place: int | None
    log_prob: float
    size: int


def test_states(count: int, seed: int = 0) -> list[tuple[str, str]]:
    """(state, tactic) of random steps of the random split's test part, the same every time."""
    steps = list(read_steps(fetch_leandojo() / "random-test.parquet"))
    chosen = random.Random(seed).sample(steps, count)
    return [(step.state, spoken(step.tactic)) for step in chosen]


def answered(model: str | Path, states: list[tuple[str, str]], threads: int) -> list[Answered]:
    """What a model makes of each state; a state that is too long for it counts as unanswered."""
    opened = open_model(model)
    engine = Engine(CpuBackend(opened.model, CpuConfig(threads), 512), EngineConfig(_SAMPLES))
    template, tokenizer = Template.of("mathlib"), opened.tokenizer
    line_end = tokenizer.encode("\n", special=False)
    results = []
    for state, tactic in track(states, str(model)):
        prompt = tokenizer.encode(template.prompt(state).text)
        wanted = tokenizer.encode(f"{tactic}\n", special=False)
        try:
            log_prob = math.fsum(engine.score(prompt, wanted))
            request = Request(prompt, _SAMPLES, 48, stop=[line_end])
            (samples,) = engine.generate([request])
        except DecodeError:
            results.append(Answered(None, -math.inf, len(tactic.encode())))
            continue
        found: dict[str, float] = {}
        for one in samples:
            if one.finish_reason is not FinishReason.LENGTH:
                text = " ".join(tokenizer.decode(one.body).split())
                found[text] = max(found.get(text, -math.inf), math.fsum(one.log_probs))
        ranked = sorted(found, key=lambda text: -found[text])
        target = " ".join(tactic.split())
        place = ranked.index(target) if target in ranked else None
        results.append(Answered(place, log_prob, len(tactic.encode())))
    return results


def told(results: list[Answered]) -> str:
    """The figures in words."""
    shares = [sum(r.place is not None and r.place < k for r in results) / len(results) for k in _AT]
    read = [r for r in results if math.isfinite(r.log_prob)]
    mean = sum(r.log_prob for r in read) / len(read)
    bits = -sum(r.log_prob for r in read) / math.log(2) / sum(r.size for r in read)
    matches = ", ".join(f"@{k} {100 * share:.1f} %" for k, share in zip(_AT, shares, strict=True))
    return f"{matches}; {mean:.1f} nats a tactic, {bits:.2f} bits a byte ({len(read)} of {len(results)} read)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("models", nargs="*", default=[str(POLICY)], help="names or folders")
    parser.add_argument("--states", type=int, default=200)
    parser.add_argument("--peer", default="smollm2", help="the untrained model; empty for none")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    states = test_states(options.states)
    peer = told(answered(options.peer, states, options.threads)) if options.peer else "–"
    for model in options.models:
        record(
            f"exact match on {len(states)} states of LeanDojo random/test, {Path(model).name}",
            told(answered(model, states, options.threads)),
            bar="reported (@8 ≥ 40 % when trained on a GPU)",
            peer=f"untrained {options.peer}: {peer}" if options.peer else "–",
        )


if __name__ == "__main__":
    main()
