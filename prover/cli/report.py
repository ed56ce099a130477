"""Telling how an attempt ended: for a person, or as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from prover.cli.errors import NOT_PROVED, PROVED


def report(answer: Mapping[str, Any], *, as_json: bool, output: Path | None, comment: str) -> int:
    """Print an answer of the six keys that `--json` promises; the exit code.

    The person's version is itself a valid file: what is not proof follows the `comment` sign.
    `output` gets the proof alone. Raises OSError when it cannot be written.
    """
    proof = answer["proof"]
    if output is not None and proof is not None:
        output.write_text(proof, encoding="utf-8")
    if as_json:
        print(json.dumps(answer))
    else:
        for line in summary(answer):
            print(f"{comment} {line}")
        if proof is not None:
            print(f"\n{proof}", end="" if proof.endswith("\n") else "\n")
    return PROVED if answer["verdict"] == "proved" else NOT_PROVED


def summary(answer: Mapping[str, Any]) -> list[str]:
    """The verdict and what it rests on, in a few lines."""
    stats, certificate = answer["stats"], answer["certificate"]
    lines = [f"{answer['problem']}: {answer['verdict']} in {answer['seconds']:.1f} s"]
    if stats.get("reason"):
        lines[0] += f" ({' '.join(str(stats['reason']).split())})"
    if certificate is not None and "lean" in certificate:
        axioms = ", ".join(certificate["axioms"]) or "none"
        sealed = ", ".join(certificate["sealed_library"])
        beside = f" beside those of the library's own theorems ({sealed})" if sealed else ""
        lines.append(f"Lean {certificate['lean']}; axioms: {axioms}{beside}")
    if certificate is not None and "extra_conditions" in certificate:
        for words, key in (
            ("different points", "different_points"),
            ("conditions that the problem does not state", "extra_conditions"),
        ):
            if texts := certificate[key]:
                lines.append(f"the theorem assumes {words}: {', '.join(texts)}")
    if "nodes" in stats and "tactics" in stats:
        lines.append(f"{stats['nodes']} nodes, {stats['tactics']} tactics")
    if answer["proof"] is None and stats.get("best_line"):
        tactics = "; ".join(" ".join(str(tactic).split()) for tactic in stats["best_line"])
        lines.append(f"most promising: {tactics}")
    return lines
