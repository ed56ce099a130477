"""Linear views: the equations that a proved fact contains, each with the Lean term that proves it.

A fact is used in a chase through one of its equations in one of four tables (`geometry.proof.equations`):
directions modulo π (the group `Dir`), logarithms of lengths and sines, lengths, squared lengths.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, permutations

from geometry.language import Fact, Predicate
from geometry.proof import composition
from geometry.proof.equations import Constant, Equation, Table, logarithm, make
from geometry.proof.statement import Product, Quantity, Statement
from prover.geometry.lean.orders import coll_permuted
from prover.geometry.lean.words import logarithms, number, spell, turn

P = Predicate
Terms = tuple[tuple[Quantity, Fraction], ...]
Apart = Callable[[str, str], str]
"""(p, q) -> a Lean term of type `p ≠ q`."""
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class View:
    """`term` proves an equation whose left side minus right side is the sum of `terms` minus `constant`.

    The quantities stand as the Lean text has them: `(b, a)` is not `(a, b)` here. `constant` is that of
    `geometry.proof.equations.Equation`, not reduced modulo 1. `term` asks for the distinctness it needs.
    """

    table: Table
    terms: Terms
    constant: Constant
    term: Callable[[Apart], str]

    @property
    def equation(self) -> Equation:
        """The equation, with sorted pairs."""
        return make(self.table, self.terms, dict(self.constant))


def conjuncts(name: str, count: int) -> list[str]:
    """How the parts of a proof of `A ∧ (B ∧ C)` are called."""
    names = []
    for i in range(count):
        last = i == count - 1
        names.append(name + ".2" * i + ("" if last else ".1"))
    return names


def parts(fact: Fact, name: str) -> list[tuple[Fact, str]]:
    """A compound fact's parts, as `Geometry.Predicates` defines it, with their proofs."""
    p = fact.args
    match fact.predicate:
        case P.CIRCLE:
            facts = [Fact(P.CONG, (p[0], p[1], p[0], p[2])), Fact(P.CONG, (p[0], p[2], p[0], p[3]))]
        case P.MIDP:
            facts = []  # an equation of coordinates
        case _:
            facts = composition.parts(fact)
    return list(zip(facts, conjuncts(name, len(facts)), strict=True))


def simple_facts(statement: Statement, name: str) -> Iterator[tuple[Fact, str]]:
    """The parts of a statement, and their parts, that have none themselves; with their proofs."""
    if isinstance(statement, Product):
        return
    below = parts(statement, name)
    if statement.predicate is P.MIDP:
        m, a, b = statement.args
        words = spell(m, a, b)
        yield Fact(P.COLL, (m, a, b)), f"(midp_coll {words} {name})"
        yield Fact(P.CONG, (m, a, m, b)), f"(midp_cong {words} {name})"
    elif not below:
        yield statement, name
    for fact, proof in below:
        yield from simple_facts(fact, proof)


def views(statement: Statement, name: str) -> Iterator[View]:
    """All linear views of a statement that `name` proves."""
    if isinstance(statement, Product):
        constant = tuple(sorted(logarithm(statement.value).items()))
        terms = tuple((q, Fraction(e)) for q, e in statement.terms)
        yield View(Table.LOGS, terms, constant, lambda _: name)
        return
    below = parts(statement, name)
    for fact, proof in below:
        yield from views(fact, proof)
    if statement.predicate is P.CIRCLE:
        (first, one), (second, two) = below
        joined = Fact(P.CONG, (*first.args[:2], *second.args[2:]))
        yield from views(joined, f"(Eq.trans {one} {two})")
    if statement.predicate is P.COLL and below:
        yield from _line(statement.args, name)
    if not below:
        yield from _directions(statement, name)
        yield from _lengths(statement, name)


def _directions(fact: Fact, name: str) -> Iterator[View]:
    p = fact.args
    a, b, c, d = (*p, *p)[:4]
    words = spell(*p)

    def view(terms: Terms, constant: Fraction, term: Callable[[Apart], str]) -> View:
        return View(Table.DIRECTIONS, terms, ((1, constant),) if constant else (), term)

    def difference(s: Quantity, t: Quantity) -> Terms:
        return (s, Fraction(1)), (t, Fraction(-1))

    match fact.predicate:
        case P.COLL:
            for x, y, z in permutations(p):
                if y < z:
                    yield _chord(name, p, (x, y, z))
        case P.PARA:
            yield view(
                difference((a, b), (c, d)),
                Fraction(0),
                lambda ne: f"para_dir {words} {name} {ne(a, b)} {ne(c, d)}",
            )
        case P.PERP:
            yield view(
                difference((c, d), (a, b)),
                HALF,
                lambda ne: f"perp_dir {words} {name} {ne(a, b)} {ne(c, d)}",
            )
        case P.ACONST if fact.value is not None:
            text = f"dir {spell(c, d)} - dir {spell(a, b)} = turn {number(fact.value)}"
            terms = difference((c, d), (a, b))
            yield view(terms, fact.value, lambda _: f"(said (p := {text}) {name})")
        case P.EQANGLE:
            terms = angle_terms(p)
            yield view(terms, Fraction(0), lambda _: f"(said (p := {angle_equation(p)}) {name})")
        case P.AEQUATION if fact.value is not None:
            terms = tuple(t for k, q in fact.terms for t in (((q[2], q[3]), k), ((q[0], q[1]), -k)))
            text = " + ".join(
                f"({k} : ℤ) • (dir {spell(q[2], q[3])} - dir {spell(q[0], q[1])})"
                for k, q in fact.terms
            )
            value = fact.value % 1
            yield view(terms, value, lambda _: f"(said (p := {text} = {turn(value)}) {name})")
        case P.CYCLIC:
            for four in combinations(p, 4):
                for one, two, x, y in _splits(four):
                    yield _inscribed(name, one, two, x, y)
        case P.MIDP:
            yield from _directions(Fact(P.COLL, p), f"(midp_coll {words} {name})")


def _chord(name: str, p: tuple[str, ...], order: tuple[str, str, str]) -> View:
    x, y, z = order
    proof = coll_permuted(name, p, order)
    return View(
        Table.DIRECTIONS,
        (((x, y), Fraction(1)), ((x, z), Fraction(-1))),
        (),
        lambda ne: f"coll_dir {spell(*order)} {proof} {ne(x, y)} {ne(x, z)}",
    )


def _inscribed(name: str, a: str, b: str, x: str, y: str) -> View:
    one, minus = Fraction(1), Fraction(-1)
    terms = (((x, b), one), ((x, a), minus), ((y, b), minus), ((y, a), one))

    def term(ne: Apart) -> str:
        apart = f"{ne(x, a)} {ne(x, b)} {ne(y, a)} {ne(y, b)}"
        return f"cyclic_dir {spell(a, b, x, y)} (cyclic_mono _ _ {name} (by simp)) {apart}"

    return View(Table.DIRECTIONS, terms, (), term)


def _splits(four: tuple[str, ...]) -> list[tuple[str, str, str, str]]:
    a, b, c, d = four
    return [(a, b, c, d), (a, c, b, d), (a, d, b, c)]


def _line(p: tuple[str, ...], name: str) -> Iterator[View]:
    """Any two chords of a line of four points or more."""
    proofs = dict(zip(p[2:], conjuncts(name, len(p) - 2), strict=True))
    base = spell(p[0], p[1])
    proofs |= {p[0]: f"(coll_left {base})", p[1]: f"(coll_right {base})"}
    for (q, r), (s, t) in combinations(list(combinations(p, 2)), 2):

        def term(ne: Apart, q: str = q, r: str = r, s: str = s, t: str = t) -> str:
            on_line = " ".join(proofs[x] for x in (q, r, s, t))
            apart = f"{ne(p[0], p[1])} {ne(q, r)} {ne(s, t)}"
            return f"line_dir {base} {spell(q, r, s, t)} {on_line} {apart}"

        terms = (((q, r), Fraction(1)), ((s, t), Fraction(-1)))
        yield View(Table.DIRECTIONS, terms, (), term)


def angle_terms(p: tuple[str, ...]) -> Terms:
    """Left minus right side of `angle_equation`."""
    a, b, c, d, e, f, g, h = p
    one, minus = Fraction(1), Fraction(-1)
    return ((c, d), one), ((a, b), minus), ((g, h), minus), ((e, f), one)


def angle_equation(p: tuple[str, ...]) -> str:
    """`eqangle p`, unfolded."""
    a, b, c, d, e, f, g, h = p
    left = f"dir {spell(c, d)} - dir {spell(a, b)}"
    return f"{left} = dir {spell(g, h)} - dir {spell(e, f)}"


def _lengths(fact: Fact, name: str) -> Iterator[View]:
    p, value = fact.args, fact.value
    words = spell(*p)
    ab, cd = (p[0], p[1]), (*p, *p)[2:4]
    one, minus = Fraction(1), Fraction(-1)

    def logs(terms: Terms, term: Callable[[Apart], str], v: Fraction = Fraction(1)) -> View:
        return View(Table.LOGS, terms, tuple(sorted(logarithm(v).items())), term)

    match fact.predicate:
        case P.CONG:
            terms = ((ab, one), (cd, minus))
            yield logs(terms, lambda _: f"cong_ln {words} {name}")
            text = f"said (p := dist {spell(*ab)} = dist {spell(*cd)}) {name}"
            yield View(Table.LENGTHS, terms, (), lambda _: text)
        case P.EQRATIO:
            pairs = list(zip(p[::2], p[1::2], strict=True))
            signs = (one, minus, minus, one)
            yield logs(
                tuple(zip(pairs, signs, strict=True)),
                lambda ne: f"eqratio_ln {words} {name} {ne(*pairs[1])} {ne(*pairs[2])}",
            )
        case P.RCONST | P.R2CONST if value is not None and value > 0:
            power = one if fact.predicate is P.RCONST else Fraction(2)
            yield logs(
                ((ab, power), (cd, -power)),
                lambda ne: (
                    f"({fact.predicate}_ln {words} {number(value)} {name} (by norm_num)"
                    f" {ne(*cd)}).trans {log_value(value)}"
                ),
                value,
            )
            if fact.predicate is P.RCONST:
                text = f"said (p := dist {spell(*ab)} = {number(value)} * dist {spell(*cd)}) {name}"
                yield View(Table.LENGTHS, ((ab, one), (cd, -value)), (), lambda _: text)
        case P.LCONST | P.L2CONST if value is not None and value > 0:
            power = one if fact.predicate is P.LCONST else Fraction(2)
            yield logs(
                ((ab, power),),
                lambda _: (
                    f"({fact.predicate}_ln {words} {number(value)} {name}).trans {log_value(value)}"
                ),
                value,
            )
        case P.LEQUATION if value is not None:
            sums: Terms = tuple(((q[0], q[1]), c) for c, q in fact.terms)
            yield View(Table.LENGTHS, sums, ((1, value),) if value else (), lambda _: name)
        case P.L2EQUATION if value is not None:
            if all({q[0], q[1]} == {q[2], q[3]} for _, q in fact.terms):
                squares: Terms = tuple(((q[0], q[1]), c) for c, q in fact.terms)
                yield View(Table.SQUARES, squares, ((1, value),) if value else (), lambda _: name)
        case P.MIDP:
            m, a, b = p
            yield from _lengths(Fact(P.CONG, (m, a, m, b)), f"(midp_cong {words} {name})")
            for lemma, end in (("midp_half", a), ("midp_half'", b)):
                half = Fact(P.RCONST, (m, end, a, b), HALF)
                yield from _lengths(half, f"({lemma} {words} {name})")


def log_value(value: Fraction) -> str:
    """A proof that the logarithm of a rational is a sum of those of primes."""
    exponents = dict(sorted(logarithm(value).items()))
    above = [(p, int(e)) for p, e in exponents.items() if e > 0]
    below = [(p, int(-e)) for p, e in exponents.items() if e < 0]

    def product(powers: list[tuple[int, int]]) -> str:
        return " * ".join(f"{p} ^ {e}" for p, e in powers) or "1"

    rewrites = [
        f"show ({number(value)} : ℝ) = ({product(above)}) / ({product(below)}) by norm_num",
        "Real.log_div (by norm_num) (by norm_num)",
    ]
    for powers in (above, below):
        rewrites += ["Real.log_mul (by norm_num) (by norm_num)"] * (len(powers) - 1)
        rewrites += ["Real.log_pow"] * len(powers)
    if not above or not below:
        rewrites.append("Real.log_one")
    text = f"Real.log {number(value)} = {logarithms(exponents)}"
    return f"(by rw [{', '.join(rewrites)}] <;> (push_cast <;> ring) : {text})"
