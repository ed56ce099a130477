"""Writes the Lean that shows a statement's hypotheses satisfiable, or a false variant false.

For `theorem t (n : Nat) (h : n % 7 = 3) : …` with the witness n = 10 that is

    example : ∃ (n : Nat), (n % 7 = 3) := by
      refine ⟨10, ?_⟩ <;> …

A type variable (`K`, an abstract ordered field) is instantiated like any other, by `Rat`. This
module only writes text: whoever has a Lean runs it. No error means that every claim holds.
"""

from __future__ import annotations

from collections.abc import Iterable

from problems.binders import Binder, shape_of
from problems.lean_lexer import TokenKind, tokenize
from problems.problem import LeanStatement, Problem, ProblemError, Witness

DEFAULT_TACTICS = ("omega", "decide +kernel", "grind", "(intros; simp_all; done)")
"""Tried in this order on each claim that is left once the values are in."""


_RELATIONS = frozenset("=≠<≤>≥∣∈∉¬∧∨↔∃∀")


def hypotheses(problem: Problem) -> tuple[str, ...]:
    """The names of the hypotheses of a statement.

    With a witness: the named binders that have no value in it. Without: those whose type contains
    a relation or a connective, as far as text can tell.
    """
    valued = _values(problem)
    return tuple(
        name
        for binder in shape_of(_statement(problem)).binders
        if binder.bracket != "["
        for name in binder.names
        if (name not in valued if valued else _is_proposition(binder.type))
    )


def _is_proposition(type_text: str) -> bool:
    return any(token.text in _RELATIONS for token in tokenize(type_text))


def witness_check(problem: Problem) -> str | None:
    """Lean text that compiles if and only if the witness satisfies the problem's hypotheses, and,
    for a false variant, refutes its conclusion.

    None if there is nothing to check: a true statement without hypotheses. Raises `ProblemError`
    if a statement with hypotheses, or a false variant with variables, has no witness.
    """
    statement = _statement(problem)
    shape = shape_of(statement)
    names = hypotheses(problem)
    if problem.witness is None:
        if names:
            raise ProblemError(
                f"{problem.name}: no witness; give values under which its hypotheses hold"
            )
        if problem.variant_of is None:
            return None
    _refuse_strangers(problem, shape.binders)
    claims = [f"({b.type})" for b in shape.binders for name in b.names if name in names]
    if problem.variant_of is not None:
        claims.append(f"¬ ({shape.conclusion})")
    if not claims:
        return None
    return _example(statement, shape.binders, problem.witness or Witness(()), claims)


def witness_file(problems: Iterable[Problem]) -> str:
    """One Lean file with the checks of all `problems`, each in a namespace of its own.

    The file needs no import. It compiles without an error if and only if every check holds; a
    comment with the problem's name stands before each check, so that positions can be read.
    """
    pieces = []
    for problem in problems:
        check = witness_check(problem) if problem.lean is not None else None
        if check is not None:
            pieces.append(f"-- {problem.name}\n{check}")
    return "\n".join(pieces)


def statement_file(problems: Iterable[Problem]) -> str:
    """One Lean file that states every problem with `sorry` as its proof, each in a namespace of
    its own: it compiles without an error if and only if all statements elaborate."""
    pieces = []
    for problem in problems:
        if problem.lean is not None:
            space = f"Statement.{problem.name}"
            pieces.append(f"namespace {space}\n{problem.lean.file_text()}end {space}\n")
    return "\n".join(pieces)


def _example(
    statement: LeanStatement, binders: Iterable[Binder], witness: Witness, claims: list[str]
) -> str:
    values = dict(witness.values)
    types = {n: v for n, v in values.items() if _is_type(n, binders)}
    variables, terms = [], []
    for binder in binders:
        for name in binder.names:
            if name in values and name not in types:
                variables.append(f"({name} : {binder.type})")
                terms.append(f"({values[name]})")
    quantifier = f"∃ {' '.join(variables)}, " if variables else ""
    body = _instantiate(quantifier + " ∧ ".join(claims), types)
    holes = ", ".join(terms + ["?_"] * len(claims))
    refine = f"refine ⟨{holes}⟩ <;> " if len(terms) + len(claims) > 1 else ""
    tactics = " | ".join(f"({witness.proof})" if witness.proof else t for t in _tactics(witness))
    space = f"Check.{statement.name}"
    head = f"{statement.preamble.strip()}\n" if statement.preamble.strip() else ""
    return (
        f"namespace {space}\n{head}example : {body} := by\n"
        f"  {refine}first | {tactics}\nend {space}\n"
    )


def _tactics(witness: Witness) -> tuple[str, ...]:
    return (witness.proof,) if witness.proof else DEFAULT_TACTICS


def _is_type(name: str, binders: Iterable[Binder]) -> bool:
    return any(name in binder.names and binder.type.startswith("Type") for binder in binders)


def _instantiate(text: str, types: dict[str, str]) -> str:
    """`text` with each identifier that is a key of `types` replaced by its value."""
    pieces, position = [], 0
    for token in tokenize(text):
        if token.kind is TokenKind.IDENTIFIER and token.text in types:
            pieces += [text[position : token.start], types[token.text]]
            position = token.end
    return "".join([*pieces, text[position:]])


def _statement(problem: Problem) -> LeanStatement:
    if problem.lean is None:
        raise ProblemError(f"{problem.name}: no Lean statement to check a witness of")
    return problem.lean


def _values(problem: Problem) -> dict[str, str]:
    return dict(problem.witness.values) if problem.witness else {}


def _refuse_strangers(problem: Problem, binders: Iterable[Binder]) -> None:
    known = {name for binder in binders for name in binder.names}
    for name in _values(problem):
        if name not in known:
            raise ProblemError(
                f"{problem.name}: the witness gives a value to {name}, which the statement does "
                "not bind; use the statement's variable names"
            )
