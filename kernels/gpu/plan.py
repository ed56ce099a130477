"""Who attends to what, cut into items of work for the attention kernel.

Planned on the host, each step anew, by operations on whole tensors: a step of 256 texts has thousands
of (row, run) pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch

from kernels.gpu.ragged import ragged, starts

CHUNK_BLOCKS = 8
"""Blocks of an item at most: long runs become many programs."""
ROW_TILE = 16
"""Queries of an item at most: many siblings become many programs."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of keys and values and who sees all of it.

    blocks: numbers of the cache blocks that hold it, in order. tokens: how many of their places are
    filled. rows: the queries (rows of the batch) that attend to it.
    """

    blocks: Sequence[int]
    tokens: int
    rows: Sequence[int]


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs of a step, as int64 tensors on the host.

    blocks: the runs' blocks, one run after another; run r begins at first[r]. base: position in its
    text of a run's first token. rows, limits: the queries that see a run and how many of its tokens,
    one run after another; run r has many[r] from begin[r] on, and their limits never fall.
    """

    blocks: torch.Tensor
    first: torch.Tensor
    base: torch.Tensor
    rows: torch.Tensor
    limits: torch.Tensor
    begin: torch.Tensor
    many: torch.Tensor

    @staticmethod
    def of(runs: Sequence[Run]) -> Runs:
        """From single runs; each query sees them in the order given."""
        blocks = torch.tensor([block for run in runs for block in run.blocks])
        tokens = torch.tensor([run.tokens for run in runs])
        many = torch.tensor([len(run.rows) for run in runs])
        return Runs(
            blocks=blocks,
            first=starts(torch.tensor([len(run.blocks) for run in runs])),
            base=starts(tokens),
            rows=torch.tensor([row for run in runs for row in run.rows]),
            limits=torch.repeat_interleave(tokens, many),
            begin=starts(many),
            many=many,
        )


@dataclass(frozen=True, slots=True)
class Plan:
    """Runs cut into items of work, as int32 tensors.

    items [n, 6]: first place in `blocks`, place in its run of the first token, tokens, first place in
    `rows` and `limits`, number of rows, first partial result. rows, limits: see `Runs`. partials
    [queries, most]: each query's partial results in the order of the text, −1 where it has no more.
    count: of all partial results. row_tile: rows of an item at most.
    """

    items: torch.Tensor
    blocks: torch.Tensor
    rows: torch.Tensor
    limits: torch.Tensor
    partials: torch.Tensor
    count: int
    row_tile: int = ROW_TILE

    def to(self, device: torch.device | str) -> Plan:
        """The plan on a device."""
        return Plan(
            self.items.to(device),
            self.blocks.to(device),
            self.rows.to(device),
            self.limits.to(device),
            self.partials.to(device),
            self.count,
            self.row_tile,
        )


def plan_runs(
    runs: Runs,
    queries: int,
    block_tokens: int,
    chunk_blocks: int = CHUNK_BLOCKS,
    row_tile: int = ROW_TILE,
) -> Plan:
    """Cut runs into items of at most `chunk_blocks` blocks and `row_tile` queries; on the host.

    Where a query's text is cut depends on the text's segments alone, and its partial results are
    merged in the order of the text: neighbours change neither.
    """
    span = chunk_blocks * block_tokens
    longest = runs.limits[runs.begin + runs.many - 1]
    tiles = -(-runs.many // row_tile)
    run, inner = ragged(-(-longest // span) * tiles)
    chunk, tile = inner // tiles[run], inner % tiles[run]
    skip = chunk * span
    row_at = runs.begin[run] + tile * row_tile
    rows = (runs.many[run] - tile * row_tile).clamp(max=row_tile)
    tokens = (runs.limits[row_at + rows - 1] - skip).clamp(max=span)
    seen = tokens > 0  # of a prompt's rows the first do not see the last chunks
    run, chunk, skip, row_at, rows, tokens = (
        part[seen] for part in (run, chunk, skip, row_at, rows, tokens)
    )
    block_at = runs.first[run] + chunk * chunk_blocks
    items = torch.stack((block_at, skip, tokens, row_at, rows, starts(rows)), 1)
    partials, count = _partials(runs, queries, run, skip, row_at, rows)
    return Plan(
        items.int(),
        runs.blocks.int(),
        runs.rows.int(),
        runs.limits.int(),
        partials.int(),
        count,
        row_tile,
    )


def _partials(
    runs: Runs,
    queries: int,
    run: torch.Tensor,
    skip: torch.Tensor,
    row_at: torch.Tensor,
    rows: torch.Tensor,
) -> tuple[torch.Tensor, int]:
    """(each query's partial results, number of all) of items, whose rows have one each."""
    item, place = ragged(rows)
    row = runs.rows[row_at[item] + place]
    where = (runs.base[run] + skip)[item]  # in the text: below 2³²
    order = torch.argsort((row << 32) + where)
    row = row[order]
    many = torch.bincount(row, minlength=queries)
    rank = torch.arange(len(row)) - starts(many)[row]
    table = torch.full((queries, int(many.max()) if queries else 0), -1)
    table[row, rank] = order
    return table, len(row)
