"""Sums, products and powers: precedence climbing (Pratt 1973), with factors side by side."""

from __future__ import annotations

from fractions import Fraction

from prover.formalize.local.formula.atoms import DOTS, Atoms
from prover.formalize.local.formula.cursor import MAX_DEPTH, NoFormulaError
from prover.formalize.local.lexicon import OPERATIONS
from prover.policy.symbolic.goals.terms import App, Binary, Name, Num, Term, Unary


class Arithmetic(Atoms):
    """Reads terms."""

    def sum(self) -> Term:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise NoFormulaError
        if self.op() in ("-", "+"):
            sign = self.next().text
            left = self.product()
            left = Unary("-", left) if sign == "-" else left
        else:
            left = self.product()
        while self.op() in ("+", "-"):
            mark = self.at
            op = self.next().text
            try:
                right = self.dots() or self.product()
            except NoFormulaError:
                self.at = mark
                break
            left = Binary(op, left, right)
        self.depth -= 1
        return left

    def product(self) -> Term:
        left = self.power()
        while True:
            mark = self.at
            op = self.op()
            try:
                if op in ("*", "/"):
                    self.at += 1
                    right = self.dots() or (self._negative() if self.op() == "-" else None)
                    right = right or (self.power() if op == "*" else self._denominator())
                    left = Binary(op, left, right)
                elif op in OPERATIONS:
                    self.at += 1
                    left = App(Name(OPERATIONS[op]), (left, self.power()))
                elif self.peek().text in ("mod", "bmod") and self.peek().kind != "name":
                    self.at += 1
                    left = Binary("%", left, self.power())
                elif op == "…" and self.peek().math and self._goes_on():
                    self.at += 1
                    left = Binary("*", left, DOTS)  # 1 * 2 … n
                elif self.juxtaposed(left):
                    factor = self.power()
                    mixed = _is_mixed(left, factor)
                    left = Binary("+" if mixed else "*", left, factor)
                else:
                    return left
            except NoFormulaError:
                self.at = mark
                return left

    def _goes_on(self) -> bool:
        """Whether a factor follows the dots of a product."""
        return self.op(1) == "(" or bool(self.letters_at(self.at + 1))

    def _negative(self) -> Term:
        self.take("-")
        return Unary("-", self.power())

    def _denominator(self) -> Term:
        """On one line `1/2x` is a half of x, `1/xy` one over xy."""
        left = self.power()
        while isinstance(left, Name) and self.pending:
            left = Binary("*", left, self.power())
        return left

    def juxtaposed(self, left: Term) -> bool:
        """Whether a factor follows without a sign."""
        if self.pending:
            return True
        lexeme = self.peek()
        if lexeme.kind == "num":
            return lexeme.math and not isinstance(left, Num)
        if lexeme.kind == "op":
            return lexeme.text in ("(", "{", "√", "∑", "∏") or (
                lexeme.text in ("|", "⌊", "⌈") and not self.bars and lexeme.math
            )
        if lexeme.kind == "cmd":
            return lexeme.text in (
                "frac",
                "dfrac",
                "tfrac",
                "cfrac",
                "sqrt",
                "binom",
                "dbinom",
                "tbinom",
            )
        if lexeme.kind == "fn":
            return lexeme.math
        return self.letters_at(self.at) is not None

    def power(self) -> Term:
        base = self.postfix(self.atom())
        if self.op() == "^":
            self.at += 1
            if self._takes_degrees():
                return _in_radians(base)
            base = Binary("^", base, self.exponent())
            base = self.postfix(base)
        return base

    def _takes_degrees(self) -> bool:
        """Step over a sign for degrees behind `^`."""
        if self.op() == "∘":
            self.at += 1
            return True
        if self.op() == "{" and self.op(1) == "∘" and self.op(2) == "}":
            self.at += 3
            return True
        return False

    def exponent(self) -> Term:
        if self.op() == "-":
            self.at += 1
            return Unary("-", self.exponent())
        term = self.postfix(self.group() or self.atom())
        if self.op() == "^":
            self.at += 1
            return Binary("^", term, self.exponent())
        return term

    def postfix(self, term: Term) -> Term:
        while True:
            op = self.op()
            if op == "!" and not self._is_unequal():
                self.at += 1
                term = Unary("!", term)
            elif op == "%":
                self.at += 1
                term = Binary("/", term, Num(Fraction(100)))
            elif op == "∘" and isinstance(term, Num):
                self.at += 1
                term = _in_radians(term)
            elif (
                op == "_" and isinstance(term, Num) and (numeral := self._in_base(term)) is not None
            ):
                term = numeral
            elif op == "_" and isinstance(term, Name):
                self.at += 1
                index = self.group() or self.atom()
                if term == Name("C") and self.op() == "^":
                    self.at += 1
                    term = App(Name("choose"), (index, self.exponent()))
                else:
                    term = App(Name("_"), (term, index))
            else:
                return term

    def _in_base(self, digits: Num) -> Term | None:
        """`1011_2`: a numeral whose base stands below; None where it is no such numeral."""
        mark = self.at
        self.at += 1
        base = self.group() or self.atom()
        text = str(digits.value)
        if isinstance(base, Num) and text.isdigit() and max(map(int, text)) < base.value <= 16:
            return App(Name("inbase"), (base, digits))
        self.at = mark
        return None

    def _is_unequal(self) -> bool:
        """Whether `!=` is written for ≠."""
        return self.op(1) == "=" and self.peek().spaced and not self.peek(1).spaced


def _in_radians(degrees: Term) -> Term:
    return Binary("/", Binary("*", degrees, Name("π")), Num(Fraction(180)))


def _is_mixed(left: Term, right: Term) -> bool:
    """Whether `3 1/2` is written: a number and a proper fraction side by side."""
    match left, right:
        case Num(_), Binary("/", Num(top), Num(bottom)):
            return top < bottom
        case _:
            return False
