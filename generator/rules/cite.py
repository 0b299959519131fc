"""Citations, standing and penalties: what a verdict rests on, and what follows from ignoring it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from generator.rules.numbers import write_number
from generator.rules.policy import NOT_LISTED, Policy, in_force
from generator.rules.wording import Text, capital, text

if TYPE_CHECKING:
    from generator.models.messages import Citation, Penalty, SourceId, Standing
    from generator.models.policy import EditionRecord, ListRow, TrackRecord

STANDINGS: tuple[Standing, ...] = ("official", "reported", "inferred", "unconfirmed")
"""Firmest first."""


def weakest(standings: Iterable[Standing]) -> Standing:
    """The least firm of some standings: a verdict is only as firm as that."""
    return max(standings, key=STANDINGS.index)


def standing_text(policy: Policy, standing: str) -> Text:
    """A standing in words: its name and what it means."""
    record = policy.data["standings"]["standings"][standing]
    return {
        "zh": f"{record['zh']}：{record['meaning']['zh']}",
        "en": f"{capital(record['en'])}: {record['meaning']['en']}",
    }


def citations(
    policy: Policy,
    edition: EditionRecord,
    items: Iterable[int],
    track: TrackRecord | None,
    rows: Iterable[ListRow],
    on: date,
) -> list[Citation]:
    """The instruments on which a verdict rests, each place once, those in force on the day."""
    records = [*rows, *([] if track is None else [track])]
    return cited(
        policy,
        [
            *(_item_source(edition, n) for n in items),
            *(source for record in records for source in record.get("sources", [])),
        ],
        on,
    )


def cited(policy: Policy, sources: Iterable[SourceId], on: date) -> list[Citation]:
    """Sources as citations: each place once, the instruments in force on the day alone."""
    found: dict[tuple[str, str], Citation] = {}
    for source in sources:
        instrument = policy.data["instruments"]["instruments"][source["instrument"]]
        if not in_force(instrument, on):
            continue
        at = source.get("at")
        found.setdefault(
            (source["instrument"], "" if at is None else at["zh"]),
            {
                "instrument": source["instrument"],
                **text(instrument),
                "number": instrument.get("number", ""),
                "at": at,
                "url": instrument.get("url"),
                "standing": instrument["standing"],
            },
        )
    return list(found.values())


def _item_source(edition: EditionRecord, number: int) -> SourceId:
    if number == NOT_LISTED:
        return {"instrument": edition["instrument"], "at": {"zh": "第五条", "en": "Article 5"}}
    return {"instrument": edition["instrument"], "at": {"zh": f"第{number}项", "en": f"item {number}"}}


def penalties(policy: Policy, ids: Iterable[str], document: str, on: date) -> list[Penalty]:
    """The penalties of a track that concern the document and are in force on the day."""
    wanted = set(ids)
    found: list[Penalty] = []
    for penalty in policy.data["penalties"]["penalties"]:
        if (
            penalty["id"] in wanted
            and document in penalty.get("documents", [document])
            and in_force(penalty, on)
        ):
            found.append(
                {
                    "id": penalty["id"],
                    **text(penalty),
                    "sanction": penalty["sanction"],
                    "amounts": amounts(penalty),
                    "standing": penalty["standing"],
                }
            )
    return found


_AMOUNTS: Mapping[str, Text] = {
    "fine": {"zh": "罚款{range}", "en": "fine of {range}"},
    "serious": {"zh": "情节严重的，{range}", "en": "in serious cases, {range}"},
    "not_corrected": {"zh": "拒不改正的，{range}", "en": "if not put right, {range}"},
    "persons": {"zh": "对责任人员{range}", "en": "for persons responsible, {range}"},
    "detention": {"zh": "拘留{range}", "en": "detention of {range}"},
    "lighter_detention": {"zh": "情节较轻的，拘留{range}", "en": "in lighter cases, detention of {range}"},
}


def amounts(penalty: Mapping[str, Any]) -> list[Text]:
    """The amounts of a penalty in words, one for each band that it has."""
    return [
        {
            "zh": words["zh"].format(range=_range(penalty[key], "zh")),
            "en": words["en"].format(range=_range(penalty[key], "en")),
        }
        for key, words in _AMOUNTS.items()
        if key in penalty
    ]


def _range(band: Mapping[str, Any], lang: str) -> str:
    """``20万元以上100万元以下`` / ``CNY 200,000 to 1,000,000``; percent and days alike."""
    low, high = band.get("min"), band.get("max")
    of = band["of"][lang] if "of" in band else ""
    if lang == "zh":
        unit = {"cny_10k": "万元", "percent": "%", "day": "日"}[band["unit"]]
        ends = ((low, "以上"), (high, "以下"))
        return (of and f"{of}的") + "".join(
            f"{write_number(end, 'en')}{unit}{word}" for end, word in ends if end is not None
        )
    scale, before, after = {
        "cny_10k": (10_000, "CNY ", ""),
        "percent": (1, "", "%"),
        "day": (1, "", " days"),
    }[band["unit"]]
    shown = " to ".join(write_number(end * scale, lang) for end in (low, high) if end is not None)
    up_to = "up to " if low is None else ""
    or_more = " or more" if high is None else ""
    return up_to + before + shown + after + or_more + (of and f" of {of}")
