"""Tensors and token ids: compression (AQLM) and batched decoding. See README.md.

This package knows tensors alone: no text, no Lean, no problems.
"""
