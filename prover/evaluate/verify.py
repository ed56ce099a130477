"""Checking a run again, anywhere: nothing that its lines claim is taken on trust.

Each proof is checked by a fresh process against the statement in the run, whose hash must be that of
the problem set at hand; a verdict must be the one that its proof supports; and the lines must be
the ones that were written, none missing.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from problems import LeanStatement, Problem
from problems.verdict import Verdict
from prover.evaluate.config import problem_hash, set_hash
from prover.evaluate.errors import RunError
from prover.evaluate.folder import Line, RunFolder, chained
from prover.evaluate.recheck import recheck_geometry
from prover.evaluate.summary import SETTLED
from prover.lean import (
    Certificate,
    LeanLimits,
    LeanStartError,
    Toolchain,
    negation_declaration,
    statement_hash,
)
from prover.lean.checker import check_in
from prover.lean.process import LeanProcess

_UNSETTLED = frozenset({*(verdict.value for verdict in Verdict), "invalid"}) - SETTLED


@dataclass(slots=True)
class Verification:
    """What a verification has found so far."""

    lines: int = 0
    checked: int = 0
    """Proofs accepted by a fresh process."""
    flaws: list[str] = field(default_factory=list)
    """One line each: the problem, and what is wrong."""

    @property
    def sound(self) -> bool:
        return not self.flaws

    def as_dict(self) -> dict[str, Any]:
        return {"lines": self.lines, "checked": self.checked, "flaws": self.flaws}


def verify_records(run: RunFolder, problem_set: Sequence[Problem] | None) -> Verification:
    """Everything that needs no proof to be checked.

    `problem_set`: the set that the run claims to be on, as the Lean at hand takes it; None when it
    cannot be had, which is a flaw.
    """
    found = Verification(lines=len(run.lines))
    config = run.config
    if set_hash(list(run.problems.values())) != config.problem_set_sha256:
        found.flaws.append("problems.jsonl: not the problems that the run was started with")
    if problem_set is None:
        found.flaws.append(
            f"the set {config.problem_set} cannot be had here: nothing says that the statements "
            "are its own; name it with --set"
        )
    else:
        theirs = {problem.name: problem_hash(problem) for problem in problem_set}
        found.flaws.extend(
            f"{name}: the statement is not that of the problem set"
            for name, problem in run.problems.items()
            if theirs.get(name) != problem_hash(problem)
        )
    digest, seen = "", set()
    for number, line in enumerate(run.lines, start=1):
        if line.get("digest") != chained(digest, line):
            found.flaws.append(
                f"{line.get('problem')}: line {number} of results.jsonl is not what was written, "
                "or lines before it are missing"
            )
        digest = str(line.get("digest", ""))
        key = (line["problem"], line["attempt"])
        if key in seen:
            found.flaws.append(f"{key[0]}: attempt {key[1]} has two lines")
        seen.add(key)
        found.flaws.extend(_inconsistent(run, line))
    return found


def _inconsistent(run: RunFolder, line: Line) -> list[str]:
    name, verdict = line["problem"], line["verdict"]
    if name not in run.problems:
        return [f"{name}: no problem of the run"]
    flaws = []
    if verdict not in SETTLED | _UNSETTLED:
        flaws.append(f"{name}: there is no verdict {verdict}")
    if verdict in _UNSETTLED and line["certificate"] is not None:
        flaws.append(f"{name}: the verdict is {verdict} beside a certificate")
    if line["seed"] != run.config.seed + line["attempt"]:
        flaws.append(f"{name}: the seed is not that of the attempt")
    return flaws


async def verify_lean(
    run: RunFolder,
    toolchain: Toolchain,
    found: Verification,
    *,
    parallel: int = 1,
    limits: LeanLimits | None = None,
) -> None:
    """Check every Lean proof of the run, each in a process of its own. Adds to `found`.

    Raises LeanStartError when no process comes up.
    """
    gate = asyncio.Semaphore(parallel)

    async def one(line: Line, statement: LeanStatement) -> None:
        async with gate:
            flaw = await _check_lean(run, line, statement, toolchain, limits or LeanLimits())
        _note(found, line, flaw)

    async with asyncio.TaskGroup() as group:
        for line in run.lines:
            problem = run.problems.get(line["problem"])
            if problem is not None and problem.lean is not None and line["verdict"] in SETTLED:
                group.create_task(one(line, problem.lean))


async def _check_lean(
    run: RunFolder,
    line: Line,
    statement: LeanStatement,
    toolchain: Toolchain,
    limits: LeanLimits,
) -> str:
    """What is wrong with a line's proof; empty if nothing is."""
    try:
        kept = run.certificate(line)
        claimed, body, negation = kept["certificate"], kept["body"], kept["negation"]
    except (RunError, KeyError) as error:
        return str(error) if isinstance(error, RunError) else f"its certificate lacks {error}"
    if (negation is not None) != (line["verdict"] == Verdict.DISPROVED.value):
        return f"the verdict is {line['verdict']}, the proof is one of the other side"
    written = statement
    if negation is not None:
        declaration = negation_declaration(statement, negation)
        written = LeanStatement(statement.name, statement.preamble, declaration)
    if run.proof(line) != written.file_text(body):
        return "the Lean file is not the proof that was certified"
    if claimed["statement_sha256"] != statement_hash(statement):
        return "the certificate is of another statement"
    process = await LeanProcess(toolchain, limits).start()
    try:
        answer = await check_in(
            process, statement, body, negation=negation, timeout_s=limits.check_timeout_s
        )
    finally:
        await process.close()
    if not isinstance(answer, Certificate):
        return f"a fresh Lean does not accept the proof: {' '.join(answer.reason.split())}"
    same = ("theorem", "negation", "statement_sha256", "proof_sha256", "expression_hash")
    again = answer.as_dict()
    differing = [name for name in same if claimed.get(name) != again[name]]
    return f"the certificate differs in {', '.join(differing)}" if differing else ""


def verify_geometry(run: RunFolder, found: Verification) -> None:
    """Replay every geometry proof of the run in a process of its own. Adds to `found`."""
    context = multiprocessing.get_context("spawn")
    for line in run.lines:
        problem = run.problems.get(line["problem"])
        if problem is None or problem.lean is not None or line["verdict"] not in SETTLED:
            continue
        kept = None
        try:
            if line["verdict"] == Verdict.PROVED.value:
                kept = run.certificate(line)["certificate"]["proof_file"]
        except (RunError, KeyError, TypeError) as error:
            _note(found, line, f"no proof to replay: {error}")
            continue
        text = run.proof(line) if kept is not None else None
        with context.Pool(1) as pool:
            _note(found, line, pool.apply(recheck_geometry, (problem, kept, text)))


def _note(found: Verification, line: Line, flaw: str) -> None:
    if flaw:
        found.flaws.append(f"{line['problem']}: {flaw}")
    else:
        found.checked += 1


__all__ = ["LeanStartError", "Verification", "verify_geometry", "verify_lean", "verify_records"]
