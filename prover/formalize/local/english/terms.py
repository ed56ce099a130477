"""Terms (`T`): numbers that words describe, such as "the remainder when … is divided by 7"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from prover.formalize.local.english.meanings import Meaning, same
from prover.formalize.local.english.predicates import is_remainder
from prover.formalize.local.english.sorts import ONE, TEN, TWO, ZERO, call
from prover.formalize.local.meaning import IT, Kind
from prover.formalize.local.unnamed import folded
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Binder,
    Name,
    Num,
    Quantified,
    Term,
    Unary,
)


def _choices(chosen: Term, among: Term) -> Term:
    return call("choose", among, chosen)


def _from_origin(point: Term) -> Term | None:
    """The distance of a pair of coordinates from the origin."""
    match point:
        case App(Name("tuple"), (x, y)):
            return Unary("√", Binary("+", Binary("^", x, TWO), Binary("^", y, TWO)))
        case _:
            return None


def _digit(place: int, value: Term) -> Term:
    """The digit of a natural number at a power of ten."""
    return Binary("%", call("quotient", value, Num(Fraction(place))), TEN)


def _half(n: int, value: Term) -> Term:
    return Binary("/", value, Num(Fraction(n)))


def _average(values: Sequence[Term]) -> Term:
    whole = values[0]
    for value in values[1:]:
        whole = Binary("+", whole, value)
    return Binary("/", whole, Num(Fraction(len(values))))


def _is_tuple(term: Term) -> bool:
    return isinstance(term, App) and term.fn == Name("tuple")


def _is_fraction(term: Term) -> bool:
    return isinstance(term, Binary) and term.op == "/"


def _sum_of_first(count: Term, kind: Kind) -> Term | None:
    """`the sum of the first 20 positive odd integers`."""
    whole = kind.domain in ("ℕ", "ℤ")
    conditions = set(kind.conditions) - {Binary("<", ZERO, IT)}
    k = Name("k")
    if not whole or (Binary("<", ZERO, IT) not in kind.conditions and kind.domain != "ℕ"):
        return None
    member: Term
    if not conditions:
        member = Binary("+", k, ONE)
    elif conditions == {call("odd", IT)}:
        member = Binary("+", Binary("*", TWO, k), ONE)
    elif conditions == {call("even", IT)}:
        member = Binary("*", TWO, Binary("+", k, ONE))
    else:
        return None
    last = Num(count.value - 1) if isinstance(count, Num) else Binary("-", count, ONE)
    over = App(Name("Finset.Icc"), (ZERO, last))
    return Quantified("∑", (Binder(("k",), None, "(", ("∈", over)),), member)


def _nested(head: str, values: Sequence[Term]) -> Term:
    whole = values[-1]
    for value in reversed(values[:-1]):
        whole = call(head, value, whole)
    return whole


def _inverse(of: Term) -> Term | None:
    """`the inverse of 3 modulo 11`."""
    match of:
        case Binary("%", value, Num(_) as modulus):
            return call("modinverse", value, modulus)
        case _:
            return None


def _digits_in(base: Term, value: Term) -> Term:
    return call("digitsum", value, base)


def _in_base(base: Term, value: Term) -> Term | None:
    """A numeral of another base, written in base ten."""
    return value if base == TEN else None


def _listed(count: int, last: str) -> tuple[str, Meaning]:
    return " , ".join(["E"] * (count - 1)) + f" {last} E", lambda *values: list(values)


LISTS: list[tuple[str, Meaning]] = [
    _listed(count, last) for count in range(2, 8) for last in ("and", ", and")[: count - 1]
]
"""Rows of terms (`L`): `a, b and c`."""
LISTS += [(" , ".join(["E"] * count), lambda *values: list(values)) for count in range(3, 8)]

TERMS: list[tuple[str, Meaning]] = [
    ("E", same),
    ("T above T", lambda a, b: Binary("+", b, a)),
    ("T below T", lambda a, b: Binary("-", b, a)),
    ("T plus T", lambda a, b: Binary("+", a, b)),
    ("T increased by T", lambda a, b: Binary("+", a, b)),
    ("T minus T", lambda a, b: Binary("-", a, b)),
    ("T decreased by T", lambda a, b: Binary("-", a, b)),
    ("T times T", lambda a, b: Binary("*", a, b)),
    ("T divided by T", lambda a, b: Binary("/", a, b)),
    ("T multiplied by T", lambda a, b: Binary("*", a, b)),
    ("the|a|its|this T", same),
    ("number|expression|quantity|value|fraction|integer E", same),
    ("value of T", same),
    ("pair|triple|point E", same),
    ("sum of E and E", lambda a, b: Binary("+", a, b)),
    ("sum of T and T", lambda a, b: Binary("+", a, b)),
    ("sum of E , E and E", lambda a, b, c: Binary("+", Binary("+", a, b), c)),
    ("sum of E , E , and E", lambda a, b, c: Binary("+", Binary("+", a, b), c)),
    ("product of E and E", lambda a, b: Binary("*", a, b)),
    ("product of T and T", lambda a, b: Binary("*", a, b)),
    ("product of E , E and E", lambda a, b, c: Binary("*", Binary("*", a, b), c)),
    ("sum|product E", same),
    ("positive difference between|of T and T", lambda a, b: Unary("|", Binary("-", a, b))),
    ("difference between|of T and T", lambda a, b: Binary("-", a, b)),
    ("quotient of T and T", lambda a, b: Binary("/", a, b)),
    ("ratio of T to T", lambda a, b: Binary("/", a, b)),
    ("gcd of T and T", lambda a, b: call("gcd", a, b)),
    ("lcm of T and T", lambda a, b: call("lcm", a, b)),
    ("gcd E", lambda t: call("gcd", *t.args) if _is_tuple(t) else None),
    ("lcm of E , E , and E", lambda a, b, c: call("lcm", a, call("lcm", b, c))),
    ("lcm of E , E and E", lambda a, b, c: call("lcm", a, call("lcm", b, c))),
    ("gcd of E , E , and E", lambda a, b, c: call("gcd", a, call("gcd", b, c))),
    ("gcd of E , E and E", lambda a, b, c: call("gcd", a, call("gcd", b, c))),
    ("remainder when|if|that|of T is divided by T", lambda a, m: Binary("%", a, m)),
    ("remainder [that] [results] when|if T is divided by T", lambda a, m: Binary("%", a, m)),
    ("remainder of T [when|upon|on|after] [is] divided|division by T", lambda a, m: Binary("%", a, m)),
    ("remainder of [the] division of T by T", lambda a, m: Binary("%", a, m)),
    ("remainder of T modulo T", lambda a, m: Binary("%", a, m)),
    ("modulo T residue|remainder of T", lambda m, a: Binary("%", a, m)),
    ("average|mean of [the] [three|four|five|six] [number|integer] L", _average),
    ("sum of [the] [three|four|five|six] [number|integer] L", lambda v: folded("+", v)),
    ("product of [the] [three|four|five|six] [number|integer] L", lambda v: folded("*", v)),
    ("residue of E", lambda t: t if is_remainder(t) else None),
    ("modulo T remainder of T", lambda m, a: Binary("%", a, m)),
    ("distance from [the] [point] E to [the] origin", _from_origin),
    ("remainder of E", lambda t: t if is_remainder(t) else None),
    ("number of subset with E element of a set with E element", _choices),
    ("number of ways to choose E [object|people|item] from|of E [object|people|item]", _choices),
    ("remainder when dividing T by T", lambda a, m: Binary("%", a, m)),
    ("remainder T leave when|if|upon [is] divided|division by T", lambda a, m: Binary("%", a, m)),
    ("residue of T modulo T", lambda a, m: Binary("%", a, m)),
    ("T modulo T", lambda a, m: Binary("%", a, m)),
    ("unitdigit of|in [the] [sum|product] T", lambda t: Binary("%", t, TEN)),
    ("unitdigit when T is written [out]", lambda t: Binary("%", t, TEN)),
    ("tens digit of|in [the] [sum|product] T", partial(_digit, 10)),
    ("hundreds digit of|in [the] [sum|product] T", partial(_digit, 100)),
    ("last|final two digits of T", lambda t: Binary("%", t, Num(Fraction(100)))),
    ("digitsum of [the] [number|integer] T", lambda t: call("digitsum", t)),
    ("digitsum of|in [the] base E representation|expansion of [the] [number|integer] T", _digits_in),
    ("digitsum", lambda: call("digitsum", IT)),
    ("its square", lambda: Binary("^", IT, TWO)),
    ("its cube", lambda: Binary("^", IT, Num(Fraction(3)))),
    ("its reciprocal", lambda: Binary("/", ONE, IT)),
    ("itself", lambda: IT),
    ("number of digits of|in T", lambda t: call("digitcount", t)),
    ("number of [positive] divisor of T", lambda t: call("divisorcount", t)),
    ("number of [positive] [integer] divisor that|does|do T has|have", lambda t: call("divisorcount", t)),
    ("sum of [the] [all] [of] [the] [positive] [integer] divisor of T", lambda t: call("divisorsum", t)),
    ("sum of [all] [the] [distinct] prime divisor of T", lambda t: call("primesum", t)),
    ("logarithm of T to|in [the] base T", lambda t, b: call("Real.logb", b, t)),
    ("base E logarithm of T", lambda b, t: call("Real.logb", b, t)),
    ("square of T", lambda t: Binary("^", t, TWO)),
    ("cube of T", lambda t: Binary("^", t, Num(Fraction(3)))),
    ("T squared", lambda t: Binary("^", t, TWO)),
    ("T cubed", lambda t: Binary("^", t, Num(Fraction(3)))),
    ("T to the power [of] T", lambda a, b: Binary("^", a, b)),
    ("squareroot of T", lambda t: Unary("√", t)),
    ("reciprocal of T", lambda t: Binary("/", ONE, t)),
    ("absolute value of T", lambda t: Unary("|", t)),
    ("factorial of T", lambda t: Unary("!", t)),
    ("T factorial", lambda t: Unary("!", t)),
    ("average|mean of E and E", lambda a, b: _average((a, b))),
    ("average|mean of E , E and E", lambda a, b, c: _average((a, b, c))),
    ("average|mean of E , E , and E", lambda a, b, c: _average((a, b, c))),
    ("T percent T", lambda a, b: Binary("*", Binary("/", a, Num(Fraction(100))), b)),
    ("T of T", lambda a, b: Binary("*", a, b) if _is_fraction(a) else None),
    ("twice T", lambda t: Binary("*", TWO, t)),
    ("double T", lambda t: Binary("*", TWO, t)),
    ("three times T", lambda t: Binary("*", Num(Fraction(3)), t)),
    ("half [of] T", lambda t: _half(2, t)),
    ("a|one third of T", lambda t: _half(3, t)),
    ("a|one quarter|fourth of T", lambda t: _half(4, t)),
    ("positive square root of T", lambda t: Unary("√", t)),
    ("cuberoot of T", lambda t: call("root", Num(Fraction(3)), t)),
    ("[the] sum of [the] first E K", _sum_of_first),
    ("[multiplicative|modular] inverse of E", _inverse),
    (
        "sum of [the] [finite] arithmetic|geometric sequence E",
        lambda t: t if isinstance(t, Quantified) else None,
    ),
    ("arithmetic|geometric sequence E", lambda t: t if isinstance(t, Quantified) else None),
    ("gcd of [the] [numbers] L", lambda v: _nested("gcd", v)),
    ("lcm of [the] [numbers] L", lambda v: _nested("lcm", v)),
    ("base E representation|expansion|form of [the] [number|integer] T", _in_base),
    ("T in|to base E", lambda t, b: _in_base(b, t)),
    ("T as a [number|integer|numeral] in base E", lambda t, b: _in_base(b, t)),
    ("[the] E percent of T", lambda a, b: Binary("*", Binary("/", a, Num(Fraction(100))), b)),
    ("sum of E , E , E , and E", lambda *v: folded("+", list(v))),
    ("product of E , E , and E", lambda *v: folded("*", list(v))),
    ("product of E , E , E , and E", lambda *v: folded("*", list(v))),
    ("average|mean of E , E , E and E", lambda *v: _average(v)),
    ("average|mean of E , E , E , and E", lambda *v: _average(v)),
    ("average|mean of E , E , E , E and E", lambda *v: _average(v)),
    ("average|mean of E , E , E , E , and E", lambda *v: _average(v)),
    ("four times T", lambda t: Binary("*", Num(Fraction(4)), t)),
    ("five times T", lambda t: Binary("*", Num(Fraction(5)), t)),
    ("triple T", lambda t: Binary("*", Num(Fraction(3)), t)),
    ("two thirds of T", lambda t: Binary("*", Binary("/", TWO, Num(Fraction(3))), t)),
    (
        "three fourths|quarters of T",
        lambda t: Binary("*", Binary("/", Num(Fraction(3)), Num(Fraction(4))), t),
    ),
    ("one fifth of T", lambda t: _half(5, t)),
    ("one tenth of T", lambda t: _half(10, t)),
    ("positive difference of T and T", lambda a, b: Unary("|", Binary("-", a, b))),
    ("result of|when T", same),
    ("T in simplest form", same),
    ("T in lowest terms", same),
    ("T as a [single|simplified|common|reduced|improper] fraction", same),
    ("T as a [terminating] decimal", same),
    ("T as a|common fraction|decimal|integer|mixed [number|fraction]", same),
]  # fmt: skip
