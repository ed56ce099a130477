"""Memory that a training step frees is kept for the next one.

glibc gives every large tensor pages of its own and returns them when it goes, so that each step has
the system clear some gigabytes anew: half of a step's time on a CPU. Kept in the heap, they are there
already.
"""

from __future__ import annotations

import ctypes
import sys

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_MAX = -1, -2, -4
"""Parameters of mallopt(3), as malloc.h numbers them."""


def keep_freed_memory() -> None:
    """Ask glibc to keep what is freed; elsewhere nothing happens. For the process from here on."""
    if sys.platform != "linux":
        return
    try:
        change = ctypes.CDLL("libc.so.6").mallopt
    except (OSError, AttributeError):  # another C library
        return
    change(_MMAP_MAX, 0)
    change(_TOP_PAD, 1 << 28)
    change(_TRIM_THRESHOLD, -1)
