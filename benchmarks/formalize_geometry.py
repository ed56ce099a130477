"""Plane geometry from its words, by the translator that comes with the project.

Measures: of 60 problems in words (`problems/geometry_words`), how many become a text that agrees with the
reference in figures (`prover.formalize.same_figure`): what either assumes holds in figures of the other, and
the goals are equivalent. The rules were made with one half before the eyes; the other half measures.
Run: python -m benchmarks.formalize_geometry
"""

from __future__ import annotations

from importlib import resources

from benchmarks.record import record
from problems import load_set
from prover.formalize.local.geometry import translations
from prover.formalize.same_figure import same_figure


def main() -> None:
    shares = {}
    for half in ("develop", "held_out"):
        path = resources.files("problems") / "geometry_words" / f"{half}.toml"
        problems = load_set(str(path))
        right = 0
        for problem in problems:
            line = next(translations(problem.words), None)
            agrees = line is not None and same_figure(line, problem.geometry or "")
            right += agrees
            if not agrees:
                print(f"{half}: {problem.name}: {'not understood' if line is None else line}")
        shares[half] = f"{right} of {len(problems)}"
    record(
        "geometry in words: figure-equivalent to the reference, held-out half",
        f"{shares['held_out']}; half for development {shares['develop']}",
        bar="≥ 70 %",
    )


if __name__ == "__main__":
    main()
