"""From a closure that knows a goal back to the steps that led there.

The closure keeps, with every equation, the event that taught it and how much was known then. A
statement is expressed by the equations known at its time (`_core.Trace`), each of these leads to
an event, whose premises are statements at an earlier time; events are worked off from the latest
to the earliest, and steps are written in the opposite order.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from geometry.engine import Closure
from geometry.engine import _core as core
from geometry.engine.forms import CONCYCLIC, IDENTICAL, statements
from geometry.language import Fact, Predicate
from geometry.proof.composition import chase_conditions, key_of, parts, plain
from geometry.proof.concyclic import shortest_chain
from geometry.proof.derivation import Derivation
from geometry.proof.derivations import DERIVATIONS
from geometry.proof.equations import Equation, Table, equations, make
from geometry.proof.errors import ProofError
from geometry.proof.proof import GeometryProof, Share, Step
from geometry.proof.prune import pruned
from geometry.proof.statement import Quantity, Statement
from geometry.proof.values import settled, valued

TABLES = (Table.DIRECTIONS, Table.LOGS, Table.LENGTHS, Table.SQUARES)
CHASES = {
    Table.DIRECTIONS: "angle_chase",
    Table.LOGS: "ratio_chase",
    Table.LENGTHS: "length_chase",
    Table.SQUARES: "square_chase",
}

Source = tuple[int, int, int]
"""Where a premise comes from: event, then table and equation, or -1 and a fact's number."""


@dataclass(slots=True)
class _Plan:
    """How a statement will be shown: a chase, a chain of circles, or its parts."""

    statement: Statement
    equation: Equation | None = None
    shares: list[tuple[Source, Fraction]] = field(default_factory=list)
    chain: list[Source] = field(default_factory=list)
    parts: list[_Plan] = field(default_factory=list)

    def sources(self) -> list[Source]:
        below = [s for part in self.parts for s in part.sources()]
        return [s for s, _ in self.shares] + self.chain + below


def trace(closure: Closure, goals: tuple[Fact, ...]) -> GeometryProof:
    """A proof of `goals`, all of which the closure must know; values asked for are filled in.

    The proof is what the closure remembers; nothing is claimed until it has been replayed.
    Raises `ProofError` when a goal does not follow from what the closure knows.
    """
    return pruned(_Tracer(closure).run(goals))


class _Tracer:
    def __init__(self, closure: Closure) -> None:
        self.closure = closure
        self.core = closure.core
        self.names = closure.names
        self.solver = core.Trace(self.core)
        self.rules = core.rule_names()
        facts = self.core.concyclic_facts()
        self.circles = [(frozenset(self.names[i] for i in p), event) for p, event in facts]
        self.steps: list[Step] = []
        self.known: dict[object, int] = {}
        self.written: dict[Source, int] = {}

    def run(self, goals: tuple[Fact, ...]) -> GeometryProof:
        now = self.core.sizes()
        final = [self._plan(goal, now) for goal in goals]
        pending = [(-s[0], s) for plan in final for s in plan.sources()]
        heapq.heapify(pending)
        needs: dict[Source, tuple[Derivation | None, list[_Plan]]] = {}
        while pending:
            _, source = heapq.heappop(pending)
            if source in needs:
                continue
            needs[source] = self._unfold(source)
            for plan in needs[source][1]:
                for s in plan.sources():
                    heapq.heappush(pending, (-s[0], s))
        for source in sorted(needs):
            self._write_source(source, *needs[source])
        targets = []
        settled_goals = []
        for goal, plan in zip(goals, final, strict=True):
            step = self._write(plan)
            settled_goals.append(goal if not goal.asks else settled(goal, plan.statement))
            targets.append(step)
        return GeometryProof(tuple(settled_goals), tuple(targets), tuple(self.steps))

    # Planning: what a statement or an event rests on.

    def _plan(self, statement: Statement, sizes: list[int]) -> _Plan:
        if isinstance(statement, Fact):
            if statement.predicate is Predicate.CYCLIC:
                return self._plan_circle(statement, sizes)
            if statement.predicate is Predicate.OVERLAP:
                return self._plan_identity(statement, sizes)
            if statement.asks:
                return self._plan_value(statement, sizes)
            below = parts(statement)
            if below:
                return _Plan(statement, parts=[self._plan(p, sizes) for p in below])
        found = equations(statement)
        if not found:
            raise ProofError(f"no equation says: {statement}")
        # For three collinear points any two directions will do.
        return self._plan_equation(statement, found[0], sizes)

    def _plan_equation(self, statement: Statement, equation: Equation, sizes: list[int]) -> _Plan:
        table = TABLES.index(equation.table)
        scale = lcm(*(c.denominator for _, c in equation.terms))
        terms = [(*self._packed(quantity), int(c * scale)) for quantity, c in equation.terms]
        shares = self.solver.solve(self.core, table, terms, sizes[table])
        if shares is None:
            raise ProofError(f"not derived: {statement}")
        found = [
            ((self._event_of(table, e), table, e), Fraction(n, d) / scale) for e, n, d in shares
        ]
        return _Plan(statement, equation, found)

    def _event_of(self, table: int, equation: int) -> int:
        return self.core.equation(table, equation)[0]

    def _plan_value(self, fact: Fact, sizes: list[int]) -> _Plan:
        kind, terms, _ = statements(fact, self.closure.index)[0]
        table = TABLES[kind]
        power = 2 if fact.predicate in (Predicate.R2CONST, Predicate.L2CONST) else 1
        sign = -1 if table is Table.DIRECTIONS else 1
        bare = make(
            table,
            [((self.names[i], self.names[j]), sign * power * c) for i, j, c in terms],
        )
        plan = self._plan_equation(fact, bare, sizes)
        constants: dict[int, Fraction] = {}
        for source, multiplier in plan.shares:
            normal = self._equation(source)
            share = multiplier * self._raw(source).terms[0][1] / normal.terms[0][1]
            for base, value in normal.constant:
                constants[base] = constants.get(base, Fraction(0)) + share * value
        branches = lcm(*(m.denominator for _, m in plan.shares), 1)
        plan.statement = valued(fact, constants, branches, self.closure.figure)
        plan.equation = equations(plan.statement)[0]
        bare_lead, lead = bare.terms[0][1], plan.equation.terms[0][1]
        plan.shares = [(s, m * lead / bare_lead) for s, m in plan.shares]
        return plan

    def _plan_circle(self, fact: Fact, sizes: list[int]) -> _Plan:
        points = frozenset(fact.args)
        known = self.circles[: sizes[CONCYCLIC]]
        chain = shortest_chain([s for s, _ in known], points)
        if not chain:
            raise ProofError(f"not derived: {fact}")
        return _Plan(fact, chain=[(known[i][1], -1, i) for i in chain])

    def _plan_identity(self, fact: Fact, sizes: list[int]) -> _Plan:
        a, b = (self.closure.index[p] for p in fact.args)
        for i, (x, y, event) in enumerate(self.core.identities()[: sizes[IDENTICAL]]):
            if {x, y} == {a, b}:
                return _Plan(fact, chain=[(event, -2, i)])
        raise ProofError(f"not derived: {fact}")

    def _unfold(self, source: Source) -> tuple[Derivation | None, list[_Plan]]:
        rule, points, parameter, sizes = self.core.event(source[0])
        name = self.rules[rule]
        if name == "hypothesis":
            return None, []
        args = tuple(self.names[i] for i in points)
        if name in ("collinear_points", "concyclic_angles"):
            kind = Predicate.COLL if name == "collinear_points" else Predicate.CYCLIC
            return None, [self._plan(Fact(kind, args), sizes)]
        derivation = DERIVATIONS[name](args, parameter, self._bare(source))
        return derivation, [self._plan(p, sizes) for p in derivation.premises]

    def _bare(self, source: Source) -> Equation:
        """The equation of a source in normal form, without its constant."""
        return self._raw(source).normal if source[1] >= 0 else make(Table.DIRECTIONS, [])

    def _raw(self, source: Source) -> Equation:
        """The equation of a source as the engine has it, without its constant."""
        terms = self.core.equation(source[1], source[2])[1]
        return make(TABLES[source[1]], [(self._quantity(i, j), c) for i, j, c in terms])

    def _quantity(self, i: int, j: int) -> Quantity:
        """Two points, or three for a sine, whose vertex the core packs into the first."""
        if i < core.MAX_POINTS:
            return self.names[i], self.names[j]
        vertex, first = divmod(i, core.MAX_POINTS)
        return self.names[vertex - 1], self.names[first], self.names[j]

    def _packed(self, quantity: Quantity) -> tuple[int, int]:
        *vertex, p, q = (self.closure.index[name] for name in quantity)
        return (p + (vertex[0] + 1) * core.MAX_POINTS if vertex else p), q

    # Writing: steps in the order of events.

    def _write_source(
        self, source: Source, derivation: Derivation | None, plans: list[_Plan]
    ) -> None:
        rule, points, parameter, _ = self.core.event(source[0])
        name = self.rules[rule]
        if name == "hypothesis":
            step = Step("hypothesis", self.closure.hypotheses[parameter])
            self.written[source] = self._add(step)
        elif derivation is None:
            self.written[source] = self._write(plans[0])
        else:
            premises = tuple(self._write(plan) for plan in plans)
            step = Step(
                name,
                derivation.conclusion,
                tuple(self.names[i] for i in points),
                premises,
                derivation.premises,
                conditions=derivation.conditions,
            )
            self.written[source] = self._add(step)

    def _add(self, step: Step) -> int:
        key = key_of(step.conclusion)
        if key not in self.known:
            self.known[key] = len(self.steps)
            self.steps.append(step)
        return self.known[key]

    def _equation(self, source: Source) -> Equation:
        """The equation of a source with its exact constant."""
        bare = self._bare(source)
        conclusion = (
            self.steps[self.written[source]].conclusion
            if source in self.written
            else self._conclusion(source)
        )
        for equation in equations(conclusion):
            if equation.table is bare.table and equation.terms == bare.terms:
                return equation
        raise ProofError(f"{conclusion} does not say what the engine took from it")

    def _conclusion(self, source: Source) -> Statement:
        rule, points, parameter, _ = self.core.event(source[0])
        name = self.rules[rule]
        args = tuple(self.names[i] for i in points)
        if name == "hypothesis":
            return self.closure.hypotheses[parameter]
        if name == "collinear_points":
            return Fact(Predicate.COLL, args)
        if name == "concyclic_angles":
            return Fact(Predicate.CYCLIC, args)
        return DERIVATIONS[name](args, parameter, self._bare(source)).conclusion

    def _write(self, plan: _Plan) -> int:
        """The number of the step that shows a planned statement, writing it if need be."""
        key = key_of(plan.statement)
        if key in self.known:
            return self.known[key]
        if plan.parts:
            premises = tuple(self._write(part) for part in plan.parts)
            uses = tuple(part.statement for part in plan.parts)
            return self._add(Step("definition", plan.statement, (), premises, uses))
        if plan.chain:
            return self._write_chain(plan)
        assert plan.equation is not None
        return self._write_chase(plan, plan.equation)

    def _write_chain(self, plan: _Plan) -> int:
        premises = tuple(dict.fromkeys(self.written[s] for s in plan.chain))
        assert isinstance(plan.statement, Fact)
        wanted = frozenset(plan.statement.args)
        for p in premises:
            fact = self.steps[p].conclusion
            if len(premises) == 1 and isinstance(fact, Fact) and wanted <= frozenset(fact.args):
                return p
        uses = tuple(self.steps[p].conclusion for p in premises)
        return self._add(Step("same_circle", plan.statement, (), premises, uses))

    def _write_chase(self, plan: _Plan, equation: Equation) -> int:
        merged: dict[tuple[int, Equation], Fraction] = {}
        for source, multiplier in plan.shares:
            number, normal = self.written[source], self._equation(source)
            # The engine's equation may be a multiple of the normal one.
            factor = self._raw(source).terms[0][1] / normal.terms[0][1]
            place = (number, normal)
            merged[place] = merged.get(place, Fraction(0)) + multiplier * factor
        shares = tuple(Share(s, e, m) for (s, e), m in merged.items() if m)
        if len(shares) == 1 and shares[0].equation == equation and plain(plan.statement):
            return shares[0].step
        if not plain(plan.statement):
            # A premise may say all of it by definition, as a midpoint says collinear.
            whole = set(equations(plan.statement))
            for share in shares:
                if whole <= set(equations(self.steps[share.step].conclusion)):
                    return share.step
        branches = 1
        if equation.table is Table.DIRECTIONS:
            branches = lcm(*(s.multiplier.denominator for s in shares), 1)
        premises = tuple(dict.fromkeys(s.step for s in shares))
        step = Step(
            CHASES[equation.table],
            plan.statement,
            premises=premises,
            shares=shares,
            branches=branches,
            conditions=chase_conditions(plan.statement),
        )
        return self._add(step)
