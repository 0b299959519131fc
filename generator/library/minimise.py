"""A table of answers with few rows: which few conditions together take exactly some cells.

Every cell of a space is a project that the conditions can tell apart. A *row* is a conjunction of tests and
contrary tests; it takes the cells in which all of them hold. Cells are bits of a whole number here, so that
"takes only cells allowed" is one operation.

A row is grown from a cell by leaving out test after test for as long as it takes no cell that it must not
(a prime implicant, in the language of circuits), and rows are chosen greedily, the one that takes most first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from generator.models.messages.basics import Value
from generator.rules.decision_diagram import Space
from generator.rules.logic import Tree, atom_holds


class Literal(NamedTuple):
    """A test that holds, or does not, and the cells of which that is true, as bits."""

    test: Tree
    holds: bool
    cells: int

    @property
    def fact(self) -> str:
        """The fact that the test asks."""
        return str(self.test["fact"])


class Row(NamedTuple):
    """Tests that all hold (or do not), and the cells they take, as bits."""

    literals: tuple[Literal, ...]
    cells: int


class Cells:
    """The cells of a space, numbered, with the cells in which each test holds."""

    def __init__(self, space: Space) -> None:
        self.space = space
        self.samples = list(space.cells.values())
        self.size = prod(len(samples) for samples in self.samples)
        self.everything = (1 << self.size) - 1
        self.tests = [(test, self._where(test)) for fact in space.order for test in self._tests_of(fact)]

    def _tests_of(self, fact: str) -> list[Tree]:
        """The tests of a fact, each once; of a choice, one for each cell, so that any of them can be
        listed."""
        tests = self.space.tests[fact]
        options = self.space.options.get(fact)
        if options is None or tests[0]["op"] != "is":
            return [test for i, test in enumerate(tests) if test not in tests[:i]]
        groups: dict[int, list[str]] = {}
        for option in options:
            groups.setdefault(self.space.cell_of(fact, option), []).append(option)
        return [{"op": "is", "fact": fact, "options": group} for group in groups.values()]

    def _where(self, test: Tree) -> int:
        """The cells in which a test holds: its pattern over the answers to its fact, repeated."""
        at = self.space.rank[test["fact"]]
        inner = prod(len(samples) for samples in self.samples[at + 1 :])
        block = (1 << inner) - 1
        pattern = sum(
            block << (i * inner) for i, sample in enumerate(self.samples[at]) if atom_holds(test, sample)
        )
        width = inner * len(self.samples[at])
        return sum(pattern << (i * width) for i in range(self.size // width))

    def projects(self) -> list[dict[str, Value]]:
        """A project for each cell, in the order of the bits."""
        return [dict(zip(self.space.cells, values, strict=True)) for values in product(*self.samples)]

    def at(self, cell: int) -> list[Literal]:
        """Everything that the tests say of one cell; of a choice, all that is not chosen."""
        bit = 1 << cell
        said = [
            Literal(test, True, where) if where & bit else Literal(test, False, self.everything & ~where)
            for test, where in self.tests
        ]
        return [literal for literal in said if not literal.holds or literal.test["op"] != "is"]


def cover(cells: Cells, wanted: int, allowed: int) -> list[Row]:
    """Rows that take every wanted cell and none that is not allowed; each takes some wanted cell that no
    other does.

    They stand in the order in which the conditions name their facts.
    """
    chosen: list[Row] = []
    left = wanted
    while left:
        candidates = [row for cell in _bits(left) for row in _primes(cells, cell, allowed)]
        best = max(candidates, key=lambda row: ((row.cells & left).bit_count(), -weight(row)))
        chosen.append(best)
        left &= ~best.cells
    rows = _joined(_needed(chosen, wanted))
    return sorted(rows, key=lambda row: [cells.space.rank[literal.fact] for literal in row.literals])


MOST_STARTS = 24
"""Rows are grown from so many of the cells still to be taken, evenly spaced, not from each of thousands."""


def _bits(cells: int) -> list[int]:
    found = [i for i, bit in enumerate(reversed(bin(cells)[2:])) if bit == "1"]
    return found[:: max(1, len(found) // MOST_STARTS)]


def _primes(cells: Cells, cell: int, allowed: int) -> list[Row]:
    """Rows grown from a cell, by leaving tests out in several orders: contrary ones first, from either
    end."""
    said = cells.at(cell)
    contrary_first = [sorted(order, key=lambda literal: literal.holds) for order in (said, said[::-1])]
    orders = [*contrary_first, said, said[::-1]]
    return [_grown(cells, said, order, allowed) for order in orders]


def _grown(cells: Cells, said: Sequence[Literal], order: Sequence[Literal], allowed: int) -> Row:
    kept = list(said)
    for literal in order:
        fewer = [other for other in kept if other is not literal]
        if not _meet(cells, fewer) & ~allowed:
            kept = fewer
    return Row(tuple(kept), _meet(cells, kept))


def _meet(cells: Cells, literals: Sequence[Literal]) -> int:
    taken = cells.everything
    for literal in literals:
        taken &= literal.cells
    return taken


def weight(row: Row) -> int:
    """How hard a row is to read: its facts, and once more each thing that must not be so."""
    denied = [
        literal for literal in row.literals if not literal.holds and literal.test["op"] not in ("is", "cmp")
    ]
    return len({literal.fact for literal in row.literals}) + len(denied)


def _joined(rows: list[Row]) -> list[Row]:
    """Rows alike but for what one set includes, as one row: "includes a", "includes b" become "includes a or
    b"."""
    found: list[Row] = []
    for row in rows:
        for at, before in enumerate(found):
            both = _join(before, row)
            if both is not None:
                found[at] = both
                break
        else:
            found.append(row)
    return found


def _join(a: Row, b: Row) -> Row | None:
    mine = [literal for literal in a.literals if literal not in b.literals]
    theirs = [literal for literal in b.literals if literal not in a.literals]
    if len(mine) != 1 or len(theirs) != 1 or not _may_join(mine[0], theirs[0]):
        return None
    options = [
        *mine[0].test["options"],
        *(option for option in theirs[0].test["options"] if option not in mine[0].test["options"]),
    ]
    test = {**mine[0].test, "options": options}
    literal = Literal(test, True, mine[0].cells | theirs[0].cells)
    return Row(tuple(literal if old is mine[0] else old for old in a.literals), a.cells | b.cells)


def _may_join(a: Literal, b: Literal) -> bool:
    both = all(
        literal.holds and literal.test["op"] == "include" and not literal.test.get("own")
        for literal in (a, b)
    )
    return both and a.fact == b.fact


def _needed(rows: list[Row], wanted: int) -> list[Row]:
    """The rows without those whose wanted cells the others take."""
    kept = list(rows)
    for row in reversed(rows):
        others = 0
        for other in kept:
            others |= 0 if other is row else other.cells
        if not row.cells & wanted & ~others:
            kept.remove(row)
    return kept
