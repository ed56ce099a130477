"""The prover on many machines: what workers, inference actors and coordinators of a run hold.

`ProverWorld` is the `search.distributed.World` of Lean and geometry problems.
"""

from prover.cluster.world import ProverWorld, toolchain_of

__all__ = ["ProverWorld", "toolchain_of"]
