"""Texts to copy: what one asks of an office, written from what the visitor answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from generator.rules.policy import Policy
from generator.rules.ways import contacts
from generator.rules.wording import Text, in_each, text

if TYPE_CHECKING:
    from generator.models.messages.verdict import ItemEntry, RequestText, Verdict
    from generator.models.policy.services import RequestRecord

GENERAL = "question"
"""The text that serves everybody."""
SHOWN = ("applies", "ask", "unknown")
"""The states of services that a reader gets to see."""
NOW = "applies"
"""The state of measures that one may ask for now."""

_PROJECT: Text = {"zh": "项目：{project}", "en": "Project: {project}"}
_SAID: Text = {"zh": "情况：{said}", "en": "What we know: {said}"}
_RESULT: Text = {
    "zh": "自查结果（{on}，只供参考）：{headline}",
    "en": "Result of our check ({on}, for orientation only): {headline}",
}
_ASKING: Text = {"zh": "想问：", "en": "We would like to know:"}
_FROM: Text = {"zh": "联系人和电话：", "en": "Name and telephone: "}
_BLANK: Text = {"zh": "（请填写）", "en": "(please fill in)"}
_ITEM: Text = {"zh": "{name}（名录第{number}项）", "en": "{name} (item {number} of the catalogue)"}
_BETWEEN: Text = {"zh": "；", "en": "; "}


def requests(policy: Policy, verdict: Verdict, said: Sequence[Text]) -> list[RequestText]:
    """The general question, and the texts of the services and measures that may be of use."""
    wanted = {
        GENERAL,
        *(row["request"] for row in verdict["services"] if row["state"] in SHOWN),
        *(row["request"] for row in verdict["measures"] if row["state"] == NOW),
    }
    middle = [_filled(_PROJECT, project=project(verdict)), *_said(said), _result(verdict)]
    return [
        _made(policy, record, middle, date.fromisoformat(verdict["on"]))
        for record in policy.data["actions"]["requests"]
        if record["id"] in wanted
    ]


def telephone(policy: Policy, on: date) -> str | None:
    """The first telephone of those whom the general question may reach on a day."""
    general = (one for one in policy.data["actions"]["requests"] if one["id"] == GENERAL)
    reached = contacts(policy, [name for one in general for name in one["contacts"]], on)
    return next((way["phone"] for way in reached if way["phone"]), None)


def blank(policy: Policy, record: RequestRecord) -> RequestText:
    """A text with blanks, for whoever has not gone through the check."""
    return _made(
        policy, record, [_filled(_PROJECT, project=_BLANK), _filled(_SAID, said=_BLANK)], policy.today
    )


def project(verdict: Verdict) -> Text:
    """What the project is, by its items."""
    names = [_item(entry) for entry in verdict["items"]]
    return in_each(lambda lang: _BETWEEN[lang].join(name[lang] for name in names))


def _item(entry: ItemEntry) -> Text:
    if not entry["item"]:
        return text(entry)
    return in_each(lambda lang: _ITEM[lang].format(name=entry[lang], number=entry["item"]))


def answers(said: Sequence[Text]) -> Text:
    """The answers in one line."""
    return in_each(lambda lang: _BETWEEN[lang].join(one[lang].rstrip("。.") for one in said))


def _said(said: Sequence[Text]) -> list[Text]:
    return [_filled(_SAID, said=answers(said))] if said else []


def _result(verdict: Verdict) -> Text:
    on = verdict["on"]
    return _filled(_RESULT, on={"zh": on, "en": on}, headline=verdict["headline"])


def _filled(words: Text, **parts: Text) -> Text:
    return in_each(lambda lang: words[lang].format(**{name: part[lang] for name, part in parts.items()}))


def _made(policy: Policy, record: RequestRecord, middle: Sequence[Text], on: date) -> RequestText:
    asks = [numbered(number, ask) for number, ask in enumerate(record["asks"], 1)]
    lines = [record["opening"], *middle, _ASKING, *asks, _FROM]
    return {
        "id": record["id"],
        **text(record),
        "text": in_lines(lines),
        "ways": contacts(policy, record["contacts"], on),
    }


def numbered(number: int, said: Text) -> Text:
    """A text with its number before it."""
    return in_each(lambda lang: f"{number}. {said[lang]}")


def in_lines(lines: Sequence[Text]) -> Text:
    """Lines as one text."""
    return in_each(lambda lang: "\n".join(line[lang] for line in lines))
