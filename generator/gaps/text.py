"""The gaps as text for a terminal, and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from generator.gaps.find import place_text
from generator.gaps.gap import KINDS, Gap, Kind
from generator.rules.wording import Text, in_language

NOTHING = {"zh": "没有不确定的事项。", "en": "Nothing is open."}
SETTLE = {"zh": "向谁核实：", "en": "to be settled by: "}
COUNTED = {"zh": "{title}（{n}）", "en": "{title} ({n})"}


def text(gaps: Sequence[Gap], lang: str) -> str:
    """Kind by kind, with how many there are; one line a gap, and one with who could settle it."""
    return "\n".join(_lines(gaps, lang)) if gaps else NOTHING[lang]


def _lines(gaps: Sequence[Gap], lang: str) -> Iterator[str]:
    for kind, words in KINDS.items():
        members = [gap for gap in gaps if gap.kind == kind]
        if members:
            yield COUNTED[lang].format(title=in_language(words, lang), n=sum(gap.count for gap in members))
        for gap in members:
            mark = "：" if lang == "zh" else ": "
            said = mark.join(in_language(text, lang) for text in (gap.title, gap.what))
            yield f"  {place_text(gap.place)}  {said}"
            yield f"      {SETTLE[lang]}{in_language(gap.who, lang)}"


class GapJson(TypedDict):
    """One thing that is not established; ``standing`` is null but for records."""

    kind: Kind
    path: str
    line: int
    title: Text
    what: Text
    who: Text
    standing: str | None
    count: int


class GapsJson(TypedDict):
    """All of them, with how many there are of each kind."""

    counts: dict[Kind, int]
    gaps: list[GapJson]


def as_json(gaps: Sequence[Gap]) -> GapsJson:
    """For programs: ``counts`` by kind and ``gaps``."""
    return {
        "counts": {kind: sum(gap.count for gap in gaps if gap.kind == kind) for kind in KINDS},
        "gaps": [
            {
                "kind": gap.kind,
                "path": gap.place.path,
                "line": gap.place.line,
                "title": gap.title,
                "what": gap.what,
                "who": gap.who,
                "standing": gap.standing or None,
                "count": gap.count,
            }
            for gap in gaps
        ],
    }
