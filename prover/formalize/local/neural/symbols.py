"""Derivations of the grammar as rows of symbols, and what may come next in one.

A derivation is written from the top, left to right: the symbol of a rule, then its parts. `P.3fa1` is the
rule with that pattern, `#2` the third slot of the sentence, `V2` a list of two slots, `two` a numeral. After
any beginning it is known which category comes next, so a model's choice can be held to what is grammatical.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from prover.formalize.local.english import GRAMMAR
from prover.formalize.local.matcher import Derivation, Rule, Tokens

START = "S"
SLOT = "slot"
"""The category of a slot inside a list."""
CATEGORIES = (*GRAMMAR, "F", "E", "V", SLOT)


def symbol(category: str, rule: Rule) -> str:
    """A rule's name: it stays while its pattern does."""
    digest = hashlib.blake2b(rule.pattern.encode(), digest_size=3).hexdigest()
    return f"{category}.{digest}"


RULES: dict[str, Rule] = {
    symbol(category, rule): rule for category, rules in GRAMMAR.items() for rule in rules
}


def written(derivation: Derivation) -> Iterator[str]:
    """The symbols of a derivation."""
    if derivation.rule is not None:
        yield symbol(derivation.category, derivation.rule)
        for part in derivation.parts:
            yield from written(part)
        return
    slots = [token for token in derivation.tokens if token.startswith("#")]
    if derivation.category == "V":
        yield f"V{len(slots)}"
        yield from slots
    else:
        yield derivation.tokens[0]


def parts_of(rule: Rule) -> tuple[str, ...]:
    """The categories that follow a rule's symbol."""
    return tuple(part.category for part in rule.parts if part.words is None)


def expansion(category: str, chosen: str) -> tuple[str, ...] | None:
    """What has to follow once a symbol stands for a category; None where it cannot stand for it."""
    if category == SLOT:
        return () if chosen.startswith("#") else None
    if category == "V":
        if chosen.startswith("V") and chosen[1:].isdigit():
            return (SLOT,) * int(chosen[1:])
        return None
    if category in ("F", "E"):
        return () if chosen.startswith("#") or (category == "E" and chosen.isalpha()) else None
    rule = RULES.get(chosen)
    if rule is None or not chosen.startswith(f"{category}."):
        return None
    return parts_of(rule)


@dataclass(frozen=True, slots=True)
class Leaves:
    """The meanings of the leaves of one sentence; None where a span means nothing of the kind."""

    formula: Callable[[Tokens], Any]
    term: Callable[[Tokens], Any]
    variables: Callable[[Tokens], Any]


def meaning(symbols: Sequence[str], leaves: Leaves) -> Any:
    """The meaning of a whole derivation; None where a rule does not apply."""
    value, rest = _meaning(START, list(symbols), leaves)
    return value if not rest else None


def _meaning(category: str, symbols: list[str], leaves: Leaves) -> tuple[Any, list[str]]:
    if not symbols:
        return None, []
    first, rest = symbols[0], symbols[1:]
    if category == "F":
        return leaves.formula((first,)), rest
    if category == "E":
        return leaves.term((first,)), rest
    if category == "V":
        count = int(first[1:])
        span = tuple(token for slot in rest[:count] for token in (slot, ","))[:-1]
        return leaves.variables(span), rest[count:]
    rule = RULES[first]
    values = []
    for part in parts_of(rule):
        value, rest = _meaning(part, rest, leaves)
        if value is None:
            return None, rest
        values.append(value)
    return rule.meaning(*values), rest
