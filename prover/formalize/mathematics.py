"""Terms as a person writes formulas on one line: `(x + 1)/2 ≤ √3`, `gcd(a, b)`, `n!`."""

from __future__ import annotations

from prover.formalize.relations import bare
from prover.policy.symbolic.goals.terms import (
    App,
    Binary,
    Binder,
    Name,
    Num,
    Opaque,
    Projection,
    Quantified,
    Term,
    Unary,
    show,
)

_POWER = {"+": 65, "-": 65, "*": 70, "/": 70, "%": 70, "^": 75, "∪": 65, "∩": 70, "\\": 70}
_ATOM = 100
_NAMES = {
    "Nat.gcd": "gcd", "Int.gcd": "gcd", "Nat.lcm": "lcm", "Int.lcm": "lcm", "Real.sin": "sin",
    "Real.cos": "cos", "Real.tan": "tan", "Real.log": "ln", "Real.exp": "exp", "Real.pi": "π",
    "Nat.factorial": "factorial",
    "Nat.choose": "binomial", "Nat.divisors": "the divisors of", "Nat.fib": "Fibonacci",
    "Nat.totient": "φ", "Real.logb": "logarithm to base", "Finset.card": "the number of elements of",
    "Finset.range": "the naturals below", "Nat.sqrt": "the integer part of the root of",
    "Nat.digits": "digits in base", "Complex.abs": "the modulus of", "Set.ncard": "the number of elements of",
    "max": "max", "min": "min", "Finset.filter": "the part of", "Nat.card": "the number of elements of",
    "Set.Icc": "the closed interval", "Set.Ioo": "the open interval", "Finset.Icc": "the integers from to",
    "Set.univ": "everything", "Set.range": "the values of",
}  # fmt: skip
_CLOSING = {"|": "|", "⌊": "⌋", "⌈": "⌉", "⌊₊": "⌋", "⌈₊": "⌉", "‖": "‖"}


def formula(term: Term) -> str:
    """A term in the notation of school; casts and namespaces are left out."""
    return _written(bare(term), 0)


def _written(term: Term, least: int) -> str:
    text, power = _write(term)
    return text if power >= least else f"({text})"


def _write(term: Term) -> tuple[str, int]:
    match term:
        case Num(value):
            return str(value), _ATOM if value >= 0 and value.denominator == 1 else 70
        case Name(text):
            return _NAMES.get(text, text), _ATOM
        case Binary("/", left, right):
            return f"{_written(left, 70)}/{_written(right, 71)}", 70
        case Binary("^", base, exponent):
            return f"{_written(base, 76)}^{_written(exponent, 75)}", 75
        case Binary("%", left, right):
            return f"the remainder of {_written(left, 0)} modulo {_written(right, 71)}", 60
        case Binary("*", Num(_) as left, (Name(_) | Binary("^", Name(_), _)) as right):
            return f"{_written(left, 70)}{_written(right, 71)}", 70
        case Binary(op, left, right) if op in _POWER:
            power = _POWER[op]
            return f"{_written(left, power)} {op} {_written(right, power + 1)}", power
        case Unary("-", arg):
            return f"-{_written(arg, 70)}", 65
        case Unary("√", arg):
            return f"√{_written(arg, _ATOM)}", _ATOM
        case Unary("!", arg):
            return f"{_written(arg, _ATOM)}!", _ATOM
        case Unary("⁻¹", arg):
            return f"1/{_written(arg, 71)}", 70
        case Unary(op, arg) if op in _CLOSING:
            return f"{op.removesuffix('₊')}{_written(arg, 0)}{_CLOSING[op]}", _ATOM
        case App(fn, args):
            return f"{_written(fn, _ATOM)}({', '.join(_written(a, 0) for a in args)})", _ATOM
        case Projection(inner, "card" | "ncard"):
            return f"the number of elements of {_written(inner, 0)}", 60
        case Projection(inner, field):
            return f"{field}({_written(inner, 0)})", _ATOM
        case Quantified(op, binders, body) if op in ("∑", "∏"):
            what = "sum" if op == "∑" else "product"
            over = ", ".join(map(_range, binders))
            return f"the {what} of {_written(bare(body), 66)} over {over}", 60
        case Quantified("fun", binders, body):
            names = ", ".join(name for binder in binders for name in binder.names)
            return f"{names} ↦ {_written(bare(body), 0)}", 5
        case Opaque(text):
            return text, _ATOM if text[:1] in "{[⟨(" else 0
        case _:
            return show(term), 5


def _range(binder: Binder) -> str:
    names = ", ".join(binder.names)
    match binder.relation:
        case ("∈", App(Name("Finset.range" | "range"), (end,))):
            return f"{names} from 0 up to but not including {formula(end)}"
        case ("∈", App(Name("Finset.Icc" | "Icc"), (start, end))):
            return f"{names} from {formula(start)} to {formula(end)}"
        case ("∈", App(Name("Finset.Ico" | "Ico"), (start, end))):
            return f"{names} from {formula(start)} up to but not including {formula(end)}"
        case (op, side):
            return f"{names} {op} {formula(side)}"
        case _:
            return names if binder.type is None else f"all {names} in {show(binder.type)}"
