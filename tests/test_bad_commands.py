"""Every command, given nonsense: a sentence and an exit code, never a traceback.

Tests may run as root, so a folder that only cannot be written is no hindrance: a file where a folder should be, a path
through a file, ``/proc`` and the device that is always full stand for it.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import generator.build.pipeline
import generator.cli.deploy
import generator.cli.main
import generator.cli.unknowns
import generator.impact.side
import generator.lint.run
from generator.cli.main import BROKEN_OFF, FOUND, INTERRUPTED, UNFORESEEN, USAGE, _parser, entry, main
from generator.lint.run import load_and_lint
from generator.publish.package import to_bytes
from generator.records.data import Data
from tests.conftest import DATA
from tests.publish.conftest import CLOCKS, FIFTEEN, TWENTY, change, package

COMMANDS = (
    "validate", "check", "size", "major-change", "plan", "questions", "find", "read", "batch", "impact", "unknowns", "build",
    "export", "new", "schema", "package", "sign", "apply", "submit", "deploy-files", "serve",
)  # fmt: skip

NEEDS = {
    "check": ["--json", "{request}"],
    "size": ["--json", "{own}"],
    "major-change": ["--json", "{own}"],
    "plan": ["--json", "{planned}"],
    "questions": ["--item", "3"],
    "find": ["医院"],
    "read": ["改建一座100张床位的医院"],
    "batch": ["{table}", "-o", "{tmp}/r.csv"],
    "impact": ["{data}"],
    "build": ["--out", "{tmp}/site"],
    "export": ["--out", "{tmp}/open"],
    "new": ["row"],
    "schema": ["--out", "{tmp}/schema"],
    "package": ["{data}", "--author", "张三", "-o", "{tmp}/p.zip"],
    "sign": ["{package}", "--name", "李四", "-o", "{tmp}/s.zip"],
    "apply": ["{package}"],
    "submit": ["{package}", "--forge", "github", "--repo", "office/guide"],
    "deploy-files": ["--out", "{tmp}/deploy"],
}
"""What a command cannot do without, written as it should be."""

NO_DATA = [[command, *NEEDS.get(command, []), "--data", data]
    for command in COMMANDS if command not in ("new", "schema", "sign", "submit")
    for data in ("{missing}", "{file}", "{file}/data", "/proc", "{empty}")
]  # fmt: skip

JSON_READERS = ("check", "size", "major-change", "plan")
NO_REQUEST = [[command, "--json", name]
    for command in JSON_READERS
    for name in ("{missing}", "{empty}", "{file}", "{file}/x", "{bytes}", "{list}", "{number}", "{deep}", "")
]  # fmt: skip

PLACES = ("{file}/inside", "{file}", "/proc/no/such", "/dev/full", "x" * 300)
NOWHERE_TO_WRITE = [
    *[[command, "--out", place] for command in ("build", "export", "schema", "deploy-files") for place in PLACES],
    *[["plan", "--json", "{planned}", "--ics", place] for place in (*PLACES[:1], *PLACES[2:], "{empty}")],
    *[["batch", "{table}", "-o", f"{place}.csv"] for place in ("{file}/inside", "/proc/no/such", "x" * 300)],
    *[["batch", "--template", f"{place}.xlsx"] for place in ("{file}/inside", "/proc/no/such", "x" * 300)],
    ["new", "row", "--write", "--data", "{missing}"],
    ["new", "row", "--write", "--data", "{file}"],
    ["new", "item", "--write", "--category", "999"],
    ["new", "item", "--write", "--category", "-1", "--edition", "../../etc"],
]  # fmt: skip

NONSENSE = [
    ["validate", "--item", "many"],
    ["validate", "--item", "999"],
    ["validate", "--item", "-5"],
    ["validate", "--lang", "fr"],
    ["questions", "--item", "0.5"],
    ["questions", "--item", "999"],
    ["questions", "--item", "-1"],
    ["questions"],
    ["find", "医院", "--top", "0"],
    ["find", "医院", "--top", "x"],
    ["find"],
    ["read"],
    ["read", "医院", "--item", "x"],
    ["batch"],
    ["batch", "{missing}.csv", "-o", "{tmp}/r.csv"],
    ["batch", "{file}", "-o", "{tmp}/r.csv"],
    ["batch", "{bytes}.csv", "-o", "{tmp}/r.csv"],
    ["batch", "{empty}", "-o", "{tmp}/r.csv"],
    ["batch", "{table}", "-o", "{table}"],
    ["batch", "--template", "{tmp}/t.csv", "--item", "999"],
    ["impact"],
    ["impact", "no-such-revision"],
    ["impact", "--output"],
    ["impact", "{empty}"],
    ["impact", "{file}"],
    ["impact", "--", "--exec=x"],
    ["impact", "{data}", "{missing}"],
    ["impact", "{data}", "--on", "tomorrow"],
    ["impact", "{data}", "--format", "poem"],
    ["unknowns", "--on", "soon"],
    ["new"],
    ["new", "poem"],
    ["new", "item"],
    ["new", "item", "--category", "x"],
    ["plan", "--json", "{planned}", "--table", "--ics", "-"],
    *[["apply", name] for name in ("{missing}", "{file}", "{bytes}", "{empty}", "{deep}", "")],
    *[["sign", name, "--name", "李四", "-o", "{tmp}/s.zip"] for name in ("{missing}", "{file}")],
    ["sign", "{package}", "--name", "张三", "-o", "{tmp}/s.zip"],
    ["sign", "{package}", "--name", "李四", "--day", "tomorrow", "-o", "{tmp}/s.zip"],
    ["sign", "{package}", "--name", "李四", "-o", "{file}"],
    ["package", "{data}", "--author", "张三", "-o", "{tmp}/p.zip"],
    ["package", "{missing}", "--author", "张三", "-o", "{tmp}/p.zip"],
    ["submit", "{package}", "--forge", "svn", "--repo", "office/guide"],
    ["submit", "{package}", "--forge", "gitea", "--repo", "office/guide"],
    ["submit", "{package}", "--forge", "github", "--repo", "office/guide", "--url", "ftp://x"],
    ["deploy-files"],
    ["deploy-files", "--out", "{file}"],
    ["export"],
    ["serve", "--port", "eighty"],
    ["serve", "--port", "-1"],
    ["serve", "--port", "70000"],
    ["decide"],
    [],
]

EMPTY_IS_RIGHT = [
    ["find", ""],
    ["find", "x" * 100_000],
    ["unknowns", "--on", "9999-12-31"],
    ["unknowns", "--on", "0001-01-01"],
    ["impact", "{data}", "{data}", "--no-pages", "--on", "1066-01-01"],
]


@pytest.fixture(scope="session")
def loaded() -> Data:
    return load_and_lint(DATA)


@pytest.fixture
def given(
    tmp_path: Path, loaded: Data, compiled: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], str]:
    """Fills the names of files in an argument; the real data are read once for all tests."""

    def read(root: Path, **asked: Any) -> Data:
        return (
            loaded if Path(root) == DATA and not asked.get("only_catalogue") else load_and_lint(root, **asked)
        )

    compile_policy = generator.cli.main.compile_policy

    def make(root: Path, **asked: Any) -> dict[str, Any]:
        return compiled if Path(root) == DATA else compile_policy(root, **asked)

    for module in (
        generator.cli.main,
        generator.cli.deploy,
        generator.cli.unknowns,
        generator.build.pipeline,
    ):
        monkeypatch.setattr(module, "load_and_lint", read)
    for module in (generator.cli.main, generator.lint.run):
        monkeypatch.setattr(module, "compile_policy", make)
    compile_data = generator.impact.side.compile_data
    monkeypatch.setattr(
        generator.impact.side,
        "compile_data",
        lambda data, index=True: compiled if data is loaded else compile_data(data, index=index),
    )
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("a file: [\n", "utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00\xd8{}")
    (tmp_path / "bytes.csv").write_bytes(b"\x00\x01\x02\xff" * 100)
    (tmp_path / "list").write_text("[1, null, {}, []]", "utf-8")
    (tmp_path / "number").write_text("1e999", "utf-8")
    (tmp_path / "deep").write_text("[" * 100_000, "utf-8")
    (tmp_path / "table.csv").write_text("items,name\n61,a\n", "utf-8")
    (tmp_path / "request").write_text('{"items": [3]}', "utf-8")
    (tmp_path / "own").write_text('{"facts": {}}', "utf-8")
    planned = {"items": [108], "facts": {"hospital_beds": 19}, "on": "2026-02-02"}
    (tmp_path / "planned").write_text(json.dumps(planned), "utf-8")
    names = {
        name: str(tmp_path / name)
        for name in (
            "file",
            "empty",
            "bytes",
            "list",
            "number",
            "deep",
            "missing",
            "own",
            "request",
            "planned",
        )
    }
    (tmp_path / "package").write_bytes(to_bytes(package(change(CLOCKS, (TWENTY, FIFTEEN)))))
    names["package"] = str(tmp_path / "package")
    names |= {"tmp": str(tmp_path), "table": str(tmp_path / "table.csv"), "data": str(DATA)}
    return lambda text: text.format(**names) if "{" in text else text


def code_of(argv: list[str]) -> int:
    try:
        return main(argv)
    except SystemExit as ended:  # how argparse says that a command is written wrongly
        assert isinstance(ended.code, int)
        return ended.code


def test_a_build_replaces_no_folder_that_is_no_site(
    given: Callable[[str], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "index.html").write_text("my own page", "utf-8")
    assert main(["build", "--out", "mine", "--lang", "en"]) == FOUND
    assert "mine holds other things, such as index.html" in capsys.readouterr().err
    assert (tmp_path / "mine" / "index.html").read_text("utf-8") == "my own page"


def test_every_command_is_here() -> None:
    (commands,) = [action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction)]
    assert set(commands.choices) == set(COMMANDS)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "argv", [*NO_DATA, *NO_REQUEST, *NOWHERE_TO_WRITE, *NONSENSE], ids=lambda argv: " ".join(argv)[:90]
)  # fmt: skip
def test_nonsense_ends_in_a_sentence_and_a_code(
    argv: list[str], lang: str, given: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = [given(word) for word in argv]
    code = code_of(
        [*asked, "--lang", lang] if asked and "--" not in asked and "--lang" not in asked else asked
    )
    out, err = capsys.readouterr()
    said = out + err
    assert code in (FOUND, USAGE), said
    assert len(said.strip()) > 15 and "Traceback" not in said and "Errno" not in said, said


@pytest.mark.parametrize("argv", EMPTY_IS_RIGHT, ids=lambda argv: " ".join(argv)[:40])
def test_what_finds_nothing_is_no_fault(
    argv: list[str], given: Callable[[str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert code_of([given(word) for word in argv]) == 0
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_an_interrupted_command_says_so(
    command: str,
    given: Callable[[str], str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    parse = argparse.ArgumentParser.parse_args

    def parsed(self: Any, argv: Any = None, *more: Any) -> Any:
        made = parse(self, argv, *more)
        made.run = interrupted
        return made

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", parsed)
    for lang in ("zh", "en"):
        assert main([command, *map(given, NEEDS.get(command, [])), "--lang", lang]) == BROKEN_OFF
        assert capsys.readouterr().err.strip() == INTERRUPTED[lang]


@pytest.mark.parametrize(
    "argv", [["find", "医院"], ["questions", "--item", "3"], ["check", "--json", "{request}"], ["new", "row"], ["unknowns"]]
)  # fmt: skip
def test_output_that_nobody_can_take_is_said(
    argv: list[str],
    given: Callable[[str], str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full = io.TextIOWrapper(io.FileIO("/dev/full", "w"), "utf-8")
    monkeypatch.setattr(sys, "stdout", full)
    assert main([*map(given, argv), "--lang", "en"]) == FOUND
    monkeypatch.undo()
    assert "the disk is full" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_nobody_foresaw_is_one_sentence(
    lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(generator.cli.main, "compile_policy", broken)
    monkeypatch.setattr(sys, "argv", ["eia-guide", "questions", "--item", "3", "--lang", lang])
    with pytest.raises(RuntimeError):
        main(sys.argv[1:])
    assert entry() == FOUND
    assert capsys.readouterr().err.strip() == UNFORESEEN[lang].format(what="RuntimeError: two lines")
