"""What tests of several packages share."""

from __future__ import annotations

import pytest

from prover.lean import EmbeddedLean, ProvisionError, provision


@pytest.fixture(scope="session")
def lean_toolchain() -> EmbeddedLean:
    """The embedded Lean, provisioned into the usual cache at its first use."""
    try:
        return provision()
    except ProvisionError as error:
        pytest.fail(f"the embedded Lean cannot be had: {error}")
