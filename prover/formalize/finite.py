"""Finite sets inside a statement: what their members are, read off intervals, filters and divisors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prover.formalize.entries import rebuilt
from prover.policy.symbolic.goals.terms import (
    App,
    Ascription,
    Binary,
    Binder,
    Name,
    Num,
    Projection,
    Quantified,
    Term,
    children,
    conjuncts,
    free_names,
    fresh_name,
    substitute,
)

MEMBER = "n"
"""The variable in which members are described."""
_ENDS = {
    "Finset.Icc": ("≤", "≤"),
    "Finset.Ico": ("≤", "<"),
    "Finset.Ioc": ("<", "≤"),
    "Finset.Ioo": ("<", "<"),
}


@dataclass(frozen=True, slots=True)
class FiniteSet:
    """A finite set under a name. kind: of its members; members: what holds of `MEMBER`."""

    name: str
    term: Term
    kind: str
    members: Term

    @property
    def assumption(self) -> Term:
        """`∀ n : ℕ, n ∈ S ↔ …`."""
        inside = Binary("∈", Name(MEMBER), Name(self.name))
        binder = Binder((MEMBER,), Name(self.kind))
        return Quantified("∀", (binder,), Binary("↔", inside, self.members))


def named_sets(claims: Sequence[Term], taken: set[str]) -> list[FiniteSet]:
    """The finite sets whose size, sum or product some claims speak of, each once, under fresh names.

    Left out are intervals that a sum runs over, and sets that depend on bound variables.
    """
    found: dict[Term, FiniteSet] = {}
    for claim in claims:
        for term in _measured(claim):
            if term in found or not free_names(term) <= taken | _heads(term):
                continue
            described = members(term)
            if described is not None:
                name = fresh_name("S", taken)
                found[term] = FiniteSet(name, term, *described)
    return list(found.values())


def replaced(claim: Term, sets: Sequence[FiniteSet]) -> Term:
    """A claim that speaks of the sets by their names."""
    for one in sets:
        if claim == one.term:
            return Name(one.name)
    match claim:
        case Projection(inner, "card") if any(inner == one.term for one in sets):
            name = replaced(inner, sets)
            assert isinstance(name, Name)
            return Name(f"{name.text}.card")
        case _:
            return rebuilt(claim, lambda part: replaced(part, sets))


def _measured(term: Term) -> Iterator[Term]:
    """The sets whose size is spoken of, and those other than intervals that a sum runs over."""
    match term:
        case Projection(inner, "card") | App(Name("Finset.card"), (inner,)):
            yield inner
        case Quantified("∑" | "∏", (Binder((_,), _, _, ("∈", over)),), _) if not _is_interval(over):
            yield over
    for child in children(term):
        yield from _measured(child)


def _is_interval(term: Term) -> bool:
    return isinstance(term, App) and term.fn in [*map(Name, _ENDS), Name("Finset.range")]


def members(term: Term) -> tuple[str, Term] | None:
    """The kind of a set's members and what holds of them; None where that cannot be read off."""
    me = Name(MEMBER)
    match term:
        case App(Name(head), (low, high)) if head in _ENDS:
            first, last = _ENDS[head]
            kind = _kind_of(low) or _kind_of(high) or "ℕ"
            return kind, Binary("∧", Binary(first, low, me), Binary(last, me, high))
        case App(Name("Finset.range"), (end,)):
            return "ℕ", Binary("<", me, end)
        case App(Name("Nat.divisors"), (value,)) if _is_positive(value):
            return "ℕ", Binary("∣", me, value)
        case App(Name("Nat.primeFactors"), (value,)) if _is_positive(value):
            return "ℕ", Binary("∧", App(Name("Nat.Prime"), (me,)), Binary("∣", me, value))
        case App(Projection(inner, "filter"), (condition,)):
            return _filtered(inner, condition)
        case App(Name(head), (condition,)) if head.endswith(".filter"):
            return None
        case App(Name("Finset.filter"), (condition, inner)):
            return _filtered(inner, condition)
        case _:
            return None


def _filtered(inner: Term, condition: Term) -> tuple[str, Term] | None:
    found = members(inner)
    match condition:
        case Quantified("fun", (Binder((name,), kind, _, None),), body) if found is not None:
            parts = [*conjuncts(found[1]), *conjuncts(substitute(body, {name: Name(MEMBER)}))]
            whole = parts[-1]
            for part in reversed(parts[:-1]):
                whole = Binary("∧", part, whole)
            return (kind.text if isinstance(kind, Name) else found[0]), whole
        case _:
            return None


def _is_positive(term: Term) -> bool:
    match term:
        case Ascription(inner, _):
            return _is_positive(inner)
        case Num(value):
            return value > 0
        case Binary("^" | "*", left, right):
            return _is_positive(left) and _is_positive(right)
        case App(Name("Nat.factorial"), _):
            return True
        case _:
            return False


def _kind_of(term: Term) -> str | None:
    return term.type.text if isinstance(term, Ascription) and isinstance(term.type, Name) else None


def _heads(term: Term) -> set[str]:
    """Names of the library, which are no variables."""
    return {name for name in free_names(term) if "." in name}
