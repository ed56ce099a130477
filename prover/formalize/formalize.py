"""From words to the statement that is put forward: ask, read the answers, fill in, sieve, tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from problems import Category, Kind, Problem, ProblemError, Source
from prover.formalize.answers import answered
from prover.formalize.candidates import NAME, Candidate, Refused, gather
from prover.formalize.config import FormalizeConfig
from prover.formalize.errors import FormalizeError
from prover.formalize.filter import Bench, Judged, sieve
from prover.formalize.reading import Asked, Reading, read
from prover.formalize.translator import Answer, Translator
from prover.formalize.words import in_words

_KINDS = {Asked.FIND: Kind.FIND, Asked.FIND_ALL: Kind.FIND_ALL}


@dataclass(frozen=True, slots=True)
class Formalization:
    """What became of a problem in words."""

    reading: Reading
    groups: tuple[tuple[Judged, ...], ...]
    """Candidates by equivalence, best first."""
    rejected: tuple[Refused, ...]
    """Answers and candidates that are out, each with its reason."""
    samples: int
    """Answers that the model gave."""
    confidence: float
    """In `best`, in [0, 1]; see `filter.confidence`."""

    @property
    def best(self) -> Judged | None:
        return self.groups[0][0] if self.groups else None

    def problem(self) -> Problem:
        """The best candidate as a problem. Raises FormalizeError when there is none."""
        best = self.best
        if best is None:
            reasons = "; ".join(dict.fromkeys(refused.reason for refused in self.rejected))
            raise FormalizeError(
                f"no statement passed the checks ({reasons[:300] or 'the words were not understood'}); "
                "say it in other words, ask a model with --endpoint, or state the problem in Lean"
            )
        candidate = best.candidate
        kind = _KINDS.get(self.reading.asked, Kind.PROVE)
        geometry = candidate.geometry is not None
        return Problem(
            NAME,
            self.reading.words,
            candidate.lean,
            candidate.geometry,
            Source("words"),
            category=Category.GEOMETRY if geometry else Category.OTHER,
            kind=kind,
        )

    def as_dict(self) -> dict[str, Any]:
        """The whole as JSON values; candidates best first, each with its group's number from 1."""
        return {
            "words": self.reading.words,
            "plain": self.reading.plain,
            "asked": self.reading.asked.value,
            "language": self.reading.route.value,
            "samples": self.samples,
            "confidence": round(self.confidence, 4),
            "candidates": [
                _told(judged, number)
                for number, group in enumerate(self.groups, 1)
                for judged in group
            ],
            "rejected": [{"text": r.text, "reason": r.reason} for r in self.rejected],
        }


def _told(judged: Judged, group: int) -> dict[str, Any]:
    candidate = judged.candidate
    return {
        "group": group,
        "statement": candidate.text,
        "meaning": meaning(candidate),
        "samples": candidate.samples,
        "checks": [
            {"name": c.name, "standing": c.standing.value, "reason": c.reason}
            for c in judged.checks
        ],
    }


def meaning(candidate: Candidate) -> str:
    """A candidate in English; a geometry text speaks for itself."""
    return candidate.text if candidate.lean is None else in_words(candidate.lean)


async def formalize(
    words: str, translator: Translator, bench: Bench, config: FormalizeConfig
) -> Formalization:
    """Translate a problem in words.

    Raises FormalizeError when the words are no problem, TranslatorError when the model does not
    answer. That no candidate survives is no error here: the result then says why each is out.
    """
    reading = read(words)
    answers = await translator.translate(
        reading,
        samples=config.samples,
        temperature=config.temperature,
        max_tokens=config.max_tokens,
    )
    return await judge(reading, answers, bench, config)


async def judge(
    reading: Reading, answers: Sequence[Answer], bench: Bench, config: FormalizeConfig
) -> Formalization:
    """All that follows once a model has answered."""
    candidates, refused = gather(list(answers), reading.route)
    filled = []
    for candidate in candidates:
        whole = await _without_hole(candidate, bench, config)
        if isinstance(whole, Refused):
            refused.append(whole)
        else:
            filled.append(whole)
    sieved = await sieve(filled, reading, bench, config, samples=len(answers))
    out = [Refused(j.candidate.text, str(j.rejection)) for j in sieved.rejected]
    return Formalization(reading, sieved.groups, (*refused, *out), len(answers), sieved.confidence)


async def _without_hole(
    candidate: Candidate, bench: Bench, config: FormalizeConfig
) -> Candidate | Refused:
    if not candidate.has_hole:
        return candidate
    try:
        whole = await answered(candidate, bench, config)
    except ProblemError as error:
        return Refused(candidate.text, str(error))
    return whole or Refused(candidate.text, "answer: no guess for the open answer was proved")
