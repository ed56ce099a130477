"""Whether a statement's hypotheses can hold at all: a theorem about nothing is true and worthless."""

from __future__ import annotations

from problems import LeanStatement
from problems.verdict import Verdict
from prover.formalize.filter.bench import Bench
from prover.formalize.filter.judged import Check, Standing
from prover.formalize.peel import Peeled, peel

NAME = "hypotheses"
_CONTRADICTIONS = ("omega", "linarith", "simp_all", "nlinarith", "grind", "(norm_num at *; done)")
"""Tactics of which none may prove `False` from the hypotheses; each fails unless it closes the goal."""


async def vacuity(statement: LeanStatement, bench: Bench, seconds: float) -> Check:
    """Search a witness of the hypotheses; the candidate fails where `False` follows from them.

    Hypotheses of the conclusion (`∀ x, P x → …`) count as well. A statement whose conclusion is
    `False` says itself that its hypotheses are contradictory.
    """
    peeled = peel(statement)
    if peeled is None:
        return Check(NAME, Standing.UNKNOWN, "the binders cannot be read")
    if not peeled.hypotheses or peeled.conclusion == "False":
        return Check(NAME, Standing.PASSED)
    if await bench.closes(_absurd(statement, peeled), _CONTRADICTIONS):
        return Check(NAME, Standing.FAILED, "they contradict one another: nothing satisfies them")
    if peeled.abstract:
        return Check(NAME, Standing.UNKNOWN, "no witness is searched among abstract structures")
    match await bench.settle(_witnessed(statement, peeled), seconds):
        case Verdict.PROVED:
            return Check(NAME, Standing.PASSED, "a witness satisfies them")
        case Verdict.DISPROVED:
            return Check(
                NAME, Standing.FAILED, "they contradict one another: nothing satisfies them"
            )
        case _:
            return Check(NAME, Standing.UNKNOWN, "no witness found")


def _absurd(statement: LeanStatement, peeled: Peeled) -> LeanStatement:
    hypotheses = "".join(f" (h{i} : {text})" for i, text in enumerate(peeled.hypotheses, 1))
    head = f"theorem {statement.name} {peeled.binders}".rstrip()
    return LeanStatement(statement.name, statement.preamble, f"{head}{hypotheses} : False")


def _witnessed(statement: LeanStatement, peeled: Peeled) -> LeanStatement:
    quantifier = f"∃ {peeled.binders}, " if peeled.binders else ""
    claims = " ∧ ".join(f"({text})" for text in peeled.hypotheses)
    declaration = f"theorem {statement.name} : {quantifier}{claims}"
    return LeanStatement(statement.name, statement.preamble, declaration)
