"""The options of test-time training on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prover.cli.errors import BadInput

if TYPE_CHECKING:
    from prover.adaptive import AdaptiveConfig
    from prover.mind import MindConfig
    from prover.models.endpoint import EndpointConfig

Variants = Annotated[
    bool,
    typer.Option(
        "--variants",
        help="Spend part of the seconds on variants of the problem and adapt the model of --policy "
        "(without one, the project's own, which then proposes too), and the --verifier on it, to them.",
    ),
]
KeepAdapter = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Keep what --variants learnt, and the proof, in a folder."),
]


def adaptive_of(
    variants: bool,
    keep: Path | None,
    mind: MindConfig,
    resume: Path | None,
    endpoint: EndpointConfig | None = None,
) -> AdaptiveConfig | None:
    """What the options ask for; None for a plain search. Raises BadInput."""
    if not variants:
        if keep is not None:
            raise BadInput("--keep-adapter keeps what --variants learns: give that too")
        return None
    from prover.adaptive import AdaptiveConfig, adaptable
    from prover.weights import OWN, POLICY

    model = adaptable(mind)
    if not model or (model == OWN and not (POLICY / "config.json").is_file()):
        raise BadInput("--variants adapts a model in this process: name one, --policy NAME|FOLDER")
    if resume is not None:
        raise BadInput("--variants begins with a search of its own: leave --resume out")
    if keep is not None and keep.exists() and (not keep.is_dir() or any(keep.iterdir())):
        raise BadInput(f"--keep-adapter {keep}: exists and is no empty folder; name another")
    return AdaptiveConfig(keep=keep, endpoint=endpoint)
