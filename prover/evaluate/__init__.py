"""Evaluating on a problem set: a run is one folder that can be resumed, verified and compared."""

from prover.evaluate.compare import Comparison, compare
from prover.evaluate.config import Contamination, RunConfig
from prover.evaluate.errors import RunError
from prover.evaluate.folder import RunFolder
from prover.evaluate.plan import Attempt, attempts_of
from prover.evaluate.runner import Listener, evaluate, evaluate_geometry
from prover.evaluate.summary import EvaluationSummary, pass_at_k, solved_over_time, summarise
from prover.evaluate.verify import Verification, verify_geometry, verify_lean, verify_records

__all__ = [
    "Attempt",
    "Comparison",
    "Contamination",
    "EvaluationSummary",
    "Listener",
    "RunConfig",
    "RunError",
    "RunFolder",
    "Verification",
    "attempts_of",
    "compare",
    "evaluate",
    "evaluate_geometry",
    "pass_at_k",
    "solved_over_time",
    "summarise",
    "verify_geometry",
    "verify_lean",
    "verify_records",
]
