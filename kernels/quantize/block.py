"""One decoder block to AQLM: its seven matrices, then all real parts tuned to the block's output.

The inputs are what the compressed model really feeds the block, the targets what the original model
computes there, so a block also repairs errors made before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch

from kernels.formats import AqlmWeight
from kernels.model import LINEAR_NAMES, ModelConfig
from kernels.model.forward import block_forward
from kernels.quantize.config import QuantizeConfig
from kernels.quantize.hessian import Gram
from kernels.quantize.layer import quantize_layer
from kernels.quantize.trainable import TrainableAqlm

Rope = tuple[torch.Tensor, torch.Tensor]


@dataclass(frozen=True, slots=True)
class QuantizedBlock:
    """weights: AQLM matrices and float16 norms, named within the block. layer_errors: relative squared
    output error of each matrix. before, after: relative squared error of the block's output, without
    and with tuning."""

    weights: dict[str, AqlmWeight | torch.Tensor]
    layer_errors: dict[str, float]
    before: float
    after: float


def run_block(
    config: ModelConfig,
    block: Mapping[str, torch.Tensor],
    hidden: torch.Tensor,
    rope: Rope,
    rows: int,
) -> torch.Tensor:
    """The block's output for hidden states [batch, length, hidden], computed `rows` at a time."""
    with torch.no_grad():
        parts = [block_forward(config, block, part, rope) for part in torch.split(hidden, rows)]
    return torch.cat(parts)


def quantize_block(
    model: ModelConfig,
    block: Mapping[str, torch.Tensor],
    inputs: torch.Tensor,
    targets: torch.Tensor,
    rope: Rope,
    config: QuantizeConfig,
) -> QuantizedBlock:
    """Compress a block given its float32 weights, inputs and wanted outputs [batch, length, hidden]."""
    grams = _gram_matrices(model, block, inputs, rope, config)
    trainable: dict[str, TrainableAqlm] = {}
    errors: dict[str, float] = {}
    for name in LINEAR_NAMES:
        result = quantize_layer(block[name], grams[name], config)
        trainable[name] = TrainableAqlm(result.weight)
        errors[name] = result.errors[-1]
    plain = {
        name: tensor.clone().requires_grad_(not name.endswith(".bias"))
        for name, tensor in block.items()
        if name not in trainable
    }
    before = _loss(model, trainable, plain, inputs, targets, rope, config)
    _tune(model, trainable, plain, inputs, targets, rope, config)
    weights: dict[str, AqlmWeight | torch.Tensor] = {
        name: part.frozen() for name, part in trainable.items()
    }
    weights |= {name: tensor.detach().half() for name, tensor in plain.items()}
    after = _loss(model, trainable, plain, inputs, targets, rope, config)
    return QuantizedBlock(weights, errors, before, after)


def _gram_matrices(
    model: ModelConfig,
    block: Mapping[str, torch.Tensor],
    inputs: torch.Tensor,
    rope: Rope,
    config: QuantizeConfig,
) -> dict[str, torch.Tensor]:
    """XXᵀ of each linear layer's inputs; layers fed by the same tensor share one sum."""
    grams: dict[str, Gram] = {}
    shared = {
        "self_attn.k_proj": "self_attn.q_proj",
        "self_attn.v_proj": "self_attn.q_proj",
        "mlp.up_proj": "mlp.gate_proj",
    }

    def observe(name: str, values: torch.Tensor) -> None:
        if name not in shared:
            grams.setdefault(name, Gram(values.shape[-1])).add(values)

    with torch.no_grad():
        for part in torch.split(inputs, config.block_rows):
            block_forward(model, block, part, rope, observe)
    return {name: grams[shared.get(name, name)].mean(config.damping) for name in LINEAR_NAMES}


def _present(
    trainable: Mapping[str, TrainableAqlm], plain: Mapping[str, torch.Tensor]
) -> dict[str, torch.Tensor]:
    return {**plain, **{name: part.matrix() for name, part in trainable.items()}}


def _relative(output: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Mean over tokens of |output − target|² / |target|². Relative, because a few tokens carry
    activations a thousand times the others' and would drown them."""
    error = (output - target).pow(2).sum(-1)
    return (error / target.pow(2).sum(-1).clamp_min(1e-12)).mean()


@torch.no_grad()
def _loss(
    model: ModelConfig,
    trainable: Mapping[str, TrainableAqlm],
    plain: Mapping[str, torch.Tensor],
    inputs: torch.Tensor,
    targets: torch.Tensor,
    rope: Rope,
    config: QuantizeConfig,
) -> float:
    output = run_block(model, _present(trainable, plain), inputs, rope, config.block_rows)
    return float(_relative(output, targets))


def _tune(
    model: ModelConfig,
    trainable: Mapping[str, TrainableAqlm],
    plain: Mapping[str, torch.Tensor],
    inputs: torch.Tensor,
    targets: torch.Tensor,
    rope: Rope,
    config: QuantizeConfig,
) -> None:
    leaves = [leaf for part in trainable.values() for leaf in part.parameters()]
    leaves += [tensor for tensor in plain.values() if tensor.requires_grad]
    optimizer = torch.optim.Adam(leaves, lr=config.block_rate, betas=(0.9, 0.95))
    generator = torch.Generator().manual_seed(config.seed)
    steps = config.block_epochs * -(-len(inputs) // config.block_rows)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, max(1, steps))
    for _ in range(config.block_epochs):
        order = torch.randperm(len(inputs), generator=generator)
        for rows in torch.split(order, config.block_rows):
            output = block_forward(model, _present(trainable, plain), inputs[rows], rope)
            loss = _relative(output, targets[rows])
            optimizer.zero_grad()
            torch.autograd.backward(loss)
            optimizer.step()
            schedule.step()
