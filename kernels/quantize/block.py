"""One decoder block to AQLM: its seven matrices, then all real parts tuned to the block's output.

The inputs are what the compressed model really feeds the block, the targets what the original model
computes there, so a block also repairs errors made before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import torch

from kernels.formats import Weight
from kernels.model import LINEAR_NAMES, ModelConfig
from kernels.model.forward import block_forward
from kernels.quantize.config import QuantizeConfig
from kernels.quantize.hessian import Gram
from kernels.quantize.layer import quantize_layer
from kernels.quantize.slots import AqlmSlot, DenseSlot, Slot

Rope = tuple[torch.Tensor, torch.Tensor]


@dataclass(frozen=True, slots=True)
class QuantizedBlock:
    """weights: AQLM matrices, and norms and biases in float16, named within the block.

    layer_errors: relative squared output error of each matrix. before, after: relative squared error
    of the block's output, without and with tuning.
    """

    weights: dict[str, Weight]
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
    slots: dict[str, Slot] = {}
    errors: dict[str, float] = {}
    for name, tensor in block.items():
        if name in grams:
            result = quantize_layer(tensor, grams[name], config)
            slots[name] = AqlmSlot(result.weight)
            errors[name] = result.errors[-1]
        else:
            slots[name] = DenseSlot(tensor.half())
    before = _loss(model, slots, inputs, targets, rope, config)
    _tune(model, slots, inputs, targets, rope, config)
    after = _loss(model, slots, inputs, targets, rope, config)
    stored = {name: slot.weight() for name, slot in slots.items()}
    return QuantizedBlock(stored, errors, before, after)


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
            grams.setdefault(name, Gram(values.shape[-1], values.device)).add(values)

    with torch.no_grad():
        for part in torch.split(inputs, config.block_rows):
            block_forward(model, block, part, rope, observe)
    return {name: grams[shared.get(name, name)].mean(config.damping) for name in LINEAR_NAMES}


def _relative(output: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Mean over tokens of |output − target|² / |target|². Relative, because a few tokens carry
    activations a thousand times the others' and would drown them."""
    error = (output - target).pow(2).sum(-1)
    return (error / target.pow(2).sum(-1).clamp_min(1e-12)).mean()


def _loss(
    model: ModelConfig,
    slots: Mapping[str, Slot],
    inputs: torch.Tensor,
    targets: torch.Tensor,
    rope: Rope,
    config: QuantizeConfig,
) -> float:
    present = {name: slot.leaf.detach() for name, slot in slots.items()}
    output = run_block(model, present, inputs, rope, config.block_rows)
    return float(_relative(output, targets))


def _tune(
    model: ModelConfig,
    slots: Mapping[str, Slot],
    inputs: torch.Tensor,
    targets: torch.Tensor,
    rope: Rope,
    config: QuantizeConfig,
) -> None:
    """Adam on codebooks, scales, norms and biases; the codes stay.

    bfloat16 is enough for its gradients: rounding adds some 10⁻⁵ to a relative error of 10⁻².
    """
    parameters = [parameter for slot in slots.values() for parameter in slot.parameters]
    optimizer = torch.optim.Adam(parameters, lr=config.block_rate, betas=(0.9, 0.95))
    generator = torch.Generator().manual_seed(config.seed)
    steps = config.block_epochs * -(-len(inputs) // config.block_rows)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, max(1, steps))
    leaves = {name: slot.leaf for name, slot in slots.items()}
    for _ in range(config.block_epochs):
        order = torch.randperm(len(inputs), generator=generator)
        for rows in torch.split(order, config.block_rows):
            rows = rows.to(inputs.device)
            with torch.autocast(inputs.device.type, dtype=torch.bfloat16, enabled=config.half):
                output = block_forward(model, leaves, inputs[rows], rope)
                loss = _relative(output.float(), targets[rows])
            torch.autograd.backward(loss)
            for slot in slots.values():
                slot.pull_back()
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            for slot in slots.values():
                slot.refresh()
