"""A run on the disk: one folder.

    config.json         what was started (`RunConfig`)
    problems.jsonl      the problems as they were tried
    results.jsonl       a line an attempt, each with a digest over itself and all lines before it
    certificates/       NAME.lean, the checked file, and NAME.json, what a fresh check needs
    trees/              search trees, if they were asked for
    verification.json   what the last verification found

The lines are the truth: every summary is computed from them, so a run that was stopped and resumed
sums up as one that was not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from problems import Problem
from prover.evaluate.config import RunConfig
from prover.evaluate.errors import RunError
from prover.evaluate.plan import Attempt, file_stem

_PROBLEM: TypeAdapter[Problem] = TypeAdapter(Problem)
_CONFIG = "config.json"
Line = dict[str, Any]


class RunFolder:
    """The folder of one run, open for appending. One process at a time writes to it."""

    def __init__(self, path: Path, config: RunConfig, problems: Sequence[Problem]) -> None:
        """As `create` and `read` make it."""
        self.path = path
        self.config = config
        self.problems = {problem.name: problem for problem in problems}
        self._lines: list[Line] = []
        self._digest = ""

    @classmethod
    def create(cls, path: Path, config: RunConfig, problems: Sequence[Problem]) -> RunFolder:
        """A folder to write to; the one that is there, if it holds the same run.

        Raises RunError when it holds another run, or something else.
        """
        if (path / _CONFIG).exists():
            run = cls.read(path)
            if differences := run.config.differences(config):
                raise RunError(
                    f"{path} holds a run with other settings ({'; '.join(differences[:3])}); "
                    "give another --output, or the same settings"
                )
            run._cut()
            return run
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise RunError(f"{path} holds something that is no run; give another --output")
        for folder in ("certificates", "trees"):
            (path / folder).mkdir(parents=True, exist_ok=True)
        lines = [_PROBLEM.dump_json(problem) + b"\n" for problem in problems]
        (path / "problems.jsonl").write_bytes(b"".join(lines))
        # last: a folder with a config has its problems
        (path / _CONFIG).write_text(config.model_dump_json(indent=1) + "\n", "utf-8")
        return cls(path, config, problems)

    @classmethod
    def read(cls, path: Path) -> RunFolder:
        """A run that exists. Raises RunError when it cannot be read."""
        try:
            config = RunConfig.model_validate_json((path / _CONFIG).read_bytes())
            stored = (path / "problems.jsonl").read_bytes().splitlines()
            problems = [_PROBLEM.validate_json(line) for line in stored]
        except FileNotFoundError as error:
            raise RunError(f"{path} is no folder of a run: {error.filename} is missing") from error
        except ValidationError as error:
            raise RunError(f"{path} cannot be read as a run: {error}") from error
        run = cls(path, config, problems)
        run._lines = _read_lines(run.results)
        run._digest = str(run._lines[-1].get("digest", "")) if run._lines else ""
        return run

    def moved(self, path: Path) -> RunFolder:
        """The same folder by another path, for whoever writes beside the lines."""
        return RunFolder(path, self.config, list(self.problems.values()))

    @property
    def results(self) -> Path:
        """The file of the lines."""
        return self.path / "results.jsonl"

    @property
    def lines(self) -> list[Line]:
        """The lines so far, in the order of their ends."""
        return list(self._lines)

    def done(self) -> set[tuple[str, int]]:
        """The attempts that have their line."""
        return {(line["problem"], line["attempt"]) for line in self._lines}

    def append(self, attempt: Attempt, answer: Line) -> Line:
        """Write an attempt's line and its certificate; the line. A second one is not written.

        `answer`: the six keys of `--json`, and `check` for a Lean proof: body and negation.
        """
        known = next((x for x in self._lines if (x["problem"], x["attempt"]) == attempt.key), None)
        if known is not None:
            return known
        problem = attempt.problem
        line = {name: answer[name] for name in ("problem", "verdict", "seconds", "stats")}
        line |= {
            "attempt": attempt.number,
            "seed": attempt.seed,
            "category": problem.category.value,
            "difficulty": problem.difficulty.value,
            "certificate": self._certify(attempt, answer),
        }
        self._digest = line["digest"] = chained(self._digest, line)
        with self.results.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        self._lines.append(line)
        return line

    def certificate(self, line: Line) -> dict[str, Any]:
        """The certificate's file of a line. Raises RunError when it is missing or unreadable."""
        try:
            data = (self.path / "certificates" / f"{_stem(line)}.json").read_bytes()
            found: dict[str, Any] = json.loads(data)
        except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
            raise RunError(f"its certificate cannot be read: {error}") from error
        if hashlib.sha256(data).hexdigest() != line["certificate"]:
            raise RunError("its certificate is not the one that the line was written with")
        return found

    def proof(self, line: Line) -> str | None:
        """The proof as people read it: a Lean file, or the sentences of a geometry proof."""
        for ending in (".lean", ".txt"):
            file = self.path / "certificates" / f"{_stem(line)}{ending}"
            if file.exists():
                return file.read_text(encoding="utf-8", errors="replace")
        return None

    def tree(self, problem: str, number: int) -> Path:
        """Where the search tree of an attempt is kept, if it is."""
        return self.path / "trees" / f"{file_stem(problem, number)}.json"

    def _certify(self, attempt: Attempt, answer: Line) -> str | None:
        """Write the proof and what it takes to check it again; the hash of the latter."""
        if answer["certificate"] is None or answer["proof"] is None:
            return None
        stem = file_stem(*attempt.key)
        ending = ".lean" if attempt.problem.lean is not None else ".txt"
        (self.path / "certificates" / f"{stem}{ending}").write_text(answer["proof"], "utf-8")
        content = {"certificate": answer["certificate"], **answer.get("check", {})}
        data = json.dumps(content, indent=1).encode()
        (self.path / "certificates" / f"{stem}.json").write_bytes(data)
        return hashlib.sha256(data).hexdigest()

    def _cut(self) -> None:
        """Remove a last line that was cut off, so that further ones can be appended."""
        text = "".join(json.dumps(line) + "\n" for line in self._lines)
        self.results.write_text(text, encoding="utf-8")


def chained(before: str, line: Line) -> str:
    """The digest of a line after one with the digest `before`."""
    content = {name: value for name, value in line.items() if name != "digest"}
    text = json.dumps(content, sort_keys=True)
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()


def _stem(line: Line) -> str:
    return file_stem(str(line["problem"]), int(line["attempt"]))


def _read_lines(results: Path) -> list[Line]:
    """The lines of a file. A last line that was cut off is left out."""
    if not results.exists():
        return []
    lines = []
    for text in results.read_text(encoding="utf-8").splitlines():
        try:
            lines.append(json.loads(text))
        except json.JSONDecodeError:
            break
    return lines
