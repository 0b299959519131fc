"""The wrong and the right lines that the page on codes shows, taken from the seeded mistakes.

``python -m tests.data.examples`` writes them into ``generator/codes.yaml``; a test holds the file to them.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import textwrap
from pathlib import Path
from typing import Any

import yaml

from tests.data.casebook import REAL, edited, read_case

RECORD = REAL.parent / "generator" / "findings" / "codes.yaml"
MOST_LINES, MOST_SIGNS = 6, 110
_BLOCK = re.compile(r"(    case: (\S+)\n)(?:    (?:wrong|right): \|2-\n(?:      .*\n)*){0,2}")


def case_of(name: str) -> dict[str, Any]:
    """A seeded mistake by the name that the record of codes uses: ``data/tab``, ``proof/gap``."""
    folder, _, stem = name.partition("/")
    if folder == "data":
        return read_case(stem)
    case: dict[str, Any] = yaml.safe_load(
        (REAL.parent / "tests" / "proof" / "bad" / f"{stem}.yaml").read_text("utf-8")
    )
    return case


def example(case: dict[str, Any]) -> tuple[str, str] | None:
    """The lines of the first edit, wrong and right; None where the mistake is not one of lines."""
    edit = case["edits"][0]
    if "content" in edit or "encoding" in edit or edit.get("delete"):
        return None
    name = str(edit["file"]).removeprefix("policy_data/")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REAL / name, file)
        right = file.read_text("utf-8").split("\n")
        with edited(Path(folder), [edit]):
            wrong = file.read_text("utf-8").split("\n")
    return _lines(wrong, right), _lines(right, wrong)


def _lines(these: list[str], others: list[str]) -> str:
    """The lines in which one text departs from the other, with the line above where the indentation is what differs."""
    shorter = min(len(these), len(others))
    start = next(i for i in range(shorter) if these[i] != others[i])
    end = next(
        i for i in range(shorter - start + 1) if i == shorter - start or these[-1 - i] != others[-1 - i]
    )
    own, other = these[start : len(these) - end], others[start : len(others) - end]
    if len(own) != len(other) or [line.strip() for line in own] == [line.strip() for line in other]:
        own = [these[start - 1], *own] if start else own
    elif own:
        own = [_shortened(line, before) for line, before in zip(own, other, strict=True)]
    own = [line if len(line) <= MOST_SIGNS else line[:MOST_SIGNS] + " …" for line in own[:MOST_LINES]] + [
        "…"
    ] * (len(own) > MOST_LINES)
    return textwrap.dedent("\n".join(own).replace("\t", "⇥")).rstrip()


def _shortened(line: str, other: str) -> str:
    """A long line with what stands far before the difference left out."""
    at = next((i for i, (a, b) in enumerate(zip(line, other, strict=False)) if a != b), 0)
    return line if at < MOST_SIGNS - 40 else "… " + line[at - 40 :]


def written(text: str) -> str:
    """The record of codes with the lines of every mistake put in."""

    def block(match: re.Match[str]) -> str:
        shown = example(case_of(match.group(2)))
        if shown is None:
            return match.group(1)
        return match.group(1) + "".join(
            f"    {name}: |2-\n{textwrap.indent(lines, '      ', lambda _: True)}\n"
            for name, lines in zip(("wrong", "right"), shown, strict=True)
        )

    return _BLOCK.sub(block, text)


if __name__ == "__main__":
    RECORD.write_text(written(RECORD.read_text("utf-8")), "utf-8")
