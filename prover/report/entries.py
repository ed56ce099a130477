"""What the report says of one problem."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from problems import Problem
from prover.evaluate.folder import Line, RunFolder
from prover.evaluate.plan import file_stem
from prover.evaluate.summary import best_line
from prover.report.figure import ProofFigure, proof_figure, statement_figure
from prover.report.tree import compact

_TREE_BYTES = 5_000_000
"""For all search trees of a page together."""
_MOST_TREE_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One problem and how the best attempt at it ended."""

    anchor: str
    """Unique on the page, fit for an id."""
    name: str
    source: str
    category: str
    difficulty: str
    words: str
    answer: str
    statement: str
    """Lean text, or the geometry text."""
    in_lean: bool
    verdict: str
    seconds: float
    attempts: tuple[tuple[int, str, float], ...]
    """(seed, verdict, seconds) of each."""
    reason: str
    figures: tuple[tuple[str, str], ...]
    """What the attempt cost, as (name, value)."""
    certificate: tuple[tuple[str, str], ...]
    proof: str
    """A Lean file or sentences; empty where there is none."""
    figure: ProofFigure | None
    tree: str
    """The search tree as JSON for the page's script; empty where none was kept."""


def run_entries(run: RunFolder) -> list[Entry]:
    """The problems of a run that were tried, in the set's order."""
    by_problem: dict[str, list[Line]] = {}
    for line in run.lines:
        by_problem.setdefault(line["problem"], []).append(line)
    tried = [name for name in run.problems if name in by_problem]
    limit = min(_MOST_TREE_BYTES, _TREE_BYTES // max(len(tried), 1))
    return [_run_entry(run, name, by_problem[name], limit) for name in tried]


def _run_entry(run: RunFolder, name: str, lines: Sequence[Line], tree_bytes: int) -> Entry:
    best = best_line(lines)
    certificate: Mapping[str, Any] | None = None
    if best["certificate"] is not None:
        certificate = run.certificate(best)["certificate"]
    answer = {**best, "proof": run.proof(best), "certificate": certificate}
    return entry_of(
        run.problems[name],
        answer,
        tree=run.tree(name, best["attempt"]),
        tree_bytes=tree_bytes,
        attempts=[(line["seed"], line["verdict"], line["seconds"]) for line in lines],
    )


def entry_of(
    problem: Problem,
    answer: Mapping[str, Any],
    *,
    tree: Path | None = None,
    tree_bytes: int = _MOST_TREE_BYTES,
    attempts: Sequence[tuple[int, str, float]] = (),
) -> Entry:
    """A problem with an answer of the six keys of `--json`; `tree` may name a kept search tree."""
    certificate = answer["certificate"] or {}
    figure = None
    if problem.geometry is not None and problem.lean is None:
        proof = certificate.get("proof_file")
        figure = proof_figure(proof) if proof else statement_figure(problem)
    lean = problem.lean
    return Entry(
        anchor=file_stem(problem.name, 0),
        name=problem.name,
        source=str(problem.source),
        category=problem.category.value,
        difficulty=problem.difficulty.value,
        words=problem.words,
        answer=problem.answer or "",
        statement=lean.file_text() if lean is not None else problem.geometry or "",
        in_lean=lean is not None,
        verdict=str(answer["verdict"]),
        seconds=float(answer["seconds"]),
        attempts=tuple(attempts),
        reason=str(answer["stats"].get("reason", "")),
        figures=_figures(answer["stats"]),
        certificate=_certificate(certificate),
        proof=answer["proof"] or "",
        figure=figure,
        tree=_tree(tree, tree_bytes),
    )


_SHOWN = {
    "nodes": "states",
    "tactics": "tactics",
    "search_seconds": "seconds of search",
    "lean_share": "of it inside Lean",
    "algorithm": "algorithm",
    "relations": "relations derived",
    "closures": "closures",
}


def _figures(stats: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    found = [(title, stats[name]) for name, title in _SHOWN.items() if name in stats]
    line = "; ".join(" ".join(str(tactic).split()) for tactic in stats.get("best_line", ()))
    shown = [(title, f"{x:g}" if isinstance(x, float) else str(x)) for title, x in found]
    return (*shown, ("most promising line", line)) if line else tuple(shown)


def _certificate(certificate: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    rows = []
    for name, value in certificate.items():
        if name == "proof_file":
            continue
        text = ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
        rows.append((name.replace("_", " "), text or "none"))
    return tuple(rows)


def _tree(path: Path | None, most_bytes: int) -> str:
    if path is None or not path.exists():
        return ""
    return compact(json.loads(path.read_bytes()), most_bytes)
