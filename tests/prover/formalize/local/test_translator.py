"""The translator as `prover formalize` uses it, once with a real Lean."""

from __future__ import annotations

import pytest

from prover.formalize import Answer, FormalizeConfig, LeanBench, formalize, read
from prover.formalize.local import LocalTranslator
from prover.formalize.local.translator import shared_out
from prover.formalize.same import same
from tests.prover.formalize.conftest import PaperBench, lean

WORDS = "Prove that 3 divides n^3 - n for every integer n."


def test_samples_go_to_the_likelier_readings() -> None:
    one, two, three = (Answer(text) for text in "abc")
    assert [a.text for a in shared_out([one, two, three], 8)].count("a") >= 4
    assert {a.text for a in shared_out([one, two, three], 8)} == set("abc")
    assert len(shared_out([one], 8)) == 8
    assert shared_out([], 8) == []


async def test_geometry_goes_to_the_language_of_geometry() -> None:
    words = "In triangle ABC, AB = AC. Let D be the midpoint of BC. Prove that AD is perpendicular to BC."
    answers = await LocalTranslator().translate(
        read(words), samples=2, temperature=0.7, max_tokens=64
    )
    assert answers
    assert answers[0].text.endswith("? perp A D B C")


async def test_what_is_not_understood_says_so() -> None:
    found = await formalize(
        "The glorp of x + 1 frobs y in two ways.",
        LocalTranslator(),
        PaperBench(),
        FormalizeConfig(),
    )
    assert found.best is None
    assert found.samples == 0


@pytest.mark.lean
@pytest.mark.asyncio(loop_scope="session")
async def test_words_become_a_statement_without_any_endpoint(lean_bench: LeanBench) -> None:
    found = await formalize(WORDS, LocalTranslator(), lean_bench, FormalizeConfig())
    assert found.best is not None
    assert found.best.candidate.lean is not None
    assert same(found.best.candidate.lean, lean("(n : ℤ) : 3 ∣ n ^ 3 - n"))
    assert found.confidence > 0.7
