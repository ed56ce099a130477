"""Statements as formulas, in Unicode for text and in LaTeX."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from geometry.language import Fact, Predicate
from geometry.proof.statement import Product, Statement


@dataclass(frozen=True, slots=True)
class Notation:
    """The symbols of one way of writing."""

    parallel: str
    perpendicular: str
    angle: str
    similar: str
    congruent: str
    triangle: str
    times: str
    latex: bool

    def point(self, name: str) -> str:
        """A point's name: capital, digits as an index in LaTeX."""
        letters = name.rstrip("0123456789")
        digits = name[len(letters) :]
        head = letters.upper() if len(letters) <= 2 else letters.capitalize()
        if self.latex:
            head = head.replace("_", "")
        return f"{head}_{{{digits}}}" if self.latex and digits else head + digits

    def run(self, *names: str) -> str:
        """Points side by side; spaced where a name is longer than a letter."""
        written = [self.point(n) for n in names]
        plain = self.latex or all(len(w) == 1 for w in written)
        return ("" if plain else " ").join(written)

    def number(self, value: Fraction) -> str:
        """A rational number."""
        if value.denominator == 1:
            return str(value.numerator)
        if self.latex:
            return f"\\tfrac{{{value.numerator}}}{{{value.denominator}}}"
        return f"{value.numerator}/{value.denominator}"


TEXT = Notation("∥", "⊥", "∠", "∼", "≅", "△", "·", False)
LATEX = Notation(
    "\\parallel", "\\perp", "\\angle ", "\\sim", "\\cong", "\\triangle ", "\\cdot ", True
)


def phrase(statement: Statement, n: Notation = TEXT) -> str:
    """A statement as a formula (LaTeX: without the dollar signs)."""
    if isinstance(statement, Product):
        return _product(statement, n)
    p = statement.args
    pairs = [n.run(*p[i : i + 2]) for i in range(0, len(p) - 1, 2)]
    match statement.predicate:
        case Predicate.COLL:
            return f"{_list(p, n)} {_word('collinear', n)}"
        case Predicate.CYCLIC:
            return f"{_list(p, n)} {_word('concyclic', n)}"
        case Predicate.PARA:
            return f"{pairs[0]} {n.parallel} {pairs[1]}"
        case Predicate.PERP:
            return f"{pairs[0]} {n.perpendicular} {pairs[1]}"
        case Predicate.CONG:
            return f"{pairs[0]} = {pairs[1]}"
        case Predicate.CIRCLE:
            return f"{n.point(p[0])} {_word('is the centre of circle', n)} {n.run(*p[1:])}"
        case Predicate.MIDP:
            return f"{n.point(p[0])} {_word('is the midpoint of', n)} {n.run(*p[1:])}"
        case Predicate.OVERLAP:
            return f"{n.point(p[0])} = {n.point(p[1])}"
        case Predicate.EQANGLE:
            return f"{_angle(p[:4], n)} = {_angle(p[4:], n)}"
        case Predicate.EQRATIO:
            return f"{pairs[0]} : {pairs[1]} = {pairs[2]} : {pairs[3]}"
        case Predicate.SIMTRI | Predicate.SIMTRIR:
            return f"{n.triangle}{n.run(*p[:3])} {n.similar} {n.triangle}{n.run(*p[3:])}"
        case Predicate.CONTRI | Predicate.CONTRIR:
            return f"{n.triangle}{n.run(*p[:3])} {n.congruent} {n.triangle}{n.run(*p[3:])}"
        case Predicate.ACONST:
            return f"{_angle(p, n)} = {_degrees(statement.value, n)}"
        case Predicate.RCONST:
            return f"{pairs[0]} : {pairs[1]} = {_value(statement.value, n)}"
        case Predicate.R2CONST:
            return f"{pairs[0]}² : {pairs[1]}² = {_value(statement.value, n)}".replace(
                "²", "^2" if n.latex else "²"
            )
        case Predicate.LCONST | Predicate.L2CONST:
            square = statement.predicate is Predicate.L2CONST
            power = ("^2" if n.latex else "²") if square else ""
            return f"{pairs[0]}{power} = {_value(statement.value, n)}"
        case Predicate.LEQUATION | Predicate.L2EQUATION | Predicate.AEQUATION:
            return _equation(statement, n)
        case _:
            return _condition(statement, n)


def _word(text: str, n: Notation) -> str:
    return f"\\text{{ {text} }}" if n.latex else text


def _list(points: tuple[str, ...], n: Notation) -> str:
    return ", ".join(n.point(p) for p in points)


def _value(value: Fraction | None, n: Notation) -> str:
    return "?" if value is None else n.number(value)


def _degrees(value: Fraction | None, n: Notation) -> str:
    if value is None:
        return "?"
    return n.number(value * 180) + ("^\\circ" if n.latex else "°")


def _angle(p: tuple[str, ...], n: Notation) -> str:
    """A directed angle between lines; with its vertex in the middle when there is one."""
    a, b, c, d = p
    for vertex, one in ((a, b), (b, a)):
        for other, two in ((c, d), (d, c)):
            if vertex == other and one != two:
                return n.angle + n.run(one, vertex, two)
    return f"{n.angle}({n.run(a, b)}, {n.run(c, d)})"


def _product(product: Product, n: Notation) -> str:
    sides: tuple[list[str], list[str]] = ([], [])
    for quantity, exponent in product.terms:
        if len(quantity) == 2:
            word = n.run(*quantity)
        else:
            sine = "\\sin " if n.latex else "sin "
            word = sine + n.angle + n.run(quantity[1], quantity[0], quantity[2])
        if abs(exponent) != 1:
            word = f"({word})^{abs(exponent)}"
        sides[exponent < 0].append(word)
    right = sides[1] if product.value == 1 else [n.number(product.value), *sides[1]]
    joiner = f" {n.times}"
    return f"{joiner.join(sides[0]) or '1'} = {joiner.join(right) or '1'}"


def _equation(fact: Fact, n: Notation) -> str:
    sides: tuple[list[str], list[str]] = ([], [])
    square = "^2" if n.latex else "²"
    for c, p in fact.terms:
        if fact.predicate is Predicate.AEQUATION:
            word = _angle(p, n)
        else:
            word = n.run(*p[:2]) + (square if fact.predicate is Predicate.L2EQUATION else "")
        size = "" if abs(c) == 1 else n.number(abs(c)) + (" " if n.latex else "·")
        sides[c < 0].append(size + word)
    if fact.value:
        angle = fact.predicate is Predicate.AEQUATION
        sides[1].append(_degrees(fact.value, n) if angle else n.number(fact.value))
    return f"{' + '.join(sides[0]) or '0'} = {' + '.join(sides[1]) or '0'}"


_CONDITIONS = {
    Predicate.DIFF: "{} are distinct",
    Predicate.NCOLL: "{} are not collinear",
    Predicate.SAMECLOCK: "{} and {} turn the same way",
    Predicate.SAMESIDE: "the angles at {} and {} are both acute or both obtuse",
    Predicate.NSAMESIDE: "of the angles at {} and {} one is acute, one obtuse",
}


def _condition(fact: Fact, n: Notation) -> str:
    p = fact.args
    match fact.predicate:
        case Predicate.NPARA | Predicate.NPERP:
            symbol = n.parallel if fact.predicate is Predicate.NPARA else n.perpendicular
            return f"{n.run(*p[:2])} {_word('not', n)} {symbol} {n.run(*p[2:])}"
        case Predicate.OBTUSE_ANGLE:
            return f"{n.angle}{n.run(*p)} {_word('is obtuse', n)}"
        case Predicate.DIFF | Predicate.NCOLL:
            words = _CONDITIONS[fact.predicate].format("")
            return f"{_list(p, n)} {_word(words.strip(), n)}"
        case Predicate.SAMECLOCK:
            return f"{n.run(*p[:3])} {_word('and', n)} {n.run(*p[3:])} {_word('turn alike', n)}"
        case Predicate.SAMESIDE | Predicate.NSAMESIDE:
            alike = "alike" if fact.predicate is Predicate.SAMESIDE else "unlike"
            left, right = n.run(p[1], p[0], p[2]), n.run(p[4], p[3], p[5])
            return f"{n.angle}{left} {_word('and', n)} {n.angle}{right} {_word(alike, n)}"
        case _:
            return str(fact)
