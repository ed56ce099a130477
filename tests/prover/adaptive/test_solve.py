"""The schedule on a real Lean: what a plain search misses is solved after practice on its parts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from problems.verdict import Verdict
from prover.adaptive import AdaptiveConfig, Party, solve_adaptively
from prover.lean import LeanPool, Toolchain
from prover.mind import Mind, MindConfig
from prover.models.endpoint import Sample, Sampling
from prover.models.open import OpenModel
from prover.policy import LearnedPolicy, SymbolicPolicy
from prover.policy.learned import Prompt, Template
from prover.solve import SolveConfig
from prover.training.errors import TrainingError
from tests.prover.cli.conftest import Prover, prover
from tests.prover.policy.learned.scripted import said
from tests.prover.test_solve import problem
from tests.prover.tiny_folder import write_tiny_folder

__all__ = ["prover"]

TWO = problem("(a b : Nat) (h : a < b) : a + 1 ≤ b ∧ a ≤ b")
CONFIG = SolveConfig(seconds=30, workers=1, disprove=False)


class Pupil:
    """A sampler that knows one tactic."""

    def __init__(self, tactic: str) -> None:
        self.tactic = tactic

    async def sample(self, prompt: Prompt, sampling: Sampling) -> list[Sample]:
        able = "∧" not in prompt.text or self.tactic.startswith("constructor")
        return [said(self.tactic if able else "skip_nothing", -0.1)]

    async def aclose(self) -> None:
        pass


def minded(tactic: str) -> Mind:
    return Mind(LearnedPolicy(Pupil(tactic), Template.of("embedded")), 1.0, None)


def party(folder: Path, tactic: str = "omega") -> Party:
    named = MindConfig(policy=str(folder), policy_weight=1.0)
    return Party(named, "embedded", minded(tactic), SymbolicPolicy(), pytest.fail)


@pytest.mark.lean
async def test_search_practise_adapt_search(
    lean_toolchain: Toolchain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tiny_folder(tmp_path / "model")
    opened: list[OpenModel] = []

    @asynccontextmanager
    async def clever(model: OpenModel, *_: object) -> AsyncIterator[Mind]:
        opened.append(model)
        yield minded("constructor <;> omega")

    monkeypatch.setattr("prover.adaptive.solve.mind_of_model", clever)
    adaptive = AdaptiveConfig(most_variants=5, variant_s=2.0, keep=tmp_path / "kept")
    async with LeanPool(lean_toolchain, 1) as pool:
        answer = await solve_adaptively(TWO, pool, CONFIG, adaptive, party(tmp_path / "model"))
        assert answer.verdict is Verdict.PROVED
        told = answer.stats["variants"]
        assert told["tried"] == 5
        assert 0 < told["proved"] < 5
        assert told["examples"] >= told["proved"]
        assert told["steps"] > 0
        assert len(opened) == 1
        assert "omega" in (tmp_path / "kept" / "proof.lean").read_text()
        assert (tmp_path / "kept" / "adapter_model.safetensors").is_file()

        easy = problem("(a b : Nat) (h : a < b) : a ≤ b")
        answer = await solve_adaptively(easy, pool, CONFIG, adaptive, party(tmp_path / "model"))
        assert answer.verdict is Verdict.PROVED
        assert answer.stats["variants"]["tried"] == 0

        few = replace(adaptive, most_variants=1, keep=None)
        dull = party(tmp_path / "model", "skip_nothing")
        answer = await solve_adaptively(TWO, pool, CONFIG, few, dull)
        assert answer.verdict is Verdict.EXHAUSTED
        assert answer.stats["variants"]["examples"] == 0
        assert len(opened) == 1


async def test_without_a_model_there_is_nothing_to_adapt(tmp_path: Path) -> None:
    served = MindConfig(policy="http://127.0.0.1:9/v1#m")
    nobody = Party(served, "embedded", minded("omega"), SymbolicPolicy(), pytest.fail)
    with pytest.raises(TrainingError, match="name one as the policy"):
        await solve_adaptively(TWO, None, CONFIG, AdaptiveConfig(), nobody)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--variants", "--policy", "http://127.0.0.1:9/v1#m"], "a model in this process"),
        (["--keep-adapter", "kept"], "keeps what --variants learns"),
    ],
)
def test_bad_options_are_refused(prover: Prover, arguments: list[str], words: str) -> None:
    assert words in prover("solve", "imo_1964_p1b", *arguments).complaint()


def test_a_folder_in_use_is_not_written_into(prover: Prover, tmp_path: Path) -> None:
    (tmp_path / "something").touch()
    here = ["--variants", "--policy", str(tmp_path), "--keep-adapter", str(tmp_path)]
    assert "no empty folder" in prover("solve", "imo_1964_p1b", *here).complaint()
