"""Statements put together from others, so that how hard they are can be turned.

Front door: `compounds`.
"""

from prover.training.synthetic.compound.families import DEPTHS, FLAVOURS, SHAPES, compounds

__all__ = ["DEPTHS", "FLAVOURS", "SHAPES", "compounds"]
