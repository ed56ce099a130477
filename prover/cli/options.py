"""Options that several commands share."""

from __future__ import annotations

import math
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

_MOST_WORKERS = 256


class Algorithm(StrEnum):
    """How a search chooses where to work next."""

    MCTS = "mcts"
    BEST_FIRST = "best_first"


def _finite(seconds: float | None) -> float | None:
    if seconds is None:
        return None
    if not math.isfinite(seconds) or seconds <= 0:
        raise typer.BadParameter(f"{seconds:g} is no positive number of seconds")
    return seconds


Seconds = Annotated[
    float,
    typer.Option(
        "--seconds", "--timeout", callback=_finite, help="Wall time of the search of a problem."
    ),
]
OptionalSeconds = Annotated[
    float | None,
    typer.Option(
        "--seconds",
        "--timeout",
        callback=_finite,
        help="Wall time of the search of a problem. [default: 60; with --nodes or --tactics 3600]",
    ),
]
Workers = Annotated[
    int,
    typer.Option(min=1, max=_MOST_WORKERS, help="Lean processes a problem; a spare comes on top."),
]
Nodes = Annotated[
    int | None, typer.Option(min=1, help="Most states in a search tree; no limit without.")
]
Tactics = Annotated[int | None, typer.Option(min=1, help="Most tactics run; no limit without.")]
SearchAlgorithm = Annotated[Algorithm, typer.Option(help="How the tree is searched.")]
NoDisprove = Annotated[
    bool, typer.Option("--no-disprove", help="Leave the negation of the statement alone.")
]
LeanProject = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="A Lake project whose Lean (and Mathlib) is to be used."),
]
AsJson = Annotated[
    bool, typer.Option("--json", help="Print one JSON object on standard output, nothing else.")
]
Theorem = Annotated[
    str | None, typer.Option(metavar="NAME", help="Which theorem of a file that has several.")
]
PolicyModel = Annotated[
    str,
    typer.Option(
        "--policy",
        metavar="NAME|FOLDER|URL|none",
        help="A language model that proposes tactics too: a fetched one's name, a folder, a .gguf "
        "file, or an OpenAI-compatible endpoint (http://host:port/v1#model; its key is read from "
        "HYPATIA_ENDPOINT_KEY). [default: our own step-level verifier puts tactics in order; none: "
        "the symbolic policy alone]",
    ),
]
PolicyWeight = Annotated[
    float | None,
    typer.Option(
        "--policy-weight",
        metavar="W",
        help="The model's share beside the symbolic policy, above 0; 1 leaves that out. [default: 0.5]",
    ),
]
PolicyTokens = Annotated[
    int | None,
    typer.Option("--policy-tokens", min=1, help="Most tokens asked of an endpoint in all."),
]
VerifierFolder = Annotated[
    str,
    typer.Option(
        "--verifier", metavar="FOLDER|hypatia", help="A learned verifier that scores goals."
    ),
]
