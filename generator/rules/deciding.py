"""Who decides: the levels of government that may decide a project, each with its reason.

The provincial list and the Ministry's were not read in full. So a level is ruled out only by a text that does
so, and surely decides only where an official text leaves the matter to it alone; all else is possible. The
less is known of a project, the more levels stay possible.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from generator.rules import cite
from generator.rules.entitle import Worlds, judged
from generator.rules.phrases import TO_CHECK
from generator.rules.places import OUTSIDE, lies_in_several, named
from generator.rules.policy import APPROVED, Policy, in_force
from generator.rules.wording import Text, in_each, listed_texts, sentence, text

if TYPE_CHECKING:
    from typing import Literal

    from generator.models.messages.basics import Level, LevelState, Says, Standing
    from generator.models.messages.verdict import Deciding, DecidingLevel, LevelReason
    from generator.models.policy.guidance import AuthorityRecord, LevelRuleRecord

PLACE = "place"
"""What is missing where it is not known where a project lies."""

ORDER: tuple[Says, ...] = ("settles", "named", "usual", "never", "exception")
"""In which order the reasons for a level are told: after those that apply, those that may."""

_SURELY: Text = {"zh": "由它办", "en": "it alone acts"}
_LIKELY: Text = {"zh": "可能由它审批", "en": "may decide"}
_PERHAPS: Text = {"zh": "不能排除", "en": "cannot be ruled out"}
_NOT: Text = {"zh": "不由它审批", "en": "does not decide"}

_NOBODY: Text = {
    "zh": "不用办环评，没有哪一级审批。拿不准的，问项目所在地的县级生态环境部门。",
    "en": "No EIA is needed, so nobody decides. If in doubt, ask the county ecology bureau of the place.",
}
_ELSEWHERE: Text = {
    "zh": "项目不在青海，由谁审批请问当地的生态环境部门，本指南只讲青海。",
    "en": "The project is not in Qinghai. Ask the local ecology bureau who decides; this guide speaks of"
    " Qinghai only.",
}
_USUALLY: Text = {"zh": "一般由{usual}审批。", "en": "Usually decided by the {usual}."}
_NAMED: Text = {
    "zh": "读到的文件点名这一类由{named}审批；没有点名的，一般由{usual}审批。",
    "en": "What was read names the {named} for this kind; what is not named is usually decided by the"
    " {usual}.",
}
_IF_APPROVED: Text = {
    "zh": "要办报告书或者报告表的：{said}",
    "en": "If it needs a report or report form: {said}",
}


class Met(NamedTuple):
    """A rule that meets a project, or may; ``missing`` names what can still settle it."""

    rule: LevelRuleRecord
    authorities: Sequence[AuthorityRecord]
    state: Literal["applies", "unknown"]
    missing: list[str]

    @property
    def standing(self) -> Standing:
        """As firm as the least firm of what it rests on."""
        return cite.weakest(record["standing"] for record in self.authorities)

    @property
    def sure(self) -> bool:
        """Whether nothing is open, neither of the project nor of what the rule rests on."""
        return self.state == "applies" and self.standing not in TO_CHECK

    @property
    def likely(self) -> bool:
        """Whether it is what a reader should go by, if an authority decides at all."""
        return self.rule["says"] in ("named", "usual") and not self.missing


def met(
    policy: Policy, items: Collection[int], worlds: Worlds, places: Sequence[str], on: date
) -> Iterator[Met]:
    """Every rule in force that the answers do not rule out."""
    known = {record["id"]: record for record in policy.data["contacts"]["authority"]}
    for rule in concerning(policy, items, on):
        authorities = [known[name] for name in rule["authorities"] if in_force(known[name], on)]
        if authorities and (found := _met(rule, authorities, worlds, places)):
            yield found


def concerning(policy: Policy, items: Collection[int], on: date) -> Iterator[LevelRuleRecord]:
    """The rules in force that can meet a project of some items; those that name items go by the edition of
    the day."""
    levels, edition = policy.data["approval_levels"], policy.edition(on)
    numbered = edition is not None and edition["id"] in levels["items_of"]
    for rule in levels["rules"]:
        only = rule.get("items")
        if in_force(rule, on) and (not only or (numbered and not set(only).isdisjoint(items))):
            yield rule


def _met(
    rule: LevelRuleRecord, authorities: Sequence[AuthorityRecord], worlds: Worlds, places: Sequence[str]
) -> Met | None:
    document = judged({"op": "is", "fact": "document", "options": [*rule["documents"]]}, worlds)
    when = judged(rule.get("when"), worlds)
    several = lies_in_several(places, rule["span"]) if "span" in rule else True
    if several is False or "not" in (document.state, when.state):
        return None
    missing = [*when.missing, *([PLACE] if several is None else [])]
    settled = document.state == when.state == "applies" and several
    return Met(rule, authorities, "applies" if settled else "unknown", missing)


def deciding(
    policy: Policy, items: Collection[int], worlds: Worlds, places: Sequence[str], on: date
) -> Deciding:
    """Who decides a project, as far as it can be said."""
    documents = {world["document"] for world in worlds}
    if tuple(places) == (OUTSIDE,) or documents == {"none"}:
        said = _NOBODY if documents == {"none"} else _ELSEWHERE
        return {**said, "standing": "official", "levels": [], "ask": None}
    found = list(met(policy, items, worlds, places, on))
    alone = [one for one in found if one.rule["says"] == "settles" and one.sure]
    likely = [one for one in found if one.likely]
    standings = [one.standing for one in alone or likely]
    return {
        **(sentence(text(alone[0].rule)) if alone else _said(policy, likely, documents <= set(APPROVED))),
        "standing": cite.weakest(standings) if standings else "unconfirmed",
        "levels": [
            _level(policy, record["id"], found, bool(alone), places, on)
            for record in policy.data["contacts"]["levels"]
        ],
        "ask": None if alone else policy.data["approval_levels"]["ask"],
    }


def _said(policy: Policy, likely: Sequence[Met], approved: bool) -> Text:
    """Who usually decides, and whom what was read names, in a sentence or two; that an authority decides at
    all may be open."""
    usual, named = (_offices(policy, likely, says) for says in ("usual", "named"))
    parts = [policy.data["approval_levels"]["unread"]]
    if usual:
        words = _USUALLY if named in (None, usual) else _NAMED
        said = _filled(words, usual=usual, named=named or usual)
        parts.insert(0, said if approved else _filled(_IF_APPROVED, said=said))
    return {"zh": "".join(part["zh"] for part in parts), "en": " ".join(part["en"] for part in parts)}


def _filled(words: Text, **parts: Text) -> Text:
    return in_each(lambda lang: words[lang].format(**{name: part[lang] for name, part in parts.items()}))


def _offices(policy: Policy, likely: Sequence[Met], says: str) -> Text | None:
    """The authorities of the levels of which some rules say so; None where none does."""
    levels = {one.rule["level"] for one in likely if one.rule["says"] == says}
    offices = [text(record) for record in policy.data["contacts"]["levels"] if record["id"] in levels]
    return listed_texts(offices, "or") if offices else None


def _level(
    policy: Policy, level: Level, found: Sequence[Met], alone: bool, places: Sequence[str], on: date
) -> DecidingLevel:
    """One level: ruled out where a text does so or another acts alone; else possible, if any rule says so."""
    own = [one for one in found if one.rule["level"] == level]
    against = [one for one in own if one.rule["says"] == "never"]
    settles = any(one.rule["says"] == "settles" and one.sure for one in own)
    out = any(one.sure for one in against) or (alone and not settles) or own == against
    likely = not out and any(one.likely for one in own)
    told = against if out else own
    record = next(record for record in policy.data["contacts"]["levels"] if record["id"] == level)
    state: LevelState = "no" if out else "yes" if settles else "maybe"
    words = _NOT if out else _SURELY if settles else _LIKELY if likely else _PERHAPS
    return {
        **text(record),
        "level": level,
        "state": state,
        "state_text": words,
        "likely": likely or state == "yes",
        "where": _where(policy, level, places),
        "reasons": [
            _reason(policy, one, on)
            for one in sorted(told, key=lambda one: (one.state, ORDER.index(one.rule["says"])))
        ],
    }


def _where(policy: Policy, level: str, places: Sequence[str]) -> Text | None:
    """The places of a level below the province."""
    here = [place for place in places if place != OUTSIDE]
    if level == "prefecture":
        here = list(dict.fromkeys(place.partition("/")[0] for place in here))
    else:
        here = [place for place in here if "/" in place and level == "county"]
    return named(policy, here) if here else None


def _reason(policy: Policy, one: Met, on: date) -> LevelReason:
    sources = [source for record in one.authorities for source in record["sources"]]
    return {
        "id": one.rule["id"],
        **sentence(text(one.rule)),
        "standing": one.standing,
        "says": one.rule["says"],
        "state": one.state,
        "missing": one.missing,
        "why": [text(record) for record in one.authorities],
        "citations": cite.cited(policy, sources, on),
    }
