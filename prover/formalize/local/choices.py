r"""What stands around a contest problem: a list of answers to choose from, and the answer itself.

Problem sets print the choices behind the question, and end in "Show that it is 7" where the answer is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABEL = re.compile(
    r"\\(?:textbf|mathrm|text|mathbf|rm|bf)\s*\{\s*\(?\s*([A-E])\s*\)?\s*\.?(?:\\ )?\s*\}?|\(\s*([A-E])\s*\)"
)
_SHOWN = re.compile(r"\bShow\s+that\s+(?:it|the\s+answer)\s+is\s+(.*?)\s*\.?\s*\Z", re.DOTALL)
_REMARK = re.compile(
    r"\((?:[^()]|\([^()]*\))*?[a-z]{3,}[^()]*? [a-z]{2,}(?:[^()]|\([^()]*\))*?\)"
    r"(?![^$]*\$(?:[^$]*\$[^$]*\$)*[^$]*\Z)"
)
"""A parenthesis of several words, outside formulas: a reminder of what a word means."""
_LETTER = re.compile(r"\A\W*(?:\\\w+\s*\{?)*\W*([A-E])\W*\Z")
_DROPPED = re.compile(
    r"(?:Give|Express|Write|Enter|Leave|Round|List)\s+(?:all\s+)?(?:your|the)\s+(?:final\s+)?"
    r"(?:answers?|solutions?|result)\b[^.?]*\.|\(?\b(?:Note|Reminder|Recall|Hint)\b\s*(?::|that)[^.?()]*\.\)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A problem without its surroundings."""

    words: str
    answer: str | None
    """As the text writes it; None where the text does not tell."""


def question(words: str) -> Question:
    """Part a problem from its choices and its answer."""
    shown = _SHOWN.search(words)
    answer = shown[1].strip() if shown else None
    text = words[: shown.start()] if shown else words
    labels = [match for match in _LABEL.finditer(text) if (match[1] or match[2])]
    letters = [match[1] or match[2] for match in labels]
    if letters[:2] == ["A", "B"] and len(letters) >= 3:
        ends = [*(m.start() for m in labels[1:]), len(text)]
        choices = {
            letter: _choice(text[match.end() : end])
            for letter, match, end in zip(letters, labels, ends, strict=True)
        }
        text = text[: labels[0].start()].rstrip(" $\n{(")
        answer = _chosen(answer, choices)
    return Question(_REMARK.sub(" ", _DROPPED.sub(" ", text)).strip(), answer)


def _choice(text: str) -> str:
    text = re.sub(r"\\(qquad|quad|;|,|:|!)|\}?\s*\$\s*\Z|~", " ", text)
    return text.strip(" {}$\n")


def _chosen(answer: str | None, choices: dict[str, str]) -> str | None:
    """The value of an answer that names a letter; an answer with a value loses the letter."""
    if answer is None:
        return None
    letter = _LETTER.match(answer)
    if letter:
        return choices.get(letter[1])
    return re.sub(_LABEL, " ", answer).strip(" $\n")
