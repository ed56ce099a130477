"""A statement with the quantifiers and implications of its conclusion moved into the binders."""

from __future__ import annotations

from dataclasses import dataclass

from problems import LeanStatement, ProblemError
from prover.formalize.statement import anatomy
from prover.policy.symbolic.goals.terms import Binary, Binder, Name, Quantified, Term, show


@dataclass(frozen=True, slots=True)
class Peeled:
    """What is assumed, and of what."""

    variables: tuple[tuple[str, str], ...]
    """(name, type) pairs; an inner variable may shadow an outer one."""
    hypotheses: tuple[str, ...]
    conclusion: str
    abstract: bool
    """Whether types or instances are among the binders."""

    @property
    def binders(self) -> str:
        """The variables as Lean binders; empty if there are none."""
        return " ".join(f"({name} : {kind})" for name, kind in self.variables)


def peel(statement: LeanStatement) -> Peeled | None:
    """Take a statement apart, down to a conclusion that is no implication; None where that fails.

    A hypothesis that mentions a shadowed variable, or a bound name without a type, ends the peeling
    before it.
    """
    try:
        parts = anatomy(statement)
    except ProblemError:
        return None
    variables = list(parts.variables)
    hypotheses = [h.text for h in parts.hypotheses]
    abstract = any(b.bracket == "[" or b.type.startswith("Type") for b in parts.binders)
    term, text = parts.conclusion, parts.conclusion_text
    while True:
        match term:
            case Quantified("∀", binders, body):
                new = _variables(binders, {name for name, _ in variables})
                if new is None:
                    break
                variables += new
                hypotheses += [
                    f"{b.names[0]} {b.relation[0]} {show(b.relation[1])}"
                    for b in binders
                    if b.relation is not None
                ]
                term = body
            case Binary("→", left, right):
                hypotheses.append(show(left))
                term = right
            case _:
                break
        text = show(term)
    return Peeled(tuple(variables), tuple(hypotheses), text, abstract)


def _variables(binders: tuple[Binder, ...], taken: set[str]) -> list[tuple[str, str]] | None:
    """The variables that some binders bind; None if one has no type or a name that is taken."""
    found: list[tuple[str, str]] = []
    for binder in binders:
        kind: Term | None = binder.type
        if kind is None or not binder.names or (isinstance(kind, Binary) and kind.op != "→"):
            return None
        if isinstance(kind, (Name, Binary)):
            found += [(name, show(kind)) for name in binder.names]
        else:
            return None
    names = [name for name, _ in found]
    return None if taken & set(names) or len(set(names)) < len(names) else found
