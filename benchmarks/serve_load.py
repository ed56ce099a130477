"""The server under load: 64 clients, 2,000 requests, one in ten malformed, one in twenty cancelled.

Starts `prover serve` as its own process, sends everything at once, then asks the decode engine in
this process for the same samples and compares. Says what was lost, mixed up or left behind.
Run: python -m benchmarks.serve_load [--model smollm2] [--requests 2000] [--clients 64]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import socket
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

import httpx
import psutil

from benchmarks.record import record
from kernels.cpu import CpuConfig
from kernels.decode import CpuBackend, Engine, EngineConfig, Request
from prover.models import OpenModel, open_model

MALFORMED: tuple[dict[str, Any] | bytes, ...] = (
    b"{",
    {"prompt": 7},
    {"max_tokens": 0},
    {"n": -1},
    {"model": "nobody"},
    {"prompt": [10**9]},
    {"temperature": "warm"},
    {"unknown": 1},
)


@dataclass(frozen=True, slots=True)
class Plan:
    """One request: what is sent, and what is to become of it ("served", "malformed", "cancelled")."""

    number: int
    kind: str
    body: dict[str, Any] | bytes


def plans(model: str, count: int) -> list[Plan]:
    """The requests, the same every time."""
    choice = random.Random(0)
    made = []
    for number in range(count):
        body: dict[str, Any] = {
            "model": model,
            "prompt": f"theorem t{number % 40} (n : Nat) : n + {number} = {number} + n := by",
            "max_tokens": 4 + number % 9,
            "n": 1 + number % 3,
            "seed": number,
        }
        draw = choice.random()
        if draw < 0.10:
            wrong = choice.choice(MALFORMED)
            sent = wrong if isinstance(wrong, bytes) else {**body, **wrong}
            made.append(Plan(number, "malformed", sent))
        elif draw < 0.15:
            made.append(Plan(number, "cancelled", {**body, "max_tokens": 200, "n": 8}))
        else:
            made.append(Plan(number, "served", body))
    return made


async def send(client: httpx.AsyncClient, plan: Plan) -> tuple[int, list[str]]:
    """(status, texts) of one request; status 0 when it was cancelled."""
    content = plan.body if isinstance(plan.body, bytes) else None
    sent = client.post("/v1/completions", content=content, json=None if content else plan.body)
    if plan.kind == "cancelled":
        try:
            await asyncio.wait_for(sent, 0.05)
        except TimeoutError:
            return 0, []
        return -1, []
    answer = await sent
    texts = [choice["text"] for choice in answer.json().get("choices", [])]
    return answer.status_code, texts


async def drive(address: str, todo: list[Plan], clients: int) -> dict[int, tuple[int, list[str]]]:
    """Answers by number of request, `clients` requests at a time."""
    results: dict[int, tuple[int, list[str]]] = {}
    waiting = iter(todo)

    async def work() -> None:
        async with httpx.AsyncClient(base_url=address, timeout=600) as client:
            for plan in waiting:
                if plan.number in results:
                    raise AssertionError(f"request {plan.number} was sent twice")
                results[plan.number] = await send(client, plan)
                if len(results) % 200 == 0:
                    print(f"{len(results)} of {len(todo)} answered", flush=True)

    await asyncio.gather(*(work() for _ in range(clients)))
    return results


def expected(opened: OpenModel, todo: list[Plan]) -> dict[int, list[str]]:
    """The engine's own samples for the requests that are served."""
    engine = Engine(CpuBackend(opened.model, CpuConfig(os.cpu_count() or 1)), EngineConfig(64))
    served = [
        (plan.number, plan.body)
        for plan in todo
        if plan.kind == "served" and not isinstance(plan.body, bytes)
    ]
    requests = [
        Request(
            opened.tokenizer.encode(body["prompt"]),
            samples=body["n"],
            max_tokens=body["max_tokens"],
            seed=body["seed"],
        )
        for _, body in served
    ]
    # All at once is as good as one by one: a sample does not depend on its neighbours.
    samples = engine.generate(requests)
    return {
        number: [opened.tokenizer.decode(one.body) for one in group]
        for (number, _), group in zip(served, samples, strict=True)
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="smollm2")
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--clients", type=int, default=64)
    options = parser.parse_args()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "prover.cli", "serve", options.model, "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, server)
        todo = plans(options.model, options.requests)
        process = psutil.Process(server.pid)
        warm = todo[: options.requests // 5]
        begun = time.perf_counter()
        results = asyncio.run(drive(address, warm, options.clients))
        early = process.memory_info().rss
        results |= asyncio.run(drive(address, todo[len(warm) :], options.clients))
        spent = time.perf_counter() - begun
        late = process.memory_info().rss
        left = [
            line
            for line in httpx.get(f"{address}/metrics").text.splitlines()
            if line.startswith("hypatia_requests_under_way")
        ]
    finally:
        server.terminate()
        ended = server.wait(60)
    truth = expected(open_model(options.model), todo)
    wrong = sum(results[number][1] != texts for number, texts in truth.items())
    kinds = Counter((plan.kind, results[plan.number][0]) for plan in todo)
    refused = sum(400 <= results[plan.number][0] < 500 for plan in todo if plan.kind == "malformed")
    malformed = sum(plan.kind == "malformed" for plan in todo)
    print(dict(kinds), left, f"server ended with {ended}")
    record(
        f"server: {options.requests} requests by {options.clients} clients, {options.model} on the CPU",
        f"{len(todo) - len(results)} lost, {wrong} of {len(truth)} samples unlike the engine's, "
        f"{refused} of {malformed} malformed refused with 4xx, {left[0].split()[-1]} left under way, "
        f"memory ×{late / early:.2f} from the {len(warm)}th answer to the last, {spent:.0f} s",
        bar="none lost or mixed up, no leak",
    )


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if server.poll() is not None:
            raise SystemExit(f"the server ended with {server.returncode}")
        try:
            if httpx.get(f"{address}/healthz").status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise SystemExit("the server did not start within two minutes")


if __name__ == "__main__":
    main()
