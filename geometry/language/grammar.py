"""The grammar page, written from the registry: `python -m geometry.language.grammar`.

Every construction and predicate gets its meaning and an example; the examples are problems that
parse and build.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from geometry.language.definition import Definition, Family, Number
from geometry.language.facts import Fact
from geometry.language.predicates import ALIASES, PREDICATES, Predicate
from geometry.language.registry import REGISTRY

PAGE = Path(__file__).with_name("README.md")

_SPECIAL_STARTS = {
    "2l1c": "a b p = triangle a b p; o = circle o a b p; c = on_line c b p",
    "cc_itangent": "o a = segment o a; b = mirror b o a; w = mirror w a b",
    "e5128": "b c = segment b c; a = on_tline a b b c; d = on_circle d c b",
    "tangent": "o b = segment o b; a = mirror a o b",
}
_NUMBERS = {Number.ANGLE: "60o", Number.RATIO: "1/2", Number.LENGTH: "3"}
_FREE_SHAPES = {1: "free", 2: "segment", 3: "triangle", 4: "quadrangle", 5: "pentagon"}

_INTRODUCTION = """\
# The geometry language

A problem is one line of text: clauses that introduce points, then what is to be shown.

```text
a b c = triangle a b c; h = orthocenter h a b c; m = midpoint m b c ? perp a h b c
```

This page is written by `python -m geometry.language.grammar` from the registry of constructions
and the table of predicates; a test keeps the two equal.

## Grammar

```text
problem       = clause { ";" clause } [ "?" goal { ";" goal } ]
clause        = new point { new point } "=" [ part { "," part } ]
new point     = name [ "@" number "_" number ]
part          = construction | demand
construction  = word { name } [ number ]
demand        = a goal with its value given
goal          = predicate { name } [ value ]
value         = [ "=" ] ( number | "?" )
```

- A **name** is a letter followed by letters, digits, `_` or `'`. Names are case-sensitive where
  the case tells points apart.
- A construction takes **all its points**, new ones included (`x = on_line x a b`), or only those
  that exist already (`x = on_line a b`). Where the new points come last (`square a b x y`) they may
  be written first too (`square x y a b`). A free shape may be written without points
  (`a b c = triangle`).
- **Several constructions** in a clause hold together: two loci meet in a point
  (`p = on_line p a b, on_circle p o a`); a third is a further demand on the same point.
- A clause may also **demand** facts in the words of goals, of its new points and of earlier ones:
  `a b c = triangle a b c, length a b 13, length b c 14, length a c 15`, or
  `d = coll d b c, perp a d b c`. A word that is both (`circle`, `eqratio`, `rconst`, …) is read as
  the construction when its outputs stand in their places. Demands, and third loci, may constrain
  earlier points; the figure is then solved for as a whole. `Clause.defines` tells clauses that only
  define their points from those that assert more: an auxiliary point may only be defined, and `extend` adds
  no other clause to a problem.
- `x@1.5_-2 = …` **pins** a point to coordinates. Pins guide the figure only; no fact is read off
  them. Pinned points need no construction: `a@0_0 = ; b@4_0 = ; c@1_3 = perp a c b c`.
- **Angles** are directed, anticlockwise, modulo pi: `60o`, `60` (degrees), `pi/3`, `2pi/3`.
  **Ratios and lengths** are positive rationals: `2`, `1/2`, `2.5`.
- A goal can **ask for a value**: `angle a b c = ?` (at b, from ba to bc), `length a b = ?`,
  `ratio a b c d = ?`.
- Several goals must all be shown.

What a construction **asserts** is all that a proof may start from. What it **needs** are
conditions of non-degeneracy: every figure satisfies them, no premise is made of them. A drawn
figure never adds a fact. Points with **different names are different points**: figures keep them apart
where they can, and a theorem made of a problem says so of those pairs for which its proof needs it.
Where words leave a choice open (which intersection, which side) a figure
in which the goals hold is preferred.

An error names the clause and says what was expected:

```text
on_circle takes 3 points, or 2 without its outputs, not 1
  in: m = on_circle m  (column 12)
  expected: x = on_circle x o a
```
"""


def example(definition: Definition) -> str:
    """A short problem text that uses the construction once."""
    start = _SPECIAL_STARTS.get(definition.name) or "; ".join(_free(definition.inputs))
    number = [_NUMBERS[definition.number]] if definition.number else []
    use = " ".join([definition.name, *definition.scheme, *number])
    clause = f"{' '.join(definition.outputs)} = {use}"
    return f"{start}; {clause}" if start else clause


def goal_example(predicate: Predicate) -> str:
    """A problem text whose goal uses the predicate (not necessarily a true one)."""
    goal = PREDICATES[predicate].example
    names = dict.fromkeys(w for w in goal.split()[1:] if len(w) == 1 and w.isalpha())
    return f"{'; '.join(f'{n} = free {n}' for n in names)} ? {goal}"


def grammar_page() -> str:
    """The whole page as Markdown."""
    parts = [_INTRODUCTION, "\n## Constructions\n"]
    for family in Family:
        members = [d for d in REGISTRY.values() if d.family is family]
        parts.append(f"\n### {family.value.capitalize()}\n\n")
        parts.append("| Written | Meaning | Asserts | Needs |\n|---|---|---|---|\n")
        parts.extend(_row(d) for d in members)
        parts.append("\nExamples:\n\n```text\n")
        parts.extend(f"{example(d)}\n" for d in members)
        parts.append("```\n")
    parts.append("\n## Predicates\n\n")
    parts.append("Relations that are deduced:\n\n")
    parts.append(_predicate_table(p for p in Predicate if not p.numeric))
    parts.append("\nInequalities, checked on a figure:\n\n")
    parts.append(_predicate_table(p for p in Predicate if p.numeric))
    parts.append("\nOther words understood in goals: ")
    others = [f"`{word}` for `{predicate}`" for word, predicate in ALIASES.items()]
    others += ["`noverlap` for `diff`", "`distseq a b b c a c 1 1 -1` for `lequation`"]
    parts.append(", ".join(others))
    parts.append(
        ", and `cyclic_with_center o a b c d 1` (the number of centres comes last). `acompute`,"
        " `rcompute` and `lcompute` ask for the value.\n"
    )
    return "".join(parts)


def _row(definition: Definition) -> str:
    number = f" {definition.number.value}" if definition.number else ""
    written = f"`{' '.join(definition.outputs)} = {definition.name} "
    written += f"{' '.join(definition.scheme)}{number}`"
    meaning = definition.meaning.replace("|", "∣")
    return (
        f"| {written} | {meaning} | {_listed(definition.facts)} |"
        f" {_listed(definition.conditions)} |\n"
    )


def _listed(facts: Iterable[Fact]) -> str:
    return ", ".join(f"`{str(fact).replace('= ?', 'value')}`" for fact in facts)


def _predicate_table(predicates: Iterable[Predicate]) -> str:
    rows = [
        f"| `{PREDICATES[p].example}` | {PREDICATES[p].meaning.replace('|', '∣')} |\n"
        for p in predicates
    ]
    return "".join(["| Example | Meaning |\n|---|---|\n", *rows])


def _free(names: tuple[str, ...]) -> list[str]:
    """Clauses that introduce these points freely."""
    clauses = []
    rest = list(names)
    while rest:
        group, rest = rest[:4], rest[4:]
        clauses.append(f"{' '.join(group)} = {_FREE_SHAPES[len(group)]} {' '.join(group)}")
    return clauses


if __name__ == "__main__":
    PAGE.write_text(grammar_page(), encoding="utf-8")
