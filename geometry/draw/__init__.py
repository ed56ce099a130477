"""Pictures of problems: SVG written here, PNG through matplotlib. Knows nothing of proofs."""

from __future__ import annotations

from geometry.draw.drawing import Drawing, picture
from geometry.draw.theme import DARK, LIGHT, Role, Theme

__all__ = ["DARK", "LIGHT", "Drawing", "Role", "Theme", "picture"]
