"""What a family draws: a statement in parts, each with its Lean and, where needed, its English.

`phrases` tells a draft in words and makes a whole `Synthetic` of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from problems import LeanStatement

NAME = "statement"
"""What every theorem is called, so that a name tells nothing."""


@dataclass(frozen=True, slots=True)
class Synthetic:
    """One statement with its words."""

    family: str
    """The family's name; splits are by family."""
    statement: LeanStatement
    """Over the Olympiad library's header, the theorem called `NAME`."""
    words: tuple[str, ...]
    """Phrasings in English, plain or with LaTeX, no two the same; none where nobody would say it so."""
    truth: bool | None
    """Known by construction, else None."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition in Lean and, where given, in English."""

    lean: str
    english: tuple[str, ...] = ()
    """Clauses without capital and full stop; `⟦t⟧` stands for the formula of a Lean term `t`. Empty:
    told by rules (`sentences`)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in parts."""

    variables: tuple[tuple[str, str], ...]
    """(names, type) groups in order: `("x y", "ℝ")`."""
    hypotheses: tuple[Claim, ...]
    goal: Claim
    misses: tuple[Claim, ...] = ()
    """Goals close to the right one, each of which makes the statement false."""
    questions: tuple[str, ...] = ()
    """Questions that the goal answers, with `⟦t⟧` as in `Claim` and `{verb}` for `find`, `determine`;
    asked instead of stating the goal."""
    closed: bool = False
    """Whether the questions introduce the variables themselves ("all real `x` with …")."""
    story: tuple[str, ...] = ()
    """Templates of sentences that introduce the variables and say the hypotheses, all of them."""
    truth: bool | None = True
    """Of the statement with `goal`; False and None keep `misses` from being used."""
    sequences: frozenset[str] = field(default_factory=frozenset)
    """Functions that are written with indices."""
    told: bool = True
    """Whether there are words for it; statements put together from many parts have none."""


def draft(
    variables: str,
    hypotheses: Sequence[str | Claim],
    goal: str | Claim,
    *,
    misses: Sequence[str | Claim] = (),
    ask: str = "",
    solve: str = "",
    questions: Sequence[str] = (),
    truth: bool | None = True,
    sequences: str = "",
) -> Draft:
    """A draft from plain texts.

    `variables` are groups such as `x y : ℝ; n : ℕ`; `ask` is a Lean term whose value the goal gives;
    `solve` says in template form what is to be solved, as in `all real ⟦x⟧ with ⟦x ^ 2 = 4⟧`.
    """
    groups = []
    for group in filter(None, (g.strip() for g in variables.split(";"))):
        names, _, kind = group.partition(":")
        groups.append((names.strip(), kind.strip()))
    asked = list(questions)
    if ask:
        asked += [f"{{verb}} ⟦{ask}⟧.", f"{{verb}} the value of ⟦{ask}⟧.", f"What is ⟦{ask}⟧?"]
    if solve:
        asked += [f"{{verb}} {solve}.", f"What are {solve}?"]
    return Draft(
        tuple(groups),
        tuple(map(_claim, hypotheses)),
        _claim(goal),
        tuple(map(_claim, misses)),
        tuple(asked),
        closed=bool(solve),
        truth=truth,
        sequences=frozenset(sequences.split()),
    )


def _claim(given: str | Claim) -> Claim:
    return given if isinstance(given, Claim) else Claim(given)
