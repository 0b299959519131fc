"""Results kept by content: the same answer as made anew, never that of other content."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.system.cache import cached, cached_json, digest, tidy
from generator.system.canonical_json import to_json


def test_a_result_is_made_once_for_the_same_content(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> dict[str, list[int]]:
        made.append(1)
        return {"b": [2, 1], "a": []}

    first, second = (cached_json(digest("one"), make, tmp_path) for _ in range(2))
    assert first == second == {"a": [], "b": [2, 1]}
    assert list(first) == list(second)
    assert len(made) == 1
    cached_json(digest("two"), make, tmp_path)
    assert len(made) == 2


def test_parts_do_not_run_together() -> None:
    assert digest("ab", "c") != digest("a", "bc") != digest("abc")
    assert to_json({"b": 1, "a": 2}) == to_json({"a": 2, "b": 1})


def test_what_raises_is_not_kept(tmp_path: Path) -> None:
    def fail() -> None:
        raise ValueError("not this")

    with pytest.raises(ValueError, match="not this"):
        cached_json(digest("x"), fail, tmp_path)
    assert cached_json(digest("x"), lambda: 5, tmp_path) == 5


def test_a_result_half_gone_is_made_again(tmp_path: Path) -> None:
    key = digest("x")
    cached(key, ("one", "two"), lambda: {"one": b"1", "two": b"2"}, tmp_path)
    next(tmp_path.rglob("two")).unlink()
    assert cached(key, ("one", "two"), lambda: {"one": b"3", "two": b"4"}, tmp_path) == {
        "one": b"3",
        "two": b"4",
    }


def test_where_nothing_can_be_kept_the_work_is_still_done(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert cached_json(digest("x"), lambda: [1], tmp_path / "file") == [1]


def test_the_longest_unused_goes_first(tmp_path: Path) -> None:
    for age, name in enumerate("abc"):
        cached(name * 40, ("f",), lambda: {"f": b""}, tmp_path)
        os.utime(tmp_path / (name * 32), (1000 - age, 1000 - age))
    tidy([tmp_path, tmp_path / "nothing"], newest=2)
    assert sorted(path.name[0] for path in tmp_path.iterdir()) == ["a", "b"]
