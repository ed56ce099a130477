"""Whether a counterexample is found: a problem set asks to prove what is true."""

from __future__ import annotations

from problems import LeanStatement
from problems.verdict import Verdict
from prover.formalize.filter.bench import Bench
from prover.formalize.filter.judged import Check, Standing
from prover.formalize.reading import Asked

NAME = "counterexample"


async def refutation(statement: LeanStatement, bench: Bench, seconds: float, asked: Asked) -> Check:
    """Search a proof and a refutation side by side; a refuted candidate fails.

    Where the words ask whether something is true, a refutation is an answer and no failure.
    """
    match await bench.settle(statement, seconds):
        case Verdict.PROVED:
            return Check(NAME, Standing.PASSED, "a proof was found")
        case Verdict.DISPROVED if asked is Asked.IS_IT_TRUE:
            return Check(NAME, Standing.PASSED, "it is false, and the words ask whether it is true")
        case Verdict.DISPROVED:
            return Check(NAME, Standing.FAILED, "it is false: a refutation was found")
        case _:
            return Check(NAME, Standing.PASSED, "no counterexample found")
