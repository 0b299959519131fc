"""What stands in the way of a build besides the data: a full disk, a place that cannot be written, another build, odd names."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.lint.run import load_and_lint
from generator.source.document import MAX_BYTES
from generator.system.place import SITE, marked
from tests.data.casebook import REAL, copy_data
from tests.fuzz import LONGEST, no_longer_than, published

ROOT = REAL.parent
BUILD = (sys.executable, "-m", "generator", "build", "--quick")


def build(out: Path, *more: str, data: Path = REAL, limit: int = 0) -> subprocess.CompletedProcess[str]:
    """The command line's build; ``limit`` is the largest file it may write, as where a disk is full."""

    def before() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    command = [*BUILD, "--data", str(data), "--out", str(out), *more]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, preexec_fn=before)


@pytest.fixture
def standing(tmp_path: Path) -> Path:
    """A published folder."""
    out = tmp_path / "网站" / "site"
    out.mkdir(parents=True)
    (out / "index.html").write_text("published", "utf-8")
    marked(out, SITE)
    return out


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "已发布的内容没有改动"),
        pytest.param("en", "what was published has not been touched", marks=pytest.mark.full),
    ],
)
def test_a_full_disk_is_told_and_leaves_the_site_and_no_litter(standing: Path, lang: str, said: str) -> None:
    ran = build(standing, "--lang", lang, limit=1_000_000)
    assert ran.returncode == 1
    assert said in ran.stderr and "Traceback" not in ran.stderr
    assert published(standing.parent) == {"site/index.html": b"published"}


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of so many bytes; the test is left out where none may be mounted."""
    folder.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("no small disk may be mounted here; the limit on files above stands for it")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@pytest.mark.full
def test_a_disk_that_fills_up_half_way_leaves_the_site(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "22m") as disk:
        out = disk / "site"
        out.mkdir()
        (out / "index.html").write_text("published")
        marked(out, SITE)
        ran = build(out)
        assert ran.returncode == 1 and "Traceback" not in ran.stderr
        assert "没有" in ran.stderr
        assert (out / "index.html").read_text() == "published"
        assert [path.name for path in disk.iterdir() if "building" in path.name or ".new" in path.name] == []


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    ran = build(tmp_path / "file" / "site", "--lang", "en")
    assert ran.returncode == 1
    assert (
        ran.stderr.splitlines()[-1].startswith("not done: a file of that name stands there already")
        and str(tmp_path / "file") in ran.stderr
    )


def test_names_of_folders_may_be_chinese(tmp_path: Path) -> None:
    root = copy_data(tmp_path / "数据 与 政策（二〇二六）")
    (root / "clocks.yaml").write_text("clocks: []\nrules：[]\n", "utf-8")
    found = [f.text("zh") for f in load_and_lint(root).findings if f.severity == "error"]
    assert found[0].startswith("policy_data/clocks.yaml:2:6: 错误[full-width-colon]")


@pytest.mark.parametrize(
    "name",
    [
        "时限.yaml",
        "lists/告知承诺 清单.yaml",
        "clocks(1).yaml",
        "clocks - 副本.yaml",
        "clocks.yml",
        "clocks.yaml.txt",
        "CLOCKS.YAML",
    ],
)
def test_files_under_other_names_are_told(root: Path, name: str) -> None:
    file = root / name
    file.write_text("clocks: []\n", "utf-8")
    try:
        (found,) = [f for f in load_and_lint(root).findings if f.code == "unknown-file"]
    finally:
        file.unlink()
    assert found.place.path == f"policy_data/{name}"


@pytest.mark.parametrize("name", ["x\n::error file=y::z.yaml", "\x1b[31mred.yaml", "a\u202eb.yaml"])
def test_a_file_name_forges_no_line_of_a_log(root: Path, name: str) -> None:
    """A build server takes a line that begins with two colons for a note of its own."""
    file = root / name
    file.write_text("clocks: []\n", "utf-8")
    try:
        told = [
            f.text(lang)
            for f in load_and_lint(root).findings
            if f.code == "unknown-file"
            for lang in ("zh", "en")
        ]
    finally:
        file.unlink()
    assert len(told) == 2
    for said in told:
        assert not set("\n\x1b\u202e") & set(said) and not said.startswith("::")


BOMBS = {
    "nested anchors": "a: &a [x, x, x]\n"
    + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "merge keys": "a: &a {x: 1}\nb: {<<: [" + ", ".join(["*a"] * 1000) + "]}\n",
    "deep lists": "- " * 200_000,
    "deep brackets": "[" * 400_000,
    "deep braces": "{a: " * 200_000,
    "an endless line": "zh: " + "长" * 300_000,
    "many keys": "".join(f"k{i}: 1\n" for i in range(80_000)),
    "many entries": "clocks: [" + "{}, " * 200_000 + "]",
    "one quotation mark": 'zh: "' + "x: y\n" * 150_000,
    "nothing but blanks": " " * 900_000,
    "full-width signs": "zh： 名称，\n" * 40_000,
    "comments": "#\n" * 400_000,
    "escapes": 'zh: "' + "\\u4e2d" * 120_000 + '"',
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end_soon_with_few_findings(root: Path, name: str) -> None:
    text = BOMBS[name].encode()
    assert len(text) <= MAX_BYTES, "beyond that a file is not read at all"
    file = root / "clocks.yaml"
    before = file.read_bytes()
    file.write_bytes(text)
    try:
        with no_longer_than(LONGEST):
            found = [f for f in load_and_lint(root).findings if f.place.path.endswith("/clocks.yaml")]
    finally:
        file.write_bytes(before)
    assert 1 <= len(found) <= 250
    assert all(len(f.zh) < 400 and len(f.en) < 600 for f in found)


def test_fifty_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    root = copy_data(tmp_path)
    with (root / "clocks.yaml").open("wb") as file:
        file.truncate(50_000_000)
    code = f"import resource; resource.setrlimit(resource.RLIMIT_AS, (900_000_000,) * 2); from generator.cli.main import main; raise SystemExit(main(['validate', '--data', {str(root)!r}]))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert ran.returncode == 1 and "[too-large]" in ran.stdout and "Traceback" not in ran.stderr


@pytest.mark.full
def test_two_builds_at_once_both_end_well(tmp_path: Path) -> None:
    """The folder that both write is whole: either's, never some of each."""
    out = tmp_path / "site"
    command = [*BUILD, "--out", str(out), "--lang", "en"]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert (out / "index.html").is_file() and (out / "en" / "check" / "index.html").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    shutil.rmtree(out)
