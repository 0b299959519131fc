"""Every answer of an item as a table: conditions, document, track, clock.

The table is read from the top, and the first row that fits decides. It is made from the item's cells, not
from its sentences: for each document few and short rows that take exactly its cells, given what the rows
above have taken. The document that would be hardest to describe stands last, as "all other cases".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations, permutations
from typing import TypedDict

from generator.library.minimise import Cells, Literal, Row, cover, weight
from generator.library.text import Record
from generator.models.messages.basics import Value
from generator.rules.by_day import worded
from generator.rules.decision_diagram import IMPOSSIBLE, Node
from generator.rules.documents import strictest_first
from generator.rules.logic import Tree
from generator.rules.policy import DOCUMENTS, Policy
from generator.rules.schedule import time_limit
from generator.rules.tracks import Lists, track_of
from generator.rules.wording import OTHERWISE, Text, Wording, join, opposite

Group = tuple[str, list[Row]]
"""A document and its rows; no row at all means whatever is left."""


class Conditions(TypedDict):
    """What must be so for a row to decide."""

    when: Tree
    conditions: Sequence[Text]
    """Its parts; none for what is left over."""
    condition: Text
    """All of it."""


class Outcome(TypedDict):
    """What a row comes to: ids of document and track, the promised and statutory time if there is one."""

    document: str
    track: str
    clock: Record | None


class AnswerRow(Conditions, Outcome):
    """A row of an item's table; ``example``: answers of a project that it decides."""

    example: dict[str, Value]


def answer_rows(policy: Policy, number: int, on: date | None = None) -> list[AnswerRow]:
    """The rows of an item's table, in the order in which they are read."""
    day = on or policy.today
    edition = policy.edition(day) or policy.current
    lists = Lists.on(policy, day)
    space, (root,) = policy.diagrams(edition, (number,))
    cells = Cells(space)
    by_document = _by_document(cells, root)
    wording = Wording(worded(policy, day).facts)
    found: list[AnswerRow] = []
    taken = by_document.pop(IMPOSSIBLE, 0)
    for document, rows in _shortest(cells, by_document, taken):
        ways = _of_document(policy, lists, number, document, day)
        for row in rows or [Row((), cells.everything)]:
            example = cells.projects()[_first(row.cells & ~taken)]
            found.append({**_said(wording, row), **ways, "example": example})
            taken |= row.cells
    return found


def _by_document(cells: Cells, root: Node) -> dict[str, int]:
    """The cells that come to each document, and those of projects that cannot be."""
    found: dict[str, int] = {}
    for at, project in enumerate(cells.projects()):
        node = root
        while node.fact:
            node = node.children[cells.space.cell_of(node.fact, project[node.fact])]
        document = str(node.outcome)
        found[document] = found.get(document, 0) | 1 << at
    return found


def _shortest(cells: Cells, by_document: Mapping[str, int], impossible: int) -> list[Group]:
    """The documents in the order that is easiest to read; between equals, the strictest first."""
    strict = strictest_first(by_document)
    known: dict[tuple[str, frozenset[str]], list[Row]] = {}
    orders = [_in_order(cells, by_document, impossible, order, known) for order in permutations(strict)]
    return min(orders, key=_effort)


UNUSUAL = 3
"""How many short rows a table may save by naming a lighter document, that has an EIA, before a stricter one.
"""


def _effort(groups: list[Group]) -> int:
    """How hard a table is to read: its rows, what they say, and documents that stand out of the law's
    order."""
    order = [DOCUMENTS.index(document) for document, _ in groups if document != "none"]
    turned = sum(1 for a, b in combinations(order, 2) if a > b)
    return UNUSUAL * turned + sum(1 + weight(row) for _, rows in groups for row in rows)


def _in_order(
    cells: Cells,
    by_document: Mapping[str, int],
    impossible: int,
    order: tuple[str, ...],
    known: dict[tuple[str, frozenset[str]], list[Row]],
) -> list[Group]:
    groups: list[Group] = []
    allowed = impossible
    for at, document in enumerate(order[:-1]):
        key = (document, frozenset(order[:at]))
        if key not in known:
            known[key] = cover(cells, by_document[document], allowed | by_document[document])
        groups.append((document, known[key]))
        allowed |= by_document[document]
    return [*groups, (order[-1], [])]


def _first(cells: int) -> int:
    """The number of the first cell among some."""
    return (cells & -cells).bit_length() - 1


def _of_document(policy: Policy, lists: Lists, number: int, document: str, day: date) -> Outcome:
    track = track_of(policy, lists.judge(number, document))["id"]
    return {"document": document, "track": track, "clock": time_limit(policy, track, document, day)}


def _said(wording: Wording, row: Row) -> Conditions:
    """The row's conditions, one for each fact, in the order of the questions."""
    by_fact: dict[str, list[Literal]] = {}
    for literal in row.literals:
        by_fact.setdefault(literal.fact, []).append(literal)
    trees = [_condition(wording.facts[fact], literals) for fact, literals in by_fact.items()]
    clauses = [wording.phrase(tree) for tree in trees]
    return {
        "when": {"op": "all", "of": trees} if trees else {"op": "true"},
        "conditions": clauses,
        "condition": join("all", clauses) if clauses else OTHERWISE,
    }


def _condition(fact: Record, literals: list[Literal]) -> Tree:
    """All that a row says of one fact, as one condition."""
    if fact["type"] == "choice":
        return _choice(fact, literals)
    if fact["type"] == "number":
        return {
            "op": "all",
            "of": [literal.test if literal.holds else opposite(literal.test) for literal in literals],
        }
    said = [literal.test for literal in literals if literal.holds]
    return {
        "op": "all",
        "of": [*said, *_none_of([literal.test for literal in literals if not literal.holds])],
    }


def _choice(fact: Record, excluded: list[Literal]) -> Tree:
    """What may be chosen, or what may not, whichever is the shorter list."""
    out = [option for literal in excluded for option in literal.test["options"]]
    left = [option["id"] for option in fact["options"] if option["id"] not in out]
    if len(left) <= len(out):
        return {"op": "is", "fact": fact["id"], "options": left}
    return {"op": "not", "of": {"op": "is", "fact": fact["id"], "options": out}}


def _none_of(tests: list[Tree]) -> list[Tree]:
    """Contrary tests, those that a set includes something joined into one."""
    joined = [test for test in tests if test["op"] == "include" and not test.get("own")]
    others: list[Tree] = [{"op": "not", "of": test} for test in tests if test not in joined]
    if not joined:
        return others
    options = list(dict.fromkeys(option for test in joined for option in test["options"]))
    return [{"op": "not", "of": {**joined[0], "options": options}}, *others]
