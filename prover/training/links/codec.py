"""Vectors as few bytes: integers of 4 or 8 bits with one scale a group, and what rounding lost.

A message is the codes, two to a byte with 4 bits, followed by a bfloat16 scale a group. Its length
and its numbers follow from the vector's length, which both ends know, so it has no header.
"""

from __future__ import annotations

import math

import torch

from prover.training.errors import TrainingError


def encode(vector: torch.Tensor, bits: int, group: int) -> bytes:
    """A float vector [n] as a message: each number the nearest multiple of its group's scale.

    The scale is the group's largest magnitude divided by 2^(bits-1) - 1, rounded to bfloat16 before
    the codes are chosen, so that they are nearest for what is sent.
    """
    top = (1 << (bits - 1)) - 1
    padded = torch.zeros(math.ceil(len(vector) / group) * group)
    padded[: len(vector)] = vector.detach().float().cpu()
    grouped = padded.reshape(-1, group)
    scales = (grouped.abs().amax(1) / top).bfloat16()
    divisor = torch.where(scales == 0, 1.0, scales.float())
    codes = (grouped / divisor[:, None]).round().clamp(-top, top).flatten()
    whole = (codes + top).to(torch.uint8)
    if bits == 4:
        whole = whole[0::2] | (whole[1::2] << 4)
    return bytes(whole.numpy()) + bytes(scales.view(torch.int16).numpy())


def decode(message: bytes, length: int, bits: int, group: int) -> torch.Tensor:
    """The vector float32 [length] that a message stands for. Raises TrainingError on a wrong size."""
    groups = math.ceil(length / group)
    coded = groups * group * bits // 8
    if len(message) != coded + 2 * groups:
        raise TrainingError(
            f"a message of {length} numbers has {coded + 2 * groups} bytes, not {len(message)}"
        )
    raw = torch.frombuffer(bytearray(message[:coded]), dtype=torch.uint8)
    if bits == 4:
        raw = torch.stack((raw & 15, raw >> 4), dim=1).flatten()
    scales = torch.frombuffer(bytearray(message[coded:]), dtype=torch.int16).view(torch.bfloat16)
    middle = (1 << (bits - 1)) - 1
    steps = raw.float().reshape(groups, group) - middle
    return (steps * scales.float()[:, None]).flatten()[:length]


class ErrorFeedback:
    """What encoding lost of one message is added to the next (Seide et al., 2014; Karimireddy et
    al., 2019), so that nothing is lost in the sum. `residual`: float32 [n]."""

    def __init__(self, length: int, bits: int, group: int) -> None:
        self.residual = torch.zeros(length)
        self._bits = bits
        self._group = group

    def encode(self, vector: torch.Tensor) -> bytes:
        """The message for a vector and what earlier messages left out."""
        wanted = vector.detach().float().cpu() + self.residual
        message = encode(wanted, self._bits, self._group)
        self.residual = wanted - decode(message, len(wanted), self._bits, self._group)
        return message


def to_bytes(vector: torch.Tensor) -> bytes:
    """A vector in full, four bytes a number."""
    return bytes(vector.detach().float().cpu().contiguous().numpy())


def from_bytes(message: bytes) -> torch.Tensor:
    """What `to_bytes` wrote, float32 [n]."""
    return torch.frombuffer(bytearray(message), dtype=torch.float32)
