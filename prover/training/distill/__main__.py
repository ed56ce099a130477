"""The stage that distils a teacher into the small language model, top to bottom; see the README.

Run: python -m prover.training.distill OUT [--teacher search|NAME|FOLDER|URL] [--student hypatia|FOLDER]
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import random
import sys
import time
from pathlib import Path

import torch

from kernels.formats import dequantize
from kernels.model import write_checkpoint
from prover.mind import MindConfig
from prover.models import ModelError, OpenModel, open_model
from prover.policy.learned.template import Place
from prover.training.distill.asking import ask, ask_states
from prover.training.distill.targets import TargetConfig, soft_examples
from prover.training.distill.teacher import SEARCH, open_teacher, reranked
from prover.training.errors import TrainingError
from prover.training.fit import DenseParameters, Example, FitConfig, FitReport, fit
from prover.training.fit.example import fingerprint
from prover.training.policy import lean_steps, stored
from prover.training.searches import SearchRecord, held_out, read_records
from prover.training.synthetic import Synthetic, families, generate, hard_families
from prover.verifier import HeadConfig, ValueHead, read_head, write_head
from prover.verifier.folder import CONFIG
from prover.verifier.step import StepVerifier
from prover.weights import OWN, POLICY, STEPS
from search import Budget

_TOLD_EVERY = 20


def statements(count: int, seed: int) -> list[Synthetic]:
    """Synthetic statements of families that training may see, plain and hard ones in turn."""
    sides = (families(), hard_families(held_out))
    drawn = [
        list(generate(count, seed, [family for family in side if not held_out(family.name)]))
        for side in sides
    ]
    return [one for pair in zip(*drawn, strict=False) for one in pair][:count]


async def asked(options: argparse.Namespace) -> list[SearchRecord]:
    """The teacher's searches; those that a stop left are taken up."""
    from problems.mathlib import LIBRARY
    from prover.cli.provisioning import ready_toolchain
    from prover.lean import LeanLimits, LeanPool

    if not options.statements:
        return []
    toolchain = ready_toolchain(libraries=(LIBRARY,))
    budget = Budget(seconds=options.seconds, actions=options.tactics)
    found: list[SearchRecord] = []
    async with (
        open_teacher(options.teacher, "embedded", _tell, options.tokens) as policy,
        LeanPool(toolchain, 1, LeanLimits(tactic_timeout_s=20.0)) as pool,
    ):
        drawn = statements(options.statements, options.seed)
        stream = ask(drawn, policy, pool, budget, options.out / "asked.jsonl")
        async with contextlib.aclosing(stream) as records:
            async for record in records:
                found.append(record)
                if len(found) % _TOLD_EVERY == 0:
                    proved = sum(one.proved for one in found)
                    _tell(f"asked: {len(found)} statements, {proved} proved by the teacher")
    return found


async def asked_of_mathlib(states: list[str], options: argparse.Namespace) -> list[SearchRecord]:
    """The teacher's proposals for states of LeanDojo; Lean is not asked about them."""
    place: Place = "mathlib"
    async with open_teacher(options.teacher, place, _tell, options.tokens) as policy:
        stream = ask_states(states, policy, options.proposals, options.out / "asked-mathlib.jsonl")
        return [record async for record in stream]


def recorded(paths: list[Path], teacher: str) -> list[SearchRecord]:
    """Searches made before, families held out left away; under `SEARCH` with its own log-probabilities."""
    records = [r for path in paths for r in read_records(path) if not held_out(r.family)]
    if teacher != SEARCH:
        return records
    judge, weight = StepVerifier.open(STEPS), MindConfig().ranking_weight
    return [reranked(record, judge, weight) for record in records]


def fitted(
    opened: OpenModel,
    head: tuple[ValueHead, HeadConfig] | None,
    examples: list[Example],
    options: argparse.Namespace,
) -> tuple[DenseParameters, list[dict[str, float | None]]]:
    """The student after the training, and its curve; a value head on its trunk learns on."""
    parameters = DenseParameters(opened.model, options.device)
    config = FitConfig(
        rate=options.rate, epochs=options.epochs, longest=options.longest, seed=options.seed,
        batch_tokens=options.batch_tokens,
    )  # fmt: skip
    curve: list[dict[str, float | None]] = []
    begun = time.perf_counter()

    def report(step: FitReport) -> None:
        if step.step % _TOLD_EVERY and step.step + 1 != step.steps:
            return
        curve.append({"step": step.step, "answer": step.answer_loss})
        loss = "–" if step.answer_loss is None else f"{step.answer_loss:.3f}"
        spent = time.perf_counter() - begun
        _tell(f"student {step.step + 1}/{step.steps}: {loss} nats a token, {spent:.0f} s")

    fit(
        parameters, opened.tokenizer, examples, config,
        head=None if head is None else head[0], bins=None if head is None else head[1].bins_of(),
        folder=options.out / "work", report=report, device=options.device,
    )  # fmt: skip
    return parameters, curve


def run(options: argparse.Namespace) -> None:
    begun = time.perf_counter()
    records = recorded(options.searches, options.teacher) + asyncio.run(asked(options))
    targets = TargetConfig(options.temperature, options.idle, options.rejected)
    examples = list(soft_examples(records, targets))
    if options.lean_states:
        states = [e.prompt.split("\n", 1)[1].rsplit("\n[tactic]\n", 1)[0]
                  for e in lean_steps(options.lean_states, options.seed + 1)]  # fmt: skip
        found = asyncio.run(asked_of_mathlib(states, options))
        examples += soft_examples(found, targets, judged=False)
    if not any(example.weight > 0 for example in examples):
        raise TrainingError("the teacher proposed nothing that Lean took; ask it more statements")
    # steps that people wrote stay in, so that Mathlib's language is not forgotten
    if beside := round(options.lean_share * len(examples)):
        examples += lean_steps(beside, options.seed)
    random.Random(options.seed).shuffle(examples)
    _tell(f"{len(records)} searches of the teacher, {len(examples)} examples")

    source = POLICY if options.student == OWN else options.student
    opened = open_model(str(source))
    head = read_head(Path(source)) if (Path(source) / CONFIG).is_file() else None
    parameters, curve = fitted(opened, head, examples, options)

    dense, small = options.out / "dense", options.out / "student"
    model = parameters.model()
    forms = {
        dense: model,
        small: stored(model, options.form, opened.tokenizer, examples, options.out / "form"),
    }
    for folder, form in forms.items():
        write_checkpoint(form, folder)
        (folder / "tokenizer.json").write_text(opened.tokenizer.definition(), "utf-8")
        if head is not None:
            write_head(head[0], head[1].model_copy(update={"trunk": "."}), folder)
    record = {
        "teacher": options.teacher,
        "options": {name: str(value) for name, value in sorted(vars(options).items())},
        "searches": len(records),
        "proved": sum(one.proved for one in records),
        "examples": len(examples),
        "data": fingerprint(examples),
        "parameters": sum(dequantize(part).numel() for part in model.weights.values()),
        "torch": torch.__version__,
        "seconds": round(time.perf_counter() - begun),
        "curve": curve,
    }
    (small / "training.json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    _tell(f"student: {small}")


def _tell(line: str) -> None:
    print(line, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="folder of the run; one that was stopped goes on")
    parser.add_argument("--teacher", default=SEARCH, help="search, a model's name, folder or URL")
    parser.add_argument("--student", default=OWN, help="a folder; hypatia is the model that ships")
    parser.add_argument(
        "--searches", type=Path, nargs="*", default=[], help="the teacher's, made before"
    )
    parser.add_argument("--statements", type=int, default=400, help="synthetic ones to ask about")
    parser.add_argument("--tactics", type=int, default=40, help="of a search")
    parser.add_argument("--seconds", type=float, default=40.0, help="of a search at most")
    parser.add_argument(
        "--lean-states", type=int, default=0, help="of LeanDojo to ask a model about"
    )
    parser.add_argument("--proposals", type=int, default=8, help="asked for in such a state")
    parser.add_argument("--tokens", type=int, help="most that an endpoint is asked for in all")
    parser.add_argument("--temperature", type=float, default=1.0)
    parser.add_argument("--idle", type=float, default=0.1, help="share of tactics that led nowhere")
    parser.add_argument(
        "--rejected", type=float, default=0.25, help="weight of unlikelihood; 0 drops"
    )
    parser.add_argument("--lean-share", type=float, default=0.1, help="steps of LeanDojo beside")
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--epochs", type=float, default=3.0)
    parser.add_argument("--longest", type=int, default=320, help="tokens of an example")
    parser.add_argument("--batch-tokens", type=int, default=4096)
    parser.add_argument("--form", default="8", help="how the student's weights are stored")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--device", default="cpu")
    try:
        run(parser.parse_args())
    except (TrainingError, ModelError, ValueError) as problem:
        sys.exit(f"{problem}")


if __name__ == "__main__":
    main()
