"""Numbers in Lean: the text of a term among leaves of a given type."""

from __future__ import annotations

from fractions import Fraction

from prover.formalize.local.systems import (
    ARITHMETIC,
    CONSTANTS,
    ORDER,
    REAL,
    Systems,
    TypingError,
    join,
)
from prover.policy.symbolic.goals.terms import (
    App,
    Ascription,
    Binary,
    Binder,
    Name,
    Num,
    Opaque,
    Projection,
    Quantified,
    Term,
    Unary,
    free_names,
)


class Numbers(Systems):
    """Types terms that are numbers, over some variables."""

    def _leaf(self, term: Term) -> str | None:
        """The largest type among the leaves that Lean sees in an expression; None for numerals alone."""
        match term:
            case Num(_):
                return None
            case Binary("^", base, _):
                return self._leaf(base)
            case Binary(op, left, right) if op in ARITHMETIC:
                found = [x for x in (self._leaf(left), self._leaf(right)) if x is not None]
                return join(*found) if found else None
            case Unary("-", arg):
                return self._leaf(arg)
            case Unary("√" | "|", _) | Quantified():
                return self.natural(term)
            case _:
                return self.natural(term)

    def at(self, term: Term, domain: str, *, bare_numeral: bool = False) -> Term:
        """A term as an expression of a number system, ascribed where Lean would not see it."""
        typed = self._typed(term, domain)
        if self._leaf(term) == domain or (self._leaf(term) is None and domain == "ℕ"):
            return typed
        if bare_numeral and _is_numeral(term):
            return typed
        return ascribed(typed, domain)

    def _typed(self, term: Term, domain: str) -> Term:
        """The Lean form of a number, to stand among leaves of type `domain`."""
        match term:
            case Num(value):
                if value.denominator == 1:
                    return term
                return Binary("/", Num(Fraction(value.numerator)), Num(Fraction(value.denominator)))
            case Name(text):
                if text not in self._types and text in CONSTANTS:
                    return Name(CONSTANTS[text][1])
                return term
            case Binary("^", base, exponent):
                return Binary("^", self._typed(base, domain), self._exponent(exponent, domain))
            case Binary(op, left, right) if op in ARITHMETIC:
                return Binary(op, self._typed(left, domain), self._typed(right, domain))
            case Unary("-", arg):
                return Unary("-", self._typed(arg, domain))
            case Unary("√", arg):
                return App(Name("Real.sqrt"), (self.at(arg, "ℝ", bare_numeral=True),))
            case Unary("⌊" | "⌈" as op, arg):
                inner = self.natural(arg)
                return Unary(op, self.at(arg, inner if inner in ("ℚ", "ℝ") else "ℝ"))
            case Unary("|", arg) if self.natural(arg) == "ℂ":
                return App(Name("Complex.abs"), (self.at(arg, "ℂ"),))
            case Unary("|", arg):
                return Unary("|", self.at(arg, domain))
            case Unary("!", arg):
                return App(Name("Nat.factorial"), (self.at(arg, "ℕ"),))
            case App(Name(head), args):
                return self._applied(head, args, domain)
            case Quantified(op, binders, body):
                over = tuple(self._ranged(binder) for binder in binders)
                return Quantified(op, over, self._inside(binders).at(body, domain))
            case _:
                raise TypingError(f"no number: {term}")

    def _exponent(self, term: Term, domain: str) -> Term:
        match term:
            case Num(value) if value.denominator == 1:
                return term if value >= 0 else ascribed(term, "ℤ")
            case Unary("-", Num(value)) if value.denominator == 1:
                return Ascription(term, Name("ℤ"))
        own = self.natural(term)
        if own == "ℕ" or self._is_difference(term):
            return self.at(term, "ℕ")
        return self.at(term, "ℤ" if own == "ℤ" else "ℝ")

    def _ranged(self, binder: Binder) -> Binder:
        assert binder.relation is not None
        op, over = binder.relation
        match over:
            case App(Name("Finset.Icc"), (Num(low), Binary("-", Name(_) as high, Num(one)))) if (
                low == 0 and one == 1
            ):
                return Binder(
                    binder.names, binder.type, "(", (op, App(Name("Finset.range"), (high,)))
                )
            case App(Name("Finset.Icc"), (low, high)):
                domain = join(self.natural(low), "ℕ")
                ends = tuple(
                    type(self)(self._types, self._positive | free_names(end)).at(
                        end, domain, bare_numeral=True
                    )
                    for end in (low, high)
                )
                if all(isinstance(end, Num) for end in ends):
                    ends = (ascribed(ends[0], domain), ends[1])
                return Binder(binder.names, binder.type, "(", (op, App(Name("Finset.Icc"), ends)))
            case App(Name("Nat.divisors"), (value,)):
                return Binder(
                    binder.names,
                    binder.type,
                    "(",
                    (op, App(Name("Nat.divisors"), (self.at(value, "ℕ"),))),
                )
            case _:
                raise TypingError("a sum over what is no range")

    def _applied(self, head: str, args: tuple[Term, ...], domain: str) -> Term:
        if head in ("gcd", "lcm"):
            own = join(*map(self.natural, args))
            name = ("Nat." if own == "ℕ" else "Int.") + head
            one, two = (self.at(arg, own, bare_numeral=True) for arg in args)
            return App(Name(name), (one, two))
        if head == "quotient":
            return Binary("/", self.at(args[0], domain), self.at(args[1], domain))
        if head == "choose":
            return App(Name("Nat.choose"), tuple(self.at(arg, "ℕ") for arg in args))
        if head == "digitsum":
            base = self.at(args[1], "ℕ") if len(args) > 1 else Num(Fraction(10))
            return Projection(App(Name("Nat.digits"), (base, self.at(args[0], "ℕ"))), "sum")
        if head == "digitcount":
            digits = App(Name("Nat.digits"), (Num(Fraction(10)), self.at(args[0], "ℕ")))
            return Projection(digits, "length")
        if head in ("divisorcount", "divisorsum", "primesum"):
            return self._over_divisors(head, self.at(args[0], "ℕ"))
        if head == "root":
            degree, value = args
            return Binary(
                "^",
                self.at(value, "ℝ"),
                Ascription(Binary("/", Num(Fraction(1)), degree), Name("ℝ")),
            )
        if head in REAL:
            return App(Name(head), tuple(self.at(arg, "ℝ", bare_numeral=True) for arg in args))
        if head in ("max", "min"):
            return App(Name(head), tuple(self.at(arg, domain) for arg in args))
        if head == "_":
            head, args = str(getattr(args[0], "text", "")), args[1:]
        if head == "inbase":
            return _of_digits(*args)
        kind = self._mapping(head)
        sources = [part.strip() for part in kind.split("→")[:-1]]
        if len(sources) != len(args):
            raise TypingError(f"{head} takes {len(sources)} arguments")
        return App(
            Name(head),
            tuple(self._argument(arg, source) for arg, source in zip(args, sources, strict=True)),
        )

    def _argument(self, arg: Term, source: str) -> Term:
        if ORDER.index(self.natural(arg)) > ORDER.index(source):
            if source == "ℕ" and self.natural(arg) == "ℤ":
                return type(self)(self._types, self._positive | free_names(arg)).at(
                    arg, "ℕ", bare_numeral=True
                )
            raise TypingError("an argument outside its function's domain")
        return self.at(arg, source, bare_numeral=True)

    def _over_divisors(self, head: str, value: Term) -> Term:
        divisors = App(Name("Nat.divisors"), (value,))
        if head == "divisorcount":
            return Projection(divisors, "card")
        over = App(Name("Nat.primeFactors"), (value,)) if head == "primesum" else divisors
        return Quantified("∑", (Binder(("d",), None, "(", ("∈", over)),), Name("d"))


def _of_digits(base: Term, numeral: Term) -> Term:
    """`Nat.ofDigits 2 [1, 1, 0, 1]`, the units first."""
    assert isinstance(numeral, Num)
    digits = ", ".join(reversed(str(numeral.value)))
    return App(Name("Nat.ofDigits"), (base, Opaque(f"[{digits}]")))


def _is_numeral(term: Term) -> bool:
    match term:
        case Num(value):
            return value.denominator == 1
        case Unary("-", Num(value)):
            return value.denominator == 1
        case _:
            return False


def ascribed(term: Term, domain: str) -> Term:
    """The term with its first leaf ascribed."""
    match term:
        case Binary("^", base, exponent):
            return Binary("^", ascribed(base, domain), exponent)
        case Binary(op, left, right) if op in ARITHMETIC:
            if isinstance(left, Num) and not isinstance(right, Num) and op != "^":
                return Binary(op, left, ascribed(right, domain))
            return Binary(op, ascribed(left, domain), right)
        case Unary("-", arg):
            return Unary("-", ascribed(arg, domain))
        case Unary("|", _):
            return term
        case Quantified("∑" | "∏", _, _):
            return term
        case _:
            return Ascription(term, Name(domain))
