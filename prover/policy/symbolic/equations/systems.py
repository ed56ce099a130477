"""Proposer: systems of polynomial equations, taken apart by factoring their Groebner bases.

An element of the ideal that factors splits the system; branches end when the basis is 1 (absurd),
when a quadratic without real roots turns up (absurd over an ordered field), or when nothing factors
any more, which at isolated rational solutions means that the values can be read off.
"""

from __future__ import annotations

from collections.abc import Iterator

import sympy

from prover.policy.symbolic.equations.factor import equations_over, zero_split
from prover.policy.symbolic.goals.cas import from_sympy, to_sympy
from prover.policy.symbolic.goals.poly import Poly, lean_names
from prover.policy.symbolic.goals.sequent import Sequent
from prover.policy.symbolic.goals.terms import Binary, Name
from prover.policy.symbolic.inequalities.inequality import SQUARE
from prover.policy.symbolic.suggestion import Suggestion, indent

MAX_BRANCHES = 24
MAX_DEPTH = 7
SMALL = 4
MEDIUM = 8
"""Branches that surely (that may) fit into one tactic's time; else the first split goes alone."""


class _TooManyBranchesError(Exception):
    """The case distinction grows beyond `MAX_BRANCHES`."""


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """The whole case distinction unless it is large, its first split unless it is small."""
    goal = sequent.conclusion
    simple = isinstance(goal, Binary) and goal.op in ("=", "≠", "∨", "∧", "<", "≤", ">", "≥")
    if not simple and goal != Name("False"):
        return
    for domain in sorted({"Int", *sequent.fields}):
        equations = equations_over(sequent, domain)
        atoms = sorted({a for p in equations for a in p.atoms})
        if len(equations) < 2 or not 2 <= len(atoms) <= 5 or max(p.degree for p in equations) > 5:
            continue
        generators = [sympy.Symbol(a) for a in atoms]
        tree = _Tree(sequent, domain, generators)
        start = [to_sympy(p) for p in equations]
        try:
            text = tree.split(start, 0)
        except _TooManyBranchesError:
            text = None
        whole = text is not None and 1 < tree.branches <= MEDIUM
        if whole and text is not None:
            yield Suggestion(text, 0.8)
        if tree.first is not None and (not whole or tree.branches > SMALL):
            yield Suggestion(tree.first, 0.5 if text is None else 0.7)


class _Tree:
    """Builds the nested case distinction."""

    def __init__(self, sequent: Sequent, domain: str, generators: list[sympy.Symbol]) -> None:
        self._domain = domain
        self._ordered = domain in ("Int", "Rat", "Real") or any(
            "Ordered" in str(i) for i in sequent.instances
        )
        self._generators = generators
        self._names = lean_names([str(g) for g in generators], domain, sequent.variables)
        self.branches = 0
        self.first: str | None = None
        """The first split alone."""

    def split(self, system: list[sympy.Expr], depth: int) -> str:
        """Tactic text that closes the goal from the system, as far as can be seen from here."""
        basis = sympy.groebner(system, *self._generators, order="grevlex", domain="QQ")
        factors = self._reducible(basis) if depth < MAX_DEPTH else None
        if factors is None or basis.exprs == [1]:
            self.branches += 1
            if self.branches > MAX_BRANCHES:
                raise _TooManyBranchesError
            return self._leaf(basis)
        if len(factors) == 1:  # a power: its base vanishes
            lines = [self._root(self._lean(factors[0]))]
            self.first = self.first or lines[0]
            return "\n".join([*lines, self.split([*basis.exprs, factors[0]], depth + 1)])
        cases = zero_split([self._lean(f) for f in factors], self._domain)
        self.first = self.first or cases
        lines = [cases]
        for f in factors:
            lines.append("· " + indent(self.split([*basis.exprs, f], depth + 1)).lstrip())
        return "\n".join(lines)

    def _root(self, factor: str) -> str:
        """That a form vanishes because its square does."""
        lemma = "Int.mul_eq_zero.mp" if self._domain == "Int" else "Lean.Grind.Field.of_mul_eq_zero"
        return (
            f"have hz : ({factor}) * ({factor}) = 0 := by grind\nhave hz := ({lemma} hz).elim id id"
        )

    def _lean(self, expression: sympy.Expr) -> str:
        return from_sympy(expression).lean(self._names)

    def _reducible(self, basis: sympy.GroebnerBasis) -> list[sympy.Expr] | None:
        """The different factors of the simplest element that has several."""
        best: list[sympy.Expr] | None = None
        cost = (10**6, 0)
        for element in basis.exprs:
            _, listed = sympy.factor_list(element)
            if len(listed) < 2 and all(e == 1 for _, e in listed):
                continue
            factors = [f for f, _ in listed]
            size = (sum(len(sympy.Add.make_args(f)) for f in factors), len(factors))
            if size < cost:
                best, cost = factors, size
        return best

    def _leaf(self, basis: sympy.GroebnerBasis) -> str:
        if self._ordered:
            for element in basis.exprs:
                positive = _definite(from_sympy(element))
                if positive is None:
                    continue
                scale, form, rest = positive
                line = form.lean(self._names)
                return (
                    f"exfalso\nhave hq : {scale} * ({self._lean(element)}) = ({line})^2 + {rest} "
                    f":= by grind\nhave hs : 0 ≤ ({line})^2 := {SQUARE}\ngrind"
                )
        return "grind"


def _definite(poly: Poly) -> tuple[str, Poly, str] | None:
    """(4a, 2ax + b, 4ac - b²) when the polynomial is ax² + bx + c without real roots."""
    if len(poly.atoms) != 1 or poly.degree != 2:
        return None
    poly = poly.primitive()
    x = poly.atoms[0]
    a = poly.terms.get(((x, 2),), 0)
    b = poly.terms.get(((x, 1),), 0)
    c = poly.terms.get((), 0)
    rest = 4 * a * c - b * b
    if rest <= 0:
        return None
    return str(4 * a), Poly.atom(x).scale(2 * a) + Poly.const(b), str(rest)
