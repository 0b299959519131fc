"""The one door for the browser's worker: a question as JSON text in, an answer as JSON text out.

Whatever comes in, what goes out is ``{"ok": true, "result": …}`` or ``{"ok": false, "errors": […]}``,
each error naming its field in both languages; never an exception, never a traceback.

A check from a link is what most people wait for. What it does without is imported when it is first asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from generator.rules.by_day import worded
from generator.rules.check import check
from generator.rules.documents import short_names
from generator.rules.earlier_answer import compare, read_was
from generator.rules.errors import InputErrors, Mistake, shown
from generator.rules.facts import read_text, unknown_name
from generator.rules.link import DAYS, read_link, write_link
from generator.rules.outline import dated_plan
from generator.rules.places import offered
from generator.rules.policy import OWN_CHECKS, Policy
from generator.rules.questions import questions
from generator.rules.request import Request, answerable, read_request
from generator.rules.unit_conversion import read_amount
from generator.rules.wording import Text, Wording, in_each
from generator.system.canonical_json import to_json

if TYPE_CHECKING:
    from generator.models.messages.check_door import (
        CalendarFile,
        Comparison,
        Found,
        GuideAnswer,
        PlaceList,
        Reading,
        ReadValue,
        TreeItem,
        WrittenLink,
    )
    from generator.models.messages.questions import Question
    from generator.models.messages.small_checks import MajorChangeAnswer, SizeAnswer
    from generator.models.messages.verdict import Verdict

Asked = Mapping[str, object]
"""A request as it came in: nothing of it is checked yet."""

T = TypeVar("T")


class Session:
    """A policy, and the questions that a page may put to it."""

    def __init__(self, policy_json: str) -> None:
        self.policy = Policy(json.loads(policy_json))
        self.operations: Mapping[str, Callable[[Asked], object]] = {
            "find": self._find,
            "read": self._read_words,
            "answers": self._answers,
            "questions": self._questions,
            "places": self._places,
            "check": self._check,
            "size": self._size,
            "major_change": self._major_change,
            "tree": self._tree,
            "compare": self._compare,
            "calendar": self._calendar,
            "read_link": self._read_link,
            "write_link": self._write_link,
            "read_value": self._read_value,
        }

    def add_words(self, words_json: str) -> None:
        """What the finder reads, where the policy came without it."""
        words = json.loads(words_json)
        self.policy.data["index"] = words["index"]
        self.policy.data["questions"]["faq"] = words["faq"]

    def ask(self, request_json: str) -> str:
        """Answer one request; see the module's text for the form of the answer."""
        return to_json(answered(request_json, self._dispatch))

    def _dispatch(self, request: object) -> object:
        given = request if isinstance(request, dict) else {}
        name = str(given.get("op"))
        operation = self.operations.get(name)
        if operation is None:
            raise InputErrors([unknown_name("op", name, self.operations, "操作", "operation")])
        return operation({key: value for key, value in given.items() if key != "op"})

    def _find(self, request: Asked) -> list[Found]:
        from generator.finder.find import find

        top = request.get("top", 8)
        return find(self.policy, _words(request), top if isinstance(top, int) and 0 < top <= 50 else 8)

    def _read_words(self, request: Asked) -> Reading:
        from generator.finder.read import read

        return read(self.policy, _words(request), self._read({"items": request.get("items")}).items)

    def _answers(self, request: Asked) -> list[GuideAnswer]:
        from generator.finder.answers import answers

        return answers(self.policy, _words(request))

    def _questions(self, request: Asked) -> Sequence[Question]:
        if scope := self._scope(request):
            return self._own_questions(scope)
        asked = self._read({"items": request.get("items")})
        assert asked.edition is not None
        return questions(worded(self.policy, asked.on), asked.edition, asked.items)

    def _own_questions(self, scope: str) -> list[Question]:
        from generator.rules import major_change, size

        return size.questions(self.policy) if scope == size.SCOPE else major_change.questions(self.policy)

    def _places(self, request: Asked) -> PlaceList:
        return offered(self.policy)

    def _read(self, request: Asked, *, consistent: bool = True) -> Request:
        return read_request(self.policy, request, self.policy.today, consistent=consistent)

    def _check(self, request: Asked) -> Verdict:
        return check(self.policy, request, find=_find_items)

    def _size(self, request: Asked) -> SizeAnswer:
        from generator.rules.size import size

        return size(self.policy, request)

    def _major_change(self, request: Asked) -> MajorChangeAnswer:
        from generator.rules.major_change import major_change

        return major_change(self.policy, request)

    def _scope(self, request: Asked) -> str:
        """The check with questions of its own that a request names; empty for the check of a project."""
        name = str(request.get("scope", ""))
        if name and name not in OWN_CHECKS:
            raise InputErrors([unknown_name("scope", name, OWN_CHECKS, "自查", "check")])
        return name

    def _tree(self, request: Asked) -> list[TreeItem]:
        from generator.rules.reason_tree import trees

        return trees(
            self.policy,
            self._read({key: request.get(key) for key in ("items", "facts", "on")}),
            short_names(self.policy),
        )

    def _compare(self, request: Asked) -> Comparison:
        was = _read_or_refuse(read_was(self.policy, str(request.get("was", ""))))
        now = check(self.policy, {key: request.get(key) for key in ("items", "facts", "on")})
        return compare(self.policy, was, str(request.get("policy") or ""), now)

    def _calendar(self, request: Asked) -> CalendarFile:
        from generator.rules.ics import calendar, read_calendar_options

        lang, link = read_calendar_options(request)
        plan = dated_plan(self.policy, {key: request.get(key) for key in ("items", "facts", *DAYS)})
        assert plan["plan"] is not None
        return {"name": f"eia-{plan['plan']['start']}.ics", "text": calendar(self.policy, plan, lang, link)}

    def _read_link(self, request: Asked) -> dict[str, object]:
        link, mistakes = read_link(self.policy, str(request.get("fragment", "")), self._scope(request))
        typed = {
            name: {**amount, "said": self._said(name, link["facts"][name])}
            for name, amount in link.get("typed", {}).items()
        }
        errors = [mistake.as_dict() for mistake in mistakes]
        return {**link, **({"typed": typed} if typed else {}), "errors": errors}

    def _write_link(self, request: Asked) -> WrittenLink:
        asked = self._read(
            {key: request.get(key) for key in ("items", "facts", "place", *DAYS)}, consistent=False
        )
        days = {
            key: day.isoformat()
            for key, day in {"on": asked.on, "start": asked.start, **asked.known}.items()
            if day and request.get(key)
        }
        mark = {key: shown(request[key]) for key in ("policy", "was") if request.get(key)}
        typed = request.get("typed") if isinstance(request.get("typed"), dict) else {}
        return {
            "fragment": write_link(
                self.policy,
                {
                    "items": asked.items,
                    "facts": asked.given,
                    "place": asked.places,
                    "typed": typed,
                    **days,
                    **mark,
                },
            )
        }

    def _read_value(self, request: Asked) -> ReadValue:
        facts = answerable(self.policy, self._scope(request))
        name = str(request.get("fact"))
        if name not in facts:
            raise InputErrors([unknown_name("fact", name, facts, "问题", "question")])
        text, unit, days = (str(request.get(key) or "") for key in ("text", "unit", "days"))
        if facts[name]["type"] != "number":
            answer = read_text(facts[name], text)
            if isinstance(answer, Mistake):
                raise InputErrors([answer])
            return {"value": answer}
        amount = _read_or_refuse(read_amount(facts[name], text, unit, days))
        if not amount.unit:
            return {"value": amount.value}
        named = isinstance(
            read_text(facts[name], text), Mistake
        )  # no number by itself: a unit stands behind it
        return {
            "named": named,
            "value": amount.value,
            "text": amount.text,
            "unit": amount.unit,
            "days": amount.days,
            "said": self._said(name, amount.value),
        }

    def _said(self, name: str, value: object) -> Text:
        """A quantity in the question's own unit."""
        assert isinstance(value, (int, float))
        wording, fact = Wording(self.policy.facts), self.policy.facts[name]
        return in_each(lambda lang: wording.amount(fact, value, lang))


def _words(request: Asked) -> str:
    """The description in a request; raises InputErrors if there is none."""
    text = request.get("text")
    if not isinstance(text, str):
        raise InputErrors([Mistake("text", "type", "text 应是文字。", "text must be text.")])
    return text


def _find_items(policy: Policy, text: str, top: int) -> list[Found]:
    """The finder, loaded when it is first asked for."""
    from generator.finder.find import find

    return find(policy, text, top)


def answered(request_json: str, dispatch: Callable[[object], object]) -> dict[str, object]:
    """``{"ok": true, "result": …}`` with what ``dispatch`` makes of a request, or ``{"ok": false, "errors":
    […]}`` if it cannot be used."""
    try:
        return {"ok": True, "result": dispatch(json.loads(request_json))}
    except InputErrors as error:
        return {"ok": False, "errors": [mistake.as_dict() for mistake in error.errors]}
    except (ValueError, RecursionError):
        mistake = Mistake("request", "json", "请求不是有效的 JSON。", "the request is not valid JSON.")
        return {"ok": False, "errors": [mistake.as_dict()]}


def _read_or_refuse(found: T | Mistake) -> T:
    """What was read; raises InputErrors if it is a mistake."""
    if isinstance(found, Mistake):
        raise InputErrors([found])
    return found
