"""Our mathematics of the model beside transformers' own."""

import pytest
import torch
import transformers

from kernels.formats import FormatError
from kernels.model import LanguageModel, ModelConfig, read_checkpoint, write_checkpoint
from kernels.model.forward import logits
from kernels.model.perplexity import perplexity
from tests.kernels.tiny import tiny_config, tiny_model, tiny_tokens


@pytest.mark.parametrize(
    "changes",
    [{}, {"tie_word_embeddings": False}, {"model_type": "qwen2", "attention_bias": True}],
)
def test_logits_are_those_of_transformers(tmp_path, changes) -> None:
    model = tiny_model(**changes)
    write_checkpoint(model, tmp_path)
    theirs = transformers.AutoModelForCausalLM.from_pretrained(tmp_path, dtype=torch.float32)
    tokens = tiny_tokens(2)
    with torch.no_grad():
        expected = theirs(tokens).logits
    found = logits(model.config, model.weights, tokens)
    assert torch.allclose(found, expected, atol=2e-5)
    again = read_checkpoint(tmp_path)
    assert again.config == model.config
    assert all(torch.equal(again.weights[name], weight) for name, weight in model.weights.items())


def test_a_checkpoint_of_transformers_is_read(tmp_path) -> None:
    config = transformers.LlamaConfig(
        vocab_size=64, hidden_size=32, intermediate_size=48, num_hidden_layers=1,
        num_attention_heads=4, num_key_value_heads=2, tie_word_embeddings=False, rope_theta=5e4,
    )  # fmt: skip
    theirs = transformers.LlamaForCausalLM(config)
    theirs.save_pretrained(tmp_path)
    model = read_checkpoint(tmp_path)
    tokens = tiny_tokens(1) % 64
    with torch.no_grad():
        expected = theirs(tokens).logits
    assert torch.allclose(logits(model.config, model.weights, tokens), expected, atol=2e-5)


def test_perplexity_of_a_model_that_knows_nothing_is_its_vocabulary() -> None:
    model = tiny_model()
    flat = model.replaced({"model.embed_tokens": torch.zeros(96, 32)})
    assert perplexity(flat, tiny_tokens()) == pytest.approx(96, rel=1e-5)


def test_perplexity_counts_only_what_it_is_asked_to() -> None:
    model, tokens = tiny_model(), tiny_tokens(4)
    first = torch.zeros_like(tokens, dtype=torch.bool)
    first[:, :12] = True
    half = perplexity(model, tokens, first)
    assert half == pytest.approx(perplexity(model, tokens[:, :12]), rel=1e-5)
    with pytest.raises(ValueError, match="no token"):
        perplexity(model, tokens, torch.zeros_like(first))


def test_what_cannot_be_read_is_named(tmp_path) -> None:
    with pytest.raises(FormatError, match="holds no config"):
        read_checkpoint(tmp_path)
    with pytest.raises(FormatError, match="not one of llama"):
        ModelConfig.from_json({"model_type": "mamba"})
    with pytest.raises(FormatError, match="lacks 'vocab_size'"):
        ModelConfig.from_json({"model_type": "llama", "num_attention_heads": 1, "hidden_size": 8})
    weights = dict(tiny_model().weights)
    del weights["model.norm"]
    with pytest.raises(FormatError, match=r"lacks model\.norm"):
        LanguageModel(tiny_config(), weights)
    write_checkpoint(tiny_model(), tmp_path)
    file = tmp_path / "model.safetensors"
    file.write_bytes(file.read_bytes()[:100])
    with pytest.raises(FormatError, match="cannot be read"):
        read_checkpoint(tmp_path)
