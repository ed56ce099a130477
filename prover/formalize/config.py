"""The numbers people tune; units in the names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormalizeConfig:
    """What one translation may cost."""

    samples: int = 8
    """Answers asked of the model, at least 1."""
    temperature: float = 0.7
    max_tokens: int = 1024
    """Of one answer."""
    examples: int = 5
    """Problems of ours shown to the model, the nearest ones."""
    search_s: float = 8.0
    """Search for a witness, and for a refutation, of one candidate; each, in seconds."""
    answer_s: float = 8.0
    """Search for a proof of a statement with one guessed answer, in seconds."""
    answers: int = 6
    """Guesses that are tried for one statement with an open answer."""
    total_s: float = 300.0
    """All checks together; what has not been checked by then is left undecided, in seconds."""
    max_pairs: int = 60
    """Pairs of candidates whose equivalence Lean is asked for."""
