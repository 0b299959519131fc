"""Work in a process of its own: what it gives, what it raises, and that nothing of it is left over."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.findings.finding import DataError, Finding, Place
from generator.system.background import Background, LostError


def _raise(error: Exception) -> None:
    raise error


def test_work_is_done_in_another_process_and_its_answer_comes_back() -> None:
    with Background(lambda: (os.getpid(), {"a": [1, 2]})) as work:
        process, value = work.result()
    assert process != os.getpid()
    assert value == {"a": [1, 2]}


def test_what_the_work_raises_is_raised_where_it_is_asked_for() -> None:
    finding = Finding(Place("a.yaml", 3, 5), "error", "case", "错", "wrong")
    with (
        Background(lambda: _raise(LookupError("no item 7"))) as work,
        pytest.raises(LookupError, match="no item 7") as caught,
    ):
        work.result()
    assert "_raise" in "".join(caught.value.__notes__)
    with Background(lambda: [finding]) as work:
        assert work.result() == [finding]
    assert DataError([finding]).findings == [finding]


def test_a_process_that_is_lost_is_told_of() -> None:
    with Background(lambda: os._exit(9)) as work, pytest.raises(LostError, match="9"):
        work.result()


def test_leaving_the_block_ends_the_work_and_what_it_started(tmp_path: Path) -> None:
    started, read = os.pipe()[::-1]

    def endless() -> None:
        with subprocess.Popen(
            [sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE
        ) as child:
            try:
                os.write(started, f"{child.pid}\n".encode())
                child.wait()
            finally:
                child.kill()

    with Background(endless):
        pid = int(os.read(read, 100))
        os.kill(pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
