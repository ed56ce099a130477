"""A run as Markdown, short enough for a pull request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prover.report.entries import Entry
from prover.report.facts import RunFacts


def markdown(facts: RunFacts, entries: Sequence[Entry]) -> str:
    """The figures of a run, its settings, and the problems with their verdicts."""
    summary = facts.summary
    share = 100 * summary.settled / max(summary.total, 1)
    verdicts = ", ".join(f"{n} {verdict}" for verdict, n in sorted(summary.by_verdict.items()))
    lines = [
        f"# {facts.title}",
        "",
        f"**{summary.settled} of {summary.total} problems settled ({share:.1f} %)**: {verdicts}.",
    ]
    if len(summary.pass_at) > 1:
        lines += [
            "",
            ", ".join(f"pass@{k} {100 * x:.1f} %" for k, x in enumerate(summary.pass_at, 1)),
        ]
    if facts.verification:
        lines += ["", f"Verification: {facts.verification}."]
    lines += _table("Category", summary.by_category) + _table("Difficulty", summary.by_difficulty)
    lines += ["", "| Setting | |", "|---|---|"]
    lines += [f"| {name} | {_cell(value)} |" for name, value in facts.settings]
    lines += ["", "<details><summary>Problems</summary>", ""]
    lines += ["| Problem | Category | Verdict | Seconds |", "|---|---|---|---|"]
    lines += [
        f"| {_cell(entry.name)} | {entry.category} | {entry.verdict} | {entry.seconds:.1f} |"
        for entry in entries
    ]
    return "\n".join([*lines, "", "</details>", ""])


def _table(kind: str, shares: Mapping[str, tuple[int, int]]) -> list[str]:
    rows = [f"| {name} | {settled} | {tried} |" for name, (settled, tried) in shares.items()]
    return ["", f"| {kind} | settled | tried |", "|---|---|---|", *rows]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
