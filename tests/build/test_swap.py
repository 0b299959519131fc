"""A build killed at any moment leaves the published folder whole, and the next one clears up after it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.system import swap as swap_
from generator.system.place import SITE, marked, stranger
from generator.system.swap import CLAIM, swap, workroom
from tests.build.test_building import digests
from tests.conftest import DATA, ROOT

BUILD = """
import os, shutil, sys
from pathlib import Path
from generator.build import pipeline
from generator.build import site as build
from generator.build.pipeline import Order
from generator.system import place

def stop(*_):
    os.write(1, b"here\\n")  # in one piece: the two languages may both come here at once
    sys.stdin.read()  # until it is killed

def before(module, name):
    real = getattr(module, name)
    setattr(module, name, lambda *a, **k: (stop(), real(*a, **k))[1])

def after(module, name):
    real = getattr(module, name)
    setattr(module, name, lambda *a, **k: (real(*a, **k), stop())[0])

moments = {
    "before the assets": lambda: before(build.assets, "write"),
    "after the open data": lambda: after(build.package, "write"),
    "before a language's pages": lambda: before(build, "finished"),
    "after a language's pages": lambda: after(build, "_write"),
    "before the swap": lambda: before(place, "swap"),
    "after the swap": lambda: after(place, "swap"),
    "never": lambda: None,
}
if made := sys.argv[4:]:
    pipeline.make = lambda site, folders, *_: Path(shutil.copytree(made[0], folders.target))
moments[sys.argv[1]]()
pipeline.build(Order(Path(sys.argv[2]), Path(sys.argv[3]), proved=False, effort="quick"))
print("done", flush=True)
"""
MOMENTS = (
    "before the assets",
    "after the open data",
    "before a language's pages",
    "after a language's pages",
    "before the swap",
    "after the swap",
)


def build_until(moment: str, out: Path, made: Path | None = None) -> str:
    """A real build in a process of its own, killed when it says that it is there; returns what it said.

    ``made`` is a site to put in place instead of making one.
    """
    command = [sys.executable, "-c", BUILD, moment, str(DATA), str(out), *([str(made)] if made else [])]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        assert running.stdout is not None
        said = running.stdout.readline().strip()
        if said == "here":
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    return said


def test_a_build_killed_at_any_moment_leaves_a_whole_site(
    tmp_path: Path, site_folder: Path, full: bool
) -> None:
    """In short at the moments just before and just after the swap, which alone touches the published folder, and with
    a site that was made before."""
    out = tmp_path / "public"
    made = None if full else site_folder
    out.mkdir()
    (out / "index.html").write_text("the old site", "utf-8")
    (out / "more").mkdir()
    (out / "more" / "page.html").write_text("a page of the old site", "utf-8")
    marked(out, SITE)
    old = digests(out)
    for moment in MOMENTS[:-1] if full else MOMENTS[-2:-1]:
        assert build_until(moment, out, made) == "here", moment
        assert digests(out) == old, moment
    assert build_until(MOMENTS[-1], out, made) == "here"
    new = digests(out)
    assert len(new) > 500 and "en/check/index.html" in new
    if full:
        assert build_until("never", out) == "done"
        assert digests(out) == new
    else:
        with workroom(out, "building"):  # what the next build begins with
            pass
    assert stranger(out, SITE) == ""
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_the_swap_is_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux exchanges the folders at once: no renaming by turns, between which nothing would stand there."""
    _two(tmp_path)
    monkeypatch.setattr(swap_, "_by_turns", lambda *_: pytest.fail("the folders were not exchanged at once"))
    swap(tmp_path / "new", tmp_path / "out")
    assert (tmp_path / "out" / "name").read_text() == "new" and (
        tmp_path / "new" / "name"
    ).read_text() == "out"


def test_by_turns_where_it_cannot_be_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _two(tmp_path)
    monkeypatch.setattr(swap_, "_exchanged", lambda *_: False)
    swap(tmp_path / "new", tmp_path / "out")
    assert (tmp_path / "out" / "name").read_text() == "new"
    assert {path.name for path in tmp_path.iterdir()} == {"out", "new"}


def test_a_second_step_that_fails_brings_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _two(tmp_path)
    (tmp_path / "new" / "name").unlink()
    (tmp_path / "new").rmdir()
    monkeypatch.setattr(swap_, "_exchanged", lambda *_: False)
    with pytest.raises(OSError):
        swap(tmp_path / "new", tmp_path / "out")
    assert (tmp_path / "out" / "name").read_text() == "out"


def _two(folder: Path) -> None:
    for name in ("new", "out"):
        (folder / name).mkdir()
        (folder / name / "name").write_text(name)


def test_only_rooms_of_builds_that_ended_are_cleared(tmp_path: Path) -> None:
    left = tmp_path / ".public.building-dead"
    left.mkdir()
    (left / CLAIM).touch()
    cleared = tmp_path / ".public.building-old"
    cleared.mkdir()  # a build was killed as the last thing that it did
    unclaimed = tmp_path / ".public.building-new"
    unclaimed.mkdir()
    (unclaimed / "file").touch()  # no build leaves such a folder
    with (
        workroom(tmp_path / "public", "building") as first,
        workroom(tmp_path / "public", "building") as second,
    ):
        assert first.is_dir() and second.is_dir() and unclaimed.is_dir()
        assert not left.exists() and not cleared.exists()
    assert [path.name for path in tmp_path.iterdir()] == [".public.building-new"]


@pytest.mark.full
def test_two_builds_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    """They share what is kept between builds, and each makes the whole site."""
    names = ("one", "other")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", BUILD, "never", str(DATA), str(tmp_path / name)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    assert [process.communicate()[0].strip() for process in running] == ["done", "done"]
    first, second = (digests(tmp_path / name) for name in names)
    assert first == second and len(first) > 500


BUILD_ALL = "from generator.cli.main import main; sys.exit(main(['build', '--quick', '--out', 'public']))"
BUILD_SOME = """
from generator.lint.run import compile_policy
from tests.building import some_pages
some_pages(compile_policy(Path("policy_data").resolve()), Path("public").resolve(), ("", "about", "changes", "catalogue/item-90"))
"""


def built_in_a_clone(folder: Path, script: str) -> Path:
    """A clone of this commit under another name, built by its own code with nothing kept."""
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder)], check=True)
    (folder / "widgets" / "node_modules").symlink_to((ROOT / "widgets" / "node_modules").resolve())
    shutil.copytree(
        ROOT / ".cache" / "wheels", folder / ".cache" / "wheels"
    )  # Pyodide takes no link for a folder
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\nfrom pathlib import Path\n{script}"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return folder / "public"


def test_two_builds_of_one_commit_in_two_folders_are_alike(tmp_path: Path, full: bool) -> None:
    """The same files, the same bytes; in short of some pages."""
    inside = ["git", "-C", str(ROOT), "rev-parse", "HEAD"]
    if subprocess.run(inside, capture_output=True, check=False).returncode:
        pytest.skip("not in a git repository")
    script = BUILD_ALL if full else BUILD_SOME
    names = ("guide-one", "guide-another")
    first, second = (digests(built_in_a_clone(tmp_path / name, script)) for name in names)
    assert first == second
    assert len(first) > (500 if full else 8)
