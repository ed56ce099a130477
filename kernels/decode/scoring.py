"""Log-probabilities of given tokens: the text goes through the model in pieces, nothing is drawn."""

from __future__ import annotations

from collections.abc import Sequence

from kernels.decode.backend import Backend


def append_and_score(
    backend: Backend, segment: int, text: Sequence[int], targets: Sequence[int], step_tokens: int
) -> list[float]:
    """Append a text to a segment, at most `step_tokens` a step; the log-probability of what follows
    each of its last len(targets) tokens."""
    scores: list[float] = []
    silent = len(text) - len(targets)
    for begin in range(0, len(text), step_tokens):
        piece = text[begin : begin + step_tokens]
        wanted = range(min(max(silent - begin, 0), len(piece)), len(piece))
        following = targets[len(scores) : len(scores) + len(wanted)]
        scores += backend.score(piece, segment, wanted, following)
    return scores
