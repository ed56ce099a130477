"""Translations against reference statements: who elaborates, who is equivalent. Shared by `formalize_*`.

A translation that is the reference up to notation (`prover.formalize.same`) counts where Lean takes both;
for the others Lean is asked for a proof of the equivalence. Verdicts are kept in a file: a run goes on where
it stopped.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from problems import LeanStatement, ProblemError
from problems.mathlib import HEADER
from prover.formalize.answers import fill
from prover.formalize.candidates import HOLE, NAME
from prover.formalize.filter.bench import Bench, LeanBench
from prover.formalize.filter.equivalence import equivalent, unfolded
from prover.formalize.local.neural import shipped_parser
from prover.formalize.local.reader import statements
from prover.formalize.plain import plain
from prover.formalize.same import same
from prover.formalize.statement import anatomy
from prover.lean import LeanLimits, LeanPool, provision
from prover.policy import SymbolicPolicy
from prover.policy.symbolic.goals.terms import Binary, show


class Verdict(StrEnum):
    """What became of one translation."""

    EQUIVALENT = "equivalent"
    """To the reference, up to notation or by a proof of Lean's."""
    UNPROVED = "elaborates"
    """Lean takes it; no equivalence was proved."""
    REFUSED = "refused"
    """Lean does not take it."""
    SILENT = "not understood"
    """The words gave no statement."""
    UNSTATEABLE = "reference not stateable"
    """The reference of a translated problem is not taken by the library."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A problem in words with the statement that it should become."""

    name: str
    words: str
    reference: LeanStatement


def translated(words: str) -> Iterator[LeanStatement]:
    """The local translator's statements, likeliest first."""
    for reading in statements(words, shipped_parser()):
        yield LeanStatement(NAME, HEADER + "\n", f"theorem {NAME} {reading.statement}")


def answered_by(statement: LeanStatement, reference: LeanStatement) -> list[LeanStatement]:
    """A statement with an open answer, filled from the reference's conclusion: the answer is no part of
    what the words say."""
    if HOLE not in statement.declaration:
        return [statement]
    conclusion = anatomy(reference).conclusion
    if not isinstance(conclusion, Binary):
        return []
    sides = (conclusion.right, conclusion.left, conclusion)
    return [fill(statement, show(side)) for side in sides]


async def judge(pair: Pair, bench: Bench) -> tuple[Verdict, str]:
    """The verdict on the first translation of a pair, and that translation."""
    first = next(translated(pair.words), None)
    if first is None:
        return Verdict.SILENT, ""  # Lean's time goes to what there is to judge
    if await bench.refusal(pair.reference) is not None:
        return Verdict.UNSTATEABLE, ""
    options = answered_by(first, pair.reference)
    one = next(
        (s for s in options if same(s, pair.reference)),
        next((s for s in options if same(_bare(s), _bare(pair.reference))), None),
    ) or (options[0] if options else first)
    shown = one.declaration.removeprefix(f"theorem {NAME} ")
    if HOLE in one.declaration:
        return Verdict.UNPROVED, shown
    if await bench.refusal(one) is not None:
        return Verdict.REFUSED, shown
    agree = await agrees(one, pair.reference, bench)
    return (Verdict.EQUIVALENT if agree else Verdict.UNPROVED), shown


async def agrees(one: LeanStatement, reference: LeanStatement, bench: Bench) -> bool:
    """Whether two statements that Lean takes are equivalent: up to notation, up to definitions that Lean
    proves idle, or by a proof of Lean's."""
    if same(one, reference):
        return True
    if same(_bare(one), _bare(reference)):
        bare = [await unfolded(one, bench), await unfolded(reference, bench)]
        if same(bare[0], bare[1]):
            return True
    return await equivalent(one, reference, bench)


def _bare(statement: LeanStatement) -> LeanStatement:
    """A statement without its definitions, where it can be taken apart."""
    try:
        found = plain(statement)
    except ProblemError:
        return statement
    return statement if found is None else found.statement


async def run(
    pairs: Sequence[Pair],
    kept: Path,
    seconds: float,
    report: Callable[[str], None] = print,
) -> dict[str, dict[str, str]]:
    """Verdicts by name, within about so many seconds of Lean; what is in `kept` is not judged again."""
    done = {row["name"]: row for row in _rows(kept)}
    waiting = [pair for pair in pairs if pair.name not in done]
    if not waiting:
        return done
    kept.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.perf_counter() + seconds
    toolchain = provision(libraries=("Olympiad",))
    limits = LeanLimits(tactic_timeout_s=5.0)
    async with SymbolicPolicy() as policy, LeanPool(toolchain, 1, limits) as pool:
        bench = LeanBench(pool, policy)
        with kept.open("a", encoding="utf-8") as file:
            for number, pair in enumerate(waiting, 1):
                if time.perf_counter() > deadline:
                    report(f"time is up: {len(waiting) - number + 1} pairs are not judged")
                    break
                verdict, statement = await judge(pair, bench)
                done[pair.name] = {
                    "name": pair.name,
                    "verdict": verdict.value,
                    "statement": statement,
                }
                file.write(json.dumps(done[pair.name], ensure_ascii=False) + "\n")
                file.flush()
                report(f"{number}/{len(waiting)} {pair.name}: {verdict.value}")
                await pool.forget()
    return done


def _rows(kept: Path) -> Iterator[dict[str, str]]:
    if kept.exists():
        yield from map(json.loads, kept.read_text("utf-8").splitlines())


def counts(rows: Iterable[dict[str, str]]) -> Counter[Verdict]:
    """How many rows have each verdict."""
    return Counter(Verdict(row["verdict"]) for row in rows)
