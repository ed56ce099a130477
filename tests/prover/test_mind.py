"""Models in the search: what is opened for which name, and problems solved with and in spite of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import prover as package
from problems.verdict import Verdict
from prover.cli.mind import mind_of
from prover.lean import LeanPool, Toolchain
from prover.mind import MindConfig, open_mind
from prover.models import ModelError
from prover.models.endpoint import EndpointError, Sample, Sampling
from prover.policy import LearnedPolicy, MixedPolicy, Part, SymbolicPolicy
from prover.policy.learned import Prompt, RankedPolicy, Template
from prover.solve import solve_problem
from prover.verifier import HeadConfig, ValueHead, write_head
from prover.verifier.step import StepVerifier
from tests.prover.cli.conftest import Prover, prover
from tests.prover.policy.learned.scripted import State, said
from tests.prover.test_solve import QUICK, Fixed, problem
from tests.prover.tiny_folder import write_tiny_folder

__all__ = ["prover"]

SPLIT = problem("(p q : Prop) (hp : p) (hq : q) : p ∧ q ∧ (p ∨ q)")


class Logician:
    """A sampler that reads the goal in its prompt, with something unfit among what it says."""

    async def sample(self, prompt: Prompt, sampling: Sampling) -> list[Sample]:
        goal = prompt.text.split("⊢")[1].split("\n")[0].strip()
        if "∧" in goal:
            return [said("sorry", -0.1), said("constructor", -0.5)]
        if "∨" in goal:
            return [said("exact Or.inl hp", -0.2), said("exact hq", -2.0)]
        return [said(f"exact h{goal}", -0.3)]

    async def aclose(self) -> None:
        pass


class Broken(Logician):
    async def sample(self, prompt: Prompt, sampling: Sampling) -> list[Sample]:
        raise ModelError("no connection")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model with a verifier beside it."""
    path = tmp_path_factory.mktemp("model")
    write_tiny_folder(path)
    write_head(ValueHead(32, 64), HeadConfig(hidden_size=32), path)
    return path


async def test_without_models_the_symbolic_policy_is_used_as_it_is() -> None:
    symbolic = SymbolicPolicy()
    async with (
        open_mind(MindConfig(), "embedded") as mind,
        mind.policy(symbolic, pytest.fail) as policy,
    ):
        assert policy is symbolic and mind.verifier is None


def test_without_models_torch_is_not_loaded() -> None:
    code = (
        "import asyncio, sys\n"
        "from prover.mind import MindConfig, open_mind\n"
        "async def main():\n"
        "    async with open_mind(MindConfig(policy='http://localhost:1/v1#m'), 'mathlib'): pass\n"
        "asyncio.run(main())\n"
        "print('torch' in sys.modules)\n"
    )
    root = Path(package.__file__).parents[1]
    ran = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("False\n", "")


@pytest.mark.parametrize(("weight", "kind"), [(1.0, LearnedPolicy), (0.25, MixedPolicy)])
async def test_a_folder_is_a_policy_and_a_verifier(
    folder: Path, weight: float, kind: type[object]
) -> None:
    named = MindConfig(policy=str(folder), policy_weight=weight, verifier=str(folder))
    async with (
        open_mind(named, "embedded") as mind,
        SymbolicPolicy() as symbolic,
        mind.policy(symbolic, pytest.fail, patient=True) as policy,
    ):
        assert type(policy) is kind and mind.verifier is not None
        (row,) = await policy.propose([State("n : Nat\n⊢ n + 0 = n")], 8)
        assert all(proposal.log_prob <= 0 for proposal in row)
        assert ("omega" in {proposal.action for proposal in row}) == (weight < 1)
        (value,) = await mind.verifier.score([State("⊢ p")])
        assert (value.closable, round(value.steps, 3)) == (0.5, 31.5)


async def test_the_projects_own_verifier_ranks_and_scores() -> None:
    named = MindConfig(ranking="hypatia", verifier="hypatia")
    state = State("n : ℤ\nh : n % 6 = 3\n⊢ 3 ∣ n")
    async with (
        open_mind(named, "embedded") as mind,
        SymbolicPolicy() as symbolic,
        mind.policy(symbolic, pytest.fail) as policy,
    ):
        assert isinstance(policy, RankedPolicy) and isinstance(mind.verifier, StepVerifier)
        (row,) = await policy.propose([state], 4)
        assert "omega" in {proposal.action for proposal in row}
        (value,) = await mind.verifier.score([state])
        assert value.closable > 0.5


@pytest.mark.parametrize(
    ("policy", "verifier", "ranking", "scored"),
    [("", "", "hypatia", ""), ("none", "none", "", ""), ("http://host", "hypatia", "", "hypatia")],
)
def test_what_the_options_mean(policy: str, verifier: str, ranking: str, scored: str) -> None:
    named = mind_of(policy, None, None, verifier)
    assert (named.ranking, named.verifier) == (ranking, scored)
    assert named.policy == ("" if policy == "none" else policy)


async def test_what_cannot_be_opened_is_said_in_a_line(tmp_path: Path) -> None:
    for named, kind in (
        (MindConfig(policy="ftp://host/v1"), EndpointError),
        (MindConfig(policy="no-such-model"), ModelError),
        (MindConfig(verifier=str(tmp_path)), ModelError),
        (MindConfig(ranking=str(tmp_path)), ModelError),
    ):
        with pytest.raises(kind) as caught:
            async with open_mind(named, "embedded"):
                pass
        assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--policy", "nowhere"], "no folder or .gguf file"),
        (["--policy", "smollm2"], "prover models fetch smollm2"),
        (["--policy", "http://u:p@host"], "holds no password"),
        (["--policy", "http://host", "--policy-weight", "1.5"], "above 0 and at most 1"),
        (["--policy-weight", "0.5"], "name it with --policy"),
        (["--policy", "x", "--policy-tokens", "9"], "is for an endpoint"),
        (["--verifier", "/nowhere"], "holds no verifier"),
    ],
)
def test_bad_options_are_refused_before_lean_is_fetched(
    prover: Prover,
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HYPATIA_CACHE", str(tmp_path / "cache"))
    assert words in prover("solve", "imo_1964_p1b", *arguments).complaint()
    assert not (tmp_path / "cache").exists()


def test_geometry_takes_no_tactics(prover: Prover) -> None:
    line = "a b c = iso_triangle a b c ? eqangle b a b c c b c a"
    assert "--policy" in prover("solve", line, "--policy", "http://host").complaint()


@pytest.mark.lean
async def test_a_problem_is_solved_by_what_a_model_says(lean_toolchain: Toolchain) -> None:
    learned = LearnedPolicy(Logician(), Template.of("embedded"))
    told: list[str] = []
    mixed = MixedPolicy(
        [Part("weak", Fixed("skip_nothing"), 0.5), Part("learned", learned, 0.5)],
        report=told.append,
    )
    async with LeanPool(lean_toolchain, 1) as pool:
        solution = await solve_problem(SPLIT, pool, QUICK, policy=mixed)
        assert solution.verdict is Verdict.PROVED and not told
        assert solution.proof is not None and "exact Or.inl hp" in solution.proof

        broken = LearnedPolicy(Broken(), Template.of("embedded"))
        able = Fixed("exact hp", "exact hq", "exact Or.inl hp", "constructor")
        parts = [Part("able", able, 0.5), Part("learned", broken, 0.5)]
        mixed = MixedPolicy(parts, report=told.append)
        solution = await solve_problem(SPLIT, pool, QUICK, policy=mixed)
        assert solution.verdict is Verdict.PROVED
        assert told == ["the learned policy is left out from here on: no connection"]


@pytest.mark.lean
def test_the_command_solves_with_models_and_without_their_endpoint(
    prover: Prover, folder: Path, lean_toolchain: Toolchain, tmp_path: Path
) -> None:
    text = b"theorem small (n : Nat) (h : n % 7 = 3) : n * n % 7 = 2"
    models = ["--policy", str(folder), "--policy-weight", "0.3", "--verifier", str(folder)]
    ran = prover("solve", "-", "--json", "--workers", "1", *models, stdin=text)
    assert ran.code == 0 and json.loads(ran.out)["verdict"] == "proved"
    assert ran.err == ""

    (tmp_path / "small.lean").write_bytes(text + b" := by sorry\n")
    gone = ["--policy", "http://127.0.0.1:9/v1#m"]
    where = ["--output", str(tmp_path / "run"), "--workers", "1", "--no-recheck"]
    ran = prover("eval", str(tmp_path / "small.lean"), *where, *gone, "--seconds", "60")
    assert ran.code == 0 and "1 proved" in ran.out
    config = json.loads((tmp_path / "run" / "config.json").read_text())
    assert config["mind"]["policy"] == gone[1]
    assert config["contamination"]["policy"] == "model"
