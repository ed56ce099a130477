"""Reads a goal of inequalities into exact polynomial constraints, and writes certificates as Lean.

A certificate is a list of facts `0 <= m` (squares, products of hypotheses) that make the goal a
linear consequence; the emitted tactic states each fact with its proof and lets `grind` do the
linear part. This file knows the Lean side; `products.py` and `sos.py` find the certificates.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

import sympy

from prover.policy.symbolic.goals.cas import from_sympy, to_sympy
from prover.policy.symbolic.goals.casts import cast_relations
from prover.policy.symbolic.goals.poly import Poly, TooLargeError, lean_names, read_fraction
from prover.policy.symbolic.goals.sequent import Sequent, relation_type
from prover.policy.symbolic.goals.terms import Binary, Name, Num, Term, Unary

SQUARE = "Lean.Grind.OrderedRing.sq_nonneg"
PRODUCT = "Lean.Grind.OrderedRing.mul_nonneg"
PRODUCT_POS = "Lean.Grind.OrderedRing.mul_pos"
INVERSE_POS = "Lean.Grind.Field.IsOrdered.inv_pos_iff.mpr"
_NEGATED = {"<": "≥", "≤": ">", ">": "≤", "≥": "<"}


@dataclass(frozen=True, slots=True)
class Constraint:
    """`poly >= 0`, `> 0` if strict, or `= 0` if an equality; `proof` proves that, as Lean text."""

    poly: Poly
    strict: bool
    equality: bool
    proof: str


@dataclass(frozen=True, slots=True)
class Inequality:
    """A goal `target >= 0` (or `> 0`) under constraints, all over one domain."""

    domain: str
    target: Poly
    strict: bool
    constraints: tuple[Constraint, ...]
    names: dict[str, str]
    """How an atom is written in Lean as an element of the domain."""
    denominators: tuple[Poly, ...] = ()
    """Factors whose positivity turns the goal into `target >= 0`; their product was multiplied."""
    original: Poly | None = None
    """With denominators: the goal is `target / product of denominators >= 0`."""
    prefix: str = ""
    """Lean lines to put first: nonlinear facts about naturals restated over the integers."""
    sides: tuple[Term, Term] | None = None
    """With denominators: smaller side, larger side as they stand."""
    variables: frozenset[str] = frozenset()
    """The atoms that are local variables of the domain itself."""

    @property
    def atoms(self) -> list[str]:
        """Every indeterminate of the target and the constraints, sorted."""
        found = set(self.target.atoms)
        for c in self.constraints:
            found.update(c.poly.atoms)
        return sorted(found)

    def write(self, poly: Poly) -> str:
        """The polynomial as Lean text over the domain."""
        return poly.lean(self.names)


def relevant(problem: Inequality) -> Inequality:
    """Without the constraints that share no variable with the target, however indirectly."""
    if problem.target.constant is not None:
        return problem
    atoms = set(problem.target.atoms)
    left = list(problem.constraints)
    while found := [c for c in left if atoms & set(c.poly.atoms)]:
        for c in found:
            atoms.update(c.poly.atoms)
        left = [c for c in left if c not in found]
    kept = tuple(c for c in problem.constraints if set(c.poly.atoms) <= atoms)
    return replace(problem, constraints=kept)


def ordered(term: Term) -> tuple[str, Term, Term] | None:
    """(`<`, `≤` or `=`, smaller side, larger side) of a possibly negated comparison."""
    match term:
        case Unary("¬", Binary(op, left, right)) if op in _NEGATED:
            return ordered(Binary(_NEGATED[op], left, right))
        case Binary(op, left, right) if op in ("<", "≤", "="):
            return op, left, right
        case Binary(">", left, right):
            return "<", right, left
        case Binary("≥", left, right):
            return "≤", right, left
        case _:
            return None


def _direct(proof: str, smaller: Term, op: str) -> str:
    """A proof of `0 ≤ p` or `0 < p` that is the hypothesis itself when it has that form."""
    return proof if smaller == Num(Fraction(0)) and op != "=" else "by grind"


def read_inequality(sequent: Sequent) -> Inequality | None:
    """The goal as an inequality; None when it is none (an equality or `False` counts as one:
    its target is the constant -1, to be refuted from the constraints)."""
    goal = ordered(sequent.conclusion)
    refute = sequent.conclusion == Name("False")
    if goal is None and not refute:
        return None
    domain = _domain(sequent)
    if domain is None:
        return None
    is_field = domain in sequent.fields
    exact = "Int" if domain == "Nat" else domain
    constraints: list[Constraint] = []
    try:
        for fact in sequent.facts():
            side = ordered(fact.statement)
            if side is None or relation_type(sequent, fact.statement) != domain:
                continue
            constraints.extend(_constraint(side, fact.proof, exact, domain, is_field))
        target, strict, below = Poly.const(-1), False, Poly.const(1)
        factors: tuple[Poly, ...] = ()
        sides = None
        if goal is not None and goal[0] != "=":
            op, low, high = goal
            strict = op == "<"
            sides = (low, high)
            (a, b), (c, d) = (
                read_fraction(side, domain, is_field=is_field) for side in (high, low)
            )
            target, below = (a - c, b) if b == d else (a * d - c * b, b * d)
            if below.constant is None:
                factors = _denominators(Binary("-", high, low), exact)
                product = Poly.const(1)
                for f in factors:
                    product = product * f
                # bring the target over the common denominator `product`
                scaled = _divide_exact(target * product, below)
                if scaled is None:
                    return None
                target = scaled
            else:
                target = target.scale(1 / below.constant)
        elif goal is not None:
            return None
    except TooLargeError:
        return None
    atoms = sorted({a for p in [target, *(c.poly for c in constraints)] for a in p.atoms})
    names = lean_names(atoms, exact, sequent.variables)
    if domain == "Nat":
        for atom in atoms:
            names.setdefault(atom, f"(({atom} : Nat) : Int)")
            constraints.append(Constraint(Poly.atom(atom), False, False, "Int.natCast_nonneg _"))
    elif domain == "Int":
        constraints += [
            Constraint(Poly.atom(atom), False, False, "Int.natCast_nonneg _")
            for atom in atoms
            if atom.startswith("↑")
        ]
    return Inequality(
        exact,
        target,
        strict,
        tuple(constraints),
        names,
        factors,
        target if factors else None,
        cast_relations(sequent) if domain == "Nat" else "",
        sides if factors else None,
        frozenset(a for a in atoms if sequent.type_text(a) == exact),
    )


def _domain(sequent: Sequent) -> str | None:
    side = ordered(sequent.conclusion)
    if side is not None:
        kind = relation_type(sequent, sequent.conclusion)
    else:
        kinds = [
            relation_type(sequent, f.statement)
            for f in sequent.facts()
            if ordered(f.statement) is not None
        ]
        kind = max(kinds, key=kinds.count, default="")
    return kind if kind in ("Nat", "Int") or kind in sequent.fields else None


def _constraint(
    side: tuple[str, Term, Term], proof: str, exact: str, domain: str, is_field: bool
) -> list[Constraint]:
    op, low, high = side
    a, b = read_fraction(high, domain, is_field=is_field)
    c, d = read_fraction(low, domain, is_field=is_field)
    if op == "=":
        poly = a * d - c * b
        return [Constraint(poly, False, True, "by grind")] if poly.terms else []
    below = (b * d).constant
    if below is None:
        return []
    poly = (a * d - c * b).scale(1 / below)
    if op == "<" and exact == "Int":
        return [Constraint(poly - Poly.const(1), False, False, "by grind")]
    return [
        Constraint(
            poly, op == "<", False, _direct(proof, low, op) if exact == domain else "by grind"
        )
    ]


def _denominators(term: Term, domain: str) -> tuple[Poly, ...]:
    """The distinct non-constant denominators, each once to its highest power."""
    powers: dict[str, tuple[Poly, int]] = {}

    def note(t: Term) -> None:
        match t:
            case Binary("/", left, right):
                note(left)
                add(right, 1)
            case Unary("⁻¹", arg):
                add(arg, 1)
            case Binary("^", Binary("/", left, right), Num(value)) if value.denominator == 1:
                note(left)
                add(right, int(value))
            case Binary("^", Unary("⁻¹", arg), Num(value)) if value.denominator == 1:
                add(arg, int(value))
            case Binary(_, left, right):
                note(left)
                note(right)
            case Unary("-", arg):
                note(arg)
            case _:
                return

    def add(t: Term, power: int) -> None:
        match t:
            case Binary("*", left, right):
                add(left, power)
                add(right, power)
            case Binary("^", base, Num(value)) if value.denominator == 1 and value > 0:
                add(base, power * int(value))
            case _:
                top, bottom = read_fraction(t, domain, is_field=True)
                if bottom.constant is None:
                    raise TooLargeError
                if top.constant is None:
                    poly = top.primitive()
                    key = poly.lean()
                    old = powers.get(key, (poly, 0))[1]
                    powers[key] = (poly, max(old, power))

    note(term)
    return tuple(p for p, power in powers.values() for _ in range(power))


def _divide_exact(top: Poly, bottom: Poly) -> Poly | None:
    """The exact quotient; None when there is none."""
    numerator, denominator = to_sympy(top), to_sympy(bottom)
    generators = sorted(numerator.free_symbols | denominator.free_symbols, key=str)
    quotient, rest = sympy.div(numerator, denominator, *generators)
    return from_sympy(quotient) if rest == 0 else None
