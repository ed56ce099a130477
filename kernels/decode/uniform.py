"""The randomness of a draw: a number in [0, 1) that depends on seed, sample and place alone."""

from __future__ import annotations

_MASK = 2**64 - 1


def _mixed(x: int) -> int:
    """The finaliser of splitmix64 (Steele, Lea, Flood 2014): every bit depends on all bits."""
    x = (x + 0x9E3779B97F4A7C15) & _MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & _MASK
    return x ^ (x >> 31)


def uniform(seed: int, sample: int, place: int) -> float:
    """The same number that the CPU's compiled sampler takes."""
    return (_mixed(_mixed(seed) ^ (sample << 32 | place)) >> 11) * 2.0**-53
