"""Threads for what may take long; none of them keeps the program from ending when a disk does not answer."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Worker:
    """One thread that does one thing after the other.

    Unlike those of `concurrent.futures` it is a daemon: a call into a dead share never returns, and must not
    hold the end of the program.
    """

    def __init__(self, name: str) -> None:
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> Future[T]:
        """Queue some work.

        Raises:
            RuntimeError: the worker was closed.

        """
        if self._closed:
            raise RuntimeError("a closed worker takes no work")
        future: Future[T] = Future()

        def run() -> None:
            try:
                result = work(*arguments, **options)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)

        self._tasks.put(run)
        return future

    def close(self, patience: float | None = None) -> bool:
        """Take no more work and wait for what is queued, so many seconds; tell whether all is done."""
        if not self._closed:
            self._closed = True
            self._tasks.put(None)
        self._thread.join(patience)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()
            # What a task holds must not die in this thread, as objects of Qt would.
            del task


def apart(name: str, work: Callable[[], T]) -> Future[T]:
    """Do one thing in a thread of its own, which waits for nothing else."""
    worker = Worker(name)
    future = worker.submit(work)
    worker.close(0)
    return future


def answered(future: Future[Any], seconds: float) -> bool:
    """Wait a while; tell whether there is an answer."""
    return bool(wait([future], seconds).done)
