"""The variants that Lean takes and that do not say the same as the statement or as each other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable
from difflib import SequenceMatcher

from problems import LeanStatement
from prover.formalize.filter.bench import Bench
from prover.formalize.filter.equivalence import equivalent
from prover.training.variants.form import Form
from prover.training.variants.rules import Variant

_NEAR = 1
"""Variants, the nearest in text, that one is compared with; the statement itself comes on top."""
_PATIENCE_S = 15.0
"""How long equivalence may be tried for one variant; one that takes longer counts as another."""


async def distinct(
    variants: Iterable[Variant],
    original: LeanStatement,
    bench: Bench,
    count: int | None = None,
    *,
    by_proof: bool = True,
) -> AsyncGenerator[Variant, None]:
    """The variants that elaborate and are proved equivalent neither to the original nor to one of those
    given before that are near it, at most `count`.

    by_proof: False leaves equivalence out and asks Lean for elaboration alone. Equivalence is what a
    few tactics prove (see `equivalent`): some that say the same stay.
    """
    form = Form.of(original)
    kept: list[tuple[str, Form, LeanStatement]] = []
    if form is not None:
        kept.append((form.key(), form, original))
    given = 0
    for variant in variants:
        if given == count:
            return
        if await bench.refusal(variant.statement) is not None:
            continue
        key = variant.form.key()
        if by_proof and await _repeats_in_time(key, variant, kept, bench):
            continue
        kept.append((key, variant.form, variant.statement))
        given += 1
        yield variant


async def _repeats_in_time(
    key: str, variant: Variant, kept: list[tuple[str, Form, LeanStatement]], bench: Bench
) -> bool:
    try:
        async with asyncio.timeout(_PATIENCE_S):
            return await _repeats(key, variant, kept, bench)
    except TimeoutError:
        return False


async def _repeats(
    key: str, variant: Variant, kept: list[tuple[str, Form, LeanStatement]], bench: Bench
) -> bool:
    """Whether a variant is equivalent to the first of `kept` or to one near it."""
    kinds = _kinds(variant.form)
    alike = [entry for entry in kept if _kinds(entry[1]) == kinds]
    near = sorted(
        (entry for entry in alike if entry is not kept[0]),
        key=lambda entry: -SequenceMatcher(None, key, entry[0], autojunk=False).ratio(),
    )[:_NEAR]
    for _, _, other in [*(entry for entry in alike if entry is kept[0]), *near]:
        if await equivalent(variant.statement, other, bench):
            return True
    return False


def _kinds(form: Form) -> list[str]:
    """The types of its variables; statements about other things are not compared."""
    return sorted(form.kind(name) for name, _ in form.variables)
