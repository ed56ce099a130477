"""`solve`: a problem in; a checked proof, a refutation or what was derived out.

figure -> hypotheses -> closure -> auxiliary points -> traceback -> replay. Only the replayer's
word makes a verdict `PROVED`.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from geometry.auxiliary import AuxiliarySearch, SearchConfig, points
from geometry.auxiliary.attempt import Path
from geometry.engine import Closure, Stop, UnsupportedFactError, findings
from geometry.figure import Figure, FigureError, build, holds
from geometry.language import Fact, GeometryProblem, LanguageError, hypotheses, parse
from geometry.proof import (
    AuxiliaryPoint,
    GeometryProof,
    ProofError,
    ReplayError,
    replay,
    trace,
)
from geometry.proof.extension import extended
from problems.verdict import Verdict


@dataclass(frozen=True, slots=True)
class SolveConfig:
    """What a user tunes. Times in seconds of wall clock.

    `deadline_s`: of the whole call. `auxiliary`: whether points may be added. `figures`:
    independent figures a proof is replayed in. `seed`: of figures and search.
    """

    deadline_s: float = 60.0
    auxiliary: bool = True
    figures: int = 3
    seed: int = 0
    search: SearchConfig = field(default_factory=SearchConfig)


@dataclass(frozen=True, slots=True)
class Solution:
    """How an attempt ended.

    `reason`: in words, what the verdict rests on. `figure`: the main figure, auxiliary points
    included; None when none could be built. `replayed_in`: figures in which every step of the
    proof was confirmed (the main one always). `derived`: how many
    relations the closure learned, `findings` some of them as facts, when there is no proof.
    `closures`: closures computed for auxiliary points. `seconds`: wall time by stage.
    """

    verdict: Verdict
    reason: str
    problem: GeometryProblem
    figure: Figure | None = None
    proof: GeometryProof | None = None
    replayed_in: int = 0
    derived: int = 0
    findings: tuple[Fact, ...] = ()
    closures: int = 0
    seconds: dict[str, float] = field(default_factory=dict)


def solve(problem: GeometryProblem | str, config: SolveConfig | None = None) -> Solution:
    """Tries to prove all goals of `problem` (text of the language, or parsed).

    Verdicts: proved (a proof that was replayed); disproved (a goal is false in every figure);
    exhausted (saturated, also with auxiliary points, or a goal that the engine cannot express);
    timeout. Raises `LanguageError` and `FigureError` for problems that cannot be read or drawn.
    """
    return _Attempt(parse(problem) if isinstance(problem, str) else problem, config).run()


class _Attempt:
    def __init__(self, problem: GeometryProblem, config: SolveConfig | None) -> None:
        self.problem = problem
        self.config = config or SolveConfig()
        self.start = time.monotonic()
        self.seconds: dict[str, float] = {}
        self.goals = tuple(g for g in problem.goals if not g.predicate.numeric)
        self.figures: tuple[Figure, ...] = ()
        self.derived = 0
        self.findings: tuple[Fact, ...] = ()
        self.closures = 0
        self.flaw = ""

    def run(self) -> Solution:
        began = time.monotonic()
        self.figures = build(self.problem, self.config.seed, self.config.figures)
        self.seconds["figure"] = time.monotonic() - began
        if not self.goals:
            return self._end(Verdict.EXHAUSTED, "the problem asks for nothing that can be proved")
        false = self._refuted()
        if false:
            return self._end(Verdict.DISPROVED, f"false in the figure: {false}")
        try:
            return self._prove()
        except UnsupportedFactError as error:
            return self._end(Verdict.EXHAUSTED, f"not expressible: {error}")

    def _refuted(self) -> str:
        """The goals that fail, if some goal fails in each figure; figures where all hold lead."""
        good = [f for f in self.figures if all(holds(g, f) for g in self.problem.goals)]
        if good:
            self.figures = (*good, *(f for f in self.figures if f not in good))
            return ""
        return ", ".join(str(g) for g in self.problem.goals if not holds(g, self.figures[0]))

    def _left(self) -> float:
        return max(0.0, self.config.deadline_s - (time.monotonic() - self.start))

    def _prove(self) -> Solution:
        began = time.monotonic()
        closure = Closure(self.figures[0], hypotheses(self.problem), seed=self.config.seed)
        stop = closure.saturate(self.goals, self._left())
        base = closure
        if stop is Stop.SATURATED:
            base = closure.clone()
            closure.use(lengths=True, sines=True)
            stop = closure.saturate(self.goals, self._left())
        self.seconds["closure"] = time.monotonic() - began
        self.derived = sum(closure.core.sizes())
        if stop is Stop.GOAL:
            solution = self._check(closure, ())
            if solution is not None:
                return solution
        self.findings = findings(closure)
        if stop is Stop.DEADLINE:
            return self._end(Verdict.TIMEOUT, "time ran out in the closure")
        if not self.config.auxiliary:
            return self._saturated("no auxiliary points were tried")
        return self._search(base)

    def _search(self, base: Closure) -> Solution:
        began = time.monotonic()
        found: list[Solution] = []

        def accept(path: Path) -> bool:
            solution = self._with_points(points(path, base.names))
            if solution is not None:
                found.append(solution)
            return solution is not None

        search = AuxiliarySearch(base, self.goals, self.config.search)
        search.run(self._left(), accept)
        self.closures = search.report.closures
        self.seconds["auxiliary"] = time.monotonic() - began
        if found:
            best = replace(found[0], closures=self.closures, seconds=self.seconds)
            return self._minimised(best)
        if search.report.exhausted:
            return self._saturated(f"{self.closures} closures with auxiliary points")
        return self._end(Verdict.TIMEOUT, f"{self.closures} closures with auxiliary points")

    def _saturated(self, reason: str) -> Solution:
        reason = f"saturated after {self.derived} relations; {reason}"
        return self._end(Verdict.EXHAUSTED, reason)

    def _with_points(self, added: Sequence[AuxiliaryPoint]) -> Solution | None:
        """A proof with these points, from the language's own reading of their clauses."""
        try:
            whole = extended(self.problem, added)
            coordinates = {**self.figures[0].coordinates, **{a.name: a.position for a in added}}
            closure = Closure(Figure(coordinates), hypotheses(whole), seed=self.config.seed)
        except (LanguageError, ValueError) as error:
            self.flaw = str(error)
            return None
        limit = 10.0 + self.config.search.closure_s
        stop = closure.saturate(self.goals, limit)
        if stop is Stop.SATURATED:
            closure.use(lengths=True, sines=True)
            stop = closure.saturate(self.goals, limit)
        return self._check(closure, tuple(added)) if stop is Stop.GOAL else None

    def _minimised(self, solution: Solution) -> Solution:
        """Drops auxiliary points as long as the rest suffices."""
        assert solution.proof is not None
        best = solution
        for point in reversed(solution.proof.auxiliary):
            assert best.proof is not None
            rest = [a for a in best.proof.auxiliary if a.name != point.name]
            if any(point.name in a.clause.split() for a in rest):
                continue
            fewer = self._with_points(rest)
            if fewer is not None:
                best = replace(fewer, closures=self.closures, seconds=self.seconds)
        return best

    def _check(self, closure: Closure, added: tuple[AuxiliaryPoint, ...]) -> Solution | None:
        """Traces and replays; None when the replayer rejects, which is never reported as proved."""
        began = time.monotonic()
        try:
            proof = replace(trace(closure, self.goals), auxiliary=added)
            replay(self.problem, proof, [closure.figure])
        except (ProofError, ReplayError) as error:
            self.flaw = f"a proof was rejected: {error}"
            return None
        confirmed = 1 + self._confirmed(proof)
        self.seconds["proof"] = time.monotonic() - began
        reason = f"{proof.length} steps, replayed in {confirmed} figures"
        return replace(
            self._end(Verdict.PROVED, reason),
            figure=closure.figure,
            findings=(),
            proof=proof,
            replayed_in=confirmed,
        )

    def _confirmed(self, proof: GeometryProof) -> int:
        """Further figures in which the proof holds too: some theorems are about one branch."""
        others = self.figures[1:]
        if proof.auxiliary:
            whole = extended(self.problem, proof.auxiliary)
            try:
                others = build(whole, self.config.seed + 1, max(1, len(others)), attempts=8)
            except FigureError:
                return 0
        count = 0
        for figure in others:
            try:
                replay(self.problem, proof, [figure])
                count += 1
            except ReplayError:
                continue
        return count

    def _end(self, verdict: Verdict, reason: str) -> Solution:
        if verdict is not Verdict.PROVED and self.flaw:
            reason = f"{reason} ({self.flaw})"
        self.seconds["total"] = time.monotonic() - self.start
        return Solution(
            verdict,
            reason,
            self.problem,
            self.figures[0] if self.figures else None,
            derived=self.derived,
            findings=self.findings,
            closures=self.closures,
            seconds=self.seconds,
        )


__all__ = ["Fact", "Solution", "SolveConfig", "solve"]
