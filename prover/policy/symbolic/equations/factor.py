"""Proposer: equations that factor, and goals that are factors of consequences.

`p = 0` with `p = f g` gives a case split; a goal `x = a` or `x = a ∨ x = b` is sought as a factor
of a member of the ideal of the hypotheses; univariate eliminants with rational roots come from a
lexicographic Groebner basis.
"""

from __future__ import annotations

from collections.abc import Iterator

import sympy

from prover.policy.symbolic.goals.cas import from_sympy, to_sympy
from prover.policy.symbolic.goals.casts import cast_equations
from prover.policy.symbolic.goals.poly import Poly, TooLargeError, lean_names, read_fraction
from prover.policy.symbolic.goals.sequent import Sequent, relation_type
from prover.policy.symbolic.goals.terms import Binary, Term, Unary
from prover.policy.symbolic.suggestion import Suggestion

MAX_FACTORS = 6
_CLOSE = "first | grind | omega | (simp_all; done)"


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """Splits of products that are 0, from the hypotheses one by one and then together."""
    for domain in _domains(sequent):
        equations = equations_over(sequent, domain)
        if not equations:
            continue
        atoms = sorted({a for p in equations for a in p.atoms})
        exact = "Int" if domain == "Nat" else domain
        names = lean_names(atoms, exact, sequent.variables)
        if domain == "Nat":
            for a in atoms:
                names.setdefault(a, f"(({a} : Nat) : Int)")
        seen: set[str] = set()
        for poly, weight in _targets(sequent, domain, equations):
            factors = _factors(poly)
            if not 2 <= len(factors) <= MAX_FACTORS:
                continue
            texts = [f.lean(names) for f in factors]
            key = "|".join(texts)
            if key in seen:
                continue
            seen.add(key)
            prefix = cast_equations(sequent) if domain == "Nat" else ""
            split = prefix + zero_split(texts, exact)
            yield Suggestion(f"{split} <;> {_CLOSE}", 0.6 * weight)
            yield Suggestion(f"{split} <;> try ({_CLOSE})", 0.35 * weight)


def zero_split(factors: list[str], domain: str) -> str:
    """Show that the product of the factors is 0 and split on which one is, as `hz`."""
    product = f"({factors[-1]})"
    for f in reversed(factors[:-1]):
        product = f"({f}) * ({product})"
    lemma = "Int.mul_eq_zero.mp" if domain == "Int" else "Lean.Grind.Field.of_mul_eq_zero"
    pattern = _or_pattern(len(factors))
    chain = _or_term(len(factors), lemma)
    return (
        f"have hz : {product} = 0 := by grind\n"
        f"have hs : {' ∨ '.join(f'{f} = 0' for f in factors)} := {chain}\n"
        f"rcases hs with {pattern}"
    )


def _or_pattern(count: int) -> str:
    return " | ".join(["hz"] * count)


def _or_term(count: int, lemma: str) -> str:
    """`a * (b * c) = 0` to `a = 0 ∨ b = 0 ∨ c = 0`."""
    term = f"{lemma} h{count - 2}"
    for i in range(count - 3, -1, -1):
        term = f"({lemma} h{i}).imp id (fun h{i + 1} => {term})"
    return f"(fun h0 => {term}) hz"


def _domains(sequent: Sequent) -> list[str]:
    kinds = [
        relation_type(sequent, f.statement)
        for f in sequent.facts()
        if isinstance(f.statement, Binary) and f.statement.op == "="
    ]
    return [k for k in dict.fromkeys(kinds) if k in ("Nat", "Int") or k in sequent.fields]


def equations_over(sequent: Sequent, domain: str) -> list[Poly]:
    """What the equations of the context over `domain` say is 0."""
    out: list[Poly] = []
    for f in sequent.facts():
        s = f.statement
        if isinstance(s, Binary) and s.op == "=" and relation_type(sequent, s) == domain:
            poly = _difference(sequent, s.left, s.right, domain)
            if poly is not None and poly.terms and poly.degree > 0:
                out.append(poly)
    return out


def _difference(sequent: Sequent, left: Term, right: Term, domain: str) -> Poly | None:
    """The numerator of `left - right`."""
    is_field = domain in sequent.fields
    try:
        (a, b), (c, d) = (read_fraction(t, domain, is_field=is_field) for t in (left, right))
        return a * d - c * b
    except TooLargeError:
        return None


def _nonzero(sequent: Sequent, domain: str) -> list[Poly]:
    """Polynomials that the hypotheses say are not 0."""
    out: list[Poly] = []
    for f in sequent.facts():
        match f.statement:
            case Binary("≠", left, right) | Unary("¬", Binary("=", left, right)):
                if relation_type(sequent, Binary("=", left, right)) == domain:
                    poly = _difference(sequent, left, right, domain)
                    if poly is not None and poly.degree > 0:
                        out.append(poly)
            case Binary("<", left, right) | Binary(">", left, right):
                if relation_type(sequent, f.statement) == domain:
                    poly = _difference(sequent, left, right, domain)
                    if poly is not None and poly.degree > 0:
                        out.append(poly)
            case _:
                continue
    return out


def _targets(sequent: Sequent, domain: str, equations: list[Poly]) -> Iterator[tuple[Poly, float]]:
    """Polynomials that vanish under the hypotheses, with a weight."""
    for p in equations:
        yield p, 1.0
    for i, p in enumerate(equations[:4]):
        for q in equations[i + 1 : 4]:
            yield p - q, 0.7
            yield p + q, 0.3
    if sum(len(p.terms) for p in equations) > 60:
        return
    generators = [sympy.Symbol(a) for a in sorted({a for p in equations for a in p.atoms})]
    if len(generators) > 6:
        return
    expressions = [to_sympy(p) for p in equations]
    goals = _goal_factors(sequent, domain, sequent.conclusion)
    basis = sympy.groebner(expressions, *generators, order="grevlex", domain="QQ")
    if goals:
        product = Poly.const(1)
        for g in goals:
            product = product * g
        helpers = [Poly.const(1), *_nonzero(sequent, domain)]
        if len(helpers) > 2:
            helpers.append(helpers[1] * helpers[2])
        for h in helpers:
            candidate = product * h
            if candidate.terms and _member(basis, candidate, generators):
                yield candidate, 0.9
                break
    for elimination in _eliminants(expressions, generators):
        yield elimination, 0.6


def _member(basis: sympy.GroebnerBasis, poly: Poly, generators: list[sympy.Symbol]) -> bool:
    expression = to_sympy(poly)
    if expression.free_symbols - set(generators):
        return False
    return bool(basis.contains(expression))


def _goal_factors(sequent: Sequent, domain: str, goal: Term) -> list[Poly]:
    match goal:
        case Binary("∨", left, right):
            a = _goal_factors(sequent, domain, left)
            b = _goal_factors(sequent, domain, right)
            return [*a, *b] if a and b else []
        case Binary("=", left, right) if relation_type(sequent, goal) == domain:
            poly = _difference(sequent, left, right, domain)
            return [poly] if poly is not None and poly.degree > 0 else []
        case _:
            return []


def _eliminants(expressions: list[sympy.Expr], generators: list[sympy.Symbol]) -> Iterator[Poly]:
    """Univariate consequences."""
    if not 2 <= len(generators) <= 4 or len(expressions) < 2:
        return
    for g in generators:
        others = [x for x in generators if x != g]
        basis = sympy.groebner(expressions, *others, g, order="lex", domain="QQ")
        for element in basis.exprs:
            if element.free_symbols == {g}:
                yield from_sympy(element)
                break


def _factors(poly: Poly) -> list[Poly]:
    """The irreducible factors over the rationals, with multiplicity, easiest first."""
    if not poly.terms:
        return []
    _, listed = sympy.factor_list(to_sympy(poly))
    out = [(from_sympy(f), e) for f, e in listed]
    parts = [p.primitive() for p, e in out for _ in range(e)]
    return sorted(parts, key=lambda p: (p.degree, len(p.terms)))
