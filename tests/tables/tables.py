"""Tables made as people make them, and results read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook, load_workbook

from generator.rules.numbers import write_number
from generator.rules.policy import Policy
from generator.tables.columns import called
from generator.tables.csv_reader import wide_fields
from tests.rules.real import draw_facts, space_of


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
    """A workbook with one sheet, in which an empty cell is none, as spreadsheet programs have it."""
    book = Workbook()
    for row in rows:
        book.active.append([None if cell == "" else cell for cell in row])
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
    return [
        {
            str(name).removeprefix(mark): "" if cell is None else str(cell)
            for name, cell in zip(head, row, strict=True)
        }
        for row in rows
    ]


def requests(policy: Policy, count: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """Projects drawn from all items in turn, some of two items, with most of their facts known; always the same ones."""
    chance = Random(seed)
    numbers = [int(number) for number in policy.data["items"]]
    for index in range(count):
        number = numbers[index % len(numbers)]
        items = sorted({number, chance.choice(numbers)}) if chance.random() < 0.1 else [number]
        facts = draw_facts(space_of(policy, *items), chance, 0.8)
        yield {
            "items": items,
            "facts": {name: value for name, value in facts.items() if value is not None},
            "on": "2026-11-23",
        }


def park(policy: Policy, count: int, lang: str = "zh") -> Iterator[list[str]]:
    """The same projects as a table, header first, written as people write them in a language."""
    drawn = list(requests(policy, count))
    names = [name for name in policy.facts if any(name in request["facts"] for request in drawn)]
    yield ["items", "on", *(called(policy.facts[name])[lang] for name in names)]
    for request in drawn:
        known = request["facts"]
        cells = [typed(policy, name, known[name], lang) if name in known else "" for name in names]
        yield [";".join(map(str, request["items"])), request["on"], *cells]


def typed(policy: Policy, name: str, value: Any, lang: str) -> str:
    """An answer as a person would write it in a cell."""
    fact = policy.facts[name]
    if fact["type"] == "yes_no":
        return {True: {"zh": "是", "en": "yes"}, False: {"zh": "否", "en": "no"}}[value][lang]
    if fact["type"] == "number":
        return write_number(value, lang) + fact["unit_name"][lang]
    labels = {option["id"]: option[lang] for option in fact["options"]}
    if fact["type"] == "choice":
        return str(labels[value])
    return {"zh": "、", "en": "; "}[lang].join(labels[one] for one in value) or {"zh": "无", "en": "none"}[
        lang
    ]
