"""Reads Lean's pretty-printed text into terms: a precedence climber after Pratt (1973).

`parse` reads any text: what it does not understand becomes `Opaque`, and it never raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from prover.policy.symbolic.goals.terms import (
    BIG_OPERATORS,
    BINARY,
    ENCLOSING,
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
)

_PREFIX = {"-": 75, "¬": 40, "↑": 1024}
_POSTFIX = ("⁻¹", "!")
_MAX = 1024
_TOKEN = re.compile(
    r"\s*(?:(?P<num>\d+(?:\.\d+)?(?![\w.]))"
    r"|(?P<name>@?[^\W\d][\w'✝₀-₉!?]*(?:\.[^\W\d][\w'✝₀-₉!?]*|\.\d+)*[✝⁰¹²³⁴⁵⁶⁷⁸⁹]*)"
    r"|(?P<op>⁻¹|=>|==|\+\+|∃!|[⌋⌉]₊|\.[^\W\d]\w*|\.\d+"
    r"|[-+*/%^=≠<≤>≥∣∤∈∉⊆⊂∪∩\\∘•≃≡∧∨¬↔→∀∃∑∏√↑(){}\[\]⦃⦄⟨⟩⌊⌋⌈⌉|‖,:;!]))"
)
_STOP_WORDS = frozenset({"if", "then", "else", "match", "with", "let", "have", "show", "by", "do"})
_BINDING = frozenset({"∀", "∃", "∃!", *BIG_OPERATORS})
_BRACKETS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⦃": "⦄"}
_CONGRUENCES = {"MOD": "Nat.ModEq", "ZMOD": "Int.ModEq"}
_MAX_CHARS = 20_000
_MAX_DEPTH = 120


class _UnsupportedError(Exception):
    """The text leaves the grammar; `parse` turns it into `Opaque`."""


def parse(text: str) -> Term:
    """The term that `text` denotes, or `Opaque(text)` (whitespace normalised). Never raises."""
    normal = " ".join(text.split())
    if len(normal) > _MAX_CHARS:
        return Opaque(normal)
    try:
        reader = _Reader(normal)
        term = reader.term(0)
        reader.end()
    except (_UnsupportedError, RecursionError):
        return Opaque(normal)
    return term


def _tokens(text: str) -> Iterator[tuple[str, str, bool]]:
    """(kind, text, preceded by a space) for each token."""
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.end() == at:
            raise _UnsupportedError
        kind = str(match.lastgroup)
        yield kind, match.group(kind), match.start(kind) > at
        at = match.end()


class _Reader:
    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._at = 0
        self._depth = 0
        self._open: list[str] = []

    def _peek(self) -> tuple[str, str, bool]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "", False)

    def _next(self) -> str:
        token = self._peek()[1]
        self._at += 1
        return token

    def _take(self, symbol: str) -> None:
        kind, token, _ = self._peek()
        if kind != "op" or token != symbol:
            raise _UnsupportedError
        self._at += 1

    def end(self) -> None:
        if self._at < len(self._tokens):
            raise _UnsupportedError

    def term(self, power: int) -> Term:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise _UnsupportedError
        left, left_power = self._prefix()
        while True:
            kind, token, _ = self._peek()
            if kind != "op":
                break
            if token in _POSTFIX and left_power >= _MAX:
                self._at += 1
                left = Unary(token, left)
                continue
            if token == "≡" and power <= 50 < left_power:
                self._at += 1
                left, left_power = self._congruence(left), 50
                continue
            if token not in BINARY:
                break
            own, left_min, right_min = BINARY[token]
            if own < power or left_power < left_min:
                break
            self._at += 1
            left = Binary(token, left, self.term(right_min))
            left_power = own
        self._depth -= 1
        return left

    def _congruence(self, left: Term) -> Term:
        """`left ≡ right [MOD n]`, the sign having been read."""
        right = self.term(51)
        self._take("[")
        head = _CONGRUENCES.get(self._next())
        if head is None:
            raise _UnsupportedError
        modulus = self.term(0)
        self._take("]")
        return App(Name(head), (modulus, left, right))

    def _prefix(self) -> tuple[Term, int]:
        kind, token, _ = self._peek()
        if kind == "op" and token in ("-", "¬"):
            self._at += 1
            return Unary(token, self.term(_PREFIX[token])), _PREFIX[token]
        if (kind == "op" and token in _BINDING) or (kind == "name" and token == "fun"):
            self._at += 1
            return self._quantified(token), BIG_OPERATORS.get(token, 0)
        return self._application()

    def _application(self) -> tuple[Term, int]:
        head = self._atom()
        if head is None:
            raise _UnsupportedError
        args: list[Term] = []
        while self._peek()[2]:  # arguments are set off by a space
            mark = self._at
            arg = self._atom()
            if arg is None:
                self._at = mark
                break
            args.append(arg)
        return (App(head, tuple(args)) if args else head), _MAX

    def _atom(self) -> Term | None:
        kind, token, _ = self._peek()
        term: Term
        if kind == "num":
            self._at += 1
            term = Num(Fraction(token))
        elif kind == "name":
            if token in _STOP_WORDS or token == "fun":
                raise _UnsupportedError
            self._at += 1
            term = Name(token)
        elif kind == "op" and token == "↑":
            self._at += 1
            inner = self._atom()
            if inner is None:
                raise _UnsupportedError
            return Unary("↑", inner)
        elif kind == "op" and token == "√":
            self._at += 1
            inner = self._atom()
            if inner is None:
                raise _UnsupportedError
            return Unary("√", inner)
        elif kind == "op" and token in ENCLOSING and not (token in "|‖" and token in self._open):
            term = self._enclosed(token)
        elif kind == "op" and self._opens_data(token):
            term = self._data()
        elif kind == "op" and token == "(":
            self._at += 1
            around, self._open = self._open, []
            term = self.term(0)
            self._open = around
            if self._peek()[:2] == ("op", ":"):
                self._at += 1
                term = Ascription(term, self.term(0))
            self._take(")")
        else:
            return None
        while True:
            kind, token, spaced = self._peek()
            if kind != "op" or spaced or not token.startswith(".") or len(token) < 2:
                break
            self._at += 1
            term = Projection(term, token[1:])
        # `f n !` is `f (n !)`, for the sign cannot touch a name
        while self._peek()[:2] == ("op", "!") or (
            self._peek()[:2] == ("op", "⁻¹") and not self._peek()[2]
        ):
            term = Unary(self._next(), term)
        return term

    def _enclosed(self, opening: str) -> Term:
        """`|t|`, `⌊t⌋`, `⌊t⌋₊` and the like."""
        self._at += 1
        self._open.append(opening)
        inner = self.term(0)
        self._open.pop()
        closing = self._next()
        for op in (opening, opening + "₊"):
            if ENCLOSING.get(op) == closing:
                return Unary(op, inner)
        raise _UnsupportedError

    def _closing(self) -> int:
        """Where the bracket that stands next is closed."""
        depth = 0
        for at in range(self._at, len(self._tokens)):
            token = self._tokens[at][1]
            depth += (token in _BRACKETS) - (token in _BRACKETS.values())
            if depth == 0:
                return at
        raise _UnsupportedError

    def _opens_data(self, token: str) -> bool:
        """Whether a set, a list or a tuple stands next."""
        if token == "[":
            after = self._tokens[self._at + 1 : self._at + 2]
            return not after or after[0][1] not in _CONGRUENCES
        return token in ("{", "⟨") or (token == "(" and self._is_tuple())

    def _is_tuple(self) -> bool:
        """Whether a comma stands directly inside the parenthesis that stands next."""
        depth = 0
        binder = False
        for at in range(self._at, self._closing()):
            token = self._tokens[at][1]
            depth += (token in _BRACKETS) - (token in _BRACKETS.values())
            binder = binder or (depth == 1 and (token in _BINDING or token == "fun"))
            if token == "," and depth == 1 and not binder:
                return True
        return False

    def _data(self) -> Term:
        """A set, a list or a tuple, kept as text."""
        last = self._closing()
        words = self._tokens[self._at : last + 1]
        self._at = last + 1
        return Opaque("".join(" " * spaced + token for _, token, spaced in words).strip())

    def _quantified(self, op: str) -> Term:
        closing = {"(": ")", "{": "}", "[": "]", "⦃": "⦄"}
        binders: list[Binder] = []
        while True:
            kind, token, _ = self._peek()
            if kind == "name":
                names = self._names()
                kind, token, _ = self._peek()
                bound: Term | None = None
                relation: tuple[str, Term] | None = None
                if (kind, token) == ("op", ":"):
                    self._at += 1
                    bound = self.term(0)
                elif kind == "op" and BINARY.get(token, (0,))[0] == 50 and len(names) == 1:
                    self._at += 1
                    relation = (token, self.term(51))
                binders.append(Binder(names, bound, "(", relation))
            elif kind == "op" and token in closing:
                self._at += 1
                mark = self._at
                names = self._names()
                if names and self._peek()[:2] == ("op", ":"):
                    self._at += 1
                else:  # an anonymous instance, `[Field K]`
                    self._at, names = mark, ()
                binders.append(Binder(names, self.term(0), token))
                self._take(closing[token])
            else:
                break
        if not binders:
            raise _UnsupportedError
        self._take("=>" if op == "fun" else ",")
        return Quantified(op, tuple(binders), self.term(BIG_OPERATORS.get(op, 0)))

    def _names(self) -> tuple[str, ...]:
        names: list[str] = []
        while self._peek()[0] == "name":
            names.append(self._next())
        return tuple(names)
