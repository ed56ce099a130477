"""The embedded Lean 4: a WebAssembly build from a package registry, patched, confined, cached."""

from prover.lean.embedded.provision import is_provisioned, lean_home, provision
from prover.lean.embedded.toolchain import EmbeddedLean

__all__ = ["EmbeddedLean", "is_provisioned", "lean_home", "provision"]
