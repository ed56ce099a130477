"""A proof as text: English sentences, or a LaTeX list."""

from __future__ import annotations

from geometry.proof.phrases import LATEX, TEXT, Notation, phrase
from geometry.proof.proof import GeometryProof, Step
from geometry.proof.words import RULE_WORDS


def english(proof: GeometryProof, *, conditions: bool = False) -> str:
    """The proof in numbered lines: what holds, why, and from which lines.

    Angles are directed and taken modulo 180°. `conditions` adds the non-degeneracy conditions
    that were read off the figure.
    """
    lines = [f"Let {TEXT.point(a.name)} be the point with {a.clause}." for a in proof.auxiliary]
    given, numbers = _numbered(proof)
    if given:
        lines.append("Given:")
        lines += [f"  ({numbers[i]}) {phrase(proof.steps[i].conclusion)}" for i in given]
    lines.append("Proof (directed angles modulo 180°):")
    for i, step in enumerate(proof.steps):
        if step.rule == "hypothesis":
            continue
        line = f"  ({numbers[i]}) {phrase(step.conclusion)}  — {_reason(step, numbers)}"
        if step.branches > 1:
            line += f", up to multiples of 180°/{step.branches}, which the figure decides"
        if conditions and step.conditions:
            line += "  [" + "; ".join(phrase(c) for c in step.conditions) + "]"
        lines.append(line)
    for goal, target in zip(proof.goals, proof.targets, strict=True):
        lines.append(f"Hence {phrase(goal)}, by ({numbers[target]}). ∎")
    return "\n".join(lines)


def latex(proof: GeometryProof) -> str:
    """The proof as LaTeX: an enumeration to be put into a document that loads amsmath."""
    given, numbers = _numbered(proof)
    lines = []
    for point in proof.auxiliary:
        words = point.clause.replace("_", "\\_")
        lines.append(f"Let ${LATEX.point(point.name)}$ be the point with \\texttt{{{words}}}.")
    lines.append("Angles are directed and taken modulo $180^\\circ$.")
    lines.append("\\begin{enumerate}")
    lines += [f"  \\item ${phrase(proof.steps[i].conclusion, LATEX)}$ (given)" for i in given]
    for step in proof.steps:
        if step.rule != "hypothesis":
            formula = phrase(step.conclusion, LATEX)
            lines.append(f"  \\item ${formula}$ ({_reason(step, numbers)})")
    lines.append("\\end{enumerate}")
    for goal, target in zip(proof.goals, proof.targets, strict=True):
        lines.append(f"Hence ${phrase(goal, LATEX)}$, by ({numbers[target]}).")
    return "\n".join(lines)


def _numbered(proof: GeometryProof) -> tuple[list[int], dict[int, int]]:
    """The hypotheses, and the number under which each step is printed, hypotheses first."""
    given = [i for i, s in enumerate(proof.steps) if s.rule == "hypothesis"]
    rest = [i for i, s in enumerate(proof.steps) if s.rule != "hypothesis"]
    return given, {step: k + 1 for k, step in enumerate(given + rest)}


def _reason(step: Step, numbers: dict[int, int]) -> str:
    reason = RULE_WORDS.get(step.rule, step.rule)
    premises = sorted({numbers[p] for p in step.premises})
    if not premises:
        return reason
    return f"{reason}, by {', '.join(f'({p})' for p in premises)}"


__all__ = ["Notation", "english", "latex"]
