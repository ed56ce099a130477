"""What can be known of a GPU without one: that the kernels compile for it, and what they need there.

Both run in a process of their own, where kernels are decorated for compilation, not interpretation.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ALONE = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in LACKING or name == "kernels.cpu._cpu":
            raise ModuleNotFoundError(name)

LACKING = {"numpy", "safetensors", "transformers", "aqlm", "scipy", "pydantic", "prover", "tests"}
sys.meta_path.insert(0, Missing())
import benchmarks.gpu, benchmarks.gpu_checks, benchmarks.gpu_times
"""

COMPILE = """
import torch
import triton
from triton.backends.compiler import GPUTarget
from triton.compiler import ASTSource
from triton.runtime.jit import JITFunction

TYPES = {
    torch.float32: "*fp32", torch.bfloat16: "*bf16", torch.float16: "*fp16", torch.int32: "*i32",
    torch.int64: "*i64", torch.uint8: "*u8", torch.float8_e4m3fn: "*fp8e4nv",
}
seen = set()

def compile_only(self, *args, grid, warmup=False, **options):
    names = [parameter.name for parameter in self.params]
    given = dict(zip(names, args)) | options
    signature, constants = {}, {}
    for parameter in self.params:
        value = given[parameter.name]
        if parameter.is_constexpr:
            signature[parameter.name], constants[parameter.name] = "constexpr", value
        elif isinstance(value, torch.Tensor):
            signature[parameter.name] = TYPES[value.dtype]
        else:
            signature[parameter.name] = "fp32" if isinstance(value, float) else "i32"
    rest = {name: value for name, value in options.items() if name not in names}
    source = ASTSource(self, signature, constants)
    compiled = triton.compile(source, target=GPUTarget("cuda", 90, 32), options=rest)
    assert compiled.asm["cubin"]
    seen.add(self.__module__ + "." + self.__name__)

JITFunction.run = compile_only
import benchmarks.gpu_checks as checks

# what a kernel would have computed is not there to be compared
checks.error = lambda found, oracle: 0.0
checks.drawn = lambda out: ([0] * out.shape[1], [0.0] * out.shape[1])
sizes = checks.Sizes("cpu", 64, 576, (1, 64), 9, 3, 64, 5, 49152)
for check in checks.CHECKS.values():
    check(sizes, torch.bfloat16)
checks.GpuAqlm.of(
    [checks.AqlmWeight(torch.zeros(32, 72, 2, dtype=torch.uint8), torch.zeros(2, 256, 8), torch.ones(32))],
    "cpu", checks.GpuAqlm.of.__globals__["Tiles"](splits=3),
).multiply(torch.zeros(1, 576))
store = checks.KeyValues.empty(2, 16, 3, 64, torch.float8_e4m3fn, "cpu")
whole = torch.zeros(2, dtype=torch.int32)
tables = (torch.zeros(9, 32), torch.zeros(9, 32))
checks.rotate_and_store(torch.zeros(2, 15 * 64), tables, whole, whole, store, 9, torch.bfloat16)
print(sorted(seen))
"""


def run(code: str, cache: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != "TRITON_INTERPRET"}
    environment["TRITON_CACHE_DIR"] = cache
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_the_benchmark_needs_torch_and_triton_alone(tmp_path) -> None:
    run(ALONE, str(tmp_path))


@pytest.mark.slow
def test_every_kernel_compiles_for_a_gpu(tmp_path) -> None:
    """For compute capability 9.0, with the compiler that the package triton brings along."""
    found = run(COMPILE, str(tmp_path))
    for name in (
        "aqlm._multiply", "grouped._multiply", "tiles._sum", "attention._attend",
        "attention._merge", "pointwise._norm", "pointwise._gate", "rotary._rotate_store",
        "sampling._draw", "scan._scan",
    ):  # fmt: skip
        assert f"kernels.gpu.{name}" in found
