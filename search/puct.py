"""How Monte-Carlo tree search scores choices: PUCT over actions, the hardest state of an AND.

Worth is a number in [0, 1]: a verifier's value counts as closable * discount ** steps, a proved
state as 1, a failed one as 0. Unlike logits or step counts it is bounded, so that the prior term
keeps its meaning at every depth. Sources: Silver et al. 2018 (AlphaZero) for the form,
Hubert et al. 2025 (AlphaProof) for tempered priors, the hardest goal and progressive sampling.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeVar

from search.config import MctsConfig
from search.node import Edge, Node, Status
from search.protocols import Value

S = TypeVar("S")
A = TypeVar("A")

_UNKNOWN = Value(closable=0.5, steps=0.0)


def worth(value: Value | None, discount: float) -> float:
    """A verifier's value as a number in [0, 1]; 0.5 if it has not been asked."""
    value = value or _UNKNOWN
    return min(max(value.closable, 0.0), 1.0) * math.pow(discount, max(value.steps, 0.0))


def allowed_proposals(visits: int, config: MctsConfig) -> int:
    """How many proposals a state may have after that many visits (progressive sampling)."""
    grown = config.sampling_factor * max(visits, 1) ** config.sampling_exponent
    return max(config.work.first_proposals, int(grown))


def edge_worth(edge: Edge[S, A], discount: float) -> float:
    """An AND is worth its hardest state, one action further away."""
    return discount * min(
        (child.estimate for child in edge.children if child.status is not Status.PROVED),
        default=1.0,
    )


def refresh(node: Node[S, A], discount: float) -> None:
    """Recompute a node's estimate from the verifier's word, its open edges and its fruitless
    batches, each weighted by visits. Being a function of the tree alone it forgets an edge the
    moment that it fails, which a running mean would not."""
    if node.status is not Status.OPEN:
        node.estimate = 1.0 if node.status is Status.PROVED else 0.0
        return
    total, weight = worth(node.value, discount), 1.0 + node.barren
    for edge in node.open_edges:
        total += edge.visits * edge_worth(edge, discount)
        weight += edge.visits
    node.estimate = total / weight


@dataclass(frozen=True, slots=True)
class Priors:
    """The softmax of a node's log-probabilities at a temperature, over all its proposals."""

    highest: float
    """The largest log_prob / temperature, taken out for numerical safety."""
    mass: float
    """The sum of exp(log_prob / temperature - highest), >= 1."""
    temperature: float

    @classmethod
    def of(cls, node: Node[S, A], temperature: float) -> Priors:
        scaled = [edge.log_prob / temperature for edge in node.edges]
        highest = max(scaled, default=0.0)
        return cls(highest, sum(math.exp(x - highest) for x in scaled) or 1.0, temperature)

    def __call__(self, edge: Edge[S, A]) -> float:
        return math.exp(edge.log_prob / self.temperature - self.highest) / self.mass


def exploration(node: Node[S, A], config: MctsConfig) -> float:
    """The factor of prior / (1 + visits) in PUCT at this node."""
    visits = node.visits + node.under_way
    weight = config.c_init + math.log((visits + config.c_base + 1) / config.c_base)
    return weight * math.sqrt(max(visits, 1))


def open_score(edge: Edge[S, A], prior: float, explore: float, config: MctsConfig) -> float:
    """PUCT of an action whose states are known; leaves under way count as lost visits."""
    lost = config.virtual_loss * edge.under_way
    worth_now = edge_worth(edge, config.discount) * edge.visits / (edge.visits + lost)
    return worth_now + explore * prior / (1.0 + edge.visits + lost)


def untried_score(node: Node[S, A], prior: float, explore: float, config: MctsConfig) -> float:
    """PUCT of an action not yet run: its state's worth, reduced.

    Batches running at the same node are virtual losses to its next untried action, too.
    """
    lost = config.virtual_loss * node.running / config.work.chunk_actions
    return config.unvisited_factor * node.estimate / (1.0 + lost) + explore * prior / (1.0 + lost)


def difficulty(child: Node[S, A], config: MctsConfig) -> tuple[float, int]:
    """Sort key among the states of an AND: the hardest first, unless others work on it."""
    return child.estimate + config.virtual_loss * child.under_way, child.id
