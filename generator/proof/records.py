"""The same proof for everything around the items: conditions of services and tracks, rows of lists,
periods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import NamedTuple

from generator import models
from generator.findings.finding import Finding, Place
from generator.proof.parts import Part, parts
from generator.proof.table import Project, judge, projects
from generator.proof.tell import MISWRITTEN, ONE_OF_TWO, TWICE
from generator.records.conditions_of_records import conditions_in
from generator.records.data import Data, LoadedEdition
from generator.records.files import RECORD_FILES
from generator.rules.decision_diagram import Space
from generator.rules.logic import Tree, facts_of, truth
from generator.rules.policy import APPROVED, Policy
from generator.rules.wording import Wording
from generator.source.document import Document, Path_


class Period(NamedTuple):
    """The first and the last day of a record, and where it stands."""

    first: str
    last: str
    path: Path_


LISTED: Tree = {"op": "is", "fact": "document", "options": [*APPROVED]}
IMPOSSIBLE: tuple[Tree, ...] = (
    {
        "op": "all",
        "of": [
            {"op": "yes", "fact": "on_exempt_list"},
            {"op": "not", "of": {"op": "is", "fact": "document", "options": ["none"]}},
        ],
    },
    {"op": "all", "of": [{"op": "yes", "fact": "on_commitment_list"}, {"op": "not", "of": LISTED}]},
    {
        "op": "all",
        "of": [{"op": "yes", "fact": "on_exempt_list"}, {"op": "yes", "fact": "on_commitment_list"}],
    },
)
"""What the lists themselves rule out: an exempt project needs no document, a commitment concerns one that is
approved."""


def prove_records(data: Data, policy: Policy) -> Iterator[Finding]:
    """Everything found wrong with the records around the catalogue."""
    for name in RECORD_FILES:
        document = data.document(name)
        if document is not None:
            for path, tree in conditions_in(data, name):
                yield from _condition(policy, document, path, tree)
    yield from _prohibitions(data, policy)
    yield from _rows(data, policy)
    yield from _periods(data)


def _condition(policy: Policy, document: Document, path: Path_, tree: Tree) -> Iterator[Finding]:
    """A condition that no project meets, that every project meets, or that holds a part without effect."""
    wording = Wording(policy.facts)
    results = {truth(tree, project) for project in _projects(policy, tree)}
    if results == {False}:
        said = wording.phrase(tree)
        zh, en = (
            f"“{said['zh']}”永远不会成立，写在这里的内容谁也看不到。请核对。",
            f"“{said['en']}” can never hold, so nobody will see this. Check it.",
        )
        yield Finding(document.place(path), "error", "never-holds", zh, en)
    elif results == {True}:
        zh, en = (
            "这个条件总是成立。请删去 when，或核对条件。",
            "this condition always holds. Delete `when`, or check the condition.",
        )
        yield Finding(document.place(path), "warning", "always-holds", zh, en)
    else:
        for part in parts(tree):
            yield from _part(policy, document, (*path, *part.path), tree, part)


def _prohibitions(data: Data, policy: Policy) -> Iterator[Finding]:
    """Prohibitions that no project meets, since their two conditions rule each other out."""
    document = data.document("forbidden.yaml")
    assert document is not None
    for i, record in enumerate(policy.data["forbidden"]["prohibitions"]):
        if "where" in record and "when" in record:
            both: Tree = {"op": "all", "of": [record["where"], record["when"]]}
            if not any(truth(both, project) for project in _projects(policy, both)):
                zh, en = (
                    "where 和 when 不会同时成立，这一条谁也碰不到。请核对。",
                    "`where` and `when` never hold together, so this meets nobody. Check them.",
                )
                yield Finding(document.place(("prohibitions", i, "when")), "error", "never-holds", zh, en)


def _part(policy: Policy, document: Document, path: Path_, tree: Tree, part: Part) -> Iterator[Finding]:
    said = Wording(policy.facts).phrase(part.part)
    if part.repeats:
        zh = f"“{said['zh']}”{TWICE['zh']}。{ONE_OF_TWO['zh']}"
        en = f"“{said['en']}” {TWICE['en']}. {ONE_OF_TWO['en']}"
        yield Finding(document.place(path), "error", "twice", zh, en)
    elif part.is_alternative and all(
        truth(tree, p) == truth(part.without, p) for p in _projects(policy, tree, part.part, part.without)
    ):
        zh = f"“{said['zh']}”不起作用，去掉它结果也不变。{MISWRITTEN['zh']}"
        en = f"“{said['en']}” has no effect; without it nothing changes. {MISWRITTEN['en']}"
        yield Finding(document.place(path), "error", "shadowed", zh, en)


def _projects(policy: Policy, *trees: Tree) -> Iterator[Project]:
    """One project for each cell of some conditions, those that the lists rule out left out."""
    space = Space(trees, policy.facts)
    impossible = [tree for tree in IMPOSSIBLE if set(facts_of(tree)) <= set(space.order)]
    return (
        project
        for project in projects(Space([*trees, *impossible], policy.facts))
        if not any(truth(tree, project) for tree in impossible)
    )


def _rows(data: Data, policy: Policy) -> Iterator[Finding]:
    """Rows of lists that can name no project, and two rows that name the same one."""
    rows: list[tuple[str, int, list[int], set[str]]] = [
        ("lists/commitment.yaml", i, row.items, set(row.documents))
        for i, row in enumerate(data.records[models.CommitmentList].rows)
    ]
    rows += [
        ("lists/exempt.yaml", i, row.items, {"none"})
        for i, row in enumerate(data.records[models.ExemptList].rows)
    ]
    named: dict[tuple[int, str], Place] = {}
    for file, i, items, wanted in rows:
        document = data.document(file)
        assert document is not None
        for j, number in enumerate(items):
            reached = _documents(data.current, policy, number) if number in data.current.items else wanted
            place = document.place(("rows", i, "items", j))
            if not wanted & reached:
                yield _idle(place, number, wanted)
            for name in sorted(wanted & reached):
                row = document.place(("rows", i))
                if named.setdefault((number, name), row) != row:
                    zh = f"第{number}项已在另一行列出。请删去一处。"
                    en = f"item {number} is named by another row already. Delete one."
                    yield Finding(place, "warning", "overlap", zh, en)


def _idle(place: Place, number: int, wanted: set[str]) -> Finding:
    zh = (
        f"第{number}项不会需要这一行所说的文件（{'、'.join(sorted(wanted))}），这一行对它永远不适用。"
        "请核对项目编号。"
    )
    en = (
        f"item {number} never needs the document this row is about ({', '.join(sorted(wanted))}), so"
        " the row never applies to it. Check the number."
    )
    return Finding(place, "error", "idle-row", zh, en)


def _documents(edition: LoadedEdition, policy: Policy, number: int) -> set[str]:
    """The documents to which an item can lead."""
    tiers = edition.items[number].conditions
    return {judge(tiers, project).document for project in projects(Space(tiers.values(), policy.facts))}


def _periods(data: Data) -> Iterator[Finding]:
    """Records of which one at a time may be in force: names of documents, and clocks of one kind."""
    documents = data.document("documents.yaml")
    clocks = data.document("clocks.yaml")
    assert documents is not None and clocks is not None
    for name, kind in data.records[models.Documents].documents:
        names = sorted(
            Period(*_days(entry), ("documents", name, "names", i)) for i, entry in enumerate(kind.names)
        )
        yield from _overlaps(documents, names)
        yield from _holes(documents, names, ("名称", "name"))
    groups: dict[tuple[str, str, str], list[Period]] = defaultdict(list)
    for i, clock in enumerate(data.records[models.Clocks].clocks):
        for track in clock.tracks:
            groups[clock.document, track, clock.kind].append(Period(*_days(clock), ("clocks", i)))
    for periods in groups.values():
        yield from _overlaps(clocks, sorted(periods))
        yield from _holes(clocks, sorted(periods), ("时限", "clock"))


def _days(record: models.Backed) -> tuple[str, str]:
    """The first and the last day of a record, the farthest there are where it names none."""
    effective = record.effective
    first, last = (effective.from_, effective.until) if effective else (None, None)
    return first or "0001-01-01", last or "9999-12-31"


def _overlaps(document: Document, periods: list[Period]) -> Iterator[Finding]:
    for first, second in combinations(periods, 2):
        if first.last >= second.first:
            begins = f'from: "{first.first}", ' if first.first != "0001-01-01" else ""
            earlier, example = document.place(first.path), f'{{{begins}until: "{_day_before(second.first)}"}}'
            zh = f"与 {earlier} 同时有效，一天只能有一个。请给前一条写明 effective，例如 {example}。"
            en = (
                f"it is in force at the same time as {earlier}; there may be one a day. Give the earlier its"
                f" `effective`, such as {example}."
            )
            yield Finding(document.place(second.path), "error", "overlap", zh, en)


def _holes(document: Document, periods: list[Period], what: tuple[str, str]) -> Iterator[Finding]:
    for first, second in pairwise(periods):
        if first.last < _day_before(second.first):
            zh = (
                f"前一条到 {first.last} 为止，这一条从 {second.first} 开始，中间的日子没有{what[0]}。"
                "请接上日期。"
            )
            en = (
                f"the one before ends on {first.last} and this begins on {second.first}; the days between"
                f" have no {what[1]}. Close the gap."
            )
            yield Finding(document.place(second.path), "error", "gap", zh, en)


def _day_before(day: str) -> str:
    return day if day == "0001-01-01" else (date.fromisoformat(day) - timedelta(days=1)).isoformat()
