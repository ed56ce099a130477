"""From what a model wrote to one tactic, or nothing.

Lean judges every tactic and the checker every proof; this saves them what is plainly useless.
"""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(
    r"(?<![\w.'])(sorry|sorryAx|admit|native_decide|run_tac|set_option)(?![\w'])|\+\s*native\b"
)
_FENCE = re.compile(r"```[\w.+-]*\n(.*?)(?:```|\Z)", re.DOTALL)
_STRING = re.compile(r'"(?:\\.|[^"\\])*"')
_COMMENT = re.compile(r"[ \t]*--.*")
_PAIRS = {")": "(", "]": "[", "}": "{", "⟩": "⟨"}
_UNFIT = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Categories of characters without a place in Lean text: control, invisible, private, unassigned."""


def tactic_of(text: str, max_characters: int) -> str | None:
    """The tactic in a model's answer, its first line at column 0; None when it is unfit.

    A fence around it, a leading `by` on its own and comments at the ends of lines are taken away.
    Unfit are: the empty text, more than one tactic, what ends no bracket, characters that cannot be
    seen, the tactics that prove nothing (`sorry`, …).
    """
    fenced = _FENCE.search(text)
    body = (fenced.group(1) if fenced else text).replace("\r\n", "\n").strip("\n")
    lines = [_COMMENT.sub("", line).rstrip() for line in body.split("\n")]
    lines = [line for line in lines if line.strip()]
    if lines and lines[0].strip() == "by":
        lines = lines[1:]
    if not lines:
        return None
    lines = _dedented(lines)
    tactic = "\n".join(lines)
    if len(tactic) > max_characters or not _printable(tactic) or _FORBIDDEN.search(tactic):
        return None
    bare = _STRING.sub("", tactic)
    if '"' in bare or not _closed(bare) or not _single(lines, bare):
        return None
    return tactic


def _dedented(lines: list[str]) -> list[str]:
    """Lines moved left by the indentation of the first."""
    margin = len(lines[0]) - len(lines[0].lstrip(" "))
    return [line[min(margin, len(line) - len(line.lstrip(" "))) :] for line in lines]


def _printable(text: str) -> bool:
    return all(letter == "\n" or unicodedata.category(letter) not in _UNFIT for letter in text)


def _closed(text: str) -> bool:
    """Whether every bracket is closed by its own kind."""
    stack: list[str] = []
    for letter in text:
        if letter in _PAIRS.values():
            stack.append(letter)
        elif letter in _PAIRS and (not stack or stack.pop() != _PAIRS[letter]):
            return False
    return not stack


def _single(lines: list[str], bare: str) -> bool:
    """Whether this is one tactic: further lines belong to the first, no `;` stands between two."""
    if lines[0].startswith(("·", "|")) or any(
        not line.startswith((" ", "|")) for line in lines[1:]
    ):
        return False
    depth = 0
    for letter in bare.replace("<;>", " "):
        depth += (letter in _PAIRS.values()) - (letter in _PAIRS)
        if letter == ";" and depth == 0:
            return False
    return True
