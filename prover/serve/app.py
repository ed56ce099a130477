"""The web application: OpenAI-compatible completions and chat, health, metrics."""

from __future__ import annotations

import asyncio
import hmac
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, StreamingResponse
from starlette.exceptions import HTTPException

from kernels.decode import Completion, DecodeError, Engine, Event
from kernels.decode import Request as EngineRequest
from prover.serve.answers import Answer, event, reason_name, usage_of
from prover.serve.config import ServeConfig
from prover.serve.errors import Refused, invalid
from prover.serve.metrics import Metrics
from prover.serve.requests import Tokenizer, chat_request, completion_requests
from prover.serve.schema import ChatBody, CompletionBody, SamplingBody
from prover.serve.service import Busy, EngineFailed, EngineService, Stopping
from prover.serve.text import TextStream


def create_app(engine: Engine, tokenizer: Tokenizer, config: ServeConfig) -> FastAPI:
    """The application around an engine that nothing else uses."""
    service = EngineService(engine, config.queue)
    metrics = Metrics(service)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        service.start()
        yield
        await service.stop(config.drain_s)

    app = FastAPI(title="Hypatia", lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.service = service
    _errors(app)
    app.middleware("http")(_border(config, metrics))

    @app.get("/healthz")
    async def health() -> Response:
        state = "ok" if service.alive else "the engine's thread has ended"
        return JSONResponse({"status": state}, 200 if service.alive else 503)

    @app.get("/metrics")
    async def show_metrics() -> Response:
        return PlainTextResponse(metrics.text(), media_type="text/plain; version=0.0.4")

    @app.get("/v1/models")
    async def models() -> dict[str, Any]:
        entry = {"id": config.model_name, "object": "model", "owned_by": "hypatia", "created": 0}
        return {"object": "list", "data": [entry]}

    @app.post("/v1/completions")
    async def completions(body: CompletionBody, request: Request) -> Response:
        requests = completion_requests(body, tokenizer, config)
        answer = _answer(body, tokenizer, chat=False, log_probs=body.logprobs is not None)
        return await _respond(request, body, requests, answer)

    @app.post("/v1/chat/completions")
    async def chat(body: ChatBody, request: Request) -> Response:
        requests = [chat_request(body, tokenizer, config)]
        answer = _answer(body, tokenizer, chat=True, log_probs=body.logprobs)
        return await _respond(request, body, requests, answer)

    async def _respond(
        request: Request, body: SamplingBody, requests: list[EngineRequest], answer: Answer
    ) -> Response:
        if body.stream:
            return StreamingResponse(
                _stream(service, config, metrics, body, requests, answer),
                media_type="text/event-stream",
            )
        work = asyncio.gather(*(service.complete(each) for each in requests))
        samples = await _unless_gone(request, work, config.timeout_s)
        choices = [
            answer.choice(index, completion)
            for index, completion in enumerate(one for group in samples for one in group)
        ]
        usage = _count(metrics, requests, samples)
        return JSONResponse(answer.whole(choices, usage))

    return app


def _answer(body: SamplingBody, tokenizer: Tokenizer, *, chat: bool, log_probs: bool) -> Answer:
    return Answer.new(chat, body.model, tokenizer.decode, body.stops(), log_probs)


def _count(
    metrics: Metrics, requests: list[EngineRequest], samples: list[list[Completion]]
) -> dict[str, int]:
    """Token counts of an answer, also added to the server's."""
    given = sum(len(request.prompt) for request in requests)
    drawn = sum(len(one.tokens) for group in samples for one in group)
    metrics.prompt_tokens.inc(given)
    metrics.completion_tokens.inc(drawn)
    return usage_of(given, drawn)


async def _unless_gone(
    request: Request, work: asyncio.Future[list[list[Completion]]], timeout_s: float
) -> list[list[Completion]]:
    """The work's result; it is given up when the client is gone or the time is over."""

    async def gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    watch = asyncio.ensure_future(gone())
    try:
        both: set[asyncio.Future[Any]] = {work, watch}
        await asyncio.wait(both, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
        if work.done():
            return work.result()
        if watch.done():
            raise Refused(499, "client_closed_request", "the client closed the connection")
        raise Refused(504, "timeout_error", f"there was no answer within {timeout_s:g} s")
    finally:
        for task in (work, watch):
            task.cancel()
        await asyncio.gather(work, watch, return_exceptions=True)


async def _stream(
    service: EngineService,
    config: ServeConfig,
    metrics: Metrics,
    body: SamplingBody,
    requests: list[EngineRequest],
    answer: Answer,
) -> AsyncIterator[str]:
    """Events of all samples as their tokens come. An error after the first event is one more event."""
    samples: list[list[Completion]] = []
    try:
        async with asyncio.timeout(config.timeout_s):
            for number, request in enumerate(requests):
                texts = [TextStream(answer.decode, answer.stops) for _ in range(request.samples)]
                base = number * request.samples
                async with aclosing(service.stream(request)) as items:  # type: ignore[type-var]
                    async for item in items:
                        if isinstance(item, Event):
                            yield _chunk(answer, texts, base, item)
                            continue
                        samples.append(item)
                        for index, completion in enumerate(item):
                            rest = texts[index].finish(answer.text(completion))
                            reason = reason_name(completion.finish_reason)
                            yield answer.chunk(base + index, rest, reason, None)
        if body.stream_options is not None and body.stream_options.include_usage:
            yield answer.usage_chunk(_count(metrics, requests, samples))
        else:
            _count(metrics, requests, samples)
        yield event("[DONE]")
    except TimeoutError:
        yield event({"error": {"message": "the time is over", "type": "timeout_error"}})
    except (Busy, Stopping, EngineFailed, DecodeError) as problem:
        yield event({"error": {"message": str(problem), "type": "server_error"}})


def _chunk(answer: Answer, texts: list[TextStream], base: int, item: Event) -> str:
    text = texts[item.sample].add(item.token)
    probabilities = None
    if answer.log_probs:
        probabilities = answer.probabilities([item.token], [item.log_prob])
    return answer.chunk(base + item.sample, text, None, probabilities)


def _errors(app: FastAPI) -> None:
    """Every error as one object with one line."""

    @app.exception_handler(Refused)
    async def refused(request: Request, problem: Refused) -> Response:
        return problem.answer()

    @app.exception_handler(RequestValidationError)
    async def misshapen(request: Request, problem: RequestValidationError) -> Response:
        first = problem.errors()[0]
        place = ".".join(str(part) for part in first["loc"] if part != "body")
        return invalid(f"{place}: {first['msg']}" if place else str(first["msg"])).answer()

    @app.exception_handler(HTTPException)
    async def http(request: Request, problem: HTTPException) -> Response:
        return Refused(problem.status_code, "invalid_request_error", str(problem.detail)).answer()

    @app.exception_handler(DecodeError)
    async def impossible(request: Request, problem: DecodeError) -> Response:
        return invalid(str(problem)).answer()

    @app.exception_handler(Busy)
    async def busy(request: Request, problem: Busy) -> Response:
        return Refused(429, "rate_limit_error", str(problem)).answer()

    @app.exception_handler(Stopping)
    async def stopping(request: Request, problem: Stopping) -> Response:
        return Refused(503, "server_error", str(problem)).answer()

    @app.exception_handler(EngineFailed)
    async def failed(request: Request, problem: EngineFailed) -> Response:
        return Refused(500, "server_error", str(problem)).answer()


_PATHS = ("/v1/completions", "/v1/chat/completions", "/v1/models", "/healthz", "/metrics")

Next = Callable[[Request], Awaitable[Response]]


def _border(
    config: ServeConfig, metrics: Metrics
) -> Callable[[Request, Next], Awaitable[Response]]:
    """What every request passes: the key, the size of the body, the count of answers."""

    async def border(request: Request, call_next: Next) -> Response:
        begun = time.perf_counter()
        path = request.url.path
        response = _refuse(request, config) or await call_next(request)
        metrics.requests.labels(path if path in _PATHS else "other", response.status_code).inc()
        if path in _PATHS and path.endswith("/completions"):
            metrics.seconds.labels(path).observe(time.perf_counter() - begun)
        return response

    return border


def _refuse(request: Request, config: ServeConfig) -> Response | None:
    if config.api_key is not None and request.url.path != "/healthz":
        given = request.headers.get("authorization", "").encode()
        if not hmac.compare_digest(given, f"Bearer {config.api_key}".encode()):
            return Refused(401, "authentication_error", "the API key is missing or wrong").answer()
    if request.method == "POST":
        size = request.headers.get("content-length", "")
        if not size.isdigit():
            return Refused(411, "invalid_request_error", "the body's length is missing").answer()
        if int(size) > config.body_bytes:
            message = f"the body has {size} bytes, at most {config.body_bytes} are taken"
            return Refused(413, "invalid_request_error", message).answer()
    return None
