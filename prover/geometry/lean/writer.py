"""`Writer`: a proof in the making: its lines, what they prove, and what they had to assume."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from geometry.language import Fact, Predicate
from geometry.proof.composition import parts as compound
from geometry.proof.equations import Equation
from geometry.proof.proof import Step
from geometry.proof.statement import Statement
from prover.geometry.lean.combine import CombinationError, combine, goals
from prover.geometry.lean.conditions import Assumption, Conditions
from prover.geometry.lean.span import Span
from prover.geometry.lean.statement import Hypothesis
from prover.geometry.lean.views import View, parts, views
from prover.geometry.lean.words import lean_name, proposition, propositions

P = Predicate


class ExportError(ValueError):
    """A step that cannot be written in Lean; `args[0]` says why."""


@dataclass(frozen=True, slots=True)
class Named:
    """A statement and the term that proves it."""

    statement: Statement
    name: str


@dataclass(slots=True)
class Writer:
    """Lines of a tactic proof and the hypotheses they ask for.

    `introduced`: the auxiliary points so far, each with its defining propositions and their names; an
    assumption about such a point is made of every point with these properties.
    """

    lines: list[str] = field(default_factory=list)
    assumptions: list[Assumption] = field(default_factory=list)
    hypotheses: list[Hypothesis] = field(default_factory=list)
    introduced: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)
    conditions: Conditions = field(init=False)
    _kept: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.conditions = Conditions(self._assume, self.keep)

    def have(self, name: str, statement: Statement, term: str) -> Named:
        """Write `have name : statement := term` and learn it."""
        self.lines.append(f"have {name} : {proposition(statement)} := {term}")
        self.conditions.learn(statement, name)
        return Named(statement, name)

    def keep(self, term: str) -> str:
        """A name for a proof that is used again and again; the proof itself if it is local."""
        bare = term.strip("()")
        if bare.isidentifier() or "need_" in term:
            return bare if bare.isidentifier() else f"({term})"
        if term not in self._kept:
            self._kept[term] = f"known_{len(self._kept) + 1}"
            self.lines.append(f"have {self._kept[term]} := {term}")
        return self._kept[term]

    def show(self, wanted: Statement, sources: Sequence[Named]) -> str:
        """A proof of `wanted`, exactly as written, from statements that contain it by definition.

        Raises ExportError.
        """
        for source in sources:
            if source.statement == wanted or proposition(source.statement) == proposition(wanted):
                return source.name
        if isinstance(wanted, Fact):
            if wanted.predicate is P.CYCLIC:
                return self._subset(wanted, sources)
            if wanted.predicate is P.OVERLAP:
                return self._identity(wanted, sources)
            if below := [fact for fact, _ in parts(wanted, "")]:
                return f"⟨{', '.join(self.show(fact, sources) for fact in below)}⟩"
            if wanted.predicate is P.MIDP:
                return self._midpoint(wanted, sources)
            if len(names := propositions(wanted)) > 1:
                raise ExportError(f"{wanted} has {len(names)} parts")
        return self._linear(wanted, [v for s in sources for v in views(s.statement, s.name)])

    def _linear(self, wanted: Statement, found: Sequence[View]) -> str:
        for goal in goals(wanted):
            shares = combination([v for v in found if v.table is goal.table], goal.equation)
            if shares is None:
                continue
            try:
                term = combine(goal, shares, self.conditions.apart, self.keep)
            except CombinationError:
                continue
            return f"({goal.wrap(term, self.conditions.apart)})"
        raise ExportError(f"{wanted} is not contained in the premises")

    def _subset(self, wanted: Fact, sources: Sequence[Named]) -> str:
        for source in sources:
            fact = source.statement
            if not isinstance(fact, Fact) or fact.predicate is not P.CYCLIC:
                continue
            if set(wanted.args) <= set(fact.args):
                return f"(cyclic_mono _ _ {source.name} (by simp))"
        raise ExportError(f"{wanted} is on no circle of the premises")

    def _identity(self, wanted: Fact, sources: Sequence[Named]) -> str:
        for source in sources:
            fact = source.statement
            if not isinstance(fact, Fact) or fact.predicate is not P.OVERLAP:
                continue
            if set(fact.args) == set(wanted.args):
                return f"(Eq.symm {source.name})"
        raise ExportError(f"{wanted} is not among the premises")

    def _midpoint(self, wanted: Fact, sources: Sequence[Named]) -> str:
        m, a, b = wanted.args
        line, halves = (self.show(part, sources) for part in compound(wanted))
        words = " ".join(map(lean_name, (m, a, b)))
        return f"(midp_of {words} {line} {halves} {self.conditions.apart(a, b)})"

    def _assume(self, assumption: Assumption) -> str:
        """A hypothesis of the theorem; of every point like it, if it is about an auxiliary one."""
        mentioned = set(assumption.fact.args)
        last = max((i for i, (x, _) in enumerate(self.introduced) if x in mentioned), default=-1)
        self.assumptions.append(assumption)
        if last < 0:
            self.hypotheses.append(Hypothesis(assumption.name, assumption.text))
            return assumption.name
        binders, arguments = [], []
        for x, properties in self.introduced[: last + 1]:
            binders.append(f"∀ {lean_name(x)} : Point, ")
            binders += [f"{text} → " for text, _ in properties]
            arguments += [lean_name(x), *(name for _, name in properties)]
        text = assumption.text
        self.hypotheses.append(Hypothesis(assumption.name, f"{''.join(binders)}{text}"))
        return f"({assumption.name} {' '.join(arguments)})"


Special = Callable[[Writer, str, Step, Sequence[Named]], str]
"""(writer, name, step, its premises) -> a proof of the step's conclusion."""


def combination(found: Sequence[View], equation: Equation) -> list[tuple[View, Fraction]] | None:
    """Views of the equation's table, and multipliers, that add up to its pairs; one view if one does."""
    for view in found:
        if (factor := multiple(view.equation, equation)) is not None:
            return [(view, factor)]
    span = Span()
    for view in found:
        span.add(view)
    target = View(equation.table, equation.terms, equation.constant, lambda _: "")
    left = span.reduce(target)
    return None if left.vector else [(span.views[i], c) for i, c in left.shares.items()]


def multiple(view: Equation, goal: Equation) -> Fraction | None:
    """The factor that makes the pairs of one equation those of another."""
    if not view.terms or len(view.terms) != len(goal.terms):
        return None
    factor = goal.terms[0][1] / view.terms[0][1]
    same = all(
        p == q and c * factor == d for (p, c), (q, d) in zip(view.terms, goal.terms, strict=True)
    )
    return factor if same else None
