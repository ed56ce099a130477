"""Proof search over any environment: AND/OR trees, Monte-Carlo and best-first, budgets, traces."""

from search.budget import Budget
from search.config import BestFirstConfig, MctsConfig, WorkConfig
from search.errors import (
    ConfigError,
    ContractError,
    RestoreError,
    SearchError,
    TraceError,
)
from search.export import TreeDocument, export_tree
from search.node import Edge, EdgeStatus, Node, Status
from search.picture import draw_tree
from search.progress import ProgressListener, Snapshot
from search.proof import ProofNode, best_line, extract_proof
from search.race import Contender, RaceResult, Side, race
from search.restore import PathStep, Restorable
from search.result import SearchResult, SearchStatus, Stats
from search.solve import ConstantVerifier, best_first_search, mcts_search, solve
from search.trace import ActionCodec, TextActions, TraceOptions
from search.tree import Tree

__all__ = [
    "ActionCodec",
    "BestFirstConfig",
    "Budget",
    "ConfigError",
    "ConstantVerifier",
    "Contender",
    "ContractError",
    "Edge",
    "EdgeStatus",
    "MctsConfig",
    "Node",
    "PathStep",
    "ProgressListener",
    "ProofNode",
    "RaceResult",
    "Restorable",
    "RestoreError",
    "SearchError",
    "SearchResult",
    "SearchStatus",
    "Side",
    "Snapshot",
    "Stats",
    "Status",
    "TextActions",
    "TraceError",
    "TraceOptions",
    "Tree",
    "TreeDocument",
    "WorkConfig",
    "best_first_search",
    "best_line",
    "draw_tree",
    "export_tree",
    "extract_proof",
    "mcts_search",
    "race",
    "solve",
]
