"""What a day has besides the documents, in words: clocks, fines, services, steps, papers, rules,
prohibitions, levels, sizes, units and the codes that lead to an item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from generator.rules.cite import amount_rows, weakest
from generator.rules.documents import short_names
from generator.rules.phrases import TO_CHECK
from generator.rules.policy import Policy, in_force
from generator.rules.prohibitions import STATES
from generator.rules.schedule import CLOCKS, SENSES, duration
from generator.rules.wording import Text, in_each, text

if TYPE_CHECKING:
    from generator.models.policy.procedure import StepRecord

Said = tuple[str, tuple[Text, Text]]
"""By what something is known: its name, and what it comes to on a day."""

PARTS = (
    "approval_levels",
    "clocks",
    "contacts",
    "measures",
    "penalties",
    "procedure",
    "services",
)
"""The parts of a policy whose dates are heeded."""

SIZES = ("below", "medium", "small")

OFFERED: Text = {"zh": "有", "en": "offered"}
APPLIES: Text = {"zh": "适用", "en": "applies"}


def said_on(policy: Policy, day: date) -> Iterator[Said]:
    """What has days of its own, on a day."""
    yield from _clocks(policy, day)
    yield from _penalties(policy, day)
    yield from _offers(policy, day)
    yield from _rules(policy, day)
    yield from _levels(policy, day)


def said_now(policy: Policy, day: date) -> Iterator[Said]:
    """What has none, as it is told on a day."""
    yield from _actions(policy, day)
    yield from _steps(policy)
    yield from _sizes(policy)
    yield from _units(policy)
    yield from _codes(policy, day)


def _clocks(policy: Policy, day: date) -> Iterator[Said]:
    for clock in policy.data["clocks"]["clocks"]:
        if in_force(clock, day):
            for track in clock["tracks"]:
                said = duration(clock["days"], clock["unit"])
                yield f"clock {clock['kind']} {clock['document']} {track}", (text(clock), said)


def _penalties(policy: Policy, day: date) -> Iterator[Said]:
    for penalty in policy.data["penalties"]["penalties"]:
        if in_force(penalty, day):
            named = [short_names(policy)[name] for name in penalty["documents"]]
            yield (
                f"penalty {penalty['id']}",
                (text(penalty), _joined([_joined(named, "、", ", "), *_amounts(penalty)])),
            )


def _amounts(penalty: Mapping[str, object]) -> list[Text]:
    rows = amount_rows(penalty)
    return [in_each(lambda lang: "; ".join(f"{row['name'][lang]} {row['amount'][lang]}" for row in rows))]


def _offers(policy: Policy, day: date) -> Iterator[Said]:
    """Services and measures."""
    data = policy.data
    for group in data["services"]["groups"]:
        for part in group["parts"]:
            if in_force(part, day):
                yield f"service {part['id']}", (text(part), OFFERED)
    for measure in data["measures"]["measures"]:
        if measure["zh"] is not None and in_force(measure, day):
            named: Text = {"zh": measure["zh"], "en": measure["en"] or ""}
            yield f"measure {measure['number']}", (named, OFFERED)


def _actions(policy: Policy, day: date) -> Iterator[Said]:
    """What one can do today, by the state of the answer."""
    for action in policy.data["actions"]["today"]:
        if in_force(action, day):
            yield f"action {action['id']}", (text(action), _plain(action["state"]))


def _steps(policy: Policy) -> Iterator[Said]:
    """Each step of each track: who acts, within which limit, whether its time counts, with which papers."""
    tracks = policy.data["tracks"]
    for track in tracks["tracks"]:
        for step in track["steps"]:
            papers = [text(tracks["papers"][paper]) for paper in step["papers"]]
            said = [text(tracks["roles"][step["who"]]), text(CLOCKS[step["clock"]]), *_limit(step), *papers]
            named: Text = {"zh": f"{track['zh']}：{step['zh']}", "en": f"{track['en']}: {step['en']}"}
            yield f"step {track['id']} {step['id']}", (named, _joined(said))


def _limit(step: StepRecord) -> Iterator[Text]:
    """Within which limit a step is to be done, if it has one."""
    limit = step.get("limit")
    if limit is not None:
        days, sense = duration(limit["days"], limit["unit"]), SENSES[limit["sense"]]
        yield {"zh": sense["zh"].format(days=days["zh"]), "en": sense["en"].format(days=days["en"])}


def _rules(policy: Policy, day: date) -> Iterator[Said]:
    """Rules of procedure by the tracks for which they hold, and prohibitions by how firm they are."""
    names = {track["id"]: text(track) for track in policy.data["tracks"]["tracks"]}
    rules = {rule["id"]: rule for rule in policy.data["procedure"]["rules"] if in_force(rule, day)}
    for rule in rules.values():
        years = rule.get("review_after_years")
        said = [names[track] for track in rule["tracks"]]
        said += [_plain(f"review_after_years: {years}")] if years else []
        yield f"rule {rule['id']}", (text(rule), _joined(said))
    for record in policy.data["forbidden"]["prohibitions"]:
        rule_of = rules.get(record["rule"])
        if rule_of is not None:
            state = STATES["may_be" if rule_of["standing"] in TO_CHECK else "forbidden"]
            yield f"prohibition {record['id']}", (text(record), state)


def _levels(policy: Policy, day: date) -> Iterator[Said]:
    """Which level a rule names and what it says of it, as firm as the authority for it."""
    contacts = policy.data["contacts"]
    offices = {level["id"]: text(level) for level in contacts["levels"]}
    known = {record["id"]: record for record in contacts["authority"] if in_force(record, day)}
    for rule in policy.data["approval_levels"]["rules"]:
        standings = [known[name]["standing"] for name in rule["authorities"] if name in known]
        if in_force(rule, day) and standings:
            said = [offices[rule["level"]], _plain(rule["says"]), _plain(weakest(standings))]
            yield f"level {rule['id']}", (text(rule), _joined(said))


def _sizes(policy: Policy) -> Iterator[Said]:
    """Each figure by which the size of a firm is told."""
    for sector in policy.data["size_criteria"]["sectors"]:
        for size in SIZES:
            limits: Mapping[str, object] = sector.get(size) or {}  # type: ignore[assignment]
            for figure, limit in limits.items():
                asked = policy.facts[figure]["name"]
                named: Text = {
                    "zh": f"{sector['zh']}，{size}，{asked['zh']}",
                    "en": f"{sector['en']}, {size}, {asked['en']}",
                }
                yield f"size {sector['id']} {size} {figure}", (named, _plain(limit))


def _units(policy: Policy) -> Iterator[Said]:
    """What one of a unit comes to in another, and by which other names a quantity is read in it."""
    for name, unit in policy.data["units"].items():
        said = [f"{key}: {unit[key]}" for key in ("is", "each_day", "money") if key in unit]
        said += unit.get("also", ())
        yield f"unit {name}", (text(unit), _plain(", ".join(said)))


def _codes(policy: Policy, day: date) -> Iterator[Said]:
    """To which items, and to which divisions of them, each industry code leads."""
    edition = policy.edition(day)
    if edition is None:
        return
    found: dict[str, list[str]] = defaultdict(list)
    for item in policy.items(edition).values():
        for sign, codes in (("", item["codes"]), ("*", item["starred_codes"])):
            for code in codes:
                found[code].append(f"{item['number']}{sign}")
    for category in policy.data["categories"]:
        for code in category["divisions"]:
            found[code] += [str(number) for number in category["items"]]
    for code, items in found.items():
        named: Text = {"zh": f"行业代码{code}", "en": f"industry code {code}"}
        listed = ", ".join(sorted(set(items), key=lambda number: (len(number), number)))
        yield f"code {code}", (named, {"zh": f"第{listed}项", "en": f"item {listed}"})


def _plain(value: object) -> Text:
    """A word of the data itself, the same in both languages."""
    return {"zh": str(value), "en": str(value)}


def _joined(parts: Iterable[Text], zh: str = "；", en: str = "; ") -> Text:
    said = [part for part in parts if part["zh"]]
    made: Text = {"zh": zh.join(part["zh"] for part in said), "en": en.join(part["en"] for part in said)}
    return made if said else APPLIES
