"""Work in a process of its own: what it gives, what it raises, and that nothing of it is left over."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.findings.finding import DataError, Finding, Place
from generator.system.background import Aside, LostError, Standby


def _raise(error: Exception) -> None:
    raise error


def test_work_is_done_in_another_process_and_its_answer_comes_back() -> None:
    with Aside(lambda: (os.getpid(), {"a": [1, 2]})) as aside:
        process, value = aside.result()
    assert process != os.getpid()
    assert value == {"a": [1, 2]}


def test_what_the_work_raises_is_raised_where_it_is_asked_for() -> None:
    finding = Finding(Place("a.yaml", 3, 5), "error", "case", "错", "wrong")
    with (
        Aside(lambda: _raise(LookupError("no item 7"))) as aside,
        pytest.raises(LookupError, match="no item 7") as caught,
    ):
        aside.result()
    assert "_raise" in "".join(caught.value.__notes__)
    with Aside(lambda: [finding]) as aside:
        assert aside.result() == [finding]
    assert DataError([finding]).findings == [finding]


def test_a_process_that_is_lost_is_told_of() -> None:
    with Aside(lambda: os._exit(9)) as aside, pytest.raises(LostError, match="9"):
        aside.result()


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

    with Aside(endless):
        pid = int(os.read(read, 100))
        os.kill(pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def _add(prepared: list[int], more: int) -> tuple[int, list[int]]:
    prepared.append(more)
    return os.getpid(), prepared


def _end(prepared: list[int]) -> None:
    os._exit(9)


def test_a_process_that_stands_by_keeps_what_it_prepared_and_is_asked_again() -> None:
    with Standby(lambda: [1]) as standby:
        process, first = standby.ask(_add, 2)
        assert standby.ask(_add, 3) == (process, [1, 2, 3])
    assert (process != os.getpid(), first) == (True, [1, 2])
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_what_goes_wrong_in_a_process_that_stands_by_is_told_to_who_asks() -> None:
    with Standby(lambda: [1]) as standby:
        with pytest.raises(TypeError):
            standby.ask(_add, 2, 3)
        assert standby.ask(_add, 2)[1] == [1, 2], "it goes on"
    with (
        Standby(lambda: _raise(LookupError("not to be had"))) as standby,
        pytest.raises(LookupError, match="not to be had"),
    ):
        standby.ask(_add, 2)
    with Standby(lambda: [1]) as standby, pytest.raises(LostError):
        standby.ask(_end)


def test_a_process_that_stands_by_ends_with_the_last_who_could_ask() -> None:
    script = "import os, signal; from generator.system.background import Standby; s = Standby(os.getpid); print(s.ask(abs), flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=120
    )  # until nobody holds its end of the pipe
    assert (done.returncode, done.stdout.strip().isdigit()) == (-9, True), done.stderr
