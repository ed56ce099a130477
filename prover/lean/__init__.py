"""Lean 4: toolchains, driver processes, the search environment, the checker.

Front door: `choose_toolchain` gives the embedded Lean or that of a user's project, `LeanPool` runs it,
`LeanEnvironment` is a statement to search on (`DojoEnvironment` one in a repository that LeanDojo
traced), `check` is the only way to a `Certificate`.
"""

from prover.lean.certificate import Certificate, Rejection, statement_hash
from prover.lean.checker import check, negation_declaration
from prover.lean.choose import toolchain as choose_toolchain
from prover.lean.compile import compile_text
from prover.lean.config import LeanLimits
from prover.lean.dojo import DojoEnvironment, DojoState
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
from prover.lean.native import NativeLean, open_project
from prover.lean.pool import LeanPool, PoolCounters
from prover.lean.toolchain import Toolchain

__all__ = [
    "Certificate",
    "DojoEnvironment",
    "DojoState",
    "EmbeddedLean",
    "LeanCrashed",
    "LeanEnvironment",
    "LeanError",
    "LeanLimits",
    "LeanPool",
    "LeanStartError",
    "LeanTimeout",
    "NativeLean",
    "OpenStatement",
    "PoolCounters",
    "ProofState",
    "ProvisionError",
    "Rejection",
    "StatementError",
    "Toolchain",
    "check",
    "choose_toolchain",
    "compile_text",
    "is_provisioned",
    "negation_declaration",
    "open_project",
    "parse_goals",
    "provision",
    "statement_hash",
]
