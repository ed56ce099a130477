"""A Lean for the tests that need one."""

from __future__ import annotations

import importlib
from collections.abc import Callable

import pytest


@pytest.fixture(scope="session")
def compile_lean() -> Callable[[str], list[str]]:
    """Compiles a Lean text with the embedded Lean; returns its error messages."""
    try:
        lean = importlib.import_module("prover.lean")
        compile_text: Callable[[str], list[str]] = lean.compile_text
    except (ImportError, AttributeError):
        pytest.skip("no embedded Lean")
    return compile_text
