"""What a hypothesis defines, `x = 3` or `f x = x ^ 2 + 1` for all `x`, and claims with the value put in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prover.formalize.entries import Variable, rebuilt
from prover.policy.symbolic.goals.terms import (
    App,
    Ascription,
    Binary,
    Binder,
    Name,
    Quantified,
    Term,
    children,
    free_names,
    substitute,
)

NUMBERS = frozenset("ℕℤℚℝℂ")


@dataclass(frozen=True, slots=True)
class Part:
    """A conjunct of an assumption. proof: how it is got from the assumption of the original."""

    proof: str
    claim: Term


@dataclass(frozen=True, slots=True)
class Definition:
    """variable: what is replaced; value: by what, a `fun` for a function; part: which assumption says so;
    equation: the proof of `value = variable`; reflexive: the part's proof once the value stands there."""

    variable: Variable
    value: Term
    part: Part
    equation: str
    reflexive: str


def defined(
    part: Part, parts: Sequence[Part], conclusion: Term, variables: Sequence[Variable]
) -> list[Definition]:
    """What an assumption defines, if it defines something that is only used in a way that allows it."""
    kinds = {v.name: v for v in variables}
    others = [p.claim for p in parts if p != part] + [conclusion]
    found: list[Definition] = []
    match part.claim:
        case Binary("=", left, right):
            for side, value, equation in (
                (left, right, f"{part.proof}.symm"),
                (right, left, part.proof),
            ):
                if not isinstance(side, Name) or side.text not in kinds:
                    continue
                variable = kinds[side.text]
                if _is_number(variable.type) and side.text not in free_names(value):
                    typed = Ascription(value, Name(variable.type))
                    found.append(Definition(variable, typed, part, equation, "rfl"))
        case Quantified("∀", binders, Binary("=", App(Name(f), args), value)) if f in kinds:
            names = tuple(name for binder in binders for name in binder.names)
            bare = all(binder.relation is None for binder in binders)
            applied = args == tuple(map(Name, names)) and len(set(names)) == len(names)
            kind = kinds[f].type.split(" → ")
            if not (
                bare and applied and f not in free_names(value) and len(kind) == len(names) + 1
            ):
                return []
            if not all(map(_is_number, kind)):
                return []
            typed_names = zip(names, kind, strict=False)
            binders = tuple(Binder((name,), Name(one)) for name, one in typed_names)
            lambda_ = Quantified("fun", binders, Ascription(value, Name(kind[-1])))
            steps = "".join(f"funext fun {name} => " for name in names)
            equation = f"Eq.symm ({steps}{part.proof} {' '.join(names)})"
            reflexive = f"(fun {' '.join('_' for _ in names)} => rfl)"
            found.append(Definition(kinds[f], lambda_, part, equation, reflexive))
    return [d for d in found if all(_is_open(claim, d) for claim in others)]


def _is_number(kind: str) -> bool:
    return kind in NUMBERS or (kind.startswith("ZMod ") and kind.removeprefix("ZMod ").isdigit())


def _is_open(claim: Term, definition: Definition, bound: frozenset[str] = frozenset()) -> bool:
    """Whether a claim can speak of the value instead: a function is applied to all of its arguments, and
    no variable of the value is bound where it would stand."""
    name = definition.variable.name
    wanted = len(definition.variable.type.split(" → ")) - 1
    match claim:
        case App(Name(head), args) if head == name:
            within = not bound & free_names(definition.value)
            return (
                len(args) == wanted and within and all(_is_open(a, definition, bound) for a in args)
            )
        case Name(head) if head == name:
            return wanted == 0 and not bound & free_names(definition.value)
        case Name(head):
            return head.split(".")[0] != name
        case Quantified(_, binders, _):
            inner = bound | {n for binder in binders for n in binder.names}
            if name in inner:
                return False
            return all(_is_open(child, definition, inner) for child in children(claim))
        case _:
            return all(_is_open(child, definition, bound) for child in children(claim))


def put(claim: Term, definition: Definition) -> Term:
    """The claim with the value in place of the variable; a function's body with its arguments in it."""
    name, value = definition.variable.name, definition.value
    if not isinstance(value, Quantified) or value.op != "fun":
        return substitute(claim, {name: value})
    kinds = definition.variable.type.split(" → ")
    names = [n for binder in value.binders for n in binder.names]

    def inside(term: Term) -> Term:
        match term:
            case App(Name(head), args) if head == name:
                given = [Ascription(inside(a), Name(k)) for a, k in zip(args, kinds, strict=False)]
                return substitute(value.body, dict(zip(names, given, strict=True)))
            case _:
                return rebuilt(term, inside)

    return inside(claim)
