"""Which candidates say the same: groups by equivalence that Lean proves.

Two true theorems are always equivalent, so a tactic that proves theorems proves equivalences that mean
nothing. Three kinds of proof count therefore:

- *matching*: each statement is got from the other by applying it, its hypotheses from the other's;
- *part by part*, where the variables agree: hypotheses equivalent to hypotheses, and conclusion to
  conclusion with nothing assumed but signs (`x ≠ 0`, `0 < x`);
- *whole*, by automation that proves neither statement alone.

In the second, too, automation must not prove the conclusion alone. Statements that differ in what they give a
name are compared without their definitions as well (`prover.formalize.plain`); that taking them out changes
nothing is proved by Lean, too.
"""

from __future__ import annotations

from collections.abc import Sequence

from problems import LeanStatement, ProblemError
from prover.formalize.filter.bench import Bench
from prover.formalize.peel import Peeled, peel
from prover.formalize.plain import plain, unfolding
from prover.formalize.statement import NUMBERS, anatomy
from prover.policy.symbolic.goals.parser import parse
from prover.policy.symbolic.goals.terms import Binary, Name, Num, Term, show, substitute

_MATCHING = (
    "exact Iff.rfl",
    "constructor <;> intro h <;> intros <;> first | exact h | (apply h <;> assumption) "
    "| (apply h <;> omega) | (apply h <;> linarith) | (exact h _ _ _ (by assumption)) ",
    "(constructor <;> intro h <;> simp only [and_comm, or_comm, eq_comm] at h ⊢ <;> exact h)",
)
_SOLVING = (
    "omega",
    "grind",
    "(simp; done)",
    "(norm_num; done)",
    "linarith",
    "nlinarith",
    "(simp_all; done)",
)
_PARTS = (
    "exact Iff.rfl",
    "(constructor <;> intro h <;> linarith)",
    "omega",
    "(constructor <;> (rintro h; simp_all; done))",
    "grind",
    "(constructor <;> (intro h; refine ⟨?_, ?_⟩ <;> first | linarith [h.1, h.2] | nlinarith [h.1, h.2]))",
    "(constructor <;> intro h <;> field_simp at h ⊢ <;> linarith)",
    "tauto",
    "(norm_num; done)",
    "(constructor <;> intro h <;> norm_num at h ⊢ <;> first | exact h | linarith [h] | grind)",
)
_SIGN = frozenset(("<", ">", "≤", "≥", "≠"))


async def equivalent(a: LeanStatement, b: LeanStatement, bench: Bench) -> bool:
    """Whether two statements are equivalent, as far as a few tactics tell. False is no disproof."""
    if " ".join(a.declaration.split()) == " ".join(b.declaration.split()):
        return True
    if await _matches(a, b, bench):
        return True
    one, two = await unfolded(a, bench), await unfolded(b, bench)
    if (one, two) != (a, b) and await _matches(one, two, bench):
        return True
    if await bench.closes(a, _SOLVING) or await bench.closes(b, _SOLVING):
        return False
    return await bench.closes(
        _claimed_equal(a, b), ("grind", "(simp; done)", "(norm_num; done)", "omega")
    )


async def unfolded(statement: LeanStatement, bench: Bench) -> LeanStatement:
    """The statement without definitions, where Lean proves the two equivalent; else the statement itself."""
    try:
        found = plain(statement)
    except ProblemError:
        return statement
    if found is None or not await bench.closes(unfolding(statement, found), [found.tactic]):
        return statement
    return found.statement


async def _matches(a: LeanStatement, b: LeanStatement, bench: Bench) -> bool:
    return await bench.closes(_claimed_equal(a, b), _MATCHING) or await _by_parts(a, b, bench)


def _claimed_equal(a: LeanStatement, b: LeanStatement) -> LeanStatement:
    first, second = anatomy(a).proposition(), anatomy(b).proposition()
    return _theorem(a, f"({first}) ↔ ({second})")


async def _by_parts(a: LeanStatement, b: LeanStatement, bench: Bench) -> bool:
    mine, other = peel(a), peel(b)
    if mine is None or other is None or mine.abstract or other.abstract:
        return False
    theirs = _renamed(other, mine)
    if theirs is None:
        return False
    if not await _agree(a, mine.binders, _all(mine.hypotheses), _all(theirs.hypotheses), bench):
        return False
    signs = " ".join(f"(s{i} : {text})" for i, text in enumerate(_signs(mine), 1))
    context = f"{mine.binders} {signs}".strip()
    if " ".join(mine.conclusion.split()) == " ".join(theirs.conclusion.split()):
        return True
    if await bench.closes(_theorem(a, mine.conclusion, context), _SOLVING):
        return False
    return await _agree(a, context, mine.conclusion, theirs.conclusion, bench)


async def _agree(a: LeanStatement, context: str, one: str, two: str, bench: Bench) -> bool:
    if one == two:
        return True
    return await bench.closes(_theorem(a, f"({one}) ↔ ({two})", context), _PARTS)


def _theorem(like: LeanStatement, claim: str, context: str = "") -> LeanStatement:
    head = f"theorem {like.name} {context}".rstrip()
    return LeanStatement(like.name, like.preamble, f"{head} : {claim}")


def _all(texts: Sequence[str]) -> str:
    return " ∧ ".join(f"({text})" for text in sorted(texts)) or "True"


def _signs(peeled: Peeled) -> list[str]:
    """The hypotheses that compare one variable with a numeral."""
    kept = []
    for text in peeled.hypotheses:
        match parse(text):
            case Binary(op, Name(_), Num(_)) | Binary(op, Num(_), Name(_)) if op in _SIGN:
                kept.append(text)
            case _:
                pass
    return kept


def _renamed(other: Peeled, like: Peeled) -> Peeled | None:
    """The same with the variables of `like`: those of the same name, or else in order; None where the
    types do not agree."""
    mine, theirs = dict(like.variables), dict(other.variables)
    kinds = {name: NUMBERS.get(kind, kind) for name, kind in mine.items()}
    if {n: NUMBERS.get(k, k) for n, k in theirs.items()} == kinds:
        return other
    if [NUMBERS.get(k, k) for _, k in other.variables] != list(kinds.values()):
        return None
    names: dict[str, Term] = {old: Name(new) for old, new in zip(theirs, mine, strict=True)}

    def renamed(text: str) -> str:
        return show(substitute(parse(text), names))

    return Peeled(
        like.variables, tuple(map(renamed, other.hypotheses)), renamed(other.conclusion), False
    )
