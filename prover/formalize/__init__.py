"""From words to formal statements: a model proposes, the filter decides. See `README.md`."""

from prover.formalize.candidates import Candidate, Refused
from prover.formalize.config import FormalizeConfig
from prover.formalize.errors import FormalizeError, TranslatorError
from prover.formalize.filter import Bench, LeanBench
from prover.formalize.formalize import Formalization, formalize, judge, meaning
from prover.formalize.reading import Reading, read
from prover.formalize.translator import Answer, Translator
from prover.formalize.words import in_words

__all__ = [
    "Answer",
    "Bench",
    "Candidate",
    "Formalization",
    "FormalizeConfig",
    "FormalizeError",
    "LeanBench",
    "Reading",
    "Refused",
    "Translator",
    "TranslatorError",
    "formalize",
    "in_words",
    "judge",
    "meaning",
    "read",
]
