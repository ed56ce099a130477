"""The student of a distillation beside itself before: its first tactics, and what it proves without help.

On states of held-out families that a search proved: whether the first, or one of the first eight tactics that
the model proposes is one that led to a proof there. On held-out statements, plain and hard: a search in which
the model alone proposes, with so many tactics: whether Lean takes what it holds likeliest; what is proved.
Searches are kept a line each, and a second run goes on from there. Nothing of these families was trained on.

Run: python -m benchmarks.distillation STUDENT --searches FILE [FILE …] [--before FOLDER] [--statements 40]
"""

from __future__ import annotations

import argparse
import asyncio
import random
from collections.abc import Sequence
from pathlib import Path

from benchmarks.record import record
from problems.mathlib import LIBRARY
from prover.cli.provisioning import ready_toolchain
from prover.lean import LeanLimits, LeanPool, Toolchain
from prover.policy.symbolic import Text
from prover.training.distill import ask, open_teacher
from prover.training.loop.judgement import wilson
from prover.training.searches import SearchRecord, StateRecord, held_out, read_records
from prover.training.synthetic import Synthetic, families, generate, hard_families
from prover.weights import POLICY
from search import Budget
from search.protocols import OutcomeKind

_AT = 8
_DEEPEST = 2


def states_of(paths: Sequence[Path], count: int) -> list[StateRecord]:
    """States of held-out families that a search proved, each once, at most `count`."""
    found: dict[str, StateRecord] = {}
    for path in paths:
        for search in read_records(path):
            if held_out(search.family):
                found |= {s.text: s for s in search.states if s.remaining is not None}
    chosen = list(found.values())
    random.Random(0).shuffle(chosen)
    return chosen[:count]


def judged_statements(count: int, seed: int) -> list[Synthetic]:
    """So many of held-out plain families, then so many of held-out hard ones of at most two parts, their
    truth known."""
    chosen = []
    for pool in (families(), hard_families(held_out)):
        kept = [f for f in pool if held_out(f.name) and f.depth <= _DEEPEST]
        drawn = [s for s in generate(3 * count, seed, kept) if s.truth is not None]
        chosen += drawn[:count]
    return chosen


async def hits(model: str, states: Sequence[StateRecord]) -> tuple[int, int]:
    """States whose first proposal, and one of whose first eight, led to a proof in the search on record."""
    first = among = 0
    async with open_teacher(model, "embedded", print) as policy:
        for state in states:
            (row,) = await policy.propose([Text(state.text)], _AT)
            good = {tactic.tactic for tactic in state.tactics if tactic.proved}
            said = [proposal.action for proposal in row]
            first += said[:1] != [] and said[0] in good
            among += any(tactic in good for tactic in said)
    return first, among


async def alone(
    model: str, statements: Sequence[Synthetic], toolchain: Toolchain, budget: Budget, path: Path
) -> dict[str, SearchRecord]:
    """The searches in which the model alone proposes, by statement."""
    found: dict[str, SearchRecord] = {}
    async with (
        open_teacher(model, "embedded", print) as policy,
        LeanPool(toolchain, 1, LeanLimits(tactic_timeout_s=20.0)) as pool,
    ):
        async for search in ask(statements, policy, pool, budget, path):
            found[search.statement] = search
            print(f"{path.stem} {len(found)}/{len(statements)}: {search.proved}", flush=True)
    return found


def first_taken(search: SearchRecord) -> bool:
    """Whether Lean took the tactic that the model held likeliest at the root."""
    ran = [tactic for tactic in search.states[0].tactics if tactic.kind is not None]
    best = max(ran, key=lambda tactic: tactic.log_prob, default=None)
    return best is not None and best.kind in (OutcomeKind.CLOSED, OutcomeKind.SUBGOALS)


def share(count: int, total: int) -> str:
    """`12 of 40 (18–46 %)`."""
    low, high = wilson(count, total)
    return f"{count} of {total} ({100 * low:.0f}–{100 * high:.0f} %)"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("student", type=Path)
    parser.add_argument("--before", type=Path, default=POLICY)
    parser.add_argument("--searches", type=Path, nargs="+", required=True)
    parser.add_argument(
        "--about", default="distillation", help='of the rows: "8 bits" beside "--before OUT/dense"'
    )
    parser.add_argument("--states", type=int, default=150)
    parser.add_argument(
        "--statements", type=int, default=40, help="plain ones, and as many hard ones"
    )
    parser.add_argument("--tactics", type=int, default=40)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--output", type=Path, default=Path("runs/distillation"))
    options = parser.parse_args()
    states = states_of(options.searches, options.states)
    models = {"before": str(options.before), "student": str(options.student)}
    told = {}
    for name, model in models.items():
        first, among = asyncio.run(hits(model, states))
        told[name] = f"first {share(first, len(states))}, of eight {share(among, len(states))}"
    record(
        f"{options.about}: proposals that hold a tactic that led to a proof, states of held-out families",
        told["student"],
        bar="better than before",
        peer=f"before: {told['before']}",
    )
    statements = judged_statements(options.statements, 77)
    toolchain = ready_toolchain(libraries=(LIBRARY,))
    budget = Budget(seconds=options.seconds, actions=options.tactics)
    searches = {
        name: asyncio.run(
            alone(model, statements, toolchain, budget, options.output / f"{name}.jsonl")
        )
        for name, model in models.items()
    }
    half = len(statements) // 2
    for kind, part in (("plain", statements[:half]), ("hard", statements[half:])):
        told = {}
        for name, found in searches.items():
            own = [found[s.statement.declaration] for s in part if s.statement.declaration in found]
            proved, taken = sum(s.proved for s in own), sum(map(first_taken, own))
            told[name] = (
                f"{share(proved, len(part))} proved; first tactic taken {share(taken, len(part))}"
            )
        record(
            f"{options.about}: the student alone, {options.tactics} tactics, held-out {kind} statements",
            told["student"],
            bar="better than before",
            peer=f"before: {told['before']}",
        )


if __name__ == "__main__":
    main()
