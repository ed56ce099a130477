"""What a problem is: words, a Lean statement or a geometry text, and where it comes from.

Values only. Reading files is `problems.loaders`; the check that a statement is not vacuous is
`problems.witness`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProblemError(Exception):
    """A problem cannot be had. The message is one line: what is wrong, where, what to try."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


class Category(StrEnum):
    """The field of mathematics; `OTHER` where a file does not say."""

    ALGEBRA = "algebra"
    NUMBER_THEORY = "number_theory"
    INEQUALITY = "inequality"
    COMBINATORICS = "combinatorics"
    GEOMETRY = "geometry"
    OTHER = "other"


class Kind(StrEnum):
    """What the words ask for."""

    PROVE = "prove"
    """Show a given assertion."""
    FIND = "find"
    """Find one value; the Lean statement asserts the answer."""
    FIND_ALL = "find_all"
    """Find every solution; the Lean statement is an equivalence with the list of them."""


class Difficulty(StrEnum):
    """How hard people find it, by the contest and the place in the contest."""

    INTRODUCTORY = "introductory"
    """AMC 8, AMC 10, the first half of AMC 12 and AHSME, lowest rounds of a national contest."""
    INTERMEDIATE = "intermediate"
    """AIME, the second half of AMC 12 and AHSME."""
    ADVANCED = "advanced"
    """National olympiads and regional rounds."""
    OLYMPIAD = "olympiad"
    """The International Mathematical Olympiad and its short lists."""
    UNRATED = "unrated"
    """Not said: statements from files and standard input."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a problem is from."""

    contest: str
    """The contest's common name ("IMO", "AIME"), or the file the statement was read from."""
    year: int | None = None
    number: str = ""
    """The number in that contest as printed: "1", "2(a)", "12B 7"; empty if there is none."""

    def __str__(self) -> str:
        year = "" if self.year is None else f" {self.year}"
        number = f", problem {self.number}" if self.number else ""
        return f"{self.contest}{year}{number}"


@dataclass(frozen=True, slots=True)
class LeanStatement:
    """A theorem without its proof, as Lean text."""

    name: str
    """The theorem's name as the declaration writes it (no enclosing namespace)."""
    preamble: str
    """All Lean text before the declaration: imports, `open`, `variable`, definitions. May be
    empty. Sorried theorems of the same file are left out: nothing unproved may be used."""
    declaration: str
    """The theorem's text up to but not including `:=`, ending in a token (never in a comment), so
    that `f"{declaration} := {proof}"` is a whole theorem. Starts with `theorem`, or with the
    attributes, modifiers and `open … in` prefixes that precede it."""

    def file_text(self, proof: str = "by sorry") -> str:
        """A whole Lean file that states the theorem and proves it by `proof` (a Lean term)."""
        head = f"{self.preamble.rstrip()}\n\n" if self.preamble.strip() else ""
        return f"{head}{self.declaration} := {proof}\n"


@dataclass(frozen=True, slots=True)
class Witness:
    """Values for a statement's variables, and how Lean checks what is claimed of them.

    For a true statement the claim is that all hypotheses hold (it is not vacuous); for a false
    variant that they hold and the conclusion fails (a counterexample).
    """

    values: tuple[tuple[str, str], ...]
    """(variable, Lean term) pairs in the order of the statement's binders."""
    proof: str = ""
    """Tactics for what the default tactics of `problems.witness` cannot check; usually empty."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. At least one of `lean` and `geometry` is given."""

    name: str
    words: str
    """The problem in English; may be empty for statements read from files."""
    lean: LeanStatement | None
    geometry: str | None
    """The problem in the geometry language: `a b c = triangle a b c; … ? goal`."""
    source: Source
    category: Category = Category.OTHER
    kind: Kind = Kind.PROVE
    difficulty: Difficulty = Difficulty.UNRATED
    tags: tuple[str, ...] = ()
    answer: str | None = None
    """The answer to a `FIND` or `FIND_ALL` problem, as a person writes it."""
    witness: Witness | None = None
    variant_of: str | None = None
    """For a false variant: the name of the true problem it was made from."""

    def __post_init__(self) -> None:
        if self.lean is None and self.geometry is None:
            raise ProblemError(
                f"{self.name}: neither a Lean statement nor a geometry text; give one of the two"
            )
