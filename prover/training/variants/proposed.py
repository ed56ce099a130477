"""Variants that a served model writes, beside those made by rule.

Its answer is a stranger's text: of each theorem in it the statement is kept, taken apart and written
anew, as with translations (`prover.formalize.candidates`). Whether Lean takes it `distinct` asks.
"""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import resources
from string import Template

from problems import LeanStatement
from prover.formalize import Answer
from prover.formalize.candidates import gather
from prover.formalize.reading import Route
from prover.models.endpoint import Endpoint, Sampling
from prover.training.variants.form import Form
from prover.training.variants.specialise import Change

_FENCE = re.compile(r"```[^\n]*\n(.*?)(?:```|\Z)", re.DOTALL)
_BEGIN = re.compile(r"^(?=(?:theorem|lemma|example)\b)", re.MULTILINE)


async def propose(
    statement: LeanStatement,
    endpoint: Endpoint,
    *,
    count: int = 8,
    samples: int = 2,
    temperature: float = 0.9,
    max_tokens: int = 2048,
) -> list[Change]:
    """What a model makes of a statement, in its order; nothing that cannot be taken apart.

    count: variants asked for in an answer; samples: answers; max_tokens: of each. Raises EndpointError.
    """
    declaration = statement.declaration.strip()
    content = Template(_prompt()).substitute(count=count, statement=declaration)
    sampling = Sampling(samples=samples, max_tokens=max_tokens, temperature=temperature)
    drawn = await endpoint.chat([{"role": "user", "content": content}], sampling)
    return [change for sample in drawn for change in _read(sample.text, statement)]


def _read(text: str, original: LeanStatement) -> list[Change]:
    """The theorems of one answer, as variants of the original: under its preamble, by its name."""
    changes: list[Change] = []
    for block in _FENCE.findall(text):
        before, *theorems = _BEGIN.split(block)
        if before.strip():  # other commands, which the theorems may lean on
            continue
        answers = [Answer(f"```lean\n{theorem}\n```") for theorem in theorems]
        for candidate in gather(answers, Route.LEAN)[0]:
            if candidate.lean is None or candidate.has_hole:
                continue
            form = Form.of(replace(candidate.lean, preamble=original.preamble))
            if form is not None:
                changes.append(("as a model wrote it", replace(form, name=original.name)))
    return changes


def _prompt() -> str:
    return (resources.files("prover.training.variants") / "prompt.txt").read_text("utf-8")
