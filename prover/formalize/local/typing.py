"""Numbers get their Lean types: untyped terms in, Lean terms out.

Every relation is read in one number system, the least that holds its parts: ℕ ⊂ ℤ ⊂ ℚ ⊂ ℝ ⊂ ℂ, with
division and roots leading to ℝ and differences to ℤ where a natural number could be cut off at 0. Lean
coerces the parts of an expression to the largest type among its leaves; where no leaf has the wanted type,
the first one is ascribed.
"""

from __future__ import annotations

from prover.formalize import candidates
from prover.formalize.local.guessing import guess_type, positives
from prover.formalize.local.meaning import conj
from prover.formalize.local.numbers import Numbers, ascribed
from prover.formalize.local.residues import in_residues
from prover.formalize.local.systems import HOLE, ORDER, TypingError, join
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

_COMPARISONS = frozenset(("=", "≠", "<", "≤", ">", "≥"))
_TURNED = {">": "<", "≥": "≤"}


class Typist(Numbers):
    """Types propositions too."""

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
            case App(Name("tuple"), (low, high)) if not isinstance(left, App) or left.fn != Name(
                "tuple"
            ):
                return self._member(op, left, App(Name("Set.Ioo"), (low, high)))
            case App(Name("set"), (Num(low), Num(second), Name("…"), Num(_) as last)) if (
                second == low + 1
            ):
                whole = Binary("∧", Binary("≤", Num(low), left), Binary("≤", left, last))
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
        modular = in_residues(left, right) or in_residues(right, left)
        if modular is not None and op == "=":
            return modular
        if right == HOLE or left == HOLE:
            return self._asked(op, left, right)
        domain = join(self.natural(left), self.natural(right))
        one, two = self._typed(left, domain), self._typed(right, domain)
        if domain not in (self._leaf(left), self._leaf(right)):
            if self._leaf(left) is not None or self._leaf(right) is None:
                one = ascribed(one, domain) if domain != "ℕ" or self._leaf(left) else one
            else:
                two = ascribed(two, domain)
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
            if (modular := in_residues(Binary("%", left, modulus), right)) is not None:
                return modular
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
        match term:
            case Binary("/", top, bottom) if domain in ("ℕ", "ℤ") and join(
                self.natural(top), self.natural(bottom)
            ) in ("ℕ", "ℤ"):
                return self._divides("∣", bottom, top)
        own = self.natural(term)
        if domain not in ORDER or ORDER.index(own) <= ORDER.index(domain):
            return Name("True")
        body = Binary("=", self.at(term, own), Name("z"))
        return Quantified("∃", (Binder(("z",), Name(domain)),), body)
