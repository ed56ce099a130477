"""Number systems: ℕ ⊂ ℤ ⊂ ℚ ⊂ ℝ ⊂ ℂ, and the least one that holds the values of a term."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from prover.formalize import candidates
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

ORDER = ("ℕ", "ℤ", "ℚ", "ℝ", "ℂ")
REAL = frozenset(("Real.sin", "Real.cos", "Real.tan", "Real.log", "Real.logb", "Real.exp", "root"))
NATURAL = frozenset(
    (
        "choose",
        "digitsum",
        "digitcount",
        "divisorcount",
        "divisorsum",
        "primesum",
        "Finset.card",
        "Nat.fib",
    )
)
ARITHMETIC = frozenset(("+", "-", "*", "/", "%"))
CONSTANTS = {"π": ("ℝ", "Real.pi"), "i": ("ℂ", "Complex.I"), "e": ("ℝ", "(Real.exp 1)")}


HOLE = Name(candidates.HOLE)


class TypingError(Exception):
    """A term has no type here, such as a sequence of which nothing is known."""


def join(*domains: str) -> str:
    """The least number system that holds the others; ℕ for none."""
    return ORDER[max((ORDER.index(domain) for domain in domains), default=0)]


class Systems:
    """Knows the number systems of terms over some variables."""

    def __init__(self, types: Mapping[str, str], positive: frozenset[str] = frozenset()) -> None:
        """`types`: of each variable, such as `ℝ` or `ℕ → ℝ`. `positive`: natural numbers that are not 0."""
        self._types = dict(types)
        self._positive = positive

    def natural(self, term: Term) -> str:
        """The least number system for a term's value. Raises TypingError."""
        match term:
            case Num(value):
                whole = value.denominator == 1
                return "ℝ" if not whole else "ℕ" if value >= 0 else "ℤ"
            case Name(text):
                return self._value_type(text)
            case Binary("^", base, exponent):
                return self._power_domain(base, exponent)
            case Binary("/", left, right):
                joined = join(self.natural(left), self.natural(right))
                return joined if ORDER.index(joined) >= 2 else "ℝ"
            case Binary("-", left, right):
                joined = join(self.natural(left), self.natural(right))
                return "ℤ" if joined == "ℕ" and not self._above(left, right) else joined
            case Binary(op, left, right) if op in ARITHMETIC:
                return join(self.natural(left), self.natural(right))
            case Unary("-", arg):
                return join("ℤ", self.natural(arg))
            case Unary("√", arg):
                return join("ℝ", self.natural(arg))
            case Unary("⌊" | "⌈", arg):
                self.natural(arg)
                return "ℤ"
            case Unary("!", _):
                return "ℕ"
            case Unary("|", arg):
                inside = self.natural(arg)
                return "ℝ" if inside == "ℂ" else inside
            case App(Name(head), args):
                return self._application_type(head, args)
            case Quantified("∑" | "∏", binders, body):
                return self._inside(binders).natural(body)
            case _:
                raise TypingError(f"no number: {term}")

    def _value_type(self, name: str) -> str:
        kind = self._types.get(name)
        if kind is None and name in CONSTANTS:
            return CONSTANTS[name][0]
        if kind is None or kind not in ORDER:
            raise TypingError(f"{name} is no number")
        return kind

    def _power_domain(self, base: Term, exponent: Term) -> str:
        domain = self.natural(base)
        match exponent:
            case Num(value) if value.denominator == 1 and value >= 0:
                return domain
        over = self.natural(exponent)
        if over == "ℕ":
            return domain
        if over == "ℤ":
            return domain if ORDER.index(domain) >= 2 or self._is_difference(exponent) else "ℝ"
        return join("ℝ", domain)

    def _is_difference(self, exponent: Term) -> bool:
        """`n - 1` in an exponent over ℕ: it is meant to be a natural number."""
        if not (isinstance(exponent, Binary) and exponent.op == "-"):
            return False
        return join(self.natural(exponent.left), self.natural(exponent.right)) == "ℕ"

    def _above(self, left: Term, right: Term) -> bool:
        """Whether a difference of natural numbers is surely not cut off at 0."""
        match left, right:
            case Num(a), Num(b):
                return a >= b
            case Name(n), Num(b):
                return n in self._positive and b <= 1
            case Binary("^", Num(a), _), Num(b):
                return a >= 1 >= b
            case Binary("^", Name(n), _), Num(b):
                return n in self._positive and b <= 1
            case _:
                return False

    def _application_type(self, head: str, args: tuple[Term, ...]) -> str:
        if head in ("gcd", "lcm") or head in NATURAL:
            return "ℕ"
        if head in REAL:
            return "ℝ"
        if head in ("max", "min", "quotient"):
            return join(*map(self.natural, args))
        if head == "inbase":
            return "ℕ"
        name = str(getattr(args[0], "text", "")) if head == "_" else head
        kind = self._mapping(name)
        if "→" not in kind:
            raise TypingError(f"{name} is no function")
        return kind.rpartition("→")[2].strip()

    def _mapping(self, name: str) -> str:
        """The type of a function, `ℝ → ℝ`; that of its map and its inverse for an `Equiv`."""
        function, _, side = name.partition(".")
        kind = self._types.get(function, "")
        if side and kind.startswith("Equiv "):
            _, start, end = kind.split()
            return f"{start} → {end}" if side == "1" else f"{end} → {start}"
        return "" if side else kind

    def _inside(self, binders: tuple[Binder, ...]) -> Self:
        types = dict(self._types)
        positive = set(self._positive)
        for binder in binders:
            for name in binder.names:
                types[name] = "ℕ"
            match binder.relation:
                case ("∈", App(Name("Finset.Icc"), (Num(low), _))):
                    positive |= set(binder.names) if low >= 1 else set()
                    if low < 0:
                        types.update(dict.fromkeys(binder.names, "ℤ"))
        return type(self)(types, frozenset(positive))
