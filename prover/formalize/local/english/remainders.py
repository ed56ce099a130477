"""Remainders: "n leaves a remainder of 3 when divided by 7"."""

from __future__ import annotations

from collections.abc import Sequence

from prover.formalize.local.english.meanings import (
    Meaning,
    members,
)
from prover.formalize.local.english.sorts import (
    remainder,
)
from prover.formalize.local.meaning import Kind, conj, denied
from prover.policy.symbolic.goals.terms import (
    Name,
    Term,
)


def _leaves(value: Term, rest: Term, modulus: Term) -> Term:
    return remainder(value, modulus, rest)


def _leaves_not(value: Term, rest: Term, modulus: Term) -> Term:
    return denied(remainder(value, modulus, rest))


def _divided(
    kind: Kind, variables: tuple[tuple[str, ...], Term], modulus: Term, rest: Term
) -> Term | None:
    if len(variables[0]) != 1:
        return None
    return conj(members(variables, kind), remainder(Name(variables[0][0]), modulus, rest))


def _leaves_same(value: Term, rest: Term, moduli: Sequence[Term]) -> Term:
    return conj(*(remainder(value, modulus, rest) for modulus in moduli))


REMAINDERS: list[tuple[str, Meaning]] = [
    ("when K V is divided by T , [the] remainder is T", lambda k, v, m, r: _divided(k, v, m, r)),
    ("when K V is divided by T , it leave [a|the] remainder [of] T", lambda k, v, m, r: _divided(k, v, m, r)),
    ("K V leave [a|the] remainder [of] T when divided by T", lambda k, v, r, m: _divided(k, v, m, r)),
    ("K V has [a|the] remainder [of] T when divided by T", lambda k, v, r, m: _divided(k, v, m, r)),
    ("T has [a|the] remainder [of] T when divided by T", _leaves),
    ("when T is divided by T [the] remainder is T", remainder),
    ("T leave [a|the] remainder [of] T when divided by [each|all] [of] L", _leaves_same),
    ("T leave [a|the] remainder [of] T when|if|after [it] [is] divided by T", _leaves),
    ("T not leave [a|the] remainder [of] T when|if|after [it] [is] divided by T", _leaves_not),
    ("T leave [a|the] remainder [of] T on|upon division by T", _leaves),
    ("T not leave [a|the] remainder [of] T on|upon division by T", _leaves_not),
    ("T leave [a|the] remainder [of] T modulo T", _leaves),
    ("T , when divided by T , leave [a|the] remainder [of] T", lambda a, m, r: remainder(a, m, r)),
    ("when T is divided by T , [the] remainder is T", remainder),
    ("T divided by T leave [a|the] remainder [of] T", remainder),
]  # fmt: skip
