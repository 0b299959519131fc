"""Major change: has an approved project changed so much that it needs a new approval?

The list (``major_change.yaml``) has thirteen points, each a condition; any one that is met is enough. It
covers polluting projects, unless the Ministry has a list for their sector. Where it is not established
whether a point covers a case, its ``doubts`` say so, and the check does not decide. With answers missing, the
results still possible and the questions that can still change them are read off one diagram, exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from generator.rules import cite
from generator.rules.by_day import worded
from generator.rules.decision_diagram import Case, Node, Space, outcomes
from generator.rules.link import write_link
from generator.rules.logic import Facts, truth
from generator.rules.phrases import TO_SETTLE, not_yet
from generator.rules.policy import MAJOR_CHANGE, Policy, in_force
from generator.rules.questions import question
from generator.rules.request import read_own_request
from generator.rules.wording import Text, Wording, in_each, join, sentence, text

if TYPE_CHECKING:
    from typing import Literal

    from generator.models.messages import small_checks
    from generator.models.messages.basics import FirmText, PointState, Standing
    from generator.models.messages.questions import Question
    from generator.models.messages.small_checks import (
        Doubt,
        MajorChangeAnswer,
        MajorResult,
        MajorVerdict,
        PointReason,
        Rule,
    )
    from generator.models.messages.verdict import SourceId
    from generator.models.policy.conditions import Atom, Condition
    from generator.models.policy.procedure import ProcedureRuleRecord
    from generator.models.policy.services import MajorChangeFile, PointRecord

SCOPE = MAJOR_CHANGE
RESULTS: tuple[MajorResult, ...] = ("major", "not_major", "unclear", "not_covered")
"""What the check can come to.

``unclear``: no point is met, and whether one of them covers the case is not established.
"""


_OPEN: Text = {
    "zh": f"还不能确定是不是重大变动。{TO_SETTLE['zh']}",
    "en": f"We can't tell yet whether the change is major. {TO_SETTLE['en']}",
}
_BY_THIS_LIST: Text = {"zh": "按这份清单，{said}", "en": "by this list, {said}"}
_UNCLEAR: Text = {
    "zh": "能确定的各点都不符合，但有一点是否适用没有查到。",
    "en": "No point is met for certain, but whether one of them applies is not established.",
}
_BY_POINT: Mapping[str, Text] = {
    "decides": {
        "zh": "第{number}点：{why}，属于重大变动",
        "en": "point {number} – {why}, so the change is major",
    },
    "rules_out": {
        "zh": "第{number}点：{why}，不符合这一点",
        "en": "point {number} – {why}, so this point is not met",
    },
}


def major_change(policy: Policy, given: object, today: date | None = None) -> MajorChangeAnswer:
    """Whether a change is major, for answers of plain JSON; raises InputErrors if a field is wrong.

    ``given`` holds ``facts`` and optionally ``on``. The answer is plain data: ``verdict`` (``major``,
    ``not_major``, ``not_covered`` or ``open``), ``possible``, each point as met, ruled out or open,
    ``reasons``, ``ask_next``, what follows and what it rests on. While it is not known whether the list
    covers the project, ``covered`` is null and the verdict is what the points say, given what ``provided``
    names; ``status`` then stays open.
    """
    facts, on = read_own_request(policy, SCOPE, given, today or policy.today)
    return _Change(worded(policy, on), facts, on).build()


def cases(record: MajorChangeFile) -> list[Case]:
    """The results with their conditions, in the order in which they are judged; what is left is
    ``not_major``."""
    doubts = [doubt["when"] for point in record["points"] for doubt in point.get("doubts", ())]
    return [
        ("not_covered", {"op": "not", "of": record["covers"]["when"]}),
        ("major", {"op": "any", "of": [point["when"] for point in record["points"]]}),
        ("unclear", {"op": "any", "of": doubts}),
    ]


def questions(policy: Policy) -> list[Question]:
    """Every question of this check: whom the list covers, what changed, with what effect."""
    return [question(policy, name, (), ()) for name in diagram(policy)[0].order]


def changes_first(tree: Condition) -> Iterator[Atom]:
    """The tests with which each alternative of a condition begins: the change itself, before its effect."""
    if tree["op"] == "not":
        yield from changes_first(tree["of"])
    elif tree["op"] == "all" or tree["op"] == "any":
        for part in tree["of"][:1] if tree["op"] == "all" else tree["of"]:
            yield from changes_first(part)
    else:
        assert tree["op"] != "true"
        yield tree


def diagram(policy: Policy) -> tuple[Space, Node, dict[int, Node]]:
    """Every answer of the list, and of each point alone by number; made once.

    The questions stand in order: whom the list covers, what changed, with what effect.
    """
    return policy.kept(SCOPE, _diagram)


def _diagram(policy: Policy) -> tuple[Space, Node, dict[int, Node]]:
    record = policy.data["major_change"]
    changed = (atom for point in record["points"] for atom in changes_first(point["when"]))
    space = Space([record["covers"]["when"], *changed, *(tree for _, tree in cases(record))], policy.facts)
    points = {
        point["number"]: space.build([("met", point["when"])], "ruled_out") for point in record["points"]
    }
    return space, space.build(cases(record), "not_major"), points


class _Change:
    """The parts of one answer; ``build`` puts them together."""

    def __init__(self, policy: Policy, facts: Facts, on: date) -> None:
        self.policy = policy
        self.facts = facts
        self.on = on
        self.record = policy.data["major_change"]
        self.wording = Wording(policy.facts)
        self.instrument = policy.data["instruments"]["instruments"][self.record["instrument"]]
        self.too_early = not_yet(self.instrument, on)
        self.covered = truth(self.record["covers"]["when"], facts)
        self.space, root, points = diagram(policy)
        self.left = self.space.restrict(root, facts)
        self.states = {number: self.state(node) for number, node in points.items()}
        self.possible = [name for name in RESULTS if self.too_early or name in outcomes(self.left)]
        self.verdict = self.find_verdict()

    def state(self, point: Node) -> PointState:
        """How a point stands, whatever the answers still missing may be."""
        possible: set[PointState] = outcomes(self.space.restrict(point, self.facts))
        return possible.pop() if len(possible) == 1 else "open"

    def points(self, state: PointState) -> list[PointRecord]:
        """The points that stand so."""
        return [point for point in self.record["points"] if self.states[point["number"]] == state]

    def numbers(self, state: PointState) -> list[int]:
        """Their numbers."""
        return [point["number"] for point in self.points(state)]

    def find_verdict(self) -> MajorVerdict:
        """The one result still possible, or what the points say while only the list's own reach is open."""
        said = self.said()
        return said[0] if len(said) == 1 and said[0] != "unclear" else "open"

    def said(self) -> list[MajorResult]:
        """The results still possible, but for the one that only the list's own reach decides, if there are
        others."""
        return [name for name in self.possible if name != "not_covered"] or self.possible

    def build(self) -> MajorChangeAnswer:
        """The whole answer."""
        standing = self.standing()
        decided = len(self.possible) == 1 and self.verdict != "open"
        return {
            "status": "decided" if decided else "open",
            "verdict": self.verdict,
            "headline": self.headline(),
            "possible": self.possible,
            "covered": self.covered,
            "provided": self.provided(),
            "points": [self.point(point) for point in self.record["points"]],
            "met": self.numbers("met"),
            "ruled_out": self.numbers("ruled_out"),
            "open": self.numbers("open"),
            "reasons": [] if self.too_early else self.reasons(),
            "doubts": [] if self.too_early else self.doubts(),
            "ask_next": [] if self.too_early else self.ask_next(),
            "follows": self.follows(),
            "scope": text(self.record["what"]),
            "rules": self.rules(),
            "standing": standing,
            "standing_text": cite.standing_text(self.policy, standing),
            "citations": cite.cited(self.policy, self.sources(), self.on),
            "on": self.on.isoformat(),
            "policy": self.policy.hash,
            "policy_current_to": self.policy.current_to,
            "facts": dict(self.facts),
            "link": write_link(self.policy, {"facts": self.facts, "on": self.on.isoformat()}),
        }

    def headline(self) -> Text:
        """The answer in one sentence."""
        if self.too_early:
            return self.too_early
        if self.verdict == "open":
            return text(_UNCLEAR if self.said() == ["unclear"] else _OPEN)
        said = text(self.record["outcomes"][self.verdict])
        if self.provided():
            return sentence(in_each(lambda lang: _BY_THIS_LIST[lang].format(said=said[lang])))
        return sentence(said)

    def provided(self) -> list[Text]:
        """What must hold for the list to cover the project, while that is not known."""
        if self.covered is not None or self.verdict == "open":
            return []
        return [sentence(self.wording.phrase(self.record["covers"]["when"]))]

    def point(self, point: PointRecord) -> small_checks.Point:
        """One point, and how it stands."""
        group = self.record["groups"][point["group"]]
        return {
            "number": point["number"],
            "group": text(group),
            **text(point),
            "state": self.states[point["number"]],
            "standing": point["standing"],
        }

    def reasons(self) -> list[PointReason]:
        """Why: that the list does not cover the project, or the points met, then those ruled out."""
        found: list[PointReason] = []
        if self.covered is False:
            why, facts = self.because(self.record["covers"]["when"], False)
            found.append({"point": None, "kind": "decides", "facts": facts, **sentence(why)})
        found += [self.reason(point, "decides", True) for point in self.points("met")]
        found += [self.reason(point, "rules_out", False) for point in self.points("ruled_out")]
        return found

    def reason(self, point: PointRecord, kind: Literal["decides", "rules_out"], holds: bool) -> PointReason:
        """Why a point is met, or not."""
        number, words = point["number"], _BY_POINT[kind]
        why, facts = self.because(point["when"], holds)
        said = in_each(lambda lang: words[lang].format(number=number, why=why[lang]))
        return {"point": number, "kind": kind, "facts": facts, **sentence(said)}

    def because(self, tree: Condition, holds: bool) -> tuple[Text, list[str]]:
        """Why a condition holds, or does not: a clause, and the facts it rests on."""
        told = self.wording.because(tree, self.facts, holds)
        unique = {clause["zh"]: clause for clause, _ in told}
        return join("all", list(unique.values())), list(
            dict.fromkeys(fact for _, facts in told for fact in facts)
        )

    def doubts(self) -> list[Doubt]:
        """What is not established and matters for the answers given."""
        points = [] if self.points("met") else self.record["points"]
        return [
            {"point": point["number"], **text(doubt), "standing": doubt["standing"]}
            for point in points
            for doubt in point.get("doubts", ())
            if truth(doubt["when"], self.facts)
        ]

    def ask_next(self) -> list[Question]:
        """The questions that can still change the result: whom the list covers, what changed, with what
        effect."""
        return [
            question(self.policy, name, (), ())
            for name in sorted(self.space.asked(self.left), key=self.space.rank.__getitem__)
        ]

    def follows(self) -> FirmText | None:
        """What follows from the result; None while it is open."""
        if self.verdict == "open":
            return None
        outcome = self.record["outcomes"][self.verdict]
        return {**text(outcome["follows"]), "standing": outcome["standing"]}

    def rules(self) -> list[Rule]:
        """Rules of procedure that stand beside the list, each with the instruments in force on the day."""
        return [
            {
                "id": rule["id"],
                **text(rule),
                "standing": rule["standing"],
                "citations": cite.cited(self.policy, rule["sources"], self.on),
            }
            for rule in self.own_rules()
        ]

    def own_rules(self) -> list[ProcedureRuleRecord]:
        """Those rules of procedure, in force on the day."""
        rules = {rule["id"]: rule for rule in self.policy.data["procedure"]["rules"]}
        return [rules[name] for name in self.record["rules"] if in_force(rules[name], self.on)]

    def sources(self) -> list[SourceId]:
        """The list, and the sources of the rules."""
        return [*self.record["sources"], *(source for rule in self.own_rules() for source in rule["sources"])]

    def standing(self) -> Standing:
        """How firm the answer is: one point met is enough, so the firmest counts; "not major" rests on all of
        them."""
        if self.verdict == "major":
            enough = self.points("met") or self.points("open")
            return cite.weakest(
                [
                    self.record["standing"],
                    min((point["standing"] for point in enough), key=cite.STANDINGS.index),
                ]
            )
        if self.verdict == "not_covered":
            return "unconfirmed" if self.facts.get("acceptance_done") else self.record["standing"]
        if self.verdict == "not_major":
            return cite.weakest(
                [self.record["standing"], *(point["standing"] for point in self.record["points"])]
            )
        return "unconfirmed"
