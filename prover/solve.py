"""Solving one Lean problem: the search, the race with the negation, the check, the answer.

The search only believes; a proof counts once the checker's fresh process has replayed all of it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

from problems import LeanStatement, Problem, ProblemError
from problems.verdict import Verdict
from prover.lean import (
    Certificate,
    LeanPool,
    ProofState,
    StatementError,
    negation_declaration,
)
from prover.lean.script import proof_body
from prover.policy import HeuristicVerifier, SymbolicPolicy
from prover.rejected import WithoutRejected
from prover.solution import Progress, Solution, SolveConfig, WrittenProof
from prover.venue import PoolVenue, Venue
from search import (
    BestFirstConfig,
    Budget,
    Contender,
    MctsConfig,
    SearchResult,
    SearchStatus,
    Side,
    Snapshot,
    TraceOptions,
    WorkConfig,
    draw_tree,
    export_tree,
    race,
    solve,
)
from search.protocols import Policy, Verifier

__all__ = ["Listener", "Progress", "Solution", "SolveConfig", "solve_problem"]

_CHECK_ATTEMPTS = 3
"""Proofs of the search that the checker may reject before the attempt is given up."""


Listener = Callable[[Progress], None]


async def solve_problem(
    problem: Problem,
    venue: LeanPool | Venue,
    config: SolveConfig,
    listener: Listener | None = None,
    *,
    policy: Policy[ProofState, str] | None = None,
    verifier: Verifier[ProofState] | None = None,
) -> Solution:
    """Search for a proof (and a refutation) of a problem's Lean statement and check what is found.

    Without a policy the symbolic one is used, without a verifier the heuristic one. Raises
    ProblemError when the problem has no Lean statement, StatementError when Lean does not take it.
    A cancelled call ends the search in good order and raises CancelledError; the trace stays.
    """
    if problem.lean is None:
        raise ProblemError(f"{problem.name} has no Lean statement")
    begun = time.perf_counter()
    place = PoolVenue(venue) if isinstance(venue, LeanPool) else venue
    own_policy = SymbolicPolicy() if policy is None else None
    try:
        attempt = _Attempt(problem.lean, place, config, listener, policy or own_policy, verifier)
        return await attempt.run(problem.name, begun)
    finally:
        if own_policy is not None:
            await own_policy.aclose()
        await place.forget()


class _Attempt:
    """One call of `solve_problem`."""

    def __init__(
        self,
        statement: LeanStatement,
        venue: Venue,
        config: SolveConfig,
        listener: Listener | None,
        policy: Policy[ProofState, str] | None,
        verifier: Verifier[ProofState] | None,
    ) -> None:
        assert policy is not None
        self.statement = statement
        self.venue = venue
        self.config = config
        self.listener = listener
        self.policy = policy
        self.verifier = verifier or HeuristicVerifier()
        self.environment = WithoutRejected(venue.environment(statement))
        self.refutation = WithoutRejected(venue.environment(statement, negated=True))
        self.rejections: list[str] = []

    async def run(self, name: str, begun: float) -> Solution:
        await self.environment.root()  # a statement that Lean does not take is raised from here
        opened = self.environment.inner.opened
        assert opened is not None
        negation = opened.negation if self.config.disprove else None
        resume = self.config.resume
        deadline = time.perf_counter() + self.config.seconds
        while True:
            left = max(0.0, deadline - time.perf_counter())
            side, statement, negated, stats = await self._search(negation is not None, left, resume)
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise asyncio.CancelledError
            won = negated if side is Side.NEGATION and negated else statement
            self._write_tree(won)
            proof = won.proof
            if side is None or proof is None:
                verdict, reason = _open_verdict(statement, negated)
                return self._solution(name, verdict, begun, stats, reason)
            refuted = negation if side is Side.NEGATION else None
            body = proof_body(proof)
            answer = await self.venue.check(self.statement, body, negation=refuted)
            if isinstance(answer, Certificate):
                return self._proved(name, begun, stats, body, refuted, answer)
            self.rejections.append(answer.reason)
            (self.refutation if refuted else self.environment).ban(proof)
            resume = False
            if len(self.rejections) == _CHECK_ATTEMPTS or time.perf_counter() >= deadline:
                reason = f"the checker rejected what the search found: {self.rejections[-1]}"
                return self._solution(name, Verdict.EXHAUSTED, begun, stats, reason)

    async def _search(
        self, race_negation: bool, seconds: float, resume: bool
    ) -> tuple[
        Side | None,
        SearchResult[ProofState, str],
        SearchResult[ProofState, str] | None,
        dict[str, Any],
    ]:
        """(winner, the statement's search, the negation's, what it cost)."""
        mine = self._contender(Side.STATEMENT, seconds, resume)
        if not race_negation:
            result = await solve(
                mine.environment, mine.policy, mine.verifier, mine.config, mine.budget,
                trace=mine.trace, listener=mine.listener,
            )  # fmt: skip
            won = Side.STATEMENT if result.status is SearchStatus.PROVED else None
            stats = self._stats(result, None, result.stats.seconds, result.stats.seconds_inside)
            return won, result, None, stats
        theirs = self._contender(Side.NEGATION, seconds, resume)
        raced = await race(mine, theirs, statement_share=self.config.statement_share)
        stats = self._stats(raced.statement, raced.negation, raced.seconds, raced.seconds_inside)
        return raced.winner, raced.statement, raced.negation, stats

    def _contender(self, side: Side, seconds: float, resume: bool) -> Contender[ProofState, str]:
        config = self.config
        trace: TraceOptions[str] | None = None
        if config.trace is not None and not self.rejections:  # a second search starts anew
            path = config.trace
            if side is Side.NEGATION:
                path = path.with_name(path.name + ".negation")
            trace = TraceOptions(path, resume=resume and path.exists())
        # The first proposals are few: a goal that a cheap tactic closes should not wait for algebra.
        work = WorkConfig(chunk_actions=4, first_proposals=6, lookahead=2, policy_calls=4)
        return Contender(
            environment=self.environment if side is Side.STATEMENT else self.refutation,
            policy=self.policy,
            verifier=self.verifier,
            config=MctsConfig(work=work)
            if config.algorithm == "mcts"
            else BestFirstConfig(work=work),
            budget=Budget(seconds=seconds, nodes=config.nodes, actions=config.tactics),
            trace=trace,
            listener=None if self.listener is None else lambda snap: self._tell(side, snap),
        )

    def _tell(self, side: Side, snapshot: Snapshot) -> None:
        assert self.listener is not None
        self.listener(
            Progress(
                side=side.value,
                nodes=snapshot.nodes,
                tactics=snapshot.actions,
                open_goals=snapshot.open_nodes,
                best_line=snapshot.best_line,
                seconds=snapshot.seconds,
            )
        )

    def _stats(
        self,
        statement: SearchResult[ProofState, str],
        negation: SearchResult[ProofState, str] | None,
        seconds: float,
        inside: float,
    ) -> dict[str, Any]:
        both = [statement.stats] + ([negation.stats] if negation else [])
        return {
            "algorithm": self.config.algorithm,
            "nodes": sum(s.nodes for s in both),
            "tactics": sum(s.actions for s in both),
            "search_seconds": round(seconds, 3),
            "lean_share": round(inside / seconds, 4) if seconds else 1.0,
            "best_line": list(statement.best_line),
            "pool": self.venue.counters(),
        }

    def _write_tree(self, result: SearchResult[ProofState, str]) -> None:
        if self.config.tree is None or result.tree is None:
            return
        document = export_tree(result.tree, self.config.tree_nodes)
        self.config.tree.write_text(document.model_dump_json(indent=1), "utf-8")
        if self.config.tree_picture:
            self.config.tree.with_suffix(".svg").write_text(draw_tree(result.tree), "utf-8")

    def _proved(
        self,
        name: str,
        begun: float,
        stats: dict[str, Any],
        body: str,
        negation: str | None,
        certificate: Certificate,
    ) -> Solution:
        statement = self.statement
        verdict, reason = Verdict.PROVED, "checked by a fresh Lean process"
        if negation is not None:
            declaration = negation_declaration(statement, negation)
            statement = LeanStatement(statement.name, statement.preamble, declaration)
            verdict, reason = Verdict.DISPROVED, "its negation was checked by a fresh Lean process"
        proof = WrittenProof(statement.file_text(body), body, negation)
        return self._solution(name, verdict, begun, stats, reason, proof, certificate)

    def _solution(
        self,
        name: str,
        verdict: Verdict,
        begun: float,
        stats: dict[str, Any],
        reason: str,
        proof: WrittenProof | None = None,
        certificate: Certificate | None = None,
    ) -> Solution:
        if self.rejections:
            stats = {**stats, "rejected_by_checker": self.rejections}
        seconds = time.perf_counter() - begun
        return Solution(name, verdict, seconds, proof, certificate, stats, reason)


def _open_verdict(
    statement: SearchResult[ProofState, str], negation: SearchResult[ProofState, str] | None
) -> tuple[Verdict, str]:
    """The verdict of a search that settled nothing."""
    if statement.status is SearchStatus.CRASHED:
        if isinstance(statement.error, StatementError):
            raise statement.error
        return Verdict.CRASHED, statement.reason
    results = [statement] + ([negation] if negation else [])
    if any(r.status in (SearchStatus.TIMEOUT, SearchStatus.CANCELLED) for r in results):
        return Verdict.TIMEOUT, "the time is used up"
    return Verdict.EXHAUSTED, statement.reason
