"""What would change the answer: the nearest limit on each quantity, up and down, and other answers.

The quantity given lies in a cell. From there one walks, cell by cell, to the first in which the project comes
to another document; the limit that counts is the edge over which that cell is entered. Of questions that are
no quantity, each other answer that leads to another document is named; of several that do, the nearest.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.rules.decision_diagram import Node, Space, outcomes
from generator.rules.documents import stricter
from generator.rules.logic import Facts, atom_holds
from generator.rules.policy import plain
from generator.rules.wording import Text, Wording, in_each, join, sentence, with_article

if TYPE_CHECKING:
    from generator.models.messages.basics import Document, Value
    from generator.models.messages.verdict import Change
    from generator.rules.wording import AnyFact

UP, DOWN = 1, -1

_WHERE: Mapping[int, Text] = {
    UP: {
        "zh": "{name}为{value}，比{limit}的界限少{gap}；",
        "en": "{name}: {value}, {gap} below the limit of {limit}, ",
    },
    DOWN: {
        "zh": "{name}为{value}，比{limit}的界限多{gap}；",
        "en": "{name}: {value}, {gap} above the limit of {limit}, ",
    },
}
_AT_LIMIT: Text = {"zh": "{name}为{value}，正好在界限上；", "en": "{name}: {value}, just at the limit, "}
_FROM_THERE: Mapping[tuple[int, bool], Text] = {
    (UP, True): {"zh": "达到这个界限", "en": "from which"},
    (UP, False): {"zh": "超过这个界限", "en": "above which"},
    (DOWN, True): {"zh": "降到这个界限", "en": "at or below which"},
    (DOWN, False): {"zh": "低于这个界限", "en": "below which"},
}
"""By direction, and by whether the limit itself already has the other document."""

_DUE: Mapping[str, Text] = {
    "report": {"zh": "，就要编{document}", "en": " you need {document}"},
    "form": {"zh": "，就要编{document}", "en": " you need {document}"},
    "registration": {"zh": "，就要填{document}", "en": " you need {document}"},
    "none": {"zh": "，就不需要环评文件", "en": " you need no EIA document"},
}


def changes(wording: Wording, space: Space, roots: list[Node], facts: Facts) -> list[Change]:
    """The nearest limits on the quantities given, and other answers, with which the document would change.

    ``roots`` are the items' unrestricted diagrams in ``space``. Each entry has the fact, the limit (``None``
    for an answer that is no quantity; then ``answer`` is such an answer), the document beyond it, and a
    sentence. Nothing is said where the document is still open.
    """
    entries: list[Change] = []
    for name in space.order:
        value = facts.get(name)
        if value is not None:
            by_cell = _documents_by_cell(space, roots, facts, name)
            if wording.facts[name]["type"] == "number":
                assert isinstance(value, (int, float))
                for step in (UP, DOWN):
                    entries += _nearest(wording, space, name, value, by_cell, step)
            else:
                entries += _others(wording, space, name, value, by_cell)
    return sorted(entries, key=lambda entry: entry["limit"] is None)


def _documents_by_cell(space: Space, roots: list[Node], facts: Facts, name: str) -> list[set[Document]]:
    """For each cell of one fact, the documents to which the items together can still come."""
    others = {key: value for key, value in facts.items() if key != name}
    together: Node | None = None
    for root in roots:
        own = space.relabel(space.restrict(root, others), plain)
        together = own if together is None else space.combine(together, own, stricter)
    assert together is not None
    return [outcomes(space.restrict(together, {name: sample})) for sample in space.cells[name]]


def _nearest(
    wording: Wording, space: Space, name: str, value: float, by_cell: list[set[Document]], step: int
) -> list[Change]:
    here = space.cell_of(name, value)
    if len(by_cell[here]) > 1:
        return []
    beyond = range(here + step, len(by_cell) if step == UP else -1, step)
    for at in beyond:
        if len(by_cell[at]) == 1 and by_cell[at] != by_cell[here]:
            (document,) = by_cell[at]
            limit, included = _edge(space, name, at, step)
            return [_entry(wording, wording.facts[name], value, limit, included, document, step)]
    return []


def _edge(space: Space, name: str, at: int, step: int) -> tuple[float, bool]:
    """The limit over which a cell is entered, and whether the limit itself belongs to that cell.

    Cells stand in ascending order, each with its least sample: a limit, or a number above one.
    """
    above = at if step == UP else at + 1
    sample = space.cells[name][above]
    assert isinstance(sample, (int, float))
    limits = [test["value"] for test in space.tests[name] if test["op"] == "cmp"]
    limit = max(limit for limit in limits if limit <= sample)
    return limit, (sample == limit) == (step == UP)


def _entry(
    wording: Wording,
    fact: AnyFact,
    value: float,
    limit: float,
    included: bool,
    document: Document,
    step: int,
) -> Change:
    where = at_limit(wording, fact, value, limit, step)
    name = wording.names[document]
    due: Text = {
        "zh": _DUE[document]["zh"].format(document=name["zh"]),
        "en": _DUE[document]["en"].format(document=with_article(name["en"])),
    }
    there = _FROM_THERE[step, included]
    said = in_each(lambda lang: where[lang] + there[lang] + due[lang])
    told = sentence(said)
    return {"fact": fact["id"], "limit": limit, "document": document, "zh": told["zh"], "en": told["en"]}


def at_limit(wording: Wording, fact: AnyFact, value: float, limit: float, step: int) -> Text:
    """Where a quantity stands beside a limit above it (``UP``) or below: the beginning of a sentence."""
    gap = round(abs(limit - value), 9)
    words = _WHERE[step] if gap else _AT_LIMIT
    return in_each(
        lambda lang: words[lang].format(
            name=fact["name"][lang],
            value=wording.amount(fact, value, lang),
            limit=wording.amount(fact, limit, lang),
            gap=wording.amount(fact, gap, lang),
        )
    )


def _others(
    wording: Wording, space: Space, name: str, value: Value, by_cell: list[set[Document]]
) -> list[Change]:
    """For each other document that another answer would lead to, the nearest such answer."""
    here = space.cell_of(name, value)
    nearest: dict[Document, int] = {}
    for at in sorted(range(len(by_cell)), key=lambda at: (_distance(value, space.cells[name][at]), at)):
        if len(by_cell[here]) == len(by_cell[at]) == 1 and by_cell[at] != by_cell[here]:
            (document,) = by_cell[at]
            nearest.setdefault(document, at)
    return [_answer_entry(wording, space, name, value, at, document) for document, at in nearest.items()]


def _distance(value: Value, other: Value) -> int:
    """How many options would have to be added or taken away."""
    if isinstance(value, list) and isinstance(other, list):
        return len(set(value) ^ set(other))
    return int(value != other)


def _answer_entry(
    wording: Wording, space: Space, name: str, value: Value, at: int, document: Document
) -> Change:
    clause = _told_apart(wording, space, name, value, at)
    noun = {"zh": wording.names[document]["zh"], "en": with_article(wording.names[document]["en"])}
    due = _DUE[document]
    said: Text = {
        "zh": f"如果{clause['zh']}" + due["zh"].format(document=noun["zh"]),
        "en": f"if {clause['en']}," + due["en"].format(document=noun["en"]),
    }
    return {
        "fact": name,
        "limit": None,
        "answer": space.cells[name][at],
        "document": document,
        **sentence(said),
    }


def _told_apart(wording: Wording, space: Space, name: str, value: Value, at: int) -> Text:
    """The other answer in words: of a choice, its options; else whatever the conditions would then find to be
    so."""
    fact, sample = wording.facts[name], space.cells[name][at]
    if fact["type"] == "choice":
        options = [
            option["id"] for option in fact["options"] or () if space.cell_of(name, option["id"]) == at
        ]
        return wording.phrase({"op": "is", "fact": name, "options": options})
    tests = [test for i, test in enumerate(space.tests[name]) if test not in space.tests[name][:i]]
    changed = [
        (test, atom_holds(test, sample))
        for test in tests
        if atom_holds(test, sample) != atom_holds(test, value)
    ]
    return join("all", [wording.phrase(test, holds) for test, holds in changed])
