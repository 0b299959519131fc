"""Every command that makes files, killed at a step of its work, or met there by a full disk.

``python -m tests.system.writers [STEPS] [WRITER …]`` tries each writer at so many steps (20 without a number),
spread over all that it does with files, once killed (``kill -9``) and once with an error of a full disk, and
says what was lost, left or half. A step is what Python does to a file or a folder: opening one to write,
making, renaming or removing one, and each line of data that reaches the disk.
"""

from __future__ import annotations

import contextlib
import errno
import io
import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.cli.main import main
from tests.conftest import DATA

WRITES = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.truncate"})
KILL, FULL = "kill", "full"
PLAN = {
    "items": [3],
    "facts": {"pigs_sold_per_year": 6000, "large_scale_farm": True},
    "on": "2026-02-02",
    "submitted": "2026-02-09",
}
LONG = ("build", "export")
"""Writers that take long: not in short tests."""


@dataclass(frozen=True)
class Writer:
    """A command that writes at a place; ``parts`` says that each of its files stands for itself."""

    name: str
    words: Callable[[Path], Sequence[str]]
    place: str
    parts: bool = False


def _table(folder: Path) -> Path:
    file = folder.parent / "given" / "projects.csv"
    file.write_text("items,name\n" + "".join(f"61,project {n}\n" for n in range(60)), "utf-8")
    return file


def _request(folder: Path) -> Path:
    file = folder.parent / "given" / "request.json"
    file.write_text(json.dumps(PLAN), "utf-8")
    return file


WRITERS = (
    Writer("deploy-files", lambda at: ["deploy-files", "--out", str(at / "out"), "--root", "/srv/site"], "out"),
    Writer("batch -o", lambda at: ["batch", str(_table(at)), "-o", str(at / "out.csv")], "out.csv"),
    Writer("batch -o xlsx", lambda at: ["batch", str(_table(at)), "-o", str(at / "out.xlsx")], "out.xlsx"),
    Writer("plan --ics", lambda at: ["plan", "--json", str(_request(at)), "--ics", str(at / "o.ics")], "o.ics"),
    Writer("schema", lambda at: ["schema", "--out", str(at)], ".", parts=True),
    Writer("new --write", lambda at: ["new", "term", "--write", "--data", str(at / "policy_data")], "policy_data"),
    Writer("export", lambda at: ["export", "--out", str(at / "out")], "out"),
    Writer("build", lambda at: ["build", "--quick", "--out", str(at / "out")], "out"),
)  # fmt: skip


def everything(folder: Path) -> dict[str, bytes]:
    """Each file below a folder with what it holds."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run(words: Sequence[str], folder: Path, stop: tuple[str, int] | None = None) -> tuple[int, str, int]:
    """A command in a process of its own: its code (of the signal, below nought), what it said, and its steps.

    ``stop`` says how and at which step it is met.
    """
    said, counted = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115
    child = os.fork()
    if child == 0:
        _within(words, folder, stop, said.fileno(), counted.fileno())
    _, status = os.waitpid(child, 0)
    texts = []
    for file in (said, counted):
        file.seek(0)
        texts.append(file.read().decode("utf-8", "replace"))
        file.close()
    return os.waitstatus_to_exitcode(status), texts[0], int(texts[1] or 0)


def _within(
    words: Sequence[str], folder: Path, stop: tuple[str, int] | None, said: int, counted: int
) -> None:
    """The child: it never returns."""
    code = 99
    try:
        for number in (1, 2):
            os.dup2(said, number)
        sys.stdout, sys.stderr = (io.TextIOWrapper(io.FileIO(n, "w", closefd=False), "utf-8") for n in (1, 2))
        steps = _watch(folder, stop)
        with contextlib.suppress(SystemExit):
            code = main(list(words))
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(counted, str(steps[0]).encode())
    finally:
        os._exit(code)


def _watch(folder: Path, stop: tuple[str, int] | None) -> list[int]:
    """Count what is done to files below a folder, and meet the command at its step."""
    steps, own, at = [0], os.getpid(), str(folder)

    def hook(event: str, args: tuple[object, ...]) -> None:
        if event not in WRITES or os.getpid() != own or not str(args[0]).startswith(at):
            return
        if event == "open" and not _to_write(args):
            return
        steps[0] += 1
        if stop is None or steps[0] < stop[1]:
            return
        if stop[0] == KILL:
            os.kill(own, signal.SIGKILL)
        if event not in ("os.remove", "os.rmdir"):  # a full disk lets one take away
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(args[0]))

    sys.addaudithook(hook)
    return steps


def _to_write(args: tuple[object, ...]) -> bool:
    mode, flags = args[1], args[2]
    by_mode = isinstance(mode, str) and any(sign in mode for sign in "wax+")
    return by_mode or (isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)))


def tried(writer: Writer, steps: int) -> Iterator[str]:
    """What goes wrong with a writer; nothing if all is well."""
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top).resolve() / "place"
        (folder.parent / "given").mkdir()
        folder.mkdir()
        if writer.place == "policy_data":
            shutil.copytree(DATA, folder / "policy_data")
        words = writer.words(folder)
        code, said, _ = run(words, folder)
        if code != 0:
            yield f"{writer.name}: does not work at all: {code} {said[-300:]}"
            return
        yield from _met(writer, words, folder, steps)


def _met(writer: Writer, words: Sequence[str], folder: Path, steps: int) -> Iterator[str]:
    kept = folder.parent / "kept"
    shutil.copytree(folder, kept)
    old = everything(kept)
    _, _, most = run(words, folder)
    new = everything(folder)
    for how in (FULL, KILL):
        for at in sorted({1 + (most - 1) * n // max(1, steps - 1) for n in range(steps)}):
            shutil.rmtree(folder)
            shutil.copytree(kept, folder)
            code, said, _ = run(words, folder, (how, at))
            where = f"{writer.name}, {how} at step {at} of {most}"
            wrong = _after_kill if how == KILL else _after_full
            yield from (f"{where}: {told}" for told in wrong(writer, folder, (code, said), old, new))
            if how == KILL:
                code, said, _ = run(words, folder)
                if code != 0 or (writer.place != "policy_data" and everything(folder) != new):
                    yield f"{where}: the next run does not mend it: {code} {said[-200:]} {_differs(folder, new)}"


def _after_kill(
    writer: Writer, folder: Path, ended: tuple[int, str], old: dict[str, bytes], new: dict[str, bytes]
) -> Iterator[str]:
    """Old or new, whole; beside it at most a room of ours, which the next run clears."""
    there = {name: text for name, text in everything(folder).items() if not _in_a_room(name)}
    if there not in (old, new) and not (writer.parts and _each_whole(there, old, new)):
        yield f"half: {_differs(folder, old)}"
    if ended[0] not in (-signal.SIGKILL, 0):
        yield f"ended with {ended[0]}: {ended[1][-200:]}"


def _after_full(
    writer: Writer, folder: Path, ended: tuple[int, str], old: dict[str, bytes], new: dict[str, bytes]
) -> Iterator[str]:
    """Told in a sentence, with the old in its place and nothing beside it."""
    there = everything(folder)
    if ended[0] == 0 and there == new:
        return  # what was left to do was only to take things away
    if ended[0] != 1 or "Traceback" in ended[1] or not ended[1].strip():
        yield f"ended with {ended[0]}: {ended[1][-300:]}"
    if there != old and not (writer.parts and _each_whole(there, old, new)):
        yield f"lost, left or half: {_differs(folder, old)}"


def _in_a_room(name: str) -> bool:
    return any(
        step.startswith(".") and step.rpartition(".")[2].partition("-")[0] in ROOMS
        for step in name.split("/")
    )


ROOMS = ("making", "writing", "building")


def _each_whole(there: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]) -> bool:
    return all(text in (old.get(name), new.get(name)) for name, text in there.items()) and set(old) <= set(
        there
    )


def _differs(folder: Path, wanted: dict[str, bytes]) -> str:
    there = everything(folder)
    return str([name for name in sorted({*there, *wanted}) if there.get(name) != wanted.get(name)][:4])


def every(steps: int, names: Sequence[str] = ()) -> list[str]:
    """What goes wrong with any writer."""
    found: list[str] = []
    for writer in WRITERS:
        if writer.name in names or not names:
            found += tried(writer, steps)
            print(f"{writer.name}: {steps} steps, each killed and with a full disk", flush=True)
    return found


if __name__ == "__main__":
    given = sys.argv[1:]
    wrong = every(int(given[0]) if given else 20, given[1:])
    print("\n".join(wrong) or "nothing lost, left or half")
    sys.exit(1 if wrong else 0)
