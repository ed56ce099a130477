"""Answers to "find" and "determine": guesses for a statement whose answer is left open.

A guess is made from the statement alone, by small cases and by computer algebra; the statement with
the guess in it is then proved or refuted like any other. A guess that no proof bears out is dropped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain, islice, product

from problems import LeanStatement
from problems.verdict import Verdict
from prover.formalize.candidates import HOLE, Candidate
from prover.formalize.computed import computed
from prover.formalize.config import FormalizeConfig
from prover.formalize.enumerated import counted
from prover.formalize.filter.bench import Bench
from prover.formalize.plain import plain
from prover.formalize.statement import NUMBERS, Anatomy, anatomy
from prover.policy.symbolic.goals.evaluate import Scope, UnknownValueError, holds, number
from prover.policy.symbolic.goals.poly import Poly, read_poly
from prover.policy.symbolic.goals.terms import Binary, Name, Opaque, Term, free_names

_HOLE = Name(HOLE)
_SEVERAL = re.compile(rf"\(\w+(?:, \w+)+\) = {re.escape(HOLE)}(?!\w)")
"""`(x, y) = answer?`: the answer says each value, `x = 1 ∧ y = 2`."""
_KERNEL = {"ℕ": "Nat", "ℕ+": "Nat", "ℤ": "Int", "ℚ": "Rat", "ℝ": "Real"}
_MOST_POINTS = 4_000
_ENOUGH = 12
"""Small cases that satisfy the hypotheses, after which the enumeration stops."""


async def answered(candidate: Candidate, bench: Bench, config: FormalizeConfig) -> Candidate | None:
    """A candidate with its open answer filled in by the first guess that a search proves.

    None where no guess is proved. Raises ProblemError where the statement cannot be read.
    """
    if candidate.lean is None:
        return candidate
    for guess in islice(guesses(candidate.lean), config.answers):
        filled = fill(candidate.lean, guess)
        if await bench.refusal(filled) is not None:
            continue
        if await bench.settle(filled, config.answer_s) is Verdict.PROVED:
            return replace(candidate, lean=filled)
    return None


def fill(statement: LeanStatement, answer: str) -> LeanStatement:
    """The statement with an answer, a Lean term, in place of the hole."""
    declaration = statement.declaration
    if "∧" in answer:
        declaration = _SEVERAL.sub(f"({answer})", declaration)
    declaration = re.sub(rf"{re.escape(HOLE)}(?!\w)", f"({answer})", declaration)
    return replace(statement, declaration=declaration)


def guesses(statement: LeanStatement) -> Iterator[str]:
    """Lean terms worth trying as the answer, likeliest first, without repetition.

    Functions that the statement defines are computed; see `plain`. Raises ProblemError where the statement
    cannot be read.
    """
    without = plain(statement)
    forms = (
        [anatomy(statement)]
        if without is None
        else [anatomy(without.statement), anatomy(statement)]
    )
    seen = set()
    for parts in forms:
        for guess in chain(
            counted(parts),
            _several(parts),
            computed(parts),
            _from_algebra(parts),
            _from_cases(parts),
        ):
            if guess not in seen:
                seen.add(guess)
                yield guess


def _asked(parts: Anatomy) -> Term | None:
    """What the conclusion sets equal to the hole; None where it has another form."""
    match parts.conclusion:
        case Binary("=", left, right) if right == _HOLE:
            return left
        case Binary("=", left, right) if left == _HOLE:
            return right
        case _:
            return None


def _from_cases(parts: Anatomy) -> Iterator[str]:
    """The value that the asked term has in small cases, or its closed value; the commonest first."""
    asked = _asked(parts)
    if asked is None:
        return
    values: Counter[Fraction] = Counter()
    kinds = {name: NUMBERS.get(kind) for name, kind in parts.variables}
    if "ZMod" in parts.conclusion_text or any(kind not in _KERNEL for kind in kinds.values()):
        return
    types: dict[str, Term] = {name: Name(_KERNEL[str(kind)]) for name, kind in kinds.items()}
    for point in islice(product(*(_small(str(kind)) for kind in kinds.values())), _MOST_POINTS):
        scope = Scope(dict(zip(kinds, point, strict=True)), types)
        try:
            if all(holds(h.term, scope) for h in parts.hypotheses):
                values[number(asked, scope, "")] += 1
        except (UnknownValueError, ZeroDivisionError, OverflowError, RecursionError):
            continue
        if values.total() >= _ENOUGH:
            break
    for value, _ in values.most_common():
        yield _lean(value)


def _small(kind: str) -> tuple[Fraction, ...]:
    """Small values of a number system, simplest first."""
    match kind:
        case "ℕ" | "ℕ+":
            return tuple(Fraction(n) for n in range(kind == "ℕ+", 40))
        case "ℤ":
            return (*tuple(Fraction(n) for k in range(1, 13) for n in (k, -k)), Fraction(0))
        case _:
            halves = [Fraction(n, 2) for n in range(25)]
            return tuple(value for half in halves for value in (half, -half))


def _from_algebra(parts: Anatomy) -> Iterator[str]:
    """What computer algebra makes of equations between polynomials: the value of the asked term, or,
    for `equation ↔ answer?`, the disjunction of its rational solutions."""
    match parts.conclusion:
        case Binary("↔", Binary("=", left, right), other) if other == _HOLE:
            yield from _solutions(left, right)
            return
    asked = _asked(parts)
    goal = None if asked is None else read_poly(asked, "Rat", is_field=True)
    if goal is not None:
        yield from _eliminated(_equations(parts), goal)


def _several(parts: Anatomy) -> Iterator[str]:
    """`x = 1 ∧ y = 2` for `(x, y) = answer?`, where the equations leave one rational value to each."""
    match parts.conclusion:
        case Binary("=", Opaque(asked), other) if other == _HOLE and asked.startswith("("):
            names = [name.strip() for name in asked.strip("()").split(",")]
        case _:
            return
    equations = _equations(parts)
    values = [list(_eliminated(equations, Poly.atom(name))) for name in names]
    if all(len(found) == 1 for found in values):
        yield " ∧ ".join(f"{name} = {found[0]}" for name, found in zip(names, values, strict=True))


def _equations(parts: Anatomy) -> list[Poly]:
    """The hypotheses that are equations between polynomials, as what is 0."""
    equations = []
    for hypothesis in parts.hypotheses:
        if isinstance(hypothesis.term, Binary) and hypothesis.term.op == "=":
            poly = read_poly(
                Binary("-", hypothesis.term.left, hypothesis.term.right), "Rat", is_field=True
            )
            equations += [poly] if poly is not None else []
    return equations


def _eliminated(equations: list[Poly], goal: Poly) -> Iterator[str]:
    """The rational values of `goal` where all `equations` vanish.

    The variables are eliminated by a Gröbner basis of the equations with `v = goal`; what is left of
    it in `v` alone has the values as roots.
    """
    import sympy

    from prover.policy.symbolic.goals.cas import to_sympy

    value = sympy.Symbol("answer")
    system = [to_sympy(p) for p in equations] + [value - to_sympy(goal)]
    unknowns = sorted({s for e in system for s in e.free_symbols} - {value}, key=str)
    if len(unknowns) > 4 or any(p.degree > 6 for p in equations):
        return
    try:
        basis = sympy.groebner(system, *unknowns, value, order="lex")
        univariate = [e for e in basis.exprs if e.free_symbols == {value}]
        roots = sympy.roots(univariate[0], value, filter="Q") if univariate else {}
    except (sympy.PolynomialError, ValueError):
        return
    for root in sorted(roots):
        yield _lean(Fraction(int(root.p), int(root.q)))


def _solutions(left: Term, right: Term) -> Iterator[str]:
    import sympy

    from prover.policy.symbolic.goals.cas import to_sympy

    poly = read_poly(Binary("-", left, right), "Rat", is_field=True)
    names = free_names(left) | free_names(right)
    if poly is None or len(names) != 1 or set(poly.atoms) != names or poly.degree > 8:
        return
    (name,) = names
    roots = sympy.roots(to_sympy(poly), sympy.Symbol(name), filter="Q")
    found = [Fraction(int(root.p), int(root.q)) for root in sorted(roots)]
    yield " ∨ ".join(f"{name} = {_lean(value)}" for value in found) or "False"


def _lean(value: Fraction) -> str:
    return str(value) if value.denominator == 1 else f"{value.numerator} / {value.denominator}"
