"""Small edits of the real data, and the findings they lead to.

A case is a folder under ``bad/`` with a ``case.yaml``: what the clerk did (``zh``, ``en``), the edits,
and the exact findings in both languages. Lines are written as ``{line}`` (the line of the first edit),
``{line+2}``, ``{line:3}`` (of the third edit) or, in a file that is not edited, as ``«text that stands in
the line»``, so that a case holds when the real files grow.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import yaml

from generator.compile.compile import compile_data
from generator.findings.finding import DataError, Finding
from generator.lint.run import load_and_lint

HERE = Path(__file__).resolve().parent
REAL = HERE.parent.parent / "policy_data"
LINE = re.compile(r"\{line(?::(\d+))?([+-]\d+)?\}")
ANCHOR = re.compile(r"policy_data/([\w/.]+\.yaml):«(.+?)»")


def read_case(name: str) -> dict[str, Any]:
    """One case by the name of its folder."""
    case: dict[str, Any] = yaml.safe_load((HERE / "bad" / name / "case.yaml").read_text("utf-8"))
    return case


def case_names() -> list[str]:
    """Every case."""
    return sorted(file.parent.name for file in HERE.glob("bad/*/case.yaml"))


@contextmanager
def edited(root: Path, edits: list[dict[str, Any]]) -> Iterator[list[int]]:
    """The data with some edits, undone afterwards; gives the line of each edit."""
    before: dict[Path, bytes | None] = {}
    lines = []
    try:
        for edit in edits:
            file = root / str(edit["file"]).removeprefix("policy_data/")
            before.setdefault(file, file.read_bytes() if file.is_file() else None)
            lines.append(_edit(file, edit))
        yield lines
    finally:
        for file, content in before.items():
            if content is None:
                file.unlink(missing_ok=True)
                with suppress(OSError):  # a folder that was made for it goes too
                    file.parent.rmdir()
            else:
                file.write_bytes(content)


def _edit(file: Path, edit: dict[str, Any]) -> int:
    """Make one edit; returns the line where it begins."""
    if edit.get("delete"):
        file.unlink()
        return 1
    if "content" in edit:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(str(edit["content"]).encode(edit.get("encoding", "utf-8")))
        return 1
    text = file.read_text("utf-8")
    if "encoding" in edit:
        file.write_bytes(text.encode(edit["encoding"]))
        return 1
    pattern = edit["pattern"] if "pattern" in edit else re.escape(str(edit["find"]))
    match = re.search(pattern, text)
    assert match, f"{edit} finds nothing in {file.name}"
    file.write_text(text[: match.start()] + str(edit["replace"]) + text[match.end() :], "utf-8", newline="")
    return text[: match.start()].count("\n") + 1


def findings_of(root: Path) -> list[Finding]:
    """Every error of the data (and warnings that the real data does not have), as ``validate`` finds them."""
    data = load_and_lint(root)
    try:
        data.check()
        compile_data(data, index=False)
    except DataError as error:
        return error.findings
    return data.findings


def expected(case: dict[str, Any], lang: str, lines: list[int]) -> list[str]:
    """The findings a case expects, with the lines of this copy."""

    def line(match: re.Match[str]) -> str:
        return str(lines[int(match.group(1) or 1) - 1] + int(match.group(2) or 0))

    return [ANCHOR.sub(_anchor, LINE.sub(line, text)) for text in case["expect"][lang]]


def _anchor(match: re.Match[str]) -> str:
    """The line of a file in which a text stands."""
    text = (REAL / match.group(1)).read_text("utf-8")
    return f"policy_data/{match.group(1)}:{text[: text.index(match.group(2))].count(chr(10)) + 1}"


def copy_data(to: Path) -> Path:
    """A copy of the real data to make mistakes in."""
    root = to / "policy_data"
    shutil.copytree(REAL, root)
    return root
