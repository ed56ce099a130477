"""What tests of several packages share."""

from __future__ import annotations

import os

import pytest

from prover.lean import EmbeddedLean, ProvisionError, provision

if workers := os.environ.get("PYTEST_XDIST_WORKER_COUNT"):
    # Before torch is imported: processes that each take all cores wait for one another's threads.
    share = (os.cpu_count() or 1) // int(workers)
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, share)))


@pytest.fixture(scope="session")
def lean_toolchain() -> EmbeddedLean:
    """The embedded Lean, provisioned into the usual cache at its first use."""
    try:
        return provision()
    except ProvisionError as error:
        pytest.fail(f"the embedded Lean cannot be had: {error}")
