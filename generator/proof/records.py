"""The same proof for everything around the items: conditions of services and tracks, rows of lists,
periods."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import Any

from generator.findings.finding import Finding
from generator.proof.parts import Part, parts
from generator.proof.table import judge, projects
from generator.proof.tell import MISWRITTEN, ONE_OF_TWO, TWICE
from generator.records.data import Data, LoadedEdition
from generator.records.files import RECORD_FILES
from generator.rules.decision_diagram import Space
from generator.rules.logic import Tree, truth
from generator.rules.policy import APPROVED, Policy
from generator.rules.wording import Wording
from generator.source.document import Document, Path_

Period = tuple[str, str, Path_]
"""First and last day, and where the record stands."""

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
            for path, tree in conditions(_compiled(policy, name), ()):
                yield from _condition(policy, document, path, tree)
    yield from _rows(data)
    yield from _periods(data)


def _compiled(policy: Policy, name: str) -> Any:
    head, _, tail = name.removesuffix(".yaml").partition("/")
    return policy.data[head][tail] if tail else policy.data[head]


def conditions(value: Any, path: Path_) -> Iterator[tuple[Path_, Tree]]:
    """Every condition below a value, with where it stands."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key == "when" and part is not None:
                yield (*path, key), part
            else:
                yield from conditions(part, (*path, key))
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from conditions(part, (*path, i))


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


def _projects(policy: Policy, *trees: Tree) -> Iterator[dict[str, Any]]:
    """One project for each cell of some conditions, those that the lists rule out left out."""
    space = Space(trees, policy.facts)
    impossible = [tree for tree in IMPOSSIBLE if {atom["fact"] for atom in _atoms(tree)} <= set(space.order)]
    return (
        project
        for project in projects(Space([*trees, *impossible], policy.facts))
        if not any(truth(tree, project) for tree in impossible)
    )


def _atoms(tree: Tree) -> Iterator[Tree]:
    if "of" in tree:
        for part in tree["of"] if isinstance(tree["of"], list) else [tree["of"]]:
            yield from _atoms(part)
    else:
        yield tree


def _rows(data: Data) -> Iterator[Finding]:
    """Rows of lists that can name no project, and two rows that name the same one."""
    edition = data.current
    commitment, exempt = (data.document(f"lists/{name}.yaml") for name in ("commitment", "exempt"))
    named: dict[tuple[int, str], Path_] = {}
    for document, rows in (
        (commitment, data.records["lists/commitment"]["rows"]),
        (exempt, data.records["lists/exempt"]["rows"]),
    ):
        assert document is not None
        for i, row in enumerate(rows):
            yield from _row(data, edition, document, ("rows", i), row, named)


def _row(
    data: Data,
    edition: LoadedEdition,
    document: Document,
    path: Path_,
    row: Mapping[str, Any],
    named: dict[tuple[int, str], Path_],
) -> Iterator[Finding]:
    wanted = set(row.get("documents", ["none"]))
    for j, number in enumerate(row["items"]):
        reached = _documents(data, edition, number)
        place = document.place((*path, "items", j))
        if not wanted & reached:
            zh = (
                f"第{number}项不会需要这一行所说的文件（{'、'.join(sorted(wanted))}），这一行对它永远不适用。"
                "请核对项目编号。"
            )
            en = (
                f"item {number} never needs the document this row is about ({', '.join(sorted(wanted))}), so"
                " the row never applies to it. Check the number."
            )
            yield Finding(place, "error", "idle-row", zh, en)
        for document_name in sorted(wanted & reached):
            first = named.setdefault((number, document_name), (document.path, *path))
            if first != (document.path, *path):
                zh, en = (
                    f"第{number}项已在另一行列出。请删去一处。",
                    f"item {number} is named by another row already. Delete one.",
                )
                yield Finding(place, "warning", "overlap", zh, en)


def _documents(data: Data, edition: LoadedEdition, number: int) -> set[str]:
    """The documents to which an item can lead."""
    tiers = edition.items[number].conditions
    facts = {name: {**fact, "options": _options(data, fact)} for name, fact in data.facts.items()}
    return {judge(tiers, project).document for project in projects(Space(tiers.values(), facts))}


def _options(data: Data, fact: Mapping[str, Any]) -> list[dict[str, str]] | None:
    if fact["type"] == "areas":
        return [{"id": kind} for kinds in data.area_classes.values() for kind in kinds]
    return None if fact.get("options") is None else [{"id": name} for name in fact["options"]]


def _periods(data: Data) -> Iterator[Finding]:
    """Records of which one at a time may be in force: names of documents, and clocks of one kind."""
    documents = data.document("documents.yaml")
    clocks = data.document("clocks.yaml")
    assert documents is not None and clocks is not None
    for name, record in data.records["documents"]["documents"].items():
        names: list[Period] = sorted(
            (*_period(entry), ("documents", name, "names", i)) for i, entry in enumerate(record["names"])
        )
        yield from _overlaps(documents, names)
        yield from _holes(documents, names)
    groups: dict[tuple[str, str, str], list[Period]] = defaultdict(list)
    for i, clock in enumerate(data.records["clocks"]["clocks"]):
        for track in clock["tracks"]:
            groups[clock["document"], track, clock["kind"]].append((*_period(clock), ("clocks", i)))
    for periods in groups.values():
        yield from _overlaps(clocks, sorted(periods))


def _period(record: Mapping[str, Any]) -> tuple[str, str]:
    effective = record.get("effective") or {}
    return effective.get("from") or "0001-01-01", effective.get("until") or "9999-12-31"


def _overlaps(document: Document, periods: list[Period]) -> Iterator[Finding]:
    for first, second in combinations(periods, 2):
        if first[1] >= second[0]:
            earlier, example = document.place(first[2]), f'{{until: "{_day_before(second[0])}"}}'
            zh = f"与 {earlier} 同时有效，一天只能有一个。请给前一条写明 effective，例如 {example}。"
            en = (
                f"it is in force at the same time as {earlier}; there may be one a day. Give the earlier its"
                f" `effective`, such as {example}."
            )
            yield Finding(document.place(second[2]), "error", "overlap", zh, en)


def _holes(document: Document, periods: list[Period]) -> Iterator[Finding]:
    for first, second in pairwise(periods):
        if first[1] < _day_before(second[0]):
            zh = f"前一条到 {first[1]} 为止，这一条从 {second[0]} 开始，中间的日子没有名称。请接上日期。"
            en = (
                f"the one before ends on {first[1]} and this begins on {second[0]}; the days between have no"
                " name. Close the gap."
            )
            yield Finding(document.place(second[2]), "error", "gap", zh, en)


def _day_before(day: str) -> str:
    return day if day == "0001-01-01" else (date.fromisoformat(day) - timedelta(days=1)).isoformat()
