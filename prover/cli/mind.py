"""From the options about models to what takes part in a search."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from prover.cli.errors import BadInput, one_line

if TYPE_CHECKING:
    from prover.mind import MindConfig


def mind_of(policy: str, weight: float | None, tokens: int | None, verifier: str) -> MindConfig:
    """The models that the options name; none by default. Raises BadInput."""
    from prover.mind import MindConfig, is_address

    if weight is not None and not policy:
        raise BadInput("--policy-weight weighs a model: name it with --policy")
    if tokens is not None and not is_address(policy):
        raise BadInput("--policy-tokens is for an endpoint: give its address with --policy")
    share = MindConfig().policy_weight if weight is None else weight
    if not 0 < share <= 1:
        raise BadInput(f"--policy-weight {share:g}: a share is above 0 and at most 1")
    return MindConfig(policy=policy, policy_weight=share, policy_tokens=tokens, verifier=verifier)


def warn(message: str) -> None:
    """A line on standard error about something that the search goes on without."""
    print(f"warning: {one_line(message)}", file=sys.stderr)
