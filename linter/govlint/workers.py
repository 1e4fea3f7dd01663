"""Worker processes: many items done by several processes, the results in the order of the items.

Each worker has a pipe of its own, and a number in shared memory that says which item it is at. So a worker
that dies is known to have died of one item: that item is lost, the others that it was given are done again.
Where the system can fork (Linux), workers are forks of this process and have its plugins and tables at once.
Elsewhere, where forking is unsafe or not to be had, they are new processes that make themselves ready as this
one did.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from contextlib import suppress
from multiprocessing import connection, get_context, parent_process
from typing import TYPE_CHECKING, Generic, TypeVar

from govlint_grammar.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess
    from typing import Any

R = TypeVar("R")

_MOST_ITEMS = 32  # in one task
_LATENCY = 0.1  # seconds that a result waits for others to be sent with
_AHEAD = 4  # tasks for each worker that may be done before their turn
_TRIES = 3  # deaths that a task may see before any of its items was begun
_IDLE = -1

_Results = list[tuple[int, bytes | None]]


def cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def start_method() -> str:
    """Return how workers are started: forked on Linux, elsewhere as new processes."""
    return "fork" if sys.platform == "linux" else "spawn"


class Lost(NamedTuple):
    """An item whose worker died.

    Attributes:
        item: the item.
        status: the worker's exit code, or the number of the signal that ended it, negative.
    """

    item: str
    status: int


class _Task:
    """Some items that follow each other, and what is known of them."""

    def __init__(self, first: int, items: Sequence[str]) -> None:
        self.first = first
        self.items = items
        self.results: list[bytes | Lost | None] = [None] * len(items)
        self.open = set(range(len(items)))
        self.deaths = 0


class _Worker:
    """A process, the pipe to it, and the task that it has."""

    def __init__(
        self, context: BaseContext, prepare: Callable[[], Callable[[str], Any]], others: Sequence[_Worker]
    ) -> None:
        self.task: _Task | None = None
        self.pipe, inner = context.Pipe()
        self._at = context.Value("q", _IDLE, lock=False)
        # A fork has all that this process has open: ends of pipes that it must not keep alive.
        inherited = [each.pipe for each in (*others, self)] if context.get_start_method() == "fork" else []
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined] # every context has it
            target=_work, args=(prepare, inner, self._at, inherited), daemon=True
        )
        self.process.start()
        inner.close()

    def give(self, task: _Task) -> None:
        """Give it a task: what is still to be done of it."""
        self.task = task
        with suppress(OSError):  # if it has died, its pipe says so when it is read
            self.pipe.send([(index, task.items[index]) for index in sorted(task.open)])

    def take(self) -> bool:
        """Take what it has done; return whether it is alive."""
        try:
            results, finished = self.pipe.recv()
        except (EOFError, OSError):
            return False
        task = self.task
        if task is not None:
            for index, packed in results:
                task.results[index] = packed
                task.open.discard(index)
        if finished:
            self.task = None
        return True

    def bury(self) -> _Task | None:
        """Return a dead worker's task, its culprit being lost; None if it had none."""
        self.process.join()
        self.pipe.close()
        task, at = self.task, self._at.value
        if task is None:
            return None
        if at not in task.open:
            task.deaths += 1
            at = min(task.open) if task.deaths == _TRIES and task.open else _IDLE
        if at in task.open:
            task.results[at] = Lost(task.items[at], self.process.exitcode or 0)
            task.open.discard(at)
        return task

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Workers(Generic[R]):
    """Processes that do items.

    Args:
        prepare: called once in each worker; returns what does an item. Where workers are new processes it is
            sent to them.
        alone: what does an item in this process; its results are those of the workers.
        jobs: how many workers.
        method: how they are started.
    """

    def __init__(
        self,
        prepare: Callable[[], Callable[[str], R]],
        alone: Callable[[str], R],
        jobs: int,
        method: str | None = None,
    ) -> None:
        self._prepare = prepare
        self._alone = alone
        self._jobs = jobs
        self._context = get_context(method or start_method())
        self._workers: list[_Worker] = []

    def results(self, items: Sequence[str]) -> Generator[R | Lost, None, None]:
        """Yield the result of each item in their order. Whoever stops before the end ends the workers.

        No more is held at a time than a few tasks of each worker, however many items there are.
        """
        size = max(1, min(_MOST_ITEMS, len(items) // (self._jobs * 4)))
        tasks = (_Task(first, items[first : first + size]) for first in range(0, len(items), size))
        try:
            for task in self._done(tasks):
                for item, result in zip(task.items, task.results, strict=True):
                    yield result if isinstance(result, Lost) else self._opened(item, result)
        finally:
            for worker in self._workers:
                worker.end()
            self._workers.clear()

    def _done(self, tasks: Iterator[_Task]) -> Iterator[_Task]:
        """Yield the tasks in their order, each when it is done."""
        going: deque[_Task] = deque()
        again: deque[_Task] = deque()
        given_out = False
        while True:
            while going and not going[0].open:
                yield going.popleft()
            for worker in self._free():
                task = again.popleft() if again else None
                if task is None and len(going) < self._jobs * _AHEAD:
                    task = next(tasks, None)
                    given_out = task is None
                    going += [] if task is None else [task]
                if task is not None:
                    worker.give(task)
            if given_out and not going:
                return
            self._hear(again)

    def _free(self) -> Iterator[_Worker]:
        """Yield the workers that have nothing to do; those that are missing are started."""
        while len(self._workers) < self._jobs:
            self._workers.append(_Worker(self._context, self._prepare, self._workers))
        yield from [worker for worker in self._workers if worker.task is None]

    def _hear(self, again: deque[_Task]) -> None:
        """Wait for a worker to say something, or to die."""
        pipes = {worker.pipe: worker for worker in self._workers if worker.task is not None}
        for pipe in connection.wait(list(pipes)):
            worker = pipes[pipe]  # type: ignore[index] # they are the ones that were waited for
            if worker.take():
                continue
            self._workers.remove(worker)
            task = worker.bury()
            if task is not None and task.open:
                again.append(task)

    def _opened(self, item: str, packed: bytes | None) -> R:
        """Return a result; what could not be sent is done here."""
        if packed is not None:
            try:
                result: R = pickle.loads(packed)  # noqa: S301 - from our own process, over a pipe of its own
            except Exception:  # a plugin's own class, which this process cannot find by its name
                return self._alone(item)
            return result
        return self._alone(item)


def _work(
    prepare: Callable[[], Callable[[str], object]], pipe: Connection, at: Any, inherited: list[Connection]
) -> None:
    """Do tasks until there are no more; an interrupt is for the process that gives them to deal with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for end in inherited:
        end.close()
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    job = prepare()
    while True:
        try:
            task: list[tuple[int, str]] = pipe.recv()
            _do(task, job, pipe, at)
        except (EOFError, OSError):
            return


def _do(task: list[tuple[int, str]], job: Callable[[str], object], pipe: Connection, at: Any) -> None:
    done: _Results = []
    sent = time.monotonic()
    for index, item in task:
        at.value = index
        done.append((index, _packed(job, item)))
        at.value = _IDLE
        now = time.monotonic()
        if now - sent > _LATENCY:
            pipe.send((done, False))
            done, sent = [], now
    pipe.send((done, True))


def _packed(job: Callable[[str], object], item: str) -> bytes | None:
    """Return the result of an item as bytes; None if it cannot be had here."""
    try:
        return pickle.dumps(job(item), pickle.HIGHEST_PROTOCOL)
    except BaseException:  # it is done again by the process that asked, where an error can be told
        return None


def _leave_with_parent() -> None:
    """Wait for the process that started this one to end, and end too, whatever is going on."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
