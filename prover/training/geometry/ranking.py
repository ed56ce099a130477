"""Trains the ranking of auxiliary points: problems in, the weights that `geometry.auxiliary` reads out.

    python -m geometry.synthetic DATA --problems 4000
    python -m prover.training.geometry.ranking DATA

The loss is listwise: minus the logarithm of the probability, by a softmax over all candidates of a
problem, that one is drawn that proves it. Rows that were sampled count for as many candidates as
they stand for. The weights kept are those of the epoch with the best order on the validation split.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor, nn

from geometry.auxiliary.features import NAMES
from geometry.auxiliary.ranking import WEIGHTS
from geometry.synthetic import DataError, Split
from prover.training.errors import TrainingError
from prover.training.geometry.labels import Block, LabelConfig, labelled

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class RankingConfig:
    """`hidden`: widths of the hidden layers. `epochs`; `batch`: problems a step. `rate`: peak of the
    learning rate, falling as a cosine. `decay`: of the weights (AdamW). `dropout`: of hidden units.
    """

    hidden: tuple[int, ...] = (64, 32)
    epochs: int = 30
    batch: int = 32
    rate: float = 3e-3
    decay: float = 1e-2
    dropout: float = 0.1
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """An order on some problems: how many closures until the goal is reached, at one a candidate.

    `mean`: geometric; `ratio`: of it to that of the finder's order; `first`: share of problems whose
    first candidate proves them.
    """

    problems: int
    mean: float
    ratio: float
    first: float


def train(
    data: Path,
    output: Path = WEIGHTS,
    config: RankingConfig | None = None,
    labels: LabelConfig | None = None,
    report: Report = lambda line: None,
    device: str = "cpu",
) -> Judgement:
    """Labels the problems of a folder, trains, writes `output` and beside it `output`.json, the record.

    Equal data, configuration and device give equal weights. Raises `DataError` and `TrainingError`.
    """
    config, labels = config or RankingConfig(), labels or LabelConfig()
    blocks = {split: _blocks(data, split, labels, report) for split in (Split.TRAIN, Split.VALID)}
    torch.manual_seed(config.seed)
    rows = torch.from_numpy(np.concatenate([b.rows for b in blocks[Split.TRAIN]])).float()
    model = _Perceptron(rows.mean(0), rows.std(0).clamp_min(1e-3), config).to(device)
    optimizer = torch.optim.AdamW(model.parameters(), lr=config.rate, weight_decay=config.decay)
    steps = config.epochs * math.ceil(len(blocks[Split.TRAIN]) / config.batch)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    curve, best, kept = [], None, model.state_dict()
    for epoch in range(config.epochs):
        model.train()
        losses = []
        for batch in _batches(blocks[Split.TRAIN], config, epoch):
            loss = listwise(model, batch, device)
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        judged = judge(model, blocks[Split.VALID], device)
        curve.append({"epoch": epoch, "loss": float(np.mean(losses)), **asdict(judged)})
        report(f"epoch {epoch}: loss {curve[-1]['loss']:.3f}, {judged.ratio:.2f} of the closures")
        if best is None or judged.mean < best.mean:
            best = judged
            kept = {
                name: value.detach().cpu().clone() for name, value in model.state_dict().items()
            }
    assert best is not None
    record = {
        "config": asdict(config),
        "labels": asdict(labels),
        "data": {
            "sha256": hashlib.sha256((data / "problems.jsonl").read_bytes()).hexdigest(),
            "recipe": json.loads((data / "recipe.json").read_text(encoding="utf-8")),
            "problems": {split.value: len(found) for split, found in blocks.items()},
        },
        "best": asdict(best),
        "curve": curve,
    }
    output.parent.mkdir(parents=True, exist_ok=True)
    save_file(kept, output, metadata={"columns": json.dumps(NAMES)})
    output.with_suffix(".json").write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return best


class _Perceptron(nn.Module):
    """The network of `geometry.auxiliary.ranking.LearnedRanking`, with its names of weights."""

    def __init__(self, mean: Tensor, scale: Tensor, config: RankingConfig) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("scale", scale)
        self.dropout = nn.Dropout(config.dropout)
        widths = (len(mean), *config.hidden, 1)
        self.depth = len(widths) - 1
        for i, (wide, narrow) in enumerate(itertools.pairwise(widths)):
            layer = nn.Linear(wide, narrow)
            self.register_parameter(f"weight{i}", nn.Parameter(layer.weight))
            self.register_parameter(f"bias{i}", nn.Parameter(layer.bias))

    def forward(self, rows: Tensor) -> Tensor:
        """(..., columns) to (...)."""
        x = (rows - self.get_buffer("mean")) / self.get_buffer("scale")
        for i in range(self.depth):
            weight, bias = self.get_parameter(f"weight{i}"), self.get_parameter(f"bias{i}")
            x = nn.functional.linear(x, weight, bias)
            if i < self.depth - 1:
                x = self.dropout(torch.relu(x))
        return x[..., 0]


def listwise(model: nn.Module, blocks: Sequence[Block], device: str) -> Tensor:
    """The mean over problems of -log P(the drawn candidate proves), P a softmax over all candidates."""
    lengths = [len(b.proves) for b in blocks]
    rows = torch.from_numpy(np.concatenate([b.rows for b in blocks])).to(device).float()
    weights = torch.from_numpy(np.concatenate([b.stands_for for b in blocks])).to(device).log()
    values = (model(rows) + weights).split(lengths)
    losses = []
    for block, value in zip(blocks, values, strict=True):
        proves = torch.from_numpy(block.proves).to(device)
        losses.append(torch.logsumexp(value, 0) - torch.logsumexp(value[proves], 0))
    return torch.stack(losses).mean()


@torch.no_grad()
def judge(model: nn.Module, blocks: Sequence[Block], device: str) -> Judgement:
    """The order that a model gives whole blocks, beside the finder's."""
    model.eval()
    logs, finder, first = [], [], 0
    for block in blocks:
        values = model(torch.from_numpy(block.rows).to(device).float()).cpu().numpy()
        order = np.argsort(-values, kind="stable")
        closures = int(np.argmax(block.proves[order])) + 1
        logs.append(math.log(closures))
        finder.append(math.log(_finders(block.proves)))
        first += closures == 1
    count = max(1, len(blocks))
    mean = math.exp(sum(logs) / count)
    return Judgement(len(blocks), mean, mean / math.exp(sum(finder) / count), first / count)


def _finders(proves: NDArray[np.bool_]) -> int:
    return int(np.argmax(proves)) + 1


def _blocks(data: Path, split: Split, labels: LabelConfig, report: Report) -> list[Block]:
    found: list[Block] = []
    seen = 0
    for count, blocks in labelled(data, split, labels):
        seen += count
        found += blocks
        report(
            f"{split.value}: {seen} problems labelled, {len(found)} with a point that proves them"
        )
    if not found:
        raise TrainingError(f"no problem of the {split.value} split in {data} has a labelled point")
    return found


def _batches(blocks: Sequence[Block], config: RankingConfig, epoch: int) -> Iterator[list[Block]]:
    order = np.random.default_rng((config.seed, epoch)).permutation(len(blocks))
    for at in range(0, len(order), config.batch):
        yield [blocks[i] for i in order[at : at + config.batch]]


def main(arguments: list[str] | None = None) -> int:
    """The command; its exit code."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("data", type=Path, help="a folder of `python -m geometry.synthetic`")
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument("--epochs", type=int, default=RankingConfig().epochs)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="cpu")
    options = parser.parse_args(arguments)
    config = RankingConfig(epochs=options.epochs, seed=options.seed)
    try:
        best = train(
            options.data,
            options.output,
            config,
            report=lambda line: print(line, file=sys.stderr, flush=True),
            device=options.device,
        )
    except (DataError, TrainingError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(
        f"{best.problems} problems not trained on: {best.mean:.1f} closures to the proof (geometric "
        f"mean), {best.ratio:.2f} of the finder's order; {best.first:.0%} at the first"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
