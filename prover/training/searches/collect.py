"""The stage that makes data: our search tries to prove, or refute, synthetic statements.

A file of one search a line, which a second call with the same arguments goes on with. The searches are not
checked by a fresh Lean process: nothing is reported proved here, a tactic that the kernel would refuse is
one wrong example among many.

Run: python -m prover.training.searches.collect FILE [--families hard] [--count 600] [--tactics 40] [--seed 0]
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import random
from collections.abc import AsyncGenerator, Iterator
from pathlib import Path

from rich.progress import Progress

from prover.lean import LeanLimits, LeanPool
from prover.policy import SymbolicPolicy
from prover.training.searches.examples import held_out
from prover.training.searches.once import search_once
from prover.training.searches.record import SearchRecord, appending, read_records
from prover.training.synthetic import Synthetic, families, generate, hard_families
from search import Budget

_WRONG_SIDE = 0.25
"""Part of the statements whose wrong side is searched too: states that do not get proved."""


def sides(statement: Synthetic, rng: random.Random) -> list[tuple[bool, float]]:
    """(negated, part of the budget) of the searches that a statement is worth."""
    if statement.truth is None:
        return [(False, 0.5), (True, 0.5)]
    right = not statement.truth
    return [(right, 1.0)] + ([(not right, 0.5)] if rng.random() < _WRONG_SIDE else [])


async def collect(
    statements: Iterator[Synthetic], pool: LeanPool, budget: Budget, seed: int
) -> AsyncGenerator[tuple[Synthetic, list[SearchRecord]]]:
    """The searches of each statement, in order."""
    rng = random.Random(seed)
    async with SymbolicPolicy() as policy:
        for statement in statements:
            records = []
            for negated, part in sides(statement, rng):
                actions = max(1, round((budget.actions or 1) * part))
                limits = Budget(seconds=budget.seconds, actions=actions)
                record = await search_once(
                    statement.statement, statement.family, pool, policy, limits, negated=negated
                )
                if record is not None:
                    records.append(record)
            yield statement, records


async def _run(options: argparse.Namespace) -> None:
    from problems.mathlib import LIBRARY
    from prover.cli.provisioning import ready_toolchain

    path: Path = options.file
    known: set[str] = set()
    if path.exists():
        known = {record.statement for record in read_records(path)}
    chosen = hard_families(held_out) if options.families == "hard" else families()
    chosen = tuple(family for family in chosen if family.depth <= options.depth)
    drawn = generate(options.count, options.seed, chosen)
    waiting = (s for s in drawn if s.statement.declaration not in known)
    toolchain = ready_toolchain(libraries=(LIBRARY,))
    limits = LeanLimits(tactic_timeout_s=20.0)
    proved = searches = 0
    with appending(path) as add, Progress() as progress:
        bar = progress.add_task("searches", total=options.count, completed=len(known))
        async with LeanPool(toolchain, 1, limits) as pool:
            budget = Budget(seconds=options.seconds, actions=options.tactics)
            found = collect(waiting, pool, budget, options.seed)
            async with contextlib.aclosing(found) as stream:
                async for _, records in stream:
                    for record in records:
                        add(record)
                        proved += record.proved
                        searches += 1
                    progress.update(bar, advance=1, description=f"{proved}/{searches} proved")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--count", type=int, default=600, help="statements")
    parser.add_argument(
        "--families",
        choices=("plain", "hard"),
        default="plain",
        help="hard: proofs of several tactics, and compounds",
    )
    parser.add_argument("--depth", type=int, default=6, help="most parts of a compound")
    parser.add_argument("--tactics", type=int, default=40, help="a search")
    parser.add_argument(
        "--seconds",
        type=float,
        default=20.0,
        help="a search at most: a tactic cut off in its middle costs a Lean process",
    )
    parser.add_argument("--seed", type=int, default=0)
    asyncio.run(_run(parser.parse_args()))


if __name__ == "__main__":
    main()
