r"""The answers that a multiple-choice problem offers: `(A) 8 (B) 10 …`, in LaTeX or not.

They are no part of what the problem says: a faithful statement holds one of them at most.
"""

from __future__ import annotations

import re

_FIRST = re.compile(r"\$*\s*(?:\\[a-zA-Z]+\s*\{\s*)*\(\s*(?:\\[a-z]+\s*\{)?\s*A\s*\}?\s*\)")
_SECOND = re.compile(r"\(\s*(?:\\[a-z]+\s*\{)?\s*B\s*\}?\s*\)")
_TASK = re.compile(r"\b(?:Show|Prove) that\b")


def without_choices(text: str) -> str:
    """A text without the answers that it offers; unchanged where it offers none.

    They reach from `(A)` to the end, or to the task that follows them ("Show that it is 8").
    """
    first = _FIRST.search(text)
    if first is None or not _SECOND.search(text, first.end()):
        return text
    task = _TASK.search(text, first.end())
    rest = text[task.start() :] if task else ""
    return f"{text[: first.start()].rstrip()} {rest}".strip()
