"""The library's tactics on goals that Mathlib's own prove, and on goals that must fail.

Measures, for each tactic, how many goals behave as they should and the median time to elaborate and
check one. The goals are tests: `tests/prover/lean/library/tactics/`.
Run: python -m benchmarks.lean_tactics
"""

from __future__ import annotations

import asyncio
import statistics
import time
from pathlib import Path

from benchmarks.record import record
from prover.lean import LeanPool, provision

FOLDER = Path(__file__).parents[1] / "tests" / "prover" / "lean" / "library" / "tactics"
TACTICS = ("ring", "linarith", "nlinarith", "norm_num", "positivity")


def examples(text: str) -> tuple[str, list[tuple[str, bool]]]:
    """(what stands before the first example, (example, whether its goal must fail) pairs)."""
    blocks = [block.strip("\n") for block in text.split("\n\n") if block.strip()]
    first = next(i for i, block in enumerate(blocks) if "example" in block)
    goals = [
        (block, block.startswith("-- fails")) for block in blocks[first:] if "example" in block
    ]
    return "\n\n".join(blocks[:first]), goals


async def elaborate(pool: LeanPool, text: str) -> tuple[bool, float]:
    """Whether a text elaborates without errors, and the seconds it took."""
    async with pool.borrow() as worker:
        begun = time.perf_counter()
        reply = await worker.process.ask({"do": "compile", "text": text}, 120.0)
        spent = time.perf_counter() - begun
    errors = [m for m in reply.get("messages", ()) if m["severity"] == "error"]
    return bool(reply["ok"]) and not errors, spent


async def main() -> None:
    async with LeanPool(provision(libraries=("Olympiad",)), 1) as pool:
        for tactic in TACTICS:
            head, goals = examples((FOLDER / f"{tactic}.lean").read_text(encoding="utf-8"))
            await elaborate(pool, head)  # the import is paid here
            _, empty = await elaborate(pool, head)
            outcomes = [(fails, *await elaborate(pool, f"{head}\n\n{g}")) for g, fails in goals]
            passing = [well for fails, well, _ in outcomes if not fails]
            failing = [well for fails, well, _ in outcomes if fails]
            median = statistics.median(spent - empty for fails, _, spent in outcomes if not fails)
            worst = max(spent for _, _, spent in outcomes)
            record(
                f"`{tactic}` of the library: goals that Mathlib's proves; goals that must fail",
                f"{sum(passing)}/{len(passing)} proved, {sum(failing)}/{len(failing)} fail as they "
                f"should; median {1000 * median:.0f} ms a goal, kernel included, worst {worst:.1f} s",
                bar="≥ 30 proved, ≥ 10 fail",
            )


if __name__ == "__main__":
    asyncio.run(main())
