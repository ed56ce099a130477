"""What `prover eval` tells of a run, a verification, a comparison."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prover.evaluate import RunFolder, Verification


def print_line(line: dict[str, Any], done: int, total: int) -> None:
    """One line of progress an attempt."""
    again = f" (attempt {line['attempt'] + 1})" if line["attempt"] else ""
    print(
        f"[{done}/{total}] {line['problem']}{again}: {line['verdict']} in {line['seconds']:.1f} s",
        flush=True,
    )


def print_summary(run: RunFolder, names: Sequence[str]) -> None:
    """The figures of a run on the problems named."""
    from rich.console import Console

    from prover.evaluate import summarise

    wanted = set(names)
    summary = summarise([line for line in run.lines if line["problem"] in wanted])
    console = Console()
    for kind, shares in (("category", summary.by_category), ("difficulty", summary.by_difficulty)):
        console.print(_table(kind, shares))
    verdicts = ", ".join(f"{n} {verdict}" for verdict, n in sorted(summary.by_verdict.items()))
    print(f"{summary.total} problems: {verdicts or 'nothing tried'}")
    if len(summary.pass_at) > 1:
        print(
            ", ".join(f"pass@{k} {100 * x:.1f} %" for k, x in enumerate(summary.pass_at, start=1))
        )
    print(f"{summary.seconds:.0f} s, {summary.tactics} tactics; the run is in {run.path}")


def print_verification(found: Verification, run: RunFolder) -> int:
    """What a verification found, kept in the run's folder too; the exit code."""
    (run.path / "verification.json").write_text(json.dumps(found.as_dict(), indent=1) + "\n")
    for flaw in found.flaws:
        print(f"flaw: {flaw}")
    verdict = "sound" if found.sound else f"{len(found.flaws)} flaws"
    print(f"{run.path}: {verdict}; {found.lines} lines, {found.checked} answers checked afresh")
    return 0 if found.sound else 1


def print_comparison(first: RunFolder, second: RunFolder) -> int:
    """The second run against the first; the exit code: 1 where they contradict each other."""
    from prover.evaluate import compare

    found = compare(first, second)
    low, high = (100 * x for x in found.interval)
    print(f"{found.problems} problems in both: {found.first} settled, then {found.second}")
    print(
        f"difference {100 * found.difference:+.1f} points, 95 % interval {low:+.1f} to {high:+.1f}; "
        f"McNemar p = {found.p_value:.3g}"
    )
    for title, names in (
        ("gains", found.gains),
        ("losses", found.losses),
        ("contradictions", found.contradictions),
        ("not in both", found.left_out),
        ("settings", found.settings),
    ):
        if names:
            print(f"{title} ({len(names)}): {', '.join(names)}")
    return 1 if found.contradictions else 0


def _table(kind: str, shares: Mapping[str, tuple[int, int]]) -> Any:
    from rich.table import Table

    table = Table()
    table.add_column(kind)
    table.add_column("settled", justify="right")
    table.add_column("tried", justify="right")
    for name, (settled, tried) in shares.items():
        table.add_row(name, str(settled), str(tried))
    return table
