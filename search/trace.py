"""The trace: a JSONL file, appended to while the search runs, from which it can go on.

Every line is one finished step of the search and is handed to the operating system at once, so a
Ctrl-C or a kill -9 loses at most the batches under way; only a last line that was cut off is
ignored on reading. (Lines are not forced to the disk: a power failure may lose the last seconds.)

Line 1 is a `Header`; then come `LeafRecord`s, in the order in which they were put into the tree;
an `EndRecord` closes each run. Nodes and edges are named by the ids they get when the lines are
replayed in order.
"""

from __future__ import annotations

import fcntl
import logging
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Generic, Literal, Protocol, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from search.errors import TraceError
from search.protocols import OutcomeKind

A = TypeVar("A")

FORMAT = 1
_log = logging.getLogger(__name__)


class ActionCodec(Protocol[A]):
    """Actions as text in a trace: `decode(encode(a))` must equal `a`."""

    def encode(self, action: A) -> str: ...

    def decode(self, text: str) -> A: ...


class TextActions:
    """The codec of environments whose actions are strings."""

    def encode(self, action: object) -> str:
        if not isinstance(action, str):
            raise TraceError(
                f"actions of type {type(action).__name__} need a codec: set TraceOptions.codec"
            )
        return action

    def decode(self, text: str) -> str:
        return text


def _text_actions() -> ActionCodec[A]:
    return cast("ActionCodec[A]", TextActions())


@dataclass(frozen=True, slots=True)
class TraceOptions(Generic[A]):
    """Where to keep a trace and whether to go on from one."""

    path: Path
    resume: bool = False
    """False: the file must not exist yet. True: go on from it if it exists."""
    codec: ActionCodec[A] = field(default_factory=_text_actions)


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StateRecord(_Record):
    """A state: its key, its text unless that is the key, the verifier's value if asked."""

    key: str
    text: str | None = None
    closable: float | None = None
    steps: float | None = None


class OutcomeRecord(_Record):
    """What one action did. `SKIPPED` actions are left out."""

    edge: int
    kind: OutcomeKind
    children: list[StateRecord] = []
    message: str = ""
    seconds: float = 0.0


class Header(_Record):
    """The first line: which statement this is the search of."""

    record: Literal["search"] = "search"
    format: Literal[1] = 1
    root: StateRecord
    algorithm: str
    settings: dict[str, object] = {}


class LeafRecord(_Record):
    """One step of the search at one node: proposals, then outcomes."""

    record: Literal["leaf"] = "leaf"
    node: int
    path: list[int] = []
    """Edge ids from the root."""
    asked: int = 0
    """Proposals asked for; 0 if the policy was not asked."""
    spent: bool = False
    """Whether the policy has no more to say here."""
    proposals: list[tuple[str, float]] = []
    """The new ones only: encoded action, log-probability."""
    outcomes: list[OutcomeRecord] = []
    closable: float | None = None
    """The verifier's value of the node, if it was asked for with this leaf."""
    steps: float | None = None
    final: bool = True
    """False: proposals only, the outcomes follow in another line; this is no visit yet."""
    lost: str | None = None
    """Set if the node's state could not be obtained: the node was given up."""


class EndRecord(_Record):
    """The end of a run that ended in good order."""

    record: Literal["end"] = "end"
    status: str
    reason: str
    seconds: float


Record = Annotated[Header | LeafRecord | EndRecord, Field(discriminator="record")]
_RECORDS: TypeAdapter[Header | LeafRecord | EndRecord] = TypeAdapter(Record)


def parse_trace(data: bytes) -> tuple[Header | None, list[LeafRecord], int]:
    """The header, the leaves and the number of bytes that they and the line ends take up.

    A last line that is cut off is left out; a header that is cut off is None. Raises `TraceError`
    with the line number on anything else that is not a trace.
    """
    header: Header | None = None
    leaves: list[LeafRecord] = []
    end = 0
    for number, line in enumerate(data.split(b"\n")[:-1], start=1):
        try:
            record = _RECORDS.validate_json(line)
        except ValidationError as error:
            raise TraceError(f"line {number} of the trace is damaged: {error}") from error
        if isinstance(record, Header) != (number == 1):
            raise TraceError(f"line {number} of the trace is out of place: {record.record}")
        if isinstance(record, Header):
            header = record
        elif isinstance(record, LeafRecord):
            leaves.append(record)
        end += len(line) + 1
    return header, leaves, end


class TraceFile:
    """An open trace. Only one process may have it open (`flock`)."""

    def __init__(self, path: Path, resume: bool) -> None:
        """Raises `TraceError` if the file exists and `resume` is False, is in use, or is damaged.

        On resuming, a line that was cut off is removed from the file.
        """
        self.header: Header | None = None
        self.leaves: list[LeafRecord] = []
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | (0 if resume else os.O_EXCL)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: int | None = os.open(path, flags, 0o644)
        except FileExistsError as error:
            raise TraceError(f"{path} exists: resume it, remove it or name another") from error
        except OSError as error:
            raise TraceError(f"cannot open the trace {path}: {error.strerror}") from error
        try:
            self._lock(path)
            data = path.read_bytes()
            self.header, self.leaves, end = parse_trace(data)
            os.truncate(self._file, end)
        except BaseException:
            self.close()
            raise

    def _lock(self, path: Path) -> None:
        assert self._file is not None
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise TraceError(f"{path} is in use by another search") from error

    def write(self, record: Header | LeafRecord | EndRecord) -> None:
        """Append a line. One that cannot be written ends the trace, not the search."""
        if self._file is None:
            return
        try:
            if isinstance(record, LeafRecord):  # the many lines: defaults are left out
                line = record.model_dump_json(exclude_defaults=True, exclude={"record"})
                line = '{"record":"leaf",' + line[1:]
            else:
                line = record.model_dump_json()
            view = memoryview((line + "\n").encode())
            while view:
                view = view[os.write(self._file, view) :]
        except (OSError, ValueError) as error:  # a full disk, text that is not Unicode
            _log.error("the trace ends here, it cannot be written any more: %s", error)
            self.close()

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
