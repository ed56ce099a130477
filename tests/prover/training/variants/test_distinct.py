"""Which variants stay: those that elaborate and say something else. Lean is played by a table."""

from __future__ import annotations

from collections.abc import Sequence

from problems import LeanStatement
from problems.verdict import Verdict
from prover.training.variants import Rule, distinct, variants_of


class Table:
    """A bench that refuses statements with a word in them and proves equivalences with another."""

    def __init__(self, refused: str = "?", equivalent: str = "?") -> None:
        self.refused = refused
        self.equivalent = equivalent

    async def refusal(self, statement: LeanStatement) -> str | None:
        return "no" if self.refused in statement.declaration else None

    async def closes(self, statement: LeanStatement, tactics: Sequence[str]) -> bool:
        return "↔" in statement.declaration and self.equivalent in statement.declaration

    async def settle(self, statement: LeanStatement, seconds: float) -> Verdict:
        raise AssertionError("nothing is searched for")


STATEMENT = LeanStatement("t", "", "theorem t (x : Int) (h : x = 2) : x ^ 2 = 4")


async def names(bench: Table, count: int | None = None, *, by_proof: bool = True) -> list[str]:
    found = variants_of(STATEMENT, [Rule.REVERSE, Rule.PERTURB])
    kept = distinct(found, STATEMENT, bench, count, by_proof=by_proof)
    return [variant.statement.name async for variant in kept]


async def test_what_lean_refuses_is_left_out() -> None:
    everything = await names(Table())
    assert len(everything) == 8
    assert len(await names(Table(refused="x ^ 3"))) == 7


async def test_what_says_the_same_is_left_out() -> None:
    assert "t_reverse_1" in await names(Table())
    assert "t_reverse_1" not in await names(Table(equivalent="4 = x ^ 2"))
    assert "t_reverse_1" in await names(Table(equivalent="4 = x ^ 2"), by_proof=False)


async def test_no_more_than_asked_for() -> None:
    assert len(await names(Table(), 3)) == 3
