"""Citations, standing and penalties: what a verdict rests on, and what follows from ignoring it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.rules.numbers import write_number
from generator.rules.policy import NOT_LISTED, Policy, in_force
from generator.rules.wording import Text, capital, text

if TYPE_CHECKING:
    from generator.models.messages.basics import Standing
    from generator.models.messages.verdict import Citation, Penalty, SourceId
    from generator.models.policy.catalogue import EditionRecord, GivingRecord
    from generator.models.policy.lists import ListRow
    from generator.models.policy.procedure import TrackRecord

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
    rows: Iterable[ListRow | GivingRecord],
    on: date,
) -> list[Citation]:
    """The instruments on which a verdict rests, each place once, those in force on the day."""
    records = [*rows, *([] if track is None else [track])]
    return cited(
        policy,
        [
            *(_item_source(edition, n) for n in items),
            *(source for n in items if n for source in policy.items(edition)[str(n)].get("sources", [])),
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


class Band(NamedTuple):
    """How one kind of amount is called, and what stands between that name and the amount in a sentence."""

    zh: str
    en: str
    then_zh: str
    then_en: str


BANDS: Mapping[str, Band] = {
    "fine": Band("罚款", "fine", "", " of "),
    "serious": Band("情节严重的", "in serious cases", "，", ", "),
    "not_corrected": Band("拒不改正的", "if not put right", "，", ", "),
    "persons": Band("对责任人员", "for persons responsible", "", ", "),
    "detention": Band("拘留", "detention", "", " of "),
    "lighter_detention": Band("情节较轻的，拘留", "in lighter cases, detention", "", " of "),
}
"""The amounts that a penalty can have, in the order in which they are told."""

_UNITS_ZH = {"cny_10k": "万元", "percent": "%", "day": "日", "times": "倍"}


class _Unit(NamedTuple):
    """An amount in English: what it is multiplied by, and what stands around it."""

    scale: int
    before: str
    one: str
    many: str


_UNITS_EN = {
    "cny_10k": _Unit(10_000, "CNY ", "", ""),
    "percent": _Unit(1, "", "%", "%"),
    "day": _Unit(1, "", " day", " days"),
    "times": _Unit(1, "", " time", " times"),
}


def amount_rows(penalty: Mapping[str, Any]) -> list[dict[str, Text]]:
    """The amounts of a penalty, one for each band that it has: what it is (``name``) and ``amount`` in
    words."""
    return [
        {"name": {"zh": band.zh, "en": band.en}, "amount": band_text(penalty[key])}
        for key, band in BANDS.items()
        if penalty.get(key)
    ]


def amounts(penalty: Mapping[str, Any]) -> list[Text]:
    """The amounts of a penalty as phrases: ``罚款20万元以上``, ``fine of CNY 200,000 or more``."""
    return [
        {"zh": f"{band.zh}{band.then_zh}{words['zh']}", "en": f"{band.en}{band.then_en}{words['en']}"}
        for key, band in BANDS.items()
        if penalty.get(key)
        for words in [band_text(penalty[key])]
    ]


NO_SHARE: Text = {"zh": "", "en": ""}


def band_text(band: Mapping[str, Any]) -> Text:
    """An amount in words, whichever of its ends is set: ``20万元以上100万元以下`` / ``CNY 200,000 to
    1,000,000``.

    Two equal ends are one fixed amount; percent, days and multiples alike.
    """
    low, high, unit = band.get("min"), band.get("max"), band["unit"]
    of: Text = band["of"] if band.get("of") else NO_SHARE
    ends = [end for end in dict.fromkeys((low, high)) if end is not None]
    shown = " to ".join(_number(end, unit) for end in ends)
    en = f"{_UNITS_EN[unit].before}{shown}{_after(ends, unit)}"
    if low is None:
        en = f"up to {en}"
    elif high is None:
        en = f"{en} or more"
    joined = " " if unit == "times" else " of "
    return {
        "zh": (of["zh"] and f"{of['zh']}的") + _range_zh(low, high, unit),
        "en": en + (of["en"] and f"{joined}{of['en']}"),
    }


def amount_text(value: float, unit: str) -> Text:
    """One amount in words: ``20万元`` / ``CNY 200,000``."""
    return band_text({"min": value, "max": value, "unit": unit})


def _range_zh(low: float | None, high: float | None, unit: str) -> str:
    words = {low: "以上", high: "以下"} if low != high else {low: ""}
    return "".join(
        f"{write_number(end, 'en')}{_UNITS_ZH[unit]}{word}" for end, word in words.items() if end is not None
    )


def _number(value: float, unit: str) -> str:
    return write_number(value * _UNITS_EN[unit].scale, "en")


def _after(ends: Sequence[float], unit: str) -> str:
    return _UNITS_EN[unit].one if ends == [1] else _UNITS_EN[unit].many
