"""Plane geometry in words into the geometry language, by a grammar of its English."""

from prover.formalize.local.geometry.translate import translations

__all__ = ["translations"]
