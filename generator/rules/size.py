"""The size of a firm: large, medium, small or micro, by the official criteria of its sector.

Size opens services and never changes a document. The criteria are a ceiling and two rows of floors, figure
by figure: a firm that reaches every ceiling is large; of the others, one that reaches every floor of medium
is medium, one that reaches every floor of small is small, and the rest are micro. They become conditions and
one diagram over all sectors, so that with figures missing the sizes still possible and the figures that can
still change them are exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.rules import cite, entitle
from generator.rules.by_day import worded
from generator.rules.decision_diagram import Case, Node, Space, outcomes
from generator.rules.link import write_link
from generator.rules.logic import Facts, facts_of, truth
from generator.rules.nearest_thresholds import DOWN, UP, at_limit
from generator.rules.phrases import not_yet
from generator.rules.policy import SIZE, Policy
from generator.rules.questions import question
from generator.rules.request import read_own_request
from generator.rules.wording import Text, Wording, in_each, join, listed_texts, sentence, text

if TYPE_CHECKING:
    from typing import Literal

    from generator.models.messages import small_checks
    from generator.models.messages.basics import FirmText, Size, Standing
    from generator.models.messages.questions import Question
    from generator.models.messages.small_checks import (
        NotUsed,
        SizeAnswer,
        SizeChange,
        SizeReason,
        SizeService,
    )
    from generator.models.policy.conditions import Condition
    from generator.models.policy.services import SectorRecord, SizeFile

SCOPE = SIZE
SIZES: tuple[Size, ...] = ("large", "medium", "small", "micro")
LIMITS: Mapping[Size, Literal["below", "medium", "small"]] = {
    "large": "below",
    "medium": "medium",
    "small": "small",
}
"""For each size but the least, the key of its limits in a sector's record: every one of them must be reached.
"""

_DECIDED: Text = {
    "zh": "按{sector}的标准，属于{size}企业。",
    "en": "By the criteria for {sector}, this is a {size} firm.",
}
_DECIDED_ANYWHERE: Text = {
    "zh": "不论属于哪个行业，都是{size}企业。",
    "en": "In whatever sector, this is a {size} firm.",
}
_OPEN: Text = {
    "zh": "还不能确定，可能是{size}。再填下面的数据就能确定。",
    "en": "Not settled yet; the firm may be {size}. The figures below will settle it.",
}
_BY_SIZE: Mapping[str, Text] = {
    "decides": {"zh": "{why}，所以属于{size}", "en": "{why}, so the firm is {size}"},
    "rules_out": {"zh": "{why}，所以不属于{size}", "en": "{why}, so the firm is not {size}"},
}
_LEAST: Text = {
    "zh": "没有达到{size}的下限，所以属于{least}",
    "en": "the floors for {size} are not met, so the firm is {least}",
}
_BEYOND: Mapping[int, Text] = {
    UP: {"zh": "达到这个界限，就是{size}", "en": "from which the firm is {size}"},
    DOWN: {"zh": "低于这个界限，就是{size}", "en": "below which the firm is {size}"},
}
_NOT_USED: Text = {
    "zh": "{sector}划型不看{figure}，填写的数没有用到",
    "en": "size in {sector} does not depend on {figure}, so that figure was not used",
}


def size(policy: Policy, given: object, today: date | None = None) -> SizeAnswer:
    """The size of a firm for answers of plain JSON; raises InputErrors if a field is wrong.

    ``given`` holds ``facts`` (``sector``, ``staff``, ``revenue``, ``assets``) and optionally ``on``; the
    source is ``size_criteria.yaml``. The answer is plain data: ``status``, ``size``, ``possible_sizes``,
    ``reasons``, ``ask_next``, ``change``, ``services`` and what the answer rests on.
    """
    facts, on = read_own_request(policy, SCOPE, given, today or policy.today)
    return _Size(worded(policy, on), facts, on).build()


def criteria(record: SizeFile, sector: SectorRecord) -> dict[Size, Condition]:
    """For each size but the least, the condition that all its limits are reached, strictest first."""
    return {
        name: {
            "op": "all",
            "of": [
                {"op": "cmp", "fact": figure, "cmp": ">=", "value": sector[key][figure]}
                for figure in figures(record, sector)
            ],
        }
        for name, key in LIMITS.items()
    }


def figures(record: SizeFile, sector: SectorRecord) -> list[str]:
    """The figures that count in a sector, in the order of the record."""
    return [figure for figure in record["figures"] if figure in sector["below"]]


def questions(policy: Policy) -> list[Question]:
    """Every question of this check: the sector, then the figures."""
    return [question(policy, name, (), ()) for name in ("sector", *policy.data["size_criteria"]["figures"])]


def diagram(policy: Policy) -> tuple[Space, Node]:
    """Every answer of the criteria, over all sectors; made once."""
    return policy.kept("size", _diagram)


def _diagram(policy: Policy) -> tuple[Space, Node]:
    record = policy.data["size_criteria"]
    cases: list[Case] = [
        (name, {"op": "all", "of": [{"op": "is", "fact": "sector", "options": [sector["id"]]}, tree]})
        for sector in record["sectors"]
        for name, tree in criteria(record, sector).items()
    ]
    space = Space((tree for _, tree in cases), policy.facts)
    return space, space.build(cases, SIZES[-1])


class _Size:
    """The parts of one answer; ``build`` puts them together."""

    def __init__(self, policy: Policy, facts: Facts, on: date) -> None:
        self.policy = policy
        self.facts = facts
        self.on = on
        self.record = policy.data["size_criteria"]
        self.wording = Wording(policy.facts)
        self.names = {option["id"]: text(option) for option in policy.facts["firm_size"]["options"] or ()}
        self.too_early = not_yet(policy.data["instruments"]["instruments"][self.record["instrument"]], on)
        self.sector = next((s for s in self.record["sectors"] if s["id"] == facts.get("sector")), None)
        self.space, self.root = diagram(policy)
        self.left = self.space.restrict(self.root, facts)
        self.possible = [name for name in SIZES if self.too_early or name in outcomes(self.left)]
        self.size = self.possible[0] if len(self.possible) == 1 else None

    def build(self) -> SizeAnswer:
        """The whole answer."""
        standing = self.standing()
        return {
            "status": "open" if self.size is None else "decided",
            "headline": self.headline(),
            "size": self.size,
            "size_name": None if self.size is None else self.names[self.size],
            "possible_sizes": self.possible,
            "possible_size_names": [self.names[name] for name in self.possible],
            "sector": self.sector_entry(),
            "reasons": [] if self.too_early else self.reasons(),
            "ask_next": [] if self.too_early else self.ask_next(),
            "change": [] if self.too_early else self.changes(),
            "not_used": self.not_used(),
            "services": self.services(),
            "effect": text(self.record["effect"]),
            "logic": text(self.record["logic"]),
            "notes": self.notes(),
            "standing": standing,
            "standing_text": cite.standing_text(self.policy, standing),
            "citations": cite.cited(self.policy, self.record["sources"], self.on),
            "on": self.on.isoformat(),
            "policy": self.policy.hash,
            "policy_current_to": self.policy.current_to,
            "facts": dict(self.facts),
            "link": write_link(self.policy, {"facts": self.facts, "on": self.on.isoformat()}),
            "check_link": (
                None if self.size is None else write_link(self.policy, {"facts": {"firm_size": self.size}})
            ),
        }

    def sector_entry(self) -> small_checks.Sector | None:
        """The sector, with what is to be known of it."""
        if self.sector is None:
            return None
        return {
            "id": self.sector["id"],
            "number": self.sector["number"],
            **text(self.sector),
            "note": self.sector.get("note"),
        }

    def headline(self) -> Text:
        """The answer in one sentence."""
        if self.too_early:
            return self.too_early
        words = _OPEN if self.size is None else _DECIDED_ANYWHERE if self.sector is None else _DECIDED
        sizes = listed_texts([self.names[name] for name in self.possible], "or")
        sector: Text = {"zh": "", "en": ""} if self.sector is None else text(self.sector)
        return in_each(lambda lang: words[lang].format(size=sizes[lang], sector=sector[lang]))

    def reasons(self) -> list[SizeReason]:
        """Each size as its limits decided it, from large down to the one that holds: a sentence with the
        figures and limits."""
        if self.sector is None:
            return []
        why: list[SizeReason] = []
        for name, tree in criteria(self.record, self.sector).items():
            holds = truth(tree, self.facts)
            if holds is not None:
                why.append(
                    self._reason(
                        name,
                        "decides" if holds else "rules_out",
                        self.wording.because(tree, self.facts, holds),
                    )
                )
            if holds:
                break
        if self.size == SIZES[-1]:
            small, micro = self.names["small"], self.names["micro"]
            least = in_each(lambda lang: _LEAST[lang].format(size=small[lang], least=micro[lang]))
            why.append({"size": SIZES[-1], "kind": "decides", "facts": [], **sentence(least)})
        return why

    def _reason(
        self, name: Size, kind: Literal["decides", "rules_out"], clauses: list[tuple[Text, list[str]]]
    ) -> SizeReason:
        why = join("all", [clause for clause, _ in clauses])
        words, named = _BY_SIZE[kind], self.names[name]
        said = in_each(lambda lang: words[lang].format(why=why[lang], size=named[lang]))
        return {
            "size": name,
            "kind": kind,
            "facts": [fact for _, facts in clauses for fact in facts],
            **sentence(said),
        }

    def ask_next(self) -> list[Question]:
        """The questions that can still change the size: the sector first, then the figures."""
        wanted = self.space.asked(self.left)
        return [entry for entry in questions(self.policy) if entry["id"] in wanted]

    def changes(self) -> list[SizeChange]:
        """For each figure given, the nearest limit up and down at which the size would be another."""
        if self.sector is None or self.size is None:
            return []
        given = [figure for figure in figures(self.record, self.sector) if figure in self.facts]
        return [
            entry
            for figure in given
            for step in (UP, DOWN)
            for entry in self._nearest(self.sector, figure, step)
        ]

    def _nearest(self, sector: SectorRecord, figure: str, step: int) -> list[SizeChange]:
        """Between two limits the size is one and the same, so that the lower of them stands for all
        between."""
        edges = sorted({0, *(sector[key][figure] for key in LIMITS.values())})
        value = self.facts[figure]
        assert isinstance(value, (int, float))
        spans = (
            [(high, high) for high in edges if high > value]
            if step == UP
            else [(high, low) for low, high in pairwise(edges) if high <= value][::-1]
        )
        for limit, sample in spans:
            beyond = outcomes(self.space.restrict(self.root, {**self.facts, figure: sample}))
            if len(beyond) == 1 and self.size not in beyond:
                return [self._change(figure, limit, beyond.pop(), step)]
        return []

    def _change(self, figure: str, limit: float, beyond: Size, step: int) -> SizeChange:
        words, named, value = _BEYOND[step], self.names[beyond], self.facts[figure]
        assert isinstance(value, (int, float))
        said = at_limit(self.wording, self.policy.facts[figure], value, limit, step)
        return {
            "fact": figure,
            "limit": limit,
            "size": beyond,
            **sentence(in_each(lambda lang: said[lang] + words[lang].format(size=named[lang]))),
        }

    def not_used(self) -> list[NotUsed]:
        """Figures that were given but do not count in the sector."""
        if self.sector is None:
            return []
        return [
            self._not_used(self.sector, figure)
            for figure in self.record["figures"]
            if figure in self.facts and figure not in self.sector["below"]
        ]

    def _not_used(self, sector: SectorRecord, figure: str) -> NotUsed:
        name = self.policy.facts[figure]["name"]
        said = in_each(lambda lang: _NOT_USED[lang].format(sector=sector[lang], figure=name[lang]))
        return {"fact": figure, **sentence(said)}

    def services(self) -> list[SizeService]:
        """Services whose condition speaks of the size and that one of the sizes still possible opens."""
        conditions = {
            part["id"]: part.get("when")
            for group in self.policy.data["services"]["groups"]
            for part in group["parts"]
        }
        worlds = [{"firm_size": name} for name in self.possible]
        offered: list[SizeService] = []
        for entry in entitle.services(self.policy, worlds, self.on):
            when = conditions[entry["id"]]
            if when is not None and "firm_size" in facts_of(when) and entry["state"] != "not":
                offered.append({**entry, "besides": self._besides(when)})
        return offered

    def _besides(self, when: Condition) -> Text | None:
        """What must hold besides the size."""
        parts = [
            part
            for part in (when["of"] if when["op"] == "all" else [when])
            if "firm_size" not in facts_of(part)
        ]
        return self.wording.phrase({"op": "all", "of": parts}) if parts else None

    def notes(self) -> list[FirmText]:
        """Remarks on the criteria; those on single sectors only while one of these is possible."""
        return [
            {**text(note), "standing": note["standing"]}
            for note in self.record["notes"]
            if not note.get("sectors") or self._concerns(note["sectors"])
        ]

    def _concerns(self, sectors: list[str]) -> bool:
        return self.sector is None or self.sector["id"] in sectors

    def standing(self) -> Standing:
        """The least firm of the criteria and the sector, or of every sector while that is open."""
        if self.too_early:
            return "unconfirmed"
        sectors = self.record["sectors"] if self.sector is None else [self.sector]
        return cite.weakest(
            [self.record["standing"], *(sector.get("standing") or "official" for sector in sectors)]
        )
