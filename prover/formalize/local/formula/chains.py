"""A formula: one term, or a chain of relations between terms."""

from __future__ import annotations

from prover.formalize.local.formula.arithmetic import Arithmetic
from prover.formalize.local.formula.cursor import END, NoFormulaError
from prover.formalize.local.lexicon import RELATIONS
from prover.policy.symbolic.goals.terms import App, Binary, Name, Term, Unary

_SETS = frozenset("ℕℤℚℝℂ")


class FormulaReader(Arithmetic):
    """Reads one formula from a row of lexemes."""

    def formula(self) -> Term:
        """A term or a chain of relations; `at` is then behind it. Raises NoFormulaError."""
        first = self.sum()
        links: list[Term] = []
        left = first
        while True:
            mark = self.at
            negated = self.op() == "¬" and self.op(1) in RELATIONS
            self.at += negated
            op = self.op()
            op = "∣" if op == "|" and not self.bars else op
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
        return self.sum()

    def _link(self, op: str, left: Term, right: Term) -> Term:
        if op == "≡":
            modulus = self._modulus()
            match right:
                case Binary("%", rest, inner) if modulus is None:
                    right, modulus = rest, inner  # `3n ≡ 4 mod 7` without parentheses
            if modulus is None:
                raise NoFormulaError
            return App(Name("modeq"), (modulus, left, right))
        return Binary(op, left, right)

    def _modulus(self) -> Term | None:
        """`(mod n)`, `\\pmod{n}` or `mod n`, if it stands next."""
        mark = self.at
        opened = self.op() in ("(", "[")
        self.at += opened
        lexeme = self.peek()
        if lexeme.text not in ("mod", "pmod", "bmod", "modulo"):
            self.at = mark
            return None
        self.at += 1
        try:
            modulus = self.sum()
            if opened:
                self.take(")") if self.op() == ")" else self.take("]")
        except NoFormulaError:
            self.at = mark
            return None
        return modulus

    def _modulo(self, term: Term) -> Term:
        modulus = self._modulus()
        return term if modulus is None else Binary("%", term, modulus)

    def _domain(self) -> Term:
        """What may stand behind ∈: a number system, an interval, a set."""
        lexeme = self.peek()
        if lexeme.text in _SETS:
            self.at += 1
            return self._signed(lexeme.text)
        if self.op() in ("[", "("):
            opening = self.next().text
            low = self.sum()
            self.take(",")
            high = self.sum()
            closing = self.next().text
            kinds = {"[]": "Icc", "()": "Ioo", "[)": "Ico", "(]": "Ioc"}
            if opening + closing not in kinds:
                raise NoFormulaError
            return App(Name("Set." + kinds[opening + closing]), (low, high))
        return self.sum()

    def _signed(self, name: str) -> Term:
        """`ℝ^+`, `ℤ_{>0}`, `ℝ^*` and the like, as the name with a sign."""
        if self.op() not in ("^", "_"):
            return Name(name)
        self.at += 1
        taken = ""
        if self.op() == "{":
            while self.peek() is not END and self.op() != "}":
                taken += self.next().text
            taken += self.next().text
        else:
            taken = self.next().text
        inside = taken.strip("{}")
        return Name(name + {"+": "+", ">0": "+", "≥0": "0", "*": "*"}.get(inside, "?"))
