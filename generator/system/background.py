"""Work in the background, in a process of its own, while this one goes on: a build has two processors, or
more, to use."""

from __future__ import annotations

import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")
PATIENCE = 10.0
"""Seconds that a process told to end has for it."""


class LostError(Exception):
    """The process ended without an answer."""


class Background(Generic[T]):
    """``work()`` on its way; ``result()`` waits for it.

    Leaving the block ends the process, whatever it is at.

    What the work raises is raised by ``result()``. Where processes cannot be started so, the work is done
    when asked for.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._process: Any = None
        if (
            "fork" in multiprocessing.get_all_start_methods()
        ):  # the process begins with all that this one has loaded
            context = multiprocessing.get_context("fork")
            self._answer, giving = context.Pipe(duplex=False)
            self._process = context.Process(target=_run, args=(work, giving), daemon=False)
            self._process.start()
            giving.close()

    def __enter__(self) -> Background[T]:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None and self._process.is_alive():
            self._process.terminate()
            self._process.join(PATIENCE)
            self._process.kill()
        if self._process is not None:
            self._process.join()

    def result(self) -> T:
        """What the work gave; raises what it raised, or LostError if its process was ended."""
        if self._process is None:
            return self._work()
        try:
            good, value = self._answer.recv()
        except EOFError:
            self._process.join()
            raise LostError(f"exit code {self._process.exitcode}") from None
        self._process.join()
        if not good:
            raise value
        return cast(T, value)


def _run(work: Callable[[], Any], giving: Connection) -> None:
    """Do the work in the new process.

    Told to end, it leaves its blocks in order, so that what it started ends too.
    """
    signal.signal(signal.SIGTERM, _end)
    code = 1
    try:
        answer = _answer(work)
        with suppress(OSError):  # nobody waits any more
            giving.send(answer)
        code = 0
    finally:
        os._exit(code)  # nothing that the first process would do at its end is done twice


def _answer(work: Callable[[], Any]) -> tuple[bool, Any]:
    try:
        return True, work()
    except Exception as error:
        error.add_note(
            "".join(traceback.format_exception(error))
        )  # where it happened does not travel by itself
        return False, error


def _end(*_: object) -> None:
    raise SystemExit
