"""The example of the README runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kernels


def test_the_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    text = (Path(kernels.__file__).parent / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)
    exec(compile(code, "README.md", "exec"), {"__name__": "readme"})
    assert capsys.readouterr().out.count("(") == 4
