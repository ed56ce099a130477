"""English prose that every machine has: Python's language reference, as its interpreter carries it.

Tells how much a model forgets of ordinary text while it is compressed or trained on Lean.
"""

from __future__ import annotations

from collections.abc import Iterator


def general_text() -> Iterator[str]:
    """The topics of the reference in the order of their names, some 700,000 characters in all."""
    from pydoc_data.topics import topics

    for name in sorted(topics):
        yield topics[name]
