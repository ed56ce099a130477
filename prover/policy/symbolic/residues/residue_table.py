"""Proposer: a goal on residues as one finite table, decided by the kernel.

Every variable is replaced by its residue r < m. The goal becomes a Boolean function of the residues,
in natural numbers with the kernel's own operations (`Nat.add`, `Nat.mul`, …: half a millisecond a row),
and `decide +kernel` runs through the table. Congruence lemmas carry each term over to its residue,
following the term's syntax, and `omega` puts the pieces together. Where `modular.py` splits cases in
the goal, this one serves tables up to a thousand rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import lcm

from prover.policy.symbolic.goals.sequent import Sequent, relation_type
from prover.policy.symbolic.goals.terms import (
    Binary,
    Name,
    Num,
    Quantified,
    Term,
    show,
    subterms,
)
from prover.policy.symbolic.residues.residue_reader import Claim, Reader, Residue, UnreadableError
from prover.policy.symbolic.suggestion import Suggestion

MAX_ROWS = 1300
_SMALL = 8
"""Tables with fewer rows than this are left to case splits."""


def propose(sequent: Sequent) -> Iterator[Suggestion]:
    """One tactic for the least modulus that decides the goal."""
    goal = sequent.conclusion
    facts = [f.statement for f in sequent.facts()]
    domain = _domain(sequent, goal, facts)
    if isinstance(goal, Quantified) or domain not in ("Int", "Nat"):
        return
    for modulus in _moduli(goal, facts):
        found = attempt(sequent, goal, domain, modulus)
        if found is not None:
            yield found
            return


def _domain(sequent: Sequent, goal: Term, facts: list[Term]) -> str:
    for t in (goal, *facts):
        for s in subterms(t):
            if isinstance(s, Binary) and s.op in ("=", "≠", "∣"):
                return relation_type(sequent, s)
    return ""


def _moduli(goal: Term, facts: list[Term]) -> list[int]:
    own = [m for m in _numerals(goal) if m > 1]
    given = [m for t in facts for m in _numerals(t) if m > 1]
    if not own and goal != Name("False"):
        return []
    base = lcm(*own) if own else 1
    found = [base, *(lcm(base, g) for g in given), lcm(base, *given)]
    if goal == Name("False"):
        found += [3, 4, 5, 7, 8, 9, 16]
    return [m for m in dict.fromkeys(found) if 2 <= m <= MAX_ROWS]


def _numerals(term: Term) -> Iterator[int]:
    for s in subterms(term):
        match s:
            case Binary("%", _, Num(m)) | Binary("∣", Num(m), _) if m.denominator == 1 and m > 0:
                yield int(m)
            case _:
                continue


def attempt(sequent: Sequent, goal: Term, domain: str, modulus: int) -> Suggestion | None:
    """The tactic for one modulus; None where the table does not decide the goal."""
    reader = Reader(domain, modulus)
    given: list[Claim] = []
    for f in sequent.facts():
        mark = (dict(reader.leaves), dict(reader.terms))
        try:
            if _domain(sequent, f.statement, []) == domain:
                given.append(reader.claim(f.statement, equations=True))
        except UnreadableError:
            reader.leaves, reader.terms = mark
    before = dict(reader.terms)
    reader.terms = {}
    conclusion: Claim | None = None
    if goal != Name("False"):
        try:
            conclusion = reader.claim(goal, equations=False)
        except UnreadableError:
            return None
    elif not given:
        return None
    own, reader.terms = reader.terms, before
    names = list(reader.leaves.values())
    if any(sequent.value_type(t) != domain for t in reader.leaves):
        return None
    rows = modulus ** len(names)
    if not names or not _SMALL <= rows <= MAX_ROWS:
        return None
    for values in product(range(modulus), repeat=len(names)):
        row = dict(zip(names, values, strict=True))
        if all(g.truth(row) for g in given) and (conclusion is None or not conclusion.truth(row)):
            return None
    text = _tactic(reader, own, given, conclusion)
    return Suggestion(text, 0.9 if rows <= 700 else 0.6)


def _lemmas(domain: str, m: int, used: str) -> list[str]:
    """The congruences that the proof terms in `used` call, as local lemmas."""
    if domain == "Nat":
        pair = f"∀ x y a b : Nat, x % {m} = a % {m} → y % {m} = b % {m} →"
        lemmas = {
            "cadd": f"{pair} (x + y) % {m} = (a + b) % {m} := by\n"
            "  intro x y a b h h'\n  rw [Nat.add_mod, h, h', ← Nat.add_mod]",
            "cmul": f"{pair} (x * y) % {m} = (a * b) % {m} := by\n"
            "  intro x y a b h h'\n  rw [Nat.mul_mod, h, h', ← Nat.mul_mod]",
            "cpow": f"∀ x a k : Nat, x % {m} = a % {m} → (x ^ k) % {m} = (a ^ k) % {m} := by\n"
            "  intro x a k h\n  rw [Nat.pow_mod, h, ← Nat.pow_mod]",
        }
    else:
        one = f"∀ (x : Int) (a : Nat), x % {m} = (a : Int) % {m} →"
        pair = f"∀ (x y : Int) (a b : Nat), x % {m} = (a : Int) % {m} → y % {m} = (b : Int) % {m} →"
        power = f"∀ (x : Int) (a k : Nat), x % {m} = (a : Int) % {m} →"

        def right(text: str) -> str:
            return f"(({text} : Nat) : Int) % {m} := by"

        lemmas = {
            "cadd": f"{pair} (x + y) % {m} = {right('a + b')}\n  intro x y a b h h'\n"
            "  rw [Int.add_emod, h, h', ← Int.add_emod, Int.natCast_add]",
            "csub": f"{pair} (x - y) % {m} = {right(f'a + {m - 1} * b')} intros; omega",
            "cneg": f"{one} (-x) % {m} = {right(f'{m - 1} * a')} intros; omega",
            "cmul": f"{pair} (x * y) % {m} = {right('a * b')}\n  intro x y a b h h'\n"
            "  rw [Int.mul_emod, h, h', ← Int.mul_emod, Int.natCast_mul]",
            "cpow": f"{power} (x ^ k) % {m} = {right('a ^ k')}\n"
            "  intro x a k h\n  induction k with\n"
            "  | zero => rw [Int.pow_zero, Nat.pow_zero]; rfl\n"
            "  | succ k ih =>\n    rw [Int.pow_succ, Int.mul_emod, ih, h, ← Int.mul_emod, Nat.pow_succ,"
            " Int.natCast_mul]",
        }
    return [f"have {name} : {text}" for name, text in lemmas.items() if name in used]


def _tactic(
    reader: Reader,
    own: dict[str, Residue],
    given: list[Claim],
    conclusion: Claim | None,
) -> str:
    m, domain = reader.modulus, reader.domain

    def body(raw: bool) -> str:
        def text(c: Claim) -> str:
            return c.raw if raw else c.plain

        last = "false" if conclusion is None else text(conclusion)
        for g in reversed(given):
            last = f"(!{text(g)} || {last})"
        return last

    def cast(text: str) -> str:
        return f"(({text} : Nat) : Int)" if domain == "Int" else text

    lines = _lemmas(domain, m, " ".join(r.proof for r in (*reader.terms.values(), *own.values())))
    key, use = body(raw=True), "key"
    names = list(reader.leaves.items())
    for _, r in reversed(names):
        key = f"(List.range {m}).all (fun {r} => {key})"
    # `omega` would look at all facts in sight
    if domain == "Int":
        kind, value = "Int", f"(x % {m}).toNat"
        less = (
            "(Int.toNat_lt (Int.emod_nonneg x (by decide))).mpr (Int.emod_lt_of_pos x (by decide))"
        )
        same = "by rw [Int.toNat_of_nonneg (Int.emod_nonneg x (by decide)), Int.emod_emod]"
    else:
        kind, value = "Nat", f"x % {m}"
        less, same = "Nat.mod_lt x (by decide)", "(Nat.mod_mod x _).symm"
    lines.append(
        f"have leaf : ∀ x : {kind}, ∃ r : Nat, r < {m} ∧ x % {m} = {cast('r')} % {m} :=\n"
        f"  fun x => ⟨{value}, {less}, {same}⟩"
    )
    for leaf, r in names:
        lines.append(f"obtain ⟨{r}, l{r}, h{r}⟩ := leaf ({show(leaf)})")
        use = f"List.all_eq_true.mp ({use}) {r} (List.mem_range.mpr l{r})"
    lines.append(f"have key : {key} = true := by decide +kernel")
    lines.append(f"have κ : {body(raw=False)} = true := {use}")

    def congruences(letter: str, terms: dict[str, Residue]) -> list[str]:
        return [
            f"have {letter}{i} : ({text}) % {m} = {cast(found.plain)} % {m} := {found.proof}"
            for i, (text, found) in enumerate(terms.items())
        ]

    lines += congruences("t", reader.terms)
    for i, g in enumerate(given):
        lines.append(
            f"have g{i} : {g.plain} = true := by\n  clear key κ\n  simp only [{_LOGIC}]\n  omega"
        )
    if given:
        facts = ", ".join(f"g{i}" for i in range(len(given)))
        lines.append(f"rw [{facts}] at κ\nsimp only [Bool.not_true, Bool.false_or] at κ")
    if conclusion is None:
        return "\n".join([*lines, "exact absurd κ (by decide)"])
    lines += [f"simp only [{_LOGIC}] at κ", *congruences("u", own), "clear key", "omega"]
    return "\n".join(lines)


_LOGIC = (
    "Bool.or_eq_true, Bool.and_eq_true, Bool.not_eq_true', Bool.eq_false_iff, ne_eq, Nat.beq_eq, "
    "Bool.or_false, Bool.false_eq_true, or_false"
)
