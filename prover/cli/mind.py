"""From the options about models to what takes part in a search."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from prover.cli.errors import BadInput, one_line

if TYPE_CHECKING:
    from prover.mind import MindConfig


NONE = "none"
"""Says that no model is to take part, not even the project's own."""


def mind_of(policy: str, weight: float | None, tokens: int | None, verifier: str) -> MindConfig:
    """The models that the options name; without a name the project's own put tactics in order.

    What can be told without loading them is told here, before any Lean is started. Raises BadInput,
    ModelError.
    """
    from prover.mind import MindConfig, is_address
    from prover.weights import OWN

    named = policy not in ("", NONE)
    if weight is not None and not named:
        raise BadInput("--policy-weight weighs a model: name it with --policy")
    if tokens is not None and not is_address(policy):
        raise BadInput("--policy-tokens is for an endpoint: give its address with --policy")
    share = MindConfig().policy_weight if weight is None else weight
    if not 0 < share <= 1:
        raise BadInput(f"--policy-weight {share:g}: a share is above 0 and at most 1")
    if named:
        _check_policy(policy)
    scored = verifier not in ("", NONE, OWN)
    kinds = ("verifier.json", "steps.safetensors")
    if scored and not any((Path(verifier) / kind).is_file() for kind in kinds):
        raise BadInput(f"--verifier {verifier} holds no verifier: verifier.json is missing")
    return MindConfig(
        policy=policy if named else "",
        policy_weight=share,
        policy_tokens=tokens,
        ranking="" if policy else OWN,
        verifier="" if verifier == NONE else verifier,
    )


def _check_policy(policy: str) -> None:
    from prover.mind import is_address
    from prover.models import SOURCES, is_fetched
    from prover.models.endpoint import EndpointConfig
    from prover.weights import OWN

    if policy == OWN:
        return
    if is_address(policy):
        EndpointConfig.at(policy)
    elif policy in SOURCES:
        if not is_fetched(policy):
            raise BadInput(
                f"--policy {policy} is not there yet; get it with: prover models fetch {policy}"
            )
    elif not Path(policy).exists():
        raise BadInput(
            f"--policy {policy} is no folder or .gguf file, no endpoint's address, and not one of "
            f"{', '.join(SOURCES)}"
        )


def warn(message: str) -> None:
    """A line on standard error about something that the search goes on without."""
    print(f"warning: {one_line(message)}", file=sys.stderr)
