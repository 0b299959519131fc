"""What a day already known will change: the same project, asked again for every later day on which the law
changes.

Only what differs is said: the document and its name, the track, the promised and the statutory time,
penalties.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from generator.rules import cite
from generator.rules.classify import classify
from generator.rules.documents import document_names, strictest_first
from generator.rules.effective import Record, dated_records, turning_days
from generator.rules.entitle import may_apply
from generator.rules.logic import Facts
from generator.rules.policy import NOT_LISTED, Policy
from generator.rules.schedule import time_limit
from generator.rules.tracks import Lists, possible_tracks
from generator.rules.wording import Text, in_each, listed_texts, text

if TYPE_CHECKING:
    from generator.models.messages.verdict import Later, LimitRow
    from generator.models.policy.guidance import EventRecord

NOTHING: Text = {"zh": "", "en": ""}


class State(NamedTuple):
    """What can be said of a project on one day; ``held`` is false where no edition of the catalogue covers
    it."""

    held: bool
    documents: tuple[str, ...]
    names: tuple[str, ...]
    named: Text
    tracks: tuple[str, ...]
    tracked: Text
    maybe: Text
    promised: LimitRow | None
    statutory: LimitRow | None
    penalties: tuple[str, ...]


def state(policy: Policy, items: Sequence[int], facts: Facts, on: date) -> State:
    """The project as the law of a day has it."""
    edition = policy.edition(on)
    if edition is None or not all(n == NOT_LISTED or str(n) in policy.items(edition) for n in items):
        return State(False, (), (), NOTHING, (), NOTHING, NOTHING, None, None, ())
    lists = Lists.on(policy, on)
    outcomes = classify(policy, edition, tuple(items), facts, lists).outcomes
    documents, tracks = strictest_first(o.document for o in outcomes), possible_tracks(policy, outcomes)
    names = document_names(policy, on)
    records = [track for track in policy.data["tracks"]["tracks"] if track["id"] in tracks]
    decided = len(documents) == len(tracks) == 1
    clocks = time_limit(policy, tracks[0], documents[0], on) if decided else None
    return State(
        True,
        tuple(documents),
        tuple(names[document]["zh"] for document in documents),
        listed_texts([names[document] for document in documents], "or"),
        tuple(tracks),
        listed_texts([text(track) for track in records], "or"),
        listed_texts(may_apply(policy, tracks[0], ()) if decided else [], "or"),
        clocks and clocks["promised"],
        clocks and clocks["statutory"],
        (
            tuple(p["id"] for p in cite.penalties(policy, records[0].get("penalties", []), documents[0], on))
            if decided
            else ()
        ),
    )


PARTS = ("editions", "clocks", "penalties", "documents", "lists", "tracks")
"""The parts of the policy whose records a ``State`` rests on."""


def days_of_change(policy: Policy, after: date) -> list[date]:
    """The days after a day on which some record that a verdict rests on begins, or has just ended."""
    return [day for day in policy.kept("days_of_change", _days_of_change) if day > after]


def _days_of_change(policy: Policy) -> list[date]:
    return sorted(turning_days(record for _, record in dated_records(policy.data, *PARTS)))


def later(policy: Policy, items: Sequence[int], facts: Facts, on: date) -> list[Later]:
    """Changes already known that come after a day: what happens (``zh``, ``en``, from the record of events),
    and ``changes``, what then differs for this project."""
    events = {e["date"]: e for e in policy.data["timeline"]["events"] if e["date"] > on.isoformat()}
    found: dict[str, list[Text]] = {}
    days = days_of_change(policy, on)
    states = [state(policy, items, facts, day) for day in ([on, *days] if days else [])]
    for day, (before, now) in zip(days, pairwise(states), strict=True):
        if now != before:
            found[day.isoformat()] = list(_differences(before, now))
    return [_entry(day, events.get(day), found.get(day, [])) for day in sorted({*events, *found})]


def _entry(day: str, event: EventRecord | None, changes: list[Text]) -> Later:
    said = text(event) if event else in_each(lambda lang: " ".join(change[lang] for change in changes))
    return {
        "date": day,
        **said,
        "standing": event["standing"] if event else None,
        "changes": changes if event else [],
    }


def _differences(before: State, now: State) -> Iterator[Text]:
    if not now.held:
        yield {
            "zh": "名录换版，项目要按新版重新判断。",
            "en": "The catalogue gives way to another edition, and the project has to be judged anew.",
        }
        return
    if not before.held:
        yield {
            "zh": "从这一天起有名录可据以判断。",
            "en": "From this day there is an edition of the catalogue to judge by.",
        }
        return
    if now.documents != before.documents:
        yield {"zh": f"要求变为：{now.named['zh']}。", "en": f"What is needed becomes: {now.named['en']}."}
    elif now.names != before.names:
        yield {"zh": f"文件改称{now.named['zh']}。", "en": f"The document is now called: {now.named['en']}."}
    if now.tracks != before.tracks:
        besides = (
            {"zh": f"；{now.maybe['zh']}", "en": f"; {now.maybe['en']}"}
            if now.maybe["zh"]
            else {"zh": "", "en": ""}
        )
        yield {
            "zh": f"办理方式变为：{now.tracked['zh']}{besides['zh']}。",
            "en": f"The track becomes: {now.tracked['en']}{besides['en']}.",
        }
    for key, zh, en in (
        ("promised", "承诺时限", "The promised time"),
        ("statutory", "法定期限", "The legal limit"),
    ):
        clock = getattr(now, key)
        if clock != getattr(before, key):
            yield _clock(zh, en, clock)
    if now.penalties != before.penalties:
        yield {"zh": "罚则改变。", "en": "The penalties change."}


def _clock(zh: str, en: str, clock: Record | None) -> Text:
    if clock is None:
        return {"zh": f"不再有{zh}。", "en": f"{en} no longer applies."}
    return {"zh": f"{zh}为{clock['zh']}。", "en": f"{en} is {clock['en']}."}
