"""The token stream that compression sees: Lean proof steps and a share of ordinary prose."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import torch

from prover.training.data import Step, general_text, pack, step_text


def calibration(
    steps: Sequence[Step],
    encode: Callable[[str], list[int]],
    end: int,
    rows: int,
    length: int,
    seed: int = 0,
) -> torch.Tensor:
    """int64 [rows, length]: three quarters of the rows proof steps in random order, one quarter prose.

    Prose keeps what the model knows of English; Lean is what it is compressed for.
    Raises ValueError when there are too few texts.
    """
    choice = random.Random(seed)
    order = list(range(len(steps)))
    choice.shuffle(order)
    prose_rows = rows // 4
    lean = (step_text(steps[i].state, steps[i].tactic) for i in order)
    topics = list(general_text())
    # The second half of the prose is kept for judging (`held_out_prose`).
    parts = [pack(lean, encode, end, rows - prose_rows, length)]
    if prose_rows:
        parts.append(pack(topics[: len(topics) // 2], encode, end, prose_rows, length))
    return torch.cat(parts)


def held_out_prose(
    encode: Callable[[str], list[int]], end: int, rows: int, length: int
) -> torch.Tensor:
    """int64 [rows, length] of prose that `calibration` never takes."""
    topics = list(general_text())
    return pack(topics[len(topics) // 2 :], encode, end, rows, length)
