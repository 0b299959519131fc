"""Random damage to the real files: whatever is done to them, findings come of it and never another exception."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.findings import Finding
from tests.data.casebook import findings_of

ROUNDS, MUTATIONS = 67, 3
SIGNS = [*list("：，{}[]\"'#&*!|>%@`-?:\t 　０≥0a中\x00\u2028"), "\n", "- ", ": ", "null", "true", "{x}"]


def delete_line(lines: list[str], pick: random.Random) -> None:
    del lines[pick.randrange(len(lines))]


def repeat_line(lines: list[str], pick: random.Random) -> None:
    at = pick.randrange(len(lines))
    lines.insert(at, lines[at])


def change_character(lines: list[str], pick: random.Random) -> None:
    at = pick.randrange(len(lines))
    text = lines[at] or " "
    spot = pick.randrange(len(text))
    lines[at] = text[:spot] + pick.choice(SIGNS) + text[spot + 1 :]


def swap_indentation(lines: list[str], pick: random.Random) -> None:
    a, b = pick.randrange(len(lines)), pick.randrange(len(lines))
    one, other = lines[a].lstrip(), lines[b].lstrip()
    lines[a], lines[b] = lines[b][: len(lines[b]) - len(other)] + one, lines[a][: len(lines[a]) - len(one)] + other


def empty_value(lines: list[str], pick: random.Random) -> None:
    at = pick.randrange(len(lines))
    lines[at] = lines[at].split(": ")[0] + ":"


def swap_values(lines: list[str], pick: random.Random) -> None:
    """The value of one key under another: right in form, wrong in kind."""
    keyed = [i for i, line in enumerate(lines) if ": " in line]
    if len(keyed) < 2:
        return
    a, b = pick.sample(keyed, 2)
    (key_a, value_a), (key_b, value_b) = lines[a].split(": ", 1), lines[b].split(": ", 1)
    lines[a], lines[b] = f"{key_a}: {value_b}", f"{key_b}: {value_a}"


MUTATORS: tuple[Callable[[list[str], random.Random], None], ...] = (
    delete_line, repeat_line, change_character, swap_indentation, empty_value, swap_values,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_damage_is_told_not_thrown(root: Path, seed: int) -> None:
    pick = random.Random(seed)
    files = pick.sample(sorted(root.rglob("*.yaml")), MUTATIONS)
    before = {file: file.read_bytes() for file in files}
    try:
        for file in files:
            lines = file.read_text("utf-8").split("\n")
            pick.choice(MUTATORS)(lines, pick)
            file.write_text("\n".join(lines), "utf-8")
        found = findings_of(root)
    finally:
        for file, content in before.items():
            file.write_bytes(content)
    assert all(isinstance(finding, Finding) and finding.zh and finding.en for finding in found)
