"""Text to token ids and back, with the tokenizer that a model's files describe."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from prover.models.errors import ModelError


class TextTokenizer:
    """A tokenizer of the `tokenizers` library, and the template of chats if the model has one."""

    def __init__(self, definition: str, chat_template: str | None = None) -> None:
        """definition: the text of a tokenizer.json. Raises ModelError when it is none."""
        from tokenizers import Tokenizer

        try:
            self._tokenizer = Tokenizer.from_str(definition)
        except Exception as problem:  # the library raises Exception itself
            raise ModelError(f"the tokenizer's definition cannot be read: {problem}") from None
        self.chat_template = chat_template

    def definition(self) -> str:
        """The text of a tokenizer.json, to keep beside a model."""
        return str(self._tokenizer.to_str())

    @property
    def size(self) -> int:
        """Number of token ids, special ones included."""
        return int(self._tokenizer.get_vocab_size())

    def encode(self, text: str, *, special: bool = True) -> list[int]:
        """Token ids; `special`: with the tokens that the model wants around a text, if any."""
        return list(self._tokenizer.encode(text, add_special_tokens=special).ids)

    def decode(self, tokens: Sequence[int], *, special: bool = False) -> str:
        """The text; `special`: markers such as the end of the text are written out."""
        return str(self._tokenizer.decode(list(tokens), skip_special_tokens=not special))

    def chat(self, messages: Sequence[Mapping[str, str]]) -> list[int]:
        """Token ids of a chat up to where the model's answer begins.

        messages: each with "role" and "content". Raises ModelError when the model has no template, or
        the template refuses the messages.
        """
        from jinja2 import TemplateError
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        if self.chat_template is None:
            raise ModelError("the model has no chat template; give a plain prompt")

        def refuse(message: str) -> None:
            raise TemplateError(message)

        environment = ImmutableSandboxedEnvironment(trim_blocks=True, lstrip_blocks=True)
        environment.globals["raise_exception"] = refuse
        try:
            text = environment.from_string(self.chat_template).render(
                messages=[dict(message) for message in messages], add_generation_prompt=True
            )
        except TemplateError as problem:
            raise ModelError(f"the chat template refuses the messages: {problem}") from None
        return self.encode(text, special=False)


def folder_tokenizer(folder: Path) -> TextTokenizer:
    """The tokenizer of a Hugging Face folder. Raises ModelError when it has no tokenizer.json."""
    path = folder / "tokenizer.json"
    if not path.is_file():
        raise ModelError(f"{folder} holds no tokenizer.json")
    return TextTokenizer(path.read_text(encoding="utf-8"), _folder_template(folder))


def gguf_tokenizer(path: Path) -> TextTokenizer:
    """The tokenizer inside a GGUF file; converted once, and kept beside the file if that can be.

    Raises ModelError when it cannot be converted.
    """
    kept = path.with_suffix(".tokenizer.json")
    if not kept.is_file():
        converted = _converted(path)
        try:
            _write_whole(kept, json.dumps(converted))
        except OSError:  # a folder that is not ours to write: it takes longer each time
            return TextTokenizer(converted["definition"], converted["chat_template"])
    try:
        values = json.loads(kept.read_text(encoding="utf-8"))
        return TextTokenizer(values["definition"], values["chat_template"])
    except (ValueError, KeyError, TypeError) as problem:
        raise ModelError(f"{kept} is damaged ({problem}); remove it") from None


def _converted(path: Path) -> dict[str, Any]:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from transformers import AutoTokenizer

    try:
        theirs = AutoTokenizer.from_pretrained(str(path.parent), gguf_file=path.name)
        definition = theirs.backend_tokenizer.to_str()
    except Exception as problem:
        raise ModelError(f"the tokenizer of {path} cannot be converted: {problem}") from None
    return {"definition": definition, "chat_template": theirs.chat_template}


def _write_whole(path: Path, text: str) -> None:
    """Write a file that is either not there or complete, even with two processes at it."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def _folder_template(folder: Path) -> str | None:
    plain, config = folder / "chat_template.jinja", folder / "tokenizer_config.json"
    if plain.is_file():
        return plain.read_text(encoding="utf-8")
    if config.is_file():
        template = json.loads(config.read_text(encoding="utf-8")).get("chat_template")
        return template if isinstance(template, str) else None
    return None
