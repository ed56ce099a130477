"""A Lean for the tests that need one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from prover.lean import compile_text


@pytest.fixture(scope="session")
def compile_lean() -> Callable[[str], list[str]]:
    """Compiles a Lean text with the embedded Lean; returns its error messages."""
    return compile_text
