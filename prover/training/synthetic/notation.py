"""Lean terms as a contest writes them: LaTeX, Unicode or plain ASCII-like text.

The input is Lean text, so that words and statement cannot say different things: a formula is written
once, by the family, and rendered here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from prover.formalize.relations import bare
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import (
    App,
    Ascription,
    Binary,
    Binder,
    Name,
    Num,
    Projection,
    Quantified,
    Term,
    Unary,
    show,
)


class Style(StrEnum):
    """How formulas are set."""

    LATEX = "latex"
    UNICODE = "unicode"
    PLAIN = "plain"


_SIGNS = {
    "≤": r" \le ", "≥": r" \ge ", "≠": r" \ne ", "∣": r" \mid ", "∤": r" \nmid ", "∈": r" \in ",
    "=": " = ", "<": " < ", ">": " > ",
}  # fmt: skip
_FUNCTIONS = {
    "Nat.gcd": "gcd", "Int.gcd": "gcd", "Nat.lcm": "lcm", "Int.lcm": "lcm", "max": "max", "min": "min",
    "Real.sin": "sin", "Real.cos": "cos", "Real.exp": "exp", "Real.log": "ln", "Nat.totient": "phi",
}  # fmt: skip
_SPELLED = frozenset({"lcm", "phi"})
_ENGLISH = frozenset(
    ("am", "an", "as", "at", "ax", "be", "by", "do", "if", "in", "is", "it", "my", "no")
)
_SUPERSCRIPTS = str.maketrans("0123456789n", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ")
_SUBSCRIPTS = str.maketrans("0123456789n", "₀₁₂₃₄₅₆₇₈₉ₙ")
_ATOM = 100


@dataclass(frozen=True, slots=True)
class Notation:
    """A style, and which functions are written with indices."""

    style: Style
    sequences: frozenset[str] = frozenset()
    dollars: str = "$"
    """What stands around a LaTeX formula: `$`, or `\\(` and `\\)`."""

    def formula(self, lean: str | Term) -> str:
        """A Lean term as a formula of a text, dollar signs included."""
        term = parse(lean) if isinstance(lean, str) else lean
        text = self.bare(term)
        if self.style is not Style.LATEX:
            return text
        return f"${text}$" if self.dollars == "$" else rf"\({text}\)"

    def bare(self, term: Term) -> str:
        """The same without dollar signs."""
        return " ".join(self._at_least(bare(term), 0).split())

    @property
    def _latex(self) -> bool:
        return self.style is Style.LATEX

    def _at_least(self, term: Term, least: int) -> str:
        text, power = self._write(term)
        return text if power >= least else self._bracketed(text)

    def _bracketed(self, text: str) -> str:
        return rf"\left({text}\right)" if self._latex and r"\frac" in text else f"({text})"

    def _write(self, term: Term) -> tuple[str, int]:
        match term:
            case Num(value):
                return self._number(value)
            case Name(text):
                return self._name(text), _ATOM
            case Binary("∧", Binary(a, x, y), Binary(b, z, w)) if (
                y == z and a in "<≤" and b in "<≤"
            ):
                signs = (self._sign(a), self._sign(b))
                sides = [self._at_least(side, 51) for side in (x, y, w)]
                return f"{sides[0]}{signs[0]}{sides[1]}{signs[1]}{sides[2]}", 35
            case Binary(op, left, right) if op in _SIGNS:
                return f"{self._at_least(left, 51)}{self._sign(op)}{self._at_least(right, 51)}", 50
            case Binary("+" | "-" as op, left, right):
                return f"{self._at_least(left, 65)} {op} {self._at_least(right, 66)}", 65
            case Binary("*", left, right):
                product = self._product(left, right)
                return product, 65 if product.startswith("-") else 70
            case Binary("/", left, right):
                return self._quotient(left, right)
            case Binary("%", left, right):
                mod = r" \bmod " if self._latex else " mod "
                return f"{self._at_least(left, 71)}{mod}{self._at_least(right, 71)}", 60
            case Binary("^", base, exponent):
                return self._power(base, exponent), 75
            case Unary("-", arg):
                return f"-{self._at_least(arg, 70)}", 65
            case Ascription(inner, _) | Unary("↑", inner):
                return self._write(inner)
            case Unary("√", arg):
                root = self._at_least(arg, 0)
                return (rf"\sqrt{{{root}}}" if self._latex else f"√{self._root(arg)}"), _ATOM
            case Unary("!", arg):
                return f"{self._at_least(arg, _ATOM)}!", 80
            case Unary("|", arg):
                return f"|{self._at_least(arg, 0)}|", _ATOM
            case Unary("⌊" | "⌈" as op, arg):
                return self._rounded(op, arg), _ATOM
            case App(Name(name), args):
                return self._applied(name, args)
            case App(Projection(Name(base), "choose"), (k,)):
                return self._applied("Nat.choose", (Name(base), k))
            case Quantified("∑" | "∏" as op, binders, body):
                return self._big(op, binders[0], body), 66
            case _:
                return show(term), 0

    def _number(self, value: Fraction) -> tuple[str, int]:
        if value.denominator == 1:
            return str(value), _ATOM if value >= 0 else 65
        return self._quotient(Num(Fraction(value.numerator)), Num(Fraction(value.denominator)))

    def _name(self, text: str) -> str:
        match = re.fullmatch(r"([a-zA-Z])([₀-₉]+|\d+)", text)
        if match is None:
            return {"π": r"\pi" if self._latex else "π"}.get(text, text)
        index = match[2].translate(str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789"))
        return self._indexed(match[1], index)

    def _indexed(self, name: str, index: str) -> str:
        if self._latex:
            return f"{name}_{index}" if len(index) == 1 else f"{name}_{{{index}}}"
        if self.style is Style.UNICODE and re.fullmatch(r"[0-9n]+", index):
            return name + index.translate(_SUBSCRIPTS)
        return f"{name}_{index}" if re.fullmatch(r"\w+", index) else f"{name}_({index})"

    def _sign(self, op: str) -> str:
        if self._latex:
            return _SIGNS[op]
        if op == "∣":
            return " | " if self.style is Style.PLAIN else " ∣ "
        return f" {op} "

    def _product(self, left: Term, right: Term) -> str:
        leads = isinstance(left, Unary) and left.op == "-"
        a = self._at_least(left, 65 if leads else 70)
        b = self._at_least(right, 66 if isinstance(right, Quantified) else 71)
        dot = r" \cdot " if self._latex else " · " if self.style is Style.UNICODE else " * "
        numeral = b[:1].isdigit() or b.startswith((r"\frac", "-"))
        spelled = bool(re.search(r"[A-Za-z]{2}", b)) and not self._latex
        ends_high = isinstance(_last(left), (App, Quantified)) or a[-1:] in ("!", "|")
        together = (a[-1:] + b[:1]).lower()
        if numeral or spelled or ends_high or together in _ENGLISH or b[:1] in "|":
            return f"{a}{dot}{b}"
        if self.style is not Style.LATEX and not b[:1].isalpha() and b[:1] not in "(√":
            return f"{a}{dot}{b}"
        if self._callable(left) and b.startswith(("(", r"\left(")):
            return f"{a}{dot}{b}"
        return f"{a}{b}"

    def _callable(self, left: Term) -> bool:
        last = _last(left)
        return isinstance(last, Name) and last.text in ("f", "g", "h")

    def _quotient(self, left: Term, right: Term) -> tuple[str, int]:
        if self._latex:
            return rf"\frac{{{self._at_least(left, 0)}}}{{{self._at_least(right, 0)}}}", 71
        return f"{self._at_least(left, 71)}/{self._at_least(right, 76)}", 70

    def _power(self, base: Term, exponent: Term) -> str:
        below = self._at_least(base, 76)
        above = self._at_least(exponent, 0)
        if self._latex:
            return f"{below}^{above}" if len(above) == 1 else f"{below}^{{{above}}}"
        if self.style is Style.UNICODE and re.fullmatch(r"[0-9n]+", above):
            return below + above.translate(_SUPERSCRIPTS)
        return f"{below}^{above}" if re.fullmatch(r"\w+", above) else f"{below}^({above})"

    def _root(self, arg: Term) -> str:
        text = self._at_least(arg, 0)
        return text if re.fullmatch(r"\w+", text) else f"({text})"

    def _rounded(self, op: str, arg: Term) -> str:
        names = {"⌊": (r"\lfloor ", r" \rfloor"), "⌈": (r"\lceil ", r" \rceil")}
        opening, closing = names[op] if self._latex else (op, {"⌊": "⌋", "⌈": "⌉"}[op])
        return f"{opening}{self._at_least(arg, 0)}{closing}"

    def _applied(self, name: str, args: tuple[Term, ...]) -> tuple[str, int]:
        inside = ", ".join(self._at_least(arg, 0) for arg in args)
        if name in self.sequences:
            return self._indexed(name, inside), _ATOM
        if name == "Nat.choose":
            top, bottom = (self._at_least(arg, 0) for arg in args)
            return (
                rf"\binom{{{top}}}{{{bottom}}}" if self._latex else f"C({top}, {bottom})"
            ), _ATOM
        if name == "Nat.fib":
            return self._indexed("F", inside), _ATOM
        if name in ("Nat.ModEq", "Int.ModEq"):
            modulus, left, right = (self._at_least(arg, 0) for arg in args)
            if self._latex:
                return rf"{left} \equiv {right} \pmod{{{modulus}}}", 50
            return f"{left} ≡ {right} (mod {modulus})", 50
        word = _FUNCTIONS.get(name, name)
        if self._latex and name in _FUNCTIONS:
            word = rf"\operatorname{{{word}}}" if word == "lcm" else "\\" + word
        return f"{word}({inside})", _ATOM

    def _big(self, op: str, binder: Binder, body: Term) -> str:
        name = binder.names[0]
        start, end = self._ends(binder)
        term = self._at_least(body, 66 if op == "∑" else 71)
        if self._latex:
            sign = r"\sum" if op == "∑" else r"\prod"
            return rf"{sign}_{{{name}={start}}}^{{{end}}} {term}"
        return f"{op}_({name}={start})^({end}) {term}"

    def _ends(self, binder: Binder) -> tuple[str, str]:
        """First and last index of a sum over a range or an interval."""
        assert binder.relation is not None
        match binder.relation[1]:
            case App(Name("Finset.range"), (end,)):
                return "0", self.bare(before(end))
            case App(Name("Finset.Icc"), (first, last)):
                return self.bare(first), self.bare(last)
            case other:
                return self.bare(other), ""


def before(end: Term) -> Term:
    """`end - 1`, computed where it can be."""
    match end:
        case Num(value):
            return Num(value - 1)
        case Binary("+", left, Num(value)):
            return left if value == 1 else Binary("+", left, Num(value - 1))
        case _:
            return Binary("-", end, Num(Fraction(1)))


def _last(term: Term) -> Term:
    """The last factor of a product."""
    return _last(term.right) if isinstance(term, Binary) and term.op == "*" else term
