"""What a problem's words say: one plain form, its kind, its route, its numbers and relations."""

from prover.formalize.reading.formulas import Formula, formulas
from prover.formalize.reading.kind import Asked, Route, asked_for, route_of
from prover.formalize.reading.plain import plain
from prover.formalize.reading.quantities import Quantity, quantities
from prover.formalize.reading.reading import Reading, read

__all__ = [
    "Asked",
    "Formula",
    "Quantity",
    "Reading",
    "Route",
    "asked_for",
    "formulas",
    "plain",
    "quantities",
    "read",
    "route_of",
]
