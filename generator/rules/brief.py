"""The answer in a few lines, for a chat; and what a remark on it should carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.rules.next_steps import is_forbidden
from generator.rules.request_texts import answers, in_lines, numbered, project
from generator.rules.wording import Text, in_each, text

if TYPE_CHECKING:
    from generator.models.messages.verdict import NextStep, Verdict
    from generator.models.policy.catalogue import ItemRecord

MOST_LINES = 11
"""A page adds the link as one line more."""

_PROJECT: Text = {"zh": "项目：{said}", "en": "Project: {said}"}
_ANSWERS: Text = {"zh": "按这些回答：{said}", "en": "With these answers: {said}"}
_TIME: Text = {"zh": "多久：{said}", "en": "How long: {said}"}
_DATED: Text = {
    "zh": "按{on}的规定，政策数据截至{to}。{disclaimer}",
    "en": "By the rules of {on}, data current to {to}. {disclaimer}",
}
_PAGE: Text = {"zh": "页面：项目自查", "en": "Page: the check"}
_ANSWER: Text = {"zh": "结论：{said}", "en": "Answer: {said}"}
_RECORDS: Text = {"zh": "数据：{said}；政策版本 {policy}", "en": "Data: {said}; policy version {policy}"}
REMARK: Text = {
    "zh": "这页有用吗？哪里不对、不清楚：",
    "en": "Was this useful? What is wrong or unclear: ",
}


def brief(verdict: Verdict, said: Sequence[Text]) -> list[Text]:
    """At most eleven lines: the answer, how firm, the project, what to do today, how long, the
    disclaimer."""
    about = [_line(_PROJECT, project(verdict)), *_answered(said)]
    lines = [*_answer(verdict), *about, *_steps(verdict["today"])]
    if verdict["time_band"]:
        lines.append(_line(_TIME, text(verdict["time_band"])))
    return [*lines[: MOST_LINES - 1], _dated(verdict)]


def _answer(verdict: Verdict) -> Iterator[Text]:
    yield verdict["headline"]
    yield from (one for one in (verdict["rests_on"], verdict["prepare"]) if one)
    if not is_forbidden(verdict):  # else the headline says it
        yield from map(text, verdict["forbidden"][:1])


def _answered(said: Sequence[Text]) -> list[Text]:
    return [_line(_ANSWERS, answers(said))] if said else []


def _steps(steps: Sequence[NextStep]) -> Iterator[Text]:
    for number, step in enumerate(steps, 1):
        where = [way["url"] or way["phone"] or "" for way in step["ways"]]
        yield _ending_in(numbered(number, text(step)), [place for place in where if place])


def _ending_in(said: Text, where: Sequence[str]) -> Text:
    return in_each(lambda lang: " ".join([said[lang], *where]))


def _line(words: Text, said: Text) -> Text:
    return in_each(lambda lang: words[lang].format(said=said[lang]))


def _dated(verdict: Verdict) -> Text:
    return in_each(
        lambda lang: _DATED[lang].format(
            on=verdict["on"], to=verdict["policy_current_to"], disclaimer=verdict["disclaimer"][lang]
        )
    )


def feedback(verdict: Verdict, said: Sequence[Text], items: Sequence[ItemRecord]) -> Text:
    """Page, answer, what was answered, the records and their version, and room for the remark."""
    places = "、".join(f"{item['file']}:{item['line']}" for item in items if item["file"])
    records = in_each(lambda lang: _RECORDS[lang].format(said=places or "-", policy=verdict["policy"]))
    lines = [
        _PAGE,
        _line(_ANSWER, verdict["headline"]),
        _line(_PROJECT, project(verdict)),
        *_answered(said),
        records,
        REMARK,
    ]
    return in_lines(lines)
