"""The numbers that fix the shape of a Llama-family decoder (Llama, SmolLM2, Qwen2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kernels.formats import FormatError


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """Names as in a Hugging Face config.json.

    hidden_size = num_attention_heads · head_dim in the models we read; num_key_value_heads divides
    num_attention_heads (grouped-query attention). attention_bias: query, key and value projections
    have a bias (Qwen2). eos_token_ids: ids that end a text.
    """

    model_type: str
    vocab_size: int
    hidden_size: int
    intermediate_size: int
    num_hidden_layers: int
    num_attention_heads: int
    num_key_value_heads: int
    head_dim: int
    rms_norm_eps: float
    rope_theta: float
    max_position_embeddings: int
    tie_word_embeddings: bool
    attention_bias: bool
    eos_token_ids: tuple[int, ...]

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> ModelConfig:
        """From a parsed config.json. Raises FormatError for another architecture, or what is missing."""
        kind = values.get("model_type")
        if kind not in ("llama", "qwen2"):
            raise FormatError(f"model type {kind!r} is not one of llama, qwen2")
        rope = values.get("rope_parameters") or {}
        scaling = values.get("rope_scaling") or {}
        for table in (rope, scaling):
            if table.get("rope_type", "default") != "default":
                raise FormatError(
                    f"rotary embedding of type {table['rope_type']!r} is not supported"
                )
        try:
            heads = int(values["num_attention_heads"])
            hidden = int(values["hidden_size"])
            eos = values.get("eos_token_id")
            return ModelConfig(
                model_type=kind,
                vocab_size=int(values["vocab_size"]),
                hidden_size=hidden,
                intermediate_size=int(values["intermediate_size"]),
                num_hidden_layers=int(values["num_hidden_layers"]),
                num_attention_heads=heads,
                num_key_value_heads=int(values.get("num_key_value_heads") or heads),
                head_dim=int(values.get("head_dim") or hidden // heads),
                rms_norm_eps=float(values["rms_norm_eps"]),
                rope_theta=float(rope.get("rope_theta") or values.get("rope_theta") or 10000.0),
                max_position_embeddings=int(values["max_position_embeddings"]),
                tie_word_embeddings=bool(values.get("tie_word_embeddings", False)),
                attention_bias=bool(values.get("attention_bias", kind == "qwen2")),
                eos_token_ids=() if eos is None else tuple(eos if isinstance(eos, list) else [eos]),
            )
        except KeyError as missing:
            raise FormatError(f"the model's configuration lacks {missing}") from None

    def to_json(self) -> dict[str, Any]:
        """What `from_json` reads, and transformers too."""
        values = asdict(self)
        values["eos_token_id"] = list(values.pop("eos_token_ids")) or None
        values["architectures"] = [
            {"llama": "LlamaForCausalLM", "qwen2": "Qwen2ForCausalLM"}[self.model_type]
        ]
        values["hidden_act"] = "silu"
        values["rope_parameters"] = {"rope_type": "default", "rope_theta": self.rope_theta}
        return values
