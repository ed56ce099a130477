"""The stage that makes the step-level verifier: from searches to a small ensemble, seconds on a CPU.

Learns from every tactic that was run: 1 where it led to a proof, 0 where Lean rejected it or it left states
that got none; and from every state whose fate is known, the tactics left as a distribution over bins
(HL-Gauss). A search's tactics share a weight, so that long failures do not outweigh short proofs.

Run: python -m prover.training.steps OUT --searches FILE [FILE …]
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from prover.training.errors import TrainingError
from prover.training.searches import SearchRecord, held_out, read_records
from prover.training.searches.examples import label
from prover.training.searches.record import StateRecord, TacticRecord
from prover.verifier import Bins
from prover.verifier.step import (
    BUCKETS,
    Layer,
    Network,
    StateFeatures,
    state_features,
    tactic_features,
    write_networks,
)
from prover.verifier.step.network import LENGTH_SCALE, PRODUCT_SCALE, TABLES
from search.protocols import OutcomeKind

_RAN = frozenset({OutcomeKind.CLOSED, OutcomeKind.SUBGOALS, OutcomeKind.ERROR})


@dataclass(frozen=True, slots=True)
class Case:
    """A state with the tactics whose fate is known. weight: of each tactic. proved, steps: of the state,
    None where nobody knows."""

    state: StateFeatures
    tactics: tuple[tuple[tuple[int, ...], float], ...]
    weight: float
    proved: float | None
    steps: int


def outcome(state: StateRecord, tactic: TacticRecord) -> float | None:
    """1 for a tactic that led to a proof, 0 for one that did not, None where it is not known."""
    if tactic.kind not in _RAN:
        return None
    if tactic.proved:
        return 1.0
    settled = state.remaining is not None or label(state) is not None
    return 0.0 if tactic.kind is OutcomeKind.ERROR or settled else None


def cases(records: Iterable[SearchRecord]) -> list[Case]:
    """What there is to learn."""
    found = []
    for record in records:
        weight = 1 / math.sqrt(max(record.actions, 1))
        for state in record.states:
            known = [(t.tactic, outcome(state, t)) for t in state.tactics]
            tactics = tuple((tactic_features(t), y) for t, y in known if y is not None)
            proved = label(state)
            if tactics or proved is not None:
                steps = state.remaining or 0
                found.append(Case(state_features(state.text), tactics, weight, proved, steps))
    return found


class Trainable(nn.Module):
    """The network of `prover.verifier.step.network` under training."""

    def __init__(self, size: int, inner: int, bins: int, seed: int) -> None:
        super().__init__()
        torch.manual_seed(seed)
        self.tables = nn.ModuleDict({name: nn.EmbeddingBag(BUCKETS, size) for name in TABLES})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.1)  # type: ignore[arg-type]
        self.step = _perceptron(5 * size, inner, 1)
        self.value = _perceptron(2 * size + 2, inner, 1 + bins)

    def bags(self, name: str, rows: Sequence[Sequence[int]]) -> torch.Tensor:
        """The mean vector of each row, [n, size]; of an empty row nothing."""
        offsets = torch.tensor([0, *(len(row) for row in rows[:-1])]).cumsum(0)
        flat = torch.tensor([bucket for row in rows for bucket in row], dtype=torch.long)
        vectors: torch.Tensor = self.tables[name](flat, offsets)
        return vectors

    def forward(self, batch: Sequence[Case]) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of all tactics of the cases, one after the other, [tactics], and values
        [cases, 1 + bins]."""
        hypotheses = self.bags("hypotheses", [case.state.hypotheses for case in batch])
        goals = self.bags("goals", [case.state.goals for case in batch])
        lengths = torch.tensor([[len(c.state.hypotheses), len(c.state.goals)] for c in batch])
        values = self.value(torch.cat((hypotheses, goals, lengths / LENGTH_SCALE), 1))
        row = torch.tensor(
            [i for i, case in enumerate(batch) for _ in case.tactics], dtype=torch.long
        )
        if not len(row):
            return torch.zeros(0), values
        said = self.bags("tactics", [tactic for case in batch for tactic, _ in case.tactics])
        wide = (hypotheses[row], goals[row])
        products = [PRODUCT_SCALE * part * said for part in wide]
        steps: torch.Tensor = self.step(torch.cat((*wide, said, *products), 1))[:, 0]
        return steps, values

    def network(self) -> Network:
        """The weights as they are."""
        tables = {name: self.tables[name].weight.detach().numpy().copy() for name in TABLES}  # type: ignore[operator]
        return Network(tables, _layer(self.step), _layer(self.value))


def _perceptron(width: int, inner: int, out: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, inner), nn.ReLU(), nn.Dropout(0.1), nn.Linear(inner, out))


def _layer(perceptron: nn.Sequential) -> Layer:
    first, last = perceptron[0], perceptron[3]
    parts = (first.weight, first.bias, last.weight, last.bias)
    return Layer(*(part.detach().numpy().copy() for part in parts))  # type: ignore[operator]


def loss_of(net: Trainable, batch: Sequence[Case], bins: Bins) -> torch.Tensor:
    """The weighted mean over tactics, plus that over states whose fate is known; a scalar."""
    logits, values = net(batch)
    total: torch.Tensor = values.sum() * 0.0
    if len(logits):
        wanted = torch.tensor([y for case in batch for _, y in case.tactics])
        weight = torch.tensor([case.weight for case in batch for _ in case.tactics])
        each = binary_cross_entropy_with_logits(logits, wanted, reduction="none")
        total = total + (each * weight).sum() / weight.sum()
    known = [i for i, case in enumerate(batch) if case.proved is not None]
    if known:
        proved = torch.tensor([float(batch[i].proved or 0) for i in known])
        total = total + binary_cross_entropy_with_logits(values[known, 0], proved)
        steps = torch.tensor([batch[i].steps for i in known])
        each = cross_entropy(values[known, 1:], bins.targets(steps), reduction="none")
        total = total + 0.3 * (each * proved).sum() / proved.sum().clamp_min(1)
    return total


@dataclass(frozen=True, slots=True)
class StepConfig:
    """size: of the tables' vectors; inner: of the perceptrons; epochs, rate: of AdamW."""

    size: int = 32
    inner: int = 64
    epochs: int = 6
    rate: float = 3e-3


def trained(learn: Sequence[Case], seed: int, config: StepConfig) -> tuple[Network, list[float]]:
    """One network and the mean loss of each pass. Raises TrainingError where there is nothing to learn."""
    if not learn:
        raise TrainingError("there is nothing to train on")
    net = Trainable(config.size, config.inner, 64, seed)
    optimizer = torch.optim.AdamW(net.parameters(), lr=config.rate, weight_decay=0.05)
    rng, bins, curve = random.Random(seed), Bins(64, 1.0, 0.75), []
    order = list(learn)
    for _ in range(config.epochs):
        rng.shuffle(order)
        losses = []
        for begin in range(0, len(order), 32):
            loss = loss_of(net, order[begin : begin + 32], bins)
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
            losses.append(float(loss.detach()))
        curve.append(round(sum(losses) / len(losses), 4))
    return net.eval().network(), curve


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--searches", type=Path, nargs="+", required=True)
    parser.add_argument("--networks", type=int, default=3)
    parser.add_argument("--size", type=int, default=32)
    parser.add_argument("--inner", type=int, default=64)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument(
        "--split",
        choices=("family", "statement"),
        default="family",
        help="what is held out; statements only to measure, not to ship",
    )
    options = parser.parse_args()
    begun = time.perf_counter()
    records = [r for path in options.searches for r in read_records(path)]
    train = [record for record in records if not held_out(getattr(record, options.split))]
    learn = cases(train)
    print(
        f"{len(train)} searches, {len(learn)} states, {sum(len(c.tactics) for c in learn)} tactics"
    )
    config = StepConfig(options.size, options.inner, options.epochs, options.rate)
    networks, curves = [], []
    for seed in range(options.networks):
        network, curve = trained(learn, seed, config)
        networks.append(network)
        curves.append(curve)
        print(
            f"network {seed + 1}/{options.networks}: loss {curve[0]:.3f} → {curve[-1]:.3f}",
            flush=True,
        )
    options.out.mkdir(parents=True, exist_ok=True)
    write_networks(networks, options.out)
    record = {
        "options": {name: str(value) for name, value in sorted(vars(options).items())},
        "searches": len(train),
        "states": len(learn),
        "tactics": sum(len(case.tactics) for case in learn),
        "families held out": sorted({r.family for r in records if held_out(r.family)}),
        "torch": torch.__version__,
        "seconds": round(time.perf_counter() - begun),
        "curves": curves,
    }
    (options.out / "training.json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
