"""What `eval` and `search` share: the run's folder, its config, the last check of all proofs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from prover.cli.errors import BadInput

if TYPE_CHECKING:
    from problems import Problem
    from prover.evaluate import RunConfig, RunFolder, Verification
    from prover.evaluate.config import Budget
    from prover.lean import Toolchain
    from prover.mind import MindConfig

_RUNS = Path("runs")
_SECONDS = 60.0
_SECONDS_BESIDE_NODES = 3600.0
"""The clock's limit where nodes or tactics are counted: a safety net that decides no verdict."""


def budget_of(
    seconds: float | None,
    nodes: int | None,
    tactics: int | None,
    workers: int,
    algorithm: str,
    disprove: bool,
) -> Budget:
    """The budget of an attempt. Where nodes or tactics are counted, the clock decides nothing."""
    from prover.evaluate.config import Budget

    counted = nodes is not None or tactics is not None
    return Budget(
        seconds=seconds or (_SECONDS_BESIDE_NODES if counted else _SECONDS),
        nodes=nodes,
        tactics=tactics,
        workers=workers,
        algorithm=algorithm,
        disprove=disprove,
        patient=counted,
    )


def config_of(
    problem_set: str,
    problems: Sequence[Problem],
    toolchain: Toolchain | None,
    lean_project: Path | None,
    budget: Budget,
    trained_on: Sequence[str] | None,
    mind: MindConfig | None = None,
) -> RunConfig:
    """The config of a run that is to be started or gone on with."""
    from prover.evaluate.config import Contamination, RunConfig, set_hash
    from prover.mind import MindConfig
    from prover.weights import TRAINED_ON

    chosen = mind or MindConfig()
    seen = Contamination()
    if chosen.ranking:
        seen = Contamination(policy="symbolic, in a model's order", trained_on=TRAINED_ON)
    if chosen.policy or chosen.verifier:
        seen = Contamination(policy="model", note="what the models were trained on was not told")
    if trained_on:
        seen = Contamination(policy="model", trained_on=tuple(trained_on), note="as told")

    return RunConfig(
        problem_set=problem_set,
        problem_set_sha256=set_hash(problems),
        lean="none" if toolchain is None else toolchain.name,
        lean_project=lean_project is not None,
        budget=budget,
        contamination=seen,
        mind=chosen,
    )


def prepared(problem_set: str, lean_project: Path | None) -> tuple[list[Problem], Toolchain | None]:
    """The set as the Lean at hand takes it, and that Lean where it is needed."""
    from problems import load_set
    from prover.cli.provisioning import prepare

    problems = load_set(problem_set)
    if all(problem.lean is None for problem in problems):
        return problems, None
    return prepare(problems, lean_project)


def recheck(
    run: RunFolder, problems: Sequence[Problem] | None, toolchain: Toolchain | None, parallel: int
) -> Verification:
    """Check every proof of a run in fresh processes, and all else that is written of it."""
    from prover.cli.running import run as run_until_signal
    from prover.evaluate import verify_geometry, verify_lean, verify_records

    found = verify_records(run, problems)
    if toolchain is not None:
        run_until_signal(verify_lean(run, toolchain, found, parallel=parallel))
    verify_geometry(run, found)
    return found


def target_of(output: Path | None, problem_set: str) -> Path:
    """The run's folder. Raises BadInput."""
    if output is not None:
        if not output.parent.is_dir():
            raise BadInput(f"--output {output}: there is no folder {output.parent}; make it first")
        return output
    if problem_set == "-":
        raise BadInput("problems from standard input need --output FOLDER")
    return _RUNS / Path(problem_set).stem
