"""What the report says of a run as a whole."""

from __future__ import annotations

import json
from dataclasses import dataclass

from prover.evaluate.config import RunConfig
from prover.evaluate.folder import RunFolder
from prover.evaluate.summary import EvaluationSummary, summarise


@dataclass(frozen=True, slots=True)
class RunFacts:
    """A run in figures and words."""

    title: str
    summary: EvaluationSummary
    config: RunConfig
    settings: tuple[tuple[str, str], ...]
    verification: str
    """What the last check of all proofs found; empty where there was none."""
    sound: bool


def run_facts(run: RunFolder) -> RunFacts:
    """The facts of a run, from its folder."""
    config = run.config
    told, sound = "", True
    file = run.path / "verification.json"
    if file.exists():
        found = json.loads(file.read_text(encoding="utf-8"))
        flaws = found["flaws"]
        sound = not flaws
        told = f"{found['checked']} answers checked afresh" + (
            f"; {len(flaws)} flaws: {'; '.join(flaws[:5])}" if flaws else "; no flaws"
        )
    return RunFacts(
        title=f"Hypatia on {config.problem_set}",
        summary=summarise(run.lines),
        config=config,
        settings=_settings(config),
        verification=told,
        sound=sound,
    )


def _settings(config: RunConfig) -> tuple[tuple[str, str], ...]:
    budget = config.budget
    limits = [f"{budget.seconds:g} s"]
    limits += [f"{budget.nodes} states"] if budget.nodes else []
    limits += [f"{budget.tactics} tactics"] if budget.tactics else []
    trained = ", ".join(config.contamination.trained_on) or "nothing"
    return (
        ("Lean", config.lean),
        ("budget of an attempt", ", ".join(limits)),
        ("workers", str(budget.workers)),
        ("algorithm", budget.algorithm),
        ("negation tried", "yes" if budget.disprove else "no"),
        ("attempts", str(config.attempts)),
        ("first seed", str(config.seed)),
        ("problem set, SHA-256", config.problem_set_sha256),
        ("policy", config.contamination.policy),
        ("trained on", trained),
        ("contamination", config.contamination.note),
        ("versions", ", ".join(f"{k} {v}" for k, v in sorted(config.versions.items()))),
    )
