"""Described variables (`D`) and what is asked of them (`A`)."""

from __future__ import annotations

from fractions import Fraction

from prover.formalize.local.english.meanings import Meaning, arrow, function_kind, same, solvable
from prover.formalize.local.english.sorts import said
from prover.formalize.local.meaning import IT, Ask, Described, Kind, conj
from prover.policy.symbolic.goals.terms import App, Binary, Name, Num, Term, free_names


def _arrowed(names: tuple[tuple[str, ...], Term], start: Term, end: Term) -> Described | None:
    kind = arrow(start, end)
    return None if kind is None else Described(names[0], kind)


def functions(names: tuple[tuple[str, ...], Term], start: Kind, end: Kind) -> Described | None:
    kind = function_kind(start, end)
    return None if kind is None else Described(names[0], kind)


def _ask_counted(kind: Kind, predicate: Term) -> Ask:
    what = Described(("n",), Kind(kind.domain or "ℕ", (*kind.conditions, predicate)))
    return Ask("count", None, what)


def _ask_narrowed(what: Described, claim: Term) -> Ask:
    return Ask("count", None, Described(what.names, what.kind, conj(what.given, claim)))


def _counted_solutions(equation: Term) -> Ask | None:
    what = solvable(equation, Kind("ℝ"))
    return None if what is None else Ask("count", None, what)


def _solutions_of(kind: Kind, claim: Term) -> Ask | None:
    what = solvable(claim, Kind(kind.domain or "ℝ", kind.conditions))
    return None if what is None else Ask("count", None, what)


def _solutions_within(kind: Kind, claim: Term, interval: Term) -> Ask | None:
    asked = _solutions_of(kind, claim)
    if asked is None or asked.over is None or len(asked.over.names) != 1:
        return None
    inside = Binary("∈", Name(asked.over.names[0]), interval)
    return Ask("count", None, Described(asked.over.names, asked.over.kind, conj(inside, claim)))


def _first_positive(variables: tuple[tuple[str, ...], Term]) -> Ask:
    positive = Kind(None, (Binary("<", Num(Fraction(0)), IT),))
    return Ask("least", None, Described(variables[0], positive, variables[1]))


def _tuples_solving(what: Described, claim: Term) -> Ask | None:
    """`how many pairs (x, y) of integers does the equation have?`"""
    return _ask_narrowed(what, claim) if set(what.names) <= free_names(claim) else None


def _of_roots(what: str, polynomial: Term) -> Ask | None:
    over = solvable(Binary("=", polynomial, Num(Fraction(0))), Kind("ℝ"))
    return None if over is None or len(over.names) != 1 else Ask(what, None, over)


def _extreme_of(what: str, definition: Term) -> Ask | None:
    """The least value of `f(x) = …`."""
    match definition:
        case Binary("=", App(Name(_), _), value):
            return Ask(what, value)
        case _:
            return None


def _numbers(kind: Kind) -> Described | None:
    """A kind without a variable, such as "positive multiple of 13": whole numbers are meant."""
    divided = any(isinstance(c, Binary) and c.op == "∣" for c in kind.conditions)
    domain = kind.domain or ("ℕ" if divided else None)
    if domain not in ("ℕ", "ℤ") or not kind.conditions:
        return None
    return Described(("n",), Kind(domain, kind.conditions))


def _over(asked: Ask, what: Described) -> Ask | None:
    return Ask(asked.what, asked.term, what) if asked.over is None else None


DESCRIBED: list[tuple[str, Meaning]] = [
    ("function V : E → E", _arrowed),
    ("function V from K to K", functions),
    ("function V on|over K", lambda v, a: functions(v, a, a)),
    ("sequence of K V", lambda k, v: Described(v[0], Kind(f"ℕ → {k.domain}"), v[1]) if k.domain else None),
    ("sequence V of K", lambda v, k: Described(v[0], Kind(f"ℕ → {k.domain}")) if k.domain else None),
    ("all|the|a|both|some|of D", same),
    ("V", lambda v: Described(v[0], Kind(None), v[1])),
    ("K V", lambda k, v: Described(v[0], k, v[1])),
    ("two|three|four K V", lambda k, v: Described(v[0], k, v[1])),
    ("positive V", lambda v: Described(v[0], Kind(None, (Binary("<", Num(Fraction(0)), IT),)), v[1])),
    ("V of K", lambda v, k: Described(v[0], k, v[1])),
    ("V in K", lambda v, k: Described(v[0], k, v[1])),
    ("pair|triple|quadruple of K V", lambda k, v: Described(v[0], k, v[1])),
    ("K pair|triple V", lambda k, v: Described(v[0], k, v[1])),
    ("pair|triple V of K", lambda v, k: Described(v[0], k, v[1])),
    ("pair|triple|solution V", lambda v: Described(v[0], Kind(None), v[1])),
    ("K solution V", lambda k, v: Described(v[0], k, v[1])),
    ("value of V", lambda v: Described(v[0], Kind(None), v[1])),
    (
        "K V in|from E",
        lambda k, v, s: Described(v[0], k, conj(v[1], *(Binary("∈", Name(n), s) for n in v[0]))),
    ),
    ("K of V", lambda k, v: Described(v[0], k, v[1])),
    ("K V satisfy P", lambda k, v, p: Described(v[0], k, conj(v[1], p))),
    ("K satisfy [the] [inequality|equation] F", lambda k, f: solvable(f, k)),
    ("K st F", lambda k, f: solvable(f, k)),
    ("D st P", lambda d, p: Described(d.names, d.kind, conj(d.given, p))),
    ("D with P", lambda d, p: Described(d.names, d.kind, conj(d.given, p))),
    ("D that|which satisfy P", lambda d, p: Described(d.names, d.kind, conj(d.given, p))),
    ("D Q", lambda d, q: Described(d.names, d.kind, conj(d.given, *(said(q, Name(n)) for n in d.names)))),
    ("K solution to|of [the] [equation|inequality|system] F", lambda k, f: solvable(f, k)),
    ("solution to|of [the] [equation|inequality|system] F", lambda f: solvable(f, Kind(None))),
    ("K to|of [the] [equation|inequality|system|congruence] F", lambda k, f: solvable(f, k)),
    ("solution in K to|of [the] [equation] F", lambda k, f: solvable(f, k)),
    ("solution V to|of [the] [equation] F", lambda v, f: Described(v[0], Kind(None), f)),
    ("K", _numbers),
]  # fmt: skip

ASKED: list[tuple[str, Meaning]] = [
    ("the|a A", same),
    ("number of [all] [possible] D", lambda d: Ask("count", None, d)),
    ("number of D is|exists there st P", lambda d, p: _ask_narrowed(d, p)),
    ("number of D is|exists there", lambda d: Ask("count", None, d)),
    ("number of D st P", lambda d, p: _ask_narrowed(d, p)),
    ("number of [of] [the] K is Q", lambda k, q: _ask_counted(k, q)),
    ("number of [of] [the] K R", lambda k, q: _ask_counted(k, q)),
    ("number of D is Q", lambda d, q: _ask_narrowed(d, conj(*(said(q, Name(n)) for n in d.names)))),
    ("number of D exists", lambda d: Ask("count", None, d)),
    ("number of [real] solution does [the] [equation] F has", lambda f: _counted_solutions(f)),
    ("sum of [all] [the] [of] [the] [two] [possible] [distinct] D", lambda d: Ask("sum", None, d)),
    ("product of [all] [the] [of] [the] [possible] D", lambda d: Ask("product", None, d)),
    ("least value of|for [the] [expression] T", lambda t: Ask("minimum", t)),
    ("greatest value of|for [the] [expression] T", lambda t: Ask("maximum", t)),
    ("least value of [the] [function] F", lambda f: _extreme_of("minimum", f)),
    ("greatest value of [the] [function] F", lambda f: _extreme_of("maximum", f)),
    ("least of T", lambda t: Ask("minimum", t)),
    ("greatest of T", lambda t: Ask("maximum", t)),
    ("least value T can|takes|attains [take|have|attain]", lambda t: Ask("minimum", t)),
    ("greatest value T can|takes|attains [take|have|attain]", lambda t: Ask("maximum", t)),
    ("least positive V", lambda v: _first_positive(v)),
    ("least D", lambda d: Ask("least", None, d)),
    ("greatest D", lambda d: Ask("greatest", None, d)),
    ("number of D satisfy P", lambda d, p: _ask_narrowed(d, p)),
    ("number of K does [the] [equation|inequality|congruence] F has", lambda k, f: _solutions_of(k, f)),
    ("number of D does [the] [equation|inequality|system] F has", _tuples_solving),
    ("number of K does [the] [equation|inequality] F has on|in [the] [interval] E", _solutions_within),
    ("number of K to|of [the] [equation|inequality] F on|in [the] [interval] E", _solutions_within),
    (
        "sum of [all] [the] [possible] [real] solution of|to [the] [polynomial|quadratic] E",
        lambda t: _of_roots("sum", t),
    ),
    (
        "product of [all] [the] [possible] [real] solution of|to [the] [polynomial|quadratic] E",
        lambda t: _of_roots("product", t),
    ),
    ("A for [all] D", lambda a, d: _over(a, d)),
    ("A over [all] D", lambda a, d: _over(a, d)),
    ("T", lambda t: Ask("value", t)),
    ("V", lambda v: Ask("value", App(Name("tuple"), tuple(map(Name, v[0])))) if len(v[0]) > 1 else None),
]  # fmt: skip
