"""Formulas of school mathematics as terms: precedence climbing (Pratt 1973) over lexemes.

Terms are Lean's own (`goals.terms`) with untyped heads that `typing` gives a Lean form: `gcd`, `choose`,
`_` (a member of a sequence), `modeq`, `set`, `tuple`, `root`, and `…` for dots. A formula ends where no
lexeme carries it on, so the same reader serves prose and LaTeX.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from prover.formalize.local.lexer import Lexeme
from prover.formalize.local.lexicon import CLOSING, FUNCTIONS, RELATIONS
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
_END = Lexeme("end", "")
_MAX_DEPTH = 60
_SETS = frozenset("ℕℤℚℝℂ")


class NoFormulaError(Exception):
    """No formula starts here, or it breaks off."""


class FormulaReader:
    """Reads one formula from a row of lexemes."""

    def __init__(
        self,
        row: Sequence[Lexeme],
        at: int,
        functions: frozenset[str],
        letters: Callable[[int], list[str] | None],
    ) -> None:
        """`functions`: letters that are applied. `letters(i)`: the variables that lexeme `i` stands for,
        None where it is a word."""
        self.row = list(row)
        self.at = at
        self._functions = functions
        self._letters = letters
        self._bars = 0
        self._depth = 0
        self._pending: list[str] = []

    def formula(self) -> Term:
        """A term or a chain of relations; `at` is then behind it. Raises NoFormulaError."""
        first = self._sum()
        links: list[Term] = []
        left = first
        while True:
            mark = self.at
            negated = self._op() == "¬" and self._op(1) in RELATIONS
            self.at += negated
            op = self._op()
            op = "∣" if op == "|" and not self._bars else op
            if op not in RELATIONS:
                self.at = mark
                break
            self.at += 1
            try:
                right = self._right(op)
            except NoFormulaError:
                self.at = mark
                break
            link = self._link(op, left, right)
            links.append(Unary("¬", link) if negated else link)
            left = right
        if not links:
            return self._modulo(first)
        whole = links[-1]
        for link in reversed(links[:-1]):
            whole = Binary("∧", link, whole)
        return whole

    def _right(self, op: str) -> Term:
        if op in ("∈", "∉"):
            return self._domain()
        return self._sum()

    def _link(self, op: str, left: Term, right: Term) -> Term:
        if op == "≡":
            modulus = self._modulus()
            if modulus is None:
                raise NoFormulaError
            return App(Name("modeq"), (modulus, left, right))
        return Binary(op, left, right)

    def _modulus(self) -> Term | None:
        """`(mod n)`, `\\pmod{n}` or `mod n`, if it stands next."""
        mark = self.at
        opened = self._op() in ("(", "[")
        self.at += opened
        lexeme = self._peek()
        if lexeme.text not in ("mod", "pmod", "bmod", "modulo"):
            self.at = mark
            return None
        self.at += 1
        try:
            modulus = self._sum()
            if opened:
                self._take(")") if self._op() == ")" else self._take("]")
        except NoFormulaError:
            self.at = mark
            return None
        return modulus

    def _modulo(self, term: Term) -> Term:
        modulus = self._modulus()
        return term if modulus is None else Binary("%", term, modulus)

    def _domain(self) -> Term:
        """What may stand behind ∈: a number system, an interval, a set."""
        lexeme = self._peek()
        if lexeme.text in _SETS:
            self.at += 1
            return self._signed(lexeme.text)
        if self._op() in ("[", "("):
            opening = self._next().text
            low = self._sum()
            self._take(",")
            high = self._sum()
            closing = self._next().text
            kinds = {"[]": "Icc", "()": "Ioo", "[)": "Ico", "(]": "Ioc"}
            if opening + closing not in kinds:
                raise NoFormulaError
            return App(Name("Set." + kinds[opening + closing]), (low, high))
        return self._sum()

    def _signed(self, name: str) -> Term:
        """`ℝ^+`, `ℤ_{>0}`, `ℝ^*` and the like, as the name with a sign."""
        if self._op() not in ("^", "_"):
            return Name(name)
        self.at += 1
        taken = ""
        if self._op() == "{":
            while self._peek() is not _END and self._op() != "}":
                taken += self._next().text
            taken += self._next().text
        else:
            taken = self._next().text
        inside = taken.strip("{}")
        return Name(name + {"+": "+", ">0": "+", "≥0": "0", "*": "*"}.get(inside, "?"))

    def _sum(self) -> Term:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise NoFormulaError
        if self._op() in ("-", "+"):
            sign = self._next().text
            left = self._product()
            left = Unary("-", left) if sign == "-" else left
        else:
            left = self._product()
        while self._op() in ("+", "-"):
            mark = self.at
            op = self._next().text
            try:
                right = self._dots() or self._product()
            except NoFormulaError:
                self.at = mark
                break
            left = Binary(op, left, right)
        self._depth -= 1
        return left

    def _dots(self) -> Term | None:
        if self._op() != "…":
            return None
        self.at += 1
        return DOTS

    def _product(self) -> Term:
        left = self._power()
        while True:
            mark = self.at
            op = self._op()
            try:
                if op in ("*", "/"):
                    self.at += 1
                    right = self._dots() or (self._negative() if self._op() == "-" else None)
                    right = right or (self._power() if op == "*" else self._denominator())
                    left = Binary(op, left, right)
                elif self._peek().text in ("mod", "bmod") and self._peek().kind != "name":
                    self.at += 1
                    left = Binary("%", left, self._power())
                elif op == "…" and self._peek().math and self._letters(self.at + 1):
                    self.at += 1
                    left = Binary("*", left, DOTS)  # 1 * 2 … n
                elif self._juxtaposed(left):
                    factor = self._power()
                    mixed = _is_mixed(left, factor)
                    left = Binary("+" if mixed else "*", left, factor)
                else:
                    return left
            except NoFormulaError:
                self.at = mark
                return left

    def _negative(self) -> Term:
        self._take("-")
        return Unary("-", self._power())

    def _denominator(self) -> Term:
        """On one line `1/2x` is a half of x, `1/xy` one over xy."""
        left = self._power()
        while isinstance(left, Name) and self._pending:
            left = Binary("*", left, self._power())
        return left

    def _juxtaposed(self, left: Term) -> bool:
        """Whether a factor follows without a sign."""
        if self._pending:
            return True
        lexeme = self._peek()
        if lexeme.kind == "num":
            return lexeme.math and not isinstance(left, Num)
        if lexeme.kind == "op":
            return lexeme.text in ("(", "{", "√", "∑", "∏") or (
                lexeme.text in ("|", "⌊") and not self._bars and lexeme.math
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
        return self._letters(self.at) is not None

    def _power(self) -> Term:
        base = self._postfix(self._atom())
        if self._op() == "^":
            self.at += 1
            if self._op() == "∘" or (self._op() == "{" and self._op(1) == "∘"):
                raise NoFormulaError
            base = Binary("^", base, self._exponent())
            base = self._postfix(base)
        return base

    def _exponent(self) -> Term:
        if self._op() == "-":
            self.at += 1
            return Unary("-", self._exponent())
        term = self._postfix(self._group() or self._atom())
        if self._op() == "^":
            self.at += 1
            return Binary("^", term, self._exponent())
        return term

    def _postfix(self, term: Term) -> Term:
        while True:
            op = self._op()
            if op == "!" and not self._is_unequal():
                self.at += 1
                term = Unary("!", term)
            elif op == "%":
                self.at += 1
                term = Binary("/", term, Num(Fraction(100)))
            elif op == "_" and isinstance(term, Name):
                self.at += 1
                index = self._group() or self._atom()
                if term == Name("C") and self._op() == "^":
                    self.at += 1
                    term = App(Name("choose"), (index, self._exponent()))
                else:
                    term = App(Name("_"), (term, index))
            else:
                return term

    def _is_unequal(self) -> bool:
        """Whether `!=` is written for ≠."""
        return self._op(1) == "=" and self._peek().spaced and not self._peek(1).spaced

    def _group(self) -> Term | None:
        """What stands in braces; None if no brace stands next."""
        if self._op() != "{":
            return None
        self.at += 1
        bars, self._bars = self._bars, 0
        inner = self._sum()
        self._bars = bars
        self._take("}")
        return inner

    def _atom(self) -> Term:
        if self._pending:
            return Name(self._pending.pop(0))
        lexeme = self._peek()
        if lexeme.kind == "num":
            self.at += 1
            return Num(Fraction(lexeme.text))
        if lexeme.kind == "cmd":
            return self._command()
        if lexeme.kind == "fn":
            return self._function()
        if lexeme.kind == "op":
            return self._enclosed()
        letters = self._letters(self.at)
        if not letters:
            raise NoFormulaError
        self.at += 1
        if len(letters) > 1:
            self._pending = letters[1:]
            return Name(letters[0])
        return self._applied(letters[0])

    def _applied(self, letter: str) -> Term:
        if letter in self._functions and self._op() == "(":
            return App(Name(letter), self._arguments())
        if letter == "C" and self._op() == "(":
            mark = self.at
            args = self._arguments()
            if len(args) == 2:
                return App(Name("choose"), args)
            self.at = mark
        return Name(letter)

    def _arguments(self) -> tuple[Term, ...]:
        self._take("(")
        bars, self._bars = self._bars, 0
        args = [self._sum()]
        while self._op() == ",":
            self.at += 1
            args.append(self._sum())
        self._bars = bars
        self._take(")")
        return tuple(args)

    def _command(self) -> Term:
        name = self._next().text
        if name in ("frac", "dfrac", "tfrac", "cfrac"):
            top = self._argument()
            return Binary("/", top, self._argument())
        if name in ("binom", "dbinom", "tbinom"):
            top = self._argument()
            return App(Name("choose"), (top, self._argument()))
        if name == "sqrt":
            if self._op() == "[":
                self.at += 1
                degree = self._sum()
                self._take("]")
                return App(Name("root"), (degree, self._argument()))
            return Unary("√", self._argument())
        raise NoFormulaError

    def _argument(self) -> Term:
        """A command's argument: a group, or one sign (`\\frac12` is a half)."""
        group = self._group()
        if group is not None:
            return group
        lexeme = self._peek()
        if lexeme.kind == "num" and len(lexeme.text) > 1 and lexeme.text.isdigit():
            self.row[self.at] = Lexeme("num", lexeme.text[1:], lexeme.math)
            return Num(Fraction(lexeme.text[0]))
        return self._atom()

    def _function(self) -> Term:
        name = self._next().text
        head = FUNCTIONS[name]
        base: Term | None = None
        power: Term | None = None
        while self._op() in ("_", "^"):
            if self._next().text == "_":
                base = self._group() or self._atom()
            else:
                power = self._exponent()
        if self._op() == "(":
            args = self._arguments()
        elif (group := self._group()) is not None:
            args = (group,)
        else:
            args = (self._operand(),)
        term = _called(head, base, args)
        return term if power is None else Binary("^", term, power)

    def _operand(self) -> Term:
        """The argument of a function without parentheses: `sin 2x`."""
        left = self._power()
        while isinstance(left, Num) and self._juxtaposed(left):
            left = Binary("*", left, self._power())
        return left

    def _enclosed(self) -> Term:
        op = self._op()
        if op == "√":
            self.at += 1
            value = self._power()
            if (
                isinstance(value, Num)
                and self._peek().kind in ("name", "word")
                and not self._peek().spaced
            ):
                value = Binary("*", value, self._power())  # √2x as it is typed
            return Unary("√", value)
        if op in ("∑", "∏"):
            return self._big(op)
        if op == "|":
            self.at += 1
            self._bars += 1
            inner = self._sum()
            self._take("|")
            self._bars -= 1
            return Unary("|", inner)
        if op not in CLOSING:
            raise NoFormulaError
        opening = self._next()
        bars, self._bars = self._bars, 0
        members = [self._sum()]
        while self._op() == ",":
            self.at += 1
            members.append(self._dots() or self._sum())
        self._bars = bars
        self._take(CLOSING[op])
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
        self._take("_")
        braced = self._op() == "{" or self._op() == "("
        self.at += braced
        name = self._atom()
        if not isinstance(name, Name):
            raise NoFormulaError
        sign = self._next().text
        if sign == "=":
            low = self._sum()
            self.at += braced
            self._take("^")
            high = self._exponent()
            over: Term = App(Name("Finset.Icc"), (low, high))
        elif sign in ("∣", "|"):
            over = App(Name("Nat.divisors"), (self._sum(),))
            self.at += braced
        else:
            raise NoFormulaError
        body = self._product()
        return Quantified(op, (Binder((name.text,), None, "(", ("∈", over)),), body)

    def _peek(self, ahead: int = 0) -> Lexeme:
        return self.row[self.at + ahead] if self.at + ahead < len(self.row) else _END

    def _op(self, ahead: int = 0) -> str:
        """The sign that stands next; empty where it is none."""
        lexeme = self._peek(ahead)
        return lexeme.text if lexeme.kind == "op" and not self._pending else ""

    def _next(self) -> Lexeme:
        lexeme = self._peek()
        if lexeme is _END:
            raise NoFormulaError
        self.at += 1
        return lexeme

    def _take(self, sign: str) -> None:
        if self._op() != sign:
            raise NoFormulaError
        self.at += 1


def _is_mixed(left: Term, right: Term) -> bool:
    """Whether `3 1/2` is written: a number and a proper fraction side by side."""
    match left, right:
        case Num(_), Binary("/", Num(top), Num(bottom)):
            return top < bottom
        case _:
            return False


def _called(head: str, base: Term | None, args: tuple[Term, ...]) -> Term:
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
