"""Writing small GGUF files, the way llama.cpp's converter lays them out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from gguf import GGMLQuantizationType, GGUFWriter
from gguf.quants import quantize

from kernels.model import LanguageModel

NAMES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "ffn_norm",
}
OUTSIDE = {
    "model.embed_tokens": "token_embd",
    "model.norm": "output_norm",
    "lm_head": "output",
}
CHAT = (
    "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}"
    "{% if messages[0]['role'] == 'robot' %}{{ raise_exception('no robots') }}{% endif %}"
    "{% if add_generation_prompt %}assistant:{% endif %}"
)


def byte_characters() -> list[str]:
    """GPT-2's characters for the 256 bytes: printable ones stand for themselves."""
    kept = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = iter(range(256, 512))
    return [chr(byte) if byte in kept else chr(next(others)) for byte in range(256)]


def vocabulary() -> tuple[list[str], list[str]]:
    """260 tokens: an end marker, the bytes, three merges; and the merges."""
    merges = ["t h", "th e", "Ġ the"]
    return ["<|endoftext|>", *byte_characters(), "th", "the", "Ġthe"], merges


def paired(matrix: torch.Tensor, heads: int) -> torch.Tensor:
    """Rows of halves (i, i + d/2) as neighbouring pairs, as the converter does for llama."""
    halves = matrix.reshape(heads, 2, matrix.shape[0] // heads // 2, -1)
    return halves.transpose(1, 2).reshape(matrix.shape)


def write_gguf(
    model: LanguageModel, path: Path, kind: GGMLQuantizationType = GGMLQuantizationType.F32
) -> None:
    """Write a model of 260 tokens. Matrices are stored in the given way."""
    config = model.config
    arch = config.model_type
    writer = GGUFWriter(path, arch)
    writer.add_block_count(config.num_hidden_layers)
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_rope_freq_base(config.rope_theta)
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_vocab_size(config.vocab_size)
    tokens, merges = vocabulary()
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("default")
    writer.add_token_list(tokens)
    writer.add_token_types([3] + [1] * (len(tokens) - 1))
    writer.add_token_merges(merges)
    writer.add_bos_token_id(0)
    writer.add_eos_token_id(0)
    writer.add_chat_template(CHAT)
    for name, weight in model.dense_weights().items():
        assert isinstance(weight, torch.Tensor)
        if arch == "llama" and name.endswith("q_proj"):
            weight = paired(weight, config.num_attention_heads)
        if arch == "llama" and name.endswith("k_proj"):
            weight = paired(weight, config.num_key_value_heads)
        values = weight.numpy().astype(np.float32)
        if values.ndim == 1 or kind == GGMLQuantizationType.F32:
            writer.add_tensor(_name(name), values)
        else:
            writer.add_tensor(_name(name), quantize(values, kind), raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _name(name: str) -> str:
    if name in OUTSIDE:
        return f"{OUTSIDE[name]}.weight"
    layer, _, part = name.removeprefix("model.layers.").partition(".")
    if part.endswith(".bias"):
        return f"blk.{layer}.{NAMES[part.removesuffix('.bias')]}.bias"
    return f"blk.{layer}.{NAMES[part]}.weight"
