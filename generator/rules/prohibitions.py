"""Places in which a project may not be built, whatever its document.

Three things can be known of a prohibition: that the site lies there and the project is of the kind (it is
forbidden); that the site lies there while the rest is open, or the rule itself still has to be checked (it
may be forbidden); that the site or the project is another (nothing is said). Where it is not known
whether the site lies there, nothing is said either, but the question for it can be asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from generator.rules import cite
from generator.rules.entitle import Worlds, judged
from generator.rules.logic import atoms, facts_of
from generator.rules.phrases import TO_CHECK, if_it_may_be_built, not_to_be_built
from generator.rules.policy import Policy, in_force
from generator.rules.wording import Text, in_each, sentence, text

if TYPE_CHECKING:
    from generator.models.messages.verdict import Prohibition, ProhibitionState, Verdict
    from generator.models.policy.procedure import ProcedureRuleRecord, ProhibitionRecord

STATES: Mapping[ProhibitionState, Text] = {
    "forbidden": {"zh": "不得建设", "en": "May not be built"},
    "may_be": {"zh": "可能不得建设，先核实", "en": "May be forbidden; check first"},
}
FIRST_STEP: Text = {
    "zh": "先停下来：不要填报，不要开工。{ask}",
    "en": "Stop first: file nothing and do not start building. {ask}",
}
CHECK_FIRST: Text = {
    "zh": "先核实能不能建，再往下办。{ask}",
    "en": "Find out first whether it may be built, then go on. {ask}",
}


class Site(NamedTuple):
    """A prohibition that may concern a project: ``there`` says that the site lies in the place; ``missing``
    names the facts that are still open, those to be asked first before others. Of what says where the site
    lies, only the first is asked: the others are for whoever says so unasked."""

    record: ProhibitionRecord
    rule: ProcedureRuleRecord
    there: bool
    missing: list[str]

    @property
    def sure(self) -> bool:
        """Whether nothing is open, neither of the project nor of the rule."""
        return self.there and not self.missing and self.rule["standing"] not in TO_CHECK


def sites(policy: Policy, items: Collection[int], worlds: Worlds, on: date) -> list[Site]:
    """Every prohibition in force that the answers do not rule out."""
    rules = {rule["id"]: rule for rule in policy.data["procedure"]["rules"]}
    found = [
        _site(record, rules[record["rule"]], worlds)
        for record in concerning(policy, items, on)
        if in_force(rules[record["rule"]], on)
    ]
    return [site for site in found if site is not None]


def concerning(policy: Policy, items: Collection[int], on: date) -> Iterator[ProhibitionRecord]:
    """The prohibitions that can meet a project of some items; those that name items go by the edition of the
    day."""
    edition = policy.edition(on)
    numbered = edition is not None and edition["id"] in policy.data["forbidden"]["items_of"]
    for record in policy.data["forbidden"]["prohibitions"]:
        named = record.get("items")
        if not named or (numbered and not set(named).isdisjoint(items)):
            yield record


def kinds(policy: Policy, items: Collection[int], on: date) -> set[str]:
    """The kinds of area that say where a project of some items may not be built."""
    return {
        kind
        for record in concerning(policy, items, on)
        for test in (atoms(record["where"]) if "where" in record else ())
        if test["fact"] == "areas" and test["op"] == "include"
        for kind in test["options"]
    }


def _site(record: ProhibitionRecord, rule: ProcedureRuleRecord, worlds: Worlds) -> Site | None:
    where, when = judged(record.get("where"), worlds), judged(record.get("when"), worlds)
    if "not" in (where.state, when.state):
        return None
    if where.state == "applies":
        return Site(record, rule, True, when.missing)
    first = facts_of(record["where"])[0]
    return Site(record, rule, False, [first] if first in where.missing else [])


def entries(policy: Policy, found: Sequence[Site], on: date) -> list[Prohibition]:
    """What a verdict says of the places in which the site lies, the sure ones first."""
    told = [_entry(policy, site, on) for site in found if site.there]
    return sorted(told, key=lambda entry: entry["state"] != "forbidden")


def _entry(policy: Policy, site: Site, on: date) -> Prohibition:
    state: ProhibitionState = "forbidden" if site.sure else "may_be"
    return {
        "id": site.record["id"],
        "state": state,
        "state_text": text(STATES[state]),
        **sentence(text(site.record)),
        "why": text(site.rule),
        "ask": site.record["ask"],
        "missing": site.missing[:1],
        "standing": site.rule["standing"],
        "citations": cite.cited(policy, site.rule["sources"], on),
    }


def questions(policy: Policy, found: Sequence[Site]) -> list[str]:
    """The next question of each prohibition that is still open, in the order of the data."""
    wanted = {name for site in found for name in site.missing[:1]}
    return [name for name in policy.facts if name in wanted]


def told(policy: Policy, verdict: Verdict, items: Collection[int], worlds: Worlds, on: date) -> Verdict:
    """A verdict with what is forbidden, or may be, and the questions for it; with a sure ban nothing is left
    of how to go on."""
    found = sites(policy, items, worlds, on)
    said, asked = entries(policy, found, on), questions(policy, found)
    sure = [entry for entry in said if entry["state"] == "forbidden"]
    cited = [citation for entry in said for citation in entry["citations"]]
    further = [name for name in verdict["ask_services"] if name not in asked]
    citations = [*cited, *verdict["citations"]]
    told: Verdict = {
        **verdict,
        "forbidden": said,
        "ask_services": [*asked, *further],
        "citations": [one for at, one in enumerate(citations) if one not in citations[:at]],
    }
    return _withheld(policy, told, sure, asked) if sure else _to_be_checked(told) if said else told


def _to_be_checked(verdict: Verdict) -> Verdict:
    """A verdict that holds only if the project may be built."""
    first: Verdict = {**verdict, "first_step": _step(CHECK_FIRST, verdict["forbidden"][0])}
    if verdict["status"] == "decided":
        first["headline"] = if_it_may_be_built(verdict["headline"])
        first["proviso"] = text(STATES["may_be"])
    return first


def _step(words: Text, entry: Prohibition) -> Text:
    return in_each(lambda lang: words[lang].format(ask=entry["ask"][lang]))


def _withheld(policy: Policy, verdict: Verdict, sure: Sequence[Prohibition], asked: list[str]) -> Verdict:
    """A verdict that a project may not be built: document and track as they are, and nothing of what to do
    for them."""
    standing = min((entry["standing"] for entry in sure), key=cite.STANDINGS.index)
    return {
        **verdict,
        "headline": not_to_be_built(sure),
        "first_step": _step(FIRST_STEP, sure[0]),
        "standing": standing,
        "standing_text": cite.standing_text(policy, standing),
        "proviso": text(STATES["forbidden"]),
        "deciding": None,
        "without_it": None,
        "prepare": None,
        "rests_on": None,
        "time_limit": None,
        "time_band": None,
        "schedule_note": None,
        "plan": None,
        "schedule": [],
        "papers": [],
        "afterwards": [],
        "track_notes": [],
        "change": [],
        "change_warning": None,
        "services": [],
        "measures": [],
        "modifiers": [],
        "may_apply": [],
        "penalties": [],
        "ask_services": asked,
    }
