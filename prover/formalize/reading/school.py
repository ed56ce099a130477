"""School notation as terms: `2x(x+1)`, `f(x)`, `a_(n+1)`, `|x - 1|`, `∑_(i=1)^(n) i^2`, `n ≡ 3 (mod 7)`.

Reads one formula of a plain text (see `plain`). Which letters are functions or sequences is the
caller's knowledge: `f(x)` is a product where `f` is a number.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from fractions import Fraction

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

WORDS = frozenset(
    {"gcd", "lcm", "sin", "cos", "tan", "exp", "ln", "log", "max", "min", "mod", "bmod"}
)
"""Words that belong to formulas; `phi` and `sqrt` stand for their signs."""
_TOKEN = re.compile(
    r"\s*(?:(?P<num>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)|(?P<word>[A-Za-zα-ω]+)"
    r"|(?P<op>[-+*/^=≠<≤>≥()√|!∣∤≡⌊⌋⌈⌉_∑∏∈{},]))"
)
_RELATIONS = frozenset("=≠<≤>≥∣∤≡∈")
_SETS = frozenset("ℝℤℚℕ")
_LEAN = {
    "gcd": "gcd", "lcm": "lcm", "sin": "Real.sin", "cos": "Real.cos", "tan": "Real.tan",
    "exp": "Real.exp", "ln": "Real.log", "log": "Real.log", "max": "max", "min": "min",
}  # fmt: skip
_MOST_CHARS = 400


class _UnreadableError(Exception):
    """The text leaves the notation."""


def read_formula(text: str, functions: Collection[str] = ("f", "g", "h")) -> Term | None:
    """A formula as a term, a chain of relations as their conjunction; None if it is not read."""
    if len(text) > _MOST_CHARS:
        return None
    try:
        reader = _Reader(_tokens(text), frozenset(functions))
        term = reader.chain()
        reader.end()
    except (_UnreadableError, RecursionError):
        return None
    return term


def _tokens(text: str) -> list[str]:
    found: list[str] = []
    at = 0
    text = text.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            if text[at].isspace() or text[at] in _SETS:
                found += [text[at]] if text[at] in _SETS else []
                at += 1
                continue
            raise _UnreadableError
        piece, at = match[0].strip(), match.end()
        if match.lastgroup == "word" and piece not in WORDS:
            found += list(piece)
        else:
            found.append(piece.replace(",", "") if match.lastgroup == "num" else piece)
    return found


class _Reader:
    def __init__(self, tokens: list[str], functions: frozenset[str]) -> None:
        self._tokens, self._functions = tokens, functions
        self._at = 0
        self._bars = 0

    def _peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else ""

    def _next(self) -> str:
        token = self._peek()
        self._at += 1
        return token

    def _take(self, token: str) -> None:
        if self._next() != token:
            raise _UnreadableError

    def end(self) -> None:
        if self._at < len(self._tokens):
            raise _UnreadableError

    def chain(self) -> Term:
        left = self._sum()
        parts: list[Term] = []
        while self._peek() in _RELATIONS or (self._peek() == "|" and not self._bars):
            sign = self._next()
            right = self._sum()
            if sign == "≡":
                parts.append(App(Name("Int.ModEq"), (self._modulus(), left, right)))
            else:
                parts.append(Binary("∣" if sign == "|" else sign, left, right))
            left = right
        if not parts:
            return left
        whole = parts[-1]
        for part in reversed(parts[:-1]):
            whole = Binary("∧", part, whole)
        return whole

    def _modulus(self) -> Term:
        self._take("(")
        self._take("mod")
        modulus = self._sum()
        self._take(")")
        return modulus

    def _sum(self) -> Term:
        if self._peek() == "-":
            self._next()
            left: Term = Unary("-", self._product())
        else:
            left = self._product()
        while self._peek() in ("+", "-"):
            left = Binary(self._next(), left, self._product())
        return left

    def _product(self) -> Term:
        left = self._power()
        while True:
            token = self._peek()
            if token in ("*", "/"):
                self._next()
                left = Binary(token, left, self._power())
            elif token in ("mod", "bmod"):
                self._next()
                left = Binary("%", left, self._power())
            elif self._starts(token):
                left = Binary("*", left, self._power())
            else:
                return left

    def _starts(self, token: str) -> bool:
        """Whether a factor begins without a sign before it."""
        if token == "(":
            return self._peek(1) != "mod"
        return bool(token) and (
            (token[0].isalpha() and token != "mod") or token in "√⌊⌈∑∏" or token[0].isdigit()
        )

    def _power(self) -> Term:
        if self._peek() == "-":
            self._next()
            return Unary("-", self._power())
        base = self._marked()
        if self._peek() != "^":
            return base
        self._next()
        if self._peek() == "-":
            self._next()
            return Binary("^", base, Unary("-", self._marked()))
        return Binary("^", base, self._marked())

    def _marked(self) -> Term:
        term = self._atom()
        while self._peek() == "!":
            self._next()
            term = Unary("!", term)
        return term

    def _atom(self) -> Term:
        token = self._next()
        if re.fullmatch(r"\d+(\.\d+)?", token):
            return Num(Fraction(token))
        if token in _SETS:
            return Name(token)
        if token == "(":
            bars, self._bars = self._bars, 0
            inner = self._sum()
            self._bars = bars
            self._take(")")
            return inner
        if token == "|":
            self._bars += 1
            inner = self._sum()
            self._take("|")
            self._bars -= 1
            return Unary("|", inner)
        if token in ("⌊", "⌈"):
            inner = self._sum()
            self._take({"⌊": "⌋", "⌈": "⌉"}[token])
            return Unary(token, inner)
        if token == "√":
            return Unary("√", self._atom())
        if token in ("∑", "∏"):
            return self._big(token)
        if token in WORDS and token in _LEAN:
            return self._word(token)
        if len(token) == 1 and token.isalpha():
            return self._named(token)
        raise _UnreadableError

    def _word(self, token: str) -> Term:
        if self._peek() == "^":  # sin^2 x
            self._next()
            exponent = self._atom()
            return Binary("^", App(Name(_LEAN[token]), self._arguments()), exponent)
        return App(Name(_LEAN[token]), self._arguments())

    def _arguments(self) -> tuple[Term, ...]:
        if self._peek() != "(":
            return (self._power(),)
        self._next()
        found = [self._sum()]
        while self._peek() == ",":
            self._next()
            found.append(self._sum())
        self._take(")")
        return tuple(found)

    def _named(self, name: str) -> Term:
        if self._peek() == "_":
            self._next()
            index = self._atom()
            if name in self._functions or not isinstance(index, (Num, Name)):
                return App(Name(name), (index,))
            return Name(f"{name}{index.text if isinstance(index, Name) else index.value}")
        if name == "C" and self._peek() == "(":
            return App(Name("C"), self._arguments())
        if name in self._functions and self._peek() == "(":
            return App(Name(name), self._arguments())
        return Name(name)

    def _big(self, sign: str) -> Term:
        """`∑_(i=1)^(n) body`; the body is a product."""
        self._take("_")
        self._take("(")
        name = self._next()
        self._take("=")
        start = self._sum()
        self._take(")")
        self._take("^")
        end = self._atom()
        over = App(Name("Finset.Icc"), (start, end))
        return Quantified(sign, (Binder((name,), None, "(", ("∈", over)),), self._product())
