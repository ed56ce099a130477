"""The deduction engine: hypotheses and a figure in, everything that follows by the rules out.

It knows facts and coordinates, nothing of problem texts, proofs or auxiliary points.
"""

from __future__ import annotations

from geometry.engine.closure import Closure, Stop
from geometry.engine.findings import findings
from geometry.engine.forms import UnsupportedFactError

__all__ = ["Closure", "Stop", "UnsupportedFactError", "findings"]
