"""All rules of fixed form, by name; importing a family registers its rules."""

from __future__ import annotations

from geometry.proof.replayer import rules_circle, rules_length, rules_ratio
from geometry.proof.replayer.inference import RULES, Inference, Rule
from geometry.proof.replayer.rules_triangle import SIMILARITIES

FAMILIES = (rules_circle, rules_length, rules_ratio)

__all__ = ["FAMILIES", "RULES", "SIMILARITIES", "Inference", "Rule"]
