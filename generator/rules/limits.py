"""What would change the answer: the nearest limit on each quantity, up and down.

The quantity given lies in a cell. From there one walks, cell by cell, to the first in which the project
comes to another document; the limit that counts is the edge over which that cell is entered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.rules.classify import plain
from generator.rules.diagram import Node, Space, outcomes
from generator.rules.documents import stricter
from generator.rules.logic import Facts
from generator.rules.wording import LANGS, Text, Wording, sentence, with_article

Fact = Mapping[str, Any]
UP, DOWN = 1, -1

_WHERE: Mapping[int, Text] = {
    UP: {"zh": "{name}为{value}，比{limit}的界限少{gap}；", "en": "{name}: {value}, {gap} below the limit of {limit}, "},
    DOWN: {"zh": "{name}为{value}，比{limit}的界限多{gap}；", "en": "{name}: {value}, {gap} above the limit of {limit}, "},
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
    "report": {"zh": "，应编制{document}", "en": " {document} is due"},
    "form": {"zh": "，应编制{document}", "en": " {document} is due"},
    "registration": {"zh": "，应填报{document}", "en": " {document} is due"},
    "none": {"zh": "，就不需要环评文件", "en": " no EIA document is needed"},
}


def changes(wording: Wording, space: Space, roots: list[Node], facts: Facts) -> list[dict[str, Any]]:
    """The nearest limits on the quantities given at which the document would change.

    ``roots`` are the items' unrestricted diagrams in ``space``. Each entry has the fact, the limit, the
    document beyond it, and a sentence. Nothing is said where the document is still open.
    """
    entries = []
    for name in space.order:
        if wording.facts[name]["type"] == "number" and facts.get(name) is not None:
            by_cell = _documents_by_cell(space, roots, facts, name)
            for step in (UP, DOWN):
                entries += _nearest(wording, space, name, facts[name], by_cell, step)
    return entries


def _documents_by_cell(space: Space, roots: list[Node], facts: Facts, name: str) -> list[set[str]]:
    """For each cell of one fact, the documents to which the items together can still come."""
    others = {key: value for key, value in facts.items() if key != name}
    together: Node | None = None
    for root in roots:
        own = space.relabel(space.restrict(root, others), plain)
        together = own if together is None else space.combine(together, own, stricter)
    assert together is not None
    return [outcomes(space.restrict(together, {name: sample})) for sample in space.cells[name]]


def _nearest(wording: Wording, space: Space, name: str, value: float, by_cell: list[set[str]], step: int) -> list[dict[str, Any]]:
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
    limit = max(test["value"] for test in space.tests[name] if test["value"] <= sample)
    return limit, (sample == limit) == (step == UP)


def _entry(wording: Wording, fact: Fact, value: float, limit: float, included: bool, document: str, step: int) -> dict[str, Any]:
    where = at_limit(wording, fact, value, limit, step)
    name = wording.names[document]
    due = {"zh": _DUE[document]["zh"].format(document=name["zh"]), "en": _DUE[document]["en"].format(document=with_article(name["en"]))}
    said = {lang: where[lang] + _FROM_THERE[step, included][lang] + due[lang] for lang in LANGS}
    return {"fact": fact["id"], "limit": limit, "document": document, **sentence(said)}


def at_limit(wording: Wording, fact: Fact, value: float, limit: float, step: int) -> Text:
    """Where a quantity stands beside a limit above it (``UP``) or below: the beginning of a sentence."""
    gap = round(abs(limit - value), 9)
    return {
        lang: (_WHERE[step] if gap else _AT_LIMIT)[lang].format(
            name=fact["name"][lang],
            value=wording.amount(fact, value, lang),
            limit=wording.amount(fact, limit, lang),
            gap=wording.amount(fact, gap, lang),
        )
        for lang in LANGS
    }
