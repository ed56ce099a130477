"""What can be tuned about compressing a model."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuantizeConfig:
    """Numbers of AQLM (Egiazarian et al., 2024), section 3.

    codebooks: K; K bits a weight. weighted: start from k-means under the calibration's metric
    (true) or the plain Euclidean one (false, "greedy"). kmeans_steps: Lloyd steps a codebook.
    rounds: times that codebooks and codes are improved in turn. descent_steps: conjugate-gradient
    steps on the codebooks a round. beam: hypotheses kept while codes of a group are chosen.
    block_epochs, block_rate, block_rows: epochs over the calibration, Adam's rate and rows a step
    when a block is tuned to the original's output; half: in bfloat16. head_bits, head_group: grouped
    integers of the embedding and the head. damping: share of the mean diagonal added to XXᵀ. seed: of
    the k-means' starts and the order of rows.
    """

    codebooks: int = 2
    weighted: bool = True
    kmeans_steps: int = 12
    rounds: int = 3
    descent_steps: int = 12
    beam: int = 4
    block_epochs: int = 4
    block_rate: float = 1e-3
    block_rows: int = 4
    half: bool = True
    head_bits: int = 4
    head_group: int = 64
    damping: float = 0.01
    seed: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.codebooks <= 4:
            raise ValueError(f"1 to 4 codebooks, not {self.codebooks}")
        if self.beam < 1 or self.rounds < 0 or self.kmeans_steps < 1:
            raise ValueError("beam and kmeans_steps must be at least 1, rounds at least 0")
