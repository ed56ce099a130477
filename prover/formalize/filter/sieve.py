"""Every candidate through every check, the survivors into groups, the groups into an order.

Cheap checks come before dear ones: the search for a counterexample is made once for a group.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

from prover.formalize.candidates import Candidate
from prover.formalize.config import FormalizeConfig
from prover.formalize.filter.bench import Bench
from prover.formalize.filter.confidence import confidence, soundness, weight
from prover.formalize.filter.equivalence import equivalent
from prover.formalize.filter.fidelity import fidelity
from prover.formalize.filter.figures import figures
from prover.formalize.filter.judged import Check, Judged, Standing
from prover.formalize.filter.refutation import refutation
from prover.formalize.filter.small_cases import small_cases
from prover.formalize.filter.vacuity import vacuity
from prover.formalize.reading import Reading


@dataclass(frozen=True, slots=True)
class Sieved:
    """What is left of some candidates."""

    groups: tuple[tuple[Judged, ...], ...]
    """Equivalent candidates, the best group first and the best candidate first in each."""
    rejected: tuple[Judged, ...]
    """The others, each with its reason."""
    confidence: float
    """In the first candidate of the first group, in [0, 1]; 0 if there is none."""


async def sieve(
    candidates: Sequence[Candidate],
    reading: Reading,
    bench: Bench,
    config: FormalizeConfig,
    *,
    samples: int,
) -> Sieved:
    """Judge candidates within `config.total_s` seconds. `samples`: answers there were in all, refused
    ones included.

    What time does not suffice for is unknown: a candidate whose elaboration was not reached is out.
    """
    deadline = time.perf_counter() + config.total_s
    judged = [await _judge(c, reading, bench, config, deadline) for c in candidates]
    standing = [j for j in judged if j.rejection is None]
    groups = await _grouped(standing, bench, config, deadline)
    for group in groups:
        await _try_to_refute(group, reading, bench, config, deadline)
    ordered = sorted(
        (tuple(sorted(group, key=_rank)) for group in groups if group[0].rejection is None),
        key=lambda group: -weight(group),
    )
    sure = confidence(ordered[0], samples) if ordered else 0.0
    return Sieved(tuple(ordered), tuple(j for j in judged if j.rejection is not None), sure)


def _rank(judged: Judged) -> tuple[float, int]:
    return (-soundness(judged), -judged.candidate.samples)


async def _judge(
    candidate: Candidate, reading: Reading, bench: Bench, config: FormalizeConfig, deadline: float
) -> Judged:
    judged = Judged(candidate)
    if candidate.lean is None:
        left = min(config.search_s, deadline - time.perf_counter())
        judged.checks.append(await asyncio.to_thread(figures, candidate, reading, max(1.0, left)))
        return judged
    statement = candidate.lean
    if time.perf_counter() >= deadline:
        judged.checks.append(Check("elaborates", Standing.FAILED, "no time was left to check it"))
        return judged
    reason = await bench.refusal(statement)
    if reason is not None:
        judged.checks.append(Check("elaborates", Standing.FAILED, reason))
        return judged
    judged.checks.append(Check("elaborates", Standing.PASSED))
    judged.checks.append(fidelity(statement, reading))
    if judged.rejection is None:
        judged.checks.append(await asyncio.to_thread(small_cases, statement, reading.asked))
    seconds = min(config.search_s, deadline - time.perf_counter())
    if judged.rejection is None and seconds > 0:
        judged.checks.append(await vacuity(statement, bench, seconds))
    return judged


async def _try_to_refute(
    group: Sequence[Judged],
    reading: Reading,
    bench: Bench,
    config: FormalizeConfig,
    deadline: float,
) -> None:
    """Search a counterexample to a group's first candidate; it counts for all, for they are equivalent."""
    statement = group[0].candidate.lean
    if statement is None:
        return
    seconds = min(config.search_s, deadline - time.perf_counter())
    check = Check("counterexample", Standing.UNKNOWN, "no time was left")
    if seconds > 0:
        check = await refutation(statement, bench, seconds, reading.asked)
    for judged in group:
        judged.checks.append(check)


async def _grouped(
    standing: Sequence[Judged], bench: Bench, config: FormalizeConfig, deadline: float
) -> list[list[Judged]]:
    """Each candidate into the first group whose first member is equivalent to it."""
    groups: list[list[Judged]] = []
    pairs = 0
    for judged in standing:
        for group in groups:
            mine, theirs = judged.candidate.lean, group[0].candidate.lean
            out_of_budget = pairs >= config.max_pairs or time.perf_counter() >= deadline
            if mine is None or theirs is None or out_of_budget:
                continue
            pairs += 1
            if await equivalent(theirs, mine, bench):
                group.append(judged)
                break
        else:
            groups.append([judged])
    return groups
