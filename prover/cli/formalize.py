"""`prover formalize`: what a problem in words means, in Lean and in English, and how sure that is."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from prover.cli.errors import NOT_PROVED, PROVED, BadInput, one_line
from prover.cli.options import AsJson, Workers
from prover.cli.words import EndpointModel, EndpointUrl, Samples, translate

if TYPE_CHECKING:
    from prover.formalize import Formalization

_MOST_BYTES = 1 << 16


def formalize(
    words: Annotated[
        str, typer.Argument(metavar="WORDS|-", help="A problem in English, or standard input.")
    ],
    endpoint: EndpointUrl = None,
    model: EndpointModel = None,
    samples: Samples = 8,
    seconds: Annotated[
        float, typer.Option(min=1.0, help="Wall time of all checks of the candidates.")
    ] = 300.0,
    workers: Workers = 2,
    as_json: AsJson = False,
) -> int:
    """Put a problem in words into a formal statement; exit code 1 if none passes the checks."""
    from prover.formalize import FormalizeConfig

    text = _read_stdin() if words == "-" else words
    config = FormalizeConfig(samples=samples, total_s=seconds)
    formalization = translate(text, endpoint, model, config, workers)
    if as_json:
        print(json.dumps(formalization.as_dict()))
    else:
        _print(formalization)
    return PROVED if formalization.best is not None else NOT_PROVED


def _read_stdin() -> str:
    data = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise BadInput(f"standard input: more than {_MOST_BYTES} bytes; give one problem")
    return data.decode("utf-8-sig")


def _print(formalization: Formalization) -> None:
    """A Lean file's worth: the statement put forward, all else in comments."""
    from prover.formalize import meaning

    reading = formalization.reading
    print(f"-- words: {reading.plain}")
    best = formalization.best
    if best is None and not formalization.samples:
        print(
            "-- the words were not understood; say it in other words, or ask a model with --endpoint"
        )
    elif best is None:
        print(f"-- none of {formalization.samples} answers passed the checks")
    else:
        print(f"-- confidence {formalization.confidence:.2f}; it says:")
        print(f"-- {meaning(best.candidate)}")
        for check in best.checks:
            print(f"-- {check.name}: {check.standing.value}" + _because(check.reason))
        lean = best.candidate.lean
        print(f"\n{lean.file_text() if lean is not None else best.candidate.geometry}".rstrip())
    for number, group in enumerate(formalization.groups[1:], 2):
        print(f"\n-- reading {number}, not equivalent: {one_line(group[0].candidate.text)}")
        print(f"-- it says: {meaning(group[0].candidate)}")
    if formalization.rejected:
        print()
    for refused in formalization.rejected:
        print(f"-- rejected ({one_line(refused.reason)}): {one_line(refused.text)}")


def _because(reason: str) -> str:
    return f" ({one_line(reason)})" if reason else ""
