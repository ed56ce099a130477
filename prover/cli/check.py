"""`prover check`: every theorem of a Lean file, each proof replayed by a fresh Lean process."""

from __future__ import annotations

import json
import textwrap
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from prover.cli.errors import NOT_PROVED, PROVED, BadInput, one_line
from prover.cli.options import AsJson, LeanProject, Theorem

if TYPE_CHECKING:
    from pathlib import Path

    from problems import LeanStatement
    from problems.loaders.lean_proofs import ProofFile, WrittenProof
    from prover.lean import Certificate, Rejection, Toolchain


@dataclass(frozen=True, slots=True)
class Checked:
    """One theorem of the file and what the checker said."""

    name: str
    line: int
    """In the file, from 1."""
    seconds: float
    certificate: Certificate | None
    reason: str
    """Why there is no certificate; empty if there is one."""
    messages: tuple[str, ...] = ()
    """Lean's own errors, each with its line and column in the file."""
    proof: str | None = None
    """A whole Lean file, as it was checked."""

    def as_dict(self) -> dict[str, Any]:
        return {
            "problem": self.name,
            "verdict": "proved" if self.certificate else "rejected",
            "seconds": round(self.seconds, 3),
            "proof": self.proof,
            "certificate": self.certificate.as_dict() if self.certificate else None,
            "stats": {"line": self.line, "reason": self.reason, "messages": list(self.messages)},
        }


def check(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A Lean file, or standard input.")],
    theorem: Theorem = None,
    lean_project: LeanProject = None,
    as_json: AsJson = False,
) -> int:
    """Check the proofs of a Lean file, each theorem in a fresh Lean process."""
    from problems.loaders.lean_proofs import read_proofs
    from problems.mathlib import libraries_of
    from prover.cli.provisioning import ready_toolchain
    from prover.cli.running import run

    proofs = read_proofs(file)
    chosen = _chosen(proofs, theorem, file)
    statements = [_statement(proofs, index, set(), lean_project) for index in chosen]
    toolchain = None
    if any(not proofs.proofs[index].flaw for index in chosen):
        toolchain = ready_toolchain(lean_project, libraries_of(statements))
    results = run(_check_all(proofs, chosen, toolchain, lean_project, quiet=as_json))
    if as_json:
        _print_json(file, results)
    return PROVED if all(result.certificate for result in results) else NOT_PROVED


def _chosen(proofs: ProofFile, theorem: str | None, file: str) -> list[int]:
    names = [proof.name for proof in proofs.proofs]
    if theorem is None:
        return list(range(len(names)))
    if theorem not in names:
        raise BadInput(f"{file} holds no theorem {theorem}; there are {', '.join(names[:5])}")
    return [names.index(theorem)]


def _statement(
    proofs: ProofFile, index: int, refused: set[int], lean_project: Path | None
) -> LeanStatement:
    """A theorem's statement as the Lean at hand takes it."""
    from problems.mathlib import on_library

    statement = proofs.statement(index, refused)
    return statement if lean_project is not None else on_library(statement)


async def _check_all(
    proofs: ProofFile,
    chosen: list[int],
    toolchain: Toolchain | None,
    lean_project: Path | None,
    *,
    quiet: bool,
) -> list[Checked]:
    """Check theorems in order. One that is not accepted is not there for those after it.

    Those that are not chosen stay as they are, unless they have no proof: whatever a proof uses
    of them is looked at when it is checked.
    """
    refused = {index for index, proof in enumerate(proofs.proofs) if proof.flaw}
    results = []
    for index in chosen:
        statement = _statement(proofs, index, refused, lean_project)
        result = await _check_one(proofs.proofs[index], statement, toolchain)
        if result.certificate is None:
            refused.add(index)
        results.append(result)
        if not quiet:
            _print(result)
    return results


async def _check_one(
    proof: WrittenProof, statement: LeanStatement, toolchain: Toolchain | None
) -> Checked:
    if proof.flaw or toolchain is None:
        return Checked(proof.name, proof.line, 0.0, None, proof.flaw)
    from prover.lean import Certificate, LeanLimits
    from prover.lean.checker import check_in
    from prover.lean.process import LeanProcess

    limits = LeanLimits()
    begun = time.perf_counter()
    process = await LeanProcess(toolchain, limits).start()
    try:
        answer = await check_in(
            process, statement, proof.body, negation=None, timeout_s=limits.check_timeout_s
        )
    finally:
        await process.close()
    seconds = time.perf_counter() - begun
    if isinstance(answer, Certificate):
        text = statement.file_text(proof.body)
        return Checked(proof.name, proof.line, seconds, answer, "", proof=text)
    if answer.kind == "statement":
        raise BadInput(f"{proof.name} (line {proof.line}): {answer.reason}")
    return Checked(
        proof.name, proof.line, seconds, None, one_line(answer.reason), _errors(answer, proof.line)
    )


def _errors(answer: Rejection, line: int) -> tuple[str, ...]:
    """What Lean objects to. `line`: where the declaration stands in the file, from 1."""
    return tuple(
        f"{line + message['line'] - 1}:{message['column']}: {str(message['text']).strip()}"
        for message in answer.messages
        if message["severity"] == "error"
    )


def _print(result: Checked) -> None:
    if result.certificate is not None:
        axioms = ", ".join(result.certificate.axioms) or "none"
        print(f"{result.name}: proved in {result.seconds:.1f} s (axioms: {axioms})", flush=True)
        return
    reason = "the proof has errors" if result.messages else result.reason
    print(f"{result.name}: not proved (line {result.line}): {reason}", flush=True)
    for message in result.messages:
        print(textwrap.indent(message, "    "), flush=True)


def _print_json(file: str, results: list[Checked]) -> None:
    """One theorem: its object. Several: an object of the same keys that holds theirs."""
    if len(results) == 1:
        print(json.dumps(results[0].as_dict()))
        return
    proved = sum(result.certificate is not None for result in results)
    whole = {
        "problem": file,
        "verdict": "proved" if proved == len(results) else "rejected",
        "seconds": round(sum(result.seconds for result in results), 3),
        "proof": None,
        "certificate": None,
        "stats": {
            "theorems": len(results),
            "proved": proved,
            "results": [result.as_dict() for result in results],
        },
    }
    print(json.dumps(whole))
