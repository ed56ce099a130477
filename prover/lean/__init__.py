"""Lean 4: toolchains, driver processes, the search environment, the checker.

Front door: `provision` (or `NativeLean`) gives a toolchain, `LeanPool` runs it, `LeanEnvironment` is a
statement to search on, `check` is the only way to a `Certificate`.
"""

from prover.lean.certificate import Certificate, Rejection, statement_hash
from prover.lean.checker import check, negation_declaration
from prover.lean.config import LeanLimits, cache_folder
from prover.lean.embedded import EmbeddedLean, is_provisioned, provision
from prover.lean.environment import LeanEnvironment, OpenStatement, ProofState
from prover.lean.errors import (
    LeanCrashed,
    LeanError,
    LeanStartError,
    LeanTimeout,
    ProvisionError,
    StatementError,
)
from prover.lean.goals import parse_goals
from prover.lean.pool import LeanPool, PoolCounters
from prover.lean.toolchain import Toolchain

__all__ = [
    "Certificate",
    "EmbeddedLean",
    "LeanCrashed",
    "LeanEnvironment",
    "LeanError",
    "LeanLimits",
    "LeanPool",
    "LeanStartError",
    "LeanTimeout",
    "OpenStatement",
    "PoolCounters",
    "ProofState",
    "ProvisionError",
    "Rejection",
    "StatementError",
    "Toolchain",
    "cache_folder",
    "check",
    "is_provisioned",
    "negation_declaration",
    "parse_goals",
    "provision",
    "statement_hash",
]
