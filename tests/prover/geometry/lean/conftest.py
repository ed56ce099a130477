"""A pool on which theorems may import the geometry library."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from prover.geometry.lean import LIBRARY
from prover.lean import EmbeddedLean, LeanPool, ProvisionError, provision


@pytest.fixture(scope="session")
def geometry_toolchain() -> EmbeddedLean:
    """The embedded Lean with the library, compiled at its first use."""
    try:
        return provision(libraries=(LIBRARY,))
    except ProvisionError as error:
        pytest.fail(f"the library cannot be had: {error}")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def geometry_pool(geometry_toolchain: EmbeddedLean) -> AsyncIterator[LeanPool]:
    """One worker and its spare."""
    async with LeanPool(geometry_toolchain, 1) as pool:
        yield pool
