"""`prover serve`: a model over HTTP."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from prover.cli.errors import BadInput

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(
    model: Annotated[str, typer.Argument(help="A fetched model's name, a folder or a .gguf file.")],
    host: Annotated[str, typer.Option(help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
    name: Annotated[str, typer.Option(help="What clients call the model.")] = "",
    device: Annotated[str, typer.Option(help="cpu or cuda.")] = "cpu",
    threads: Annotated[int, typer.Option(min=1, help="Threads, on a CPU.")] = os.cpu_count() or 1,
    batch: Annotated[int, typer.Option(min=1, help="Samples that are decoded at once.")] = 64,
    cache_mb: Annotated[float, typer.Option(min=1, help="Memory for keys and values.")] = 512,
    queue: Annotated[int, typer.Option(min=1, help="Requests that may wait or run.")] = 256,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds until one is given up.")] = 120,
) -> None:
    """Serve a model with an OpenAI-compatible interface, /metrics and /healthz.

    The key that clients must send is read from HYPATIA_API_KEY; without one only this machine is served.
    """
    key = os.environ.get("HYPATIA_API_KEY") or None
    if key is None and host not in _LOOPBACK:
        raise BadInput(f"serving at {host} needs an API key: set HYPATIA_API_KEY")
    import uvicorn

    from kernels.decode import Engine, EngineConfig
    from prover.models import open_model
    from prover.serve import ServeConfig, create_app

    opened = open_model(model)
    if device == "cpu":
        from kernels.cpu import CpuConfig
        from kernels.decode import CpuBackend

        engine = Engine(CpuBackend(opened.model, CpuConfig(threads), cache_mb), EngineConfig(batch))
    else:
        from kernels.decode.gpu import GpuBackend

        backend = GpuBackend(opened.model, device, cache_mb=cache_mb)
        engine = Engine(backend, EngineConfig(batch, max(batch, 2048)))
    config = ServeConfig(name or model, key, queue, timeout)
    app = create_app(engine, opened.tokenizer, config)
    uvicorn.run(app, host=host, port=port, log_level="info", timeout_graceful_shutdown=15)
