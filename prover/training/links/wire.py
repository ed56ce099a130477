"""What passes over the links, in bytes, and how long that takes on a wire of a given speed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Traffic:
    """Bytes of all workers together, by what they are.

    sent: from workers to where their words meet; received: from there to workers; joined: whole
    models for workers that begin or come back. Messages are counted as they are handed over; what
    Ray puts around each (some hundred bytes) is not, for either way of training.
    """

    sent: int = 0
    received: int = 0
    joined: int = 0
    messages: int = 0
    largest: int = 0
    """The longest single message of a synchronisation."""

    def up(self, message: bytes) -> None:
        self.sent += len(message)
        self._count(message)

    def down(self, message: bytes) -> None:
        self.received += len(message)
        self._count(message)

    def join(self, message: bytes) -> None:
        self.joined += len(message)
        self.messages += 1

    def _count(self, message: bytes) -> None:
        self.messages += 1
        self.largest = max(self.largest, len(message))

    @property
    def total(self) -> int:
        return self.sent + self.received + self.joined


@dataclass(frozen=True, slots=True)
class Link:
    """A wire between a worker and where words meet: bits a second each way, seconds of latency."""

    bits_per_s: float = 1e9
    latency_s: float = 1e-3

    def seconds(self, sent: float, received: float) -> float:
        """What one exchange takes: bytes up, then bytes down, each after the latency."""
        return 2 * self.latency_s + 8 * (sent + received) / self.bits_per_s


@dataclass(frozen=True, slots=True)
class Round:
    """What a worker does between two synchronisations, in seconds.

    compute: its local steps; wire: its exchange; hidden: how much of the exchange may pass while
    it computes (0 where it waits).
    """

    compute: float
    wire: float
    hidden: float = field(default=0.0)

    @property
    def utilisation(self) -> float:
        """The share of the time in which the worker computes."""
        return self.compute / (self.compute + max(0.0, self.wire - self.hidden))
