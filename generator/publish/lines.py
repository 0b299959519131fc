"""Two edits of one text put together: line by line, and where both touched the same lines, word by word.

Whether what comes out says what it should is for ``three_way`` to tell; here nothing is known of YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\n|[A-Za-z0-9_.]+|[ \t]+|.", re.S)
"""A word, blanks, or any other sign."""


@dataclass(frozen=True)
class Hunk:
    """``base[first:last]`` is replaced by ``text`` on one side."""

    first: int
    last: int
    text: tuple[str, ...]


def together(base: str, published: str, package: str, *, by_word: bool) -> str:
    """The published text with what the package changes of the base; where both changed the same lines, or the
    same words, otherwise, the published ones stay."""
    lines = [text.splitlines(keepends=True) for text in (base, published, package)]
    return "".join(_merged(*lines, by_word=by_word))


def _merged(
    base: Sequence[str], published: Sequence[str], package: Sequence[str], *, by_word: bool
) -> Iterator[str]:
    at = 0
    for theirs, mine in _groups(_hunks(base, published), _hunks(base, package)):
        first = min(hunk.first for hunk in (*theirs, *mine))
        last = max(hunk.last for hunk in (*theirs, *mine))
        yield from base[at:first]
        at = last
        sides = [_side(base, hunks, first, last) for hunks in (theirs, mine)]
        yield from _joined(base[first:last], *sides, alone=not (theirs and mine), by_word=by_word)
    yield from base[at:]


def _joined(
    base: Sequence[str], theirs: Sequence[str], mine: Sequence[str], *, alone: bool, by_word: bool
) -> Iterator[str]:
    """One stretch in which both sides may differ from the base."""
    if theirs == mine or list(mine) == list(base):
        yield from theirs
    elif list(theirs) == list(base):
        yield from mine
    elif not base and not alone:
        yield from (*theirs, *mine)  # two insertions at one place
    elif by_word:
        yield from _merged(*(_WORDS.findall("".join(part)) for part in (base, theirs, mine)), by_word=False)
    else:
        yield from theirs


def _hunks(base: Sequence[str], side: Sequence[str]) -> list[Hunk]:
    """What a side changes.

    What both begin and end with is left out first: that is quick, and cuts where a person would.
    """
    start = _alike(base, side)
    end = _alike(base[start:][::-1], side[start:][::-1])
    matcher = SequenceMatcher(
        None, base[start : len(base) - end], side[start : len(side) - end], autojunk=False
    )
    return [
        Hunk(start + i1, start + i2, tuple(side[start + j1 : start + j2]))
        for op, i1, i2, j1, j2 in matcher.get_opcodes()
        if op != "equal"
    ]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _groups(theirs: Sequence[Hunk], mine: Sequence[Hunk]) -> Iterator[tuple[list[Hunk], list[Hunk]]]:
    """Hunks of both sides, in order; those that overlap come together."""
    marked = sorted([(h.first, h.last, 0, h) for h in theirs] + [(h.first, h.last, 1, h) for h in mine])
    group: tuple[list[Hunk], list[Hunk]] = ([], [])
    end = -1
    for first, last, side, hunk in marked:
        if group[0] + group[1] and not (first < end or (first == last == end and _inserts(group, end))):
            yield group
            group = ([], [])
        group[side].append(hunk)
        end = max(end, last) if len(group[0]) + len(group[1]) > 1 else last
    if group[0] + group[1]:
        yield group


def _inserts(group: tuple[list[Hunk], list[Hunk]], at: int) -> bool:
    """Whether a group ends with an insertion at this place."""
    return any(hunk.first == hunk.last == at for hunk in (*group[0], *group[1]))


def _side(base: Sequence[str], hunks: Sequence[Hunk], first: int, last: int) -> list[str]:
    """What one side has in place of ``base[first:last]``."""
    found: list[str] = []
    at = first
    for hunk in hunks:
        found += [*base[at : hunk.first], *hunk.text]
        at = hunk.last
    return [*found, *base[at:last]]
