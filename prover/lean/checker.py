"""The checker: the only door to "proved".

Each check runs in a process that has served nobody before and serves nobody after. What is checked,
and how, is in `driver/Check.lean`.
"""

from __future__ import annotations

import time

from problems import LeanStatement
from prover.lean.certificate import (
    Certificate,
    Rejection,
    statement_hash,
    text_hash,
    unicode_problem,
)
from prover.lean.errors import LeanCrashed, LeanTimeout
from prover.lean.pool import LeanPool
from prover.lean.process import LeanProcess, Reply


def negation_declaration(statement: LeanStatement, negation: str) -> str:
    """The theorem that refutes a statement. `negation` is the driver's `¬ (∀ binders, type)`."""
    return f"theorem {statement.name.replace('.', '_')}_is_false :\n    {negation}"


async def check(
    pool: LeanPool, statement: LeanStatement, body: str, *, negation: str | None = None
) -> Certificate | Rejection:
    """Check `declaration := body` in a fresh process taken from the pool.

    `body` is what follows `:=` (a term, or `by` and tactics). With `negation`, the body must prove
    that text, and Lean confirms that it is literally the negation of the statement.
    Raises LeanStartError when no process comes up.
    """
    process = await pool.fresh_process(refill=False)
    try:
        return await check_in(
            process, statement, body, negation=negation, timeout_s=pool.limits.check_timeout_s
        )
    finally:
        await process.close()
        pool.prepare_spare()


async def check_in(
    process: LeanProcess,
    statement: LeanStatement,
    body: str,
    *,
    negation: str | None,
    timeout_s: float,
) -> Certificate | Rejection:
    """The check itself, in a process that must be fresh."""
    if problem := unicode_problem(statement.preamble + statement.declaration):
        return Rejection(f"the statement {problem}", "statement")
    if problem := unicode_problem(body):
        return Rejection(f"the proof {problem}", "proof")
    if process.requests != 1:  # the greeting
        raise ValueError("a check needs a process that has served nobody")
    request: Reply = {"do": "check", "preamble": statement.preamble, "body": body}
    if negation is None:
        request["declaration"] = statement.declaration
    else:
        request["declaration"] = negation_declaration(statement, negation)
        request["negates"] = statement.declaration
    begun = time.perf_counter()
    try:
        reply = await process.ask(request, timeout_s)
    except LeanTimeout as error:
        return Rejection(f"the check did not end: {error}", "timeout")
    except LeanCrashed as error:
        return Rejection(f"the check broke down: {error}", "crashed")
    if not reply["ok"]:
        return Rejection(reply["error"], reply["kind"], tuple(reply.get("messages", ())))
    return Certificate(
        theorem=reply["name"],
        negation=negation is not None,
        statement_sha256=statement_hash(statement),
        proof_sha256=text_hash(body),
        expression_hash=reply["hash"],
        axioms=tuple(sorted(set(reply["axioms"]))),
        sealed_library=process.trusted_roots,
        lean=f"{process.version} ({process.commit[:12]})",
        seconds=round(time.perf_counter() - begun, 3),
    )
