"""Lean's word on our set: statements elaborate, hypotheses hold somewhere, variants are false."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from problems import library_set, statement_file, witness_file

Compile = Callable[[str], list[str]]
pytestmark = [pytest.mark.lean, pytest.mark.slow]


@pytest.mark.parametrize("name", ["olympiad", "olympiad-false"])
def test_statements_elaborate(name: str, compile_lean: Compile) -> None:
    assert compile_lean(statement_file(library_set(name))) == []


@pytest.mark.parametrize("name", ["olympiad", "olympiad-false"])
def test_witnesses_check(name: str, compile_lean: Compile) -> None:
    """No true statement is vacuous; every false variant has a counterexample."""
    assert compile_lean(witness_file(library_set(name))) == []


def test_a_wrong_witness_is_noticed(compile_lean: Compile) -> None:
    text = witness_file(p for p in library_set("olympiad") if p.name == "amc12_2001_p2")
    assert compile_lean(text.replace("(19)", "(18)")) != []
