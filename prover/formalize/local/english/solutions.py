"""Equations and their solutions: "the roots of x² - 5x + 6 are a and b", "has exactly one solution"."""

from __future__ import annotations

from collections.abc import Sequence

from prover.formalize.local.english.meanings import (
    Meaning,
    bound,
    exists,
    forall,
    none_of,
    solvable,
    unknowns_of,
)
from prover.formalize.local.english.sorts import (
    ZERO,
)
from prover.formalize.local.heads import HEADS
from prover.formalize.local.meaning import Described, Kind, conj
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Name,
    Num,
    Term,
    conjuncts,
    free_names,
    substitute,
)


def _rooted(claim: Term, one: Term, other: Term) -> Term | None:
    """An equation that two terms solve; `p x = …` stands for a polynomial whose roots they are."""
    roots = (one,) if one == other else (one, other)
    match claim:
        case Binary("=", App(Name(_) as function, (Name(_),)), _):
            return conj(claim, *(Binary("=", App(function, (root,)), ZERO) for root in roots))
        case Binary("=", _, _):
            known = set().union(*map(free_names, roots))
            unknowns = [name for name in unknowns_of(claim) if name not in known]
            if len(unknowns) == 1 or "x" in unknowns:
                name = "x" if "x" in unknowns else unknowns[0]
                return conj(*(substitute(claim, {name: root}) for root in roots))
    return None


def _rooted_apart(claim: Term, *roots: Term) -> Term | None:
    """An equation, or a polynomial that is 0, with all of these different solutions."""
    if not is_relation(claim):
        claim = Binary("=", claim, ZERO)
    found = [_rooted(claim, root, root) for root in roots]
    if None in found:
        return None
    pairs = [(a, b) for i, a in enumerate(roots) for b in roots[i + 1 :]]
    kept = list(dict.fromkeys(p for f in found if f is not None for p in conjuncts(f)))
    apart = [(a, b) for a, b in pairs if not (isinstance(a, Num) and isinstance(b, Num))]
    return conj(*(Binary("≠", a, b) for a, b in apart), *kept)


def is_relation(term: Term) -> bool:
    return isinstance(term, Binary) and term.op == "="


def _written(left: Term, right: Term) -> Term | None:
    """`10x² - x - 24 can be written as (Ax - 8)(Bx + 3)`: for all `x`; else an equation."""
    shared = tuple(sorted(free_names(left) & free_names(right) - HEADS))
    equation = Binary("=", left, right)
    return forall(Described(shared, Kind(None)), equation) if shared else equation


def _unknown(equation: Term) -> tuple[str, ...]:
    """`x` where the other letters are given numbers; all letters where `y` or `z` is an unknown too."""
    names = unknowns_of(equation)
    return ("x",) if "x" in names and not {"y", "z"} & set(names) else names


def _some_solution(equation: Term, kind: Kind) -> Term | None:
    names = _unknown(equation)
    return (
        exists(Described(names, Kind(kind.domain or "ℝ", kind.conditions)), equation)
        if names
        else None
    )


def _one_solution(equation: Term, kind: Kind) -> Term | None:
    """`x² + kx + 9 = 0 has exactly one real solution`: `x` is the unknown, other letters are given."""
    names = unknowns_of(equation)
    name = "x" if "x" in names else names[0] if len(names) == 1 else None
    if name is None:
        return None
    return bound("∃!", Described((name,), Kind(kind.domain or "ℝ", kind.conditions)), equation)


def _unsolvable(equation: Term, kind: Kind) -> Term | None:
    what = solvable(equation, kind, _unknown(equation))
    return None if what is None or kind.domain is None else none_of(what)


def _has(claim: Term, roots: Sequence[Term]) -> Term | None:
    return _rooted_apart(claim, *roots)


def _solved_by(variables: tuple[tuple[str, ...], Term], claim: Term) -> Term | None:
    return _rooted_apart(claim, *map(Name, variables[0])) if len(variables[0]) > 1 else None


SOLUTIONS: list[tuple[str, Meaning]] = [
    (
        "[the] [polynomial|equation|quadratic|function] [equation] F has "
        "[two|three] [distinct] [real] solution L",
        _has,
    ),
    ("[the] [polynomial|quadratic|function] [equation] E has [two|three] [distinct] [real] solution L", _has),
    ("[the] [two|three] [distinct] [real] solution of|to [the] [equation|quadratic|polynomial] F is L", _has),
    ("[the] [two|three] [distinct] [real] solution of|to [the] [quadratic|polynomial] E is L", _has),
    (
        "V is [the] [two|three|four] [distinct] "
        "[real|complex] solution of|to [the] [quadratic|equation] F",
        _solved_by,
    ),
    (
        "V is [the] [two|three|four] [distinct] "
        "[real|complex] solution of|to [the] [quadratic|polynomial] E",
        _solved_by,
    ),
    ("[the] [equation|quadratic] [equation] F has unique K", _one_solution),
    ("[the] [equation|quadratic] [equation] F has [atleast] a|one|some K", _some_solution),
    ("[the] [equation|quadratic] [equation] F has [a] solution in K", _some_solution),
    (
        "[the] [expression|polynomial|quadratic|number|fraction|value] [of] T is written "
        "as|in|to [a] [the] [form|fraction] [of] E",
        _written,
    ),
    ("T has [the] form E", _written),
    ("[the] solution [of|to] [the] equation F is expressed|written in the form F", conj),
    ("[the] solution [of|to] [the] equation F has the form F", conj),
    ("E is a solution of|to [the] [equation] F", lambda t, f: _rooted(f, t, t)),
    ("[the] equation F has no K", lambda f, k: _unsolvable(f, k)),
    ("F has no K", lambda f, k: _unsolvable(f, k)),
    ("F has no solution [in] K", lambda f, k: _unsolvable(f, k)),
    ("[the] equation F has no solution in|over|among K", lambda f, k: _unsolvable(f, k)),
    ("[the] equation F has no solution in K V", lambda f, k, v: _unsolvable(f, k)),
]  # fmt: skip
