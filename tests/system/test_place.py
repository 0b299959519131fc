"""What a command makes takes the place of nothing that it did not make, goes through no link, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.build import pipeline
from generator.cli.main import FOUND, OK, main
from generator.lint.run import load_and_lint
from generator.records.data import Data
from generator.system import place
from generator.system.place import DEPLOY, MARK, OPEN_DATA, SITE, Kind, Unfit
from generator.system.swap import CLAIM, workroom
from tests.conftest import DATA, ROOT

KINDS = (SITE, OPEN_DATA, DEPLOY)


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder one is in, and one's home, are both empty folders of the test."""
    for name in ("here", "home"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def everything(folder: Path) -> dict[str, object]:
    """Each file, link and folder below, with what it holds."""
    return {
        str(path.relative_to(folder)): path.readlink()
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else None
        for path in folder.rglob("*")
    }


def make(out: Path, kind: Kind, **files: str) -> None:
    with place.folder(out, kind) as folder:
        for name, text in files.items():
            (folder / f"{name}.html").write_text(text, "utf-8")


def own_files(tmp: Path) -> Path:
    (tmp / "mine").mkdir()
    (tmp / "mine" / "thesis.doc").write_text("ten years", "utf-8")
    return tmp / "mine"


def a_link(tmp: Path) -> Path:
    (tmp / "link").symlink_to(own_files(tmp))
    return tmp / "link"


def a_link_to_nowhere(tmp: Path) -> Path:
    (tmp / "link").symlink_to(tmp / "nowhere")
    return tmp / "link"


def a_file(tmp: Path) -> Path:
    (tmp / "README.md").write_text("read me", "utf-8")
    return tmp / "README.md"


def one_that_looks_like_a_site(tmp: Path) -> Path:
    """All by which a site of an earlier release is known, and a folder of one's own beside it."""
    for name in (*SITE.unmarked, *OPEN_DATA.unmarked[:2], "Documents/thesis.doc"):
        (tmp / "mixed" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp / "mixed" / name).write_text("text", "utf-8")
    (tmp / "mixed" / "schema").mkdir()
    return tmp / "mixed"


def a_build_with_a_file_beside(tmp: Path) -> Path:
    for kind in KINDS:
        make(tmp / "made", kind, index="old")
        (tmp / "made" / MARK).rename(tmp / f"mark-{kind.name}")
        if kind is not DEPLOY:
            for path in (tmp / "made").iterdir():
                path.unlink()
            (tmp / "made").rmdir()
    (tmp / "made" / "CNAME").write_text("guide.example", "utf-8")
    return tmp / "made"


STRANGE: tuple[Callable[[Path], Path], ...] = (
    own_files,
    a_link,
    a_link_to_nowhere,
    a_file,
    one_that_looks_like_a_site,
    a_build_with_a_file_beside,
    lambda tmp: Path(),
    lambda tmp: Path(".."),
    lambda tmp: Path("/"),
    lambda tmp: tmp,
    lambda tmp: tmp / "here",
    lambda tmp: tmp / "home",
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("strange", STRANGE)
def test_what_a_command_did_not_make_stays(
    strange: Callable[[Path], Path], kind: Kind, tmp_path: Path
) -> None:
    out = strange(tmp_path)
    for mark in tmp_path.glob(f"mark-{kind.name}"):
        mark.rename(out / MARK)
    before = everything(tmp_path)
    with pytest.raises(Unfit) as refused, place.folder(out, kind):
        pytest.fail("nothing is made for a place that is not fit")
    assert "--out" in refused.value.words["zh"] and "--out" in refused.value.words["en"]
    assert everything(tmp_path) == before


SOURCES = (
    ROOT, ROOT.parent, DATA, DATA / "site", ROOT / "generator" / "new", ROOT / ".git" / "x", ROOT / "README.md",
    ROOT / "site_src", ROOT / "tests",
)  # fmt: skip


@pytest.mark.parametrize("out", SOURCES, ids=lambda out: os.path.relpath(out, ROOT))
def test_nothing_goes_over_or_into_the_program_and_the_data(out: Path) -> None:
    for kind in KINDS:
        with pytest.raises(Unfit):
            place.fit(out, kind, [DATA])


def test_a_disk_is_not_swapped_for_a_folder() -> None:
    assert Path("/proc").is_mount()  # on every Linux
    with pytest.raises(Unfit, match=r"/proc is where a disk is mounted .* such as --out /proc/site"):
        place.fit(Path("/proc"), SITE)


def test_a_data_folder_elsewhere_is_kept_too(tmp_path: Path) -> None:
    data = tmp_path / "policies" / "data"
    data.mkdir(parents=True)
    for out in (data, data.parent, data / "site"):
        with pytest.raises(Unfit):
            place.fit(out, SITE, [data])
    assert place.fit(data.parent / "site", SITE, [data]) == data.parent / "site"


@pytest.fixture(scope="module")
def loaded() -> Data:
    return load_and_lint(DATA)


@pytest.mark.parametrize("out", ["", ".", "mine", "../here", "link"])
def test_the_build_refuses_before_it_begins(
    out: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    loaded: Data,
) -> None:
    mine = own_files(tmp_path / "here")
    (tmp_path / "here" / "link").symlink_to(mine)
    before = everything(tmp_path)
    monkeypatch.setattr(pipeline, "load_and_lint", lambda *_, **__: loaded)
    monkeypatch.setattr(pipeline, "compile_data", lambda _: {"site": {"base_url": ""}})
    monkeypatch.setattr(pipeline, "workroom", lambda *_: pytest.fail("it began"))
    for lang in ("zh", "en"):
        assert main(["build", "--out", out, "--lang", lang]) == FOUND
        assert "--out site" in capsys.readouterr().err
    assert everything(tmp_path) == before


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize(
    "there", ["nothing", "an empty folder", "an earlier one", "one a desktop looked into"]
)
def test_what_it_made_itself_is_replaced(there: str, kind: Kind, tmp_path: Path) -> None:
    out = tmp_path / "out"
    if there != "nothing":
        out.mkdir()
    if there in ("an earlier one", "one a desktop looked into"):
        make(out, kind, index="old", gone="a page that is no more")
    if there == "one a desktop looked into":
        (out / ".DS_Store").write_bytes(b"\0")
    make(out, kind, index="new")
    assert {path.name for path in out.iterdir()} == {MARK, "index.html"}
    assert (out / "index.html").read_text("utf-8") == "new"
    assert {path.name for path in tmp_path.iterdir()} == {"here", "home", "out"}


def test_files_for_a_server_that_somebody_changed_stay(tmp_path: Path) -> None:
    make(tmp_path / "out", DEPLOY, conf="made")
    (tmp_path / "out" / "conf.html").write_text("made, and mended by hand", "utf-8")
    with pytest.raises(Unfit, match=r"conf\.html"):
        make(tmp_path / "out", DEPLOY, conf="made anew")


def test_the_mark_of_another_command_is_none(tmp_path: Path) -> None:
    make(tmp_path / "out", OPEN_DATA, index="old")
    with pytest.raises(Unfit):
        make(tmp_path / "out", SITE, index="new")


def test_a_site_of_an_earlier_release_is_replaced(site_folder: Path, tmp_path: Path) -> None:
    """The real site, its mark taken away: all its files are known by their names."""
    old = tmp_path / "old"
    subprocess.run(["cp", "-rl", str(site_folder), str(old)], check=True)
    (old / MARK).unlink()
    assert place.stranger(old, SITE) == ""
    (old / "data" / "projects.doc").touch()
    assert place.stranger(old, SITE) == "data/projects.doc"


def test_what_comes_while_it_is_made_stays(tmp_path: Path) -> None:
    with pytest.raises(Unfit), place.folder(tmp_path / "out", SITE) as folder:
        (folder / "index.html").touch()
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "letter").write_text("of today", "utf-8")
    assert everything(tmp_path / "out") == {"letter": b"of today"}


def test_equal_folders_have_equal_marks(tmp_path: Path) -> None:
    for name in ("one", "other"):
        make(tmp_path / name, SITE, b="text", a="text")
    assert everything(tmp_path / "one") == everything(tmp_path / "other")


def never(_: Path) -> bool:
    return False


@pytest.fixture
def special(tmp_path: Path) -> Iterator[dict[str, Path]]:
    fifo, target = tmp_path / "fifo", tmp_path / "target"
    os.mkfifo(fifo)
    target.write_text("kept", "utf-8")
    links = {"link to a file": target, "link to a device": Path("/dev/null"), "link to a pipe": fifo}
    for name, leads in links.items():
        (tmp_path / name).symlink_to(leads)
    yield {name: tmp_path / name for name in ("fifo", "target", *links)}


@pytest.mark.parametrize("name", ["fifo", "target", "link to a file", "link to a device", "link to a pipe"])
def test_a_file_goes_over_nothing_that_is_not_its_own(name: str, special: dict[str, Path]) -> None:
    target = special[name]
    before = target.lstat()
    with pytest.raises(Unfit), place.file(target, never) as draft:
        draft.touch()
    after = target.lstat()
    assert (after.st_ino, after.st_mode, after.st_size) == (before.st_ino, before.st_mode, before.st_size)
    assert not list(target.parent.glob(".*"))


def test_a_file_of_its_own_and_an_empty_one_are_replaced(tmp_path: Path) -> None:
    for old in ("PRODID:-//eia-guide//old", ""):
        (tmp_path / "plan.ics").write_text(old, "utf-8")
        with place.file(tmp_path / "plan.ics", place.says("PRODID:-//eia-guide//")) as draft:
            draft.write_text("new", "utf-8")
        assert (tmp_path / "plan.ics").read_text("utf-8") == "new"


def test_schemas_do_not_replace_settings_of_ones_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = tmp_path / "out" / ".vscode" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"window.zoomLevel": 2}', "utf-8")
    assert main(["schema", "--out", str(tmp_path / "out"), "--lang", "en"]) == FOUND
    assert "was not made by this command" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".vscode"]
    settings.unlink()
    for _ in range(2):  # and what it wrote itself, it may write again
        assert main(["schema", "--out", str(tmp_path / "out")]) == OK


def test_a_new_record_goes_into_no_other_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    asked = ["new", "item", "--write", "--category", "1", "--edition", "../../../here", "--lang", "en"]
    assert main(asked) == FOUND and "is no edition" in capsys.readouterr().err


KILLED = """
import sys, time
from pathlib import Path
from generator.cli import main as cli
from generator.system import place
def run(args):
    with place.folder(Path(sys.argv[1]), place.SITE) as folder:
        (folder / "index.html").write_text("half")
        print("here", flush=True)
        time.sleep(60)
cli._find = run
sys.argv[1:], out = ["find", "x"], sys.argv[1]
def main():
    sys.argv[1] = out
    return run(None)
cli.main, real = (lambda argv=None: main()), cli.main
sys.exit(cli.entry())
"""


def _heeds_signals() -> None:
    """Tests may run where these are ignored, as behind ``nohup``."""
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_DFL)


def killed(out: Path, how: signal.Signals) -> None:
    """A command that is at work on a folder, ended by a signal."""
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(out)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        preexec_fn=_heeds_signals,
    ) as running:
        assert running.stdout is not None and running.stdout.readline() == b"here\n"
        running.send_signal(how)
        running.wait(30)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_command_that_is_told_to_end_leaves_nothing(how: signal.Signals, tmp_path: Path) -> None:
    killed(tmp_path / "out", how)
    assert {path.name for path in tmp_path.iterdir()} == {"here", "home"}


def test_what_a_killed_command_left_goes_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if that one is killed while it tidies up, at any file."""
    killed(tmp_path / "out", signal.SIGKILL)
    (room,) = tmp_path.glob(".out.*")
    for step in ("shutil.rmtree", "Path.unlink", "Path.rmdir"):
        with monkeypatch.context() as patched:
            patched.setattr(f"generator.system.swap.{step}", _stop)
            with pytest.raises(KeyboardInterrupt), workroom(tmp_path / "out", "making"):
                pytest.fail("it was killed before")
        assert room.exists()
    make(tmp_path / "out", SITE, index="whole")
    assert {path.name for path in tmp_path.iterdir()} == {"here", "home", "out"}


def _stop(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_a_room_in_use_is_left_alone(tmp_path: Path) -> None:
    with workroom(tmp_path / "out", "making") as first, workroom(tmp_path / "out", "making") as second:
        assert first != second and (first / CLAIM).is_file() and (second / CLAIM).is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"here", "home"}
