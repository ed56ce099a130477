"""Dropping the steps that no goal needs."""

from __future__ import annotations

from dataclasses import replace

from geometry.proof.proof import GeometryProof


def pruned(proof: GeometryProof) -> GeometryProof:
    """The same proof without idle steps; hypotheses come first, in the order of their use."""
    needed = set(proof.targets)
    for i in reversed(range(len(proof.steps))):
        if i in needed:
            needed.update(proof.steps[i].premises)
    order = [i for i in sorted(needed) if proof.steps[i].rule == "hypothesis"]
    order += [i for i in sorted(needed) if proof.steps[i].rule != "hypothesis"]
    place = {old: new for new, old in enumerate(order)}
    steps = []
    for i in order:
        step = proof.steps[i]
        steps.append(
            replace(
                step,
                premises=tuple(place[p] for p in step.premises),
                shares=tuple(replace(s, step=place[s.step]) for s in step.shares),
            )
        )
    targets = tuple(place[t] for t in proof.targets)
    return replace(proof, steps=tuple(steps), targets=targets)
