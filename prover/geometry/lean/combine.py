"""Linear combinations of views, as Lean terms.

In the group of directions a combination is a sum of integer multiples of `x - y = 0`, closed by one
identity that `dir_identity` checks; over ℝ it is `linear_combination`. A pair written in two orders
is brought to one by `dir_comm` and its kin; constants by `turn_ratio` and `turn_cycle`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import permutations
from math import lcm

from geometry.language import Fact, Predicate
from geometry.proof.equations import Constant, Equation, Table, logarithm, make
from geometry.proof.statement import Product, Quantity, Statement
from prover.geometry.lean.orders import coll_permuted
from prover.geometry.lean.views import (
    HALF,
    Apart,
    Terms,
    View,
    angle_equation,
    angle_terms,
    log_value,
)
from prover.geometry.lean.words import logarithms, number, proposition, spell, turn

P = Predicate
_COMMUTES = {
    Table.DIRECTIONS: "dir_comm",
    Table.LOGS: "ln_comm",
    Table.LENGTHS: "dist_comm",
    Table.SQUARES: "distSq_comm",
}
_CLOSE = {1: "Dir.close", 2: "Dir.close_half", 3: "Dir.close_third", 4: "Dir.close_quarter"}


Keep = Callable[[str], str]
"""A proof -> a short name for it, or the proof in brackets."""


class CombinationError(ValueError):
    """Views that do not add up to the goal."""


@dataclass(frozen=True, slots=True)
class Goal:
    """An equation to be shown: `text`, in the same reading as `View`; `wrap` makes the fact of it."""

    table: Table
    terms: Terms
    constant: Constant
    text: str
    wrap: Callable[[str, Apart], str]

    @property
    def equation(self) -> Equation:
        """The equation, with sorted pairs."""
        return make(self.table, self.terms, dict(self.constant))


def goals(statement: Statement) -> list[Goal]:
    """Equations any one of which proves a statement that is not compound."""
    if isinstance(statement, Product):
        terms = tuple((q, Fraction(e)) for q, e in statement.terms)
        constant = tuple(sorted(logarithm(statement.value).items()))
        text = proposition(statement)
        return [Goal(Table.LOGS, terms, constant, text, lambda t, _: t)]
    return [*_direction_goals(statement), *_length_goals(statement)]


def _direction_goals(fact: Fact) -> list[Goal]:
    p = fact.args
    a, b, c, d = (*p, *p)[:4]
    words, one, minus = spell(*p), Fraction(1), Fraction(-1)

    def goal(terms: Terms, constant: Fraction, text: str, lemma: str = "") -> Goal:
        def wrap(term: str, _: Apart) -> str:
            return f"{lemma} {words} ({term})" if lemma else term

        return Goal(Table.DIRECTIONS, terms, ((1, constant),) if constant else (), text, wrap)

    ab, cd = f"dir {spell(a, b)}", f"dir {spell(c, d)}"
    match fact.predicate:
        case P.COLL if len(p) == 3:
            return [_line_goal(p, (x, y, z)) for x, y, z in permutations(p) if y < z]
        case P.PARA:
            terms = (((a, b), one), ((c, d), minus))
            return [goal(terms, Fraction(0), f"{ab} = {cd}", "para_of_dir")]
        case P.PERP:
            terms = (((c, d), one), ((a, b), minus))
            return [goal(terms, HALF, f"{cd} - {ab} = {turn(HALF)}", "perp_of_dir")]
        case P.ACONST if fact.value is not None:
            terms = (((c, d), one), ((a, b), minus))
            text = f"{cd} - {ab} = turn {number(fact.value)}"
            return [goal(terms, fact.value, text)]
        case P.EQANGLE:
            return [goal(angle_terms(p), Fraction(0), angle_equation(p))]
        case P.AEQUATION if fact.value is not None:
            turns: Terms = tuple(
                t for k, q in fact.terms for t in (((q[2], q[3]), k), ((q[0], q[1]), -k))
            )
            text = " + ".join(
                f"({k} : ℤ) • (dir {spell(q[2], q[3])} - dir {spell(q[0], q[1])})"
                for k, q in fact.terms
            )
            value = fact.value % 1
            return [goal(turns, value, f"{text} = {turn(value)}")]
        case _:
            return []


def _line_goal(p: tuple[str, ...], order: tuple[str, str, str]) -> Goal:
    """Three points on a line, by the directions from the first of `order`."""
    x, y, z = order
    terms = (((x, y), Fraction(1)), ((x, z), Fraction(-1)))
    text = f"dir {spell(x, y)} = dir {spell(x, z)}"

    def wrap(term: str, _: Apart) -> str:
        return coll_permuted(f"(coll_of_dir {spell(*order)} ({term}))", order, p)

    return Goal(Table.DIRECTIONS, terms, (), text, wrap)


def _length_goals(fact: Fact) -> list[Goal]:
    p, value, words = fact.args, fact.value, spell(*fact.args)
    one, minus = Fraction(1), Fraction(-1)
    ab, cd = (p[0], p[1]), (*p, *p)[2:4]

    def logs(terms: Terms, text: str, wrap: Callable[[str, Apart], str], v: Fraction = one) -> Goal:
        return Goal(Table.LOGS, terms, tuple(sorted(logarithm(v).items())), text, wrap)

    def apart(*pairs: Quantity) -> Callable[[Apart], str]:
        return lambda ne: " ".join(ne(*q) for q in pairs)

    match fact.predicate:
        case P.CONG:
            terms = ((ab, one), (cd, minus))
            text = f"dist {spell(*ab)} = dist {spell(*cd)}"
            plain = Goal(Table.LENGTHS, terms, (), text, lambda t, _: t)
            need = apart(ab, cd)
            text = f"ln {spell(*ab)} = ln {spell(*cd)}"
            return [plain, logs(terms, text, lambda t, ne: f"cong_of_ln {words} ({t}) {need(ne)}")]
        case P.EQRATIO:
            q = list(zip(p[::2], p[1::2], strict=True))
            ratio: Terms = tuple(zip(q, (one, minus, minus, one), strict=True))
            need = apart(*q)
            ln = [f"ln {spell(*pair)}" for pair in q]
            text = f"{ln[0]} - {ln[1]} = {ln[2]} - {ln[3]}"
            return [logs(ratio, text, lambda t, ne: f"eqratio_of_ln {words} ({t}) {need(ne)}")]
        case P.RCONST | P.R2CONST if value is not None and value > 0:
            return [_ratio_goal(fact, value, apart(ab, cd))]
        case P.LEQUATION | P.L2EQUATION if value is not None:
            table = Table.LENGTHS if fact.predicate is P.LEQUATION else Table.SQUARES
            sums: Terms = tuple(((q[0], q[1]), c) for c, q in fact.terms)
            constant = ((1, value),) if value else ()
            return [Goal(table, sums, constant, proposition(fact), lambda t, _: t)]
        case _:
            return []


def _ratio_goal(fact: Fact, value: Fraction, need: Callable[[Apart], str]) -> Goal:
    p, words = fact.args, spell(*fact.args)
    ab, cd = (p[0], p[1]), (p[2], p[3])
    power = Fraction(1 if fact.predicate is P.RCONST else 2)
    constant = tuple(sorted(logarithm(value).items()))
    difference = f"ln {spell(*ab)} - ln {spell(*cd)}"
    left = difference if power == 1 else f"2 * ({difference})"
    text = f"{left} = {logarithms(dict(constant))}"

    def wrap(term: str, ne: Apart) -> str:
        said = f"(Eq.trans ({term}) (Eq.symm {log_value(value)}))"
        lemma = f"{fact.predicate}_of_ln"
        return f"{lemma} {words} {number(value)} {said} (by norm_num) {need(ne)}"

    return Goal(Table.LOGS, ((ab, power), (cd, -power)), constant, text, wrap)


def combine(
    goal: Goal,
    shares: Sequence[tuple[View, Fraction]],
    apart: Apart,
    keep: Keep,
    branches: int = 1,
    excluded: Sequence[str] = (),
) -> str:
    """A Lean term of type `goal.text`: the sum of multiplier times view; `keep` names the views' proofs.

    With `branches` n > 1 the combination is of n times the goal, and `excluded` prove that the goal's
    sides do not differ by 1/n, …, (n - 1)/n of π. Raises CombinationError when it does not add up.
    """
    rest: dict[Quantity, Fraction] = {}
    for q, c in goal.terms:
        rest[q] = rest.get(q, Fraction(0)) + c * branches
    for view, m in shares:
        for q, c in view.terms:
            rest[q] = rest.get(q, Fraction(0)) - m * branches * c
    swaps = _reorder(rest)
    named = [(view, m, keep(view.term(apart))) for view, m in shares]
    if goal.table is Table.DIRECTIONS:
        return _directions(goal, named, branches, excluded, swaps)
    parts = [f"({number(m)} : ℝ) * {proof}" for _, m, proof in named]
    for q, c in swaps:
        swap = f"lsin_swap {spell(*q)}" if len(q) == 3 else f"{_COMMUTES[goal.table]} {spell(*q)}"
        parts.append(f"({number(c)} : ℝ) * ({swap})")
    return f"show {goal.text} by linear_combination {' + '.join(parts) or '(0 : ℝ)'}"


def _reorder(rest: dict[Quantity, Fraction]) -> list[tuple[Quantity, Fraction]]:
    """What is left must cancel when pairs are sorted; the swaps that sort them."""
    total: dict[Quantity, Fraction] = {}
    swaps = []
    for q, c in rest.items():
        *vertex, s, t = q
        ordered = (*vertex, min(s, t), max(s, t))
        total[ordered] = total.get(ordered, Fraction(0)) + c
        if q != ordered and c:
            swaps.append((q, c))
    if any(total.values()):
        raise CombinationError(f"left over: { ({q: c for q, c in total.items() if c}) }")
    return swaps


def _directions(
    goal: Goal,
    shares: Sequence[tuple[View, Fraction, str]],
    branches: int,
    excluded: Sequence[str],
    swaps: Sequence[tuple[Quantity, Fraction]],
) -> str:
    terms = []
    constants = [dict(goal.constant).get(1, Fraction(0))]
    balance = -constants[0] * branches
    for view, m, proof in shares:
        whole = m * branches
        if whole.denominator != 1:
            raise CombinationError(f"{m} is no multiple of 1/{branches}")
        terms.append(f"Dir.scale {_integer(whole)} {proof}")
        constant = dict(view.constant).get(1, Fraction(0))
        constants.append(constant)
        balance += whole * constant
    terms += [f"Dir.scale {_integer(c)} (dir_comm {spell(*q)})" for q, c in swaps]
    terms += _constants(constants, [-branches, *(m * branches for _, m, _ in shares)], balance)
    # `<|` and not brackets: Lean's parser is slow where brackets are nested deeply
    sums = [f"Dir.plus ({term})" for term in terms[:-1]]
    total = " <| ".join([*sums, terms[-1] if terms else "Dir.nothing"])
    lemma = _CLOSE.get(branches)
    if lemma is None:
        raise CombinationError(f"an angle divided by {branches}")
    others = "".join(f" ({e})" for e in excluded)
    return f"show {goal.text} from {lemma} ({total}) (by dir_identity){others}"


def _constants(
    constants: Sequence[Fraction], weights: Sequence[Fraction | int], balance: Fraction
) -> list[str]:
    """Terms that make the constants cancel: all become multiples of one unit, π over their denominators."""
    if balance.denominator != 1:
        raise CombinationError(f"the constants leave {balance} of π")
    unit = lcm(*(c.denominator for c in constants))
    terms = []
    if any(c not in (0, HALF) for c in constants):
        sums: dict[Fraction, Fraction] = {}
        for c, w in zip(constants, weights, strict=True):
            sums[c] = sums.get(c, Fraction(0)) + w
        for c, w in sums.items():
            if c and w:
                lemma = f"turn_ratio {_integer(c * unit)} {number(c)} (1/{unit}) (by norm_num)"
                terms.append(f"Dir.scale {_integer(w)} ({lemma})")
    if balance:
        terms.append(f"Dir.scale {_integer(balance)} (turn_cycle {unit} (1/{unit}) (by norm_num))")
    return terms


def _integer(value: Fraction) -> str:
    if value.denominator != 1:
        raise CombinationError(f"{value} is no integer")
    return str(value) if value >= 0 else f"({value})"
