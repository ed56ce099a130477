"""The decode engine on Triton kernels: equal to the reference and to the CPU."""

from __future__ import annotations

import pytest
import torch

from kernels.cpu import CpuConfig
from kernels.decode import CpuBackend, DecodeError, Draw, Engine, EngineConfig, Request
from kernels.decode.gpu import GpuBackend
from kernels.formats import GroupedWeight
from kernels.gpu import EIGHT_BITS
from kernels.gpu.graph import PaddedSteps
from kernels.model import LanguageModel, linear_names
from tests.kernels.formats.test_formats import random_aqlm
from tests.kernels.levels import check_levels
from tests.kernels.reference import reference_logits, transformers_model
from tests.kernels.tiny import tiny_model


def small() -> LanguageModel:
    """One block, four layers of it with AQLM codes, the embedding in four bits."""
    model = tiny_model(5, num_hidden_layers=1, eos_token_ids=())
    names = [name for name in linear_names(model.config) if "mlp" in name or "_proj" in name]
    parts = {}
    for seed, name in enumerate(names):
        rows, columns = model.weights[name].shape
        weight = random_aqlm(rows, columns // 8, 2, seed)
        scales = weight.scales * columns**-0.5
        parts[name] = type(weight)(weight.codes, weight.codebooks, scales)
    embedding = GroupedWeight.nearest(model.weights["model.embed_tokens"], 4, 32)
    return model.replaced({**parts, "model.embed_tokens": embedding})


def dense() -> LanguageModel:
    """One block with plain weights: quick in the interpreter."""
    return tiny_model(6, num_hidden_layers=1, eos_token_ids=())


def draw(row: int, seed: int = 9) -> Draw:
    return Draw(row, 1.0, 0, 1.0, seed, row, 2)


def test_siblings_of_two_prompts(device) -> None:
    model = small()
    gpu = GpuBackend(model, device, torch.float32, cache_mb=1)
    cpu = CpuBackend(model, CpuConfig(1, precision="float32"), cache_mb=1)
    requests = [
        Request([3, 50, 7, 9, 20], samples=2, max_tokens=3, temperature=1.0, seed=4),
        Request([80, 1], max_tokens=3, temperature=0.0),
    ]
    ours = Engine(gpu, EngineConfig(8, 16)).generate(requests)
    theirs = Engine(cpu, EngineConfig(8, 16)).generate(requests)
    for mine, other in zip(ours, theirs, strict=True):
        assert [one.tokens for one in mine] == [one.tokens for one in other]
        for one, two in zip(mine, other, strict=True):
            assert torch.allclose(
                torch.tensor(one.log_probs), torch.tensor(two.log_probs), atol=1e-4
            )
    assert gpu.used_blocks == 0
    (greedy,) = ours[1]
    text = [80, 1]
    for token in greedy.tokens:
        assert token == int(reference_logits(model, text)[-1].argmax())
        text.append(token)


def test_greedy_equals_transformers_token_for_token(device) -> None:
    model = tiny_model(11, model_type="qwen2", attention_bias=True, eos_token_ids=())
    prompts = [[5, 90, 17], list(range(20))]
    engine = Engine(GpuBackend(model, device, torch.float32, cache_mb=1), EngineConfig(4, 32, 16))
    ours = engine.generate([Request(prompt, max_tokens=6, temperature=0) for prompt in prompts])
    theirs = transformers_model(model)
    for prompt, (completion,) in zip(prompts, ours, strict=True):
        ids = torch.tensor([prompt])
        out = theirs.generate(
            ids, attention_mask=torch.ones_like(ids), max_new_tokens=6, do_sample=False,
            pad_token_id=0, eos_token_id=None,
        )  # fmt: skip
        assert list(completion.tokens) == out[0, len(prompt) :].tolist()


def test_the_padded_step_draws_what_the_plain_one_draws(device, monkeypatch) -> None:
    """Three texts in the buffers of a step for four, beside the same step without; and the truth."""
    model = small()
    results = []
    for padded in (True, False):
        if not padded:
            monkeypatch.setattr(PaddedSteps, "find", lambda *_: None)
        backend = GpuBackend(model, device, torch.float32, cache_mb=1)
        root = backend.open()
        backend.step([3, 9, 40], [root] * 3, [2], [draw(0)])
        texts = [backend.open(root) for _ in range(3)]
        every = [0, 1, 2]
        backend.step([5, 6, 7], texts, every, [draw(row) for row in every])
        results.append(backend.step([8, 8, 8], texts, every, [draw(row) for row in every]))
        assert bool(backend._padded._steps) == padded
    (tokens, log_probs), (plain, plain_log_probs) = results
    assert tokens == plain
    assert log_probs == pytest.approx(plain_log_probs, abs=1e-6)
    for first, token, log_prob in zip((5, 6, 7), tokens, log_probs, strict=True):
        truth = torch.log_softmax(reference_logits(model, [3, 9, 40, first, 8])[-1].double(), 0)
        assert log_prob == pytest.approx(float(truth[token]), abs=1e-4)


def test_a_seed_fixes_the_samples(device) -> None:
    """The same tokens and log-probabilities, to the bit, whatever was decoded before."""
    requests = [
        Request([3, 50, 7], samples=2, max_tokens=3, seed=2**63 + 4, top_p=0.9),
        Request([80, 1], samples=2, max_tokens=3, seed=5, temperature=0.7, top_k=20),
    ]

    def engine() -> Engine:
        return Engine(GpuBackend(dense(), device, torch.float32, cache_mb=1), EngineConfig(8, 16))

    first = engine()
    found = first.generate(requests)
    assert first.generate(requests) == found
    (alone,) = engine().generate(requests[1:])
    assert [one.tokens for one in alone] == [one.tokens for one in found[1]]
    other = Request([3, 50, 7], samples=2, max_tokens=3, seed=7, top_p=0.9)
    assert first.generate([other])[0] != found[0]


def test_levels_of_a_tree_share_what_they_begin_with(device) -> None:
    def same(one: object, other: object) -> bool:
        if isinstance(one, list) and isinstance(one[0], float):
            return one == pytest.approx(other, abs=1e-5)
        return all(
            a.tokens == b.tokens and a.log_probs == pytest.approx(b.log_probs, abs=1e-5)
            for a, b in zip(one, other, strict=True)
        )

    model = tiny_model(6, num_hidden_layers=1, num_attention_heads=2, num_key_value_heads=1)
    check_levels(lambda: GpuBackend(model, device, torch.float32, cache_mb=1), same)


def test_little_memory_delays_but_loses_nothing(device) -> None:
    block = 2 * 2 * 16 * 8 * 4 / 1e6  # MB: keys and values, key heads, tokens, head
    requests = [Request([i] * 18, samples=2, max_tokens=2, seed=i) for i in range(1, 3)]

    def engine(blocks: float) -> Engine:
        backend = GpuBackend(dense(), device, torch.float32, cache_mb=block * blocks)
        return Engine(backend, EngineConfig(8, 64))

    tight, plenty = engine(3.5), engine(50)
    for mine, other in zip(tight.generate(requests), plenty.generate(requests), strict=True):
        assert [one.tokens for one in mine] == [one.tokens for one in other]
    with pytest.raises(DecodeError, match=r"needs 3 blocks .* memory for 2"):
        engine(2.5).generate(requests)
    with pytest.raises(DecodeError, match="MB hold no keys and values"):
        engine(0.5)


def test_keys_and_values_in_eight_bits(device) -> None:
    """Half of bfloat16's memory and a scale a vector; log-probabilities close to the exact ones."""
    model = dense()
    exact = GpuBackend(model, device, torch.float32, cache_mb=1)
    short = GpuBackend(model, device, torch.float32, cache_mb=1, cache_dtype=EIGHT_BITS)
    # a vector of 8 numbers takes 32 bytes, or 8 and its scale's 4
    assert short.blocks == pytest.approx(exact.blocks * 32 / 12, rel=0.01)
    prompt, following = list(range(20, 38)), [5, 60, 7, 81]
    scores = [Engine(each).score(prompt, following) for each in (exact, short)]
    assert scores[0] != scores[1]
    assert scores[1] == pytest.approx(scores[0], abs=0.1)
    (samples,) = Engine(short).generate([Request([5, 60], samples=2, max_tokens=2, seed=1)])
    for sample in samples:
        truth = Engine(exact).score([5, 60], sample.tokens)
        assert list(sample.log_probs) == pytest.approx(truth, abs=0.1)


def test_scores_are_log_probabilities(device) -> None:
    model = small()
    run = Engine(GpuBackend(model, device, torch.float32, cache_mb=1), EngineConfig(8, 4))
    found = run.score([3, 4], [5, 6, 7])
    truth = torch.log_softmax(reference_logits(model, [3, 4, 5, 6]).double(), -1)
    expected = [float(truth[1, 5]), float(truth[2, 6]), float(truth[3, 7])]
    assert torch.allclose(torch.tensor(found), torch.tensor(expected), atol=1e-4)
