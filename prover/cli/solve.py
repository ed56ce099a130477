"""`prover solve`: one problem in, a checked proof or an honest verdict out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from prover.cli.adaptive import KeepAdapter, Variants, adaptive_of
from prover.cli.errors import NOT_PROVED, BadInput, Interrupted
from prover.cli.options import (
    Algorithm,
    AsJson,
    LeanProject,
    Nodes,
    NoDisprove,
    PolicyModel,
    PolicyTokens,
    PolicyWeight,
    SearchAlgorithm,
    Seconds,
    Tactics,
    Theorem,
    VerifierFolder,
    Workers,
)
from prover.cli.page import html, write_problem
from prover.cli.paths import writable
from prover.cli.ranking import PointRanking, Ranking
from prover.cli.traces import Trace, choose_trace
from prover.cli.words import (
    EndpointModel,
    EndpointUrl,
    Samples,
    are_words,
    endpoint_of,
    understood,
)

if TYPE_CHECKING:
    from problems import Problem
    from prover.adaptive import AdaptiveConfig
    from prover.lean import Toolchain
    from prover.mind import MindConfig
    from prover.policy.learned.template import Place
    from prover.solve import Solution, SolveConfig


def solve(
    problem: Annotated[
        str,
        typer.Argument(
            metavar="NAME|FILE|-|WORDS",
            help="A problem of ours, a file (FILE::THEOREM for one of several), `-` for standard "
            "input, a line of the geometry language, or a problem in English.",
        ),
    ],
    seconds: Seconds = 60.0,
    workers: Workers = 2,
    nodes: Nodes = None,
    tactics: Tactics = None,
    algorithm: SearchAlgorithm = Algorithm.MCTS,
    no_disprove: NoDisprove = False,
    theorem: Theorem = None,
    lean_project: LeanProject = None,
    policy: PolicyModel = "",
    policy_weight: PolicyWeight = None,
    policy_tokens: PolicyTokens = None,
    verifier: VerifierFolder = "",
    variants: Variants = False,
    keep_adapter: KeepAdapter = None,
    ranking: PointRanking = Ranking.LEARNED,
    as_json: AsJson = False,
    trace: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the search to this JSONL file.")
    ] = None,
    resume: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Go on from the trace of an earlier search.")
    ] = None,
    tree: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the search tree as JSON, and an SVG beside it."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the proof to this file too.")
    ] = None,
    lean: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a geometry proof in Lean to this file, checked."),
    ] = None,
    page: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write a page about it, .html.")
    ] = None,
    endpoint: EndpointUrl = None,
    model: EndpointModel = None,
    samples: Samples = 8,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Ask whether words were understood before proving.")
    ] = False,
) -> int:
    """Prove or refute a problem."""
    from prover.cli.choose import choose
    from prover.cli.geometry import solve_and_report
    from prover.cli.mind import mind_of
    from prover.cli.report import report

    mind = mind_of(policy, policy_weight, policy_tokens, verifier)
    where = endpoint_of(endpoint, model) if variants else None
    adaptive = adaptive_of(variants, keep_adapter, mind, resume, where)
    if output is not None:
        writable(output, "--output")
    if lean is not None:
        writable(lean, "--lean")
    if page is not None:
        html(page, "--report")
    translation = None
    if are_words(problem):
        translation = understood(problem, endpoint, model, samples, confirm=confirm)
        if translation is None:
            return NOT_PROVED
    chosen = choose(problem, theorem) if translation is None else translation.problem()
    if chosen.lean is None:
        if trace or resume or tree or lean_project or policy or verifier:
            raise BadInput(
                f"{chosen.name} is a geometry problem: --trace, --resume, --tree, --lean-project, "
                "--policy and --verifier are for Lean problems"
            )
        return solve_and_report(
            chosen,
            seconds=seconds,
            ranking=ranking,
            as_json=as_json,
            output=output,
            page=page,
            lean=lean,
        )
    if lean is not None:
        raise BadInput(f"{chosen.name} is a Lean problem: --lean is for geometry, use --output")
    if tree is not None:
        _require_json(writable(tree, "--tree"))
    kept = choose_trace(chosen.name, trace, resume)

    from prover.solve import SolveConfig

    config = SolveConfig(
        seconds=seconds,
        nodes=nodes,
        tactics=tactics,
        workers=workers,
        algorithm=algorithm.value,
        disprove=not no_disprove,
        trace=kept.path,
        resume=kept.resume,
    )
    with TemporaryDirectory() as folder:
        shown = Path(folder, "tree.json") if page is not None else None
        config = replace(config, tree=tree or shown, tree_picture=tree is not None)
        answer = solve_lean(
            chosen, config, kept, lean_project, mind, adaptive, again=problem
        ).as_dict()
        if translation is not None:
            answer["stats"]["formalization"] = translation.as_dict()
        if page is not None:
            write_problem(page, chosen, answer, config.tree)
    return report(answer, as_json=as_json, output=output, comment="--")


def solve_lean(
    problem: Problem,
    config: SolveConfig,
    trace: Trace,
    lean_project: Path | None,
    mind: MindConfig,
    adaptive: AdaptiveConfig | None = None,
    *,
    again: str,
) -> Solution:
    """The answer to a Lean problem. `again` is how the user named it, for the hint how to go on.

    Raises Interrupted on a signal, with the trace kept; else whatever `solve_problem` raises.
    """
    from prover.cli.provisioning import prepare
    from prover.cli.running import run

    try:
        (problem,), toolchain = prepare([problem], lean_project)
        place: Place = "embedded" if lean_project is None else "mathlib"
        answer = run(_solve(problem, config, toolchain, mind, place, adaptive))
    except Interrupted as signal:
        if not trace.path.exists():
            again_line = "; the search had not begun: run the command again"
            raise Interrupted(signal.signal_number, again_line) from None
        hint = f"; go on with: prover solve {again} --resume {trace.path}"
        raise Interrupted(signal.signal_number, hint) from None
    except BaseException:
        trace.discard()
        raise
    trace.discard()
    return answer


async def _solve(
    problem: Problem,
    config: SolveConfig,
    toolchain: Toolchain,
    named: MindConfig,
    place: Place,
    adaptive: AdaptiveConfig | None,
) -> Solution:
    from prover.cli.live import LiveSearch
    from prover.cli.mind import warn
    from prover.lean import LeanPool
    from prover.mind import open_mind
    from prover.policy import SymbolicPolicy
    from prover.solve import solve_problem

    with LiveSearch(problem.name) as live:
        # the policy first: its worker process loads computer algebra while Lean starts
        async with (
            open_mind(named, place) as mind,
            SymbolicPolicy() as symbolic,
            LeanPool(toolchain, config.workers, config.limits) as pool,
        ):
            if adaptive is not None:
                from prover.adaptive import Party, solve_adaptively

                party = Party(named, place, mind, symbolic, warn)
                return await solve_adaptively(problem, pool, config, adaptive, party, live)
            async with mind.policy(symbolic, warn) as policy:
                return await solve_problem(
                    problem, pool, config, live, policy=policy, verifier=mind.verifier
                )


def _require_json(tree: Path) -> None:
    if tree.suffix.lower() == ".svg":
        raise BadInput(f"--tree {tree}: names the JSON; the picture goes beside it, as .svg")
