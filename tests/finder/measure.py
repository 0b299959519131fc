"""How good the finder is on a file of labelled sentences: ``python -m tests.finder.measure FILE``.

A sentence has ``text``, ``lang``, ``items`` (any of them is right as the first; ``0`` among them: no item
covers it, so nothing or only weak hits are right too), ``also`` (further items that belong among the first five) and ``kind``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.finder.find import find
from generator.lint.run import compile_policy
from generator.rules.policy import Policy

ROOT = Path(__file__).parents[2]
SHOWN = 5
"""So many hits a reader sees."""

Sentence = Mapping[str, Any]


class Figures(NamedTuple):
    """Shares of sentences, from 0 to 1."""

    first: float
    five: float
    nothing: float
    unlisted: float


class Judged(NamedTuple):
    """What became of one sentence."""

    first: bool
    five: bool
    nothing: bool


def read(path: Path) -> list[dict[str, Any]]:
    """The sentences of a file."""
    sentences: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return sentences


def judged(policy: Policy, sentence: Sentence) -> Judged:
    """Whether the first hit is right, whether all items are among the first five, whether nothing is found."""
    rows = find(policy, sentence["text"], SHOWN)
    found = [row["item"] for row in rows]
    if sentence["items"] == [0]:
        right = not rows or rows[0].get("strength", "strong") == "weak"
        return Judged(right, right, False)
    if 0 in sentence["items"] and (not rows or rows[0]["strength"] == "weak"):
        return Judged(first=True, five=True, nothing=False)
    wanted = {*sentence["items"], *sentence.get("also", ())} - {0}
    return Judged(bool(found) and found[0] in sentence["items"], wanted <= set(found), not found)


def figures(policy: Policy, sentences: Iterable[Sentence]) -> Figures:
    """The shares of sentences with an item that are found; and of those without one that are left alone."""
    each = [(sentence, judged(policy, sentence)) for sentence in sentences]
    listed = [row for sentence, row in each if sentence["items"] != [0]]
    others = [row for sentence, row in each if sentence["items"] == [0]]
    return Figures(
        _share(row.first for row in listed),
        _share(row.five for row in listed),
        _share(row.nothing for row in listed),
        _share(row.first for row in others),
    )


def _share(found: Iterable[bool]) -> float:
    rows = list(found)
    return sum(rows) / len(rows) if rows else 1.0


def main(path: Path, *, every: bool) -> None:
    """Prints the figures by language and kind; with ``every`` also each sentence that is wrong."""
    policy = Policy(compile_policy(ROOT / "policy_data"))
    sentences = read(path)
    print(f"{'':16}{'n':>6}{'first':>9}{'five':>9}{'nothing':>9}{'no item':>9}")
    for name in ["all", *sorted({s["lang"] for s in sentences}), *sorted({s["kind"] for s in sentences})]:
        of = [s for s in sentences if name in ("all", s["lang"], s["kind"])]
        shares = "".join(f"{100 * share:8.1f}%" for share in figures(policy, of))
        print(f"{name:16}{len(of):6}{shares}")
    for sentence in sentences if every else ():
        if not all(judged(policy, sentence)[:2]):
            hits = [(row["item"], round(row["score"])) for row in find(policy, sentence["text"], SHOWN)]
            print(sentence["items"], sentence.get("also", ""), sentence["text"], hits)


if __name__ == "__main__":
    main(Path(sys.argv[1]), every="--every" in sys.argv)
