"""Problems in words on the command line: telling them from names and files, translating them."""

from __future__ import annotations

import re
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prover.cli.errors import BadInput

if TYPE_CHECKING:
    from prover.formalize import Formalization, FormalizeConfig, Translator
    from prover.lean import Toolchain
    from prover.models.endpoint import EndpointConfig

MOST_SAMPLES = 64
_FEWEST_WORDS = 3

EndpointUrl = Annotated[
    str | None,
    typer.Option(
        "--endpoint",
        metavar="URL",
        envvar="HYPATIA_ENDPOINT",
        help="An OpenAI-compatible server that translates words and writes variants, such as "
        "http://127.0.0.1:8000/v1; without one the project's own rules do.",
    ),
]
EndpointModel = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        envvar="HYPATIA_MODEL",
        help="The endpoint's model, if it has several.",
    ),
]
Samples = Annotated[
    int, typer.Option(min=1, max=MOST_SAMPLES, help="Answers asked of the model that translates.")
]


def are_words(spec: str) -> bool:
    """Whether an argument is a problem in words: several words, and neither a file's name, the name of a
    problem, nor a line of the geometry language."""
    from problems import library
    from problems.loaders.read import PARSERS, looks_like_geometry

    if len(re.findall(r"[^\W\d_]{2,}", spec)) < _FEWEST_WORDS or not re.search(r"\s", spec.strip()):
        return False
    if "::" in spec or looks_like_geometry(spec) or spec in library():
        return False
    try:
        path = Path(spec)
        return path.suffix.lower() not in PARSERS and not path.exists()
    except (OSError, ValueError):
        return True


def translate(
    words: str, endpoint: str | None, model: str | None, config: FormalizeConfig, workers: int = 2
) -> Formalization:
    """Translate a problem on the embedded Lean with the Olympiad library.

    By the endpoint's model where one is named, else by the project's own rules. Raises FormalizeError, and
    what provisioning raises.
    """
    from problems.mathlib import LIBRARY
    from prover.cli.provisioning import ready_toolchain
    from prover.cli.running import run
    from prover.formalize import read

    read(words)  # what is no problem is refused before anything is started
    where = endpoint_of(endpoint, model)
    toolchain = ready_toolchain(libraries=(LIBRARY,))
    return run(_translate(words, where, config, toolchain, workers))


def endpoint_of(endpoint: str | None, model: str | None) -> EndpointConfig | None:
    """What --endpoint and --model name. Raises BadInput, and TranslatorError for what is no address."""
    from prover.formalize.endpoint import endpoint_at

    if endpoint is None and model is not None:
        raise BadInput("--model names a model of an endpoint: give --endpoint URL too")
    return None if endpoint is None else endpoint_at(endpoint, model)


async def _translate(
    words: str,
    where: EndpointConfig | None,
    config: FormalizeConfig,
    toolchain: Toolchain,
    workers: int,
) -> Formalization:
    from prover.formalize import LeanBench, formalize
    from prover.formalize.endpoint import EndpointTranslator
    from prover.formalize.local import LocalTranslator
    from prover.lean import LeanPool
    from prover.policy import SymbolicPolicy

    async with (
        AsyncExitStack() as opened,
        SymbolicPolicy() as policy,
        LeanPool(toolchain, workers) as pool,
    ):
        translator: Translator = LocalTranslator()
        if where is not None:
            translator = await opened.enter_async_context(
                EndpointTranslator(where, examples=config.examples)
            )
        return await formalize(words, translator, LeanBench(pool, policy), config)


def understood(
    words: str, endpoint: str | None, model: str | None, samples: int, *, confirm: bool
) -> Formalization | None:
    """A problem in words, ready to be proved; None where the user was asked and said no.

    What was understood is told on standard error. Raises what `translate` raises, and FormalizeError
    when no statement passed the checks.
    """
    from prover.formalize import FormalizeConfig

    formalization = translate(words, endpoint, model, FormalizeConfig(samples=samples))
    formalization.problem()
    _tell(formalization)
    if confirm and not typer.confirm("Is this what is meant?", err=True):
        return None
    return formalization


def _tell(formalization: Formalization) -> None:
    """What was understood, and how sure that is, on standard error."""
    from prover.formalize import meaning

    best = formalization.best
    if best is not None:
        sure = f"understood, with confidence {formalization.confidence:.2f}"
        print(f"{sure}: {meaning(best.candidate)}", file=sys.stderr)
