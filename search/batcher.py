"""Single questions in, batched calls out.

While a call is under way further questions queue up and form the next batch: a slow language
model sees large batches, a quick table single states, without any waiting time to tune.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from search.errors import ContractError

Q = TypeVar("Q")
R = TypeVar("R")


class Batcher(Generic[Q, R]):
    """Asks `call(questions, group)` for many questions of the same group at once."""

    def __init__(
        self,
        call: Callable[[list[Q], int], Awaitable[Sequence[R]]],
        most: int,
        calls: int,
        name: str,
    ) -> None:
        """At most `most` questions a call and `calls` calls at once; `name` is for errors."""
        self._call = call
        self._most = most
        self._limit = calls
        self._name = name
        self._queue: deque[tuple[int, Q, asyncio.Future[R]]] = deque()
        self._tasks: set[asyncio.Task[None]] = set()
        self._scheduled = False
        self.calls = 0
        """Calls made so far."""
        self.questions = 0
        """Questions answered in them."""

    async def ask(self, question: Q, group: int = 0) -> R:
        """The answer; raises what the call raised."""
        return (await self.ask_all([question], group))[0]

    async def ask_all(self, questions: Sequence[Q], group: int = 0) -> list[R]:
        """The answers in order; raises what a call raised."""
        loop = asyncio.get_running_loop()
        answers: list[asyncio.Future[R]] = [loop.create_future() for _ in questions]
        self._queue.extend(
            (group, question, answer) for question, answer in zip(questions, answers, strict=True)
        )
        if not self._scheduled:
            # Not at once: questions asked in the same turn of the loop belong together.
            self._scheduled = True
            loop.call_soon(self._pump)
        return await asyncio.gather(*answers)

    async def close(self, grace_s: float) -> None:
        """Cancel the calls under way and wait for them, at most `grace_s` seconds."""
        self._queue.clear()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace_s)

    def _pump(self) -> None:
        self._scheduled = False
        while self._queue and len(self._tasks) < self._limit:
            group = self._queue[0][0]
            batch: list[tuple[Q, asyncio.Future[R]]] = []
            rest: deque[tuple[int, Q, asyncio.Future[R]]] = deque()
            for entry in self._queue:
                if entry[2].done():
                    continue  # the asker was cancelled
                if entry[0] == group and len(batch) < self._most:
                    batch.append(entry[1:])
                else:
                    rest.append(entry)
            self._queue = rest
            if batch:
                task = asyncio.ensure_future(self._serve(batch, group))
                self._tasks.add(task)
                task.add_done_callback(self._served)

    def _served(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._pump()

    async def _serve(self, batch: list[tuple[Q, asyncio.Future[R]]], group: int) -> None:
        self.calls += 1
        self.questions += len(batch)
        try:
            answers = await self._call([question for question, _ in batch], group)
            if len(answers) != len(batch):
                raise ContractError(
                    f"the {self._name} answered {len(answers)} of {len(batch)} states"
                )
        except Exception as error:
            for _, future in batch:
                if not future.done():
                    future.set_exception(error)
            return
        except BaseException:  # cancelled, or the interpreter is going down: nobody waits for ever
            for _, future in batch:
                future.cancel()
            raise
        for (_, future), answer in zip(batch, answers, strict=True):
            if not future.done():
                future.set_result(answer)
