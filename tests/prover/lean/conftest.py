"""One pool for all tests of this folder that only need a Lean that answers."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from prover.lean import EmbeddedLean, LeanLimits, LeanPool


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def lean_pool(lean_toolchain: EmbeddedLean) -> AsyncIterator[LeanPool]:
    """One worker and its spare."""
    limits = LeanLimits(tactic_timeout_s=30.0, heartbeats=100_000)
    async with LeanPool(lean_toolchain, 1, limits) as pool:
        yield pool
