"""Terms (`T`): numbers that words describe, such as "the remainder when … is divided by 7"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import partial

from prover.formalize.local.english.meanings import Meaning, same
from prover.formalize.local.english.predicates import is_remainder
from prover.formalize.local.english.sorts import ONE, TEN, TWO, call
from prover.policy.symbolic.goals.terms import App, Binary, Name, Num, Term, Unary


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


TERMS: list[tuple[str, Meaning]] = [
    ("E", same),
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
    ("number of digits of|in T", lambda t: call("digitcount", t)),
    ("number of [positive] divisor of T", lambda t: call("divisorcount", t)),
    ("number of [positive] [integer] divisor that|does|do T has|have", lambda t: call("divisorcount", t)),
    ("sum of [the] [all] [of] [the] [positive] [integer] divisor of T", lambda t: call("divisorsum", t)),
    ("sum of [all] [the] [distinct] prime divisor of T", lambda t: call("primesum", t)),
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
    ("T above T", lambda a, b: Binary("+", b, a)),
    ("T below T", lambda a, b: Binary("-", b, a)),
    ("T in simplest form", same),
    ("T in lowest terms", same),
    ("T as a|common fraction|decimal|integer|mixed [number|fraction]", same),
]  # fmt: skip
