"""A problem as English with holes for its formulas: `if ⟨0⟩ divides ⟨1⟩, show that ⟨2⟩ is even`.

What stands between dollar signs is formula; elsewhere stretches of numbers, single letters and signs
are. The article `a` is told from a variable by the word that follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from prover.formalize.reading.plain import plain
from prover.formalize.reading.school import WORDS

HOLE = re.compile(r"⟨(\d+)⟩")
_MATH = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$|\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)
_TOKEN = re.compile(
    r"(?P<space>\s+)|(?P<num>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?(?!\w*[A-Za-z]{2}-))"
    r"|(?P<word>[A-Za-z]+(?:['-][A-Za-z]+)*)|(?P<greek>[α-ω])"
    r"|(?P<op>\(mod|[-+*/^=≠<≤>≥()√|!∣∤≡⌊⌋⌈⌉_∑∏∈ℝℤℚℕ])|(?P<comma>,)|(?P<other>.)"
)
_SHORT = frozenset((
    "is", "if", "of", "or", "an", "at", "be", "by", "in", "it", "no", "so", "to", "we", "as", "do",
    "on", "us", "up", "am", "my", "me", "he", "go", "for", "and", "the", "let", "are", "has", "all",
    "any", "can", "how", "its", "not", "one", "two", "sum", "say", "set", "add", "end", "max", "min",
    "who", "six", "ten", "out", "per", "was", "had", "did", "odd", "old", "new", "way", "get", "too",
    "use", "few", "now", "own", "put", "run", "lot", "buy", "pay", "pen", "car", "bus", "box", "red",
    "age", "ago", "day", "may", "see", "yes", "you", "our", "his", "her", "she", "him", "nor", "yet",
    "off", "top", "hen", "sin", "cos",
))  # fmt: skip
"""English words of up to three letters: other short words are products of letters."""
_AFTER_VARIABLE = frozenset((
    "is", "are", "be", "and", "or", "divides", "leaves", "does", "has", "have", "such", "with",
    "satisfies", "satisfy", "equals", "must", "then", "to", "implies", "if", "exactly", "when", "for",
    "given", "leave", "not", "in", "where", "but",
))  # fmt: skip
"""What follows the variable `a` and not the article."""
_OPERATORS = frozenset("+-*/^=≠<≤>≥∣∤≡∈_√")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A text with holes."""

    text: str
    """In lower case, formulas replaced by `⟨k⟩`."""
    pieces: tuple[str, ...]
    """The formulas, in the notation that `school` reads."""


def skeleton(words: str) -> Skeleton:
    """The skeleton of a problem as it was given, LaTeX or not."""
    builder = _Builder()
    at = 0
    for found in _MATH.finditer(words):
        builder.prose(plain(words[at : found.start()]))
        builder.formula(plain(f"${next(filter(None, found.groups()))}$"))
        at = found.end()
    builder.prose(plain(words[at:]))
    return builder.finished()


class _Builder:
    def __init__(self) -> None:
        self._out: list[str] = []
        self._pieces: list[str] = []

    def finished(self) -> Skeleton:
        text = " ".join("".join(self._out).split())
        return Skeleton(re.sub(r" (?=[.,;:?!])", "", text).lower(), tuple(self._pieces))

    def formula(self, text: str) -> None:
        self._scan(text, inside=True)

    def prose(self, text: str) -> None:
        self._scan(text, inside=False)

    def _scan(self, text: str, *, inside: bool) -> None:
        run = ""
        depth = 0
        matches = list(_TOKEN.finditer(text))
        for i, match in enumerate(matches):
            rest = text[match.end() :]
            math = match.lastgroup == "space" or self._is_math(match, run, rest, inside=inside)
            if match.lastgroup == "comma" and run and depth > 0:
                math = True  # gcd(a, b)
            if match.lastgroup == "op" and match[0] in ("(", ")") and not run.strip():
                math = match[0] == "(" and self._opens(matches, i, inside=inside)
            if math:
                depth += match[0].startswith("(") - (match[0] == ")")
                if depth < 0:
                    math, depth = False, 0
            if math:
                run += match[0]
                continue
            self._close(run)
            run, depth = "", 0
            self._out.append(" " + match[0] + " " if match.lastgroup == "word" else match[0])
        self._close(run)

    def _opens(self, matches: list[re.Match[str]], i: int, *, inside: bool) -> bool:
        """Whether a bracket at a formula's start belongs to it: what follows is mathematics."""
        after = next((m for m in matches[i + 1 :] if m.lastgroup != "space"), None)
        return after is not None and self._is_math(after, "(", "", inside=inside)

    def _is_math(self, match: re.Match[str], run: str, rest: str, *, inside: bool) -> bool:
        kind, piece = str(match.lastgroup), match[0]
        if kind in ("num", "greek"):
            return True
        if kind == "op":
            return (
                piece not in ("-", "/", "!", "|")
                or bool(run.strip())
                or bool(re.match(r"\s*[\w(]", rest))
            )
        if kind != "word":
            return False
        if piece in WORDS:
            return piece != "mod" or bool(run.strip())
        if inside:
            return len(piece) <= 3 and piece.lower() not in _SHORT
        if len(piece) == 1:
            return self._is_letter(piece, run, rest)
        if len(piece) > 3 or not piece.islower():
            return False
        return piece not in _SHORT or rest[:1] in ("^", "_") or run.strip()[-1:] in _OPERATORS

    def _is_letter(self, piece: str, run: str, rest: str) -> bool:
        """Whether a single letter is a variable: `a`, `A` and `I` may be English."""
        if piece not in ("a", "A", "I"):
            return True
        if run.strip() and run.strip()[-1] in _OPERATORS | set("(0123456789"):
            return True
        follows = re.match(r"\s*([A-Za-z-]+|\S)?", rest)
        word = (follows[1] or "") if follows else ""
        if not word or not word[0].isalpha():
            return word[:1] not in tuple("0123456789√")
        if len(word) == 1 or word in _AFTER_VARIABLE:
            return word in _AFTER_VARIABLE or rest[:1] != " "
        return False

    def _close(self, run: str) -> None:
        text = run.strip()
        lead, tail = "", ""
        while text and (text[-1] in "+-*/^=<>≤≥(_" or (text[-1] == "|" and text.count("|") % 2)):
            text, tail = text[:-1].rstrip(), text[-1] + tail
        if not text or not re.search(r"\w", text):
            self._out.append(f" {run.strip()} ")
            return
        while text.count("(") < text.count(")") and text.endswith(")"):
            text, tail = text[:-1].rstrip(), ")" + tail
        self._out.append(f"{lead} ⟨{len(self._pieces)}⟩ {tail} ")
        self._pieces.append(text)
