"""What the tests of batch share: the command with the real policy, and tables made and read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from generator import cli
from generator.batch.text import wide_fields
from generator.compile import compile_policy
from generator.rules.policy import Policy
from tests.conftest import DATA

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def indexed() -> Policy:
    """The real policy with its index of words."""
    return Policy(compile_policy(DATA, index=True))


@pytest.fixture
def run(indexed: Policy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """``run(…)``: what ``eia-guide batch …`` returns and prints, with the policy compiled once for all tests."""
    monkeypatch.setattr(cli, "_policy", lambda args, index: indexed)

    def command(*args: object) -> tuple[int, str, str]:
        try:
            code = cli.main(["batch", *map(str, args)])
        except SystemExit as error:
            code = int(str(error.code))
        out, err = capsys.readouterr()
        return code, out, err

    return command


def write_text(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A file of text, in an encoding."""
    path.write_bytes(text.encode(encoding))
    return path


def write_csv(path: Path, rows: Sequence[Sequence[object]], encoding: str = "utf-8", **how: Any) -> Path:
    """A CSV file as a spreadsheet program would save it."""
    text = io.StringIO()
    csv.writer(text, **how).writerows(rows)
    return write_text(path, text.getvalue(), encoding)


def write_sheet(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """A workbook with one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def read_csv(path: Path) -> list[list[str]]:
    """The cells of a result in CSV."""
    with wide_fields():
        return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def read_sheet(path: Path) -> list[list[Any]]:
    """The cells of a result in XLSX."""
    return [list(row) for row in load_workbook(path).active.iter_rows(values_only=True)]


def results(path: Path, lang: str = "zh") -> list[dict[str, str]]:
    """The rows of a result by heading, blank ones left out; results of the run under their name alone."""
    head, *rows = [row for row in (read_csv(path) if path.suffix == ".csv" else read_sheet(path)) if any(row)]
    mark = {"zh": "结果：", "en": "result: "}[lang]
    return [{str(name).removeprefix(mark): "" if cell is None else str(cell) for name, cell in zip(head, row, strict=True)} for row in rows]
