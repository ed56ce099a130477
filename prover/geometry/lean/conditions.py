"""Non-degeneracy in a Lean proof: proved where it can be, assumed and shown where it cannot.

An inequality of directions (`ncoll`, `npara`, `nperp`, an excluded reading of an angle) is proved by
contradiction: with its negation, a known inequality's negation would be an integer combination of
what is known. What is left becomes a hypothesis: that two named points differ, or an extra condition.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import permutations

from geometry.language import Fact, Predicate
from geometry.proof.equations import Table
from geometry.proof.statement import Statement
from prover.geometry.lean.combine import Goal, Keep, combine, goals
from prover.geometry.lean.distinct import Distinct
from prover.geometry.lean.orders import ARRANGEMENTS, coll_permuted
from prover.geometry.lean.span import Span
from prover.geometry.lean.views import HALF, View, simple_facts, views
from prover.geometry.lean.words import lean_name, number, proposition, spell

P = Predicate
_NEGATED = {P.NCOLL: P.COLL, P.NPARA: P.PARA, P.NPERP: P.PERP}


@dataclass(frozen=True, slots=True)
class Assumption:
    """A condition that the theorem gets as a hypothesis beside the problem's own.

    `fact`: as the language says it, for the check in the figure; `negated`: that it does not hold.
    `shift`: of an excluded angle, by what part of π it would differ. `parity`: of points d, e, f on the
    sides bc, ca, ab (`fact` lists a to f), 1 if an odd number is outside, -1 if an even number is.
    """

    name: str
    fact: Fact
    negated: bool = False
    shift: Fraction = Fraction(0)
    parity: int = 0

    @property
    def text(self) -> str:
        """As a Lean proposition."""
        if self.parity:
            a, b, c, d, e, f = map(lean_name, self.fact.args)
            product = f"dot {d} {b} {d} {c} * dot {e} {c} {e} {a} * dot {f} {a} {f} {b}"
            return f"0 < {product}" if self.parity > 0 else f"{product} < 0"
        if self.shift:
            return f"¬ ({shifted(goals(self.fact)[0], self.shift)})"
        return f"¬ {proposition(self.fact)}" if self.negated else proposition(self.fact)

    @property
    def distinctness(self) -> bool:
        """Whether it only says that two points are two."""
        return self.fact.predicate is P.DIFF


def shifted(goal: Goal, shift: Fraction) -> str:
    """The goal's equation with `shift` π added on the right."""
    left, right = goal.text.split(" = ")
    return f"{left} = {right} + turn {number(shift)}"


@dataclass(frozen=True, slots=True)
class _Different:
    """An equation of directions known to fail: `refute` makes a contradiction of its proof."""

    goal: Goal
    refute: Callable[[str], str]


@dataclass(slots=True)
class Conditions:
    """All that is known of inequalities while a proof is written.

    `assume` is called with what could not be proved and returns the Lean term for it; `keep` gives a
    proof a name.
    """

    assume: Callable[[Assumption], str]
    keep: Keep
    known: Span = field(default_factory=Span)
    _facts: dict[Fact, str] = field(default_factory=dict)
    _different: list[_Different] = field(default_factory=list)
    distinct: Distinct = field(init=False)
    _number: int = 0

    def __post_init__(self) -> None:
        self.distinct = Distinct(self._assume_apart, self._rearranged, self.keep)
        self._different.append(
            _Different(
                Goal(Table.DIRECTIONS, (), ((1, HALF),), "(0 : Dir) = turn (1/2)", lambda t, _: t),
                lambda t: f"turn_half_ne_zero (Eq.symm ({t}))",
            )
        )

    def learn(self, statement: Statement, name: str) -> None:
        """A fact proved by `name`: its direction equations serve in proofs of inequalities."""
        for view in views(statement, name):
            if view.table is Table.DIRECTIONS:
                self.known.add(view)
        for fact, proof in simple_facts(statement, name):
            self.distinct.learn(fact, proof)

    def give(self, fact: Fact, name: str) -> None:
        """An inequality that `name` proves."""
        p = fact.args
        self._facts[fact] = name
        self.distinct.give(fact, name)
        if fact.predicate in _NEGATED and len(p) in (3, 4):
            if fact.predicate is P.NCOLL and len(p) == 4:
                return
            goal = goals(Fact(_NEGATED[fact.predicate], p))[0]
            self._different.append(
                _Different(goal, lambda t: f"{name} ({goal.wrap(t, self.apart)})")
            )

    def exclude(self, assumption: Assumption) -> None:
        """An excluded fact, or reading of an angle, that the assumption's name refutes."""
        goal = goals(assumption.fact)[0]
        if assumption.shift:
            constant = (dict(goal.constant).get(1, Fraction(0)) + assumption.shift) % 1
            text = shifted(goal, assumption.shift)
            goal = Goal(
                goal.table, goal.terms, ((1, constant),) if constant else (), text, goal.wrap
            )
            self._different.append(_Different(goal, lambda t: f"{assumption.name} ({t})"))
        else:
            plain = goal
            self._different.append(
                _Different(plain, lambda t: f"{assumption.name} ({plain.wrap(t, self.apart)})")
            )

    def apart(self, p: str, q: str) -> str:
        """A proof of `p ≠ q`."""
        return self.distinct.apart(p, q)

    def _assume_apart(self, fact: Fact) -> str:
        return self.assume(Assumption(self._name("apart"), fact))

    def holds(self, fact: Fact) -> str:
        """A proof of an inequality of the language, exactly as `fact` writes it."""
        if fact.predicate is P.DIFF:
            return self.apart(*fact.args)
        term = self._rearranged(fact) or self._refuted(fact)
        if term is None:
            term = self.assume(Assumption(self._name("extra"), fact))
            self.give(fact, term)
        self._facts[fact] = term
        return term

    def fails(self, fact: Fact) -> str:
        """A proof of `¬ fact`, for an equation of directions."""
        return self._by_contradiction(fact) or self._assumed(Assumption("", fact, negated=True))

    def parity(self, points: tuple[str, ...], sign: int) -> str:
        """A proof that an odd (1) or even (-1) number of feet on a triangle's sides is outside."""
        fact = Fact(P.COLL, points)
        return self.assume(Assumption(self._name("extra"), fact, parity=sign))

    def differs(self, fact: Fact, shift: Fraction) -> str:
        """A proof that the sides of a direction equation do not differ by `shift` π."""
        goal = goals(fact)[0]
        constant = (dict(goal.constant).get(1, Fraction(0)) + shift) % 1
        read = View(
            Table.DIRECTIONS, goal.terms, ((1, constant),) if constant else (), lambda _: ""
        )
        text = shifted(goal, shift)
        term = self._from(read, text, shift)
        if term is not None:
            return term
        nice = _plainly(fact, shift)
        if nice is not None:
            self.holds(nice)
            term = self._from(read, text, shift)
            assert term is not None
            return term
        return self._assumed(Assumption("", fact, shift=shift))

    def _from(self, read: View, text: str, shift: Fraction) -> str | None:
        """`read`'s right side is a sum of constants; the hypothesis must have one constant."""
        self._number += 1
        name = f"need_{self._number}"
        constant = dict(read.constant).get(1, Fraction(0))
        left, right = text.split(" = ")
        said = right.split(" + turn ")[0]
        target = f"turn {number(constant)}" if constant else "0"
        if said.startswith("turn "):
            first = constant - shift + (1 if constant < shift else 0)
            whole = int(first + shift - constant)
            words = " ".join(map(number, (first, shift, constant)))
            total = f"turn_sum {words} {whole} (by norm_num)"
            total = total if constant else f"({total}).trans turn_zero"
            proof = f"(({name}.trans ({total})) : {left} = {target})"
        elif said == "0":
            proof = f"({name}.trans (by dir_identity) : {left} = {target})"
        else:
            proof = f"(sub_of_eq_add {name})"
        view = View(Table.DIRECTIONS, read.terms, read.constant, lambda _: proof)
        found = self._contradiction(view)
        return None if found is None else f"(fun {name} : {text} => {found})"

    def _assumed(self, raw: Assumption) -> str:
        named = Assumption(self._name("extra"), raw.fact, raw.negated, raw.shift)
        term = self.assume(named)
        self.exclude(Assumption(term, raw.fact, raw.negated, raw.shift))
        return term

    def _rearranged(self, fact: Fact) -> str | None:
        """From the same inequality with its points in another order."""
        p = fact.args
        if fact in self._facts:
            return self._facts[fact]
        if fact.predicate is P.NCOLL and len(p) == 3:
            for order in permutations(p):
                if (name := self._facts.get(Fact(P.NCOLL, order))) is not None:
                    return coll_permuted(name, order, p, P.NCOLL)
        if fact.predicate is P.SAMECLOCK and set(p[:3]) == set(p[3:]):
            proper = self.holds(Fact(P.NCOLL, p[:3]))
            itself = f"(sameclock_self {spell(*p[:3])} {proper})"
            return f"(clock_rearranged {itself} (by simp only [cross] <;> ring))"
        if fact.predicate in ARRANGEMENTS:
            for swap, lemma in ARRANGEMENTS[fact.predicate]:
                other = Fact(fact.predicate, tuple(p[i] for i in swap))
                if (name := self._facts.get(other)) is not None:
                    return f"({lemma} {name} (by simp only [cross, dot] <;> ring))"
        return None

    def _refuted(self, fact: Fact) -> str | None:
        if fact.predicate not in _NEGATED or len(fact.args) > 4:
            return None
        return self._by_contradiction(Fact(_NEGATED[fact.predicate], fact.args))

    def _by_contradiction(self, fact: Fact) -> str | None:
        self._number += 1
        name = f"need_{self._number}"
        for view in views(fact, name):
            if view.table is Table.DIRECTIONS and (found := self._contradiction(view)):
                return f"(fun {name} : {proposition(fact)} => {found})"
        return None

    def _contradiction(self, view: View) -> str | None:
        assumed = self.known.reduce(view)
        best: tuple[int, _Different, list[tuple[View, Fraction]]] | None = None
        for different in self._different:
            goal = different.goal
            target = self.known.reduce(
                View(Table.DIRECTIONS, goal.terms, goal.constant, lambda _: "")
            )
            joined = self.known.joined(target, assumed)
            if joined is None:
                continue
            factor, shares = joined
            if best is None or len(shares) < best[0]:
                best = len(shares), different, [(view, factor), *shares]
        if best is None:
            return None
        return best[1].refute(combine(best[1].goal, best[2], self.apart, self.keep))

    def _name(self, kind: str) -> str:
        self._number += 1
        return f"{kind}_{self._number}"


def _plainly(fact: Fact, shift: Fraction) -> Fact | None:
    """The language's word for an excluded right angle."""
    if shift != HALF:
        return None
    p = fact.args
    match fact.predicate:
        case P.PARA:
            return Fact(P.NPERP, p)
        case P.PERP:
            return Fact(P.NPARA, p)
        case _:
            return None
