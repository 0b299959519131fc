"""Who decides, and where: rules that leave no document without a level, claim no more than their sources and
meet some project; places that exist, under names that mean one place each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from generator import models
from generator.lint.links import spots
from generator.models.deciding import Filed, LevelRule
from generator.records.conditions import suggestion
from generator.records.data import Data
from generator.rules.cite import weakest
from generator.rules.phrases import TO_CHECK
from generator.source.document import Document, Path_

CODE = "level-rule"
FIRM_ONLY = ("settles", "never")
"""What is said only where the sources are firm."""
OPEN = "9999-12-31"


def check_levels(data: Data) -> None:
    """All of it, for whatever of the two files can be read."""
    levels, document = data.records.get(models.ApprovalLevels), data.document("approval_levels.yaml")
    if levels is not None and document is not None:
        for at, rule in enumerate(levels.rules):
            _firmness(data, document, at, rule)
            _reach(data, document, at, rule)
        _holes(data, document, levels.rules)
    held, document = data.records.get(models.Places), data.document("places.yaml")
    if held is not None and document is not None:
        _named_twice(data, document, held)
        _known(data, held)


def _firmness(data: Data, document: Document, at: int, rule: LevelRule) -> None:
    """That a level alone acts, or cannot act, is said of firm sources only: else it would have no effect."""
    contacts = data.records.get(models.Contacts)
    named = [record for record in contacts.authority if record.id in rule.authorities] if contacts else []
    if rule.says in FIRM_ONLY and named and weakest(record.standing for record in named) in TO_CHECK:
        zh = f"依据还没有核实，says 不能写 {rule.says}，写了也不起作用。请改写 named 或者 exception。"
        en = (
            f"the sources have still to be checked, so `says: {rule.says}` would have no effect. Write named"
            " or exception."
        )
        data.findings.error(document.place(("rules", at, "says")), CODE, zh, en)


def _reach(data: Data, document: Document, at: int, rule: LevelRule) -> None:
    """Some item that it names can need one of its documents."""
    if not rule.items or not data.editions:
        return
    items = [data.current.items[number] for number in rule.items if number in data.current.items]
    if items and not any(set(rule.documents) & set(item.conditions) for item in items):
        zh = "这些项目都不会办 documents 里的环评文件，没有一个项目会碰到它。请核对。"
        en = "none of these items can need a document named here, so this meets nobody. Check them."
        data.findings.error(document.place(("rules", at, "documents")), CODE, zh, en)


def _holes(data: Data, document: Document, rules: Sequence[LevelRule]) -> None:
    """Every document goes to some level on every day from now on, whatever the project."""
    for filed in get_args(Filed):
        general = [
            rule.effective
            for rule in rules
            if filed in rule.documents
            and rule.says in ("settles", "usual")
            and not rule.items
            and rule.when is None
            and rule.span is None
        ]
        days = [((days and days.from_) or "", (days and days.until) or OPEN) for days in general]
        last = max((until for start, until in days if start <= data.on), default="")
        if last < OPEN and not any(start > data.on and until == OPEN for start, until in days):
            zh = (
                f"{filed} 没有一条一直有效、不分项目的 usual 或者 settles 规则，有的项目就说不出归哪一级。"
                "请补上。"
            )
            en = (
                f"no `usual` or `settles` rule for every project with a {filed} goes on for good, so that for"
                " some no level could be named. Add one."
            )
            data.findings.error(document.key_place(("rules",)), CODE, zh, en)


def _named_twice(data: Data, document: Document, held: models.Places) -> None:
    """A name that means two prefectures, or two counties."""
    for places in (
        [(("prefectures", i), one) for i, one in enumerate(held.prefectures)],
        [
            (("prefectures", i, "counties", j), county)
            for i, one in enumerate(held.prefectures)
            for j, county in enumerate(one.counties)
        ],
    ):
        seen: dict[str, str] = {}
        for path, place in places:
            also = [*place.also.zh, *place.also.en] if place.also else []
            for name in (place.zh, place.en, *also):
                other = seen.setdefault(name.lower(), place.zh)
                if other != place.zh:
                    zh = f"“{name}”也是“{other}”的叫法，读到它分不清是哪里。请删去一处。"
                    en = f"“{name}” is a name of “{other}” too, and nobody could tell them apart. Delete one."
                    data.findings.error(document.place(path), "duplicate-place", zh, en)


def _known(data: Data, held: models.Places) -> None:
    """Records name places and kinds of area that there are."""
    places = [one.id for one in held.prefectures]
    places += [f"{one.id}/{county.id}" for one in held.prefectures for county in one.counties]
    kinds = [kind for group in data.definitions.area_classes.values() for kind in group]
    for file, path, known in (
        ("places.yaml", "notes.*.place", places),
        ("contacts.yaml", "contacts.*.place", places),
        ("places.yaml", "protected.*.kinds.*", kinds),
    ):
        document = data.document(file)
        for at, name in _strange(document, path, known):
            assert document is not None
            zh, en = suggestion(name, known)
            said = f"没有“{name}”这个代号。{zh}", f"there is no “{name}”. {en}"
            data.findings.error(document.place(at), "unknown-name", *said)


def _strange(document: Document | None, path: str, known: Sequence[str]) -> Iterator[tuple[Path_, str]]:
    for at, value in spots(document.data, path) if document else ():
        if isinstance(value, str) and value not in known:
            yield at, value
