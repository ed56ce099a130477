"""A solution in words as steps: what each claims or assumes, read by the local translator's grammar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prover.formalize.local.meaning import Act, Ask, Assume, Declare, Prove
from prover.formalize.local.sentence import Sentence, is_claim, sentences_of
from prover.policy.symbolic.goals.terms import Binary, Term

_NUMBERED = re.compile(r"^\s*\(?\d+[.)]\s+", re.MULTILINE)
_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z$\\(])|\n+")
_LEADING = re.compile(
    r"^\s*(?:step\s+\d+\s*[:.]|so|thus|hence|therefore|then|now|but|and|also|finally|"
    r"consequently|clearly|obviously|indeed|here|it follows|we (?:get|have|obtain|find|see|know|conclude)|"
    r"this|which|(?:this |which |that )?(?:gives?|means?|implies|yields|is)(?: us)?|that(?: is)?|i\.e\.|"
    r"[,:])(?=\W|$)\s*",
    re.IGNORECASE,
)
_ASSUMING = re.compile(
    r"^\s*(?:let|put|set|define|suppose|assume|denote|consider|write|case\b[^:]*:|if)\b",
    re.IGNORECASE,
)
_FOR_SOME = re.compile(r",?\s*\b(?:for some|for an?)\s+((?:\w+\s+)+)(\$?[A-Za-z]\$?)(?=\W*$)")
"""Who is introduced at the end of an assumption: "n = 2k + 1 for some integer k"."""
_SINCE = re.compile(r"^\s*(?:since|because|as|from)\b", re.IGNORECASE)
_CLAUSES = re.compile(r"\$[^$]*\$|(,\s+)")
_QUESTION = re.compile(
    r"\b(?:solve|find|determine|what|compute|calculate|evaluate|how)\b", re.IGNORECASE
)
_OR = frozenset(("or", "either"))


@dataclass(frozen=True, slots=True)
class Context:
    """What a problem gives: declarations and assumptions; what it asks to prove is not among them."""

    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """text: as written. claims: to be judged. assumed: introduced by it ("let", "suppose", "case")."""

    text: str
    claims: tuple[Term, ...] = ()
    assumed: tuple[Act, ...] = ()


def context_of(problem: str) -> Context:
    """What a problem in words gives. Total: what is not read is not given."""
    acts: list[Act] = []
    for sentence in sentences_of(problem):
        read = _read(sentence)
        if read is None:
            if _QUESTION.search(" ".join(sentence.tokens)):
                acts += [Assume(claim) for claim in _written(sentence)]
            continue
        for act in read:
            match act:
                case Declare() | Assume():
                    acts.append(act)
                case Ask(_, _, over) if over is not None:
                    acts.append(Declare(over))
                case _:
                    pass
    return Context(tuple(acts))


def steps_of(solution: str) -> list[Step]:
    """The steps of a solution: its lines, and the sentences of each."""
    texts = (text.strip() for text in _END.split(_NUMBERED.sub("", solution)))
    return [_step(text) for text in texts if text]


def _step(text: str) -> Step:
    if _ASSUMING.match(text):
        return Step(text, assumed=tuple(_introduced(text)))
    claim = _claimed(text)
    if claim is not None:
        return Step(text, (claim,))
    claims: list[Term] = []
    for clause in _clauses(text):
        claim = _claimed(clause)
        claims += [claim] if claim else [c for s in sentences_of(clause) for c in _written(s)]
    return Step(text, tuple(claims))


def _introduced(text: str) -> list[Act]:
    """What "let", "suppose" or "case" introduces."""
    acts: list[Act] = []
    tail = _FOR_SOME.search(text.rstrip(". "))
    if tail is not None:
        text = text[: tail.start()]
        for sentence in sentences_of(f"Let {tail[2]} be an {tail[1]}"):
            acts += _read(sentence) or ()
    for sentence in sentences_of(text):
        read = _read(sentence)
        if read is not None and all(isinstance(act, (Declare, Assume)) for act in read):
            acts += read
        else:
            acts += [Assume(claim) for claim in _written(sentence)]
    return acts


def _claimed(text: str) -> Term | None:
    """The claim of a text that is read whole."""
    bare = _SINCE.sub("", text)
    while (shorter := _LEADING.sub("", bare, count=1)) != bare:
        bare = shorter
    for sentence in sentences_of(f"Prove that {bare}"):
        read = _read(sentence)
        if read is not None and len(read) == 1 and isinstance(read[0], Prove):
            return read[0].claim
    return None


def _clauses(text: str) -> list[str]:
    """A sentence at its commas outside formulas."""
    cuts = [match for match in _CLAUSES.finditer(text) if match[1]]
    begins = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(text)]
    return [text[a:b] for a, b in zip(begins, ends, strict=True)]


def _read(sentence: Sentence) -> Sequence[Act] | None:
    """What the rules make of a sentence; None for nothing."""
    readings = sentence.readings()
    return readings[0] if readings else None


def _written(sentence: Sentence) -> list[Term]:
    """The relations that stand in a sentence; those joined by "or" are one claim."""
    claims: list[Term] = []
    joined = False
    for token in sentence.tokens:
        if token in _OR:
            joined = True
        elif token.startswith("#") and is_claim(term := sentence.slots[int(token[1:])]):
            if joined and claims:
                claims[-1] = Binary("∨", claims[-1], term)
            else:
                claims.append(term)
            joined = False
        elif token != ",":
            joined = False
    return claims
