"""The parser in C reads a text only if the one in Python, which alone is there in a browser, sees exactly the same in it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.source.characters import bad_characters
from generator.source.document import read
from generator.source.parser import Unsure, fast, measure
from tests.conftest import Sample
from tests.data.casebook import REAL
from tests.fuzz import MUTATORS

ROUNDS = 600


def seen(events: Iterator[Any]) -> list[tuple[Any, ...]]:
    """What of each event the program looks at: an end has no place of its own."""
    return [
        (
            type(event),
            getattr(event, "value", None),
            getattr(event, "tag", None),
            getattr(event, "anchor", None),
            getattr(event, "style", None) or None,
        )
        + (() if "End" in type(event).__name__ else (event.start_mark.line, event.start_mark.column))
        for event in events
    ]


def test_whatever_the_fast_one_reads_the_other_reads_alike(sample: Sample) -> None:
    files = sorted(REAL.rglob("*.yaml"))
    alike = 0
    rounds = sample(range(ROUNDS), 120)
    for seed in rounds:
        pick = random.Random(seed)
        file = pick.choice(files)
        lines = file.read_text("utf-8").split("\n")[:250]
        pick.choice(MUTATORS)(lines, pick)
        text = "\n".join(lines)
        if bad_characters("", lines):
            continue
        try:
            quick = seen(fast(text))
        except (yaml.YAMLError, Unsure):
            continue
        assert seen(measure(text)) == quick, f"seed {seed}, {file.name}"
        alike += 1
    assert alike > len(rounds) // 3


@pytest.mark.parametrize(
    "text", ["{a: what?, b: is it?}\n", "{zh: 是吗？, en: Is it? Yes}\n", "a: [x, y?z]\n"]
)
def test_a_question_mark_within_brackets_is_a_sign_like_any_other(text: str, tmp_path: Path) -> None:
    assert seen(measure(text)) == seen(fast(text))


def test_a_value_that_is_not_there_has_one_place(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("a:\nb: {c: , d: 1}\n", "utf-8")
    with pytest.raises(Unsure):
        list(fast(file.read_text("utf-8")))
    assert read(file, "x.yaml").values["a",].line == 1
