"""From what a user types to problems, and every way it can go wrong."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from problems import ProblemError, load_set, resolve
from problems.loaders import read

TWO = "theorem a : 1 = 1 := sorry\ntheorem b : 2 = 2 := sorry\n"
FIGURE = "a b c = triangle a b c; m = midpoint m a b ? coll a m b"


def stdin(text: str | bytes) -> io.BytesIO:
    return io.BytesIO(text if isinstance(text, bytes) else text.encode())


def names(spec: str, stream: io.BytesIO | None = None) -> list[str]:
    return [problem.name for problem in resolve(spec, stream)]


def test_name() -> None:
    assert names("imo_1959_p1") == ["imo_1959_p1"]


def test_file_and_one_of_its_theorems(tmp_path: Path) -> None:
    path = tmp_path / "two.lean"
    path.write_text(TWO, encoding="utf-8")
    assert names(str(path)) == ["a", "b"]
    assert names(f"{path}::b") == ["b"]
    assert [p.name for p in load_set(str(path))] == ["a", "b"]


def test_file_in_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("two.lean").write_text(TWO, encoding="utf-8")
    assert names("two.lean") == ["a", "b"]


def test_windows_text_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "two.lean"
    path.write_bytes(b"\xef\xbb\xbf" + TWO.replace("\n", "\r\n").encode())
    (a, b) = resolve(str(path))
    assert a.lean is not None and b.lean is not None
    assert (a.lean.preamble, b.lean.preamble.strip()) == ("", "")


def test_stdin_tells_its_format() -> None:
    assert names("-", stdin("(n : Nat) : n + 0 = n")) == ["statement"]
    assert names("-", stdin(TWO)) == ["a", "b"]
    record = '{"name": "x", "formal_statement": "theorem x : 1 = 1 := by"}'
    assert names("-", stdin(record)) == ["x"]
    (figure,) = resolve("-", stdin(FIGURE))
    assert figure.lean is None and figure.geometry == FIGURE


def test_geometry_file(tmp_path: Path) -> None:
    path = tmp_path / "figures.txt"
    path.write_text(f"# A comment\nmid\n{FIGURE}\n", encoding="utf-8")
    assert names(str(path)) == ["mid"]


def refusal(spec: str, stream: io.BytesIO | None = None) -> str:
    with pytest.raises(ProblemError) as caught:
        resolve(spec, stream)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_unknown_name_suggests_the_nearest() -> None:
    assert "did you mean imo_1959_p1" in refusal("imo_1959_1")
    assert "did you mean" not in refusal("zzzz")
    assert refusal("")
    with pytest.raises(ProblemError, match="did you mean olympiad"):
        load_set("olympiads")


def test_unknown_theorem_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "two.lean"
    path.write_text(TWO, encoding="utf-8")
    assert "there are a, b" in refusal(f"{path}::zzz")


def test_missing_file_and_directory(tmp_path: Path) -> None:
    assert "no such file" in refusal("nowhere.lean")
    assert "no such file" in refusal(str(tmp_path / "nowhere"))
    assert "a directory" in refusal(str(tmp_path))


def test_unknown_suffix(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"x")
    assert "unknown kind of file" in refusal(str(path))


@pytest.mark.parametrize("suffix", [".lean", ".toml", ".jsonl", ".txt"])
@pytest.mark.parametrize(
    ("data", "message"), [(b"a\n\xff", "line 2: not UTF-8"), (b"a\0", "NUL byte")]
)
def test_bad_bytes(tmp_path: Path, suffix: str, data: bytes, message: str) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(data)
    assert message in refusal(str(path))
    assert message in refusal("-", stdin(data))


@pytest.mark.parametrize("suffix", [".lean", ".toml", ".jsonl", ".txt"])
def test_empty_file(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_bytes(b"")
    assert refusal(str(path)).startswith(str(path))
    assert "empty" in refusal("-", stdin(b" \n"))


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_BYTES", 10)
    path = tmp_path / "x.lean"
    path.write_text(TWO, encoding="utf-8")
    assert "larger than" in refusal(str(path))
    assert "larger than" in refusal("-", stdin(TWO))


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "x.lean"
    path.write_text(TWO, encoding="utf-8")
    path.chmod(0)
    assert "cannot be read" in refusal(str(path))


def test_odd_names_are_names() -> None:
    assert "no problem called" in refusal("a\0b")
    assert "no problem called" in refusal("x" * 5000)
