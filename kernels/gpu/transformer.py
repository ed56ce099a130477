"""A whole decoder step on a GPU: tokens in, logits out, keys and values into the cache."""

from __future__ import annotations

from dataclasses import dataclass

import torch

from kernels.formats import GroupedWeight, Weight, dequantize
from kernels.gpu.attention import shared_attention
from kernels.gpu.cache import BLOCK
from kernels.gpu.linear import GpuLinear, gpu_linear
from kernels.gpu.plan import Plan
from kernels.gpu.pointwise import add_rms_norm, silu_gate
from kernels.gpu.rotary import rotate_and_store
from kernels.gpu.store import KeyValues
from kernels.model import EMBEDDING, LanguageModel
from kernels.model.rotary import rotary_tables


@dataclass(frozen=True, slots=True)
class _Layer:
    input_norm: torch.Tensor
    qkv: GpuLinear
    bias: torch.Tensor | None
    output: GpuLinear
    inner_norm: torch.Tensor
    gate_up: GpuLinear
    down: GpuLinear


class GpuTransformer:
    """A model's weights on a device, and its cache of `blocks` blocks of keys and values.

    dtype: bfloat16, or float32 for exact comparison; of activations between layers. store_dtype: of
    keys and values, the same or float8_e4m3fn. The residual stream is float32.
    """

    def __init__(
        self,
        model: LanguageModel,
        device: torch.device | str,
        dtype: torch.dtype,
        blocks: int,
        store_dtype: torch.dtype,
    ) -> None:
        config = model.config
        self.config, self.device, self.dtype = config, torch.device(device), dtype
        self._layers = [self._layer(model, layer) for layer in range(config.num_hidden_layers)]
        self._norm = dequantize(model.weights["model.norm"]).to(device)
        self._embedding = _Embedding(model.weights[EMBEDDING], device)
        self._head = gpu_linear([model.head], device, dtype)
        shape = (blocks, BLOCK, config.num_key_value_heads, config.head_dim)
        self._stores = [KeyValues.empty(*shape, store_dtype, device) for _ in self._layers]
        cos, sin = rotary_tables(config, config.max_position_embeddings)
        self._rotary = (cos.to(device), sin.to(device))

    def _layer(self, model: LanguageModel, layer: int) -> _Layer:
        prefix = f"model.layers.{layer}."

        def weight(name: str) -> Weight:
            return model.weights[prefix + name]

        def vector(name: str) -> torch.Tensor:
            return dequantize(weight(name)).to(self.device)

        def join(*names: str) -> GpuLinear:
            return gpu_linear([weight(name) for name in names], self.device, self.dtype)

        queries = ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj")
        bias = None
        if self.config.attention_bias:
            bias = torch.cat([vector(f"{name}.bias") for name in queries])
        return _Layer(
            vector("input_layernorm"),
            join(*queries),
            bias,
            join("self_attn.o_proj"),
            vector("post_attention_layernorm"),
            join("mlp.gate_proj", "mlp.up_proj"),
            join("mlp.down_proj"),
        )

    def forward(
        self,
        tokens: torch.Tensor,
        positions: torch.Tensor,
        slots: torch.Tensor,
        plan: Plan,
        wanted: torch.Tensor | None = None,
    ) -> torch.Tensor:
        """Logits float32 [wanted, vocabulary] after the wanted rows.

        tokens: int64 [batch]; positions, slots: int32 [batch], see `rotate_and_store`; plan: what each
        row attends to, its own key included; wanted: int64 rows, all without.
        """
        config, eps = self.config, self.config.rms_norm_eps
        hidden = self._embedding.rows(tokens)
        change: torch.Tensor | None = None
        for layer, store in zip(self._layers, self._stores, strict=True):
            hidden, normed = add_rms_norm(hidden, change, layer.input_norm, eps, self.dtype)
            qkv = layer.qkv.multiply(normed)
            if layer.bias is not None:
                qkv += layer.bias
            query = rotate_and_store(
                qkv, self._rotary, positions, slots, store, config.num_attention_heads, self.dtype
            )
            mixed = shared_attention(query, store, plan, config.head_dim**-0.5)
            change = layer.output.multiply(mixed.flatten(1).to(self.dtype))
            hidden, normed = add_rms_norm(hidden, change, layer.inner_norm, eps, self.dtype)
            gated = silu_gate(layer.gate_up.multiply(normed), self.dtype)
            change = layer.down.multiply(gated)
        if wanted is not None:
            hidden, change = hidden[wanted], None if change is None else change[wanted]
        _, normed = add_rms_norm(hidden, change, self._norm, eps, self.dtype)
        return self._head.multiply(normed)


class _Embedding:
    """Rows of the embedding, decoded as they are looked up."""

    def __init__(self, weight: Weight, device: torch.device | str) -> None:
        self._grouped: GroupedWeight | None = None
        if isinstance(weight, GroupedWeight):
            parts = (weight.codes, weight.scales, weight.minima)
            codes, scales, minima = (part.to(device) for part in parts)
            self._grouped = GroupedWeight(codes, scales, minima, weight.bits, weight.group)
        else:
            self._dense = dequantize(weight).to(device)

    def rows(self, tokens: torch.Tensor) -> torch.Tensor:
        """float32 [batch, hidden]."""
        if self._grouped is None:
            return self._dense[tokens]
        whole = self._grouped
        return GroupedWeight(
            whole.codes[tokens], whole.scales[tokens], whole.minima[tokens], whole.bits, whole.group
        ).dequantize()
