"""The same model in transformers."""

from __future__ import annotations

from typing import Any

import torch

from kernels.model import LanguageModel


def transformers_model(model: LanguageModel) -> Any:
    """A transformers model with the weights of ours, dequantised, in float32."""
    from transformers import AutoConfig, AutoModelForCausalLM

    values = model.config.to_json()
    config = AutoConfig.for_model(values.pop("model_type"), **values)
    theirs = AutoModelForCausalLM.from_config(config, attn_implementation="eager").float().eval()
    state = {
        name if name.endswith(".bias") else f"{name}.weight": tensor
        for name, tensor in model.dense_weights().items()
    }
    missing, unexpected = theirs.load_state_dict(state, strict=False)
    assert not unexpected and set(missing) <= {"lm_head.weight"}
    theirs.tie_weights()
    return theirs


@torch.no_grad()
def reference_logits(model: LanguageModel, tokens: list[int]) -> torch.Tensor:
    """Logits [len(tokens), vocabulary]."""
    logits: torch.Tensor = transformers_model(model)(torch.tensor([tokens])).logits[0]
    return logits
