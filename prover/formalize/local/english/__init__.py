"""The English of problems as rules: propositions, terms, kinds of numbers, questions, sentences.

Categories: `P` proposition, `Q` predicate of a number, `R` relative clause, `T` term, `K` kind, `D` variables
described, `V` variables, `O` ordinal number, `L` list of terms, `A` what is asked, `W` request, `S` sentence
(acts in order), `F` and `E` slots with a formula or a term. The words are those of `normal`. Order is
preference.
"""

from __future__ import annotations

from prover.formalize.local.english.counts import COUNTS
from prover.formalize.local.english.kinds import KINDS
from prover.formalize.local.english.parties import ORDINALS, PARTY_PROPOSITIONS, PARTY_TERMS
from prover.formalize.local.english.places import PLACE_PROPOSITIONS, PLACE_TERMS
from prover.formalize.local.english.predicates import PREDICATES, RELATIVE
from prover.formalize.local.english.propositions import CONNECTED, SAID
from prover.formalize.local.english.questions import ASKED, DESCRIBED
from prover.formalize.local.english.remainders import REMAINDERS
from prover.formalize.local.english.sentences import SENTENCES, WANTED
from prover.formalize.local.english.solutions import SOLUTIONS
from prover.formalize.local.english.terms import LISTS, TERMS
from prover.formalize.local.matcher import rule

_TABLES = {
    "K": KINDS,
    "Q": PREDICATES,
    "R": RELATIVE,
    "P": [
        *PARTY_PROPOSITIONS,
        *PLACE_PROPOSITIONS,
        *CONNECTED,
        *COUNTS,
        *SOLUTIONS,
        *REMAINDERS,
        *SAID,
    ],
    "T": [*TERMS, *PARTY_TERMS, *PLACE_TERMS],
    "L": LISTS,
    "O": ORDINALS,
    "D": DESCRIBED,
    "A": ASKED,
    "W": WANTED,
    "S": SENTENCES,
}
GRAMMAR = {
    category: [rule(pattern, meaning) for pattern, meaning in rows]
    for category, rows in _TABLES.items()
}

__all__ = ["GRAMMAR"]
