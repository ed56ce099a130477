"""A statement without its definitions, and Lean's proof that it still says the same.

Two ways to write one problem often differ in what they give a name: `f 3 = 10` where `f x = x ^ 2 + 1` for
all `x`, or `3 ^ 2 + 1 = 10` at once; a finite set by what its members are, or as `(Finset.Icc 1 9).filter …`.
Here variables that an equation defines are replaced by what they stand for, finite sets get names, and
variables that nothing speaks of go. The proof uses no property of numbers: it holds whether the statement is
true or not.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from problems import LeanStatement
from prover.formalize.definitions import NUMBERS, Definition, Part, defined, put
from prover.formalize.entries import Assumption, Row, Variable, row_of
from prover.formalize.finite import FiniteSet, named_sets, replaced
from prover.formalize.statement import anatomy
from prover.policy.symbolic.goals.terms import Binary, Term, free_names, show

_MOST = 6
"""Definitions that are taken out of one statement."""
_MEMBERSHIP = "first | (simp [and_assoc]; done) | (simp; omega) | grind"


@dataclass(frozen=True, slots=True)
class Plain:
    """A statement without definitions. tactic: proves `original ↔ statement`, of their propositions."""

    statement: LeanStatement
    tactic: str


@dataclass(frozen=True, slots=True)
class _Form:
    """What is left: variables, sets, assumptions, conclusion; idle: variables that nothing speaks of."""

    variables: list[Variable]
    sets: list[FiniteSet]
    parts: list[Part]
    conclusion: Term
    definitions: list[Definition]
    idle: list[Variable]


def plain(statement: LeanStatement) -> Plain | None:
    """The statement without definitions; None where there are none, or where it cannot be taken apart.

    Raises ProblemError where it cannot be read.
    """
    row = row_of(statement)
    if row is None:
        return None
    form = _reduced(row)
    if not form.definitions and not form.idle and not form.sets:
        return None
    binders = [f"({v.name} : {v.type})" for v in form.variables]
    binders += [f"({s.name} : Finset {s.kind})" for s in form.sets]
    binders += [f"(s{i}_ : {show(s.assumption)})" for i, s in enumerate(form.sets)]
    binders += [f"(g{i}_ : {show(replaced(p.claim, form.sets))})" for i, p in enumerate(form.parts)]
    head = f"theorem {statement.name} {' '.join(binders)}".rstrip()
    text = f"{head} : {show(replaced(form.conclusion, form.sets))}"
    return Plain(LeanStatement(statement.name, statement.preamble, text), _proof(row, form))


def unfolding(statement: LeanStatement, other: Plain) -> LeanStatement:
    """The theorem that `other.tactic` proves."""
    first, second = anatomy(statement).proposition(), anatomy(other.statement).proposition()
    text = f"theorem {statement.name} : ({first}) ↔ ({second})"
    return LeanStatement(statement.name, statement.preamble, text)


def _reduced(row: Row) -> _Form:
    variables, conclusion = list(row.variables), row.conclusion
    parts = [p for i, claim in enumerate(row.claims[:-1]) for p in _split(f"a{i}_", claim)]
    definitions: list[Definition] = []
    while len(definitions) < _MOST:
        options = (d for p in parts for d in defined(p, parts, conclusion, variables))
        found = next(islice(options, 1), None)
        if found is None:
            break
        definitions.append(found)
        variables.remove(found.variable)
        parts = [Part(p.proof, put(p.claim, found)) for p in parts if p != found.part]
        conclusion = put(conclusion, found)
    claims = [*(p.claim for p in parts), conclusion]
    used = {name.split(".")[0] for claim in claims for name in free_names(claim)}
    idle = [v for v in variables if v.name not in used and _any_value(v.type) is not None]
    variables = [v for v in variables if v not in idle]
    sets = named_sets(claims, used | {v.name for v in row.variables})
    return _Form(variables, sets, parts, conclusion, definitions, idle)


def _split(proof: str, claim: Term) -> list[Part]:
    match claim:
        case Binary("∧", left, right):
            return [*_split(f"{proof}.1", left), *_split(f"{proof}.2", right)]
        case _:
            return [Part(proof, claim)]


def _any_value(kind: str) -> str | None:
    """A value of a type, of numbers or of functions to numbers."""
    *sources, last = kind.split(" → ")
    if last not in NUMBERS:
        return None
    return f"(fun {' '.join('_' for _ in sources)} => 0)" if sources else "0"


def _proof(row: Row, form: _Form) -> str:
    names = [v.name for v in form.variables]
    given = [f"g{i}_" for i in range(len(form.parts))]
    forward = ["intro h"]
    taken = [
        *names,
        *(s.name for s in form.sets),
        *(f"s{i}_" for i in range(len(form.sets))),
        *given,
    ]
    forward += [f"intro {' '.join(taken)}"] if taken else []
    for i, one in enumerate(form.sets):
        forward.append(
            f"have e{i}_ : {one.name} = {show(one.term)} := "
            f"Finset.ext fun n => (s{i}_ n).trans (by {_MEMBERSHIP})"
        )
        forward.append(f"subst e{i}_")
    forward.append(f"exact {' '.join(['h', *_arguments(row, form)])}")
    backward = ["intro h"]
    original, number = [], 0
    for entry in row.entries:
        original.append(entry.name if isinstance(entry, Variable) else f"a{number}_")
        number += isinstance(entry, Assumption)
    backward += [f"intro {' '.join(original)}"] if original else []
    for i, d in enumerate(form.definitions):
        backward.append(f"have d{i}_ : ({show(d.value)}) = {d.variable.name} := {d.equation}")
        backward.append(f"subst d{i}_")
    sets = [f"({show(s.term)})" for s in form.sets]
    members = [f"(fun n => by {_MEMBERSHIP})" for _ in form.sets]
    proofs = [p.proof for p in form.parts]
    backward.append(f"exact {' '.join(['h', *names, *sets, *members, *proofs])}")
    return "\n".join(["constructor", *_block(forward), *_block(backward)])


def _block(lines: list[str]) -> list[str]:
    return [f"{'  ' if i else '· '}{line}" for i, line in enumerate(lines)]


def _arguments(row: Row, form: _Form) -> list[str]:
    """What the original is applied to, in the order of its binders."""
    values: dict[str, str] = {v.name: str(_any_value(v.type)) for v in form.idle}
    for i, one in enumerate(form.definitions):
        value = one.value
        for later in form.definitions[i + 1 :]:
            value = put(value, later)
        values[one.variable.name] = f"({show(value)})"
    proofs = {p.proof: f"g{i}_" for i, p in enumerate(form.parts)}
    proofs |= {d.part.proof: d.reflexive for d in form.definitions}
    found: list[str] = []
    number = 0
    for entry in row.entries:
        if isinstance(entry, Variable):
            found.append(values.get(entry.name, entry.name))
        else:
            found.append(_packed(f"a{number}_", entry.claim, proofs))
            number += 1
    return found


def _packed(proof: str, claim: Term, proofs: dict[str, str]) -> str:
    match claim:
        case Binary("∧", left, right):
            return (
                f"⟨{_packed(f'{proof}.1', left, proofs)}, {_packed(f'{proof}.2', right, proofs)}⟩"
            )
        case _:
            return proofs[proof]
