"""The decode engine on a real model against transformers. Slow; `prover models fetch smollm2` first."""

from __future__ import annotations

import pytest
import torch

from kernels.cpu import CpuConfig
from kernels.decode import CpuBackend, Engine, EngineConfig, Request
from prover.models import is_fetched, model_folder, open_model

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not is_fetched("smollm2"), reason="prover models fetch smollm2"),
]
TEXTS = (
    "The capital of France is",
    "theorem two_plus_two : 2 + 2 = 4 := by",
    "Let n be a natural number. Then ∑ i ∈ range n, (2 * i + 1) =",
)


@torch.inference_mode()
def test_greedy_and_log_probabilities_equal_transformers() -> None:
    from transformers import AutoModelForCausalLM

    opened = open_model("smollm2")
    prompts = [opened.tokenizer.encode(text) for text in TEXTS]
    engine = Engine(CpuBackend(opened.model, CpuConfig(2)), EngineConfig(max_batch=4))
    ours = engine.generate([Request(prompt, max_tokens=48, temperature=0) for prompt in prompts])
    theirs = AutoModelForCausalLM.from_pretrained(
        model_folder("smollm2"), gguf_file="model.gguf", dtype=torch.float32
    )
    for prompt, (completion,) in zip(prompts, ours, strict=True):
        ids = torch.tensor([prompt])
        mask = torch.ones_like(ids)
        out = theirs.generate(ids, attention_mask=mask, max_new_tokens=48, do_sample=False)
        assert list(completion.tokens) == out[0, len(prompt) :].tolist()
        logits = theirs(out[:, : len(prompt) + len(completion.tokens)]).logits[0].double()
        expected = torch.log_softmax(logits, -1)[len(prompt) - 1 : -1]
        expected = expected.gather(1, torch.tensor(completion.tokens)[:, None])[:, 0]
        difference = (torch.tensor(completion.log_probs).double() - expected).abs().max()
        assert float(difference) <= 1e-3
        assert engine.score(prompt, completion.tokens) == list(completion.log_probs)
