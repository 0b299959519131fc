"""Names that one record uses and another must define, and ids that must be unique.

Paths are written as ``tracks.*.steps.*.who``: a star stands for every entry of a list or mapping. The
documents are looked at as they stand, whatever else is wrong with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.records.conditions import suggestion
from generator.records.data import Data
from generator.records.files import expected_files
from generator.source.document import Document, Path_, Yaml


@dataclass(frozen=True)
class Kind:
    """A kind of thing that has a name: where the names are defined, and what it is called."""

    file: str
    path: str
    zh: str
    en: str
    keys: bool = True
    code: str = "unknown-name"


KINDS = {
    "instrument": Kind(
        "instruments.yaml", "instruments", "依据文件", "instrument", code="unknown-instrument"
    ),
    "role": Kind("tracks.yaml", "roles", "角色", "role"),
    "paper": Kind("tracks.yaml", "papers", "材料", "paper"),
    "penalty": Kind("penalties.yaml", "penalties.*.id", "罚则", "penalty", keys=False),
    "stage": Kind("measures.yaml", "stages.*.id", "阶段", "stage", keys=False),
    "group": Kind("major_change.yaml", "groups", "分组", "group"),
    "indicator": Kind("size_criteria.yaml", "facts", "指标", "indicator"),
    "size_sector": Kind("size_criteria.yaml", "sectors.*.id", "行业", "sector", keys=False),
    "rule": Kind("procedure.yaml", "rules.*.id", "办理规则", "rule of procedure", keys=False),
    "sector": Kind("lists/commitment.yaml", "categories.*.zh", "大类", "category", keys=False),
    "service": Kind("services.yaml", "groups.*.parts.*.id", "服务", "service", keys=False),
    "contact": Kind("contacts.yaml", "contacts.*.id", "联系方式", "contact", keys=False),
    "authority": Kind("contacts.yaml", "authority.*.id", "审批规则", "rule on who decides", keys=False),
    "request": Kind("actions.yaml", "requests.*.id", "可以复制的文字", "text to copy", keys=False),
    "unlisted": Kind(
        "lists/exempt.yaml", "unlisted.fact.options", "未列入名录的项目种类", "kind of unlisted project"
    ),
}

USES: tuple[tuple[str, str, str], ...] = (
    ("tracks.yaml", "tracks.*.steps.*.who", "role"),
    ("tracks.yaml", "tracks.*.steps.*.papers.*", "paper"),
    ("tracks.yaml", "tracks.*.penalties.*", "penalty"),
    ("measures.yaml", "measures.*.stage", "stage"),
    ("major_change.yaml", "points.*.group", "group"),
    ("forbidden.yaml", "prohibitions.*.rule", "rule"),
    ("approval_levels.yaml", "rules.*.authorities.*", "authority"),
    ("places.yaml", "protected.*.rule", "rule"),
    ("major_change.yaml", "rules.*", "rule"),
    ("size_criteria.yaml", "figures.*", "indicator"),
    ("size_criteria.yaml", "notes.*.sectors.*", "size_sector"),
    ("size_criteria.yaml", "sectors.*.below", "indicator"),
    ("size_criteria.yaml", "sectors.*.medium", "indicator"),
    ("size_criteria.yaml", "sectors.*.small", "indicator"),
    ("lists/commitment.yaml", "rows.*.category", "sector"),
    ("lists/exempt.yaml", "rows.*.unlisted_kind", "unlisted"),
    ("agenda.yaml", "entries.*.service", "service"),
    ("site.yaml", "report.channels.*", "contact"),
    ("services.yaml", "groups.*.parts.*.contacts.*", "contact"),
    ("services.yaml", "groups.*.parts.*.request", "request"),
    ("measures.yaml", "measures.*.request", "request"),
    ("actions.yaml", "today.*.contacts.*", "contact"),
    ("actions.yaml", "requests.*.contacts.*", "contact"),
)
"""Where names are used: file, path, and the kind of thing named. A mapping names things by its keys."""

ITEM_USES = (
    ("lists/commitment.yaml", "categories.*.items.*"),
    ("lists/commitment.yaml", "rows.*.items.*"),
    ("lists/exempt.yaml", "rows.*.items.*"),
    ("forbidden.yaml", "prohibitions.*.items.*"),
    ("approval_levels.yaml", "rules.*.items.*"),
)


_PLAIN = re.compile(r"/catalogue/[^/]+/[0-9]{2,3}\.yaml$|/scenarios/")
"""Files that name instruments under `gives` only, and hold no ids but those of items and scenarios, looked at
elsewhere."""


def spots(value: Yaml, path: str) -> Iterator[tuple[Path_, Yaml]]:
    """Every value at a path with stars, with its own path."""
    yield from _spots(value, path.split(".") if path else [], ())


def _spots(value: Yaml, steps: list[str], at: Path_) -> Iterator[tuple[Path_, Yaml]]:
    if not steps:
        yield at, value
        return
    entries: list[tuple[str | int, Yaml]] = []
    if isinstance(value, dict):
        entries = list(value.items())
    elif isinstance(value, list):
        entries = list(enumerate(value))
    for key, part in entries:
        if steps[0] in ("*", key):
            yield from _spots(part, steps[1:], (*at, key))


def check_links(data: Data) -> None:
    """Every name used is defined, every item named is in the catalogue, and ids are unique."""
    names = {kind: _names(data, kind) for kind in KINDS}
    for file, path, kind in USES:
        document = data.document(file)
        for at, value in spots(document.data, path) if document else ():
            for name, spot in _used(value, at):
                _known(data, document, kind, names[kind], name, spot)
    for document in data.documents.values():
        if _PLAIN.search(document.path):
            for at, value in spots(document.data, "facts.*.gives.*.sources.*.instrument"):
                _known(data, document, "instrument", names["instrument"], str(value), at)
            continue
        for at, name in _instruments(document.data, ()):
            _known(data, document, "instrument", names["instrument"], name, at)
        check_unique(data, document, document.data, ())
    _items(data)
    _files(data)


def _names(data: Data, kind: str) -> list[str]:
    where = KINDS[kind]
    document = data.document(where.file)
    found: list[str] = []
    for _, value in spots(document.data, where.path) if document else ():
        if where.keys and isinstance(value, dict):
            found += value
        elif isinstance(value, str):
            found.append(value)
    return found


def _used(value: Yaml, at: Path_) -> Iterator[tuple[str, Path_]]:
    if isinstance(value, dict):
        yield from ((str(key), (*at, key)) for key in value)
    elif isinstance(value, str):
        yield value, at


def _known(data: Data, document: Document | None, kind: str, names: list[str], name: str, at: Path_) -> None:
    where = KINDS[kind]
    defined = data.document(where.file)
    if document is None or name in names or name in data.definitions.doubtful or defined is None or not names:
        return
    zh, en = _near(defined, name, names) if kind == "instrument" else suggestion(name, names)
    data.findings.error(
        document.key_place(at) if isinstance(at[-1], str) and at[-1] == name else document.place(at),
        where.code,
        f"没有名为“{name}”的{where.zh}（见 {defined.path}）。{zh}",
        f"there is no {where.en} called “{name}” (see {defined.path}). {en}",
    )


def _near(defined: Document, name: str, names: list[str]) -> tuple[str, str]:
    """The instrument that was most likely meant, by its id or by the words of its title."""
    titles = {known: str(defined.at(("instruments", known, "zh"))) for known in names}
    alike = {known: len({*name} & {*title}) for known, title in titles.items()}
    best = sorted(alike, key=lambda known: -alike[known])[:3]
    if name.isascii() or not alike[best[0]]:
        return suggestion(name, names)
    zh = "；".join(f"{known}（{titles[known]}）" for known in best)
    return (
        f"这里写代号，不写名称。是不是：{zh}？",
        f"Write the id, not the title. Did you mean one of {', '.join(best)}?",
    )


def _instruments(value: Yaml, at: Path_) -> Iterator[tuple[Path_, str]]:
    """Every ``instrument: name`` below a value."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "instrument" and isinstance(part, str):
                yield (*at, key), part
            else:
                yield from _instruments(part, (*at, key))
    elif isinstance(value, list):
        for i, part in enumerate(value):
            yield from _instruments(part, (*at, i))


def check_unique(data: Data, document: Document, value: Yaml, at: Path_) -> None:
    """Ids, numbers and rows are unique within their list; items of the catalogue are looked at elsewhere."""
    if isinstance(value, dict):
        for key, part in value.items():
            check_unique(data, document, part, (*at, key))
    elif isinstance(value, list):
        if at and at[-1] not in ("items", "scenarios"):
            _unique(data, document, value, at)
        for i, part in enumerate(value):
            check_unique(data, document, part, (*at, i))


def _unique(data: Data, document: Document, entries: list[Yaml], at: Path_) -> None:
    key = next(
        (k for k in ("id", "number", "row") if any(isinstance(e, dict) and k in e for e in entries)), None
    )
    seen: dict[str, int] = {}
    for i, entry in enumerate(entries):
        name = entry.get(key) if isinstance(entry, dict) and key else None
        if not isinstance(name, (str, int)):
            continue
        place = document.place((*at, i, str(key)))
        if str(name) in seen:
            zh = f"{key} “{name}”重复，第一次出现在第 {seen[str(name)]} 行。请改成别的，或删去重复的记录。"
            en = (
                f"{key} “{name}” is used twice, first in line {seen[str(name)]}. Change it, or delete the"
                " record."
            )
            data.findings.error(place, "duplicate-id", zh, en)
        seen.setdefault(str(name), place.line)


def _items(data: Data) -> None:
    """Lists name items that the catalogue has."""
    if not data.editions or not data.current.complete:
        return
    known = item_numbers(data)
    for file, path in ITEM_USES:
        document = data.document(file)
        for at, number in spots(document.data, path) if document else ():
            if document and isinstance(number, int) and number not in known:
                zh = f"名录里没有第 {number} 项，项目编号为 {min(known)} 到 {max(known)}。"
                en = f"the catalogue has no item {number}; items are numbered {min(known)} to {max(known)}."
                data.findings.error(document.place(at), "unknown-item", zh, en)


def item_numbers(data: Data) -> set[int]:
    """The numbers that items have, or should have: one that is missing is told of elsewhere."""
    edition = data.current
    return {*edition.items, *range(1, edition.declared.items + 1)}


def _files(data: Data) -> None:
    """What is not known names the file in which it is to be settled."""
    document = data.document("unknowns.yaml")
    for at, name in spots(document.data, "unknowns.*.file") if document else ():
        if document and isinstance(name, str) and not (data.root.parent / name).is_file():
            inside = name.removeprefix("policy_data/")
            if inside not in expected_files() and not (data.root / inside).is_file():
                zh, en = (
                    f"没有文件“{name}”。请写数据文件的路径。",
                    f"there is no file “{name}”. Name a file of the data.",
                )
                data.findings.error(document.place(at), "unknown-name", zh, en)
