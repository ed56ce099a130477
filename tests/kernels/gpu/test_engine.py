"""The decode engine on Triton kernels: equal to the reference and to the CPU."""

import torch

from kernels.cpu import CpuConfig
from kernels.cpu._cpu import uniform as compiled_uniform
from kernels.decode import CpuBackend, Engine, EngineConfig, Request
from kernels.decode.gpu import GpuBackend
from kernels.decode.uniform import uniform
from kernels.formats import GroupedWeight
from kernels.gpu.graph import PaddedSteps, Room
from kernels.model import LanguageModel, linear_names
from tests.kernels.formats.test_formats import random_aqlm
from tests.kernels.reference import reference_logits
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


def test_padded_steps_give_the_same_logits(device) -> None:
    """Three texts in a step for four, beside the same step without padding."""
    model = small()
    logits = []
    for room in (Room(), Room(items=0)):  # without room for items no plan fits
        backend = GpuBackend(model, device, torch.float32, cache_mb=1)
        backend._padded = PaddedSteps(backend._model, backend.blocks * 16, room)
        root = backend.open()
        backend.forward([3, 9, 40], [root] * 3, [2])
        texts = [backend.open(root) for _ in range(3)]
        backend.forward([5, 6, 7], texts, [0, 1, 2])
        backend.forward([8, 8, 8], texts, [0, 1, 2])
        logits.append(backend._logits.clone())
    assert logits[0].shape == (3, 96)
    assert torch.allclose(logits[0], logits[1], atol=1e-6)
    truth = torch.stack([reference_logits(model, [3, 9, 40, t, 8])[-1] for t in (5, 6, 7)])
    assert torch.allclose(logits[0].cpu(), truth, atol=1e-4)


def test_scores_are_log_probabilities(device) -> None:
    model = small()
    run = Engine(GpuBackend(model, device, torch.float32, cache_mb=1), EngineConfig(8, 4))
    found = run.score([3, 4], [5, 6, 7])
    truth = torch.log_softmax(reference_logits(model, [3, 4, 5, 6]).double(), -1)
    expected = [float(truth[1, 5]), float(truth[2, 6]), float(truth[3, 7])]
    assert torch.allclose(torch.tensor(found), torch.tensor(expected), atol=1e-4)


def test_both_devices_draw_with_the_same_numbers() -> None:
    for seed, sample, place in [(0, 0, 0), (2**64 - 1, 3, 17), (12345, 255, 511)]:
        assert uniform(seed, sample, place) == compiled_uniform(seed, sample, place)
