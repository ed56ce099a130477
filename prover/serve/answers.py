"""The bodies of answers and of the chunks of a stream, in the OpenAI interface's form."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kernels.decode import Completion, FinishReason
from prover.serve.text import Decode, cut_at_stop

_REASONS = {
    FinishReason.END: "stop",
    FinishReason.STOP: "stop",
    FinishReason.LENGTH: "length",
}


def reason_name(reason: FinishReason) -> str:
    """The interface's word for why a sample ended."""
    return _REASONS[reason]


@dataclass(frozen=True, slots=True)
class Answer:
    """One request's answer under way: its identity, and how its parts are written."""

    chat: bool
    model: str
    decode: Decode
    stops: Sequence[str]
    log_probs: bool
    identity: str
    created: int

    @staticmethod
    def new(
        chat: bool, model: str, decode: Decode, stops: Sequence[str], log_probs: bool
    ) -> Answer:
        """With a fresh identity and the present time."""
        prefix = "chatcmpl" if chat else "cmpl"
        identity = f"{prefix}-{uuid.uuid4().hex}"
        return Answer(chat, model, decode, stops, log_probs, identity, int(time.time()))

    def text(self, completion: Completion) -> str:
        """A sample's text, without its end marker and cut at a stop string."""
        return cut_at_stop(self.decode(completion.body), self.stops)[0]

    def choice(self, index: int, completion: Completion) -> dict[str, Any]:
        """One sample of a whole answer."""
        choice: dict[str, Any] = {
            "index": index,
            "finish_reason": reason_name(completion.finish_reason),
            "logprobs": None,
        }
        if self.log_probs:
            choice["logprobs"] = self.probabilities(completion.tokens, completion.log_probs)
        text = self.text(completion)
        if self.chat:
            choice["message"] = {"role": "assistant", "content": text}
        else:
            choice["text"] = text
        return choice

    def probabilities(self, tokens: Sequence[int], values: Sequence[float]) -> dict[str, Any]:
        """Log-probabilities of the tokens drawn, under the model itself; no alternatives."""
        texts = [self.decode([token]) for token in tokens]
        if self.chat:
            content = [
                {"token": text, "logprob": value, "bytes": list(text.encode()), "top_logprobs": []}
                for text, value in zip(texts, values, strict=True)
            ]
            return {"content": content}
        offsets = [sum(len(text) for text in texts[:i]) for i in range(len(texts))]
        return {
            "tokens": texts,
            "token_logprobs": list(values),
            "top_logprobs": None,
            "text_offset": offsets,
        }

    def whole(self, choices: list[dict[str, Any]], usage: dict[str, int]) -> dict[str, Any]:
        """The body of an answer."""
        return {**self._frame(stream=False), "choices": choices, "usage": usage}

    def chunk(
        self, index: int, text: str, reason: str | None, probabilities: dict[str, Any] | None
    ) -> str:
        """One event of a stream."""
        choice: dict[str, Any] = {
            "index": index,
            "finish_reason": reason,
            "logprobs": probabilities,
        }
        if self.chat:
            choice["delta"] = {"content": text} if text else {}
        else:
            choice["text"] = text
        return event({**self._frame(stream=True), "choices": [choice]})

    def usage_chunk(self, usage: dict[str, int]) -> str:
        """The event that tells how many tokens were used."""
        return event({**self._frame(stream=True), "choices": [], "usage": usage})

    def _frame(self, *, stream: bool) -> dict[str, Any]:
        kind = "text_completion"
        if self.chat:
            kind = "chat.completion.chunk" if stream else "chat.completion"
        return {
            "id": self.identity,
            "object": kind,
            "created": self.created,
            "model": self.model,
        }


def event(value: object) -> str:
    """A server-sent event."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"data: {text}\n\n"


def usage_of(prompt_tokens: int, completion_tokens: int) -> dict[str, int]:
    """Token counts of one answer."""
    return {
        "prompt_tokens": prompt_tokens,
        "completion_tokens": completion_tokens,
        "total_tokens": prompt_tokens + completion_tokens,
    }
