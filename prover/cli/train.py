"""`prover train`: expert iteration into one folder."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prover.cli.errors import BadInput, Interrupted
from prover.cli.mind import NONE
from prover.weights import OWN, POLICY, STEPS

if TYPE_CHECKING:
    from prover.training.loop import Judgement, Loop, LoopConfig, Task


class Learning(StrEnum):
    """What learns."""

    STEPS = "steps"
    POLICY = "policy"


class Statements(StrEnum):
    """What is searched and judged on."""

    HARD = "hard"
    PLAIN = "plain"


def train(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Of the run; one that was stopped goes on.")
    ],
    rounds: Annotated[int, typer.Option(min=1)] = 3,
    searches: Annotated[int, typer.Option(min=1, help="Searches of a round.")] = 160,
    tactics: Annotated[int, typer.Option(min=1, help="Tactics that a search may run.")] = 40,
    judged: Annotated[
        int, typer.Option(min=1, help="Held-out statements that each round is judged on.")
    ] = 60,
    statements: Annotated[
        Statements,
        typer.Option(
            "--families",
            help="Plain families, or those of several tactics too, which alone are then judged on.",
        ),
    ] = Statements.HARD,
    judge_set: Annotated[
        str,
        typer.Option(
            metavar="SET|FILE", help="Problems on which each round is judged too, never trained on."
        ),
    ] = "",
    judge_every: Annotated[
        int, typer.Option(min=1, help="Of that set, every so-many-th problem.")
    ] = 1,
    model: Annotated[
        Learning, typer.Option(help="What learns: the verifier of steps, or a language model.")
    ] = Learning.STEPS,
    base: Annotated[
        str,
        typer.Option(
            metavar="NAME|FOLDER|none",
            help="The model to begin with; none, the default for steps, is the symbolic policy alone.",
        ),
    ] = "",
    rate: Annotated[float, typer.Option(min=0.0, help="Of a language model's learning.")] = 2e-4,
    epochs: Annotated[float, typer.Option(min=0.1, help="Its passes over the buffer.")] = 2.0,
    verifier: Annotated[
        bool, typer.Option("--verifier", help="Let the model score states too.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, help="Lean processes.")] = 1,
    seed: int = 0,
    device: Annotated[str, typer.Option(help="Where learning is computed.")] = "cpu",
) -> None:
    """Rounds of search, learning and judging on synthetic statements; curves in FOLDER/curves.html."""
    from problems.mathlib import LIBRARY
    from prover.cli.provisioning import ready_toolchain
    from prover.cli.running import run
    from prover.training.fit import FitConfig
    from prover.training.loop import DenseLearner, LeanSearcher, Loop, LoopConfig, StepLearner, page
    from prover.training.searches import held_out
    from prover.training.synthetic import families, hard_families

    if folder.exists() and not folder.is_dir():
        raise BadInput(f"{folder} is no folder; name one for the run")
    begin = _base(base, model, verifier)
    fit = FitConfig(rate=rate, epochs=epochs, longest=320, seed=seed)
    config = LoopConfig(
        rounds=rounds, searches=searches, tactics=tactics, judged=judged, model=model.value,
        verifier=verifier, families=statements.value, judge_every=judge_every, seed=seed, fit=fit,
    )  # fmt: skip
    sets = _set(judge_set, config)
    hard = hard_families(held_out) if statements is Statements.HARD else ()
    toolchain = ready_toolchain(libraries=(LIBRARY,))
    loop = Loop(
        folder,
        config,
        begin,
        families() + hard,
        LeanSearcher(toolchain, config, _tell, workers),
        DenseLearner(fit, device, _tell) if model is Learning.POLICY else StepLearner(tell=_tell),
        _tell,
        judged=hard or None,
        sets=sets,
    )
    try:
        judgements = run(_rounds(loop))
    except Interrupted as signal:
        hint = "; what is done is kept: run the command again to go on"
        raise Interrupted(signal.signal_number, hint) from None
    (folder / "curves.html").write_text(page(judgements), encoding="utf-8")
    print(
        f"curves: {folder / 'curves.html'}; the last model: {folder / f'round-{rounds}' / 'model'}"
    )


async def _rounds(loop: Loop) -> list[Judgement]:
    return await loop.run()


def _set(named: str, config: LoopConfig) -> dict[str, list[Task]]:
    """What else is judged on, by the name of its file. Raises ProblemError, TrainingError."""
    from problems import load_set
    from prover.training.loop import set_tasks

    if not named:
        return {}
    name = Path(named).stem
    return {name: set_tasks(name, load_set(named), config)}


def _base(base: str, model: Learning, verifier: bool) -> str:
    """The model of round 0 as the run names it. Raises BadInput."""
    from prover.models import SOURCES, is_fetched
    from prover.verifier.step.network import TENSORS

    if base in ("", NONE) and model is Learning.STEPS:
        if verifier:
            raise BadInput("--verifier: without a --base there is none in round 0")
        return ""
    if base in ("", NONE):
        base = OWN
    if model is Learning.STEPS:
        if not ((STEPS if base == OWN else Path(base)) / TENSORS).is_file():
            raise BadInput(f"--base {base} holds no verifier of steps: {TENSORS} is missing")
        return base
    if base in SOURCES:
        if not is_fetched(base):
            raise BadInput(
                f"--base {base} is not there yet; get it with: prover models fetch {base}"
            )
        if verifier:
            raise BadInput(f"--verifier: {base} has no value head to begin with")
        return base
    folder = POLICY if base == OWN else Path(base)
    if not (folder / "config.json").is_file():
        raise BadInput(f"--base {base} holds no model: config.json is missing")
    if verifier and not (folder / "verifier.json").is_file():
        raise BadInput(f"--verifier: {base} has no value head, verifier.json is missing")
    return base


def _tell(line: str) -> None:
    print(line, flush=True)
