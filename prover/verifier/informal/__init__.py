"""Solutions in words, judged step by step: what each step claims, and whether the problem lets it be so.

Front door: `grade(problem, solution)` gives each step its standing and its chance to be right, and
`Grade.chance` orders several solutions of one problem, as a process reward model does (Lightman et al.,
*Let's Verify Step by Step*, 2024).
"""

from prover.verifier.informal.grade import Grade, GradedStep, Standing, grade
from prover.verifier.informal.solution import Context, Step, context_of, steps_of

__all__ = [
    "Context",
    "Grade",
    "GradedStep",
    "Standing",
    "Step",
    "context_of",
    "grade",
    "steps_of",
]
