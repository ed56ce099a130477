"""The plot of `benchmarks.ray_scale`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.ray_scale import Row


def plot(
    path: Path, single: Sequence[Row], sharded: Sequence[tuple[int, float, float]], shard: int
) -> None:
    """Efficiency, load and batch size of one coordinator; the same with shards."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    workers = [row.workers for row in single]
    left.plot(workers, [row.efficiency for row in single], "o-", label="workers busy")
    left.plot(workers, [row.load for row in single], "s-", label="coordinator's core")
    left.set_title("one coordinator")
    totals = [total for total, _, _ in sharded]
    right.plot(totals, [x for _, x, _ in sharded], "o-", label="workers busy")
    right.plot(totals, [x for _, _, x in sharded], "s-", label="driver's core")
    right.set_title(f"shards of {shard} workers")
    for axes in (left, right):
        axes.set_xscale("log")
        axes.set_xlabel("workers")
        axes.set_ylim(0, 1.05)
        axes.legend()
        axes.grid(alpha=0.3)
    figure.tight_layout()
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path)
    plt.close(figure)
