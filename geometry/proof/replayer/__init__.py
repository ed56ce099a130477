"""The independent replayer of proofs: rules stated a second time, exact rational arithmetic."""

from __future__ import annotations

from geometry.proof.replayer.replay import Replay, replay

__all__ = ["Replay", "replay"]
