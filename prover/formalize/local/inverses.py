"""Functions whose inverse is spoken of are taken as one-to-one maps of the reals onto themselves."""

from __future__ import annotations

from prover.formalize.entries import rebuilt
from prover.formalize.local.heads import AssemblyError
from prover.formalize.local.meaning import Draft
from prover.policy.symbolic.goals.terms import App, Name, Term, subterms

EQUIV = "Equiv ℝ ℝ"
"""The type of such a function `f`; `f.1` is its map and `f.2` the inverse."""


def invert(draft: Draft) -> None:
    """Give functions with inverses their type, and write their values `f x` as `f.1 x`."""
    assert draft.claim is not None
    functions = {
        part.fn.text.removesuffix(".2")
        for claim in (*draft.given, draft.claim)
        for part in subterms(claim)
        if isinstance(part, App) and isinstance(part.fn, Name) and part.fn.text.endswith(".2")
    }
    if not functions:
        return
    for function in functions:
        if draft.variables.get(function) not in (None, "ℝ → ℝ"):
            raise AssemblyError("an inverse of what is no real function")
        draft.variables[function] = EQUIV

    def put(term: Term) -> Term:
        match term:
            case App(Name(head), args) if head in functions:
                return App(Name(f"{head}.1"), tuple(map(put, args)))
            case _:
                return rebuilt(term, put)

    draft.given = [put(claim) for claim in draft.given]
    draft.claim = put(draft.claim)
