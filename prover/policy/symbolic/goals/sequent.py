"""A proof state as the policy reads it: typed variables, flattened hypotheses, a conclusion.

`read_state` takes Lean's pretty-printed goals (lean_dojo's `parse_goals` splits them) and returns
one `Sequent` a goal. Names that Lean shows with a dagger cannot be written in a tactic; they are
given fresh names here and `Sequent.rename` is the `rename_i` line that makes them true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prover.goals import parse_goals
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import (
    RELATIONS,
    App,
    Ascription,
    Binary,
    Name,
    Opaque,
    Quantified,
    Term,
    Unary,
    children,
    show,
)

if TYPE_CHECKING:
    from lean_dojo.interaction.parse_goals import Goal

_TYPE_HEADS = frozenset(
    {"List", "Array", "Fin", "Set", "Finset", "Option", "Prod", "Vector", "Multiset", "ZMod"}
)
_BASE_TYPES = frozenset(
    {"Nat", "Int", "Rat", "Real", "Complex", "Bool", "String", "Char", "Prop", "Unit"}
)
_ALIASES = {"ℕ": "Nat", "ℤ": "Int", "ℚ": "Rat", "ℝ": "Real", "ℂ": "Complex"}
_RESULTS = {"Finset.card": "Nat", "Int.floor": "Int", "Int.ceil": "Int", "Nat.ceil": "Nat"}
_UNARY_RESULTS = {"√": "Real", "⌊": "Int", "⌈": "Int", "⌊₊": "Nat", "⌈₊": "Nat", "!": "Nat"}
_LIBRARY = re.compile(
    r"[ℕℤℚℝℂ∑∏√⌊⌈≡|]|\b(?:Real|Complex|Finset|Set|NNReal|ZMod|Nat\.(?:Prime|ModEq|digits|divisors))\b"
    r"|\b(?:Even|Odd|IsLeast|IsGreatest)\b"
)
"""Symbols and names that core Lean does not print."""
_DAGGER = re.compile(r"[^\W\d][\w'₀-₉.]*✝[⁰¹²³⁴⁵⁶⁷⁸⁹]*")


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A fact in context: `proof` is the Lean term that proves `statement`."""

    proof: str
    statement: Term


@dataclass(frozen=True, slots=True)
class Sequent:
    """One goal."""

    variables: dict[str, Term]
    """Name to type, for everything that is not a proposition or an instance."""
    hypotheses: tuple[Hypothesis, ...]
    """As they stand in the context."""
    conclusion: Term
    rename: str = ""
    """A `rename_i …` line to put before tactics that use names, or empty."""
    instances: tuple[Term, ...] = ()
    """The types of instance arguments, such as `Lean.Grind.Field K`."""
    library: bool = False
    """Whether Lean prints the goal in the words of the Olympiad library (or Mathlib)."""

    def facts(self) -> tuple[Hypothesis, ...]:
        """The hypotheses with conjunctions taken apart."""
        return tuple(part for h in self.hypotheses for part in _conjuncts(h))

    def type_text(self, name: str) -> str:
        """`Nat`, `Int`, `K`, …; empty for an unknown name or a compound type."""
        kind = self.variables.get(name)
        return kind.text if isinstance(kind, Name) else ""

    @property
    def fields(self) -> frozenset[str]:
        """The names of types on which field arithmetic works (`Rat`, `Real`, a `Field K`)."""
        found = {"Rat", "Real"}
        for term in self.instances:
            if isinstance(term, App) and isinstance(term.fn, Name) and len(term.args) == 1:
                arg = term.args[0]
                if isinstance(arg, Name) and "Field" in term.fn.text.rsplit(".", 1)[-1]:
                    found.add(arg.text)
        return frozenset(found)

    def value_type(self, term: Term) -> str:
        """The type of an arithmetic term as a name; empty when only numerals and casts occur."""
        return _value_type(term, self.variables)


def normal_type(term: Term) -> Term:
    """`ℕ` as `Nat` and so on, everywhere inside."""
    match term:
        case Name(text):
            return Name(_ALIASES.get(text, text))
        case Binary(op, left, right):
            return Binary(op, normal_type(left), normal_type(right))
        case App(fn, args):
            return App(normal_type(fn), tuple(normal_type(a) for a in args))
        case _:
            return term


def _value_type(term: Term, variables: dict[str, Term]) -> str:
    match term:
        case Name(text):
            kind = variables.get(text)
            return kind.text if isinstance(kind, Name) else ""
        case Ascription(_, type_):
            kind = normal_type(type_)
            return kind.text if isinstance(kind, Name) else ""
        case App(Name(text), args):
            kind = variables.get(text)
            for _ in args:
                kind = kind.right if isinstance(kind, Binary) and kind.op == "→" else None
            if isinstance(kind, Name):
                return kind.text
            head = text.partition(".")[0]
            return _RESULTS.get(text) or (head if head in ("Nat", "Int", "Real") else "")
        case Binary("^", base, _):
            return _value_type(base, variables)
        case Binary(op, left, right) if op in ("+", "-", "*", "/", "%") or op in RELATIONS:
            return _value_type(left, variables) or _value_type(right, variables)
        case Unary(op, _) if op in _UNARY_RESULTS:
            return _UNARY_RESULTS[op]
        case Unary(op, arg) if op in ("-", "⁻¹", "|"):
            return _value_type(arg, variables)
        case Quantified("∑" | "∏", binders, body):
            bound = {name: b.type for b in binders if b.type is not None for name in b.names}
            return _value_type(body, {**variables, **bound})
        case _:
            return ""


def relation_type(sequent: Sequent, term: Term) -> str:
    """The type two sides are compared in. Lean does not print it when only numerals and bound names
    occur: then `Int` if naturals are cast, the context's only carrier type if it has one, or `Nat`.
    """
    known = sequent.value_type(term)
    if known:
        return known
    if _has_cast(term):
        return "Int"
    carriers = [n for n, kind in sequent.variables.items() if show(kind).startswith("Type")]
    discrete = any(sequent.type_text(n) in ("Nat", "Int") for n in sequent.variables)
    return carriers[0] if len(carriers) == 1 and not discrete else "Nat"


def _has_cast(term: Term) -> bool:
    return (isinstance(term, Unary) and term.op == "↑") or any(map(_has_cast, children(term)))


def _conjuncts(h: Hypothesis) -> Iterator[Hypothesis]:
    if isinstance(h.statement, Binary) and h.statement.op == "∧":
        yield from _conjuncts(Hypothesis(_project(h.proof, 1), h.statement.left))
        yield from _conjuncts(Hypothesis(_project(h.proof, 2), h.statement.right))
    else:
        yield h


def _project(proof: str, side: int) -> str:
    return f"{proof}.{side}"


def is_proposition(term: Term, variables: dict[str, Term]) -> bool:
    """Whether a declaration's type is a statement rather than a type of objects (a heuristic)."""
    match term:
        case Binary("→", left, right):
            return is_proposition(right, variables) or is_proposition(left, variables)
        case Binary(op, _, _):
            return op in RELATIONS or op in ("∧", "∨", "↔", "∈", "∉", "⊆", "==")
        case Unary("¬", _):
            return True
        case Quantified("∀", _, body):
            return is_proposition(body, variables)
        case Quantified("∃", _, _):
            return True
        case Name(text):
            kind = variables.get(text)
            return text in ("False", "True") or kind == Name("Prop")
        case App(Name(text), _):
            kind = variables.get(text)
            while isinstance(kind, Binary) and kind.op == "→":
                kind = kind.right
            if kind is not None:
                return kind == Name("Prop")
            return text not in _TYPE_HEADS
        case Opaque(text):
            return not text.startswith(("Type", "Sort"))
        case _:
            return False


def _is_instance(name: str) -> bool:
    return name.startswith("inst")


def read_goal(goal: Goal) -> Sequent:
    """A `Sequent` from lean_dojo's goal."""
    daggers = [d.ident for d in goal.assumptions if "✝" in d.ident and not _is_instance(d.ident)]
    fresh = {name: f"x_{i}" for i, name in enumerate(daggers, 1)}

    def renamed(text: str) -> str:
        return _DAGGER.sub(lambda m: fresh.get(m.group(), m.group()), text) if fresh else text

    variables: dict[str, Term] = {}
    hypotheses: list[Hypothesis] = []
    instances: list[Term] = []
    for declaration in goal.assumptions:
        type_text = renamed(declaration.lean_type)
        name = fresh.get(declaration.ident, declaration.ident)
        term = parse(type_text.split(" := ", 1)[0])
        if _is_instance(name):
            instances.append(term)
        elif is_proposition(term, variables):
            hypotheses.append(Hypothesis(name, term))
        else:
            variables[name] = normal_type(term)
    texts = [goal.conclusion, *(declaration.lean_type for declaration in goal.assumptions)]
    # `rename_i` names the last inaccessible declarations: instances come before them all, unless
    # one stands in between, in which case names cannot be trusted and the line is left out.
    rename = f"rename_i {' '.join(fresh.values())}\n" if fresh else ""
    return Sequent(
        variables,
        tuple(hypotheses),
        parse(renamed(goal.conclusion)),
        rename,
        tuple(instances),
        library=any(map(_LIBRARY.search, texts)),
    )


def read_state(text: str) -> tuple[Sequent, ...]:
    """The goals of a pretty-printed proof state; unreadable ones are left out. Never raises."""
    found: list[Sequent] = []
    for block in text.split("\n\n"):
        if block.count("⊢") != 1:
            continue
        try:
            found.extend(read_goal(goal) for goal in parse_goals(block))
        except AssertionError:
            continue
    return tuple(found)
