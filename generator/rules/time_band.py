"""How long it takes, as a band: the least that the rules leave, what counts, and what nobody can say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from generator.rules.cite import weakest
from generator.rules.plan import Course, least
from generator.rules.policy import APPROVED
from generator.rules.schedule import clock_text, clocks_of, duration, records
from generator.rules.wording import Text, capital, in_each, listed_texts

if TYPE_CHECKING:
    from generator.models.messages.verdict import TimeBand
    from generator.models.policy.procedure import StepRecord

_AT_LEAST: Text = {
    "zh": "最快约{least}（必须走满的公示期），编制和评审要多久看项目。",
    "en": "At best about {least} (notices run in full); writing and review time varies.",
}
_NOT_KNOWN: Text = {
    "zh": "审批要多久没有查到，请问窗口；编制要多久看项目。",
    "en": "How long the decision takes was not found, so ask; how long writing takes depends on the project.",
}
_AT_ONCE: Text = {
    "zh": "填好提交，当场办完；没有审批要等。",
    "en": "Done as soon as you submit the form; there is no decision to wait for.",
}
COUNTED = ("on", "off", "open")
"""How a step can stand to the time limit, as far as a reader asks what counts."""


def time_band(course: Course) -> TimeBand | None:
    """The band for a document on a track; None where nothing is known to take time."""
    if course.document not in APPROVED:
        return _filed_at_once(course)
    steps = records(course.track, course.document, course.request.on)
    periods = least(steps)
    if not periods:
        return {**_NOT_KNOWN, "standing": "unconfirmed", "counts": []}
    days = _added(periods)
    return {
        **in_each(lambda lang: _AT_LEAST[lang].format(least=days[lang])),
        "standing": weakest(step["standing"] for step in periods),
        "counts": list(_counts(steps)),
    }


def _filed_at_once(course: Course) -> TimeBand | None:
    """Where a clock says that no day passes between submission and the end, that."""
    clocks = course.policy.data["clocks"]["clocks"]
    running = clocks_of(clocks, course.track["id"], course.document, course.request.on).values()
    at_once = [clock["standing"] for clock in running if clock["days"] == 0]
    return {**_AT_ONCE, "standing": weakest(at_once), "counts": []} if at_once else None


def _added(periods: Sequence[StepRecord]) -> Text:
    """Periods that run one after the other, days of a kind added up."""
    days: dict[str, int] = {}
    for step in periods:
        limit = step["limit"]
        days[limit["unit"]] = days.get(limit["unit"], 0) + limit["days"]
    return listed_texts([duration(number, unit) for unit, number in days.items()], "and")


def _counts(steps: Sequence[StepRecord]) -> Iterable[Text]:
    """For each way to stand to the limit, the steps that stand to it so."""
    named: Mapping[str, list[StepRecord]] = {
        clock: [step for step in steps if step["clock"] == clock] for clock in COUNTED
    }
    for clock, members in named.items():
        if members:
            how, names = clock_text(clock), listed_texts(members, "and")
            yield {"zh": f"{how['zh']}：{names['zh']}。", "en": f"{capital(how['en'])}: {names['en']}."}
