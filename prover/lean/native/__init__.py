"""Native Lean: the driver inside a user's own Lake project, with its toolchain and its libraries."""

from prover.lean.native.project import open_project
from prover.lean.native.toolchain import NativeLean

__all__ = ["NativeLean", "open_project"]
