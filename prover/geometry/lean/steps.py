"""One step of the engine's proof as one step of the Lean proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from geometry.language import Fact, Predicate
from geometry.proof.equations import Equation, Table, make
from geometry.proof.proof import Step
from geometry.proof.replayer.chase import CHASES
from geometry.proof.replayer.replay import contains
from prover.geometry.lean.catalog import Application, applications
from prover.geometry.lean.combine import CombinationError, Goal, combine, goals
from prover.geometry.lean.special import SPECIAL
from prover.geometry.lean.views import View, views
from prover.geometry.lean.words import lean_name, spell
from prover.geometry.lean.writer import ExportError, Named, Writer, combination, multiple

P = Predicate


def write_step(writer: Writer, number: int, step: Step, earlier: Sequence[Named]) -> Named:
    """Write step `number`; `earlier` are the steps before it. Raises ExportError."""
    name = f"step_{number}"
    premises = [earlier[i] for i in step.premises]
    if step.rule in CHASES:
        return writer.have(name, step.conclusion, _chase(writer, step, earlier))
    if step.rule == "same_circle":
        return writer.have(name, step.conclusion, _same_circle(writer, name, step, premises))
    if step.rule == "definition":
        return writer.have(name, step.conclusion, writer.show(step.conclusion, premises))
    if step.rule in SPECIAL:
        return writer.have(name, step.conclusion, SPECIAL[step.rule](writer, name, step, premises))
    return _rule(writer, name, step, premises)


def _chase(writer: Writer, step: Step, earlier: Sequence[Named]) -> str:
    table = CHASES[step.rule]
    # Equal lengths are linear in the lengths themselves, which asks for no distinct points.
    tables = (Table.LENGTHS, Table.LOGS) if table is Table.LOGS else (table,)
    apart = writer.conditions.apart
    total = make(table, [(q, c * s.multiplier) for s in step.shares for q, c in s.equation.terms])
    for goal in goals(step.conclusion):
        scale = multiple(total, goal.equation) if total.terms else Fraction(1)
        if goal.table not in tables or scale is None:
            continue
        shares: list[tuple[View, Fraction]] = []
        for share in step.shares:
            found = _contained(earlier[share.step], share.equation, goal.table)
            shares += [(view, scale * factor * share.multiplier) for view, factor in found]
            if not found:
                break
        else:
            try:
                excluded = _excluded(writer, step, goal)
                term = combine(goal, shares, apart, writer.keep, step.branches, excluded)
            except CombinationError:
                continue
            return goal.wrap(term, apart)
    raise ExportError(f"the chase to {step.conclusion} does not add up")


def _excluded(writer: Writer, step: Step, goal: Goal) -> list[str]:
    """That the angle is none of the others which the combination leaves open."""
    if step.branches == 1:
        return []
    fact = step.conclusion
    assert isinstance(fact, Fact)
    if fact.predicate is P.COLL:
        fact = Fact(P.PARA, tuple(point for pair, _ in goal.terms for point in pair))
    shifts = [Fraction(k, step.branches) for k in range(1, step.branches)]
    return [writer.conditions.differs(fact, shift) for shift in shifts]


def _contained(source: Named, equation: Equation, table: Table) -> list[tuple[View, Fraction]]:
    """The combination of a statement's views that is `equation`, read in `table`; empty if none is."""
    if table is not equation.table and equation.constant:
        return []
    found = [v for v in views(source.statement, source.name) if v.table is table]
    if table is not equation.table:
        found = [v for v in found if not v.constant]
    return combination(found, replace(equation, table=table)) or []


def _same_circle(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> str:
    """Circles with three points in common are one; joined two at a time."""
    assert isinstance(step.conclusion, Fact)
    circles = [(list(p.statement.args), p.name) for p in premises if isinstance(p.statement, Fact)]
    whole, proof = circles.pop(0)
    apart = writer.conditions.apart
    while circles and not set(step.conclusion.args) <= set(whole):
        shared, points, other = max(
            ((len(set(whole) & set(points)), points, other) for points, other in circles),
            key=lambda found: found[0],
        )
        if shared < 3:
            raise ExportError("two circles have fewer than three points in common")
        circles.remove((points, other))
        common = [p for p in whole if p in points][:3]
        rest, more = ([q for q in part if q not in common] for part in (whole, points))
        a, b, c = common
        lists = " ".join(f"[{', '.join(map(lean_name, part))}]" for part in (rest, more))
        ways = [f"(cyclic_mono _ _ {source} (by simp))" for source in (proof, other)]
        whole = [*common, *rest, *(q for q in more if q not in rest)]
        joined = Fact(P.CYCLIC, (*common, *rest, *more))
        part = f"{name}_{len(circles)}"
        text = f"same_circle {spell(a, b, c)} {lists} {' '.join(ways)}"
        writer.have(part, joined, f"{text} {apart(a, b)} {apart(a, c)} {apart(b, c)}")
        proof = part
    return writer.show(step.conclusion, [Named(Fact(P.CYCLIC, tuple(whole)), proof)])


def _rule(writer: Writer, name: str, step: Step, premises: Sequence[Named]) -> Named:
    failure: ExportError | None = None
    tried = applications(step)
    if not tried:
        raise ExportError(f"the rule {step.rule} is no theorem yet")
    for application in tried:
        try:
            return apply(writer, name, step, application, premises)
        except ExportError as error:
            failure = error
    assert failure is not None
    raise failure


def apply(
    writer: Writer, name: str, step: Step, application: Application, premises: Sequence[Named]
) -> Named:
    """Apply a theorem of the library and read the step's conclusion off what it gives."""
    if not contains(application.gives, step.conclusion):
        raise ExportError(f"{application.theorem} does not give {step.conclusion}")
    arguments = [spell(*application.points)]
    arguments += [writer.show(need, premises) for need in application.needs]
    arguments += [writer.conditions.holds(c) for c in application.conditions]
    arguments += [writer.conditions.fails(f) for f in application.excluded]
    term = f"{application.theorem} {' '.join(arguments)}"
    if application.gives == step.conclusion:
        return writer.have(name, step.conclusion, term)
    raw = writer.have(f"{name}_0", application.gives, term)
    return writer.have(name, step.conclusion, writer.show(step.conclusion, [raw]))
