"""A problem in words to Lean statements: every reading of every sentence, likeliest first.

Sentences that the rules do not match go to the small model, if there is one; a sentence with formulas that
nobody reads leaves the whole problem unread, for a statement must not lose what the words say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

from prover.formalize.local.assemble import assemble
from prover.formalize.local.choices import question
from prover.formalize.local.heads import AssemblyError
from prover.formalize.local.meaning import Act, Ask, Prove
from prover.formalize.local.neural.parser import NeuralParser
from prover.formalize.local.prose import prose
from prover.formalize.local.sentence import Sentence, sentences_of
from prover.formalize.local.systems import TypingError
from prover.policy.symbolic.goals.terms import Name, Term

_MOST_COMBINATIONS = 16
_WORD = re.compile(r"(?<![\\A-Za-z{])[A-Za-z]{3,}")
_MOST_GUESSED = 2
"""Sentences of a problem that may be left to the model."""
_MOST_GUESSES = 2
"""Readings that are taken from the model for one sentence."""
_DECISIVE = frozenset(
    [
        "prime",
        "odd",
        "even",
        "positive",
        "negative",
        "nonnegative",
        "nonzero",
        "distinct",
        "coprime",
        "divisible",
        "multiple",
        "perfectsquare",
        "perfectcube",
        "rational",
        "irrational",
        "injective",
        "above",
        "below",
        "atleast",
        "atmost",
        "consecutive",
        "increasing",
        "decreasing",
        "integer",
    ]
)
"""Words of a sentence without formulas that is more than a remark."""
_Option = tuple[tuple[Act, ...] | None, float]
"""A sentence's acts, None where it says nothing of the matter; and the log-probability of the reading."""


@dataclass(frozen=True, slots=True)
class Read:
    """One statement that the words may mean."""

    statement: str
    """Lean text behind the theorem's name."""
    log_prob: float
    """0 where the rules alone read it; else the least mean log-probability of a guessed sentence."""


def statements(words: str, model: NeuralParser | None = None) -> Iterator[Read]:
    """The statements that a problem in words may mean, without repetition."""
    asked = question(words)
    answers = None if asked.answer is None else answer_terms(asked.answer)
    options: list[list[_Option]] = []
    guesses = _MOST_GUESSED
    for sentence in sentences_of(asked.words):
        found = _by_rules(sentence)
        if not found and model is not None and guesses:
            guesses -= 1
            found = _by_model(sentence, model)
        if not found:
            return
        options.append(found)
    seen = set()
    for choice in islice(product(*options), _MOST_COMBINATIONS):
        acts = _ordered([act for part, _ in choice if part is not None for act in part])
        try:
            text = assemble(acts, answers)
        except (AssemblyError, TypingError, RecursionError, KeyError):
            continue
        if text not in seen:
            seen.add(text)
            yield Read(text, min((score for _, score in choice), default=0.0))


def _by_rules(sentence: Sentence) -> list[_Option]:
    """What the rules read; a sentence without formulas that they do not know is taken for a remark, unless
    its words say what numbers are like."""
    read: list[_Option] = [(acts, 0.0) for acts in sentence.readings()]
    if read or sentence.kinds or _DECISIVE & set(sentence.tokens):
        return read
    return [(None, 0.0)]


def _by_model(sentence: Sentence, model: NeuralParser) -> list[_Option]:
    guessed = model.readings(sentence.tokens, sentence.kinds, sentence.leaves)
    return [(acts, score) for acts, score in islice(guessed, _MOST_GUESSES)]


def _ordered(acts: Sequence[Act]) -> list[Act]:
    """The acts with what is assumed before what is claimed."""
    claims = [act for act in acts if isinstance(act, (Prove, Ask))]
    return [*(act for act in acts if not isinstance(act, (Prove, Ask))), *claims]


def answer_terms(text: str) -> list[Term] | None:
    """The terms of an answer: one, or several solutions; None where none is read."""
    text = text.replace("\\text{ and }", ",").rstrip(" .")
    worded = "$" in text or _WORD.search(text) is not None
    told = prose(text if worded else f"${text.strip()}$")
    found = [term for term in told.slots if not isinstance(term, Name) or len(told.slots) == 1]
    if not found:
        return None
    if len(found) > 1 and not _lists(told.text):
        return found[:1]
    return found


def _lists(text: str) -> bool:
    """Whether a text is slots with commas and "and" between them."""
    return all(token.startswith("#") or token in (",", "and", "or") for token in text.split())
