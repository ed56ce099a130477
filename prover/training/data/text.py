"""How a proof step is put into words for a language model, and texts into rows of token ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import torch

LIBRARIES = ("mathlib", "core")
"""Where a step was proved: with Mathlib, or with Lean's own library alone."""


def step_text(state: str, tactic: str, library: str = "mathlib") -> str:
    """The state, then the tactic: what the policy learns to continue.

    The tag says which library the tactic may use, so that one model serves both.
    """
    return f"{prompt_text(state, library)}{tactic}\n"


def prompt_text(state: str, library: str = "mathlib") -> str:
    """The part of `step_text` that is given."""
    if library not in LIBRARIES:
        raise ValueError(f"no library {library!r}; one of {', '.join(LIBRARIES)}")
    return f"[{library}]\n{state}\n[tactic]\n"


def pack(
    texts: Iterable[str],
    encode: Callable[[str], list[int]],
    end: int,
    rows: int,
    length: int,
) -> torch.Tensor:
    """Texts as token ids one after another, `end` after each, cut into int64 [rows, length].

    Stops as soon as there is enough. Raises ValueError when the texts do not fill the rows.
    """
    return _rows(((encode(text), []) for text in texts), end, rows, length)[0]


def pack_steps(
    steps: Iterable[tuple[str, str]],
    encode: Callable[[str], list[int]],
    end: int,
    rows: int,
    length: int,
) -> tuple[torch.Tensor, torch.Tensor]:
    """(tokens, counted), both [rows, length], of (state, tactic) pairs; `counted` is true where a
    token belongs to a tactic or ends it. The tactic is encoded apart from its prompt, as it is when a
    model writes it.
    """
    pairs = ((encode(prompt_text(state)), encode(f"{tactic}\n")) for state, tactic in steps)
    return _rows(pairs, end, rows, length)


def _rows(
    pairs: Iterable[tuple[list[int], list[int]]], end: int, rows: int, length: int
) -> tuple[torch.Tensor, torch.Tensor]:
    ids: list[int] = []
    counted: list[bool] = []
    for given, wanted in pairs:
        ids += [*given, *wanted, end]
        counted += [*[False] * len(given), *[bool(wanted)] * (len(wanted) + 1)]
        if len(ids) >= rows * length:
            size = rows * length
            return (
                torch.tensor(ids[:size]).reshape(rows, length),
                torch.tensor(counted[:size]).reshape(rows, length),
            )
    raise ValueError(f"the texts give {len(ids)} tokens, {rows * length} are wanted")
