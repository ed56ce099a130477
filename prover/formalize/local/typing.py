"""Numbers get their Lean types: untyped terms in, Lean terms out.

Every relation is read in one number system, the least that holds its parts: ℕ ⊂ ℤ ⊂ ℚ ⊂ ℝ ⊂ ℂ, with
division and roots leading to ℝ and differences to ℤ where a natural number could be cut off at 0. Lean
coerces the parts of an expression to the largest type among its leaves; where no leaf has the wanted type,
the first one is ascribed.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from prover.formalize import candidates
from prover.formalize.local.guessing import guess_type, positives
from prover.formalize.local.meaning import conj
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
    show,
)

ORDER = ("ℕ", "ℤ", "ℚ", "ℝ", "ℂ")
_REAL = frozenset(("Real.sin", "Real.cos", "Real.tan", "Real.log", "Real.logb", "Real.exp", "root"))
_NATURAL = frozenset(
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
_ARITHMETIC = frozenset(("+", "-", "*", "/", "%"))
_COMPARISONS = frozenset(("=", "≠", "<", "≤", ">", "≥"))
_TURNED = {">": "<", "≥": "≤"}
_CONSTANTS = {"π": ("ℝ", "Real.pi"), "i": ("ℂ", "Complex.I"), "e": ("ℝ", "(Real.exp 1)")}


HOLE = Name(candidates.HOLE)


class TypingError(Exception):
    """A term has no type here, such as a sequence of which nothing is known."""


def join(*domains: str) -> str:
    """The least number system that holds the others; ℕ for none."""
    return ORDER[max((ORDER.index(domain) for domain in domains), default=0)]


class Typist:
    """Types terms over some variables."""

    def __init__(self, types: Mapping[str, str], positive: frozenset[str] = frozenset()) -> None:
        """`types`: of each variable, such as `ℝ` or `ℕ → ℝ`. `positive`: natural numbers that are not 0."""
        self._types = dict(types)
        self._positive = positive

    def claim(self, term: Term) -> Term:
        """A proposition with its types. Raises TypingError."""
        match term:
            case Binary("∧", left, right):
                return conj(self.claim(left), self.claim(right))
            case Binary("∨" | "→" | "↔" as op, left, right):
                return Binary(op, self.claim(left), self.claim(right))
            case Unary("¬", inner):
                return Unary("¬", self.claim(inner))
            case Quantified("∀" | "∃" | "∃!" as op, binders, body):
                return self._quantified(op, binders, body)
            case Binary("∈" | "∉" as op, left, right):
                return self._member(op, left, right)
            case Binary("∣" | "∤" as op, left, right):
                return self._divides(op, left, right)
            case Binary(op, left, right) if op in _COMPARISONS:
                return self._compared(op, left, right)
            case App(Name(head), args):
                return self._predicate(head, args)
            case Name("True" | "False" | candidates.HOLE):
                return term
            case _:
                raise TypingError(f"no proposition: {term}")

    def _quantified(self, op: str, binders: tuple[Binder, ...], body: Term) -> Term:
        types = dict(self._types)
        out = []
        for binder in binders:
            kind = binder.type.text if isinstance(binder.type, Name) else "?"
            for name in binder.names:
                types[name] = guess_type(name, body) if kind == "?" else kind
                out.append(Binder((name,), Name(types[name])))
        inner = Typist(types, self._positive | positives(body))
        merged: list[Binder] = []
        for one in out:
            if merged and merged[-1].type == one.type:
                merged[-1] = Binder((*merged[-1].names, *one.names), one.type)
            else:
                merged.append(one)
        # Lean reads `∃ x y : ℝ, …` with the type bare where there is one group
        return Quantified(op, tuple(merged), inner.claim(body))

    def _member(self, op: str, left: Term, right: Term) -> Term:
        match right:
            case App(Name("Set.Icc" | "Set.Ioo" | "Set.Ico" | "Set.Ioc" as head), (low, high)):
                if head in ("Set.Icc", "Set.Ico"):
                    first = Binary("≤", low, left)
                elif head in ("Set.Ioo", "Set.Ioc"):
                    first = Binary("<", low, left)
                last = Binary("≤" if head in ("Set.Icc", "Set.Ioc") else "<", left, high)
                whole: Term = Binary("∧", first, last)
                return self.claim(whole if op == "∈" else Unary("¬", whole))
            case App(Name("set"), members):
                found: Term = Binary("=", left, members[-1])
                for member in reversed(members[:-1]):
                    found = Binary("∨", Binary("=", left, member), found)
                return self.claim(found if op == "∈" else Unary("¬", found))
            case _:
                raise TypingError("membership in what is no interval and no list")

    def _divides(self, op: str, left: Term, right: Term) -> Term:
        domain = join(self.natural(left), self.natural(right))
        if ORDER.index(domain) > 1:
            raise TypingError("divisibility outside the integers")
        sides = Binary("∣", self.at(left, domain, bare_numeral=True), self.at(right, domain))
        return Unary("¬", sides) if op == "∤" else sides

    def _compared(self, op: str, left: Term, right: Term) -> Term:
        if op in _TURNED and isinstance(right, Num) and not isinstance(left, Num):
            op, left, right = _TURNED[op], right, left
        match left, right:
            case App(Name("tuple"), ours), App(Name("tuple"), theirs) if len(ours) == len(theirs):
                whole = self._compared(op, ours[-1], theirs[-1])
                for a, b in reversed(list(zip(ours[:-1], theirs[:-1], strict=True))):
                    whole = Binary("∧", self._compared(op, a, b), whole)
                return whole
        if right == HOLE or left == HOLE:
            return self._asked(op, left, right)
        domain = join(self.natural(left), self.natural(right))
        one, two = self._typed(left, domain), self._typed(right, domain)
        if domain not in (self._leaf(left), self._leaf(right)):
            if self._leaf(left) is not None or self._leaf(right) is None:
                one = _ascribed(one, domain) if domain != "ℕ" or self._leaf(left) else one
            else:
                two = _ascribed(two, domain)
        return Binary(op, one, two)

    def _asked(self, op: str, left: Term, right: Term) -> Term:
        """A comparison with an open answer."""
        term = left if right == HOLE else right
        if isinstance(term, App) and term.fn == Name("tuple"):
            if not all(isinstance(arg, Name) for arg in term.args):
                raise TypingError("an open answer for several terms")
            return Binary(op, Opaque(f"({', '.join(map(show, term.args))})"), HOLE)
        typed = self.at(term, self.natural(term))
        return Binary(op, typed, HOLE) if right == HOLE else Binary(op, HOLE, typed)

    def _predicate(self, head: str, args: tuple[Term, ...]) -> Term:
        if head == "modeq":
            modulus, left, right = args
            domain = join(*map(self.natural, args))
            if (
                isinstance(right, Num)
                and isinstance(modulus, Num)
                and 0 <= right.value < modulus.value
            ):
                return self._compared("=", Binary("%", left, modulus), right)
            name = "Nat.ModEq" if domain == "ℕ" else "Int.ModEq"
            return App(Name(name), tuple(self.at(arg, domain, bare_numeral=True) for arg in args))
        if head == "infinite":
            return self._infinite(*args)
        if head == "isin":
            return self._lies_in(args[0], str(getattr(args[1], "text", "")))
        if head in ("injective", "surjective", "bijective"):
            return App(Name(f"Function.{head.capitalize()}"), args)
        domain = join(*map(self.natural, args))
        typed = tuple(self.at(arg, domain) for arg in args)
        match head:
            case "prime":
                return App(Name("Nat.Prime" if domain == "ℕ" else "Prime"), typed)
            case "even" | "odd":
                return App(Name(head.capitalize()), typed)
            case "square":
                return App(Name("IsSquare"), typed)
            case "irrational":
                return App(Name("Irrational"), (self.at(args[0], "ℝ"),))
            case "coprime":
                return App(Name("Nat.Coprime" if domain == "ℕ" else "IsCoprime"), typed)
            case _:
                raise TypingError(f"unknown predicate {head}")

    def _infinite(self, variable: Term, kind: Term, members: Term) -> Term:
        """`{p : ℕ | Nat.Prime p}.Infinite`."""
        name, domain = show(variable), show(kind)
        inner = Typist({**self._types, name: domain}, positives(members)).claim(members)
        return Projection(Opaque(f"{{{name} : {domain} | {show(inner)}}}"), "Infinite")

    def _lies_in(self, term: Term, domain: str) -> Term:
        """`term ∈ ℤ` of a term that has a larger type, or a sign."""
        own = self.natural(term)
        if domain not in ORDER or ORDER.index(own) <= ORDER.index(domain):
            return Name("True")
        body = Binary("=", self.at(term, own), Name("z"))
        return Quantified("∃", (Binder(("z",), Name(domain)),), body)

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
            case Binary(op, left, right) if op in _ARITHMETIC:
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
                return self.natural(arg)
            case App(Name(head), args):
                return self._application_type(head, args)
            case Quantified("∑" | "∏", binders, body):
                return self._inside(binders).natural(body)
            case _:
                raise TypingError(f"no number: {term}")

    def _value_type(self, name: str) -> str:
        kind = self._types.get(name)
        if kind is None and name in _CONSTANTS:
            return _CONSTANTS[name][0]
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
        if head in ("gcd", "lcm") or head in _NATURAL:
            return "ℕ"
        if head in _REAL:
            return "ℝ"
        if head in ("max", "min", "quotient"):
            return join(*map(self.natural, args))
        name = str(getattr(args[0], "text", "")) if head == "_" else head
        kind = self._types.get(name, "")
        if "→" not in kind:
            raise TypingError(f"{name} is no function")
        return kind.rpartition("→")[2].strip()

    def _inside(self, binders: tuple[Binder, ...]) -> Typist:
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
        return Typist(types, frozenset(positive))

    def _leaf(self, term: Term) -> str | None:
        """The largest type among the leaves that Lean sees in an expression; None for numerals alone."""
        match term:
            case Num(_):
                return None
            case Binary("^", base, _):
                return self._leaf(base)
            case Binary(op, left, right) if op in _ARITHMETIC:
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
        return _ascribed(typed, domain)

    def _typed(self, term: Term, domain: str) -> Term:
        """The Lean form of a number, to stand among leaves of type `domain`."""
        match term:
            case Num(value):
                if value.denominator == 1:
                    return term
                return Binary("/", Num(Fraction(value.numerator)), Num(Fraction(value.denominator)))
            case Name(text):
                if text not in self._types and text in _CONSTANTS:
                    return Name(_CONSTANTS[text][1])
                return term
            case Binary("^", base, exponent):
                return Binary("^", self._typed(base, domain), self._exponent(exponent, domain))
            case Binary(op, left, right) if op in _ARITHMETIC:
                return Binary(op, self._typed(left, domain), self._typed(right, domain))
            case Unary("-", arg):
                return Unary("-", self._typed(arg, domain))
            case Unary("√", arg):
                return App(Name("Real.sqrt"), (self.at(arg, "ℝ", bare_numeral=True),))
            case Unary("⌊" | "⌈" as op, arg):
                inner = self.natural(arg)
                return Unary(op, self.at(arg, inner if inner in ("ℚ", "ℝ") else "ℝ"))
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
                return term if value >= 0 else _ascribed(term, "ℤ")
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
                    Typist(self._types, self._positive | free_names(end)).at(
                        end, domain, bare_numeral=True
                    )
                    for end in (low, high)
                )
                if all(isinstance(end, Num) for end in ends):
                    ends = (_ascribed(ends[0], domain), ends[1])
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
            return App(
                Name("List.sum"),
                (App(Name("Nat.digits"), (Num(Fraction(10)), self.at(args[0], "ℕ"))),),
            )
        if head == "digitcount":
            return App(
                Name("List.length"),
                (App(Name("Nat.digits"), (Num(Fraction(10)), self.at(args[0], "ℕ"))),),
            )
        if head in ("divisorcount", "divisorsum", "primesum"):
            return self._over_divisors(head, self.at(args[0], "ℕ"))
        if head == "root":
            degree, value = args
            return Binary(
                "^",
                self.at(value, "ℝ"),
                Ascription(Binary("/", Num(Fraction(1)), degree), Name("ℝ")),
            )
        if head in _REAL:
            return App(Name(head), tuple(self.at(arg, "ℝ", bare_numeral=True) for arg in args))
        if head in ("max", "min"):
            return App(Name(head), tuple(self.at(arg, domain) for arg in args))
        if head == "_":
            head, args = str(getattr(args[0], "text", "")), args[1:]
        kind = self._types.get(head, "")
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
                return Typist(self._types, self._positive | free_names(arg)).at(
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


def _is_numeral(term: Term) -> bool:
    match term:
        case Num(value):
            return value.denominator == 1
        case Unary("-", Num(value)):
            return value.denominator == 1
        case _:
            return False


def _ascribed(term: Term, domain: str) -> Term:
    """The term with its first leaf ascribed."""
    match term:
        case Binary("^", base, exponent):
            return Binary("^", _ascribed(base, domain), exponent)
        case Binary(op, left, right) if op in _ARITHMETIC:
            if isinstance(left, Num) and not isinstance(right, Num) and op != "^":
                return Binary(op, left, _ascribed(right, domain))
            return Binary(op, _ascribed(left, domain), right)
        case Unary("-", arg):
            return Unary("-", _ascribed(arg, domain))
        case Unary("|", _):
            return term
        case Quantified("∑" | "∏", _, _):
            return term
        case _:
            return Ascription(term, Name(domain))
