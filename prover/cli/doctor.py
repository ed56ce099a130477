"""`prover doctor`: what is installed, what is missing, how to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer

from prover.cli.findings import Finding


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """Look at the installation; exit code 1 if something is missing that proving needs."""
    sound = True
    for finding in _findings():
        print(json.dumps(asdict(finding)) if as_json else _line(finding), flush=True)
        sound = sound and (finding.well or not finding.needed)
    return 0 if sound else 1


def _findings() -> Iterator[Finding]:
    from prover.cli import findings

    yield findings.python()
    yield from findings.packages()
    yield findings.node()
    yield findings.geometry_core()
    yield findings.machine()
    yield findings.cache()
    yield findings.benchmarks()
    yield findings.lean()


def _line(finding: Finding) -> str:
    word = "ok" if finding.well else "missing" if finding.needed else "absent"
    mend = "" if finding.well else f"; to mend: {finding.mend}"
    return f"{word:<8} {finding.name:<22} {finding.detail}{mend}"
