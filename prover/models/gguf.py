"""Reading a GGUF file, the form of llama.cpp, into a LanguageModel.

GGUF names tensors its own way, keeps the shape of the model in a table of keys, and, for the
architecture "llama", stores the rows of the query and key projections in the order that its rotary
embedding wants (neighbouring pairs); ours, like transformers', rotates halves.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

from kernels.formats import FormatError, Weight
from kernels.model import EMBEDDING, LanguageModel, ModelConfig
from prover.models.errors import ModelError

_BLOCK = {
    "attn_q.weight": "self_attn.q_proj",
    "attn_k.weight": "self_attn.k_proj",
    "attn_v.weight": "self_attn.v_proj",
    "attn_output.weight": "self_attn.o_proj",
    "attn_q.bias": "self_attn.q_proj.bias",
    "attn_k.bias": "self_attn.k_proj.bias",
    "attn_v.bias": "self_attn.v_proj.bias",
    "ffn_gate.weight": "mlp.gate_proj",
    "ffn_up.weight": "mlp.up_proj",
    "ffn_down.weight": "mlp.down_proj",
    "attn_norm.weight": "input_layernorm",
    "ffn_norm.weight": "post_attention_layernorm",
}
_OUTSIDE = {
    "token_embd.weight": EMBEDDING,
    "output_norm.weight": "model.norm",
    "output.weight": "lm_head",
}


def read_gguf(path: Path, dtype: torch.dtype = torch.float32) -> LanguageModel:
    """The model of a GGUF file (architecture llama or qwen2), its weights dequantised to `dtype`.

    Raises ModelError when the file is missing, damaged, or of another architecture.
    """
    from gguf import GGUFReader
    from gguf.quants import dequantize

    if not path.is_file():
        raise ModelError(f"{path}: no such file")
    try:
        reader = GGUFReader(path)
    except (ValueError, KeyError, IndexError, OSError) as problem:
        raise ModelError(f"{path} is not a readable GGUF file: {problem}") from None
    tensors = {tensor.name: tensor for tensor in reader.tensors}
    config = read_config(lambda key: _value(reader, key), "output.weight" not in tensors, path)
    weights: dict[str, Weight] = {}
    for name, tensor in tensors.items():
        ours = _module_name(name, path)
        values = np.array(dequantize(tensor.data, tensor.tensor_type), dtype=np.float32)
        matrix = torch.from_numpy(values.reshape(tuple(int(n) for n in reversed(tensor.shape))))
        if config.model_type == "llama":
            matrix = _unpaired(ours, matrix, config)
        weights[ours] = matrix.to(dtype)
    try:
        return LanguageModel(config, weights)
    except FormatError as problem:
        raise ModelError(f"{path}: {problem}") from None


def read_config(value: Callable[[str], Any], tied: bool, path: Path) -> ModelConfig:
    """The configuration from the keys of a GGUF file; `value` gives None for a key that is missing."""
    kind = value("general.architecture")
    if kind not in ("llama", "qwen2"):
        raise ModelError(f"{path}: architecture {kind!r} is not one of llama, qwen2")
    if value(f"{kind}.rope.scaling.type") not in (None, "none"):
        raise ModelError(f"{path}: scaled rotary embeddings are not supported")

    def need(key: str) -> Any:
        found = value(key)
        if found is None:
            raise ModelError(f"{path} lacks the key {key}")
        return found

    heads = int(need(f"{kind}.attention.head_count"))
    hidden = int(need(f"{kind}.embedding_length"))
    eos = value("tokenizer.ggml.eos_token_id")
    return ModelConfig(
        model_type=kind,
        vocab_size=len(need("tokenizer.ggml.tokens")),
        hidden_size=hidden,
        intermediate_size=int(need(f"{kind}.feed_forward_length")),
        num_hidden_layers=int(need(f"{kind}.block_count")),
        num_attention_heads=heads,
        num_key_value_heads=int(value(f"{kind}.attention.head_count_kv") or heads),
        head_dim=int(value(f"{kind}.attention.key_length") or hidden // heads),
        # the file holds a rounded float32 (9.99999975e-06); models are configured in decimals
        rms_norm_eps=_decimal(need(f"{kind}.attention.layer_norm_rms_epsilon")),
        rope_theta=_decimal(value(f"{kind}.rope.freq_base") or 10000.0),
        max_position_embeddings=int(need(f"{kind}.context_length")),
        tie_word_embeddings=tied,
        attention_bias=kind == "qwen2",
        eos_token_ids=() if eos is None else (int(eos),),
    )


def _value(reader: Any, key: str) -> Any:
    field = reader.get_field(key)
    return None if field is None else field.contents()


def _decimal(value: float) -> float:
    """The shortest decimal that rounds to the same float32."""
    return float(str(np.float32(value)))


def _module_name(name: str, path: Path) -> str:
    if name in _OUTSIDE:
        return _OUTSIDE[name]
    start, _, rest = name.partition(".")
    layer, _, part = rest.partition(".")
    if start != "blk" or part not in _BLOCK:
        raise ModelError(f"{path} holds a tensor we do not know: {name}")
    return f"model.layers.{layer}.{_BLOCK[part]}"


def _unpaired(name: str, matrix: torch.Tensor, config: ModelConfig) -> torch.Tensor:
    """Query and key rows from neighbouring pairs (2i, 2i + 1) back to halves (i, i + head_dim / 2)."""
    if name.endswith("self_attn.q_proj"):
        heads = config.num_attention_heads
    elif name.endswith("self_attn.k_proj"):
        heads = config.num_key_value_heads
    else:
        return matrix
    pairs = matrix.reshape(heads, config.head_dim // 2, 2, -1)
    return pairs.transpose(1, 2).reshape(matrix.shape).contiguous()
