"""Numbers without names: "the sum of two integers is 12", "their product", "the larger one"; progressions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from prover.formalize.local.english.meanings import Meaning, distinct
from prover.formalize.local.english.sorts import call, kind_predicate, said
from prover.formalize.local.meaning import Kind, conj
from prover.formalize.local.unnamed import MEMBERS, PARTY, PROGRESSION
from prover.policy.symbolic.goals.terms import App, Binary, Name, Num, Term

FIRST, SECOND = Name(MEMBERS[0]), Name(MEMBERS[1])
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)


def party(count: int, kind: Kind, *, consecutive: bool = False) -> Term | None:
    """Some unnamed numbers of a kind."""
    step = 0
    if consecutive:
        if kind.domain not in ("ℕ", "ℤ"):
            return None
        parity = {App(Name(head), (Name("it"),)) for head in ("even", "odd")}
        step = 2 if parity & set(kind.conditions) else 1
    names = MEMBERS[: 1 if consecutive else count]
    claims = [said(kind_predicate(kind), Name(name)) for name in names]
    if kind.distinct and not consecutive:
        claims += distinct(names)
    mark = call(PARTY, Num(Fraction(count)), Num(Fraction(step)))
    return conj(mark, *claims)


def _equation(
    what: str, count: int, *, consecutive: bool = False
) -> Callable[[Kind, Term], Term | None]:
    """`the sum of two integers is 12`."""

    def claimed(kind: Kind, value: Term) -> Term | None:
        they = party(count, kind, consecutive=consecutive)
        return None if they is None else conj(they, Binary("=", Name(f"⟨{what}⟩"), value))

    return claimed


def _with_values(*whats: str) -> Callable[..., Term | None]:
    """`two numbers have a sum of 12 and a product of 20`."""

    def claimed(kind: Kind, *values: Term) -> Term | None:
        they = party(2, kind)
        equations = [Binary("=", Name(f"⟨{w}⟩"), v) for w, v in zip(whats, values, strict=True)]
        return None if they is None else conj(they, *equations)

    return claimed


def _one(kind: Kind, value: Term) -> Term:
    """`a positive number is 5 more than its reciprocal`."""
    return conj(said(kind_predicate(kind), FIRST), Binary("=", FIRST, said(value, FIRST)))


def of_them(what: str) -> Callable[[], Term]:
    return lambda: Name(f"⟨{what}⟩")


def _member(place: Term) -> Term:
    return call("member", place)


def _given(kind: str, places: Sequence[int], values: Sequence[Term]) -> Term:
    members = [_member(Num(Fraction(place))) for place in places]
    equations = [Binary("=", m, v) for m, v in zip(members, values, strict=True)]
    return conj(_progression(kind), *equations)


def _progression(kind: str) -> Term:
    return call(PROGRESSION, Name(kind))


def _in_progression(kind: str, names: Sequence[str]) -> Term | None:
    """Numbers that follow one another in a progression: equal differences, or equal quotients."""
    if len(names) < 3:
        return None
    claims: list[Term] = []
    for one, two, three in zip(names, names[1:], names[2:], strict=False):
        a, b, c = Name(one), Name(two), Name(three)
        if kind == "arithmetic":
            claims.append(Binary("=", Binary("-", b, a), Binary("-", c, b)))
        else:
            claims.append(Binary("=", Binary("*", b, b), Binary("*", a, c)))
    return conj(*claims)


def _pair() -> Term:
    return call(PARTY, Num(Fraction(2)), Num(Fraction(0)))


def _ordinal(number: int) -> Callable[[], Term]:
    return lambda: Num(Fraction(number))


def _continued(kind: str) -> Callable[[Term, Term, Term, Term], Term | None]:
    """`the 20th term of the arithmetic sequence 3, 7, 11, …`, from its first two members."""

    def member(place: Term, one: Term, two: Term, three: Term) -> Term | None:
        match place, one, two, three:
            case Num(n), Num(a), Num(b), Num(c) if kind == "arithmetic" and c - b == b - a:
                return Binary("+", one, Binary("*", Num(n - 1), Num(b - a)))
            case Num(n), Num(a), Num(b), Num(c) if (
                kind == "geometric" and a and b and c / b == b / a
            ):
                return Binary("*", one, Binary("^", Num(b / a), Num(n - 1)))
            case _:
                return None

    return member


ORDINALS: list[tuple[str, Meaning]] = [
    *((word, _ordinal(number)) for number, word in enumerate(_ORDINALS, 1)),
    ("E th|st|nd|rd", lambda place: place),
]

PARTY_PROPOSITIONS: list[tuple[str, Meaning]] = [
    ("[the] sum of two consecutive K is T", _equation("sum", 2, consecutive=True)),
    ("[the] sum of three consecutive K is T", _equation("sum", 3, consecutive=True)),
    ("[the] sum of four consecutive K is T", _equation("sum", 4, consecutive=True)),
    ("[the] product of two consecutive K is T", _equation("product", 2, consecutive=True)),
    ("[the] product of three consecutive K is T", _equation("product", 3, consecutive=True)),
    ("[the] sum of two K is T", _equation("sum", 2)),
    ("[the] sum of three K is T", _equation("sum", 3)),
    ("[the] product of two K is T", _equation("product", 2)),
    ("[the] [positive] difference of|between two K is T", _equation("difference", 2)),
    ("[the] average|mean of two K is T", _equation("average", 2)),
    ("two K has [a] sum [of] T and [a] product [of] T", _with_values("sum", "product")),
    ("two K has [a] product [of] T and [a] sum [of] T", _with_values("product", "sum")),
    ("two K has [a] sum [of] T and [a] difference [of] T", _with_values("sum", "difference")),
    ("two K has [a] difference [of] T and [a] product [of] T", _with_values("difference", "product")),
    ("two K has [a] sum [of] T", _with_values("sum")),
    ("two K has [a] product [of] T", _with_values("product")),
    ("two K sum|add [up] to T", _with_values("sum")),
    ("two K differ by T", _with_values("difference")),
    ("a K is T", _one),
    ("in a|the arithmetic sequence , P", lambda p: conj(_progression("arithmetic"), p)),
    ("in a|the geometric sequence , P", lambda p: conj(_progression("geometric"), p)),
    (
        "[the] O and O term of a arithmetic sequence is T and T",
        lambda m, n, a, b: _two("arithmetic", m, n, a, b),
    ),
    (
        "[the] O and O term of a geometric sequence is T and T",
        lambda m, n, a, b: _two("geometric", m, n, a, b),
    ),
    (
        "[the] T of a arithmetic sequence is T",
        lambda a, b: conj(_progression("arithmetic"), Binary("=", a, b)),
    ),
    ("[the] T of a geometric sequence is T", lambda a, b: conj(_progression("geometric"), Binary("=", a, b))),
    ("V is [in] [a] arithmetic sequence", lambda v: _in_progression("arithmetic", v[0])),
    ("V is [in] [a] geometric sequence", lambda v: _in_progression("geometric", v[0])),
    (
        "V is [consecutive] term [of|in] [a] arithmetic sequence",
        lambda v: _in_progression("arithmetic", v[0]),
    ),
    ("V is [consecutive] term [of|in] [a] geometric sequence", lambda v: _in_progression("geometric", v[0])),
    ("[the] sum of [the] squares of two K is T", _equation("squares", 2)),
    ("[the] sum of [the] cubes of two K is T", _equation("cubes", 2)),
    ("[the] sum of [the] reciprocals of two K is T", _equation("reciprocals", 2)),
    (
        "a number is above another [number] by T",
        lambda t: conj(_pair(), Binary("=", Name("⟨difference⟩"), t)),
    ),
    ("a arithmetic sequence has [the] O term T", lambda n, t: _single("arithmetic", n, t)),
    ("a geometric sequence has [the] O term T", lambda n, t: _single("geometric", n, t)),
    (
        "[the] first three term of a arithmetic sequence is T , T , and T",
        lambda *v: _given("arithmetic", (1, 2, 3), v),
    ),
    (
        "[the] first three term of a geometric sequence is T , T , and T",
        lambda *v: _given("geometric", (1, 2, 3), v),
    ),
    ("the common difference|ratio is T", lambda t: Binary("=", Name("⟨step⟩"), t)),
    ("a arithmetic sequence has P", lambda p: conj(_progression("arithmetic"), p)),
    ("first term T and common difference T", lambda a, d: conj(_is_first(a), _is_step(d))),
]  # fmt: skip


def _two(kind: str, m: Term, n: Term, a: Term, b: Term) -> Term:
    claims = [Binary("=", _member(place), value) for place, value in ((m, a), (n, b))]
    return conj(_progression(kind), *claims)


def _single(kind: str, place: Term, value: Term) -> Term:
    return conj(_progression(kind), Binary("=", _member(place), value))


def _is_first(value: Term) -> Term:
    return Binary("=", _member(Num(Fraction(1))), value)


def _is_step(value: Term) -> Term:
    return Binary("=", Name("⟨step⟩"), value)


PARTY_TERMS: list[tuple[str, Meaning]] = [
    ("their sum", of_them("sum")),
    ("their product", of_them("product")),
    ("their [positive] difference", of_them("difference")),
    ("their average|mean", of_them("average")),
    ("sum of their squares", of_them("squares")),
    ("sum of [the] squares of [the] two|these|three number|integer", of_them("squares")),
    ("sum of their cubes", of_them("cubes")),
    ("sum of their reciprocals", of_them("reciprocals")),
    ("sum of [the] reciprocals of [the] two|these|three number|integer", of_them("reciprocals")),
    ("sum of the|these two|three number|integer", of_them("sum")),
    ("product of the|these two|three number|integer", of_them("product")),
    ("difference of|between the|these two number|integer", of_them("difference")),
    ("larger|greater|greatest [number|integer|one|a]", of_them("greatest")),
    ("larger|greater|greatest of the|these [two|three] [number|integer]", of_them("greatest")),
    ("larger|greater|greatest of them", of_them("greatest")),
    ("smaller|lesser|least [number|integer|one|a]", of_them("least")),
    ("smaller|lesser|least of the|these [two|three] [number|integer]", of_them("least")),
    ("smaller|lesser|least of them", of_them("least")),
    ("middle number|integer|one", of_them("middle")),
    ("the|this number|integer", lambda: FIRST),
    ("one number", lambda: FIRST),
    ("the|another|other other number", lambda: SECOND),
    ("another number", lambda: SECOND),
    ("other number", lambda: SECOND),
    ("a|the number", lambda: FIRST),
    ("O term of the arithmetic sequence E , E , E , …", _continued("arithmetic")),
    ("O term of the geometric sequence E , E , E , …", _continued("geometric")),
    ("O term in the arithmetic sequence E , E , E , …", _continued("arithmetic")),
    ("O term in the geometric sequence E , E , E , …", _continued("geometric")),
    ("O term of the sequence", _member),
    ("O term", _member),
    ("sum of [the] first E term", lambda n: call("partial", n)),
    ("common difference|ratio [of the sequence]", of_them("step")),
]  # fmt: skip
