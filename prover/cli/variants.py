"""`prover variants`: the statements near a Lean problem, each with the rule that made it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from prover.cli.errors import BadInput
from prover.cli.options import AsJson, LeanProject, Theorem
from prover.cli.words import EndpointModel, EndpointUrl, endpoint_of

if TYPE_CHECKING:
    from problems import LeanStatement, Problem
    from prover.lean import Toolchain
    from prover.models.endpoint import EndpointConfig
    from prover.training.variants import Rule, Variant

_HEARTBEATS = 10_000
"""Lean's own limit of a tactic that tries an equivalence: most pairs are not equivalent and would take long
to say so; a limit in seconds would cost the Lean process each time."""


def variants(
    problem: Annotated[str, typer.Argument(metavar="NAME|FILE|-")],
    rule: Annotated[
        list[str] | None, typer.Option(metavar="RULE", help="Only this rule; may be repeated.")
    ] = None,
    count: Annotated[
        int | None, typer.Option(min=1, help="Most variants; as many as there are without.")
    ] = None,
    no_equivalence: Annotated[
        bool, typer.Option("--no-equivalence", help="Keep variants that are provably equivalent.")
    ] = False,
    theorem: Theorem = None,
    lean_project: LeanProject = None,
    endpoint: EndpointUrl = None,
    model: EndpointModel = None,
    as_json: AsJson = False,
) -> int:
    """List variants of a Lean problem that elaborate, one after the other as they are found.

    Exit code 1 if there are none.
    """
    from prover.cli.choose import choose
    from prover.cli.provisioning import prepare
    from prover.cli.running import run
    from prover.training.variants import Form, Rule

    where = endpoint_of(endpoint, model)
    known = [member.value for member in Rule if member is not Rule.MODEL]
    for name in rule or ():
        if name not in known:
            raise BadInput(f"--rule {name}: no such rule; there are {', '.join(known)}")
    rules = [Rule(name) for name in rule or known]
    (chosen,), toolchain = prepare([_lean(choose(problem, theorem))], lean_project)
    assert chosen.lean is not None
    if Form.of(chosen.lean) is None:
        raise BadInput(f"{chosen.name}: its statement cannot be taken apart, so it has no variants")
    return run(_list(chosen.lean, rules, count, toolchain, not no_equivalence, as_json, where))


def _lean(problem: Problem) -> Problem:
    if problem.lean is None:
        raise BadInput(f"{problem.name} is a geometry problem: variants are of Lean statements")
    return problem


async def _list(
    statement: LeanStatement,
    rules: list[Rule],
    count: int | None,
    toolchain: Toolchain,
    by_proof: bool,
    as_json: bool,
    where: EndpointConfig | None,
) -> int:
    from prover.formalize import LeanBench
    from prover.lean import LeanLimits, LeanPool
    from prover.models.endpoint import Endpoint
    from prover.policy import SymbolicPolicy
    from prover.training.variants import distinct, propose, variants_of

    proposed = []
    if where is not None:
        async with Endpoint(where) as server:
            proposed = await propose(statement, server)
    found = []
    limits = LeanLimits(tactic_timeout_s=30.0, heartbeats=_HEARTBEATS)
    async with SymbolicPolicy() as policy, LeanPool(toolchain, 1, limits) as pool:
        bench = LeanBench(pool, policy)
        candidates = variants_of(statement, rules, proposed=proposed)
        async for variant in distinct(candidates, statement, bench, count, by_proof=by_proof):
            found.append(_record(variant))
            if not as_json:
                print(f"-- {variant.rule.value}: {variant.change}")
                print(f"{variant.statement.declaration}\n", flush=True)
    if as_json:
        print(json.dumps({"problem": statement.name, "variants": found}, ensure_ascii=False))
    return 0 if found else 1


def _record(variant: Variant) -> dict[str, str]:
    return {
        "rule": variant.rule.value,
        "change": variant.change,
        "name": variant.statement.name,
        "statement": variant.statement.declaration,
    }
