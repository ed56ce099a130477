"""The smallest parts of a formula: numerals, letters, functions with arguments, what stands in brackets."""

from __future__ import annotations

from abc import abstractmethod
from fractions import Fraction

from prover.formalize.local.formula.cursor import Cursor, NoFormulaError
from prover.formalize.local.lexer import Lexeme
from prover.formalize.local.lexicon import CLOSING, FUNCTIONS
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

DOTS = Name("…")


_INTERVALS = {"[]": "Icc", "[)": "Ico", "(]": "Ioc"}
"""Intervals that cannot be taken for a pair."""


class Atoms(Cursor):
    """Reads atoms; the arithmetic inside their brackets is a subclass's."""

    @abstractmethod
    def sum(self) -> Term:
        """A sum, as far as it goes."""

    @abstractmethod
    def product(self) -> Term:
        """A product, as far as it goes."""

    @abstractmethod
    def power(self) -> Term:
        """A power, or an atom."""

    @abstractmethod
    def exponent(self) -> Term:
        """What stands behind `^`."""

    @abstractmethod
    def juxtaposed(self, left: Term) -> bool:
        """Whether a factor follows `left` without a sign."""

    def dots(self) -> Term | None:
        if self.op() != "…":
            return None
        self.at += 1
        return DOTS

    def group(self) -> Term | None:
        """What stands in braces; None if no brace stands next."""
        if self.op() != "{":
            return None
        self.at += 1
        bars, self.bars = self.bars, 0
        inner = self.sum()
        self.bars = bars
        self.take("}")
        return inner

    def atom(self) -> Term:
        if self.pending:
            return Name(self.pending.pop(0))
        lexeme = self.peek()
        if lexeme.kind == "num":
            self.at += 1
            return Num(Fraction(lexeme.text))
        if lexeme.kind == "cmd":
            return self._command()
        if lexeme.kind == "fn":
            return self._function()
        if lexeme.kind == "op":
            return self._enclosed()
        letters = self.letters_at(self.at)
        if not letters:
            raise NoFormulaError
        self.at += 1
        if len(letters) > 1:
            self.pending = letters[1:]
            return Name(letters[0])
        return self._applied(letters[0])

    def _applied(self, letter: str) -> Term:
        if letter in self.functions and self.op() == "(":
            return App(Name(letter), self._arguments())
        if letter in self.functions and self._takes_inverse():
            return App(
                Name(f"{letter}.2"), self._arguments()
            )  # as Lean names the inverse of an `Equiv`
        if letter == "C" and self.op() == "(":
            mark = self.at
            args = self._arguments()
            if len(args) == 2:
                return App(Name("choose"), args)
            self.at = mark
        return Name(letter)

    def _takes_inverse(self) -> bool:
        """Step over the `^{-1}` of `f^{-1}(x)`, if that stands next."""
        for signs in (("^", "{", "-", "1", "}"), ("^", "-", "1")):
            following = tuple(self.peek(ahead).text for ahead in range(len(signs) + 1))
            if following == (*signs, "("):
                self.at += len(signs)
                return True
        return False

    def _composed(self) -> Term | None:
        """`(f ∘ g)(x)`."""
        signs = [self.peek(ahead) for ahead in range(6)]
        if [signs[i].text for i in (0, 2, 4, 5)] != ["(", "∘", ")", "("]:
            return None
        if any(signs[i].text not in self.functions for i in (1, 3)):
            return None
        self.at += 5
        return App(Name(signs[1].text), (App(Name(signs[3].text), self._arguments()),))

    def _arguments(self, opening: str = "(") -> tuple[Term, ...]:
        self.take(opening)
        bars, self.bars = self.bars, 0
        args = [self.sum()]
        while self.op() == ",":
            self.at += 1
            args.append(self.sum())
        self.bars = bars
        self.take(CLOSING[opening])
        return tuple(args)

    def _command(self) -> Term:
        name = self.next().text
        if name in ("frac", "dfrac", "tfrac", "cfrac"):
            top = self._argument()
            return Binary("/", top, self._argument())
        if name in ("binom", "dbinom", "tbinom"):
            top = self._argument()
            return App(Name("choose"), (top, self._argument()))
        if name == "sqrt":
            if self.op() == "[":
                self.at += 1
                degree = self.sum()
                self.take("]")
                return App(Name("root"), (degree, self._argument()))
            return Unary("√", self._argument())
        raise NoFormulaError

    def _argument(self) -> Term:
        """A command's argument: a group, or one sign (`\\frac12` is a half)."""
        group = self.group()
        if group is not None:
            return group
        lexeme = self.peek()
        if lexeme.kind == "num" and len(lexeme.text) > 1 and lexeme.text.isdigit():
            self.row[self.at] = Lexeme("num", lexeme.text[1:], lexeme.math)
            return Num(Fraction(lexeme.text[0]))
        return self.atom()

    def _function(self) -> Term:
        name = self.next().text
        head = FUNCTIONS[name]
        base: Term | None = None
        power: Term | None = None
        while self.op() in ("_", "^"):
            if self.next().text == "_":
                base = self.group() or self.atom()
            else:
                power = self.exponent()
        if self.op() == "(":
            args = self._arguments()
        elif self.op() == "[" and head in ("gcd", "lcm"):
            args = self._arguments("[")
        elif (group := self.group()) is not None:
            args = (group,)
        else:
            args = (self._operand(),)
        term = _called(head, base, args)
        return term if power is None else Binary("^", term, power)

    def _operand(self) -> Term:
        """The argument of a function without parentheses: `sin 2x`."""
        left = self.power()
        while isinstance(left, Num) and self.juxtaposed(left):
            left = Binary("*", left, self.power())
        return left

    def _enclosed(self) -> Term:
        op = self.op()
        if op == "√":
            self.at += 1
            value = self.power()
            if (
                isinstance(value, Num)
                and self.peek().kind in ("name", "word")
                and not self.peek().spaced
            ):
                value = Binary("*", value, self.power())  # √2x as it is typed
            return Unary("√", value)
        if op in ("∑", "∏"):
            return self._big(op)
        if op == "|":
            self.at += 1
            self.bars += 1
            inner = self.sum()
            self.take("|")
            self.bars -= 1
            return Unary("|", inner)
        if op not in CLOSING:
            raise NoFormulaError
        if (composed := self._composed()) is not None:
            return composed
        opening = self.next()
        bars, self.bars = self.bars, 0
        members = [self.sum()]
        while self.op() == ",":
            self.at += 1
            members.append(self.dots() or self.sum())
        self.bars = bars
        if len(members) == 2 and op in "[(" and (interval := _INTERVALS.get(op + self.op())):
            self.at += 1
            return App(Name(f"Set.{interval}"), tuple(members))
        self.take(CLOSING[op])
        if op in "⌊⌈" and len(members) == 1:
            return Unary(op, members[0])
        if op == "❴" or (op == "{" and not opening.math):
            return App(Name("set"), tuple(members))
        if len(members) > 1:
            return App(Name("tuple"), tuple(members))
        return members[0]

    def _big(self, op: str) -> Term:
        """`∑_{k=1}^{n} body`, or over divisors: `∑_{d | n}`."""
        self.at += 1
        self.take("_")
        braced = self.op() == "{" or self.op() == "("
        self.at += braced
        name = self.atom()
        if not isinstance(name, Name):
            raise NoFormulaError
        sign = self.next().text
        if sign == "=":
            low = self.sum()
            self.at += braced
            self.take("^")
            high = self.exponent()
            over: Term = App(Name("Finset.Icc"), (low, high))
        elif sign in ("∣", "|"):
            over = App(Name("Nat.divisors"), (self.sum(),))
            self.at += braced
        else:
            raise NoFormulaError
        body = self.product()
        return Quantified(op, (Binder((name.text,), None, "(", ("∈", over)),), body)


_RECIPROCAL = {"sec": "Real.cos", "csc": "Real.sin"}


def _called(head: str, base: Term | None, args: tuple[Term, ...]) -> Term:
    if head in _RECIPROCAL and base is None:
        return Binary("/", Num(Fraction(1)), App(Name(_RECIPROCAL[head]), args))
    if head == "cot" and base is None:
        return Binary("/", App(Name("Real.cos"), args), App(Name("Real.sin"), args))
    if head in ("⌊", "⌈", "|", "√") and len(args) == 1:
        return Unary(head, args[0])
    if head == "log":
        return (
            App(Name("Real.log"), args) if base is None else App(Name("Real.logb"), (base, *args))
        )
    if head == "lg":
        return App(Name("Real.logb"), (Num(Fraction(10)), *args))
    if base is not None:
        raise NoFormulaError
    return App(Name(head), args)
