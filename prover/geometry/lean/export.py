"""`export`: the engine's proof as a Lean theorem and its proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geometry.language import Fact, GeometryProblem, Predicate
from geometry.language.hypotheses import asserted
from geometry.language.problem import Clause
from geometry.proof import GeometryProof
from geometry.proof.extension import extended
from problems import LeanStatement
from prover.geometry.lean.combine import CombinationError
from prover.geometry.lean.conditions import Assumption
from prover.geometry.lean.existence import NoExistenceError, existence
from prover.geometry.lean.statement import Hypothesis, given, lean_statement
from prover.geometry.lean.steps import write_step
from prover.geometry.lean.views import conjuncts
from prover.geometry.lean.words import lean_name, proposition, propositions, spell
from prover.geometry.lean.writer import ExportError, Named, Writer

P = Predicate


@dataclass(frozen=True, slots=True)
class LeanProof:
    """A theorem and its proof.

    `apart`: hypotheses that named points differ; `extra`: the other conditions that the proof needs and
    the problem does not state. `steps`: inferences, as in the engine's proof.
    """

    statement: LeanStatement
    body: str
    apart: tuple[Hypothesis, ...]
    extra: tuple[Hypothesis, ...]
    assumptions: tuple[Assumption, ...]
    steps: int

    @property
    def text(self) -> str:
        """A whole Lean file."""
        return self.statement.file_text(self.body)


def export(problem: GeometryProblem, proof: GeometryProof) -> LeanProof:
    """Write `proof` in Lean. Raises ExportError with the step that cannot be written.

    The statement is made of the problem alone, with the conditions that had to be assumed added. A
    second pass knows those of the first from its start, and so asks for fewer.
    """
    first = _Export(problem, proof, ()).run()
    kept = [a for a in first.assumptions if not a.distinctness]
    second = _Export(problem, proof, tuple(kept)).run()
    return min(first, second, key=lambda p: (len(p.extra), len(p.apart)))


class _Export:
    def __init__(
        self, problem: GeometryProblem, proof: GeometryProof, early: Sequence[Assumption]
    ) -> None:
        self.problem = problem
        self.proof = proof
        self.early = early
        self.whole = extended(problem, proof.auxiliary)
        self.writer = Writer()
        self.named: dict[Fact, Named] = {}

    def run(self) -> LeanProof:
        self._start()
        for clause in self.whole.clauses[len(self.problem.clauses) :]:
            self._introduce(clause)
        steps: list[Named] = []
        for number, step in enumerate(self.proof.steps):
            try:
                if step.rule == "hypothesis":
                    assert isinstance(step.conclusion, Fact)
                    steps.append(self.named[step.conclusion])
                else:
                    steps.append(write_step(self.writer, number, step, steps))
            except (ExportError, CombinationError) as error:
                raise ExportError(f"step {number} ({step.rule}): {error}") from None
        self._finish(steps)
        return self._result()

    def _start(self) -> None:
        """Hypotheses and conditions of the problem, and those assumed before."""
        conditions = self.writer.conditions
        for fact, names in given(self.problem):
            if fact.predicate.numeric:
                if len(names) == 1:
                    conditions.give(fact, names[0])
                continue
            name = names[0]
            if len(names) > 1:
                name = f"{names[0]}_all"
                proof = f"⟨{', '.join(names)}⟩"
                self.writer.lines.append(f"have {name} : {proposition(fact)} := {proof}")
            self.named[fact] = Named(fact, name)
            conditions.learn(fact, name)
        points = set(self.problem.points)
        for assumption in self.early:
            if assumption.parity or not set(assumption.fact.args) <= points:
                continue
            if assumption.negated:
                conditions.fails(assumption.fact)
            elif assumption.shift:
                conditions.differs(assumption.fact, assumption.shift)
            else:
                conditions.holds(assumption.fact)

    def _introduce(self, clause: Clause) -> None:
        """An auxiliary point, with all that its clause asserts of it."""
        try:
            found = existence(clause)
        except NoExistenceError as error:
            raise ExportError(str(error)) from None
        writer, (x,) = self.writer, clause.outputs
        arguments = [writer.conditions.holds(c) for c in found.conditions]
        for fact in found.excluded:
            term = writer.conditions.fails(fact)
            points = spell(*found.points)
            arguments.append(f"({found.reading} {points} {term})" if found.reading else term)
        names = [f"point_{x}_{i}" for i in range(1, len(found.facts) + 1)]
        pattern = ", ".join([lean_name(x), *names])
        writer.lines.append(f"obtain ⟨{pattern}⟩ := {' '.join([found.words, *arguments])}")
        texts = [proposition(fact) for fact in found.facts]
        writer.introduced.append((x, list(zip(texts, names, strict=True))))
        sources = []
        for fact, name in zip(found.facts, names, strict=True):
            if fact.predicate.numeric:
                writer.conditions.give(fact, name)
            else:
                sources.append(Named(fact, name))
                writer.conditions.learn(fact, name)
        for construction in clause.constructions:
            for fact in asserted(construction):
                self.named[fact] = Named(fact, writer.show(fact, sources))

    def _finish(self, steps: Sequence[Named]) -> None:
        shown = [
            self.writer.show(goal, [steps[target]])
            for goal, target in zip(self.proof.goals, self.proof.targets, strict=True)
        ]
        flat = []
        for goal, term in zip(self.proof.goals, shown, strict=True):
            count = len(propositions(goal))
            if count == 1:
                flat.append(term)
            else:
                flat += conjuncts(term, count)
        together = flat[0] if len(flat) == 1 else f"⟨{', '.join(flat)}⟩"
        self.writer.lines.append(f"exact {together}")

    def _result(self) -> LeanProof:
        writer = self.writer
        simple = {a.name for a in writer.assumptions if a.distinctness}
        points = set(self.problem.points)
        about = {a.name: set(a.fact.args) <= points for a in writer.assumptions}
        apart = [h for h in writer.hypotheses if h.name in simple and about[h.name]]
        extra = [h for h in writer.hypotheses if h not in apart]
        statement = lean_statement(self.problem, self.proof.goals, [*apart, *extra])
        body = "by\n" + "\n".join(f"  {line}" for line in writer.lines)
        return LeanProof(
            statement,
            body,
            tuple(apart),
            tuple(extra),
            tuple(writer.assumptions),
            self.proof.length,
        )


__all__ = ["ExportError", "LeanProof", "export"]
