"""The networks of the step-level verifier: tables, two small perceptrons, and their file.

A state is the mean of its hypotheses' vectors beside the mean of its goals'; a tactic the mean of its own.
One perceptron reads state, tactic and their products, and says whether the step leads to a proof; the other
reads the state and says whether it gets proved, and in how many tactics (a distribution over bins).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from prover.verifier.errors import VerifierError
from prover.verifier.step.features import BUCKETS, StateFeatures

Array = npt.NDArray[np.float32]
TENSORS = "steps.safetensors"
PRODUCT_SCALE = 4.0
"""Products of small vectors are smaller still; so they weigh as much as the vectors at the start."""
LENGTH_SCALE = 30.0
TABLES = ("hypotheses", "goals", "tactics")


@dataclass(frozen=True, slots=True)
class Layer:
    """A perceptron with one hidden layer: [inner, in], [inner], [out, inner], [out]."""

    first: Array
    first_bias: Array
    second: Array
    second_bias: Array

    def __call__(self, rows: Array) -> Array:
        """[n, in] to [n, out]."""
        inner = np.maximum(rows @ self.first.T + self.first_bias, 0)
        return np.asarray(inner @ self.second.T + self.second_bias, dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Network:
    """tables: [BUCKETS, size] each, by name. step: to 1 logit. value: to 1 logit and the bins'."""

    tables: dict[str, Array]
    step: Layer
    value: Layer

    def state(self, features: StateFeatures) -> tuple[Array, Array]:
        """Vectors [size] of the hypotheses and of the goals."""
        return (
            _mean(self.tables["hypotheses"], features.hypotheses),
            _mean(self.tables["goals"], features.goals),
        )

    def steps(self, features: StateFeatures, tactics: Sequence[tuple[int, ...]]) -> Array:
        """Logits [n] that each tactic leads to a proof."""
        hypotheses, goals = self.state(features)
        said = np.stack([_mean(self.tables["tactics"], tactic) for tactic in tactics])
        wide = [np.broadcast_to(part, said.shape) for part in (hypotheses, goals)]
        products = [PRODUCT_SCALE * part * said for part in wide]
        logits: Array = self.step(np.concatenate([*wide, said, *products], axis=1))[:, 0]
        return logits

    def values(self, features: StateFeatures) -> Array:
        """Logits [1 + bins]: of being proved, then of the tactics left."""
        lengths = np.array(
            [len(features.hypotheses) / LENGTH_SCALE, len(features.goals) / LENGTH_SCALE],
            np.float32,
        )
        logits: Array = self.value(np.concatenate([*self.state(features), lengths])[None])[0]
        return logits


def write_networks(networks: Sequence[Network], folder: Path) -> None:
    """Write an ensemble, in half precision, into a folder that exists."""
    from safetensors.numpy import save_file

    tensors = {}
    for number, network in enumerate(networks):
        for name, table in network.tables.items():
            tensors[f"{number}.{name}"] = table.astype(np.float16)
        for kind, layer in (("step", network.step), ("value", network.value)):
            for part in Layer.__slots__:
                tensors[f"{number}.{kind}.{part}"] = getattr(layer, part).astype(np.float16)
    beside = folder / (TENSORS + ".part")
    save_file(tensors, beside)
    beside.replace(folder / TENSORS)


def read_networks(folder: Path) -> list[Network]:
    """What `write_networks` wrote. Raises VerifierError for what is missing, damaged or does not fit."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    path = folder / TENSORS
    try:
        tensors = {name: part.astype(np.float32) for name, part in load_file(path).items()}
    except (OSError, SafetensorError) as problem:
        raise VerifierError(f"{path} cannot be read: {problem}") from None
    count = len({name.partition(".")[0] for name in tensors})
    try:
        networks = [_network(tensors, str(number)) for number in range(count)]
    except (KeyError, ValueError) as problem:
        raise VerifierError(f"{path} holds no networks: {problem}") from None
    if not networks or not all(np.isfinite(part).all() for part in tensors.values()):
        raise VerifierError(f"{path} holds no networks, or numbers that are none")
    return networks


def _network(tensors: dict[str, Array], number: str) -> Network:
    layers = [
        Layer(*(tensors[f"{number}.{kind}.{part}"] for part in Layer.__slots__))
        for kind in ("step", "value")
    ]
    network = Network({name: tensors[f"{number}.{name}"] for name in TABLES}, *layers)
    size = network.tables["goals"].shape[1]
    if any(table.shape != (BUCKETS, size) for table in network.tables.values()):
        raise ValueError("a table has another shape")
    if layers[0].first.shape[1] != 5 * size or layers[1].first.shape[1] != 2 * size + 2:
        raise ValueError("a layer does not fit the tables")
    return network


def _mean(table: Array, buckets: Sequence[int]) -> Array:
    if not buckets:
        return np.zeros(table.shape[1], np.float32)
    return np.asarray(table[list(buckets)].mean(axis=0), dtype=np.float32)
