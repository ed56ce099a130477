"""Opening GGUF files and Hugging Face folders: weights, tokenizer, what is not one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from gguf import GGMLQuantizationType

from kernels.formats import GroupedWeight, dequantize
from kernels.model import EMBEDDING, LanguageModel, write_checkpoint
from prover.models import ModelError, TextTokenizer, fetch_model, is_fetched, open_model, read_gguf
from tests.kernels.tiny import tiny_model
from tests.prover.models.tiny_gguf import write_gguf

TEXT = "the ∀ ℕ ≤ ⊢ h₁\n  <|endoftext|> the"


def model_of(kind: str) -> LanguageModel:
    changes: dict[str, Any] = {"vocab_size": 260, "rope_theta": 5000.0}
    if kind == "qwen2":
        changes |= {"model_type": "qwen2", "attention_bias": True, "tie_word_embeddings": False}
    return tiny_model(2, **changes)


@pytest.fixture(autouse=True)
def no_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")


@pytest.mark.parametrize("kind", ["llama", "qwen2"])
def test_gguf_gives_back_the_model(kind: str, tmp_path: Path) -> None:
    model = model_of(kind)
    write_gguf(model, tmp_path / "tiny.gguf")
    read = read_gguf(tmp_path / "tiny.gguf")
    assert read.config == model.config
    assert read.weights.keys() == model.weights.keys()
    for name, weight in model.weights.items():
        assert torch.equal(dequantize(weight), dequantize(read.weights[name])), name


@pytest.mark.parametrize("kind", ["llama", "qwen2"])
@pytest.mark.parametrize("stored", ["F32", "Q8_0", "Q4_1"])
def test_gguf_is_read_as_transformers_reads_it(kind: str, stored: str, tmp_path: Path) -> None:
    from transformers import AutoModelForCausalLM

    path = tmp_path / "model.gguf"
    write_gguf(model_of(kind), path, GGMLQuantizationType[stored])
    theirs = AutoModelForCausalLM.from_pretrained(
        tmp_path, gguf_file="model.gguf", dtype=torch.float32
    )
    state = theirs.state_dict()
    for name, weight in read_gguf(path).weights.items():
        tensor = state[name if name.endswith(".bias") else f"{name}.weight"]
        assert torch.equal(dequantize(weight), tensor), name


def test_tokenizer_of_a_gguf_round_trips_and_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_gguf(model_of("llama"), tmp_path / "tiny.gguf")
    opened = open_model(tmp_path)
    tokens = opened.tokenizer.encode(TEXT)
    assert tokens[0] == 258 and 0 in tokens and tokens[-1] == 259
    assert opened.tokenizer.size == 260
    assert opened.tokenizer.decode(tokens, special=True) == TEXT
    assert opened.tokenizer.decode(tokens) == TEXT.replace("<|endoftext|>", "")

    monkeypatch.setattr("prover.models.tokenizer._converted", pytest.fail)  # it has been kept
    again = open_model(tmp_path / "tiny.gguf").tokenizer
    assert again.encode(TEXT) == tokens
    chat = again.chat([{"role": "user", "content": "the"}])
    assert again.decode(chat) == "user: the\nassistant:"
    with pytest.raises(ModelError, match="refuses the messages: no robots"):
        again.chat([{"role": "robot", "content": ""}])


def test_hugging_face_folder_with_compressed_weights(tmp_path: Path) -> None:
    model = model_of("llama")
    matrix = dequantize(model.weights[EMBEDDING])
    model = model.replaced({EMBEDDING: GroupedWeight.nearest(matrix, 4, 32)})
    write_gguf(model_of("llama"), tmp_path / "t.gguf")
    opened = open_model(tmp_path)
    folder = tmp_path / "folder"
    write_checkpoint(model, folder)
    definition = opened.tokenizer._tokenizer.to_str()
    (folder / "tokenizer.json").write_text(definition, encoding="utf-8")
    read = open_model(str(folder))
    assert isinstance(read.model.weights[EMBEDDING], GroupedWeight)
    assert read.tokenizer.encode(TEXT) == opened.tokenizer.encode(TEXT)
    with pytest.raises(ModelError, match="has no chat template"):
        read.tokenizer.chat([])
    (folder / "tokenizer_config.json").write_text('{"chat_template": "{{ messages[0].content }}"}')
    chat = open_model(folder).tokenizer.chat([{"role": "user", "content": "the"}])
    assert chat == [258]


def test_what_is_no_model_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "two").mkdir()
    for name in ("a.gguf", "b.gguf"):
        (tmp_path / "two" / name).write_bytes(b"")
    (tmp_path / "note.txt").write_text("")
    (tmp_path / "bad.gguf").write_bytes(b"GGUF but not really" * 9)
    (tmp_path / "bare").mkdir()
    write_checkpoint(tiny_model(), tmp_path / "bare")
    for place, message in (
        ("nowhere", "is no folder or .gguf file, and not one of smollm2, qwen-coder"),
        ("empty", "holds neither config.json nor a .gguf file"),
        ("two", "holds 2 .gguf files; name one of them"),
        ("note.txt", "is not a .gguf file"),
        ("bad.gguf", "is not a readable GGUF file"),
        ("bare", "holds no tokenizer.json"),
    ):
        with pytest.raises(ModelError, match=message) as caught:
            open_model(tmp_path / place)
        assert "\n" not in str(caught.value)
    with pytest.raises(ModelError, match="tokenizer's definition cannot be read"):
        TextTokenizer("{}")


def test_other_architectures_are_refused(tmp_path: Path) -> None:
    from gguf import GGUFWriter

    writer = GGUFWriter(tmp_path / "x.gguf", "mamba")
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    with pytest.raises(ModelError, match="architecture 'mamba' is not one of llama, qwen2"):
        read_gguf(tmp_path / "x.gguf")


def test_a_model_not_fetched_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HYPATIA_CACHE", str(tmp_path))
    with pytest.raises(ModelError, match="get it with: prover models fetch smollm2"):
        open_model("smollm2")


@pytest.mark.slow
@pytest.mark.skipif(not is_fetched("smollm2"), reason="prover models fetch smollm2")
def test_smollm2_is_read_as_transformers_reads_it() -> None:
    from transformers import AutoModelForCausalLM, AutoTokenizer

    folder = fetch_model("smollm2")
    opened = open_model("smollm2")
    theirs = AutoModelForCausalLM.from_pretrained(
        folder, gguf_file="model.gguf", dtype=torch.float32
    )
    state = theirs.state_dict()
    for name, weight in opened.model.weights.items():
        assert torch.equal(dequantize(weight), state[f"{name}.weight"]), name
    tokenizer = AutoTokenizer.from_pretrained(folder, gguf_file="model.gguf")
    assert opened.tokenizer.encode(TEXT) == tokenizer(TEXT).input_ids
    assert opened.tokenizer.decode(opened.tokenizer.encode(TEXT), special=True) == TEXT
