"""Tensors and token ids: compression (AQLM) and batched decoding. Nothing is built here yet.

This package will know tensors alone: no text, no Lean, no problems.
"""
