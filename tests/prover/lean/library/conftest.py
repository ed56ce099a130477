"""A pool on which texts may import the Olympiad library."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from prover.lean import EmbeddedLean, LeanLimits, LeanPool, ProvisionError, provision


@pytest.fixture(scope="session")
def library_toolchain() -> EmbeddedLean:
    """The embedded Lean with the library, compiled at its first use."""
    try:
        return provision(libraries=("Olympiad",))
    except ProvisionError as error:
        pytest.fail(f"the library cannot be had: {error}")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def library_pool(library_toolchain: EmbeddedLean) -> AsyncIterator[LeanPool]:
    """One worker and its spare."""
    limits = LeanLimits(tactic_timeout_s=60.0, heartbeats=400_000)
    async with LeanPool(library_toolchain, 1, limits) as pool:
        yield pool
