"""Goals as values. The parser of pretty-printed goals is LeanDojo's."""

from prover.goals import parse_goals

__all__ = ["parse_goals"]
